//! The steps of a `sync`, in their order, until others leave time to push.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::archive::check::{self, CheckReport, CheckScope, Depth, Unwatched, Writers};
use crate::archive::git::{self, Git, GitFault, MergeEnd, Prompts, PushEnd, Side, Span, Upstream};
use crate::archive::layout::{self, BundleId};
use crate::archive::{Archive, health};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::print::year;
use crate::cli::save::{self, People, Saved};
use crate::cli::sync::conflict;
use crate::cli::sync::prints::year_of_print;
use crate::cli::words::Words;
use crate::desk::box_year;
use crate::error::{Error, Result};
use crate::model::Year;
use crate::output::phrases::say;

/// How often it is tried to push.
const TRIES: u32 = 12;

/// The first pause between two tries; each is twice as long as the one before it, less some chance.
const PAUSE: Duration = Duration::from_millis(50);

/// The longest pause.
const LONGEST: Duration = Duration::from_secs(3);

/// Whether what was done here is given to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pushing {
    Wanted,
    Not,
}

/// Who meets whom.
pub(super) struct Meeting<'m> {
    pub(super) archive: &'m Archive,
    pub(super) git: &'m Git,
    pub(super) upstream: &'m Upstream,
    pub(super) prompts: Prompts,
    pub(super) pushing: Pushing,
    pub(super) wait: Duration,
}

/// What came of it.
pub(super) struct Met {
    pub(super) saved: Option<Saved>,
    /// What others did: from the last commit that both had to their newest one; none where they have none.
    pub(super) others: Option<(String, String)>,
    /// The commit that is checked out.
    pub(super) head: String,
    /// How many commits of others came.
    pub(super) taken: u64,
    /// How many commits were given.
    pub(super) given: u64,
    /// How many commits others do not have yet.
    pub(super) kept: u64,
    /// How often it was tried.
    pub(super) tries: u32,
    /// What is wrong in what the merges touched.
    pub(super) report: CheckReport,
}

impl Met {
    /// Whether something is damaged: nothing is pushed then.
    pub(super) fn is_damaged(&self) -> bool {
        self.report.findings.iter().any(|finding| !finding.code.is_of_two_clones())
    }
}

impl Meeting<'_> {
    /// Saves, fetches, merges, looks, pushes.
    pub(super) fn hold(&self, ctx: &mut Context) -> Result<Met> {
        let saved = self.save(ctx)?;
        let before = git::head(self.git)?;
        let chance = ctx.environment.chance();
        let (head, report) = (before.clone(), CheckReport::default());
        let mut met = Met { saved, others: None, head, taken: 0, given: 0, kept: 0, tries: 0, report };
        loop {
            met.tries += 1;
            let there = git::fetch(self.git, self.upstream, self.prompts, self.wait)?;
            let apart = git::apart(self.git, there.as_deref())?;
            if let Some(there) = there.as_deref().filter(|_| 0 < apart.there) {
                met.others = git::common(self.git, &before, there).map(|common| (common, there.to_owned()));
                self.merge(ctx, there)?;
                met.taken += apart.there;
            }
            met.report = self.look(ctx, &before, there.as_deref())?;
            met.head = git::head(self.git)?;
            met.kept = git::apart(self.git, there.as_deref())?.here;
            if met.kept == 0 || self.pushing == Pushing::Not || met.is_damaged() {
                return Ok(met);
            }
            if self.push(&met.head)? == PushEnd::Taken {
                (met.given, met.kept) = (met.kept, 0);
                return Ok(met);
            }
            if TRIES <= met.tries {
                let remote = self.upstream.remote.clone();
                return Err(GitFault::Overtaken { remote, tries: met.tries }.into());
            }
            std::thread::sleep(chance.pause((PAUSE * 2_u32.pow(met.tries.min(8))).min(LONGEST))?);
        }
    }

    fn save(&self, ctx: &mut Context) -> Result<Option<Saved>> {
        let saved = save::all(ctx, self.archive, self.git, None);
        let saved = match saved {
            Err(Error::Git(GitFault::ChangedByHand(..))) if self.take_back_half_a_merge()? => {
                ctx.say(&Done::MergeTakenBack)?;
                save::all(ctx, self.archive, self.git, None)?
            }
            other => other?,
        };
        if let Some(Saved { subject, .. }) = &saved {
            ctx.say(&Done::Saved(subject.clone()))?;
        }
        Ok(saved)
    }

    /// Takes back what a merge laid out that was stopped before git noted that it was at it: only where all that differs lies there as
    /// it does in what was to be merged, so that nothing of anybody's is lost.
    fn take_back_half_a_merge(&self) -> Result<bool> {
        let _quiet = self.archive.while_nobody_writes(self.wait)?;
        Ok(git::take_back_laid_out(self.git, self.upstream, self.wait)?)
    }

    fn merge(&self, ctx: &mut Context, there: &str) -> Result<()> {
        let words = Words::of(self.archive.settings().language);
        let subject = say!(words, "git-merge-subject", with = self.upstream.name());
        let author = People::of(self.archive).author(ctx.desk(self.archive)?.actor.as_ref());
        for _ in 0..TRIES {
            // Nobody writes a manifest while git does.
            let quiet = self.archive.while_nobody_writes(self.wait)?;
            match git::merge(self.git, there, (&subject, &author), self.wait)? {
                MergeEnd::Merged => return Ok(()),
                MergeEnd::Conflict(paths) => {
                    return conflict::settle(
                        ctx,
                        (self.archive, self.git),
                        (&paths, there, &self.upstream.name()),
                        &author,
                        self.wait,
                    );
                }
                MergeEnd::InTheWay => {}
            }
            drop(quiet);
            // Somebody wrote since it was saved.
            if save::all(ctx, self.archive, self.git, None)?.is_none() {
                break;
            }
        }
        Err(GitFault::Failed(say!(words, "git-in-the-way")).into())
    }

    /// Looks at what the merges touched that others do not have yet, and at what came.
    fn look(&self, ctx: &mut Context, before: &str, there: Option<&str>) -> Result<CheckReport> {
        let merges = git::new_merges(self.git, there)?;
        let mut spans: Vec<(String, String)> = merges.clone();
        let head = git::head(self.git)?;
        if before != head {
            spans.push((before.to_owned(), head));
        }
        let mut bundles: BTreeSet<BundleId> = BTreeSet::new();
        let mut years: BTreeSet<Year> = BTreeSet::new();
        for (from, to) in spans {
            let touched = git::touched(self.git, &Span { from, to: Side::Commit(to) })?;
            bundles.extend(touched.iter().filter_map(|file| layout::bundle_at(&file.path).map(|(id, _)| id)));
            years.extend(touched.iter().filter_map(|file| year_of_print(&file.path)));
        }
        if !merges.is_empty() {
            self.print_again(ctx, &years)?;
        }
        if bundles.is_empty() {
            return Ok(CheckReport::default());
        }
        let now = ctx.desk(self.archive)?.now;
        let scope = (&CheckScope::Bundles(bundles), Depth::Quick);
        let mut report = check::check(self.archive, scope, Some(now), Writers::Writers, &Unwatched);
        // What git left out of this working copy is not missing.
        let left_out = &self.archive.left_out().files;
        report.findings.retain(|finding| {
            !left_out.iter().any(|path| {
                path.strip_prefix(&finding.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        });
        Ok(report)
    }

    /// Prints catalogues that both sides printed: git makes one of two texts, and numbers no lines.
    fn print_again(&self, ctx: &mut Context, years: &BTreeSet<Year>) -> Result<()> {
        for year in years {
            let words = ctx.words;
            ctx.carry_out(self.archive, |_, tx| {
                let print = |catalogue: &_| year::catalogue(self.archive.settings(), catalogue, &words);
                box_year::catalogue_after_merge(tx, *year, &print)
            })?;
        }
        if !years.is_empty() {
            save::all(ctx, self.archive, self.git, None)?;
        }
        Ok(())
    }

    fn push(&self, commit: &str) -> Result<PushEnd> {
        let attributes = health::lines_at(self.archive.reader(), ".gitattributes");
        if attributes.iter().any(|line| line.contains("filter=lfs")) {
            git::push_lfs(self.git, self.upstream, commit, self.prompts)?;
        }
        Ok(git::push(self.git, self.upstream, commit, self.prompts)?)
    }
}
