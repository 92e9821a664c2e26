//! `deedbox init`: found an archive.

use std::path::PathBuf;

use clap::Args;

use crate::archive::git::{self, Git, GitFault};
use crate::archive::layout::SETTINGS;
use crate::archive::{Archive, EntryKind, given_entries, given_kind};
use crate::cli::context::{Carried, Context};
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::schema;
use crate::cli::{config, user_settings};
use crate::desk::create_archive::{self, OwnerOf};
use crate::error::Result;
use crate::model::language::Language;
use crate::model::settings::{CurrencyCode, OffsetText};
use crate::model::{Departments, Line, Settings, StaffId};
use crate::views::doctor;

/// Found an archive in a new or empty folder
///
/// Writes deedbox.toml, FORMAT.md, schema/, tombi.toml, .gitattributes and .gitignore. With `--owner` that one person holds
/// every role, in the department that answers clients, so that a small office can start at once.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan' --git")]
pub(super) struct InitArgs {
    /// Folder of the archive
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// The estate's name
    #[arg(long, value_name = "NAME")]
    name: Line,

    /// A person who holds every role
    #[arg(long, value_name = "NAME")]
    owner: Option<Line>,

    /// The owner's id, if it is not to be made from the name
    #[arg(long, value_name = "ID", requires = "owner")]
    owner_id: Option<StaffId>,

    /// Currency of all money (ISO 4217)
    #[arg(long, value_name = "CODE", default_value = "HKD")]
    currency: CurrencyCode,

    /// The estate's offset from UTC
    #[arg(long, value_name = "±HH:MM", default_value = "+08:00", allow_hyphen_values = true)]
    utc_offset: OffsetText,

    /// Language of what is shown and printed: en, zh-Hans or zh-Hant; else the one that you read
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<Language>,

    /// Make a git repository with a first commit
    #[arg(long)]
    git: bool,
}

pub(super) fn run(ctx: &mut Context, args: InitArgs) -> Result<Outcome> {
    let InitArgs { folder, name, owner, owner_id, currency, utc_offset, language, git } = args;
    let language = language.unwrap_or(ctx.words.phrases().language());
    let root = ctx.path(&folder);
    let entries = given_entries(&root)?;
    create_archive::check_place(&root, &entries, given_kind(&root.join(SETTINGS)).is_some())?;
    let owner = owner.map(|name| OwnerOf { name, id: owner_id });
    let id = ctx.environment.chance().estate()?;
    let departments = Departments::usual(language);
    let settings = Settings { currency, utc_offset, language, departments, ..Settings::new(id, name.clone()) };
    let department = create_archive::owners_department(&settings);
    let texts = schema::texts()?;
    let found_before = given_kind(&root) == Some(EntryKind::Folder);
    let archive = if ctx.common.dry_run && !found_before {
        Archive::found_in_mind(&ctx.environment.here, ctx.disk(), settings)?
    } else {
        Archive::found(&root, ctx.disk(), settings)?
    };
    let carried: Carried<Option<StaffId>> =
        ctx.carry_out(&archive, |desk, tx| create_archive::create_archive(desk, tx, owner.as_ref(), &texts))?;
    ctx.made(&carried, &[folder.display().to_string()])?;
    let (owner, department) = carried.made.clone().zip(department).unzip();
    ctx.say_done(&carried, &Done::Founded { name, folder: folder.display().to_string(), owner, department })?;
    if let Some(owner) = carried.made.clone() {
        act_as(ctx, owner)?;
    }
    if git && !ctx.common.dry_run {
        ctx.say(&commit_all(&root, "Found the archive"))?;
    }
    Ok(Outcome::Done)
}

/// Lets who founded the archive act from now on, where this machine does not know yet who acts.
fn act_as(ctx: &mut Context, owner: StaffId) -> Result<()> {
    let (dry_run, known) = (ctx.common.dry_run, config::actor(ctx).is_some());
    let Some(path) = ctx.environment.languages.user.path.clone().filter(|_| !dry_run && !known) else { return Ok(()) };
    // An archive that was founded is founded, whether or not this machine lets itself be told who acts.
    if user_settings::set(&ctx.disk(), &path, "staff", owner.as_str()).is_ok() {
        ctx.say(&Done::ActsHere { id: owner, file: path.display().to_string() })?;
    }
    Ok(())
}

/// Makes a repository, with what deedbox wants of git, and commits everything.
pub(super) fn commit_all(root: &std::path::Path, message: &str) -> Done {
    let is_there = given_kind(&root.join(".git")).is_some();
    // Names stay readable; a folder that was moved takes late papers along; the private folder of others does not slow git down.
    let is_large = doctor::git_settings::MANY_FILES <= git::files_known(root);
    let large = doctor::git_settings::LARGE.iter().filter(|_| is_large);
    let settings: Vec<(&str, &str)> = doctor::git_settings::SETTINGS.iter().chain(large).copied().collect();
    match Git::at(root).found(is_there, &settings, message) {
        Ok(()) => Done::FirstCommit,
        Err(GitFault::Failed(says)) => Done::NoFirstCommit(says.lines().next().unwrap_or("git failed").to_owned()),
        Err(GitFault::NoProgram) => Done::NoFirstCommit("git: command not found".to_owned()),
        Err(other) => Done::NoFirstCommit(other.to_string()),
    }
}
