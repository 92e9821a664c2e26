//! What `verify` finds: a stable code, where, and the mend.

use crate::model::invalid::Wanted;
use crate::model::kind::codes;

codes! {
    /// What is wrong, as a stable code; documented in FORMAT.md, one fixture each.
    FindingCode, Wanted::Kind, {
        /// A file's bytes are not those that were listed.
        Altered = "altered",
        /// A file differs from what was listed by its line ends alone.
        LineEnds = "line-ends",
        /// A file is the beginning of what was listed, or empty.
        Truncated = "truncated",
        /// A listed file is not there.
        Missing = "missing",
        /// A file is there that no manifest lists.
        Unlisted = "unlisted",
        /// A listed file lies under another name or in another folder.
        Renamed = "renamed",
        /// A listed file's name differs in case or Unicode form.
        NameForm = "name-form",
        /// Two files have each other's bytes.
        Swapped = "swapped",
        /// Manifests list one path with two digests.
        TwoDigests = "two-digests",
        /// A link lies where a file or folder should be.
        Link = "link",
        /// A folder, device, pipe or socket lies where a file should be.
        NotAFile = "not-a-file",
        /// A file or folder cannot be read.
        Unreadable = "unreadable",
        /// A git-lfs pointer lies where the file should be.
        LfsPointer = "lfs-pointer",
        /// A manifest's line cannot be understood.
        ManifestLine = "manifest-line",
        /// A manifest's last line does not end: it was cut.
        ManifestTorn = "manifest-torn",
        /// git left a conflict in a manifest.
        ManifestConflict = "manifest-conflict",
        /// A manifest repeats a line.
        RepeatedLine = "repeated-line",
        /// A record's text cannot be understood.
        BadRecord = "bad-record",
        /// A record has a key that this deedbox does not know.
        UnknownKey = "unknown-key",
        /// A record names a paper that is not there, or other bytes of it.
        AttachmentMissing = "attachment-missing",
        /// An approval or a seal covers a file that is not there, or other bytes of it.
        CoveredMissing = "covered-missing",
        /// A unit lies on another floor than its `unit.toml` says, or under another name.
        WrongPlace = "wrong-place",
        /// A record or an event says that it lies in another bundle or another estate, or says nothing of that.
        NotItsPlace = "not-its-place",
        /// In one manifest the time of entry goes back: the clock was wrong, or a line was put in later.
        ClockBack = "clock-back",
        /// A time of entry has not come yet: a clock goes ahead of this machine's.
        ClockAhead = "clock-ahead",
        /// Two names differ only in case or Unicode form.
        NameClash = "name-clash",
        /// A tenancy or a box names a folder that is not there.
        BundleMissing = "bundle-missing",
        /// A client's folder or a volume that no tenancy and no box names.
        BundleUnknown = "bundle-unknown",
        /// Two clients hold one unit at the same time.
        TwoClients = "two-clients",
        /// A client's file goes on under a unit that is not theirs, or is bound while they hold one: two clones went on at once.
        FileAdrift = "file-adrift",
        /// A client holds a unit on days on which it does not count: two clones went on at once.
        UnitGone = "unit-gone",
        /// Two people have one staff id.
        TwoPeople = "two-people",
        /// Nobody holds the role that enters people and gives roles.
        RoleUnheld = "role-unheld",
        /// One year has two surveys.
        TwoSurveys = "two-surveys",
        /// One file, or one paper, is lent to two readers at the same time.
        LentTwice = "lent-twice",
        /// Two clones took steps that contradict each other.
        Contradiction = "contradiction",
        /// An approval did not see what folds before it: two clones went on at the same time.
        VoidApproval = "void-approval",
        /// Two volumes have one code, or one volume has two.
        CodeTwice = "code-twice",
        /// A later paper is to be kept longer than the box says.
        LongerTerm = "longer-term",
        /// A paper for a boxed client lies at the volume's old place, or in the box.
        LatePaper = "late-paper",
        /// A file that a list has destroyed is there.
        NotDestroyed = "not-destroyed",
        /// No seal has the digest that was given.
        SealUnknown = "seal-unknown",
        /// A seal that a later one follows is gone, or has other bytes.
        SealMissing = "seal-missing",
        /// The first lines of a manifest are not those that were sealed.
        SealedLines = "sealed-lines",
        /// A sealed manifest is nowhere.
        SealedGone = "sealed-gone",
        /// It is not in the seal, and says that it was entered before it: a clone merged later, or a clock put back.
        EnteredBeforeSeal = "entered-before-seal",
        /// `deedbox.toml` is not what it was when the archive was sealed.
        SettingsChanged = "settings-changed",
        /// It has to be signed, and no signature lies beside it.
        Unsigned = "unsigned",
        /// A signature does not fit the bytes beside which it lies.
        BadSignature = "bad-signature",
        /// A token signed that nobody touched.
        NotTouched = "not-touched",
        /// A signature is by a key that nobody here has.
        UnknownSigner = "unknown-signer",
        /// A signature is by somebody else than the one who entered it.
        OtherSigner = "other-signer",
        /// A key was not yet, or no more, in force when something was entered; or it was lost, and no earlier seal lists the signature.
        KeyNotInForce = "key-not-in-force",
        /// A key came into force by no other one, although others had been in force before.
        KeyNotVouched = "key-not-vouched",
        /// The last seal says that something is signed, and `deedbox.toml` asks for it no more.
        SignaturesEased = "signatures-eased",
        /// The key of an encrypted paper is not in the key box.
        KeyMissing = "key-missing",
        /// The key of an encrypted paper is wrapped to who opened them before.
        KeyStale = "key-stale",
        /// Something lies where the format has no place for it.
        Stray = "stray",
        /// A bag's own files do not agree.
        BagBroken = "bag-broken",
        /// `deedbox.toml` cannot be understood.
        BadSettings = "bad-settings",
        /// A journal in `.deedbox` cannot be understood.
        BadJournal = "bad-journal",
        /// A journal in `.deedbox` came from another user or with git, and is not carried out.
        ForeignJournal = "foreign-journal",
        /// Somebody was writing all the time, so that some of what was found cannot be told from a change in the making.
        Busy = "busy",
    }
}

impl FindingCode {
    /// Whether it is damage, or only worth knowing.
    pub fn severity(self) -> Severity {
        match self {
            Self::RepeatedLine
            | Self::ClockAhead
            | Self::EnteredBeforeSeal
            | Self::SettingsChanged
            | Self::SignaturesEased
            | Self::KeyNotVouched
            | Self::KeyStale
            | Self::Busy => Severity::Note,
            _ => Severity::Damage,
        }
    }

    /// Whether it may come about where two clones each did what is right: it is true of what both did, and somebody decides about it. Nothing
    /// else is damage of bytes or of places.
    pub fn is_of_two_clones(self) -> bool {
        match self.mend() {
            // Each may have had a first key, and signed by it.
            Mend::Decide | Mend::DecideAgain | Mend::Clock | Mend::AskSigner => true,
            // `mend` carries late papers, destroys again what a list has destroyed, and unites lists.
            Mend::Run => self != Self::ManifestConflict,
            _ => self.severity() == Severity::Note,
        }
    }

    /// What to do about it.
    pub fn mend(self) -> Mend {
        match self {
            Self::RepeatedLine | Self::ManifestConflict | Self::LatePaper | Self::NotDestroyed => Mend::Run,
            Self::Unlisted => Mend::Adopt,
            Self::Missing => Mend::RestoreOrRun,
            Self::Renamed | Self::NameForm => Mend::RenameBack,
            Self::LfsPointer => Mend::FetchLfs,
            Self::Altered
            | Self::LineEnds
            | Self::Truncated
            | Self::Swapped
            | Self::Link
            | Self::NotAFile
            | Self::BagBroken
            | Self::BundleMissing
            | Self::ManifestLine
            | Self::ManifestTorn
            | Self::TwoDigests
            | Self::NotItsPlace
            | Self::AttachmentMissing
            | Self::CoveredMissing
            | Self::SealMissing
            | Self::SealedLines
            | Self::SealedGone => Mend::Restore,
            Self::SealUnknown => Mend::TypeAgain,
            Self::EnteredBeforeSeal => Mend::AskWriter,
            Self::SettingsChanged | Self::SignaturesEased => Mend::Compare,
            Self::Unsigned => Mend::Sign,
            Self::BadSignature | Self::NotTouched | Self::UnknownSigner | Self::OtherSigner => Mend::Restore,
            Self::KeyNotInForce => Mend::AskSigner,
            Self::KeyNotVouched => Mend::CompareKeys,
            Self::Unreadable => Mend::Permissions,
            Self::BadRecord | Self::UnknownKey => Mend::NewerOrRestore,
            Self::WrongPlace | Self::Stray | Self::BundleUnknown | Self::NameClash => Mend::MoveBack,
            Self::ClockBack | Self::ClockAhead => Mend::Clock,
            Self::TwoClients
            | Self::FileAdrift
            | Self::UnitGone
            | Self::TwoPeople
            | Self::RoleUnheld
            | Self::TwoSurveys
            | Self::LentTwice
            | Self::Contradiction
            | Self::CodeTwice
            | Self::LongerTerm => Mend::Decide,
            Self::VoidApproval => Mend::DecideAgain,
            Self::BadSettings => Mend::Settings,
            Self::BadJournal => Mend::Journal,
            Self::ForeignJournal => Mend::ForeignJournal,
            Self::KeyMissing => Mend::FindKey,
            Self::KeyStale => Mend::WrapKeys,
            Self::Busy => Mend::Again,
        }
    }
}

codes! {
    /// How much a finding matters.
    Severity, Wanted::Kind, {
        /// The archive is not as it should be: exit 1.
        Damage = "damage",
        /// Worth knowing; the archive is whole.
        Note = "note",
    }
}

codes! {
    /// What to do about a finding.
    Mend, Wanted::Kind, {
        /// `deedbox mend`.
        Run = "mend",
        /// `deedbox mend --adopt PATH --reason …`, or take it away.
        Adopt = "adopt",
        /// Bring the bytes back from git or a backup.
        Restore = "restore",
        /// Bring the file back; or, where it never came along, `deedbox mend`.
        RestoreOrRun = "restore-or-mend",
        /// Give it its name back.
        RenameBack = "rename-back",
        /// `git lfs pull`.
        FetchLfs = "git-lfs-pull",
        /// Make it readable.
        Permissions = "permissions",
        /// A newer deedbox reads it, or it was edited by hand: bring it back.
        NewerOrRestore = "newer-or-restore",
        /// Move it back to where it belongs, or out of the archive.
        MoveBack = "move-back",
        /// Somebody has to decide.
        Decide = "decide",
        /// What waits for a decision again is approved, or rejected.
        DecideAgain = "decide-again",
        /// Set the machine's clock right.
        Clock = "clock",
        /// Compare what was typed with the paper; else bring the seals back.
        TypeAgain = "type-again",
        /// Ask who entered it: a clone that was merged later has it in its own git.
        AskWriter = "ask-writer",
        /// Whoever entered it signs it: `deedbox sign --mine`.
        Sign = "sign",
        /// Whoever signed with a key that was lost since signs again: `deedbox sign --again`; else ask who signed, and bring back what was
        /// changed of the staff's keys.
        AskSigner = "ask-signer",
        /// Compare the fingerprints on the printed sheets of seals, and ask whose key it is.
        CompareKeys = "compare-keys",
        /// Look what was changed, by git or a backup, and who asked for it.
        Compare = "compare",
        /// Correct `deedbox.toml`.
        Settings = "settings",
        /// Take the file out of `.deedbox/staging`.
        Journal = "journal",
        /// Take it out of `.deedbox/staging`, and out of git.
        ForeignJournal = "foreign-journal",
        /// Bring the key box back from its copy, or look in the clone that filed it.
        FindKey = "find-key",
        /// `deedbox keys wrap`.
        WrapKeys = "keys-wrap",
        /// Look again when nobody writes.
        Again = "again",
    }
}

/// One thing that `verify` found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The path, relative to the archive.
    pub path: String,
    /// What is wrong.
    pub code: FindingCode,
    /// What else is to be said: another path, a key, who is concerned.
    pub detail: Option<String>,
    /// How much it matters: as its code says, or more.
    pub severity: Severity,
}

impl Finding {
    /// A finding about a path.
    pub fn new(code: FindingCode, path: impl Into<String>) -> Self {
        Self { path: path.into(), code, detail: None, severity: code.severity() }
    }

    /// The same as damage, whatever its code says of the usual case.
    #[must_use]
    pub fn into_damage(self) -> Self {
        Self { severity: Severity::Damage, ..self }
    }

    /// The same with something more to say.
    #[must_use]
    pub fn with(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }
}
