//! `deedbox lake`: the figures of many estates in tables that any engine reads; what goes there is an export (P1-5b).

mod check;
mod export;
mod files;
mod report;
mod sql;
mod tidy;

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::Result;

/// Put the figures of many estates into one folder of tables that DuckDB, Spark and others read
///
/// Each estate is exported by itself, under its code. What is owed, held, let and open is worked out here, by the rules of the policies: engines
/// only add up. Names, phones and free text stay in the archive unless they are asked for.
#[derive(Args, Debug)]
pub(super) struct LakeArgs {
    #[command(subcommand)]
    command: LakeCommand,
}

#[derive(Debug, Subcommand)]
enum LakeCommand {
    Export(export::LakeExportArgs),
    Report(report::LakeReportArgs),
    Check(check::LakeCheckArgs),
    Sql(sql::LakeSqlArgs),
    Tidy(tidy::LakeTidyArgs),
}

pub(super) fn run(ctx: &mut Context, args: LakeArgs) -> Result<Outcome> {
    match args.command {
        LakeCommand::Export(args) => export::run(ctx, args),
        LakeCommand::Report(args) => report::run(ctx, args),
        LakeCommand::Check(args) => check::run(ctx, &args),
        LakeCommand::Sql(args) => sql::run(ctx, &args),
        LakeCommand::Tidy(args) => tidy::run(ctx, &args),
    }
}
