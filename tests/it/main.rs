//! The program from outside: one command, its whole output, and what changed on disk.
//!
//! A file per command; `promises/` holds what must be true of all of them.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "test code"
)]

mod add;
mod amend;
mod answering;
mod approve;
mod archive_moved_out;
mod around_git;
mod asking;
mod attest;
mod audit;
mod authority;
mod book;
mod bundle;
mod bundle_forged;
mod catalogue;
mod changes;
mod charge;
mod chinese;
mod clauses;
mod clones_around;
mod completing;
mod config;
mod confirm;
mod decade;
mod demo;
mod department;
mod disclose;
mod dispose;
mod dispose_after;
mod dispose_around;
mod dispose_lawful;
mod dispose_request;
mod dispose_single;
mod dispose_table;
mod doctor;
mod enquiry;
mod enquiry_lent;
mod export;
mod export_programs;
mod file;
mod finding;
mod for_programs;
mod handover;
mod handover_company;
mod help;
mod history;
mod hold;
mod hook;
mod import;
mod inbox;
mod init;
mod issued;
mod judgement;
mod kept;
mod label;
#[cfg(feature = "parquet")]
mod lake;
mod language;
mod lend;
mod listings;
mod loans;
mod lost;
mod man;
mod many;
mod meters;
mod move_out;
mod moves;
mod moves_book;
mod moves_units;
mod next;
mod notice;
mod open;
mod pages;
mod papers;
mod pending;
mod place;
mod print;
mod print_browser;
mod promises;
mod record;
mod refile;
mod refund;
#[cfg(feature = "remote")]
mod remote;
mod renew;
mod report;
mod request;
mod restrict;
mod return_;
mod save;
mod schema;
mod seal;
mod search;
mod secrecy;
mod show;
mod signatures;
mod site;
mod site_again;
mod staff;
mod statement;
mod status;
mod stocktake;
mod support;
mod survey;
mod sync;
mod terminal;
mod titles;
mod transcripts;
mod undo;
mod unit;
mod update;
mod verify;
mod void;
mod writer;
