//! `deedbox search`: words in records.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::kept::KeptArgs;
use crate::error::Result;
use crate::model::{AsOf, Date, FloorCode, Kind, UnitCode};
use crate::views::search::{self, Search, StandingCode};

/// Look for words in every record, of those who have left as well
///
/// All words must be in a record or its events; of several, some may be the client's name instead. Case and width of letters
/// do not matter. Newest first; exit 1 where nothing is found.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox search lease 宏達
  deedbox search 合同 --unit 1203 --since 2025-01-01
  deedbox search --kind loan --status out
  deedbox search --kind complaint --status handled")]
pub(super) struct SearchArgs {
    /// Words
    #[arg(required_unless_present_any = ["kind", "floor", "unit", "since", "until", "status", "department"])]
    words: Vec<String>,
    /// Kind of record: document, loan, tenancy, cover, sealed, box, …
    #[arg(long)]
    kind: Option<Kind>,
    /// Units of one floor alone
    #[arg(long)]
    floor: Option<FloorCode>,
    /// One unit alone, with all the clients it has had
    #[arg(long)]
    unit: Option<UnitCode>,
    /// First day
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// Last day
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Where a loan or a case stands: asked, out, open, assigned, approved, closed, …; voided
    #[arg(long)]
    status: Option<StandingCode>,
    #[command(flatten)]
    kept: KeptArgs,
}

pub(super) fn run(ctx: &mut Context, args: SearchArgs) -> Result<Outcome> {
    let SearchArgs { words, kind, floor, unit, since, until, status, kept } = args;
    let archive = ctx.archive()?;
    let kept = kept.kept(&archive, &AsOf::NOW)?;
    let mut hits = search::search(&archive, &Search { words, kind, floor, unit, since, until, status })?;
    hits.retain(|hit| kept.has_of(&hit.id.owner));
    ctx.listing(&search::table(&hits), &["date", "id", "kind", "company", "title"])?;
    Ok(if hits.is_empty() { Outcome::Findings } else { Outcome::Done })
}
