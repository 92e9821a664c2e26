//! `deedbox disclose`: papers that are passed on to somebody outside (P1-5b).

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use crate::archive::Archive;
use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::export_files::OutsidePlace;
use crate::archive::secrecy::{KeyMeans, OpeningKeys};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::left_copies;
use crate::cli::when::WhenArgs;
use crate::cli::words::{Words, step_command};
use crate::desk::disclose::{self, CoverData, Disclose, DiscloseThen, DisclosedAs, HandOver, Parcel};
use crate::error::Result;
use crate::model::due_step::StepRoute;
use crate::model::secrecy::Cipher;
use crate::model::table::{self, Cell, Table};
use crate::model::{Action, AsOf, DueStep, FileName, Kind, Line, Reference, Sha256};
use crate::output::phrases::Phrases;
use crate::output::relations::{self, PaperOut};
use crate::output::{self, Format};
use crate::views::disclosures;

/// Pass papers on to somebody outside, with the general manager's authority
///
/// First it is asked for; it waits for the general manager (`approve ID`). Then `--release ID -o DIR` writes copies of
/// exactly these papers into a new folder, with a list to be signed (list.html, list.csv), and registers them as handed over.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox disclose 1203 --to '市警局' --purpose '案件調查' --paper 1203/x4p9 --paper 1203/m3v8
  deedbox --as wong approve 1203/q7d2
  deedbox disclose --release 1203/q7d2 -o handed-over
  deedbox disclose 1203 --to '陳大文' --purpose '查閱' --record 1203/q7d2 --cover
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
    /// Record whose text is passed on, with what happened to it (can be repeated)
    #[arg(long, value_name = "ID", num_args = 1..)]
    record: Vec<Reference>,
    /// Pass the data of the cover on as well
    #[arg(long)]
    cover: bool,
    /// Approve it at once, by who holds the role
    #[arg(long)]
    approve: bool,
    /// Hand over what was approved
    #[arg(long, value_name = "ID", requires = "output", conflicts_with_all = ["unit", "to", "purpose", "paper", "record", "cover", "approve", "list"])]
    release: Option<Reference>,
    /// New folder for the copies and the list
    #[arg(short, long, value_name = "DIR", requires = "release")]
    output: Option<PathBuf>,
    /// List the disclosures, newest first
    #[arg(long, conflicts_with_all = ["unit", "to", "purpose", "paper", "record", "cover", "approve"])]
    list: bool,
    /// A remark on what is handed over
    #[arg(long, value_name = "TEXT", requires = "release")]
    note: Option<Line>,
    #[command(flatten)]
    when: WhenArgs,
}

pub(super) fn run(ctx: &mut Context, args: DiscloseArgs) -> Result<Outcome> {
    match args {
        DiscloseArgs { release: Some(reference), output: Some(out), note, when, .. } => {
            release(ctx, (reference, out), (note, &when))
        }
        DiscloseArgs {
            unit: Some(file),
            to: Some(to),
            purpose: Some(purpose),
            paper,
            record,
            cover,
            approve,
            when,
            ..
        } => {
            let then = if approve { DiscloseThen::Approve } else { DiscloseThen::Wait };
            let cover = if cover { CoverData::Given } else { CoverData::Kept };
            ask(ctx, (file, to, purpose), (paper, record, cover, then), &when)
        }
        DiscloseArgs { .. } => list(ctx),
    }
}

fn ask(
    ctx: &mut Context,
    (file, to, purpose): (FileName, Line, Line),
    (papers, records, cover, then): (Vec<Reference>, Vec<Reference>, CoverData, DiscloseThen),
    when: &WhenArgs,
) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let date = when.happened(ctx, &archive, Some(Kind::Disclosure))?.date();
    let ask = Disclose {
        file,
        to: to.clone(),
        purpose,
        papers,
        records,
        cover,
        request: None,
        form: DisclosedAs::Copies,
        date,
        then,
    };
    let carried = ctx.carry_out(&archive, |desk, tx| disclose::disclose(desk, tx, &ask))?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    let next = (then == DiscloseThen::Approve).then(|| {
        step_command(ctx.words, &made.id.to_string(), DueStep { action: Action::Released, route: StepRoute::Copies })
    });
    ctx.say_done(&carried, &Done::DisclosureAsked { id: made.id, to, papers: made.papers, next })?;
    Ok(Outcome::Done)
}

fn release(
    ctx: &mut Context,
    (reference, out): (Reference, PathBuf),
    (note, when): (Option<Line>, &WhenArgs),
) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let folder = ctx.path(&out);
    archive.check_page_place(&folder)?;
    left_copies::sweep_clear(ctx, &archive)?;
    ctx.hush_for_passphrase(&ctx.key_means());
    let ask = HandOver { reference, when: when.happened(ctx, &archive, Some(Kind::Disclosure))?, note };
    let parcel =
        Parcels { archive: &archive, place: OutsidePlace::new(&archive, &folder)?, folder, means: ctx.key_means() };
    if !ctx.common.dry_run && left_copies::put(&archive, &parcel.place, &ask.reference)? {
        ctx.say(&Done::PutInPlace { id: ask.reference.to_string(), path: out.display().to_string() })?;
        return Ok(Outcome::Done);
    }
    let said_in = (ctx.words, ctx.page_phrases(&archive));
    let mut is_written = false;
    let done = ctx.carry_out(&archive, |desk, tx| {
        // Where git changed a manifest meanwhile it is decided anew; what lies in the folder is written once.
        let mut write = |made: &Parcel| {
            if !is_written {
                parcel.write(made, said_in)?;
                is_written = true;
            }
            Ok(())
        };
        disclose::release(desk, tx, &ask, &mut write)
    });
    let carried = match done {
        Ok(carried) => carried,
        Err(e) => {
            parcel.place.give_up(&archive)?;
            return Err(e);
        }
    };
    if is_written {
        // Registered by now: only then does it lie where it was asked for.
        parcel.place.put_folder(&archive)?;
    }
    let made = &carried.made;
    ctx.made(&carried, &[made.id.to_string()])?;
    let said = Done::Released { id: made.id.clone(), copies: made.papers.len(), folder: out.display().to_string() };
    ctx.say_done(&carried, &said)?;
    Ok(Outcome::Done)
}

/// The folder of copies: built beside its place, and put there once it is registered that they were handed over.
struct Parcels<'a> {
    archive: &'a Archive,
    place: OutsidePlace,
    folder: PathBuf,
    means: KeyMeans,
}

impl Parcels<'_> {
    fn write(&self, parcel: &Parcel, (words, phrases): (Words, Phrases)) -> Result<()> {
        left_copies::clear(self.archive, &self.place, &self.folder)?;
        self.place.folder(self.archive)?;
        let copies = parcel.copies();
        // Who gets them has no key: they are opened with that of who hands them over.
        let is_encrypted = copies.iter().any(|copy| copy.encrypted.is_some());
        let keys = is_encrypted.then(|| OpeningKeys::begin(self.archive, &self.means)).transpose()?;
        for copy in copies {
            match (&keys, copy.encrypted) {
                (Some(keys), Some(Cipher::Age)) => self.place.clear_in(self.archive, &copy, keys)?,
                (Some(_) | None, _) => self.place.copy_in(self.archive, &copy)?,
            }
        }
        let csv = output::render(&as_table(parcel), Format::Csv, &words, None);
        let pages =
            [("list.csv", csv.into_bytes()), ("list.html", as_page(phrases, self.archive, parcel)?.into_bytes())];
        for (name, bytes) in pages {
            self.place.page_in(self.archive, name, &bytes)?;
        }
        self.place.is_whole();
        Ok(())
    }
}

/// The digest of a copy that is handed over: of one that was opened none is known, the archive's is of the encrypted file.
fn digest(copy: &OutgoingCopy) -> Option<Sha256> {
    copy.encrypted.is_none().then_some(copy.sha256)
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
            Cell::maybe(digest(&paper.copy), Cell::text),
            Cell::text(&parcel.passed_on.to),
            Cell::text(&parcel.passed_on.purpose),
            Cell::maybe(parcel.passed_on.approved_by.as_ref(), Cell::text),
            Cell::maybe(parcel.passed_on.approved_on, Cell::Date),
            Cell::text(&parcel.passed_on.released_by),
            Cell::Date(parcel.passed_on.released_on),
        ]);
    }
    shown
}

/// The list beside the copies, as a page with a place for signatures.
fn as_page(phrases: Phrases, archive: &Archive, parcel: &Parcel) -> Result<String> {
    let known = |text: Option<String>| text.unwrap_or_default();
    let keys = BTreeMap::from([
        ("id", parcel.id.to_string()),
        ("to", parcel.passed_on.to.to_string()),
        ("purpose", parcel.passed_on.purpose.to_string()),
        ("approved_by", known(parcel.passed_on.approved_by.as_ref().map(ToString::to_string))),
        ("approved_on", known(parcel.passed_on.approved_on.map(|day| day.to_string()))),
        ("released_by", parcel.passed_on.released_by.to_string()),
        ("released_on", parcel.passed_on.released_on.to_string()),
    ]);
    let papers = parcel.papers.iter().map(|paper| PaperOut {
        title: known(paper.title.as_ref().map(ToString::to_string)),
        date: paper.date,
        level: paper.level,
        pages: paper.pages,
        name: paper.copy.name.clone(),
        sha256: known(digest(&paper.copy).map(|digest| digest.to_string())),
    });
    Ok(relations::handed_over(phrases, archive.settings(), &keys, &papers.collect::<Vec<_>>())?)
}

fn list(ctx: &mut Context) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let lines = disclosures::register(&archive, &AsOf::NOW)?;
    let keys = ["id", "date", "company", "to", "purpose", "papers", "status", "approved_by", "released_on"];
    ctx.listing(&disclosures::table(&lines), &keys)?;
    Ok(Outcome::Done)
}
