//! `deedbox export`: client data that are taken out of the archive, as registers, for analysis, or for another archive.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::cli::common::OutputFormat;
use crate::cli::context::{Carried, Context};
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::export_files::{ExportFiles, ExportForm, FolderForm};
use crate::cli::left_copies;
use crate::cli::typed;
use crate::desk::export::{self, Along, Stage, TakeOut, TakenOut, Work};
use crate::error::{Input, Result};
use crate::model::export_scope::{ExportWritten, Scope};
use crate::model::{Date, Fault, Invalid, Kind, Line, Reference, UnitCode, Wanted};
use crate::output::phrases::say;
use crate::views::export as sheets;

/// Take registers out: as a workbook, a database, or a folder of tables
///
/// The registers have the columns that `import` reads, with the values that hold now; what it does not read stands in sheets
/// beside them. Every export is registered: who gets it, what for, and the digest of each file. It needs the approval of who
/// may take client data out; who holds that role approves it by asking.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox export -o estate.xlsx --to '集團財務部' --purpose '年度審計'
  deedbox export -o estate --papers --to 'New office' --purpose 'moving house'   what `import estate` reads
  deedbox export -o figures --as-files parquet,jsonl --register charges --register payments --since 2025-01-01 \\
    --to Finance --purpose audit
  deedbox export -o estate.sqlite --to Finance --purpose audit --dry-run        what there is
  deedbox export --release disclosures/q7d2 -o estate.xlsx                      what somebody approved

The ending of PATH says what it becomes: .xlsx, .sqlite; a name without one becomes a new folder.")]
pub(super) struct ExportArgs {
    /// New file, or new folder, outside the archive
    #[arg(short, long, value_name = "PATH")]
    output: PathBuf,
    /// Who gets it
    #[arg(long, value_name = "NAME", required_unless_present = "release")]
    to: Option<Line>,
    /// What for
    #[arg(long, value_name = "TEXT", required_unless_present = "release")]
    purpose: Option<Line>,
    /// What a folder is filled with, `,` between several
    #[arg(long, value_name = "FORM", value_enum, value_delimiter = ',', default_values_t = [FolderForm::Csv])]
    as_files: Vec<FolderForm>,
    /// Only this register, as `import` calls it; or events (can be repeated)
    #[arg(long, value_name = "REGISTER", num_args = 1..)]
    register: Vec<String>,
    /// Only records of this kind (can be repeated)
    #[arg(long, value_name = "KIND", num_args = 1..)]
    kind: Vec<Kind>,
    /// Only the clients and the room of this unit (can be repeated)
    #[arg(long, value_name = "UNIT", num_args = 1..)]
    unit: Vec<UnitCode>,
    /// Only what happened on this day or later
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// Only what happened on this day or earlier
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Copies of the papers go along
    #[arg(long)]
    papers: bool,
    /// Hand out what was approved
    #[arg(long, value_name = "ID", conflicts_with_all = ["to", "purpose", "register", "kind", "unit", "since", "until", "papers"])]
    release: Option<Reference>,
}

pub(super) fn run(ctx: &mut Context, args: ExportArgs) -> Result<Outcome> {
    let form = form_of(&args, ctx.common.bom)?;
    let units = args.unit.iter().cloned().collect();
    let scope = Scope { names: names(&args)?, since: args.since, until: args.until, units };
    let archive = ctx.archive_once()?;
    let target = ctx.path(&args.output);
    archive.check_page_place(&target)?;
    if args.papers || args.release.is_some() {
        left_copies::sweep_clear(ctx, &archive)?;
        ctx.hush_for_passphrase(&ctx.key_means());
    }
    let phrases = ctx.page_phrases(&archive);
    let mut files = ExportFiles::new(&archive, (&target, form), (ctx.desk(&archive)?.now, phrases, ctx.key_means()))?;
    if let Some(id) = args.release.as_ref().filter(|_| !ctx.common.dry_run)
        && files.put_left(id)?
    {
        ctx.say(&Done::PutInPlace { id: id.to_string(), path: args.output.display().to_string() })?;
        return Ok(Outcome::Done);
    }
    let done = {
        // Where git changed a manifest meanwhile it is decided anew; what was written is written once.
        let mut write = |scope: &Scope, along: Along, work: Work| match scope.site() {
            Some(_) => Err(Input::IsASite.into()),
            None => files.write(scope, along, work),
        };
        match (&args.release, args.to, args.purpose) {
            (Some(id), ..) => ctx.carry_out(&archive, |desk, tx| export::release(desk, tx, id, &mut write)),
            (None, Some(to), Some(purpose)) => {
                let papers = if args.papers { Along::Go } else { Along::Stay };
                let ask = TakeOut { to, purpose, scope, papers };
                ctx.carry_out(&archive, |desk, tx| export::take_out(desk, tx, &ask, &mut write))
            }
            (None, ..) => return Ok(Outcome::Done),
        }
    };
    match done {
        Err(e) => {
            files.give_up()?;
            Err(e)
        }
        Ok(carried) => {
            // Registered by now: only then does it lie where it was asked for.
            files.put()?;
            told(ctx, &args.output, &carried)
        }
    }
}

fn told(ctx: &mut Context, to: &Path, carried: &Carried<TakenOut>) -> Result<Outcome> {
    let made = &carried.made;
    if ctx.common.dry_run {
        return counts(ctx, &made.written);
    }
    ctx.made(carried, &[made.id.to_string()])?;
    let words = ctx.words;
    let mut said = match made.stage {
        Stage::Waits => say!(words, "export-asked", id = made.id),
        Stage::Out => {
            say!(words, "export-done", rows => made.written.all_rows(), to = made.to, path = to.display())
        }
    };
    if made.stage == Stage::Out && 0 < made.written.papers {
        if words.phrases().language() == crate::model::language::Language::En {
            said.push(' ');
        }
        said.push_str(&say!(words, "export-papers", papers => made.written.papers));
    }
    ctx.say_text(&said)?;
    Ok(Outcome::Done)
}

/// What there is, sheet by sheet.
pub(super) fn counts(ctx: &mut Context, written: &ExportWritten) -> Result<Outcome> {
    if let OutputFormat::Json = ctx.common.format {
        let sheets: serde_json::Map<String, serde_json::Value> =
            written.rows.iter().map(|(name, rows)| (name.clone(), json!(rows))).collect();
        ctx.json(&json!({ "dry_run": true, "rows": sheets, "papers": written.papers }))?;
        return Ok(Outcome::Done);
    }
    let line = |(name, rows): &(String, u64)| match ctx.common.format {
        OutputFormat::Csv => format!("{name},{rows}"),
        OutputFormat::Table | OutputFormat::Json | OutputFormat::Html => format!("{name} {rows}"),
    };
    let heading = matches!(ctx.common.format, OutputFormat::Csv).then(|| "sheet,rows".to_owned());
    let lines: Vec<String> = heading.into_iter().chain(written.rows.iter().map(line)).collect();
    ctx.lines(&lines)?;
    Ok(Outcome::Done)
}

/// What the target becomes, by its ending.
fn form_of(args: &ExportArgs, bom: bool) -> Result<ExportForm> {
    let ending = args.output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        None => {
            let mut forms = args.as_files.clone();
            forms.sort_unstable();
            forms.dedup();
            Ok(ExportForm::Folder(forms, bom))
        }
        Some("xlsx") => Ok(ExportForm::Workbook),
        #[cfg(feature = "sqlite")]
        Some("sqlite" | "db" | "sqlite3") => Ok(ExportForm::Database),
        Some(_) => {
            let known = [
                ".xlsx",
                #[cfg(feature = "sqlite")]
                ".sqlite",
            ];
            let known = known.iter().map(|ending| format!("NAME{ending}")).chain(["FOLDER".to_owned()]).collect();
            Err(Invalid::new(Wanted::Choice, args.output.display().to_string(), Fault::NotOneOf(known)).into())
        }
    }
}

/// The registers and kinds that were named.
fn names(args: &ExportArgs) -> Result<std::collections::BTreeSet<String>> {
    let known = sheets::names();
    let mut names = std::collections::BTreeSet::new();
    for given in &args.register {
        let listed: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
        let plain = typed::called(&listed, given).to_lowercase().replace(['-', ' '], "_");
        let Some(name) = known.iter().find(|name| **name == plain || name.replace('_', "") == plain.replace('_', ""))
        else {
            let known = known.iter().map(ToString::to_string).collect();
            return Err(Invalid::new(Wanted::Book, given, Fault::NotOneOf(known)).into());
        };
        names.insert((*name).to_owned());
    }
    names.extend(args.kind.iter().map(|kind| sheets::name_of(*kind).to_owned()));
    Ok(names)
}
