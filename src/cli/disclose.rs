//! `deedbox disclose`: papers that are passed on to somebody outside (P1-5b).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::archive::{Archive, hand_over};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::when::WhenArgs;
use crate::cli::words::{Approved, Dealing, Said, Words};
use crate::desk::disclose::{self, Disclose, HandOver, Parcel, Then};
use crate::error::Result;
use crate::model::table::{self, Cell, Table};
use crate::model::{FileName, Kind, Line, Reference, View};
use crate::output::phrases::Phrases;
use crate::output::relations::{self, PaperOut};
use crate::output::{self, Format};
use crate::views::disclosures;

/// Pass papers on to somebody outside, with the general manager's authority
///
/// First it is asked for; it waits for the general manager (`approve ID`). Then `--release ID --out DIR` writes copies of
/// exactly these papers into a new folder, with a list to be signed (list.html, list.csv), and registers them as handed over.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox disclose 1203 --to '市警局' --purpose '案件調查' --paper 1203/x4p9 --paper 1203/m3v8
  deedbox --as wong approve 1203/q7d2
  deedbox disclose --release 1203/q7d2 --out handed-over
  deedbox disclose --list")]
pub(super) struct DiscloseArgs {
    /// Unit, or UNIT@DATE for who left on that day
    #[arg(value_name = "UNIT", required_unless_present_any = ["release", "list"])]
    unit: Option<FileName>,
    /// Who gets them
    #[arg(long, value_name = "NAME", required_unless_present_any = ["release", "list"])]
    to: Option<Line>,
    /// What for
    #[arg(long, value_name = "TEXT", required_unless_present_any = ["release", "list"])]
    purpose: Option<Line>,
    /// Paper that is passed on (can be repeated)
    #[arg(long, value_name = "ID", num_args = 1..)]
    paper: Vec<Reference>,
    /// Approve it at once, by who holds the role
    #[arg(long)]
    approve: bool,
    /// Hand over what was approved
    #[arg(long, value_name = "ID", requires = "out", conflicts_with_all = ["unit", "to", "purpose", "paper", "approve", "list"])]
    release: Option<Reference>,
    /// New folder for the copies and the list
    #[arg(long, value_name = "DIR", requires = "release")]
    out: Option<PathBuf>,
    /// List the disclosures, newest first
    #[arg(long, conflicts_with_all = ["unit", "to", "purpose", "paper", "approve"])]
    list: bool,
    /// A remark on what is handed over
    #[arg(long, value_name = "TEXT", requires = "release")]
    note: Option<Line>,
    #[command(flatten)]
    when: WhenArgs,
}

pub(super) fn run(ctx: &mut Context, args: DiscloseArgs) -> Result<Outcome> {
    match args {
        DiscloseArgs { release: Some(reference), out: Some(out), note, when, .. } => {
            release(ctx, (reference, out), (note, &when))
        }
        DiscloseArgs { unit: Some(file), to: Some(to), purpose: Some(purpose), paper, approve, when, .. } => {
            let then = if approve { Then::Approve } else { Then::Wait };
            ask(ctx, (file, to, purpose), (paper, then), &when)
        }
        DiscloseArgs { .. } => list(ctx),
    }
}

fn ask(
    ctx: &mut Context,
    (file, to, purpose): (FileName, Line, Line),
    (papers, then): (Vec<Reference>, Then),
    when: &WhenArgs,
) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let date = when.happened(ctx, &archive, Some(Kind::Disclosure))?.date();
    let ask = Disclose { file, to: to.clone(), purpose, papers, date, then };
    let carried = ctx.carry_out(&archive, |desk, tx| disclose::disclose(desk, tx, &ask))?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    let approved = if then == Then::Approve { Approved::Already } else { Approved::NotYet };
    let said = Dealing::DisclosureAsked { id: made.id, to, papers: made.papers, approved };
    ctx.say_done(&carried, &Said::Dealing(said))?;
    Ok(Outcome::Done)
}

/// How far the folder of copies has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Folder {
    NotMade,
    Made,
    Filled,
}

fn release(
    ctx: &mut Context,
    (reference, out): (Reference, PathBuf),
    (note, when): (Option<Line>, &WhenArgs),
) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let folder = ctx.path(&out);
    archive.check_page_place(&folder)?;
    let ask = HandOver { reference, when: when.happened(ctx, &archive, Some(Kind::Disclosure))?, note };
    let said_in = (ctx.words, ctx.page_phrases(&archive));
    let mut state = Folder::NotMade;
    let done = ctx.carry_out(&archive, |desk, tx| {
        // Where git changed a manifest meanwhile it is decided anew; what lies in the folder is written once.
        let mut write = |parcel: &Parcel| match state {
            Folder::Filled => Ok(()),
            _ => write_out(&archive, (&folder, &mut state), parcel, said_in),
        };
        disclose::release(desk, tx, &ask, &mut write)
    });
    if done.is_err() && state != Folder::NotMade {
        ctx.say(&Said::Dealing(Dealing::CopiesLeft { folder: out.display().to_string() }))?;
    }
    let carried = done?;
    let parcel = &carried.made;
    ctx.made(&carried, &[parcel.id.to_string()])?;
    let said =
        Dealing::Released { id: parcel.id.clone(), copies: parcel.papers.len(), folder: out.display().to_string() };
    ctx.say_done(&carried, &Said::Dealing(said))?;
    Ok(Outcome::Done)
}

fn write_out(
    archive: &Archive,
    (folder, state): (&Path, &mut Folder),
    parcel: &Parcel,
    (words, phrases): (Words, Phrases),
) -> Result<()> {
    let csv = output::render(&as_table(parcel), Format::Csv, &words, None);
    let pages = [("list.csv", csv.into_bytes()), ("list.html", as_page(phrases, archive, parcel)?.into_bytes())];
    hand_over::make_folder(archive, folder)?;
    *state = Folder::Made;
    hand_over::fill_folder(archive, folder, &parcel.copies(), &pages)?;
    *state = Folder::Filled;
    Ok(())
}

/// The list beside the copies, as a table.
fn as_table(parcel: &Parcel) -> Table {
    let columns = [
        "no",
        "title",
        "date",
        "level",
        "pages",
        "file",
        "sha256",
        "to",
        "purpose",
        "approved_by",
        "approved_on",
        "released_by",
        "released_on",
    ];
    let mut shown = Table::new("disclosure", &columns.map(table::text));
    for (at, paper) in parcel.papers.iter().enumerate() {
        shown.rows.push(vec![
            Cell::count(at + 1),
            Cell::maybe(paper.title.as_ref(), Cell::text),
            Cell::Date(paper.date),
            Cell::Code(paper.level.as_str()),
            Cell::maybe(paper.pages, |pages| Cell::Count(pages.into())),
            Cell::text(&paper.copy.name),
            Cell::text(paper.copy.sha256),
            Cell::text(&parcel.to),
            Cell::text(&parcel.purpose),
            Cell::maybe(parcel.approved_by.as_ref(), Cell::text),
            Cell::maybe(parcel.approved_on, Cell::Date),
            Cell::text(&parcel.released_by),
            Cell::Date(parcel.released_on),
        ]);
    }
    shown
}

/// The list beside the copies, as a page with a place for signatures.
fn as_page(phrases: Phrases, archive: &Archive, parcel: &Parcel) -> Result<String> {
    let known = |text: Option<String>| text.unwrap_or_default();
    let keys = BTreeMap::from([
        ("id", parcel.id.to_string()),
        ("to", parcel.to.to_string()),
        ("purpose", parcel.purpose.to_string()),
        ("approved_by", known(parcel.approved_by.as_ref().map(ToString::to_string))),
        ("approved_on", known(parcel.approved_on.map(|day| day.to_string()))),
        ("released_by", parcel.released_by.to_string()),
        ("released_on", parcel.released_on.to_string()),
    ]);
    let papers = parcel.papers.iter().map(|paper| PaperOut {
        title: known(paper.title.as_ref().map(ToString::to_string)),
        date: paper.date,
        level: paper.level,
        pages: paper.pages,
        name: paper.copy.name.clone(),
        sha256: paper.copy.sha256.to_string(),
    });
    Ok(relations::handed_over(phrases, archive.settings(), &keys, &papers.collect::<Vec<_>>())?)
}

fn list(ctx: &mut Context) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let lines = disclosures::register(&archive, &View::NOW)?;
    let keys = ["id", "date", "company", "to", "purpose", "papers", "status", "approved_by", "released_on"];
    ctx.listing(&disclosures::table(&lines), &keys)?;
    Ok(Outcome::Done)
}
