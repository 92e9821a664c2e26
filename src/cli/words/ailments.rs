//! What `doctor` finds, in words, and the command that mends it.

use crate::cli::words::counted;
use crate::cli::words::storage::storage;
use crate::model::refusal::GitOperation;
use crate::output::safe;
use crate::views::doctor::{Ailment, Peer};

/// What is wrong, or good to know.
pub(super) fn sentence(ailment: &Ailment) -> String {
    match ailment {
        Ailment::UnknownSetting { key } => {
            format!("deedbox.toml has the key `{key}`, which this deedbox does not know")
        }
        Ailment::StaffUnreadable(e) => format!("the staff's records cannot be read: {}", storage(e).what),
        Ailment::NobodyHolds { role } => format!("nobody holds the role {role}, so nothing can be approved"),
        Ailment::NobodyActs => "nobody said who acts, so only reading works".to_owned(),
        Ailment::ActorUnknown { actor } => format!("{actor} acts, and the staff does not know them"),
        Ailment::ActorLeft { actor } => format!("{actor} acts, and has left"),
        Ailment::ClockBehind { now, newest } => {
            format!("the clock says {now}, and an entry of the staff was made at {newest}")
        }
        Ailment::NotWritable => "this account may not write in the archive".to_owned(),
        Ailment::ReadOnlyDisk => "the disk is read-only here: looking works, changing does not".to_owned(),
        Ailment::DiskLow { free } => format!("only {} MB are free on the disk", free >> 20),
        Ailment::NoLocks(e) => {
            format!("files cannot be locked here, so two writers could meet: {}", storage(e).what)
        }
        Ailment::Leftovers { files } => format!(
            "{} in .deedbox/staging: a stopped command left them, or one works now",
            counted(*files, "file lies", "files lie")
        ),
        Ailment::BadJournal { path } => format!("{} cannot be understood", safe::short(path, 200)),
        Ailment::BadWorkshop(e) => format!(".deedbox/ cannot be looked into: {}", storage(e).what),
        Ailment::NoGit => "git is not installed: the archive has no history".to_owned(),
        Ailment::NoWorkTree => "the archive is in no git repository: it has no history".to_owned(),
        Ailment::GitSetting { key, is: None, wanted } => format!("git's {key} is not set, and should be {wanted}"),
        Ailment::GitSetting { key, is: Some(is), wanted } => {
            format!("git's {key} is {}, and should be {wanted}", safe::short(is, 40))
        }
        Ailment::NoHook => "git does not check what is committed".to_owned(),
        Ailment::NoAttribute { line } => {
            format!(".gitattributes lacks the line `{line}`: git could turn line ends, and change bytes")
        }
        Ailment::NotIgnored => "git does not ignore .deedbox/, which belongs to this working copy alone".to_owned(),
        Ailment::WorkshopKept => "git keeps files of .deedbox/, which belongs to this working copy alone".to_owned(),
        Ailment::UnderWay(operation) => format!("git is in the middle of {}: nothing can be written", noun(*operation)),
        Ailment::Behind { commits } => format!(
            "this clone is {} behind the branch that it follows",
            counted(usize::try_from(*commits).unwrap_or(usize::MAX), "commit", "commits")
        ),
        Ailment::NoLfs => ".gitattributes wants git-lfs, which is not installed".to_owned(),
        Ailment::LfsPointers { files } => {
            format!("{} of git-lfs where papers should be", counted(*files, "pointer lies", "pointers lie"))
        }
        Ailment::NoPeer(Peer::Sha256sum) => {
            "sha256sum is not here; it checks every manifest without deedbox".to_owned()
        }
        Ailment::NoPeer(Peer::Bagit) => "bagit.py is not here; it checks boxed volumes without deedbox".to_owned(),
        Ailment::NoPeer(Peer::Browser) => "no browser was found; one prints labels and catalogues".to_owned(),
        Ailment::NoChineseFont => "no font for Chinese was found; printed pages would show boxes".to_owned(),
    }
}

/// What mends it: a command where one does, else a sentence.
pub(super) fn mend(ailment: &Ailment) -> String {
    match ailment {
        Ailment::UnknownSetting { .. } => "correct deedbox.toml; FORMAT.md says what may stand in it".to_owned(),
        Ailment::StaffUnreadable(_) => "deedbox verify".to_owned(),
        Ailment::NobodyHolds { role } => format!("deedbox staff add ID --name NAME --role {role}"),
        Ailment::NobodyActs => "export DEEDBOX_STAFF=ID".to_owned(),
        Ailment::ActorUnknown { actor } => format!("deedbox staff add {actor} --name NAME"),
        Ailment::ActorLeft { .. } => "deedbox staff list".to_owned(),
        Ailment::ClockBehind { .. } => "set the machine's clock".to_owned(),
        Ailment::NotWritable => "ask who keeps the machine for the right to it".to_owned(),
        Ailment::ReadOnlyDisk => "mount it for writing, if it should be written".to_owned(),
        Ailment::DiskLow { .. } => "make room on the disk".to_owned(),
        Ailment::NoLocks(_) => "put the archive on a disk of this machine".to_owned(),
        Ailment::Leftovers { .. } => "deedbox status".to_owned(),
        Ailment::BadJournal { .. } => "take the file out of .deedbox/staging; deedbox verify".to_owned(),
        Ailment::BadWorkshop(e) => storage(e).mend.unwrap_or_default(),
        Ailment::NoGit => "install git".to_owned(),
        Ailment::NoWorkTree => "git init && git add --all && git commit".to_owned(),
        Ailment::GitSetting { key, wanted, .. } => format!("git config {key} {wanted}"),
        Ailment::NoHook => "deedbox hook install".to_owned(),
        Ailment::NoAttribute { line } => format!("echo '{line}' >> .gitattributes"),
        Ailment::NotIgnored => "echo '/.deedbox/' >> .gitignore".to_owned(),
        Ailment::WorkshopKept => "git rm -r --cached .deedbox".to_owned(),
        Ailment::UnderWay(operation) => match operation {
            GitOperation::Merge => "git commit, or git merge --abort",
            GitOperation::Rebase => "git rebase --continue, or git rebase --abort",
            GitOperation::Pick => "git commit, or git cherry-pick --abort",
        }
        .to_owned(),
        Ailment::Behind { .. } => "git pull".to_owned(),
        Ailment::NoLfs => "install git-lfs; git lfs install; git lfs pull".to_owned(),
        Ailment::LfsPointers { .. } => "git lfs pull".to_owned(),
        Ailment::NoPeer(Peer::Sha256sum) => "install coreutils".to_owned(),
        Ailment::NoPeer(Peer::Bagit) => "pip install bagit".to_owned(),
        Ailment::NoPeer(Peer::Browser) => "install chromium".to_owned(),
        Ailment::NoChineseFont => "install fonts-noto-cjk".to_owned(),
    }
}

fn noun(operation: GitOperation) -> &'static str {
    match operation {
        GitOperation::Merge => "a merge",
        GitOperation::Rebase => "a rebase",
        GitOperation::Pick => "a cherry-pick or revert",
    }
}
