//! `deedbox lake sql`: the tables and reports of a lake as views of an engine.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::archive::real_path;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::Result;
use crate::output::lake_sql::{self, Engine};
use crate::views::lake::forms;

/// Print what makes the tables and reports of a lake views of an engine
///
/// Each table is a view, and each report one of the name `report_…`, which adds up and does nothing else. Both engines read the catalogue when
/// the views are made: old files beside new ones count for nothing.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox lake sql /srv/lake --engine duckdb > views.sql     then: duckdb -init views.sql
  deedbox lake sql /srv/lake --engine spark > views.py       then, in a session: exec(open('views.py').read()); deedbox_lake(spark)")]
pub(super) struct LakeSqlArgs {
    /// Folder of the lake
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The engine
    #[arg(long, value_name = "ENGINE", value_enum)]
    engine: LakeEngine,
}

/// An engine that views are printed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LakeEngine {
    Duckdb,
    Spark,
}

pub(super) fn run(ctx: &mut Context, args: &LakeSqlArgs) -> Result<Outcome> {
    let folder = real_path(&ctx.path(&args.folder))?;
    let engine = match args.engine {
        LakeEngine::Duckdb => Engine::DuckDb,
        LakeEngine::Spark => Engine::Spark,
    };
    let lake = folder.display().to_string().replace('\\', "/");
    ctx.print(&lake_sql::views(engine, &lake, &forms::schema()))?;
    Ok(Outcome::Done)
}
