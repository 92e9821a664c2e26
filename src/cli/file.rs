//! `deedbox file`: file papers.

use std::fs::File;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::archive::{
    Archive, EntryKind, Staged, Transaction, Uncached, find, from_start, given_kind, hash, kept, kept_in_memory, media,
    open_given, papers_in,
};
use crate::cli::context::Context;
use crate::cli::done::{DateFrom, Done};
use crate::cli::exit::Outcome;
use crate::cli::secrecy_done::SecrecyDone;
use crate::cli::typed;
use crate::desk::Desk;
use crate::desk::file_paper::{self, Ahead, FilePapers, PaperGoes, PaperHandedIn, Repeats};
use crate::error::{Input, Result};
use crate::model::document::{self, Level, Standing};
use crate::model::hidden_titles;
use crate::model::secrecy::{Cipher, PLAIN_TITLE, SecrecyRules};
use crate::model::{Category, Date, Invalid, Line, RecordId, Reference, Sha256, Wanted, Whose, WhoseWord};

/// File papers in a client's file, engineering papers in the unit's room, policies in `policies`, papers of an enquiry beside it
///
/// A paper is copied, hashed and listed; the original never changes. A date in the file's name is taken unless `--date` says
/// another; else today's.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox file 1203 lease.pdf --category contracts --date 2026-03-01 --title '租賃合同'
  deedbox file 1203@2025-06-30 refund.pdf --category payments       a paper that came after they left
  deedbox file 1203 scans/ --recursive --category correspondence
  scan | deedbox file 1203 - --name letter.pdf --category correspondence
  deedbox file enquiries/x4p9 floor-plan.pdf --category correspondence
  deedbox file policies confidentiality.pdf")]
pub(super) struct FileArgs {
    /// Unit, `UNIT@DATE` for who left on that day, an enquiry's id, or `policies`
    #[arg(value_name = "UNIT|ENQUIRY", value_parser = typed::unit)]
    into: String,
    /// Papers; `-` reads standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Kind of paper; not needed for policies
    #[arg(long, value_name = "CATEGORY")]
    category: Option<Category>,
    /// Date of the papers
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<Date>,
    /// The papers are dated later than tomorrow, and that is no slip
    #[arg(long)]
    date_ahead: bool,
    /// Title; else from the file's name
    #[arg(long)]
    pub(super) title: Option<Line>,
    /// Who wrote it
    #[arg(long, value_name = "NAME")]
    pub(super) author: Option<Line>,
    /// Number of pages; else as the file tells
    #[arg(long, value_name = "N")]
    pages: Option<u32>,
    /// How confidential: ordinary or confidential
    #[arg(long, value_name = "LEVEL", default_value = "ordinary")]
    pub(super) level: Level,
    /// Last day on which it holds
    #[arg(long, value_name = "DATE")]
    valid_until: Option<Date>,
    /// The department's own paper, which can get a next version
    #[arg(long)]
    working: bool,
    /// Paper whose place it takes
    #[arg(long, value_name = "ID")]
    supersedes: Option<Reference>,
    /// Take the given files away once they are filed
    #[arg(long = "move")]
    move_: bool,
    /// File the same bytes again
    #[arg(long)]
    duplicate_ok: bool,
    /// File every paper in the given folders
    #[arg(long)]
    recursive: bool,
    /// Name of what comes on standard input
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

impl FileArgs {
    /// What it wants that nobody gave, by the ids of its options.
    pub(super) fn lacking(&self) -> Vec<&'static str> {
        if self.category.is_some() || self.into == "policies" { Vec::new() } else { vec!["category"] }
    }

    /// Papers to be filed and taken away from where they lay.
    pub(super) fn taken_away(into: String, paths: Vec<PathBuf>, category: Option<Category>) -> Self {
        Self {
            into,
            paths,
            category,
            date: None,
            date_ahead: false,
            title: None,
            author: None,
            pages: None,
            level: Level::Ordinary,
            valid_until: None,
            working: false,
            supersedes: None,
            move_: true,
            duplicate_ok: false,
            recursive: false,
            name: None,
        }
    }
}

/// A paper as it was handed in.
struct PaperGiven {
    from: From,
    name: Line,
}

/// Where its bytes come from.
enum From {
    Path(PathBuf),
    /// Standard input, kept so that it can be read again.
    Input(File),
}

pub(super) fn run(ctx: &mut Context, args: FileArgs) -> Result<Outcome> {
    let of: Option<WhoseWord> = match args.into.as_str() {
        "policies" => None,
        whose => Some(whose.parse()?),
    };
    let given = handed_in(ctx, &args)?;
    if 1 < given.len() && (args.title.is_some() || args.supersedes.is_some()) {
        return Err(Input::OnePaper.into());
    }
    if 1 < given.len() && args.pages.is_some() {
        return Err(Input::OnePaperPages.into());
    }
    if args.move_ && given.iter().any(|given| matches!(given.from, From::Input(_))) {
        return Err(Input::MoveStdin.into());
    }
    let archive = ctx.archive()?;
    for given in given.iter().filter(|_| args.move_) {
        if let From::Path(path) = &given.from
            && archive.owns(path)
        {
            return Err(Input::MoveFromArchive(path.display().to_string()).into());
        }
    }
    let into = match of.map(|word| find::whose(&mut Uncached::new(&archive), &word)).transpose()? {
        None => PaperGoes::Policies,
        Some(Whose::File(name)) => PaperGoes::File(name),
        Some(Whose::Enquiry(reference)) => PaperGoes::Enquiry(reference),
    };
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let ask = ask(desk, tx, &args, &into, &given)?;
        let ids = file_paper::file_papers(desk, tx, &ask)?;
        Ok(ids.into_iter().zip(said_of(&args, &ask, &archive.settings().secrecy)?).collect::<Vec<(RecordId, SaidOf)>>())
    })?;
    let ids: Vec<String> = carried.made.iter().map(|(id, _)| id.to_string()).collect();
    ctx.made(&carried, &ids)?;
    for (id, said) in carried.made.clone() {
        if said.encrypted.is_some() {
            ctx.say_done(&carried, &SecrecyDone::Filed { id, title: said.title })?;
            continue;
        }
        ctx.say_done(
            &carried,
            &Done::Filed { id, title: said.title, date: said.date, from: said.from, pages: said.pages },
        )?;
    }
    if args.move_ && !ctx.common.dry_run {
        let paths =
            given.iter().filter_map(|given| if let From::Path(path) = &given.from { Some(path.clone()) } else { None });
        let filed: Vec<(PathBuf, Sha256)> = paths.zip(carried.made.iter().map(|(_, said)| said.given)).collect();
        take_away(&archive, &filed)?;
    }
    Ok(Outcome::Done)
}

/// What is said of a filed paper.
#[derive(Clone)]
struct SaidOf {
    title: Line,
    date: Date,
    from: DateFrom,
    pages: Option<u32>,
    /// The digest of what was given.
    given: Sha256,
    encrypted: Option<Cipher>,
}

fn said_of(args: &FileArgs, ask: &FilePapers, rules: &SecrecyRules) -> Result<Vec<SaidOf>> {
    let hidden =
        if ask.level == Level::Confidential && !rules.titles { Some(hidden_titles::SHOWN.parse()?) } else { None };
    let from = |paper: &PaperHandedIn| match (args.date, document::date_in_name(paper.given_name.as_str())) {
        (Some(_), _) => DateFrom::Told,
        (None, Some(_)) => DateFrom::Name,
        (None, None) => DateFrom::Today,
    };
    let said = ask.papers.iter().map(|paper| SaidOf {
        title: hidden.clone().unwrap_or_else(|| paper.title.clone()),
        date: paper.date,
        from: from(paper),
        pages: paper.pages,
        given: paper.staged.given,
        encrypted: paper.staged.encrypted(),
    });
    Ok(said.collect())
}

/// The papers that were named, folders walked, standard input read.
fn handed_in(ctx: &Context, args: &FileArgs) -> Result<Vec<PaperGiven>> {
    let mut given = Vec::new();
    for path in &args.paths {
        if path == Path::new("-") {
            let name = args.name.as_ref().ok_or(Input::NameNeeded)?;
            // What may not lie in clear is kept in memory.
            let keep = if args.level == Level::Confidential { kept_in_memory } else { kept };
            let kept = keep(&mut std::io::stdin().lock(), Path::new("standard input"))?;
            given.push(PaperGiven { from: From::Input(kept), name: document::given_name(name)? });
            continue;
        }
        let path = ctx.path(path);
        match given_kind(&path) {
            Some(EntryKind::Folder) if args.recursive => {
                let papers = papers_in(&path)?;
                if papers.is_empty() {
                    return Err(Input::EmptyFolder(path.display().to_string()).into());
                }
                for paper in papers {
                    given.push(PaperGiven { name: name_of(&paper)?, from: From::Path(paper) });
                }
            }
            Some(EntryKind::Folder) => return Err(Input::FolderGiven(path.display().to_string()).into()),
            _ => given.push(PaperGiven { name: name_of(&path)?, from: From::Path(path) }),
        }
    }
    Ok(given)
}

/// The name of a paper's file; one that is not Unicode is no name that can be kept.
pub(super) fn name_of(path: &Path) -> Result<Line> {
    let name = path.file_name().unwrap_or_default();
    match name.to_str() {
        Some(name) => Ok(document::given_name(name)?),
        None => Err(Invalid::new(
            Wanted::PaperName,
            name.to_string_lossy(),
            crate::model::Fault::Character(char::REPLACEMENT_CHARACTER),
        )
        .into()),
    }
}

/// Takes the papers in, and reads from them what the record keeps.
fn ask(
    desk: &Desk,
    tx: &mut Transaction,
    args: &FileArgs,
    into: &PaperGoes,
    given: &[PaperGiven],
) -> Result<FilePapers> {
    let mut papers = Vec::new();
    for given in given {
        let staged = stage(tx, given, args.level)?;
        papers.push(paper(desk, args, given, staged)?);
    }
    Ok(FilePapers {
        into: into.clone(),
        category: category(args, into)?,
        standing: if args.working { Standing::Working } else { Standing::Original },
        level: args.level,
        author: args.author.clone(),
        valid_until: args.valid_until,
        supersedes: args.supersedes.clone(),
        ahead: if args.date_ahead { Ahead::Meant } else { Ahead::Refused },
        came_with: None,
        repeats: if args.duplicate_ok { Repeats::Filed } else { Repeats::Refused },
        papers,
    })
}

/// The kind of paper; the company's policies are of one kind.
fn category(args: &FileArgs, into: &PaperGoes) -> Result<Category> {
    match (&args.category, into) {
        (Some(category), _) => Ok(category.clone()),
        (None, PaperGoes::Policies) => Ok(Category::policies()),
        (None, PaperGoes::File(_) | PaperGoes::Enquiry(_) | PaperGoes::Beside(_)) => Err(Input::CategoryNeeded.into()),
    }
}

fn stage(tx: &mut Transaction, given: &PaperGiven, level: Level) -> Result<Staged> {
    match &given.from {
        From::Path(path) => {
            let (file, size) = open_given(path)?;
            if size == 0 {
                return Err(Input::EmptyPaper(given.name.to_string()).into());
            }
            Ok(tx.take_in(file, path, level)?)
        }
        From::Input(kept) => Ok(tx.take_in(from_start(kept)?, Path::new("standard input"), level)?),
    }
}

fn paper(desk: &Desk, args: &FileArgs, given: &PaperGiven, mut staged: Staged) -> Result<PaperHandedIn> {
    let name = given.name.as_str();
    let looked = staged.look(|copy| media::look(copy, name)).unwrap_or_default();
    let title = match &args.title {
        Some(title) => title.clone(),
        None if staged.encrypted().is_some() => PLAIN_TITLE.parse()?,
        None => document::title_in_name(name).parse()?,
    };
    let date = args.date.or_else(|| document::date_in_name(name)).unwrap_or_else(|| desk.today());
    Ok(PaperHandedIn {
        staged,
        media_type: looked.media_type.as_str().parse()?,
        pages: args.pages.or(looked.pages),
        given_name: given.name.clone(),
        title,
        date,
    })
}

/// Takes the given files away, now that they are filed; one whose bytes are others by now stays.
fn take_away(archive: &Archive, filed: &[(PathBuf, Sha256)]) -> Result<()> {
    for (path, sha256) in filed {
        let (file, _) = open_given(path)?;
        let (now, _) = hash(file, &path.display().to_string())?;
        if now != *sha256 {
            return Err(Input::StillWritten(path.display().to_string()).into());
        }
        archive.disk().remove_given(path)?;
    }
    Ok(())
}
