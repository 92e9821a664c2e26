//! `deedbox print statement`, `receipt` and `demand`: a client's account on paper (P3-1).

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::print::data;
use crate::cli::print::loans::name;
use crate::cli::print::page::{Output, deliver, nothing};
use crate::cli::statement::{self as cli_statement, SpanArgs};
use crate::cli::when::KnownArgs;
use crate::error::Result;
use crate::model::statement::AccountSpan;
use crate::model::{Date, FileName, Reference};
use crate::output::form::{self, AccountPage};
use crate::views::people;
use crate::views::statement::{self, ClientAccount};

/// A client's account: charges and payments with the balance behind each, what is due, deposits apart
///
/// The figures are those of `deedbox statement`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox print statement 1203 --since 2026-01-01 -o statement-1203.html
  deedbox --lang zh-Hant print statement 1203@2023-06-30 > 1203.html")]
pub(super) struct PrintStatementArgs {
    /// Unit, for its present client; or the unit and the day on which a client left it
    #[arg(value_name = "UNIT[@DATE]")]
    file: FileName,
    #[command(flatten)]
    span: SpanArgs,
    #[command(flatten)]
    output: Output,
}

/// The receipt of a payment, or of a deposit received or given back
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox print receipt 1203/x4p9 -o receipt.html")]
pub(super) struct PrintReceiptArgs {
    /// The payment, or the deposit
    #[arg(value_name = "ID")]
    id: Reference,
    #[command(flatten)]
    output: Output,
}

/// A demand for what is overdue: each charge with its due date, and the sum
///
/// Where nothing is overdue there is none, and the command ends with 1.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox print demand 1203 -o demand-1203.html
  deedbox print demand 1203 --as-of 2026-12-31 -o demand-1203.html")]
pub(super) struct DemandArgs {
    /// Unit, for its present client; or the unit and the day on which a client left it
    #[arg(value_name = "UNIT[@DATE]")]
    file: FileName,
    /// Day of the demand; else today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[command(flatten)]
    known: KnownArgs,
    #[command(flatten)]
    output: Output,
}

pub(super) fn statement(ctx: &mut Context, args: &PrintStatementArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let span = args.span.span(ctx, &archive)?;
    let account = statement::of_file(&archive, &args.file, span)?;
    if data::is_wanted(ctx, &args.output) {
        cli_statement::show(ctx, &account)?;
        return Ok(Outcome::Done);
    }
    let text = form::statement(ctx.page_phrases(&archive), archive.settings(), &page(&account))?;
    deliver(ctx, &archive, &args.output, &text)
}

pub(super) fn demand(ctx: &mut Context, args: &DemandArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let until = args.as_of.map_or_else(|| ctx.today(&archive), Ok)?;
    let span = AccountSpan { since: None, until, known_at: args.known.known(&archive)? };
    let account = statement::of_file(&archive, &args.file, span)?;
    if account.statement.account.overdue_charges(until).next().is_none() {
        return nothing(ctx);
    }
    if data::is_wanted(ctx, &args.output) {
        cli_statement::show(ctx, &account)?;
        return Ok(Outcome::Done);
    }
    let text = form::demand(ctx.page_phrases(&archive), archive.settings(), &page(&account))?;
    let outcome = deliver(ctx, &archive, &args.output, &text)?;
    ctx.say(&Done::DemandNotNoted(account.name))?;
    Ok(outcome)
}

pub(super) fn receipt(ctx: &mut Context, args: &PrintReceiptArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let receipt = statement::receipt(&archive, &args.id)?;
    let names = people::names(&archive)?;
    let by = receipt.handled_by.as_ref().map(|id| name(&names, id));
    if data::is_wanted(ctx, &args.output) {
        return data::tell(ctx, &data::receipt(&receipt, by.as_ref()));
    }
    let text = form::receipt(ctx.page_phrases(&archive), archive.settings(), (&receipt, by))?;
    deliver(ctx, &archive, &args.output, &text)
}

fn page(account: &ClientAccount) -> AccountPage<'_> {
    AccountPage { name: &account.name, unit: &account.unit, company: &account.company, statement: &account.statement }
}
