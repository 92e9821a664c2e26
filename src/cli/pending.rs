//! `deedbox pending`: what waits for a decision.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::kept::KeptArgs;
use crate::error::Result;
use crate::model::AsOf;
use crate::model::table::{Cell, Table, text};
use crate::views::pending::{self, Pending};

/// List what waits for a decision, newest first: who may decide, and the command
///
/// Loans asked for, cases at a step that is reserved for a role, amendments, voids, disclosures, reports of surveys.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox pending
  deedbox --as lee pending --mine")]
pub(super) struct PendingArgs {
    /// That alone which who acts may decide
    #[arg(long)]
    mine: bool,
    #[command(flatten)]
    kept: KeptArgs,
}

pub(super) fn run(ctx: &mut Context, args: PendingArgs) -> Result<Outcome> {
    let PendingArgs { mine, kept } = args;
    let archive = ctx.archive()?;
    let mut lines = pending::pending(&archive, ctx.desk(&archive)?.now)?;
    let kept = kept.kept(&archive, &AsOf::NOW)?;
    lines.retain(|line| kept.has_of(&line.record.owner));
    if mine {
        let actor = ctx.desk(&archive)?.actor.ok_or(crate::error::Input::NoActor)?;
        lines.retain(|line| line.may.contains(&actor));
    }
    ctx.listing(&table(&lines), &["since", "what", "company", "about", "asks", "by", "may", "command"])?;
    Ok(Outcome::Done)
}

/// What waits, as a table.
pub(super) fn table(lines: &[Pending]) -> Table {
    let columns =
        ["since", "id", "record", "what", "kind", "company", "about", "asks", "by", "duty", "role", "may", "command"]
            .map(text);
    let mut table = Table::new("pending", &columns);
    for line in lines {
        table.rows.push(vec![
            Cell::Date(line.since),
            Cell::text(line.id()),
            Cell::text(&line.record),
            Cell::Code(line.what.as_str()),
            Cell::Code(line.record.stem.kind().as_str()),
            Cell::maybe(line.company.as_ref(), Cell::text),
            Cell::maybe(line.about.clone(), Cell::Gist),
            Cell::maybe(line.asks.clone(), Cell::Gist),
            Cell::text(&line.by),
            Cell::Code(line.duty.as_str()),
            Cell::text(&line.role),
            Cell::List(line.may.iter().map(ToString::to_string).collect()),
            Cell::text(line.command()),
        ]);
    }
    table
}
