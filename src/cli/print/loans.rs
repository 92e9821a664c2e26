//! `deedbox print loan` and `deedbox print loans`: the slip of a loan with its out-card, and the register (P2-7).

use std::collections::BTreeMap;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::kept::KeptArgs;
use crate::cli::print::data;
use crate::cli::print::page::{Output, deliver, nothing};
use crate::error::Result;
use crate::model::month::Month;
use crate::model::{AsOf, Line, Reference, StaffId, Year};
use crate::output::form::{self, LoanEntry, LoanSlip};
use crate::views::loans::{self, LoanLine, WhichLoans};
use crate::views::people;

/// The slip of a loan, in two copies of A5 on one sheet, and the out-card that stands on the shelf
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox print loan 1203/x4p9 -o slip.html")]
pub(super) struct LoanArgs {
    /// The loan
    #[arg(value_name = "ID")]
    id: Reference,
    #[command(flatten)]
    output: Output,
}

/// The loan register with every column of the form, newest first
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox print loans --month 2026-10 -o loans.html
  deedbox print loans --year 2025 -o loans-2025.html")]
pub(super) struct PrintLoansArgs {
    /// Loans of a month alone
    #[arg(long, value_name = "YYYY-MM", conflicts_with = "year")]
    month: Option<Month>,
    /// Loans of a year alone
    #[arg(long, value_name = "YEAR")]
    year: Option<Year>,
    #[command(flatten)]
    kept: KeptArgs,
    #[command(flatten)]
    output: Output,
}

pub(super) fn slip(ctx: &mut Context, args: &LoanArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let line = loans::of_record(&archive, &args.id)?;
    if data::is_wanted(ctx, &args.output) {
        let today = ctx.today(&archive)?;
        return data::tell(ctx, &loans::table(&[line], today));
    }
    let slip = LoanSlip { loan: entry(&line, &people::names(&archive)?) };
    let text = form::loan_slip(ctx.page_phrases(&archive), archive.settings(), &slip)?;
    deliver(ctx, &archive, &args.output, &text)
}

pub(super) fn register(ctx: &mut Context, args: &PrintLoansArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let today = ctx.today(&archive)?;
    let mut lines = loans::register(&archive, WhichLoans::All, today)?;
    let (month, year) = (args.month, args.year);
    let kept = args.kept.kept(&archive, &AsOf::NOW)?;
    lines.retain(|line| kept.has_of(&line.id.owner));
    lines.retain(|line| {
        let day = line.lent_on();
        let in_month = month.is_none_or(|month| month.has(day));
        in_month && year.is_none_or(|year| day.year() == year)
    });
    if lines.is_empty() {
        return nothing(ctx);
    }
    if data::is_wanted(ctx, &args.output) {
        return data::tell(ctx, &loans::table(&lines, today));
    }
    let names = people::names(&archive)?;
    let entries: Vec<LoanEntry> = lines.iter().map(|line| entry(line, &names)).collect();
    let period = match (month, year) {
        (Some(month), _) => month.to_string(),
        (None, Some(year)) => year.to_string(),
        (None, None) => today.to_string(),
    };
    let text = form::loan_register(ctx.page_phrases(&archive), archive.settings(), &period, &entries)?;
    deliver(ctx, &archive, &args.output, &text)
}

/// A loan as it stands on paper: people by their names.
fn entry(line: &LoanLine, names: &BTreeMap<StaffId, Line>) -> LoanEntry {
    let (loan, state) = (&line.loan, &line.state);
    LoanEntry {
        id: line.id.clone(),
        status: state.status,
        shelf: match (&line.unit, line.enquiry()) {
            (Some(unit), _) => unit.to_string(),
            (None, Some(enquiry)) => enquiry.to_string(),
            (None, None) => line.id.owner.to_string(),
        },
        company: line.company.clone(),
        code: line.code.clone(),
        titles: line.titles.clone(),
        lent_on: state.lent_on,
        borrower: loan.borrower.clone(),
        reached: (loan.department.clone(), loan.phone.clone()),
        level: loan.level,
        purpose: loan.purpose.clone(),
        place: loan.place,
        by: (state.approved_by.as_ref().map(|id| name(names, id)), state.handled_by.as_ref().map(|id| name(names, id))),
        due: state.due,
        returned: (state.returned_on, state.condition.clone()),
        remarks: line.remarks().iter().map(ToString::to_string).collect(),
    }
}

/// The name of a person of the staff; the id where nobody knows it.
pub(super) fn name(names: &BTreeMap<StaffId, Line>, id: &StaffId) -> String {
    names.get(id).map_or_else(|| id.to_string(), ToString::to_string)
}
