//! `deedbox approve`: let what waits for it take effect.

use clap::Args;

use crate::archive::{Archive, Transaction};
use crate::cli::asking::severe;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::many::{self, ManyArgs};
use crate::cli::typed::NamedOrStdin;
use crate::cli::typed::named::NameSort;
use crate::cli::when::WhenArgs;
use crate::cli::words::Words;
use crate::desk::Desk;
use crate::desk::approve::{self, Approve, Decided, DecidedOn};
use crate::error::Result;
use crate::model::{Gist, Line, Reference, StaffId, StepName};
use crate::output;
use crate::output::phrases::say;
use crate::views::due;
use crate::views::names::CaseFor;
use crate::views::pending::{self, Pending};
use crate::views::status::Asking;

/// Approve what waits for it: a loan, the result of a complaint, an application, an amendment, a disclosure …
///
/// The approval names the exact bytes that it covers. Where several things of one record wait, name the event. Of several that are named,
/// all are approved or none.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as lee approve 1203/x4p9 --handled-by chan
  deedbox --as lee approve 1203/cover+02-h3c8      one amendment of several
  deedbox --as lee approve --all-pending --dry-run   all that waits for lee
  deedbox --as lee approve - < ids.txt")]
pub(super) struct ApproveArgs {
    /// Ids of the records, or of the events that wait; `-` reads them from standard input, one a line
    #[arg(value_name = "ID", num_args = 1.., required_unless_present_any = ["floor", "all_pending"])]
    references: Vec<NamedOrStdin<Reference>>,
    #[command(flatten)]
    many: ManyArgs,
    /// Who hands a loan over, if it is somebody else
    #[arg(long, value_name = "STAFF")]
    handled_by: Option<StaffId>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    #[command(flatten)]
    when: WhenArgs,
    /// Do it without asking at a terminal
    #[arg(long)]
    yes: bool,
}

impl ApproveArgs {
    /// An approval that another verb asks for.
    pub(super) fn plain(
        (references, many): (Vec<NamedOrStdin<Reference>>, ManyArgs),
        note: Option<Line>,
        when: WhenArgs,
    ) -> Self {
        Self { references, many, handled_by: None, note, when, yes: true }
    }
}

pub(super) fn run(ctx: &mut Context, args: ApproveArgs) -> Result<Outcome> {
    let ApproveArgs { references, many, handled_by, note, when, yes } = args;
    let archive = ctx.archive()?;
    let when = when.told(&archive)?;
    let mut all = many::named(references, Some(NameSort::Case(CaseFor::Decision)))?;
    if many.all_pending || many.floor.is_some() {
        let desk = ctx.desk(&archive)?;
        let asking = Asking { archive: &archive, now: desk.now, actor: desk.actor.as_ref() };
        all = many::with(all, due::decisions(&asking, many.floor.as_ref())?);
    }
    let all = many::some(all)?;
    let act = |desk: &Desk, tx: &mut Transaction, reference: &Reference| {
        let ask = Approve { reference: reference.clone(), handled_by: handled_by.clone(), note: note.clone(), when };
        approve::approve(desk, tx, &ask).map(|decided| (decided, reference.event))
    };
    let each = |desk: &Desk, tx: &mut Transaction| {
        let tried = crate::desk::many::each(tx, &all, |tx, reference| act(desk, tx, reference))?;
        Ok(tried.made)
    };
    let told = |ctx: &Context, made: &Vec<(Decided, Option<StepName>)>| {
        let lines = made.iter().filter_map(|(made, event)| what_is_asked(ctx, &archive, made, *event));
        Some(lines.collect::<Vec<_>>().join("\n")).filter(|lines| !lines.is_empty())
    };
    if !severe::seen(ctx, &archive, yes.into(), each, told)? {
        return Ok(Outcome::Left);
    }
    let made = many::carry_out(ctx, &archive, (&all, &many), act)?;
    let ids: Vec<String> = made.carried.made.iter().map(|(decided, _)| decided.id.to_string()).collect();
    ctx.made(&made.carried, &ids)?;
    made.say(ctx, |ctx, (decided, _)| vec![said(ctx.words, decided.clone())])?;
    made.ended(ctx)
}

/// What is approved: what it is about, what changes, who asked since when, and why.
fn what_is_asked(ctx: &Context, archive: &Archive, made: &Decided, event: Option<StepName>) -> Option<String> {
    let now = ctx.desk(archive).ok()?.now;
    let lines = pending::pending(archive, now).ok()?;
    let named = |line: &&Pending| {
        let of_event = line.event.as_ref().map(|event| event.step);
        line.record == made.id && (event.is_none() || event == of_event)
    };
    let line = lines.iter().find(named)?;
    let (words, gist) = (ctx.words, |gist: &Option<Gist>| gist.as_ref().map(|gist| output::gist(gist, &ctx.words)));
    let what = words.phrases().code(line.what.as_str());
    let company = line.company.as_ref().map(ToString::to_string);
    let parts = [Some(line.id()), Some(what), company, gist(&line.about)];
    let head = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
    let asks = gist(&line.asks).map(|asks| format!("\n  {asks}")).unwrap_or_default();
    Some(format!("{head}{asks}\n  {}", say!(words, "usage-asked-by", by = &line.by, since = line.since)))
}

fn said(words: Words, made: Decided) -> Done {
    let Decided { id, what, same_person } = made;
    match what {
        DecidedOn::Loan { borrower, due, rests, handed } => {
            Done::Approved { id, borrower, due, rests, handed, same_person }
        }
        DecidedOn::UrgentOpening { reader } => Done::UrgencyApproved { id, reader, same_person },
        DecidedOn::Case { status, due } => {
            let next = words.next(&id, &due);
            Done::Stepped { id, stands: status, with: None, next }
        }
        DecidedOn::Amendment | DecidedOn::LoanRefused => Done::AmendmentApproved { id, same_person },
        DecidedOn::Key => Done::KeyApproved { id, same_person },
        DecidedOn::Void => Done::VoidApproved { id, same_person },
    }
}
