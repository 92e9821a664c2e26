//! `deedbox inbox`: papers that were collected and are not filed yet (P3-4).

use clap::{Args, Subcommand};

use crate::archive::Archive;
use crate::archive::layout::INBOX;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::file::{self, FileArgs};
use crate::error::{Input, Result};
use crate::model::document::Level;
use crate::model::{Category, Date, Line};
use crate::output::Format;
use crate::views::inbox::{self, InboxPaper};

/// List the papers in the inbox, newest first, or file them
///
/// What a paper's name suggests (its unit, its category, its title) is shown, and nothing is filed by it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox inbox
  deedbox inbox file '2026-11-18 letter.pdf' --unit 1203 --category correspondence
  deedbox inbox file scan-001.pdf scan-002.pdf --unit 1203 --category contracts --date 2026-03-01")]
pub(super) struct InboxArgs {
    #[command(subcommand)]
    act: Option<InboxAct>,
}

#[derive(Debug, Subcommand)]
enum InboxAct {
    /// List them
    List,
    /// File papers of the inbox in a client's file, and take them out of the inbox
    File(InboxFileArgs),
}

#[derive(Args, Debug)]
struct InboxFileArgs {
    /// Papers, as `deedbox inbox` names them
    #[arg(value_name = "NAME", required = true)]
    names: Vec<String>,
    /// Unit, `UNIT@DATE` for who left on that day, or `policies`
    #[arg(long, value_name = "UNIT")]
    unit: String,
    /// Kind of paper; not needed for policies
    #[arg(long, value_name = "CATEGORY")]
    category: Option<Category>,
    /// Date of the papers; else the one in the name, else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Title; else from the file's name
    #[arg(long)]
    title: Option<Line>,
    /// Who wrote it
    #[arg(long, value_name = "NAME")]
    author: Option<Line>,
    /// How confidential: ordinary or confidential
    #[arg(long, value_name = "LEVEL", default_value = "ordinary")]
    level: Level,
}

pub(super) fn run(ctx: &mut Context, args: InboxArgs) -> Result<Outcome> {
    let InboxArgs { act } = args;
    match act {
        None | Some(InboxAct::List) => list(ctx),
        Some(InboxAct::File(args)) => file_away(ctx, args),
    }
}

fn list(ctx: &mut Context) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let papers = inbox::papers(&archive, ctx.today(&archive)?)?;
    if papers.is_empty() && ctx.format() == Format::Table {
        ctx.say(&Done::InboxEmpty)?;
        return Ok(Outcome::Done);
    }
    ctx.table(&inbox::table(&papers))?;
    Ok(Outcome::Done)
}

fn file_away(ctx: &mut Context, args: InboxFileArgs) -> Result<Outcome> {
    let InboxFileArgs { names, unit, category, date, title, author, level } = args;
    let archive = ctx.archive()?;
    let lying = inbox::papers(&archive, ctx.today(&archive)?)?;
    let found = names.iter().map(|name| named(&archive, &lying, name)).collect::<Result<Vec<_>>>()?;
    let mut given = FileArgs::taken_away(unit, found, category);
    (given.date, given.title, given.author, given.level) = (date, title, author, level);
    file::run(ctx, given)
}

/// A paper by the name that the listing gives it, or by the file's own where only one has it. Nothing but what is listed is
/// taken, so that no name leads out of the inbox.
fn named(archive: &Archive, lying: &[InboxPaper], name: &str) -> Result<std::path::PathBuf> {
    let wanted = name.strip_prefix("inbox/").unwrap_or(name);
    let whole = lying.iter().find(|paper| paper.name == wanted);
    let mut own = lying.iter().filter(|paper| paper.name.rsplit('/').next() == Some(wanted));
    let only = match (own.next(), own.next()) {
        (Some(paper), None) => Some(paper),
        _ => None,
    };
    let Some(found) = whole.or(only) else {
        let like = |paper: &&InboxPaper| paper.name.to_lowercase().contains(&wanted.to_lowercase());
        let near = lying.iter().filter(like).take(5).map(|paper| paper.name.clone()).collect();
        return Err(Input::NotInInbox { name: name.to_owned(), near }.into());
    };
    Ok(archive.reader().full(format!("{INBOX}/{}", found.name)))
}
