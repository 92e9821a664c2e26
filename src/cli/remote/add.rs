//! `deedbox remote add`: a store that is seen to be fit is entered.

use std::time::Duration;

use crate::archive::layout::SETTINGS;
use crate::archive::{Archive, emit, toml_table};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::remote::asked::RemoteAddArgs;
use crate::cli::remote::opened;
use crate::cli::remote::told::StoreDone;
use crate::error::Result;
use crate::model::remote::{RemoteName, RemoteRules};
use crate::remote::StoreFault;

pub(super) fn run(ctx: &mut Context, args: RemoteAddArgs) -> Result<Outcome> {
    let RemoteAddArgs { name, endpoint, bucket, region, lock, live_days, on_sync } = args;
    let archive = ctx.archive()?;
    if archive.settings().remote.contains_key(&name) {
        return Err(StoreFault::Taken(name).into());
    }
    let rules = RemoteRules { endpoint, bucket, region, lock: lock.mode(), live_days, on_sync };
    opened::store(ctx, &name, &rules)?.check_bucket()?;
    if ctx.common.dry_run {
        ctx.say(&StoreDone::WouldAdd { remote: name })?;
        return Ok(Outcome::Done);
    }
    let wait = Duration::from_secs(ctx.common.wait);
    enter(&archive, &name, &rules, wait)?;
    ctx.say(&StoreDone::Added { remote: name, file: SETTINGS })?;
    Ok(Outcome::Done)
}

/// Puts the store at the end of `deedbox.toml`; what people wrote there stays as it is.
fn enter(archive: &Archive, name: &RemoteName, rules: &RemoteRules, wait: Duration) -> Result<()> {
    let _quiet = archive.while_nobody_writes(wait)?;
    let odd = |fault: crate::archive::TextFault| crate::archive::StorageError::Text {
        path: SETTINGS.to_owned(),
        line: fault.line,
        says: fault.says,
    };
    let rules = emit(&toml_table(rules).map_err(odd)?);
    let mut text = archive.settings_bytes()?;
    if !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    text.extend_from_slice(format!("\n[remote.{name}]\n{rules}").as_bytes());
    Ok(archive.write_more_settings(&text)?)
}
