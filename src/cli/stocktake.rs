//! `deedbox stocktake`: the shelves against the book (S-CHK).

use std::collections::BTreeSet;
use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::archive::pieces::Counted;
use crate::archive::{Mode, StorageError, Verb};
use crate::cli::context::{Carried, Context};
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::stocktake::{self, CountEnters, Counting, EnteredCount};
use crate::error::{Input, Result};
use crate::model::stocktake::{Scan, ShelfState};
use crate::model::{Date, Line, Place, ScanCode};
use crate::output::{self, Format};
use crate::views::stocktakes;

/// Check the shelves at a place against the book: codes come on stdin, one a line
///
/// Where there is no label to scan, a unit, UNIT@DATE of who left, or the code of a volume may be typed. Each is right, or belongs elsewhere; what belongs here and was not scanned is missing, or lent; what is lent and stands here
/// is said; anything else is unknown, and kept as it was scanned. A code that comes twice is said at once. The code of a shelf
/// within PLACE says where what follows stands; the code of a box stands for all that lies in it. Without `--record` and `--move`
/// nothing is changed, and it exits with 1 where something was found that somebody has to see to; with one of them it exits with
/// 0 once that is entered.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox stocktake R1/02                        scan, then Ctrl-D
  deedbox stocktake R1/02 --record < codes.txt
  deedbox stocktake R1/02 --record --move < codes.txt
  deedbox --format json stocktake R1/02 < codes.txt")]
pub(super) struct StocktakeArgs {
    /// Place that is checked, with all within it, as ROOM/CABINET/SHELF
    #[arg(value_name = "PLACE")]
    place: Place,
    /// Enter the stock-take in its register
    #[arg(long)]
    record: bool,
    /// Note that what belongs elsewhere, or had no place, stands where it was found
    #[arg(long = "move")]
    moves: bool,
    /// Day on which it was scanned; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// The most codes of a stock-take.
const MOST_SCANS: usize = 100_000;

/// The longest scan that is read as one, in bytes.
const LONGEST_SCAN: usize = 4096;

/// Characters that are kept of what no label says.
const LONGEST_UNKNOWN: usize = 200;

pub(super) fn run(ctx: &mut Context, args: StocktakeArgs) -> Result<Outcome> {
    let StocktakeArgs { place, record, moves, date } = args;
    let archive = ctx.archive()?;
    let date = date.map_or_else(|| ctx.today(&archive), Ok)?;
    let scans = scans(ctx, &place)?;
    let enters = match (record, moves) {
        (false, false) => {
            let counted = stocktakes::count(&archive, &place, &scans)?;
            tell(ctx, (&place, &counted), None)?;
            let found = counted.lines.iter().any(|line| line.state.is_finding());
            return Ok(if found { Outcome::Findings } else { Outcome::Done });
        }
        (true, false) => CountEnters::Record,
        (false, true) => CountEnters::Moves,
        (true, true) => CountEnters::Both,
    };
    let ask = Counting { place: place.clone(), scans, date, enters };
    let carried = ctx.carry_out(&archive, |desk, tx| stocktake::enter(desk, tx, &ask))?;
    if carried.mode == Mode::Preview {
        return ctx.made(&carried, &[]).map(|()| Outcome::Done);
    }
    tell(ctx, (&place, &carried.made.counted), Some(&carried))?;
    let (id, moved) = (carried.made.id.clone(), carried.made.moved.len());
    let said = match id {
        Some(id) => Done::StocktakeEntered { id, moved },
        None => Done::PutWhereFound { place, moved },
    };
    ctx.say_done(&carried, &said)?;
    Ok(Outcome::Done)
}

/// Tells what was counted: to people what is not as it should be, and what is lent; to programs everything. Where something was
/// entered its id stands alone on stdout, and what was counted is said beside it.
fn tell(
    ctx: &mut Context,
    (place, counted): (&Place, &Counted),
    entered: Option<&Carried<EnteredCount>>,
) -> Result<()> {
    let all = stocktakes::table(counted, |_| true);
    let shown = stocktakes::table(counted, |state| state != ShelfState::Right);
    let sums = stocktakes::sums(counted);
    let of = |state| sums.get(&state).copied().unwrap_or_default();
    match (ctx.format(), entered) {
        (Format::Csv, None) => ctx.table(&all)?,
        (Format::Table, None) if shown.rows.is_empty() => {}
        (Format::Table, None) => ctx.table(&shown)?,
        (Format::Csv | Format::Table, Some(carried)) => {
            let EnteredCount { id, moved, .. } = &carried.made;
            let ids = id.as_ref().map_or(moved.as_slice(), std::slice::from_ref);
            ctx.made(carried, &ids.iter().map(ToString::to_string).collect::<Vec<_>>())?;
            let text = output::render(&shown, Format::Table, &ctx.words, ctx.environment.width);
            if !text.is_empty() {
                ctx.say_text(text.trim_end())?;
            }
        }
        (Format::Json, _) => {
            let totals: serde_json::Map<_, _> =
                sums.iter().map(|(state, count)| (state.as_str().replace('-', "_"), json!(count))).collect();
            let made = entered.map(|carried| &carried.made);
            let made = made.into_iter().flat_map(|made| made.id.iter().chain(&made.moved));
            let made: Vec<String> = made.map(ToString::to_string).collect();
            let told = json!({
                "report": "stocktake",
                "place": place.to_string(),
                "rows": output::rows(&all),
                "totals": totals,
                "made": made,
            });
            ctx.json(&told)?;
        }
    }
    ctx.say(&Done::Counted {
        place: place.clone(),
        right: of(ShelfState::Right),
        elsewhere: of(ShelfState::Elsewhere),
        missing: of(ShelfState::Missing),
        lent: of(ShelfState::Lent),
        here: of(ShelfState::LentAndHere),
        unknown: of(ShelfState::Unknown),
    })
}

/// Reads what is scanned, and says at once what comes twice.
fn scans(ctx: &mut Context, place: &Place) -> Result<Vec<Scan>> {
    let mut lines: Box<dyn BufRead> = match ctx.environment.given.clone() {
        Some(given) => Box::new(io::Cursor::new(given)),
        None => {
            let input = io::stdin();
            if input.is_terminal() {
                ctx.say(&Done::ScanNow(place.clone()))?;
            }
            Box::new(input.lock())
        }
    };
    let (mut scans, mut known) = (Vec::new(), BTreeSet::new());
    loop {
        let mut bytes = Vec::new();
        let read = read_scan(&mut lines, &mut bytes);
        let read = read.map_err(|source| StorageError::Io {
            verb: Verb::Read,
            path: PathBuf::from("standard input"),
            source,
        })?;
        if read == 0 {
            return Ok(scans);
        }
        let Some(scan) = scanned(&bytes) else { continue };
        if MOST_SCANS <= scans.len() {
            return Err(Input::TooManyScans(MOST_SCANS).into());
        }
        if let Some(text) = scan.text().filter(|text| !known.insert(text.clone())) {
            ctx.say(&Done::ScannedTwice(text))?;
        }
        scans.push(scan);
    }
}

/// Reads up to the end of a line, however a reader of codes ends one: with LF, CR, or both. How many bytes were taken.
fn read_scan(input: &mut impl BufRead, bytes: &mut Vec<u8>) -> io::Result<usize> {
    let mut taken = 0;
    loop {
        let there = input.fill_buf()?;
        let ends = there.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let part = there.get(..ends.unwrap_or(there.len())).unwrap_or_default();
        let room = LONGEST_SCAN.saturating_sub(bytes.len());
        let kept = part.get(..part.len().min(room)).unwrap_or_default();
        bytes.extend_from_slice(kept);
        let whole = kept.len() == part.len();
        let is_over = there.is_empty() || !whole || ends.is_some();
        let used = kept.len() + usize::from(whole && ends.is_some());
        input.consume(used);
        taken += used;
        if is_over {
            return Ok(taken);
        }
    }
}

/// What a line says; none where it is empty.
fn scanned(bytes: &[u8]) -> Option<Scan> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    if let Ok(code) = text.parse::<ScanCode>() {
        return Some(Scan::Code(code));
    }
    // What a reader that is set wrong sends is kept, as far as a line of text can hold it.
    let kept =
        text.chars().take(LONGEST_UNKNOWN).map(|c| if crate::model::text::is_control(c) { '\u{fffd}' } else { c });
    kept.collect::<String>().parse::<Line>().ok().map(Scan::Text)
}
