//! The commands, and a line of them as it is read.

use std::ffi::{OsStr, OsString};

use clap::{CommandFactory, FromArgMatches, Parser};

use crate::cli::answer::Wants;
use crate::cli::asking::Lacking;
use crate::cli::common::Common;

use crate::cli::deferred::{KnownCommand, OtherCommands, known_commands};
#[cfg(feature = "parquet")]
use crate::cli::lake;
use crate::cli::{
    add, amend, approve, archive_moved_out, attest, audit, authority, browse, bundle, changes, charge, completions,
    config, confirm, demo, disclose, dispose, doctor, export, file, handover, help, history, hold, hook, import, inbox,
    init, keys, label, lend, list, loans, log, lost, man, mend, move_out, notice, open, pending, place, print, record,
    refile, reject, remote, renew, renew_lease, report, request, restrict, return_, save, schema, seal, search, secure,
    show, sign, site, staff, statement, status, stocktake, survey, sync, typed, undo, unit, update, verify, void,
    whoami,
};

/// Keep the papers of an office tower's clients as plain files
///
/// One folder per unit, by floor; every file is written once, what happens later is a new file. git can diff and merge it all,
/// and `sha256sum` can check it.
#[derive(Debug, Parser)]
#[command(name = "deedbox", version, propagate_version = true, disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true, max_term_width = 100, subcommand_help_heading = help::groups::LIST, after_help = EXAMPLES)]
pub(super) struct Root {
    #[command(flatten)]
    common: Common,
}

/// A command line as it was read.
#[derive(Debug)]
pub(super) struct Cli {
    pub(super) common: Common,
    pub(super) command: Command,
}

const EXAMPLES: &str = "Examples:
  deedbox demo harbour-tower                       a small estate to look at
  deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan'
  deedbox add 1203 --company 宏達貿易有限公司 --move-in 2026-03-01
  deedbox file 1203 lease.pdf --category contracts --date 2026-03-01
  deedbox status                                   what wants doing today

Exit codes: 0 done; 1 findings, or nothing found; 2 the input is wrong; 3 refused by policy or state;
4 the machine failed or the archive is damaged; 5 somebody else holds the lock; 130 interrupted.";

known_commands! {
    "help" => Help(help::HelpArgs),
    "init" => Init(init::InitArgs),
    "demo" => Demo(demo::DemoArgs),
    "staff" => Staff(staff::StaffArgs),
    "unit" => Unit(unit::UnitArgs),
    "import" => Import(import::ImportArgs),
    "add" => Add(add::AddArgs),
    "show" => Show(show::ShowArgs),
    "list" => List(list::ListArgs),
    "browse" => Browse(browse::BrowseArgs),
    "site" => Site(site::SiteArgs),
    "open" => Open(open::OpenPaperArgs),
    "confirm" => Confirm(confirm::ConfirmArgs),
    "review" => Review(confirm::ReviewArgs),
    "history" => History(history::HistoryArgs),
    "log" => Log(log::LogArgs),
    "undo" => Undo(undo::UndoArgs),
    "charge" => Charge(charge::ChargeArgs),
    "statement" => Statement(statement::StatementArgs),
    "label" => Label(label::LabelArgs),
    "place" => Place(place::PlaceArgs),
    "where" => Where(place::WhereArgs),
    "stocktake" => Stocktake(stocktake::StocktakeArgs),
    "file" => File(file::FileArgs),
    "inbox" => Inbox(inbox::InboxArgs),
    "record" => Record(record::RecordArgs),
    "update" => Update(update::UpdateArgs),
    "close" => Close(update::CloseArgs),
    "reopen" => Reopen(update::ReopenArgs),
    "amend" => Amend(amend::AmendArgs),
    "handover" => Handover(handover::HandoverArgs),
    "request" => Request(request::RequestArgs),
    "restrict" => Restrict(restrict::RestrictArgs),
    "unrestrict" => Unrestrict(restrict::UnrestrictArgs),
    "void" => Void(void::VoidArgs),
    "refile" => Refile(refile::RefileArgs),
    "lend" => Lend(lend::LendArgs),
    "approve" => Approve(approve::ApproveArgs),
    "reject" => Reject(reject::RejectArgs),
    "return" => Return(return_::ReturnArgs),
    "renew" => Renew(renew::RenewArgs),
    "lost" => Lost(lost::LostArgs),
    "renew-lease" => RenewLease(renew_lease::RenewLeaseArgs),
    "notice" => Notice(notice::NoticeArgs),
    "survey" => Survey(survey::SurveyArgs),
    "disclose" => Disclose(disclose::DiscloseArgs),
    "bundle" => Bundle(bundle::BundleArgs),
    "export" => Export(export::ExportArgs),
    #[cfg(feature = "parquet")]
    "lake" => Lake(lake::LakeArgs),
    "loans" => Loans(loans::LoansArgs),
    "pending" => Pending(pending::PendingArgs),
    "print" => Print(print::PrintArgs),
    "move-out" => MoveOut(move_out::MoveOutArgs),
    "archive-moved-out" => ArchiveMovedOut(archive_moved_out::ArchiveMovedOutArgs),
    "hold" => Hold(hold::HoldArgs),
    "dispose" => Dispose(dispose::DisposeArgs),
    "status" => Status(status::StatusArgs),
    "search" => Search(search::SearchArgs),
    "report" => Report(report::ReportArgs),
    "verify" => Verify(verify::VerifyArgs),
    "seal" => Seal(seal::SealArgs),
    "keys" => Keys(keys::KeysArgs),
    "secure" => Secure(secure::SecureArgs),
    "sign" => Sign(sign::SignArgs),
    "audit" => Audit(audit::AuditArgs),
    "attest" => Attest(attest::AttestArgs),
    "authority" => Authority(authority::AuthorityArgs),
    "doctor" => Doctor(doctor::DoctorArgs),
    "mend" => Mend(mend::MendArgs),
    "remote" => Remote(remote::RemoteArgs),
    "changes" => Changes(changes::ChangesArgs),
    "save" => Save(save::SaveArgs),
    "sync" => Sync(sync::SyncArgs),
    "hook" => Hook(hook::HookArgs),
    "schema" => Schema(schema::SchemaArgs),
    "whoami" => Whoami(whoami::WhoamiArgs),
    "config" => Config(config::ConfigArgs),
    "completions" => Completions(completions::CompletionsArgs),
    "man" => Man(man::ManArgs),
}

impl Cli {
    /// Reads a command line.
    pub(super) fn read(args: &[impl Into<OsString> + Clone]) -> Result<Self, clap::Error> {
        let args: Vec<OsString> = args.iter().cloned().map(Into::into).collect();
        let root = Root::command();
        let known = Self::of(KnownCommand::alone(Command::KNOWN, &root, &args));
        let mut root = Some(root);
        Self::read_by(|| KnownCommand::line(root.take().unwrap_or_else(Root::command), known), &args)
    }

    /// Reads a command line by what clap knows of such lines.
    pub(super) fn read_by(mut line: impl FnMut() -> clap::Command, args: &[OsString]) -> Result<Self, clap::Error> {
        let mut matches = line().try_get_matches_from(args)?;
        let read = Root::from_arg_matches(&matches)
            .and_then(|root| Ok(Self { common: root.common, command: Command::of(&mut matches)? }));
        read.map_err(|e| e.format(&mut line()))
    }

    /// The command that a line is certainly of.
    pub(super) fn alone(args: &[OsString]) -> Option<&'static KnownCommand> {
        KnownCommand::alone(Command::KNOWN, &Root::command(), args)
    }

    /// Whether a line certainly asks for the help of deedbox itself.
    pub(super) fn is_own_help(args: &[OsString]) -> bool {
        KnownCommand::is_own_help(&Root::command(), args)
    }

    /// The command that a word calls.
    pub(super) fn called(word: &OsStr) -> Option<&'static KnownCommand> {
        KnownCommand::called(Command::KNOWN, word)
    }

    /// The commands of a line: the one that it is certainly of, or all.
    pub(super) fn of(alone: Option<&'static KnownCommand>) -> &'static [KnownCommand] {
        alone.map_or(Command::KNOWN, std::slice::from_ref)
    }

    /// The command line, each command described.
    pub(super) fn described() -> clap::Command {
        let line = KnownCommand::described(Root::command(), Command::KNOWN, &|_| true, OtherCommands::Listed);
        typed::commands::named(line, "")
    }

    /// The command line with those commands described that may have been typed: to describe them all takes longer than most commands.
    pub(super) fn described_where_typed(
        alone: Option<&'static KnownCommand>,
        args: &[OsString],
        others: OtherCommands,
    ) -> clap::Command {
        let wanted = |command: &clap::Command| typed::commands::is_typed(args, command);
        let line = KnownCommand::described(Root::command(), Self::of(alone), &wanted, others);
        typed::commands::named_where_typed(line, "")
    }
}

impl Command {
    /// What its form wants beside what clap asks for.
    pub(super) fn lacking(&self) -> Lacking {
        let ids = match self {
            Self::Record(args) => args.lacking(),
            Self::File(args) => args.lacking(),
            _ => Vec::new(),
        };
        if ids.is_empty() { Lacking::Nothing } else { Lacking::Options(ids) }
    }

    /// Of what it gives an answer.
    pub(super) fn wants(&self) -> Wants {
        match self {
            #[cfg(feature = "parquet")]
            Self::Lake(_) => Wants::WholeEstate,
            Self::Report(_) | Self::Status(_) | Self::Audit(_) | Self::Export(_) | Self::Site(_) => Wants::WholeEstate,
            _ => Wants::WhatIsNamed,
        }
    }

    /// Whether what it prints can be a page: one table, or reports.
    pub(super) fn has_page(&self) -> bool {
        matches!(
            self,
            Self::Report(_)
                | Self::Search(_)
                | Self::Loans(_)
                | Self::Pending(_)
                | Self::Status(_)
                | Self::List(_)
                | Self::Show(_)
                | Self::History(_)
                | Self::Audit(_)
                | Self::Statement(_)
        )
    }
}
