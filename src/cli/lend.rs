//! `deedbox lend`: ask for a file, or papers of it, to be read (P2-7).

use clap::Args;

use crate::archive::{Uncached, find};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::lend::{self, Lend, LendThen};
use crate::error::Result;
use crate::model::record::ReadingPlace;
use crate::model::{Date, Line, Reference, StaffId, WhoseWord};

/// Lend a client's file, an enquiry, or papers of it, to a reader in the office
///
/// Before a first lease there is no file yet: what is known of the client stands in the enquiry, and that is consulted (P1-5a).
/// Asks; `deedbox approve` lets it go: the manager, where the general manager's authority to consult is in force for a reader of
/// the office (`deedbox authority`); else, and for confidential papers, the general manager. Who may does both with `--approve`,
/// and with `--returned` all three: a look on the spot. A supervisor hands it out, never the reader.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox lend 1203 --to 李律師 --purpose 簽約前查閱
  deedbox lend 1203 --to 'Lee Wai' --purpose audit --paper 1203/m3v8 --approve
  deedbox lend 1203 --to me --purpose contract --returned
  deedbox lend enquiries/t369 --to me --purpose contract --returned")]
pub(super) struct LendArgs {
    /// Unit, `UNIT@DATE` for who left on that day, or an enquiry's id
    #[arg(value_name = "UNIT|ENQUIRY")]
    of: WhoseWord,
    /// Who reads it: a name, an id of the staff, or `me`
    #[arg(long, value_name = "NAME")]
    to: Line,
    /// What it is read for
    #[arg(long, value_name = "TEXT")]
    purpose: Line,
    /// Day on which it is due back; else after the estate's days
    #[arg(long, value_name = "DATE")]
    due: Option<Date>,
    /// A paper; else the whole file, or all of the enquiry (can be repeated)
    #[arg(long, value_name = "ID")]
    paper: Vec<Reference>,
    /// It leaves the office
    #[arg(long)]
    off_site: bool,
    /// The reader's department or company
    #[arg(long, value_name = "NAME")]
    department: Option<Line>,
    /// The reader's telephone number
    #[arg(long, value_name = "NUMBER")]
    phone: Option<Line>,
    /// Day of the loan; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Approve it as well
    #[arg(long)]
    approve: bool,
    /// Approve it and take it back: it was read on the spot
    #[arg(long)]
    returned: bool,
    /// Who hands it over, if it is somebody else
    #[arg(long, value_name = "STAFF")]
    handled_by: Option<StaffId>,
}

pub(super) fn run(ctx: &mut Context, args: LendArgs) -> Result<Outcome> {
    let LendArgs { of, to, purpose, due, paper, off_site, department, phone, date, approve, returned, handled_by } =
        args;
    let archive = ctx.archive()?;
    let of = find::whose(&mut Uncached::new(&archive), &of)?;
    let then = match (returned, approve) {
        (true, _) => LendThen::Return { handled_by },
        (false, true) => LendThen::Approve { handled_by },
        (false, false) => LendThen::Wait,
    };
    let place = if off_site { ReadingPlace::OffSite } else { ReadingPlace::Office };
    let date = match date {
        Some(date) => date,
        None => ctx.today(&archive)?,
    };
    let ask =
        Lend { of: of.clone(), to, purpose, urgent: None, due, papers: paper, place, department, phone, date, then };
    let carried = ctx.carry_out(&archive, |desk, tx| lend::lend(desk, tx, &ask))?;
    let lent = carried.made.clone();
    ctx.made(&carried, &[lent.id.to_string()])?;
    ctx.say_done(
        &carried,
        &Done::Lent {
            id: lent.id,
            borrower: lent.borrower,
            file: of,
            due: lent.due,
            status: lent.status,
            rests: lent.rests,
            handed: lent.handed,
            papers: ask.papers.len(),
        },
    )?;
    Ok(Outcome::Done)
}
