//! `deedbox verify`: is everything as it was listed?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::archive::check::{self, CheckReport, CheckScope, Depth, SignatureCount, Writers};
use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::secrecy::{self, KeptKeys, KeyBox};
use crate::archive::verified::{self, VerifyFound, WholeVerify};
use crate::archive::{Archive, Mode, StorageError, Uncached, seals, tenancy};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::environment::ProgressShown;
use crate::cli::exit::Outcome;
use crate::cli::seal_line;
use crate::cli::words::{Words, findings};
use crate::error::{Error, Result};
use crate::model::finding::{Finding, FindingCode, Mend};
use crate::model::table::{Cell, text};
use crate::model::{Table, UnitCode};
use crate::output::phrases::say;
use crate::output::{Format, safe};

/// Check every file against its manifest
///
/// Reads every byte, on all cores, and names what was altered, is missing, is too many or lies in the wrong place, each by a
/// code, its path and the mend; FORMAT.md explains the codes. Exits with 1 where there is damage. Beside somebody who files
/// papers at the same time it accuses nothing. Papers that are known to be in a store and are not here are counted apart; it exits with 1
/// then too, unless --allow-absent says that this is meant.
///
/// With --against it holds the archive against the line of a seal that was kept outside: the first ten groups of digits or more, the text of
/// its code, the file of a seal, or - for stdin. Everything that was sealed is at the beginning of its list still, or it is named. `deedbox seal` makes seals.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox verify                     the whole archive
  deedbox verify 1203 1204           what belongs to two units, boxed volumes included
  deedbox verify --allow-absent      papers that a store has may be away
  deedbox verify --quick             presence, names and kinds; no file is empty; boxes have their size
  deedbox verify --against 'f6af eb9d 0c12 2334 4556 6778 8990 0aab bccd deef'
  deedbox verify --keys              whether every encrypted paper has its key, besides
  deedbox verify --format json | jq '.findings[].path'")]
pub(super) struct VerifyArgs {
    /// Units; else the whole archive
    #[arg(value_name = "UNIT")]
    units: Vec<UnitCode>,
    /// Compare presence and size only
    #[arg(long)]
    quick: bool,
    /// Take it as right that papers are in a store, or in git-lfs, and not here
    #[arg(long)]
    allow_absent: bool,
    /// Line of a seal: its digits, the text of its code, a file, or - for stdin
    #[arg(long, value_name = "DIGITS|FILE", allow_hyphen_values = true)]
    against: Option<String>,
    /// Look as well whether the key of each encrypted paper is in the key box
    #[arg(long)]
    keys: bool,
}

pub(super) fn run(ctx: &mut Context, args: VerifyArgs) -> Result<Outcome> {
    let VerifyArgs { units, quick, allow_absent, against, keys } = args;
    let line = against.map(|typed| seal_line::read(ctx, &typed)).transpose()?;
    // What was read before is no ground for saying that it is whole.
    let archive = ctx.archive_as_it_is()?.with_parts(None);
    match archive.recover() {
        Ok(0) => {}
        Ok(changes) => ctx.say(&Done::Finished(changes))?,
        // What cannot be finished is damage, and damage is what this is about to name.
        Err(StorageError::Journal(_) | StorageError::NotPlain(_) | StorageError::ForeignJournal { .. }) => {}
        Err(e) => return Err(e.into()),
    }
    ctx.say_left_out(&archive)?;
    if line.is_some() {
        seal_line::check_whole(&archive)?;
    }
    let scope = scope(&archive, &units)?;
    let depth = if quick { Depth::Quick } else { Depth::Full };
    let now = ctx.desk(&archive)?.now;
    let bar = VerifyBar::new(ctx.own_progress(), ctx.words);
    let mut report = check::check(&archive, (&scope, depth), Some(now), Writers::Writers, &bar);
    bar.clear();
    if allow_absent {
        let before = report.findings.len();
        report.findings.retain(|finding| finding.code != FindingCode::LfsPointer);
        report.elsewhere += u64::try_from(before - report.findings.len()).unwrap_or_default();
    }
    // What is left out of a working copy was not looked at, nor what lies elsewhere.
    let looked_at_all = (&scope, depth) == (&CheckScope::Whole, Depth::Full) && archive.left_out().files.is_empty();
    if looked_at_all && report.elsewhere == 0 && ctx.mode() != Mode::Preview {
        let found = if report.has_damage() { VerifyFound::Damage } else { VerifyFound::Nothing };
        // That it cannot be noted is no ground for saying nothing of what was found.
        let _ = verified::note(&archive, WholeVerify { day: now.date(), found });
    }
    if keys {
        let papers = secrecy::papers(&archive)?;
        let kept = KeptKeys::of(&papers, &KeyBox::begun(&archive, &ctx.key_means())?)?;
        let find = |code: FindingCode, papers: &[OutgoingCopy]| -> Vec<Finding> {
            papers.iter().map(|paper| Finding::new(code, &paper.from)).collect()
        };
        report.findings.extend(find(FindingCode::KeyMissing, &kept.missing));
        report.findings.extend(find(FindingCode::KeyStale, &kept.stale));
        report.findings.sort();
    }
    let mut told = None;
    if let Some(line) = &line {
        let (findings, seal) = seals::against(&archive, line);
        report.findings.extend(findings);
        report.findings.sort();
        report.findings.dedup();
        told = seal;
    }
    match ctx.format() {
        Format::Json => {
            let mut object = as_json(&report);
            if let (Some(_), Some(object)) = (&line, object.as_object_mut()) {
                object.insert("against".to_owned(), seal_line::as_json(told.as_ref()));
            }
            ctx.json(&object)?;
        }
        Format::Csv => ctx.table(&as_table(&report))?,
        // Cron sends on what is printed: where all is as it was, that is nothing.
        _ if ctx.common.quiet => ctx.print(&findings_text(ctx.words, &report.findings))?,
        _ => {
            let mut text = as_text(ctx.words, &report, depth);
            let rules = &archive.settings().signatures;
            let signed = findings::signed(ctx.words, &report, rules).filter(|_| depth == Depth::Full);
            if let Some(told) = &told {
                text.push_str(&seal_line::as_text(ctx.words, told, (&report, depth, &scope)));
            }
            text.extend(signed.map(|line| line + "\n"));
            if 0 < report.elsewhere {
                let papers = report.elsewhere;
                text.push_str(&match allow_absent {
                    true => say!(ctx.words, "finding-elsewhere-allowed", papers => papers),
                    false => say!(ctx.words, "finding-elsewhere", papers => papers),
                });
                text.push('\n');
            }
            ctx.print(&text)?;
        }
    }
    let is_whole = report.elsewhere == 0 || allow_absent;
    Ok(if report.has_damage() || !is_whole { Outcome::Findings } else { Outcome::Done })
}

/// The units as they are spelt on disk; one that is unknown is the caller's mistake.
fn scope(archive: &Archive, units: &[UnitCode]) -> Result<CheckScope> {
    if units.is_empty() {
        return Ok(CheckScope::Whole);
    }
    let mut lookup = Uncached::new(archive);
    let known: Result<BTreeSet<UnitCode>> = units
        .iter()
        .map(|unit| tenancy::unit_place(&mut lookup, unit).map(|place| place.unit).map_err(Error::from))
        .collect();
    known.map(CheckScope::Units)
}

fn as_text(words: Words, report: &CheckReport, depth: Depth) -> String {
    if report.findings.is_empty() {
        return findings::clean(words, report, depth) + "\n";
    }
    findings_text(words, &report.findings) + &findings::sum(words, report) + "\n"
}

/// Findings, one a line, those with one mend together, the mend beneath them.
pub(super) fn findings_text(words: Words, found: &[Finding]) -> String {
    let mut groups: BTreeMap<Mend, Vec<&Finding>> = BTreeMap::new();
    for finding in found {
        groups.entry(finding.code.mend()).or_default().push(finding);
    }
    let mut text = String::new();
    for (mend, group) in groups {
        for finding in group {
            text.push_str(&safe::terminal(&findings::line(words, finding)));
            text.push('\n');
        }
        text.push_str(&say!(words, "common-hint", mend = findings::mend(words, mend)));
        text.push('\n');
    }
    text
}

fn as_json(report: &CheckReport) -> serde_json::Value {
    let findings: Vec<_> = report.findings.iter().map(finding_json).collect();
    let SignatureCount { approvals, others, again, wanting, not_asked } = report.signatures;
    let signed =
        json!({ "approvals": approvals, "others": others, "again": again, "wanting": wanting, "not_asked": not_asked });
    json!({
        "findings": findings, "bundles": report.bundles, "files": report.files, "bytes": report.bytes,
        "elsewhere": report.elsewhere,
        "set_clocks": report.set_clocks, "signed": signed,
    })
}

/// A finding as an object.
pub(super) fn finding_json(finding: &Finding) -> serde_json::Value {
    json!({
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "detail": finding.detail,
        "mend": finding.code.mend(),
    })
}

fn as_table(report: &CheckReport) -> Table {
    let mut table = Table::new("verify", &["code", "severity", "path", "detail", "mend"].map(text));
    table.rows = report
        .findings
        .iter()
        .map(|finding| {
            let code = finding.code;
            let detail = Cell::maybe(finding.detail.clone(), Cell::Text);
            vec![
                Cell::Code(code.as_str()),
                Cell::Code(finding.severity.as_str()),
                Cell::text(&finding.path),
                detail,
                Cell::Code(code.mend().as_str()),
            ]
        })
        .collect();
    table
}

/// A progress bar, drawn once the check has taken a second, where somebody looks.
struct VerifyBar {
    words: Words,
    began: Instant,
    shown: ProgressShown,
    bar: Mutex<Option<ProgressBar>>,
    found: std::sync::atomic::AtomicUsize,
    done: std::sync::atomic::AtomicUsize,
}

impl VerifyBar {
    fn new(shown: ProgressShown, words: Words) -> Self {
        Self { words, began: Instant::now(), shown, bar: Mutex::new(None), found: 0.into(), done: 0.into() }
    }

    fn clear(&self) {
        if let Ok(bar) = self.bar.lock() {
            bar.iter().for_each(ProgressBar::finish_and_clear);
        }
    }
}

impl check::CheckProgress for VerifyBar {
    fn bundles_found(&self, bundles: usize) {
        self.found.store(bundles, std::sync::atomic::Ordering::Relaxed);
    }

    fn bundle_done(&self) {
        let done = self.done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        if self.shown == ProgressShown::Hidden || self.began.elapsed() < Duration::from_secs(1) {
            return;
        }
        let Ok(mut bar) = self.bar.try_lock() else { return };
        let bar = bar.get_or_insert_with(|| {
            let bar = ProgressBar::new(0);
            let shown = format!("{{wide_bar}} {{pos}}/{{len}} {}", say!(self.words, "finding-progress"));
            bar.set_style(ProgressStyle::with_template(&shown).unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        });
        bar.set_length(u64::try_from(self.found.load(std::sync::atomic::Ordering::Relaxed)).unwrap_or_default());
        bar.set_position(u64::try_from(done).unwrap_or_default());
    }
}
