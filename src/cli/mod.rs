//! The command line: one file per command with its arguments, its one call and its output. The only layer that prints.

mod add;
mod amend;
mod answer;
mod approve;
mod archive_moved_out;
mod asking;
mod attest;
mod audit;
mod authority;
mod browse;
mod bundle;
mod bundle_pack;
mod changes;
mod charge;
mod colour;
mod command;
mod common;
mod completing;
mod completions;
mod config;
mod confirm;
mod context;
mod deferred;
mod demo;
mod demo_script;
mod disclose;
mod dispose;
mod doctor;
mod done;
mod environment;
mod exit;
mod export;
mod export_files;
mod file;
mod first_page;
mod former;
mod from_here;
mod handover;
mod handover_check;
mod handover_keys;
mod handover_make;
mod help;
mod history;
mod hold;
mod hook;
mod import;
#[cfg(test)]
mod in_test;
mod inbox;
mod init;
mod kept;
mod kept_parts;
mod keys;
mod label;
#[cfg(feature = "parquet")]
mod lake;
mod language;
mod left_copies;
mod lend;
mod list;
mod loans;
mod log;
mod lost;
mod man;
mod many;
mod mend;
mod merge_as;
mod move_out;
mod notice;
mod open;
mod opener;
mod pager;
mod papers;
mod pending;
mod place;
mod print;
mod reading;
mod record;
mod refile;
mod reject;
mod rejects;
mod remote;
mod renew;
mod renew_lease;
mod report;
mod report_file;
mod request;
mod restrict;
mod return_;
mod save;
mod schema;
mod seal;
mod seal_line;
mod search;
mod secrecy_done;
mod secure;
mod show;
mod show_record;
mod sign;
mod site;
mod staff;
mod staff_key;
mod statement;
mod status;
mod stocktake;
mod survey;
mod sync;
#[cfg(test)]
mod tests;
mod twice;
mod typed;
mod undo;
mod unit;
mod update;
mod user_settings;
mod value_name;
mod verify;
mod void;
mod waiting;
mod when;
mod whoami;
mod words;
mod yearbook;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::Args;

use crate::archive::apart;
use crate::cli::asking::{Completed, Lacking};
use crate::cli::command::{Cli, Command};
use crate::cli::common::{Common, OutputFormat};
use crate::cli::context::Context;
use crate::cli::environment::{Environment, Languages, Paging};
use crate::cli::exit::{ErrorForm, Outcome};
use crate::cli::pager::Paged;
use crate::cli::words::Words;
use crate::error::{Input, Result};
use crate::output::phrases::say;

/// What `--version` alone says, in every language: the same as clap would.
const VERSION: &str = concat!("deedbox ", env!("CARGO_PKG_VERSION"), "\n");

/// Runs the program: parses, carries out, prints, and gives the exit code.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if let [_, word] = args.as_slice() {
        if word == apart::WORD {
            return reading::main();
        }
        // Scripts ask for it before they begin: it waits for no settings, no archive, no description of commands.
        if word == "--version" || word == "-V" {
            let _ = std::io::stdout().write_all(VERSION.as_bytes());
            return ExitCode::SUCCESS;
        }
    }
    apart::offer();
    let languages = Languages::read();
    typed::begin(&args, &languages);
    if completing::answered(&args, &languages, &environment::here(), Cli::described) {
        return ExitCode::SUCCESS;
    }
    let wanted = !args.iter().take_while(|word| *word != "--").any(|word| word == "--no-pager");
    let mut out = Paged::new(std::io::stdout().lock(), if wanted { Paging::read() } else { None });
    let mut err = std::io::stderr();
    let code = run(&args, languages, &mut out, &mut err);
    apart::dismiss();
    out.finish();
    ExitCode::from(code)
}

/// Runs one command line, printing to what is given; gives the exit code.
fn run(args: &[OsString], languages: Languages, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    if first_page::is_wanted(args) {
        return at_first(languages, out, err);
    }
    let args = &mut merge_as::told(args);
    let words = Words::of(language::of(args, &languages, &environment::here()));
    let form = ErrorForm::typed(args);
    if Cli::is_own_help(args)
        && let Some(said) = help::of_itself(words, args, Cli::described_where_typed)
    {
        return exit::usage((words, form), &said, out, err);
    }
    let Some(read) = asked_for(args, words, err) else { return exit::LEFT };
    let args = &*args;
    let cli = match read {
        Ok(Cli { command: Command::Help(args), common }) => {
            let alone = args.first().and_then(Cli::called);
            let line = Cli::described_where_typed(alone, &args.typed(), help::told_of(words, args.others()));
            return help::run((words, line), (&args, common.data_format()), out, err);
        }
        Ok(cli) => match twice::given(args, &Common::augment_args(clap::Command::new("")), Cli::described) {
            None => cli,
            Some(mistake) => return exit::usage((words, form), &mistake, out, err),
        },
        Err(e) => match former::told(args) {
            Some(called) => return exit::failure((words, form), &called.into(), err),
            None => {
                let said = help::in_language(words, e, (args, Cli::alone(args)), Cli::described_where_typed);
                return exit::usage((words, form), &said, out, err);
            }
        },
    };
    let environment = match Environment::read(args, languages) {
        Ok(environment) => environment,
        Err(e) => return exit::failure((words, form), &e, err),
    };
    run_in(cli, (environment, words), out, err)
}

/// What `deedbox` alone shows at a terminal.
fn at_first(languages: Languages, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let args = ["deedbox", "status"].map(OsString::from);
    let words = Words::of(language::of(&args, &languages, &environment::here()));
    let shown = || {
        let environment = Environment::read(&args, languages)?;
        let common = match Cli::read(&args) {
            Ok(cli) => cli.common,
            Err(_) => return Ok(()),
        };
        let mut ctx = Context::new((environment, words), common, out, &mut *err);
        first_page::shown(&mut ctx, &help::command(words, Cli::described()))
    };
    let shown: Result<()> = shown();
    shown.map_or_else(|e| exit::failure((words, ErrorForm::typed(&args)), &e, err), |()| 0)
}

/// Reads a command line, and asks for what it lacks where somebody would answer; none where who was asked left.
fn asked_for(
    args: &mut Vec<OsString>,
    words: Words,
    err: &mut dyn Write,
) -> Option<std::result::Result<Cli, clap::Error>> {
    let mut has_grown = false;
    loop {
        let read = Cli::read(args);
        let lacking = match &read {
            Ok(cli) => cli.command.lacking(),
            Err(mistake) => Lacking::of(mistake),
        };
        match asking::ask(args, words, &lacking, Cli::described) {
            Completed::Line(line) => (*args, has_grown) = (line, true),
            Completed::Not if has_grown && read.is_ok() && !asking::confirmed(args, words, Cli::described, err) => {
                break;
            }
            Completed::Not => return Some(read),
            Completed::Left => break,
        }
    }
    colour::line(err, &say!(words, "usage-ask-left"));
    None
}

/// Runs a parsed command in an environment.
fn run_in(cli: Cli, around: (Environment, Words), out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let words = around.1;
    let form = match cli.common.data_format() {
        OutputFormat::Json => ErrorForm::Json,
        _ => ErrorForm::Text(cli.common.color.on(around.0.colours.1)),
    };
    match carry_out(cli, around, out, err) {
        Ok(outcome) => outcome.code(),
        Err(e) => exit::failure((words, form), &e, err),
    }
}

/// Carries a parsed command out in an environment; its error is the caller's to tell.
fn carry_out(cli: Cli, around: (Environment, Words), out: &mut dyn Write, err: &mut dyn Write) -> Result<Outcome> {
    let Cli { mut common, command } = cli;
    common.format = common.data_format();
    if common.format == OutputFormat::Html && !command.has_page() {
        return Err(Input::NoPage(None).into());
    }
    if common.bom && common.format != OutputFormat::Csv && !matches!(command, Command::Export(_)) {
        return Err(Input::MarkOfCsv.into());
    }
    let mut ctx = Context::new(around, common, out, err);
    ctx.wants = command.wants();
    let outcome = dispatch(&mut ctx, command);
    // What was made was made, whether the command went on well or not.
    save::made(&mut ctx)?;
    let outcome = outcome?;
    ctx.all_was_read()?;
    ctx.flush()?;
    ctx.keep_parts();
    Ok(outcome)
}

fn dispatch(ctx: &mut Context, command: Command) -> Result<Outcome> {
    match command {
        Command::Help(args) => help::shown(ctx, Cli::described(), &args),
        Command::Init(args) => init::run(ctx, args),
        Command::Demo(args) => demo::run(ctx, args, demo::Program { parse: |words| Cli::read(&words), carry_out }),
        Command::Staff(args) => staff::run(ctx, args),
        Command::Unit(args) => unit::run(ctx, args),
        Command::Import(args) => import::run(ctx, args),
        Command::Add(args) => add::run(ctx, args),
        Command::Show(args) => show::run(ctx, args),
        Command::Browse(args) => browse::run(ctx, args),
        Command::Site(args) => site::run(ctx, args),
        Command::List(args) => list::run(ctx, args),
        Command::Open(args) => open::run(ctx, args),
        Command::Confirm(args) => confirm::run(ctx, args),
        Command::Review(args) => confirm::review(ctx, args),
        Command::History(args) => history::run(ctx, args),
        Command::Log(args) => log::run(ctx, args),
        Command::Undo(args) => undo::run(ctx, args),
        Command::Charge(args) => charge::run(ctx, args),
        Command::Statement(args) => statement::run(ctx, args),
        Command::Label(args) => label::run(ctx, args),
        Command::Place(args) => place::run(ctx, args),
        Command::Where(args) => place::find(ctx, args),
        Command::Stocktake(args) => stocktake::run(ctx, args),
        Command::File(args) => file::run(ctx, args),
        Command::Inbox(args) => inbox::run(ctx, args),
        Command::Record(args) => record::run(ctx, args),
        Command::Update(args) => update::run(ctx, args),
        Command::Close(args) => update::close(ctx, args),
        Command::Reopen(args) => update::reopen(ctx, args),
        Command::Handover(args) => handover::run(ctx, args),
        Command::Request(args) => request::run(ctx, args),
        Command::Restrict(args) => restrict::run(ctx, args),
        Command::Unrestrict(args) => restrict::lift(ctx, args),
        Command::Amend(args) => amend::run(ctx, args),
        Command::Void(args) => void::run(ctx, args),
        Command::Refile(args) => refile::run(ctx, args),
        Command::Lend(args) => lend::run(ctx, args),
        Command::Approve(args) => approve::run(ctx, args),
        Command::Reject(args) => reject::run(ctx, args),
        Command::Return(args) => return_::run(ctx, args),
        Command::Renew(args) => renew::run(ctx, args),
        Command::Lost(args) => lost::run(ctx, args),
        Command::RenewLease(args) => renew_lease::run(ctx, args),
        Command::Notice(args) => notice::run(ctx, args),
        Command::Survey(args) => survey::run(ctx, args),
        Command::Disclose(args) => disclose::run(ctx, args),
        Command::Bundle(args) => bundle::run(ctx, args),
        Command::Export(args) => export::run(ctx, args),
        #[cfg(feature = "parquet")]
        Command::Lake(args) => lake::run(ctx, args),
        Command::Remote(args) => remote::run(ctx, args),
        Command::MoveOut(args) => move_out::run(ctx, args),
        Command::ArchiveMovedOut(args) => archive_moved_out::run(ctx, args),
        Command::Hold(args) => hold::run(ctx, args),
        Command::Dispose(args) => dispose::run(ctx, args),
        Command::Loans(args) => loans::run(ctx, args),
        Command::Pending(args) => pending::run(ctx, args),
        Command::Print(args) => print::run(ctx, args),
        Command::Status(args) => status::run(ctx, args),
        Command::Search(args) => search::run(ctx, args),
        Command::Report(args) => report::run(ctx, args),
        Command::Verify(args) => verify::run(ctx, args),
        Command::Seal(args) => seal::run(ctx, args),
        Command::Keys(args) => keys::run(ctx, args),
        Command::Secure(args) => secure::run(ctx, args),
        Command::Sign(args) => sign::run(ctx, args),
        Command::Audit(args) => audit::run(ctx, args),
        Command::Attest(args) => attest::run(ctx, args),
        Command::Authority(args) => authority::run(ctx, args),
        Command::Doctor(args) => doctor::run(ctx, args),
        Command::Mend(args) => mend::run(ctx, args),
        Command::Changes(args) => changes::run(ctx, args),
        Command::Save(args) => save::run(ctx, args),
        Command::Sync(args) => sync::run(ctx, args),
        Command::Hook(args) => hook::run(ctx, args),
        Command::Schema(args) => schema::run(ctx, args),
        Command::Whoami(args) => whoami::run(ctx, args),
        Command::Config(args) => config::run(ctx, args),
        Command::Completions(args) => completions::run(ctx, args),
        Command::Man(args) => man::run(ctx, Cli::described(), args),
    }
}
