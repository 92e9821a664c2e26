//! `deedbox config`: a person's own settings on this machine, and what is in force here.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use crate::archive::secrecy::{KeyBox, KeyMeans};
use crate::archive::signatures::{GivenKey, NamedKey};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::user_settings;
use crate::error::{Input, Result};
use crate::model::StaffId;
use crate::model::language::Language;
use crate::model::message::Given;
use crate::model::table::{Cell, Table, text};

/// The keys of a person's own settings.
const KEYS: [&str; 5] = ["staff", "lang", "signing_key", "key_box", "identity"];

/// Look at your own settings, and set them: who you are, which language you read
///
/// They lie on this machine alone, in config.toml of the folder for settings; never in an archive.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox config list --show-origin                what is in force here, and where it is said
  deedbox config set staff chan
  deedbox config set lang zh-Hant
  deedbox config set signing_key ~/.ssh/id_ed25519.pub
  deedbox config set key_box /mnt/office/keys
  deedbox config set identity ~/.config/age/key.txt
  deedbox config set staff ''                      takes it out again")]
pub(super) struct ConfigArgs {
    #[command(subcommand)]
    command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    List(ConfigListArgs),
    Set(ConfigSetArgs),
}

/// List what is in force: options first, then variables, then your own settings, then the estate's
#[derive(Args, Debug)]
struct ConfigListArgs {
    /// Say where each is said
    #[arg(long)]
    show_origin: bool,
}

/// Set one of your own settings
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox config set staff chan
  deedbox config set lang zh-Hant")]
struct ConfigSetArgs {
    /// staff, who acts; lang, the language; signing_key, the file of the public key by which you sign; key_box, the folder with the keys of
    /// confidential papers; or identity, the file with the secret half of the key by which you open them
    #[arg(value_name = "SETTING", value_parser = PossibleValuesParser::new(KEYS))]
    key: String,
    /// The value; an empty one takes the setting out
    #[arg(value_name = "VALUE")]
    value: String,
}

pub(super) fn run(ctx: &mut Context, args: ConfigArgs) -> Result<Outcome> {
    match args.command {
        ConfigCommand::List(args) => list(ctx, &args),
        ConfigCommand::Set(args) => set(ctx, &args),
    }
}

/// The file of this person's own settings.
pub(super) fn file(ctx: &Context) -> Result<PathBuf> {
    Ok(ctx.environment.languages.user.path.clone().ok_or(Input::NoSettingsFolder)?)
}

/// Who acts, and where that is said.
pub(super) fn actor(ctx: &Context) -> Option<(StaffId, String)> {
    let user = &ctx.environment.languages.user;
    match (&ctx.common.actor, &ctx.environment.staff) {
        (Some(id), _) => Some((id.clone(), "--as".to_owned())),
        (None, Some(id)) if user.settings.staff.as_ref() == Some(id) => {
            let file = user.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
            Some((id.clone(), file))
        }
        (None, Some(id)) => Some((id.clone(), "DEEDBOX_STAFF".to_owned())),
        (None, None) => None,
    }
}

fn list(ctx: &mut Context, args: &ConfigListArgs) -> Result<Outcome> {
    let languages = &ctx.environment.languages;
    let own = languages.user.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let staff = actor(ctx).map(|(id, origin)| (id.to_string(), origin));
    let lang = match (ctx.common.lang, languages.chosen, languages.locale) {
        (Some(lang), _, _) => Some((lang, "--lang".to_owned())),
        (None, Some(lang), _) if languages.user.settings.lang == Some(lang) => Some((lang, own)),
        (None, Some(lang), _) => Some((lang, "DEEDBOX_LANG".to_owned())),
        (None, None, Some(lang)) => Some((lang, "LC_ALL, LC_MESSAGES, LANG".to_owned())),
        (None, None, None) => None,
    };
    let archive = ctx.archive_as_it_is().ok();
    let root = archive.as_ref().map(|archive| {
        let origin = match (&ctx.common.archive, &ctx.environment.archive) {
            (Some(_), _) => "-C",
            (None, Some(_)) => "DEEDBOX_ARCHIVE",
            (None, None) => ".",
        };
        (archive.root().display().to_string(), origin.to_owned())
    });
    let of_estate = archive.map(|archive| (archive.settings().language, "deedbox.toml".to_owned()));
    let signing = signing_key(ctx);
    let own_file = ctx.environment.languages.user.path.as_ref().map(|path| path.display().to_string());
    let own_settings = &ctx.environment.languages.user.settings;
    let of_own = |value: &Option<String>| value.clone().zip(own_file.clone());
    let (key_box, identity) = (of_own(&own_settings.key_box), of_own(&own_settings.identity));
    let lang = lang.or(of_estate).map(|(lang, origin)| (lang.to_string(), origin));
    let mut table = Table::new("settings", &["setting", "value", "origin"].map(text));
    let settings = [
        ("archive", root),
        ("staff", staff),
        ("lang", lang),
        ("signing_key", signing),
        ("key_box", key_box),
        ("identity", identity),
    ];
    for (key, found) in settings {
        let (value, origin) = found.unzip();
        table.rows.push(vec![
            Cell::text(key),
            Cell::maybe(value.as_ref(), Cell::text),
            Cell::maybe(origin.as_ref(), Cell::text),
        ]);
    }
    let shown: &[&str] = if args.show_origin { &["setting", "value", "origin"] } else { &["setting", "value"] };
    ctx.listing(&table, shown)?;
    Ok(Outcome::Done)
}

/// The key by which this person signs, and where that is said.
fn signing_key(ctx: &Context) -> Option<(String, String)> {
    let user = &ctx.environment.languages.user;
    if let Some(file) = &user.settings.signing_key {
        return Some((file.clone(), user.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default()));
    }
    let root =
        ctx.archive_as_it_is().map_or_else(|_| ctx.environment.here.clone(), |archive| archive.root().to_owned());
    ctx.means().signing.key(&root).map(|key| (key.to_string(), "git: user.signingKey".to_owned()))
}

fn set(ctx: &mut Context, args: &ConfigSetArgs) -> Result<Outcome> {
    let value = match args.key.as_str() {
        _ if args.value.is_empty() => String::new(),
        "lang" => match Language::told(&args.value) {
            Some(language) => language.to_string(),
            None => args.value.parse::<Language>()?.to_string(),
        },
        "key_box" => {
            let folder = ctx.path(args.value.as_ref());
            if let Ok(archive) = ctx.archive_as_it_is() {
                let means = KeyMeans { key_box: Some(folder.clone()), ..ctx.key_means() };
                KeyBox::find(&archive, &means)?;
            }
            folder.display().to_string()
        }
        "identity" => {
            let file = ctx.path(args.value.as_ref());
            crate::archive::open_given(&file)?;
            file.display().to_string()
        }
        "signing_key" => {
            let file = ctx.path(args.value.as_ref());
            let named = GivenKey::read(NamedKey::File(file.clone()));
            named.ok_or_else(|| Input::NoPublicKey(Given(args.value.clone())))?.named.to_string()
        }
        _ => args.value.parse::<StaffId>()?.to_string(),
    };
    let path = file(ctx)?;
    if !ctx.common.dry_run {
        user_settings::set(&ctx.disk(), &path, &args.key, &value)?;
    }
    let (key, file) = (args.key.clone(), path.display().to_string());
    ctx.say(&Done::SettingSet { key, value: Some(value).filter(|value| !value.is_empty()), file })?;
    Ok(Outcome::Done)
}
