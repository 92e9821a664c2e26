//! `deedbox request`: what persons ask about the data that is kept of them (S-PI).

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::archive::export_files::OutsidePlace;
use crate::archive::{Archive, read_given};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::papers;
use crate::cli::when::WhenArgs;
use crate::desk::disclose::DiscloseThen;
use crate::desk::give_request::{self, GiveRequest};
use crate::desk::request::{self, OpenRequest};
use crate::error::Result;
use crate::model::due_step::StepRoute;
use crate::model::request::RequestKind;
use crate::model::{Action, Date, DueStep, FileName, Kind, Line, Reference};
use crate::output::{self, Format};
use crate::views::requests::{self, Gathered};

/// The largest list of what was gathered that is read, in bytes.
const MAX_LIST_BYTES: u64 = 8 << 20;

/// The list in the folder of what was gathered.
const LIST: &str = "gather.csv";

/// Register what persons ask about the data that is kept of them, and answer it in time
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox request open 1203 --about access --person '陳大文' --contact '+852 2000 0009'
  deedbox request gather requests/x4p9 -o chan
  deedbox request release requests/x4p9 --from chan
  deedbox request refuse requests/x4p9 --reason '身分未能核實'
  deedbox request list")]
pub(super) struct RequestArgs {
    #[command(subcommand)]
    command: RequestCommand,
}

#[derive(Debug, Subcommand)]
enum RequestCommand {
    Open(RequestOpenArgs),
    Gather(GatherArgs),
    Release(RequestReleaseArgs),
    Refuse(RefuseArgs),
    List(RequestListArgs),
}

/// Register a request
///
/// It is answered by `access_days` of `[policy]` in deedbox.toml, 40 where that says nothing. Corrections are made by `amend`, restrictions by
/// `restrict`; then `update ID --status done --note TEXT`.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox request open 1203 --about access --person '陳大文' --contact '+852 2000 0009;chan@example.com'")]
struct RequestOpenArgs {
    /// Client in whose file the data lie: a unit, or UNIT@DATE
    #[arg(value_name = "UNIT")]
    client: FileName,
    /// access, correction, erasure or restriction
    #[arg(long, value_name = "CODE")]
    about: RequestKind,
    /// Who asks
    #[arg(long, value_name = "NAME")]
    person: Line,
    /// Where to reach the person: telephone, mail, with `;` between
    #[arg(long, value_name = "TEXT")]
    contact: Option<Line>,
    /// Day by which it is answered
    #[arg(long, value_name = "DATE")]
    due: Option<Date>,
    /// What is asked, in a line
    #[arg(long, value_name = "TEXT")]
    title: Option<Line>,
    /// Paper that came with it (can be repeated)
    #[arg(long, value_name = "PATH", num_args = 1..)]
    attach: Vec<PathBuf>,
    #[command(flatten)]
    when: WhenArgs,
}

/// Gather what the client's file holds of the person
///
/// Every record and paper in whose words the name or a contact occurs, into a new folder: the records as text, and gather.csv with a row
/// each. What is inside a paper is not read. Fill in the column `include` with yes what is given; others in the same paper cannot be blacked
/// out here.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox request gather requests/x4p9 -o chan")]
struct GatherArgs {
    /// Id of the request
    #[arg(value_name = "ID")]
    reference: Reference,
    /// New folder outside the archive
    #[arg(short, long, value_name = "DIR", required = true)]
    output: PathBuf,
    #[command(flatten)]
    when: WhenArgs,
}

/// Give the person what gather.csv includes: a disclosure, with its approval
///
/// It waits for approval as any disclosure; `disclose --release` then hands the copies over, and the request is answered with it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox request release requests/x4p9 --from chan
  deedbox --as wong approve 1203/q7d2
  deedbox disclose --release 1203/q7d2 -o for-chan")]
struct RequestReleaseArgs {
    /// Id of the request
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Folder with gather.csv
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// Approve it at once, by who holds the role
    #[arg(long)]
    approve: bool,
    /// Day of it; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// Refuse a request, with the reason
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox request refuse requests/x4p9 --reason '身分未能核實'")]
struct RefuseArgs {
    /// Id of the request
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Line,
    #[command(flatten)]
    when: WhenArgs,
}

/// List the requests, newest first
#[derive(Args, Debug)]
struct RequestListArgs {}

pub(super) fn run(ctx: &mut Context, args: RequestArgs) -> Result<Outcome> {
    match args.command {
        RequestCommand::Open(args) => open(ctx, args),
        RequestCommand::Gather(args) => gather(ctx, &args),
        RequestCommand::Release(args) => release(ctx, &args),
        RequestCommand::Refuse(args) => refuse(ctx, &args),
        RequestCommand::List(RequestListArgs {}) => list(ctx),
    }
}

fn open(ctx: &mut Context, args: RequestOpenArgs) -> Result<Outcome> {
    let RequestOpenArgs { client, about, person, contact, due, title, attach, when } = args;
    let archive = ctx.archive()?;
    let when = when.happened(ctx, &archive, Some(Kind::Request))?;
    let paths = papers::typed(ctx, &attach);
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let ask = OpenRequest {
            about,
            client: client.clone(),
            person: person.clone(),
            contact: contact.clone(),
            due,
            title: title.clone(),
            when,
            papers: papers::take_in(tx, &paths, None)?,
        };
        request::open(desk, tx, ask)
    })?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    ctx.say_done(&carried, &Done::RequestOpened { id: made.id, person, due: made.due })?;
    Ok(Outcome::Done)
}

fn gather(ctx: &mut Context, args: &GatherArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let folder = ctx.path(&args.output);
    archive.check_page_place(&folder)?;
    let place = OutsidePlace::new(&archive, &folder)?;
    let line = requests::of_record(&archive, &args.reference)?;
    let gathered = requests::gather(&archive, &line)?;
    let when = args.when.told(&archive)?;
    let carried =
        ctx.carry_out(&archive, |desk, tx| request::step(desk, tx, (&args.reference, Action::Gathered), (None, when)))?;
    if !ctx.common.dry_run {
        if let Err(e) = write(ctx, &archive, &place, &gathered) {
            place.give_up(&archive)?;
            return Err(e);
        }
        place.put_folder(&archive)?;
    }
    let id = carried.made.id.clone();
    ctx.made(&carried, &[id.to_string()])?;
    let (count, folder) = (gathered.len(), args.output.display().to_string());
    ctx.say_done(&carried, &Done::GatheredAll { id, count, folder })?;
    Ok(Outcome::Done)
}

/// Writes the list and the records as text.
fn write(ctx: &Context, archive: &Archive, place: &OutsidePlace, gathered: &[Gathered]) -> Result<()> {
    place.sweep(archive)?;
    place.folder(archive)?;
    let csv = output::render(&requests::list(gathered), Format::Csv, &ctx.words, None);
    place.page_in(archive, LIST, csv.as_bytes())?;
    for (at, line) in gathered.iter().enumerate() {
        if let Some(text) = &line.text {
            place.page_in(archive, &format!("{:03}-{}.txt", at + 1, line.kind), text.as_bytes())?;
        }
    }
    Ok(())
}

fn release(ctx: &mut Context, args: &RequestReleaseArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let path = ctx.path(&args.from).join(LIST);
    let bytes = read_given(&path, MAX_LIST_BYTES)?;
    let included = give_request::included(&path.display().to_string(), &bytes)?;
    let date = args.date.map_or_else(|| ctx.today(&archive), Ok)?;
    let then = if args.approve { DiscloseThen::Approve } else { DiscloseThen::Wait };
    let ask = GiveRequest { reference: args.reference.clone(), included, date, then };
    let carried = ctx.carry_out(&archive, |desk, tx| give_request::give(desk, tx, &ask))?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    let next = (then == DiscloseThen::Approve).then(|| {
        let step = DueStep { action: Action::Released, route: StepRoute::Copies };
        crate::cli::words::step_command(ctx.words, &made.id.to_string(), step)
    });
    ctx.say_done(&carried, &Done::DisclosureAsked { id: made.id, to: made.to, papers: made.count, next })?;
    Ok(Outcome::Done)
}

fn refuse(ctx: &mut Context, args: &RefuseArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let when = args.when.told(&archive)?;
    let note = Some(args.reason.clone());
    let carried = ctx.carry_out(&archive, |desk, tx| {
        request::step(desk, tx, (&args.reference, Action::Refused), (note.clone(), when))
    })?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    let next = ctx.words.next(&made.id, &made.due);
    ctx.say_done(&carried, &Done::Stepped { id: made.id, stands: made.status, with: made.with, next })?;
    Ok(Outcome::Done)
}

fn list(ctx: &mut Context) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let today = ctx.today(&archive)?;
    ctx.listing(&requests::table(&requests::lines(&archive)?, today), requests::KEYS)?;
    Ok(Outcome::Done)
}
