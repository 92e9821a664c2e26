//! Meeting others through a repository to which all push: what they pushed is fetched and merged, what was done here is pushed.
//!
//! git itself does each step. No hook of the clone runs, nothing waits for an editor, and nobody is asked where nobody would answer.

use std::io::Read;
use std::process::Command;
use std::time::Duration;

use crate::archive::git::asking::{Git, GitFault};
use crate::archive::git::saving::{Author, fed, patiently};
use crate::archive::git::span::{BytesHeld, SeenByGit, Side, Span, Touched, touched};
use crate::archive::git::trouble::{self, PushEnd};
use crate::archive::outside::{is_there, open_given, short_text};
use crate::model::message::Given;

/// By which line of its message a merge is known that a `sync` began: who finds it half done takes it back.
const MARK: &str = "Merged-by: deedbox sync";

/// What a branch here and a branch there have to do with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upstream {
    /// The repository to which all push, as it is called here.
    pub remote: String,
    /// The branch there.
    pub branch: String,
}

impl Upstream {
    /// What is known here of the branch there.
    fn tracked(&self) -> String {
        format!("refs/remotes/{}/{}", self.remote, self.branch)
    }

    /// As people call it.
    pub fn name(&self) -> String {
        format!("{}/{}", self.remote, self.branch)
    }
}

/// Whether somebody is there whom git may ask for a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompts {
    /// At a terminal.
    Asked,
    /// Whatever is asked is answered with no.
    Never,
}

/// How a merge ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeEnd {
    Merged,
    /// Something lies here that is not committed yet, and would be written over.
    InTheWay,
    /// Both wrote these, and git waits in the middle of the merge.
    Conflict(Vec<String>),
}

/// How many commits each side has that the other has not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    pub here: u64,
    pub there: u64,
}

/// Whether git is in the middle of a merge that a `sync` began, and that a kill or a power cut stopped.
pub fn is_merge_of_sync(root: &std::path::Path) -> bool {
    let folder = super::git_folder(root).filter(|folder| is_there(&folder.join("MERGE_HEAD")));
    let text = folder.map(|folder| short_text(&folder.join("MERGE_MSG")).unwrap_or_default());
    // git writes the message right after it notes the merge: without one it was killed in between, and nobody has decided anything.
    text.is_some_and(|text| text.is_empty() || text.lines().any(|line| line == MARK))
}

/// Which branch of which repository the branch here meets; with a repository named, its branch of the same name where no other is set.
///
/// # Errors
/// The head is on no branch; nothing is set; no such repository is known here.
pub fn upstream(git: &Git, named: Option<&str>) -> Result<Upstream, GitFault> {
    let head = git.line(&["symbolic-ref", "--quiet", "--short", "HEAD"]);
    let branch = head.filter(|branch| !branch.is_empty()).ok_or(GitFault::Detached)?;
    let remotes: Vec<String> = git.line(&["remote"]).unwrap_or_default().lines().map(str::to_owned).collect();
    let set = git.setting(&format!("branch.{branch}.remote"));
    let merged = git.setting(&format!("branch.{branch}.merge"));
    let there = merged.and_then(|name| name.strip_prefix("refs/heads/").map(str::to_owned));
    match named {
        Some(remote) if !remotes.iter().any(|known| known == remote) => {
            Err(GitFault::NoRemote { given: Given(remote.to_owned()), known: remotes })
        }
        Some(remote) => {
            let there = there.filter(|_| set.as_deref() == Some(remote));
            Ok(Upstream { remote: remote.to_owned(), branch: there.unwrap_or(branch) })
        }
        None => match (set.filter(|set| remotes.contains(set)), there) {
            (Some(remote), Some(branch)) => Ok(Upstream { remote, branch }),
            _ => Err(GitFault::NoUpstream { branch, remote: remotes.into_iter().next() }),
        },
    }
}

/// A git that talks to another repository.
fn network(git: &Git, prompts: Prompts) -> Command {
    let mut command = git.command();
    // A server that sends nothing is not waited for until somebody comes in the morning.
    command.args(["-c", "http.lowSpeedLimit=100", "-c", "http.lowSpeedTime=60", "-c", "core.editor=true"]);
    match prompts {
        Prompts::Asked => {
            command.env("GIT_TERMINAL_PROMPT", "1");
        }
        Prompts::Never => {
            command.env("GIT_TERMINAL_PROMPT", "0").env("SSH_ASKPASS_REQUIRE", "never").env_remove("SSH_ASKPASS");
            command.env_remove("GIT_ASKPASS").args(["-c", "core.askPass="]);
            // What the user has set for ssh is the user's; a plain ssh is told not to ask.
            let is_set = |key| git.setting(key).is_some();
            if !is_ssh_told() && !is_set("core.sshCommand") {
                command.env("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=30");
            }
        }
    }
    command
}

/// Whether the environment says how ssh is started.
#[expect(clippy::disallowed_methods, reason = "git's own variables, which are handed on to git or not")]
fn is_ssh_told() -> bool {
    ["GIT_SSH", "GIT_SSH_COMMAND"].iter().any(|name| std::env::var_os(name).is_some())
}

/// Fetches the branch there; gives the commit at its end, none where there is no such branch yet.
///
/// # Errors
/// It cannot be reached, or lets nobody in.
pub fn fetch(git: &Git, upstream: &Upstream, prompts: Prompts, wait: Duration) -> Result<Option<String>, GitFault> {
    let refspec = format!("+refs/heads/{}:{}", upstream.branch, upstream.tracked());
    let words = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--", &upstream.remote, &refspec];
    let fetched = patiently(wait, || git.answered(network(git, prompts).args(words).output()));
    match fetched {
        Err(GitFault::Failed(says)) if says.contains("couldn't find remote ref") => Ok(None),
        Err(fault) => Err(trouble::of_network(fault, &upstream.remote)),
        Ok(()) => Ok(git.line(&["rev-parse", "--verify", "--quiet", &format!("{}^{{commit}}", upstream.tracked())])),
    }
}

/// The commit at the end of the branch there, asked without fetching anything; none where there is no such branch yet.
///
/// # Errors
/// It cannot be reached, or lets nobody in.
pub fn look_there(git: &Git, upstream: &Upstream, prompts: Prompts) -> Result<Option<String>, GitFault> {
    let name = format!("refs/heads/{}", upstream.branch);
    let said = git.answered(network(git, prompts).args(["ls-remote", "--", &upstream.remote, &name]).output());
    let said = said.map_err(|fault| trouble::of_network(fault, &upstream.remote))?;
    let said = String::from_utf8_lossy(&said).into_owned();
    Ok(said.lines().find_map(|line| line.split_once('\t')).map(|(commit, _)| commit.to_owned()))
}

/// Whether git has a commit here.
pub fn has_commit(git: &Git, commit: &str) -> bool {
    git.ask(&["cat-file", "-e", &format!("{commit}^{{commit}}")]).is_ok()
}

/// How far here and there are apart.
pub fn apart(git: &Git, there: Option<&str>) -> Result<Apart, GitFault> {
    let counted = match there {
        Some(there) => git.ask(&["rev-list", "--left-right", "--count", &format!("HEAD...{there}"), "--"])?,
        None => git.ask(&["rev-list", "--count", "HEAD", "--"])?,
    };
    let counted = String::from_utf8_lossy(&counted).into_owned();
    let mut numbers = counted.split_whitespace().map(|number| number.parse().unwrap_or_default());
    Ok(Apart { here: numbers.next().unwrap_or_default(), there: numbers.next().unwrap_or_default() })
}

/// The merges that the branch there does not have yet, each with the commit onto which it was made.
pub fn new_merges(git: &Git, there: Option<&str>) -> Result<Vec<(String, String)>, GitFault> {
    let range = there.map_or_else(|| "HEAD".to_owned(), |there| format!("{there}..HEAD"));
    let said = git.ask(&["rev-list", "--merges", "--parents", &range, "--"])?;
    let said = String::from_utf8_lossy(&said).into_owned();
    let pair = |line: &str| {
        let mut words = line.split(' ').map(str::to_owned);
        let merge = words.next()?;
        Some((words.next()?, merge))
    };
    Ok(said.lines().filter_map(pair).collect())
}

/// The commit that is checked out.
///
/// # Errors
/// Nothing was committed yet.
pub fn head(git: &Git) -> Result<String, GitFault> {
    let said = git.line(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
    said.ok_or_else(|| GitFault::NoRevision(Given("HEAD".to_owned())))
}

/// Merges a commit into the branch here, never by rewriting what is here: others may have it.
///
/// # Errors
/// git failed, or the two have no common beginning.
pub fn merge(
    git: &Git,
    commit: &str,
    (subject, author): (&str, &Author),
    wait: Duration,
) -> Result<MergeEnd, GitFault> {
    let message = format!("{subject}\n\n{MARK}");
    // What came late stays whole at the volume's old place, from where `mend` carries it, whatever is set: where git moves new files after a
    // folder that was moved, it takes the bag's `manifest-sha256.txt` for the manifest of the same bytes, and tears record, paper and
    // manifest apart. And nothing that is set waits for somebody.
    let settings = ["merge.directoryRenames=false", "merge.renames=true", "merge.autoStash=false", "merge.log=false"];
    let settings = settings.iter().chain(&["rerere.enabled=false", "core.editor=true"]).flat_map(|one| ["-c", one]);
    let words =
        ["merge", "--ff", "--commit", "--no-squash", "--no-edit", "--no-stat", "--quiet", "-m", &message, commit];
    let ended = patiently(wait, || {
        let mut command = git.command();
        identify(&mut command, git, author);
        git.answered(command.args(settings.clone()).args(words).output()).map_err(|fault| locked(git, fault))
    });
    let Err(fault) = ended else { return Ok(MergeEnd::Merged) };
    let both = unmerged(git)?;
    match fault {
        _ if !both.is_empty() => Ok(MergeEnd::Conflict(both)),
        GitFault::Failed(says) if says.contains("unrelated histories") => Err(GitFault::Unrelated),
        GitFault::Failed(says) if says.contains("would be overwritten") || says.contains("would be lost") => {
            Ok(MergeEnd::InTheWay)
        }
        other => Err(other),
    }
}

/// A merge that could not write the index does not say why: where another git's lock lies, that is why.
fn locked(git: &Git, fault: GitFault) -> GitFault {
    let lock = super::git_folder(git.root()).map(|folder| folder.join("index.lock"));
    match (fault, lock.filter(|lock| is_there(lock))) {
        (GitFault::Failed(says), Some(lock)) if says.contains("Unable to write index") => {
            GitFault::Failed(format!("'{}': File exists", lock.display()))
        }
        (fault, _) => fault,
    }
}

/// Where git does not know who works here, a merge is made by who acts, as a commit is.
fn identify(command: &mut Command, git: &Git, author: &Author) {
    if git.line(&["config", "user.email"]).is_none() {
        command.args(["-c", &format!("user.name={}", author.name), "-c", &format!("user.email={}", author.email)]);
    }
}

/// The files about which the two sides of a merge differ, by their paths in the archive; beside it, from the top of the repository.
fn unmerged(git: &Git) -> Result<Vec<String>, GitFault> {
    let prefix = git.prefix()?;
    let said = git.ask(&["diff", "--name-only", "--diff-filter=U", "--no-relative", "-z"])?;
    let paths = said.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    let paths = paths.map(|path| String::from_utf8_lossy(path).into_owned());
    let mut paths: Vec<String> =
        paths.map(|path| path.strip_prefix(&prefix).map(str::to_owned).unwrap_or(path)).collect();
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// Ends a merge in which some files stay as they are here: they are made anew afterwards.
///
/// # Errors
/// git failed.
pub fn merge_with_ours(git: &Git, paths: &[String], author: &Author) -> Result<(), GitFault> {
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    git.ask(&[&["checkout", "--quiet", "--ours", "--"][..], &paths].concat())?;
    git.ask(&[&["add", "--force", "--"][..], &paths].concat())?;
    let mut command = git.command();
    identify(&mut command, git, author);
    let words = ["-c", "core.editor=true", "commit", "--quiet", "--no-edit", "--no-verify"];
    git.answered(command.args(words).output()).map(|_| ())
}

/// Takes a merge back: everything lies as it was committed here.
///
/// # Errors
/// git failed.
pub fn abort_merge(git: &Git, wait: Duration) -> Result<(), GitFault> {
    patiently(wait, || match git.ask(&["merge", "--abort"]) {
        // Killed before it noted what it was to merge: git finds no merge, and takes back all the same what was laid out.
        Err(GitFault::Failed(says)) if says.contains("no merge to abort") => git.ask(&["reset", "--merge", "--quiet"]),
        other => other,
    })
}

/// Takes back what a merge laid out that was stopped before git noted that it was at it; gives whether it did. It does so only where each
/// file that differs from what is committed lies there as the branch there has it, or is what git was just writing when it was stopped:
/// nothing is lost that is not kept.
///
/// # Errors
/// git failed.
pub fn take_back_laid_out(git: &Git, upstream: &Upstream, wait: Duration) -> Result<bool, GitFault> {
    let there = git.line(&["rev-parse", "--verify", "--quiet", &format!("{}^{{commit}}", upstream.tracked())]);
    let Some(there) = there.filter(|there| !there.is_empty()) else { return Ok(false) };
    // Beside an archive that has only a part of the repository, others' work may lie uncommitted.
    if !git.prefix()?.is_empty() {
        return Ok(false);
    }
    let differing = touched(git, &Span { from: head(git)?, to: Side::Work })?;
    let differing: Vec<&Touched> = differing.iter().filter(|file| file.seen == SeenByGit::Yes).collect();
    for file in &differing {
        let wanted = blob_of(git, &there, &file.path);
        let is_laid_out = match &file.new {
            // git takes a file away before it writes it anew.
            None => wanted.is_none() || wanted != blob_of(git, "HEAD", &file.path),
            Some(BytesHeld::Blob(name)) => wanted.as_ref() == Some(name),
            Some(BytesHeld::Lying) => match &wanted {
                Some(name) => {
                    git.line(&["hash-object", "--", &file.path]).as_ref() == Some(name)
                        || lies_begun(git, &there, &file.path)?
                }
                None => false,
            },
            Some(BytesHeld::Odd) => false,
        };
        if !is_laid_out {
            return Ok(false);
        }
    }
    if differing.is_empty() {
        return Ok(false);
    }
    let listed: String = differing.iter().map(|file| format!("{}\0", file.path)).collect();
    patiently(wait, || fed(git, &["update-index", "-z", "--add", "--remove", "--replace", "--stdin"], &listed))?;
    patiently(wait, || git.ask(&["reset", "--hard", "--quiet", "HEAD"]))?;
    Ok(true)
}

/// By which name a commit knows the bytes of a file; none where it has no such file.
fn blob_of(git: &Git, commit: &str, path: &str) -> Option<String> {
    git.line(&["rev-parse", "--verify", "--quiet", &format!("{commit}:{path}")]).filter(|name| !name.is_empty())
}

/// Whether what lies at a path is the beginning of what a commit would lay out there: git was killed while it wrote it.
fn lies_begun(git: &Git, commit: &str, path: &str) -> Result<bool, GitFault> {
    let whole = git.ask(&["cat-file", "--filters", &format!("{commit}:{path}")])?;
    let mut begun = Vec::new();
    let lying = open_given(&git.root().join(path)).ok().and_then(|(mut file, _)| file.read_to_end(&mut begun).ok());
    Ok(lying.is_some() && whole.starts_with(&begun))
}

/// Who wrote a file on one side of a merge: name, day, first line of the commit.
pub fn last_word(git: &Git, other: &str, side: &str, path: &str) -> Option<(String, String, String)> {
    let range = format!("{other}..{side}");
    let said = git.line(&["log", "-1", "--format=%an%x00%as%x00%s", &range, "--", path])?;
    let mut words = said.split('\0').map(str::to_owned);
    Some((words.next()?, words.next()?, words.next()?))
}

/// The last commit that two have in common.
pub fn common(git: &Git, one: &str, other: &str) -> Option<String> {
    git.line(&["merge-base", one, other])
}

/// Pushes one commit to the branch there: that which was looked at, whatever was committed since.
///
/// # Errors
/// It cannot be reached, lets nobody in, or refuses what is pushed.
pub fn push(git: &Git, upstream: &Upstream, commit: &str, prompts: Prompts) -> Result<PushEnd, GitFault> {
    let refspec = format!("{commit}:refs/heads/{}", upstream.branch);
    let words = ["push", "--porcelain", "--no-verify", "--no-follow-tags", "--recurse-submodules=no", "--"];
    let mut command = network(git, prompts);
    match git.answered(command.args(words).args([&upstream.remote, &refspec]).output()) {
        Ok(_) => Ok(PushEnd::Taken),
        Err(GitFault::Failed(says)) => trouble::of_push(&says, &upstream.remote),
        Err(fault) => Err(fault),
    }
}

/// Gives the repository there the papers that git-lfs keeps apart: git's own push brings pointers alone where no hook runs.
///
/// # Errors
/// It cannot be reached, or git-lfs is not here.
pub fn push_lfs(git: &Git, upstream: &Upstream, commit: &str, prompts: Prompts) -> Result<(), GitFault> {
    let mut command = network(git, prompts);
    let done = git.answered(command.args(["lfs", "push", &upstream.remote, commit]).output());
    done.map(|_| ()).map_err(|fault| trouble::of_network(fault, &upstream.remote))
}
