//! `deedbox status`: what wants doing today, the morning page.

use clap::Args;

use crate::archive::{Archive, secrecy};
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::kept::KeptArgs;
use crate::cli::keys;
use crate::cli::secrecy_done::SecrecyDone;
use crate::cli::typed;
use crate::cli::words::Words;
use crate::error::Result;
use crate::model::table::{self, Cell, Table};
use crate::model::{AsOf, Line};
use crate::output::page::document::{Card, CardGroup, PageDocument, Part};
use crate::output::phrases::say;
use crate::views::judgement::{BytesRead, Why};
use crate::views::pending::Pending;
use crate::views::status::{self, Asking, Broken, Emptiness, Sort, Todo};

/// Say what wants doing today, each with the command that does it
///
/// What waits for the one who asks stands first, then what is late. Of a sort with many lines the first ten are shown. Beyond
/// 1,000 papers their bytes are left unread, which a line says; `--full` reads them all.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox status
  deedbox status --all
  deedbox status --only case-late --only case-held
  deedbox --format json status | jq '.rows[] | select(.what == \"loan-overdue\")'")]
pub(super) struct StatusArgs {
    /// Show every line of every sort
    #[arg(long)]
    all: bool,
    /// One sort alone, with all its lines (can be repeated)
    #[arg(long, value_name = "SORT", value_parser = typed::one_of::<Sort>(Sort::ALL.iter().map(|sort| sort.as_str())))]
    only: Vec<Sort>,
    /// Leave the bytes of papers unread, as `audit --quick` does
    #[arg(long)]
    quick: bool,
    /// Read the bytes of all papers, however many, as `audit` does
    #[arg(long, conflicts_with = "quick")]
    full: bool,
    #[command(flatten)]
    kept: KeptArgs,
}

/// Lines of a sort that are shown where not all are asked for.
const SHOWN: usize = 10;

/// Lines that are shown of more, where one command settles all of them.
const NAMED_OF_ALL: usize = 3;

pub(super) fn run(ctx: &mut Context, args: StatusArgs) -> Result<Outcome> {
    let StatusArgs { all, only, quick, full, kept } = args;
    let bytes = match (quick, full) {
        (true, _) => BytesRead::Left,
        (_, true) => BytesRead::Read,
        (false, false) => BytesRead::OfFew(status::FEW_PAPERS),
    };
    let archive = ctx.archive()?;
    let desk = ctx.desk(&archive)?;
    let asking = Asking { archive: &archive, now: desk.now, actor: desk.actor.as_ref() };
    let mut todos = status::todos(&asking, bytes)?;
    let kept = kept.kept(&archive, &AsOf::NOW)?;
    todos.retain(|todo| todo.is_of(&kept));
    todos.retain(|todo| only.is_empty() || only.contains(&todo.kind()));
    if ctx.common.format == OutputFormat::Table
        && let Some(first) = begin(&archive)?
    {
        ctx.say(&first)?;
    }
    if archive.settings().secrecy.encrypt && ctx.key_means().key_box.is_some() {
        // A stick that is not there today is no reason to say nothing else.
        let how = (secrecy::BoxBegins::WhereNoneWas, secrecy::RecoveryTaken::OfBox);
        keys::recovery_not_taken(ctx, &archive, &ctx.key_means())?;
        if let Ok(Some(_)) = secrecy::due(&archive, &ctx.key_means(), how) {
            ctx.say(&SecrecyDone::WrapDue)?;
        }
    }
    if todos.is_empty() && ctx.common.format == OutputFormat::Table {
        ctx.say(&Done::NothingToDo)?;
        return Ok(Outcome::Done);
    }
    let shown = if all || !only.is_empty() { usize::MAX } else { SHOWN };
    match ctx.common.format {
        OutputFormat::Table => ctx.lines(&sentences(ctx, &todos, shown))?,
        OutputFormat::Json | OutputFormat::Csv => ctx.table(&values(&todos))?,
        OutputFormat::Html => {
            let document = document(ctx.page_words(&archive), &todos);
            ctx.document(&archive, &document)?;
        }
    }
    Ok(Outcome::Done)
}

/// What comes first in an office that has no units, or no clients, yet.
fn begin(archive: &Archive) -> Result<Option<Done>> {
    Ok(match status::emptiness(archive)? {
        Emptiness::NoUnits => Some(Done::NoUnitsYet),
        Emptiness::NoClients => Some(Done::NoClientsYet),
        Emptiness::Somebody => None,
    })
}

/// For people: a heading for each sort, and under it a sentence and the command for each thing; the command stands alone on
/// its line, to be copied.
fn sentences(ctx: &Context, todos: &[Todo], shown: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for of_sort in todos.chunk_by(|a, b| a.sort() == b.sort()) {
        let Some(first) = of_sort.first() else { continue };
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("{} ({})", ctx.words.sort_of_todo(first), of_sort.len()));
        // One command for all of them, where there is one: nobody types three hundred.
        let at_once = of_sort.iter().find_map(Todo::command_for_all).filter(|_| 1 < of_sort.len());
        if let Some(command) = &at_once {
            lines.push(format!("  {}", say!(ctx.words, "todo-all-at-once")));
            lines.push(format!("    {}", ctx.words.command(command)));
        }
        let shown = if at_once.is_some() && shown < of_sort.len() { shown.min(NAMED_OF_ALL) } else { shown };
        for todo in of_sort.iter().take(shown) {
            lines.push(format!("  {}", ctx.words.todo(todo)));
            lines.push(format!("    {}", ctx.words.command(&todo.command())));
        }
        if shown < of_sort.len() {
            lines.push(format!("  {}", ctx.words.more_todo(of_sort.len() - shown)));
            lines.push(format!("    deedbox status --only {}", first.sort()));
        }
    }
    lines
}

/// For people who look at a page: a card for each thing, by its sort, with the command to copy.
pub(super) fn document(words: Words, todos: &[Todo]) -> PageDocument {
    let mut document = PageDocument { title: Some(say!(words, "page-title-status")), ..PageDocument::default() };
    if todos.is_empty() {
        document.note = Some(words.says(&Done::NothingToDo));
    } else {
        document.parts = vec![Part::Cards(cards(words, todos))];
    }
    document
}

/// The cards of things to do, by their sorts.
pub(super) fn cards(words: Words, todos: &[Todo]) -> Vec<CardGroup> {
    let card = |todo: &Todo| Card { says: words.todo(todo), command: words.command(&todo.command()) };
    let group = |of_sort: &[Todo]| {
        let first = of_sort.first()?;
        Some(CardGroup {
            code: first.sort(),
            title: words.sort_of_todo(first),
            cards: of_sort.iter().map(card).collect(),
        })
    };
    todos.chunk_by(|a, b| a.sort() == b.sort()).filter_map(group).collect()
}

/// For programs: what it is, when, whose, and the command.
const KEYS: [&str; 15] = [
    "what",
    "date",
    "id",
    "unit",
    "company",
    "title",
    "who",
    "days",
    "amount",
    "role",
    "approvers",
    "year",
    "names",
    "clauses",
    "command",
];

fn values(todos: &[Todo]) -> Table {
    let mut table = Table::new("status", &KEYS.map(table::text));
    let words = Words::for_programs();
    for todo in todos {
        let mut known = value(todo);
        known.push(("what", Cell::Code(todo.sort())));
        known.push(("command", Cell::Text(words.command(&todo.command()))));
        let cell = |key| known.iter().find(|(known, _)| *known == key).map_or(Cell::Empty, |(_, cell)| cell.clone());
        table.rows.push(KEYS.map(cell).into());
    }
    table
}

/// What is known of something to do, by the keys of the columns.
fn value(todo: &Todo) -> Vec<(&'static str, Cell)> {
    let maybe = |key: &'static str, line: &Option<Line>| (key, Cell::maybe(line.as_ref(), Cell::text));
    match todo {
        Todo::WaitsForMe(line) | Todo::WaitsForOthers(line) => waiting(line),
        Todo::Broken(broken) => of_broken(broken),
        Todo::Overdue { file, company, amount, due, days } => vec![
            ("date", Cell::Date(*due)),
            ("unit", Cell::text(file)),
            ("company", Cell::text(company)),
            ("amount", Cell::Decimal(*amount)),
            ("days", Cell::Count(*days)),
        ],
        Todo::NextClient { unit, company, since, .. } => {
            vec![("date", Cell::Date(*since)), ("unit", Cell::text(unit)), ("company", Cell::text(company))]
        }
        Todo::LeaseEnds { unit, company, lease_end, .. } | Todo::LeaseEnded { unit, company, lease_end, .. } => {
            vec![("date", Cell::Date(*lease_end)), ("unit", Cell::text(unit)), ("company", Cell::text(company))]
        }
        Todo::GateNoted { id, gate, note, company, lease_end } => vec![
            ("date", Cell::Date(*lease_end)),
            ("id", Cell::text(id)),
            ("company", Cell::text(company)),
            ("title", Cell::text(note)),
            ("names", list(&[gate])),
        ],
        Todo::IssueEnds { id, what, numbers, company, ends } => vec![
            ("date", Cell::Date(*ends)),
            ("id", Cell::text(id)),
            ("company", Cell::text(company)),
            ("title", Cell::Code(what.as_str())),
            ("names", list(numbers)),
        ],
        Todo::InInbox { name, date, days, unit, .. } => vec![
            ("date", Cell::Date(*date)),
            ("unit", Cell::maybe(unit.as_ref(), Cell::text)),
            ("days", Cell::Count(*days)),
            ("names", list(&[name])),
        ],
        Todo::SurveyDue { year } => vec![("year", Cell::Count(year.number().into()))],
        Todo::SurveyOpen { id, year, since } => {
            vec![("date", Cell::Date(*since)), ("id", Cell::text(id)), ("year", Cell::Count(year.number().into()))]
        }
        Todo::SameBytes { papers, title } => vec![maybe("title", title), ("names", list(papers))],
        Todo::NotRead { papers } => vec![("names", list(&[papers]))],
    }
}

fn waiting(line: &Pending) -> Vec<(&'static str, Cell)> {
    vec![
        ("date", Cell::Date(line.since)),
        ("id", Cell::text(line.id())),
        ("company", Cell::maybe(line.company.as_ref(), Cell::text)),
        ("title", Cell::maybe(line.about.as_ref(), Cell::text)),
        ("who", Cell::text(&line.by)),
        ("role", Cell::text(&line.role)),
        ("approvers", list(&line.may)),
        ("names", list(&[line.what.as_str()])),
    ]
}

/// What the audit calls broken: by the id of a record, else by the unit.
fn of_broken(broken: &Broken) -> Vec<(&'static str, Cell)> {
    let about = &broken.about;
    let is_record = about.kind.is_some() || about.file.is_none();
    let whys: Vec<String> = broken.why.iter().map(|why| Words::for_programs().why(why)).collect();
    let days = broken.why.iter().find_map(|why| match why {
        Why::Overdue { days, .. } | Why::Days(days) => Some(*days),
        _ => None,
    });
    vec![
        ("date", Cell::Date(broken.since)),
        ("id", if is_record { Cell::text(&broken.id) } else { Cell::Empty }),
        ("unit", Cell::maybe(about.file.as_ref(), Cell::text)),
        ("company", Cell::maybe(about.company.as_ref(), Cell::text)),
        ("title", Cell::maybe(about.title.as_ref(), Cell::text)),
        ("days", days.map_or(Cell::Empty, Cell::Count)),
        ("names", list(&whys)),
        ("clauses", list(&broken.clauses)),
    ]
}

fn list<T: ToString>(items: &[T]) -> Cell {
    Cell::List(items.iter().map(T::to_string).collect())
}
