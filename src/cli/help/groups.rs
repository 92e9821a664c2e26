//! The commands of the help by what they are for: those of every day first.

use std::collections::BTreeMap;

use crate::cli::help::catalogue;
use crate::output::phrases::Phrases;

/// Beneath which clap lists the commands; the groups stand in its place.
pub(in crate::cli) const LIST: &str = "Commands by use";

/// The ten commands of every day.
pub(in crate::cli) const EVERY_DAY: [&str; 10] =
    ["status", "show", "search", "file", "record", "lend", "return", "pending", "approve", "undo"];

/// The groups in the order in which they are shown, each with its commands.
pub(in crate::cli) const GROUPS: [(&str, &[&str]); 8] = [
    ("Every day", &EVERY_DAY),
    (
        "A client's file",
        &[
            "add",
            "confirm",
            "review",
            "amend",
            "void",
            "refile",
            "inbox",
            "label",
            "place",
            "where",
            "stocktake",
            "renew-lease",
            "move-out",
        ],
    ),
    ("What happened", &["update", "close", "reopen", "charge", "notice", "survey", "renew", "lost", "request"]),
    ("Decide", &["reject", "authority", "disclose", "bundle", "handover", "hold", "restrict", "unrestrict", "attest"]),
    ("Look", &["list", "open", "statement", "history", "log", "loans", "report", "print", "browse", "site"]),
    ("The year", &["audit", "archive-moved-out", "dispose"]),
    (
        "The office",
        &[
            "init", "staff", "unit", "import", "export", "lake", "save", "sync", "remote", "changes", "verify", "seal",
            "sign", "keys", "secure", "mend",
        ],
    ),
    ("The tool", &["help", "whoami", "config", "doctor", "hook", "demo", "schema", "completions", "man"]),
];

/// A help, as clap renders it, in which the one list of commands is parted into groups with English headings; any other as it is.
pub(super) fn parted(phrases: Phrases, text: &str) -> String {
    let list = catalogue::heading(phrases, LIST).unwrap_or_else(|| LIST.to_owned());
    let Some((before, rest)) = text.split_once(&format!("{list}:\n")) else { return text.to_owned() };
    let (listed, after) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let mut lines: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut last = "";
    for line in listed.lines() {
        // What goes on of the line above stands further in.
        let is_further = line.starts_with("   ");
        if !is_further {
            last = line.split_whitespace().next().unwrap_or_default();
        }
        lines.entry(last).or_default().push(line);
    }
    let group = |(english, names): &(&str, &[&str])| {
        let of_names = names.iter().filter_map(|name| lines.get(name)).flatten().copied();
        let all: Vec<&str> = of_names.collect();
        format!("{english}:\n{}", all.join("\n"))
    };
    let groups: Vec<String> = GROUPS.iter().map(group).collect();
    format!("{before}{}\n\n{after}", groups.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn every_command_stands_in_one_group() {
        let all: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let distinct: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(distinct.len(), all.len(), "a command stands in two groups");
        let root = Cli::described();
        let there: BTreeSet<&str> =
            root.get_subcommands().filter(|command| !command.is_hide_set()).map(clap::Command::get_name).collect();
        assert_eq!(distinct, there);
    }
}
