//! `deedbox audit`: is every clause of the policies kept?

use std::fmt::Write as _;

use clap::Args;
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::keys;
use crate::cli::words::Words;
use crate::error::Result;
use crate::model::table::{Cell, figure, text};
use crate::model::{Clause, ClauseState, Date, Happened, Table};
use crate::output::page::document::{Card, CardGroup, PageDocument, Part};
use crate::output::phrases::say;
use crate::output::wording::Wording;
use crate::output::{Format, safe};
use crate::views::audit::{self, Asked, BytesRead, Matter, Verdict};
use crate::views::judgement;

/// Check every clause of the policies against what the archive says
///
/// Each clause is `kept`, `broken`, `attested`, `not attested` (no program can judge it, and nobody entitled has said so), or
/// `not applicable` (there is nothing yet to keep it by). Exits with 1 where one is broken. Bytes and places of files (P2-2,
/// P2-8), papers in the inbox (P3-4) and data of units (P2-9) are those of now, whatever day is asked about.
#[derive(Args, Debug)]
#[command(after_help = examples())]
pub(super) struct AuditArgs {
    /// Clause, by its code (can be repeated); else all
    #[arg(long = "clause", value_name = "CODE")]
    clauses: Vec<Clause>,
    /// Day whose state is judged, by when things happened; else today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Leave the bytes of papers unread, as `status --quick` does: P2-8 is then broken or not attested, never kept
    #[arg(long)]
    quick: bool,
}

fn examples() -> String {
    let mut help = "Examples:
  deedbox audit
  deedbox audit --clause P2-7 --clause P1-4a
  deedbox audit --as-of 2025-12-31 --format json

Clauses:"
        .to_owned();
    for clause in Clause::ALL {
        let (asks, key_words) = clause.asks();
        let _ = write!(help, "\n  {:<8} {asks} ({key_words})", clause.as_str());
    }
    help
}

/// How many cases of a clause are shown where it was not asked about by itself.
const FEW: usize = 5;

pub(super) fn run(ctx: &mut Context, args: AuditArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let asked = match args.as_of {
        Some(day) => Asked { day, now: Happened::On(day) },
        None => {
            let now = ctx.desk(&archive)?.now;
            Asked { day: now.date(), now: Happened::At(now) }
        }
    };
    let bytes = if args.quick { BytesRead::Left } else { BytesRead::Read };
    let mut clauses = args.clauses;
    clauses.sort();
    clauses.dedup();
    let most = if clauses.is_empty() { FEW } else { usize::MAX };
    if clauses.is_empty() {
        clauses = Clause::ALL.to_vec();
    }
    keys::recovery_not_taken(ctx, &archive, &ctx.key_means())?;
    let verdicts = audit::audit(&archive, &clauses, asked, bytes)?;
    if ctx.common.format == OutputFormat::Html {
        let document = document(ctx.page_words(&archive), &verdicts, asked.day);
        ctx.document(&archive, &document)?;
    }
    match ctx.format() {
        _ if ctx.common.format == OutputFormat::Html => {}
        Format::Json => ctx.json(&as_json(Words::for_programs(), &verdicts, asked.day))?,
        Format::Csv => ctx.table(&as_table(Words::for_programs(), &verdicts, asked.day))?,
        Format::Table => ctx.print(&as_text(ctx.words, &verdicts, most))?,
    }
    let broken = verdicts.iter().any(|verdict| verdict.state == ClauseState::Broken);
    Ok(if broken { Outcome::Findings } else { Outcome::Done })
}

/// How many clauses stand in each way.
fn sums(verdicts: &[Verdict]) -> Vec<(ClauseState, usize)> {
    let count = |state: ClauseState| verdicts.iter().filter(|verdict| verdict.state == state).count();
    ClauseState::ALL.iter().map(|state| (*state, count(*state))).collect()
}

fn as_json(words: Words, verdicts: &[Verdict], day: Date) -> serde_json::Value {
    let told = |matters: &[Matter]| -> Vec<_> {
        matters.iter().map(|matter| json!({ "id": matter.id, "why": words.why(&matter.why) })).collect()
    };
    let cases = |verdict: &Verdict| -> Vec<_> {
        let settled = |matter: &Matter| {
            let command = judgement::command(verdict.clause, matter).to_string();
            json!({ "id": matter.id, "why": words.why(&matter.why), "command": command })
        };
        verdict.cases.iter().map(settled).collect()
    };
    let rows: Vec<_> = verdicts
        .iter()
        .map(|verdict| {
            json!({
                "code": verdict.clause.as_str(),
                "state": verdict.state.as_str(),
                "count": verdict.cases.len(),
                "cases": cases(verdict),
                "remarks": told(&verdict.remarks),
            })
        })
        .collect();
    let totals: serde_json::Map<_, _> =
        sums(verdicts).into_iter().map(|(state, count)| (state.as_str().replace(' ', "_"), json!(count))).collect();
    json!({ "report": "audit", "as_of": day.to_string(), "rows": rows, "totals": totals })
}

/// A line a case; a clause without any has a line of its own.
fn as_table(words: Words, verdicts: &[Verdict], day: Date) -> Table {
    let columns = [text("code"), text("state"), figure("count"), text("id"), text("why"), text("command")];
    let mut table = Table { as_of: Some(day), ..Table::new("audit", &columns) };
    for verdict in verdicts {
        let row = |case: Option<&Matter>| {
            vec![
                Cell::Code(verdict.clause.as_str()),
                Cell::Code(verdict.state.as_str()),
                Cell::count(verdict.cases.len()),
                Cell::maybe(case, |case| Cell::text(&case.id)),
                Cell::maybe(case, |case| Cell::Text(words.why(&case.why))),
                Cell::maybe(case, |case| Cell::text(judgement::command(verdict.clause, case))),
            ]
        };
        if verdict.cases.is_empty() {
            table.rows.push(row(None));
        }
        table.rows.extend(verdict.cases.iter().map(|case| row(Some(case))));
    }
    table
}

/// For people who look at a page: how many clauses stand in each way, each clause with what it asks, then what is broken with the
/// command that settles it.
pub(super) fn document(words: Words, verdicts: &[Verdict], day: Date) -> PageDocument {
    let named = |(state, count): (ClauseState, usize)| (words.code(state.as_str()), state.as_str(), count);
    let figures = sums(verdicts).into_iter().map(named).collect();
    let mut clauses = Table::new("clauses", &[text("clause"), text("asks"), text("state"), figure("count")]);
    for verdict in verdicts {
        clauses.rows.push(vec![
            Cell::Code(verdict.clause.as_str()),
            Cell::Text(words.asks(verdict.clause)),
            Cell::Code(verdict.state.as_str()),
            if verdict.cases.is_empty() { Cell::Empty } else { Cell::count(verdict.cases.len()) },
        ]);
    }
    let group = |verdict: &Verdict| {
        let card = |matter: &Matter| Card {
            says: say!(words, "page-matter", id = matter.id, why = words.why(&matter.why)),
            command: words.command(&judgement::command(verdict.clause, matter)),
        };
        let title = format!("{} {}", verdict.clause.as_str(), words.asks(verdict.clause));
        CardGroup { code: verdict.clause.as_str(), title, cards: verdict.cases.iter().map(card).collect() }
    };
    let broken: Vec<CardGroup> = verdicts.iter().filter(|verdict| !verdict.cases.is_empty()).map(group).collect();
    let mut parts = vec![Part::Figures(figures), Part::Listing(clauses)];
    if !broken.is_empty() {
        parts.push(Part::Cards(broken));
    }
    let when = Some(say!(words, "page-as-of", day = day));
    PageDocument { title: Some(say!(words, "page-title-audit")), when, parts, ..PageDocument::default() }
}

/// A line a clause; under one that is broken, or asked about by itself, its cases, a line each.
fn as_text(words: Words, verdicts: &[Verdict], most: usize) -> String {
    let mut out = String::new();
    for verdict in verdicts {
        let count = if verdict.cases.is_empty() { String::new() } else { verdict.cases.len().to_string() };
        let asks = words.asks(verdict.clause);
        let state = words.code(verdict.state.as_str());
        // Han characters are two wide.
        let after = " ".repeat(14_usize.saturating_sub(state.width()));
        let _ = writeln!(out, "{:<8} {state}{after} {count:>4}  {asks}", verdict.clause.as_str());
        let mut told: Vec<&Matter> = verdict.cases.iter().take(most).collect();
        if most == usize::MAX || verdict.state == ClauseState::Attested {
            told.extend(&verdict.remarks);
        }
        for matter in told {
            let _ =
                writeln!(out, "           {}  {}", safe::terminal(&matter.id), safe::terminal(&words.why(&matter.why)));
        }
        let left = verdict.cases.len().saturating_sub(most);
        if 0 < left {
            let _ = writeln!(out, "           {}", say!(words, "audit-more", left = left, clause = verdict.clause));
        }
    }
    let sums: Vec<String> = sums(verdicts)
        .into_iter()
        .filter(|(_, count)| 0 < *count)
        .map(|(state, count)| say!(words, "audit-sum", count = count, state = words.code(state.as_str())))
        .collect();
    let sums = sums.join(&say!(words, "common-between"));
    let _ = writeln!(out, "{}", say!(words, "audit-sums", clauses => verdicts.len(), sums = sums));
    out
}
