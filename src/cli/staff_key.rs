//! `deedbox staff key`: the keys by which people sign (S-SEAL).

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Subcommand};

use crate::archive::signatures::{GivenKey, NamedKey};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::secrecy_done::SecrecyDone;
use crate::desk::keys::{self, AddKey, EndKey, FirstKey};
use crate::error::{Input, Result};
use crate::model::message::Given;
use crate::model::secrecy::AgeKey;
use crate::model::signing::{Fingerprint, KeyEndReason, SshKey};
use crate::model::{Invalid, Moment, StaffId};
use crate::views::keys as keys_view;

/// Enter and end the keys by which people sign, and look at them
#[derive(Args, Debug)]
pub(super) struct StaffKeyArgs {
    #[command(subcommand)]
    command: StaffKeyCommand,
}

#[derive(Debug, Subcommand)]
enum StaffKeyCommand {
    Add(StaffKeyAddArgs),
    End(StaffKeyEndArgs),
    List(StaffKeyListArgs),
}

/// Enter the public key by which a person signs, or with --open one by which they open confidential papers
///
/// It is signed by that very key, so whoever enters it has it: in an agent, a token or a file beside. It counts once approved by
/// who keeps the staff; the first key of somebody who may approve keys approves itself. Taken are the kinds ed25519 and
/// ecdsa-p256, and both in a token (sk-); RSA is not. A key that opens is one of age (`age-keygen`), and counts once approved; `deedbox keys wrap`
/// then wraps to it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as wong staff key add wong ~/.ssh/id_ed25519.pub
  deedbox --as ho staff key add ho --open age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
  deedbox --as lee approve staff/x4p9+02-h3c8")]
struct StaffKeyAddArgs {
    /// Whose
    id: StaffId,
    /// The file of the public key by which they sign
    #[arg(value_name = "FILE", required_unless_present = "open")]
    file: Option<PathBuf>,
    /// The key of age by which they open confidential papers
    #[arg(long, value_name = "KEY", conflicts_with = "file")]
    open: Option<AgeKey>,
}

/// End a key of a person
///
/// What was signed before stays good where it was replaced or the person left; where it is lost, only what a seal of before
/// that time lists.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox staff key end wong SHA256:hQnkWVqc… --why lost --from 2026-11-20T18:00")]
struct StaffKeyEndArgs {
    /// Whose
    id: StaffId,
    /// The fingerprint, or the key of age, as `staff key list` shows it
    #[arg(value_name = "FINGERPRINT|KEY")]
    key: KeyNamed,
    /// Why: replaced, left, lost
    #[arg(long, value_name = "WHY")]
    why: KeyEndReason,
    /// From when on it counts no more; else now
    #[arg(long, value_name = "TIME")]
    from: Option<String>,
}

/// List the keys by which people sign and open papers, those that ended as well
#[derive(Args, Debug)]
struct StaffKeyListArgs {}

/// A key as it is named: one that signs by its fingerprint, one that opens by itself.
#[derive(Clone, Debug)]
pub(super) enum KeyNamed {
    Signs(Fingerprint),
    Opens(AgeKey),
}

impl FromStr for KeyNamed {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        if given.starts_with("age1") { given.parse().map(Self::Opens) } else { given.parse().map(Self::Signs) }
    }
}

pub(super) fn run(ctx: &mut Context, args: StaffKeyArgs) -> Result<Outcome> {
    match args.command {
        StaffKeyCommand::Add(args) => add(ctx, args),
        StaffKeyCommand::End(args) => end(ctx, args),
        StaffKeyCommand::List(StaffKeyListArgs {}) => {
            let archive = ctx.archive()?;
            let now = ctx.desk(&archive)?.now;
            ctx.listing(&keys_view::table(&archive, now)?, keys_view::SHOWN)?;
            Ok(Outcome::Done)
        }
    }
}

fn add(ctx: &mut Context, args: StaffKeyAddArgs) -> Result<Outcome> {
    let StaffKeyAddArgs { id: person, file, open } = args;
    if let Some(key) = open {
        return add_open(ctx, person, key);
    }
    let given = given(ctx, &file.unwrap_or_default())?;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        keys::add(desk, tx, &AddKey { person: person.clone(), given: given.clone() })
    })?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.event.to_string()])?;
    let key = made.key;
    let done = match made.approval {
        FirstKey::Approved => Done::KeyFirst { person, key },
        FirstKey::Waits => Done::KeyWaits { person, key, event: made.event },
    };
    ctx.say_done(&carried, &done)?;
    Ok(Outcome::Done)
}

fn add_open(ctx: &mut Context, person: StaffId, key: AgeKey) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| keys::add_open(desk, tx, (&person, &key)))?;
    let event = carried.made.clone();
    ctx.made(&carried, &[event.to_string()])?;
    ctx.say_done(&carried, &SecrecyDone::KeyWaits { person, key, event })?;
    Ok(Outcome::Done)
}

/// The key in a file that somebody named; one that is there and will not do says why.
fn given(ctx: &Context, file: &std::path::Path) -> Result<GivenKey> {
    let path = ctx.path(file);
    if let Some(given) = GivenKey::read(NamedKey::File(path.clone())) {
        return Ok(given);
    }
    let text = crate::archive::read_given(&path, 64 << 10)?;
    match String::from_utf8(text) {
        Ok(text) if text.starts_with("ssh-") || text.starts_with("ecdsa-") => {
            text.parse::<SshKey>()?;
        }
        _ => {}
    }
    Err(Input::NoPublicKey(Given(file.display().to_string())).into())
}

fn end(ctx: &mut Context, args: StaffKeyEndArgs) -> Result<Outcome> {
    let StaffKeyEndArgs { id: person, key, why, from } = args;
    let archive = ctx.archive()?;
    let offset = archive.settings().utc_offset.offset()?;
    let from = from.map(|from| Moment::parse_at(&from, offset)).transpose()?;
    let key = match key {
        KeyNamed::Signs(key) => key,
        KeyNamed::Opens(key) => {
            let carried = ctx.carry_out(&archive, |desk, tx| keys::end_open(desk, tx, (&person, &key, why)))?;
            ctx.made(&carried, &[carried.made.to_string()])?;
            ctx.say_done(&carried, &SecrecyDone::KeyEnded { person, key, why })?;
            return Ok(Outcome::Done);
        }
    };
    let carried = ctx.carry_out(&archive, |desk, tx| {
        keys::end(desk, tx, &EndKey { person: person.clone(), key: key.clone(), why, from })
    })?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    ctx.say_done(&carried, &Done::KeyEnded { person, key, why })?;
    Ok(Outcome::Done)
}
