//! The harness: an estate in a temporary folder, and what a command did to it.

mod estate;
pub mod peer;
mod program;
mod run;
pub mod tree;

pub use estate::{Command, Estate, Scratch};
pub use program::program;
pub use run::Run;

/// Every report, by the name that is typed.
pub const REPORTS: [&str; 27] = [
    "occupancy",
    "clients",
    "contacts",
    "arrears",
    "deposits",
    "meters",
    "loans",
    "issued",
    "completeness",
    "expiring",
    "payments",
    "complaints",
    "repairs",
    "violations",
    "applications",
    "fit-outs",
    "visits",
    "enquiries",
    "letters",
    "opinions",
    "quality",
    "stocktakes",
    "late-entries",
    "satisfaction",
    "moved-out",
    "retention",
    "yearbook",
];

/// Text as it is written in a test: without the indent that its lines share, without the line breaks around it.
pub fn unindented(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().skip_while(|line| line.trim().is_empty()).collect();
    let indent_of = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let shared = lines.iter().filter(|line| !line.trim().is_empty()).map(indent_of).min().unwrap_or(0);
    let cut = |line: &&str| line.get(shared.min(indent_of(line))..).unwrap_or_default().to_owned();
    lines.iter().map(cut).collect::<Vec<_>>().join("\n")
}
