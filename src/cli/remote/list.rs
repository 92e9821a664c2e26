//! `deedbox remote list`.

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::remote::asked::RemoteListArgs;
use crate::cli::remote::told::StoreDone;
use crate::error::Result;
use crate::model::table::{Cell, Table, text};
use crate::output::Format;

pub(super) fn run(ctx: &mut Context, _: &RemoteListArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let columns = ["name", "endpoint", "bucket", "lock", "live_days", "on_sync"].map(text);
    let mut table = Table::new("remotes", &columns);
    table.rows = archive
        .settings()
        .remote
        .iter()
        .map(|(name, rules)| {
            vec![
                Cell::text(name),
                Cell::text(&rules.endpoint),
                Cell::text(&rules.bucket),
                Cell::Code(rules.lock.word()),
                Cell::maybe(rules.live_days, |days| Cell::Count(i64::from(days))),
                Cell::Flag(rules.on_sync),
            ]
        })
        .collect();
    if table.rows.is_empty() && ctx.format() == Format::Table {
        ctx.say(&StoreDone::NoStores)?;
        return Ok(Outcome::Done);
    }
    ctx.table(&table)?;
    Ok(Outcome::Done)
}
