//! `deedbox notice`: notices to a client, a floor or all, and who has acknowledged them (P3-5).

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::papers;
use crate::cli::when::WhenArgs;
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::notice::{self, Reached, Receiving};
use crate::desk::record;
use crate::error::Result;
use crate::model::{AsOf, Audience, Date, FileName, Kind, Line, Reference, Year};
use crate::views::notices::{self, WhichNotices};

/// Send notices, and note who has them and who acknowledged them
#[derive(Args, Debug)]
pub(super) struct NoticeArgs {
    #[command(subcommand)]
    command: NoticeCommand,
}

#[derive(Debug, Subcommand)]
enum NoticeCommand {
    Send(SendArgs),
    Deliver(DeliverArgs),
    Acknowledge(AcknowledgeArgs),
    List(NoticeListArgs),
    Show(NoticeShowArgs),
}

/// Send a notice: enter it in the register, with its papers
///
/// It goes to the clients who are present on its date.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox notice send --to all --title '停電通知' notice.pdf --ref-no 2026-018
  deedbox notice send --to floor:12 --title '洗手間維修'
  deedbox notice send --to unit:1203 --title '走廊雜物' letter.pdf --date 2026-11-20")]
struct SendArgs {
    /// To whom: all, floor:12 or unit:1203
    #[arg(long, value_name = "AUDIENCE")]
    to: Audience,
    /// What it is about
    #[arg(long)]
    title: Line,
    /// Its papers
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Its reference number
    #[arg(long, value_name = "NUMBER")]
    ref_no: Option<Line>,
    /// Day on which it was sent; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// Note that a notice was delivered to a client
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox notice deliver notices/x4p9 --client 1203 --person 陳小姐")]
struct DeliverArgs {
    /// Id of the notice
    #[arg(value_name = "ID")]
    reference: Reference,
    /// The client: a unit, or UNIT@DATE for who left on that day
    #[arg(long, alias = "unit", value_name = "UNIT")]
    client: FileName,
    /// Who took it
    #[arg(long, value_name = "NAME")]
    person: Option<Line>,
    #[command(flatten)]
    rest: ReceiptArgs,
}

/// Note that a client acknowledged a notice
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox notice acknowledge notices/x4p9 --client 1203 --person 陳小姐 --date 2026-11-21")]
struct AcknowledgeArgs {
    /// Id of the notice
    #[arg(value_name = "ID")]
    reference: Reference,
    /// The client: a unit, or UNIT@DATE for who left on that day
    #[arg(long, alias = "unit", value_name = "UNIT")]
    client: FileName,
    /// Who acknowledged it
    #[arg(long, value_name = "NAME")]
    person: Line,
    #[command(flatten)]
    rest: ReceiptArgs,
}

/// What goes with both.
#[derive(Args, Debug)]
struct ReceiptArgs {
    #[command(flatten)]
    when: WhenArgs,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
}

/// List the notices, newest first, with how many clients have acknowledged each
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox notice list --unacknowledged
  deedbox --format csv notice list --year 2026 > notices.csv")]
struct NoticeListArgs {
    /// Those of one year alone
    #[arg(long, value_name = "YEAR")]
    year: Option<Year>,
    /// Those alone that somebody has not acknowledged
    #[arg(long)]
    unacknowledged: bool,
}

/// Show a notice, and for each client when it was delivered and acknowledged
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox notice show notices/x4p9")]
struct NoticeShowArgs {
    /// Id of the notice
    #[arg(value_name = "ID")]
    reference: Reference,
}

pub(super) fn run(ctx: &mut Context, args: NoticeArgs) -> Result<Outcome> {
    match args.command {
        NoticeCommand::Send(args) => send(ctx, args),
        NoticeCommand::Deliver(DeliverArgs { reference, client, person, rest }) => {
            receive(ctx, (reference, client, person), rest, Receiving::Delivered)
        }
        NoticeCommand::Acknowledge(AcknowledgeArgs { reference, client, person, rest }) => {
            receive(ctx, (reference, client, Some(person)), rest, Receiving::Acknowledged)
        }
        NoticeCommand::List(args) => list(ctx, args),
        NoticeCommand::Show(NoticeShowArgs { reference }) => show(ctx, &reference),
    }
}

fn send(ctx: &mut Context, args: SendArgs) -> Result<Outcome> {
    let SendArgs { to, title, files, ref_no, date } = args;
    let archive = ctx.archive()?;
    let when = WhenArgs { date, when: None }.happened(ctx, &archive, Some(Kind::Notice))?;
    let mut values = toml::Table::new();
    values.insert("to".to_owned(), to.to_string().into());
    if let Some(number) = ref_no {
        values.insert("ref_no".to_owned(), number.to_string().into());
    }
    let paths = papers::typed(ctx, &files);
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let ask = Happening {
            kind: Kind::Notice,
            into: RecordGoes::Register,
            when,
            title: Some(title.clone()),
            no: None,
            values: values.clone(),
            events: Vec::new(),
            papers: papers::take_in(tx, &paths, None)?,
            category: None,
        };
        let id = record::record(desk, tx, &ask)?;
        let clients = notice::reach(tx, &to, when.date())?;
        Ok((id, clients))
    })?;
    let (id, clients) = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &Done::NoticeSent { id, to, clients })?;
    Ok(Outcome::Done)
}

fn receive(
    ctx: &mut Context,
    (reference, client, person): (Reference, FileName, Option<Line>),
    rest: ReceiptArgs,
    what: Receiving,
) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let when = rest.when.happened(ctx, &archive, Some(Kind::Notice))?;
    let ask = Reached { reference, client, person, what, when, note: rest.note };
    let carried = ctx.carry_out(&archive, |desk, tx| notice::receive(desk, tx, &ask))?;
    let noted = carried.made.clone();
    ctx.made(&carried, &[noted.id.to_string()])?;
    let (client, action) = (noted.client, what.action());
    ctx.say_done(&carried, &Done::NoticeReached { id: noted.id, client, action, waiting: noted.waiting })?;
    Ok(Outcome::Done)
}

fn list(ctx: &mut Context, args: NoticeListArgs) -> Result<Outcome> {
    let NoticeListArgs { year, unacknowledged } = args;
    let archive = ctx.archive()?;
    let which = if unacknowledged { WhichNotices::Unacknowledged } else { WhichNotices::All };
    let lines = notices::register(&archive, year, which, &AsOf::NOW)?;
    ctx.listing(&notices::table(&lines), &["id", "date", "to", "title", "clients", "delivered", "acknowledged"])?;
    Ok(Outcome::Done)
}

fn show(ctx: &mut Context, reference: &Reference) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let sheet = notices::show(&archive, reference)?;
    ctx.laid_open(&sheet.pairs(), &sheet.clients())?;
    Ok(Outcome::Done)
}
