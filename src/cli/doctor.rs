//! `deedbox doctor`: is all well around the archive?

use clap::Args;

use crate::archive::Archive;
use crate::archive::verified::{self, VerifyFound, WholeVerify};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::words::Words;
use crate::error::Result;
use crate::model::finding::Severity;
use crate::model::table::{self, Cell, Table};
use crate::output::{Format, safe};
use crate::views::doctor::{self, Ailment, WhoAsks};

/// Look at what is around the archive: settings, staff, git, the disk, other tools
///
/// Changes nothing. Each thing is said with what mends it: `!` must be mended (exit 1), `-` is good to know. Whether the
/// papers are as they were listed, `deedbox verify` tells.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox doctor
  deedbox doctor --format json | jq -r '.rows[] | select(.severity == \"mend\") | .mend'")]
pub(super) struct DoctorArgs {}

pub(super) fn run(ctx: &mut Context, args: DoctorArgs) -> Result<Outcome> {
    let DoctorArgs {} = args;
    // As it is: what a stopped command left is to be seen, not finished.
    let archive = ctx.archive_as_it_is()?;
    let asked = asked(ctx, &archive)?;
    let found = doctor::look(&archive, &asked);
    let text = match ctx.format() {
        Format::Table => sentences(ctx, &found),
        _ => String::new(),
    };
    match ctx.format() {
        Format::Table => ctx.print(&text)?,
        _ => ctx.table(&values(&found))?,
    }
    let to_mend = found.iter().filter(|ailment| must(ailment)).count();
    ctx.say(&Done::Examined { to_mend, to_know: found.len() - to_mend })?;
    ctx.say(&last_verify(&archive))?;
    if let Some((place, parts, bytes)) = archive.kept().filter(|(_, parts, _)| 0 < *parts) {
        ctx.say(&Done::Kept { place: place.display().to_string(), parts, megabytes: bytes.div_ceil(1_000_000) })?;
    }
    Ok(if to_mend == 0 { Outcome::Done } else { Outcome::Findings })
}

/// What was changed by hand nothing but `verify` finds: when it looked last.
fn last_verify(archive: &Archive) -> Done {
    match verified::last(archive) {
        Some(WholeVerify { day, found: VerifyFound::Nothing }) => Done::Verified { day },
        Some(WholeVerify { day, found: VerifyFound::Damage }) => Done::VerifiedDamaged { day },
        None => Done::NotVerified,
    }
}

fn asked(ctx: &Context, archive: &Archive) -> Result<WhoAsks> {
    let desk = ctx.desk(archive)?;
    Ok(WhoAsks { actor: desk.actor, now: desk.now, programs: ctx.environment.programs.clone(), keys: ctx.key_means() })
}

fn must(ailment: &Ailment) -> bool {
    ailment.severity() == Severity::Damage
}

/// For people: a line for each, what mends it beneath.
fn sentences(ctx: &Context, found: &[Ailment]) -> String {
    let mut text = String::new();
    for ailment in found {
        let mark = if must(ailment) { '!' } else { '-' };
        let said = ctx.words.ailment(ailment);
        text.push_str(&format!("{mark} {}\n", safe::terminal(&said.what)));
        text.push_str(&format!("    {}\n", safe::terminal(&said.mend.unwrap_or_default())));
    }
    text
}

/// For programs.
fn values(found: &[Ailment]) -> Table {
    let words = Words::for_programs();
    let columns = ["code", "severity", "says", "mend"];
    let mut table = Table::new("doctor", &columns.map(table::text));
    for ailment in found {
        let said = words.ailment(ailment);
        table.rows.push(vec![
            Cell::Code(ailment.code()),
            Cell::Code(if must(ailment) { "mend" } else { "note" }),
            Cell::text(said.what),
            Cell::text(said.mend.unwrap_or_default()),
        ]);
    }
    table
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test looks at the disk itself")]
mod tests {
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use super::*;
    use crate::cli::in_test::{self, Ended};

    const NOW: &str = "2026-11-23T10:00:00+08:00";

    /// An archive in git, of one person who holds every role.
    fn tower(below: &Path) -> PathBuf {
        let ended = in_test::at(below, NOW, &["init", "tower", "--name", "Tower", "--owner", "Wong Ka Yan", "--git"]);
        assert!(ended.err.contains("first commit"), "{}", ended.err);
        below.join("tower")
    }

    fn examined(root: &Path, now: &str) -> Ended {
        in_test::at(root, now, &["--format", "json", "doctor"])
    }

    /// The codes of what must be mended.
    fn to_mend(ended: &Ended) -> Vec<String> {
        let shown: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        let rows = shown["rows"].as_array().unwrap().iter();
        let to_mend = rows.filter(|row| row["severity"] == "mend");
        to_mend.map(|row| row["code"].as_str().unwrap().to_owned()).collect()
    }

    fn git(root: &Path, words: &[&str]) {
        assert!(Command::new("git").arg("-C").arg(root).args(words).status().unwrap().success());
    }

    /// Every file and its bytes, those of git's folder as well.
    fn everything(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let found = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
        let files = found.map(Result::unwrap).filter(|entry| entry.file_type().is_file());
        files.map(|entry| (entry.path().to_owned(), std::fs::read(entry.path()).unwrap())).collect()
    }

    #[test]
    fn a_new_archive_is_well_and_looking_changes_nothing() {
        let below = tempfile::tempdir().unwrap();
        let root = tower(below.path());
        let before = everything(&root);
        let ended = examined(&root, NOW);
        assert_eq!(to_mend(&ended), Vec::<String>::new());
        assert_eq!(ended.outcome.unwrap(), Outcome::Done);
        assert!(everything(&root) == before);
    }

    #[test]
    fn what_git_would_do_to_papers_must_be_mended() {
        let below = tempfile::tempdir().unwrap();
        let root = tower(below.path());
        git(&root, &["config", "core.autocrlf", "true"]);
        assert_eq!(to_mend(&examined(&root, NOW)), Vec::<String>::new(), "`* -text` keeps every byte");
        std::fs::write(root.join(".gitattributes"), "").unwrap();
        std::fs::write(root.join(".gitignore"), "").unwrap();
        git(&root, &["config", "merge.directoryRenames", "conflict"]);
        let ended = examined(&root, NOW);
        assert_eq!(to_mend(&ended), ["no-attribute", "git-setting", "git-setting", "not-ignored"]);
        assert_eq!(ended.outcome.unwrap(), Outcome::Findings);
    }

    #[test]
    fn a_merge_under_way_and_a_clock_that_went_back_are_named() {
        let below = tempfile::tempdir().unwrap();
        let root = tower(below.path());
        std::fs::write(root.join(".git/MERGE_HEAD"), "").unwrap();
        let found = to_mend(&examined(&root, "2026-11-22T10:00:00+08:00"));
        assert_eq!(found, ["clock-behind", "under-way"]);
    }

    #[test]
    fn a_slip_in_the_settings_and_a_journal_nobody_understands_are_named() {
        let below = tempfile::tempdir().unwrap();
        let root = tower(below.path());
        let settings = std::fs::read_to_string(root.join("deedbox.toml")).unwrap();
        std::fs::write(root.join("deedbox.toml"), format!("curency = \"HKD\"\n{settings}")).unwrap();
        std::fs::write(root.join(".deedbox/staging/x.journal"), "{").unwrap();
        assert_eq!(to_mend(&examined(&root, NOW)), ["unknown-setting", "bad-journal"]);
    }

    #[test]
    fn each_thing_is_said_with_its_mend() {
        let below = tempfile::tempdir().unwrap();
        let root = tower(below.path());
        git(&root, &["config", "merge.directoryRenames", "conflict"]);
        let ended = in_test::at(&root, NOW, &["--as", "nobody", "doctor"]);
        let wanted = "! nobody acts, and the staff does not know them\n    deedbox staff add nobody --name NAME\n";
        assert!(ended.out.starts_with(wanted), "{}", ended.out);
        assert!(ended.out.contains("    git config merge.directoryRenames false\n"), "{}", ended.out);
    }
}
