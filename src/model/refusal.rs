//! What the policies forbid, reserve for a role, or what the state of things does not allow.

use rust_decimal::Decimal;

use crate::model::case::Case;
use crate::model::clause::Clause;
use crate::model::confidence::Lacks;
use crate::model::course::{Needs, Status};
use crate::model::disposal::WhyKept;
use crate::model::document::Standing;
use crate::model::due_step::DueStep;
use crate::model::gates::GateState;
use crate::model::id::{FileName, Owner, RecordId};
use crate::model::kind::{Action, Kind};
use crate::model::lake::LakeCode;
use crate::model::ledger::DepositKind;
use crate::model::loan::{Holding, LoanStatus};
use crate::model::message::{messages, said};
use crate::model::paper_name::PaperId;
use crate::model::reference::{EventId, Whose};
use crate::model::relations::Audience;
use crate::model::request::RequestKind;
use crate::model::staff::{Duty, Role, StaffId};
use crate::model::text::Line;
use crate::model::time::{Date, Year};
use crate::model::unit::{FloorCode, UnitCode};
use crate::model::volume::VolumeCode;

messages! {
    "refusal":
    /// A refusal (exit 3): the values that stand in its sentence.
    #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
    #[error("refused: {self:?}")]
    pub enum Refusal {
        /// There is an archive already.
        ArchiveExists(path: std::path::PathBuf),
        /// The folder holds something already.
        FolderNotEmpty(path: std::path::PathBuf),
        /// A person has the id already.
        StaffExists(id: StaffId),
        /// A unit has the code already.
        UnitExists(unit: UnitCode),
        /// A unit is let.
        Let {
            unit: UnitCode,
            company: Line,
            since: Date,
            /// Until when, where that is known.
            until: Option<Date>,
        },
        /// A unit does not count on all days of a tenancy: it came into being later.
        UnitNotYet { unit: UnitCode, since: Date },
        /// A unit does not count on all days of a tenancy: it was merged, split or ended.
        UnitEnded {
            unit: UnitCode,
            ended: Date,
            /// What it became.
            into: Vec<UnitCode>,
        },
        /// A confidential paper is shown to whom it is lent, and to who may lend it once a purpose is told.
        ConfidentialPaper { of: Whose, paper: PaperId },
        /// A unit has no client at present.
        Vacant {
            unit: UnitCode,
            /// Clients who left it, the last one first.
            departed: Vec<Date>,
        },
        /// The same bytes are filed already for that client.
        AlreadyFiled {
            /// The name of the paper that was given.
            given: String,
            earlier: RecordId,
        },
        /// Two papers that were handed in together have the same bytes.
        SamePaper { first: String, again: String },
        /// A role is needed, and the one who acts does not hold it.
        Reserved { reserved: Duty, role: Role, actor: StaffId, holders: Vec<StaffId> },
        /// A consultation rests on no authority, and who acts does not hold the role that may let it be for all that (P1-5b).
        NoAuthority {
            /// Why it rests on none.
            lacks: Lacks,
            role: Role,
            actor: StaffId,
            holders: Vec<StaffId>,
            /// Who may give an authority.
            givers: Vec<StaffId>,
        },
        /// Something keeps a volume from being destroyed.
        VolumeKept { code: VolumeCode, why: WhyKept, by: Vec<RecordId> },
        DestroyedAlready { code: VolumeCode, list: RecordId },
        /// A volume is not as it was when the plan was made.
        PlanOutdated(code: VolumeCode),
        /// A hold is on the file of a paper.
        PaperHeld { paper: PaperId, hold: RecordId },
        PaperOnList { paper: PaperId, list: RecordId },
        /// A person asks for something else than to have data erased.
        NoErasure { id: RecordId, about: RequestKind },
        /// What a person asked for is answered, or was refused.
        RequestSettled { id: RecordId, status: Status },
        /// The person asks about another client's file.
        RequestOfOther { id: RecordId, client: FileName, path: String },
        /// No encrypted copy has taken its place.
        NotSecured(paper: PaperId),
        /// Its bytes are filed nowhere else.
        NoDuplicate(paper: PaperId),
        /// Single papers have no term of their own.
        PresentPaper(id: RecordId),
        /// Registers and the staff are never destroyed.
        NeverDestroyed(id: RecordId),
        /// A destruction has two witnesses.
        TwoWitnesses(id: RecordId),
        /// Who asked for it, approved it or carries it out is no witness of it.
        WitnessHasPart { id: RecordId, witness: StaffId },
        /// Who approved it did not hold the role for that.
        ApprovedByOther { id: RecordId, by: StaffId, role: Role },
        /// The days after its approval are not over.
        DestructionWaits { id: RecordId, approved: Date, from: Date },
        /// Something on the list is held.
        ListHeld { id: RecordId, hold: RecordId, since: Date, reason: Line },
        /// What git does not hold yet would be gone without a trace.
        TreeNotSaved { id: RecordId, path: String },
        /// A file on the list is not as it was when the list was made.
        LineDoesNotFit { id: RecordId, path: String },
        /// Somebody else is to witness it.
        NotAWitness { id: RecordId, actor: StaffId, witnesses: Vec<StaffId> },
        WitnessedAlready { id: RecordId, witness: StaffId },
        /// A seal is never made void: the next one follows it.
        SealNotVoided(id: RecordId),
        /// Exhibits are in no seal, so nothing proves when they were there.
        NotSealed { count: usize, path: String },
        /// A list is not amended: it is rejected, and another one made.
        ListNotAmended(id: RecordId),
        /// The volume whose cover it is was destroyed.
        FileDestroyed { id: RecordId, list: RecordId },
        AuthorityOver { id: RecordId, until: Date },
        /// An authority is not amended: it is ended, and another one given.
        NotAmended(id: RecordId),
        /// Who would hand a loan out is no supervisor (P2-7).
        NotSupervisor {
            hander: StaffId,
            role: Role,
            /// Who could: supervisors beside the reader.
            others: Vec<StaffId>,
        },
        /// Who would hand a loan out is the reader (P2-7).
        HandsToSelf {
            hander: StaffId,
            /// Who could: the other supervisors.
            others: Vec<StaffId>,
        },
        /// One person may not ask for and approve the same thing in this estate.
        SamePerson { id: RecordId, actor: StaffId },
        /// The file, or a paper, is out.
        OnLoan {
            /// The file, or the enquiry.
            file: Holding,
            borrower: Line,
            since: Date,
            loan: RecordId,
        },
        /// The file, or a paper, is gone, and neither found nor replaced (P2-7).
        IsGone {
            /// The file, or the enquiry.
            file: Holding,
            since: Date,
            /// The case of it.
            loss: RecordId,
        },
        /// A number of what was issued is not out.
        NumberNotOut {
            id: RecordId,
            number: Line,
            /// Those that are.
            out: Vec<Line>,
        },
        /// A number is out already.
        NumberOut {
            number: Line,
            /// With what it was issued.
            id: RecordId,
        },
        /// The loan stands where this step cannot be taken.
        LoanStep {
            id: RecordId,
            action: Action,
            status: LoanStatus,
        },
        /// More would be paid back than was paid too much.
        MoreThanCredit { owner: Owner, credit: Decimal, day: Date },
        /// A meter would run backwards.
        ReadsBackwards {
            meter: Line,
            id: RecordId,
            date: Date,
        },
        /// A reading would be above a later one.
        ReadsBeyond {
            meter: Line,
            /// The later reading.
            id: RecordId,
            date: Date,
        },
        /// The record counts for nothing: it was voided.
        Voided(id: RecordId),
        /// The case stands where this step cannot be taken.
        CaseStep {
            id: RecordId,
            /// The step that was asked for.
            action: Action,
            status: Status,
            due: Vec<DueStep>,
        },
        /// A step lacks what it needs.
        StepNeeds { id: RecordId, action: Action, needs: Needs },
        /// Somebody has done nothing that could be taken back.
        NothingToUndo(actor: StaffId),
        /// Something rests on the act by now.
        RestsOnAct { id: RecordId, by: StaffId },
        /// A record that was entered since names one of the act, or settles it.
        NamedSince { id: RecordId, by: StaffId, record: RecordId },
        /// What was entered elsewhere in one second may have been one act or several.
        ActUnknown(ids: Vec<RecordId>),
        /// Something was entered while it was being taken back.
        ActMovedOn(actor: StaffId),
        /// The last act was of a sort that no step takes back.
        NotUndone(id: RecordId),
        /// Nothing of the record waits for a decision.
        NothingWaits(id: RecordId),
        /// A loan that waits was to be back before it would go out.
        DuePassed { id: RecordId, due: Date },
        /// A site that was registered waits beside its place: the command that made it was stopped.
        SiteLeftBeside { id: RecordId, path: std::path::PathBuf },
        /// What was registered as handed out waits beside its place: the command that made it was stopped.
        LeftBeside { id: RecordId, kind: Kind, path: std::path::PathBuf },
        /// An estate's code is another one's in the lake, or the estate has another one there.
        LakeCodeTaken { code: LakeCode, id: String },
        LakeOtherCode { code: LakeCode, other: LakeCode },
        /// Off-site reading is not allowed in this estate, or not for so long.
        OffSite { days: u32 },
        /// A loan has been renewed as often as the estate allows.
        RenewedOut { id: RecordId, times: u32 },
        /// The client holds further units after the day, and none on it under which the file could go on.
        FurtherUnits {
            unit: UnitCode,
            further: Vec<UnitCode>,
            /// The day from which on the unit can be given up.
            since: Date,
        },
        /// The next client of the unit is to come before that day.
        NextComes { next: FileName, company: Line, since: Date },
        /// A client who is there does not come back.
        NotLeft(file: FileName),
        /// A departure cannot be taken back: the volume lies in a box.
        BoxedAlready(file: FileName),
        /// A departure cannot be taken back before the one from the last unit is.
        TakeBackFirst { name: FileName, last: FileName },
        /// A departure cannot be taken back: somebody has held the unit since, or is to come.
        HeldSince { name: FileName, company: Line, since: Date },
        /// A unit that is let on the day or later is not ended, merged or split.
        LetThen { unit: UnitCode, company: Line, since: Date, date: Date },
        /// A unit has another area from a later day on.
        UnitChangesLater { unit: UnitCode, from: Date },
        /// Units that are merged lie on one floor, and so does what they become.
        OtherFloor { unit: UnitCode, floor: FloorCode },
        /// Somebody else left the unit on that day, and `UNIT@DATE` names one client.
        LeftThatDay { unit: UnitCode, date: Date },
        GatesShut {
            unit: UnitCode,
            /// The gates that are shut.
            gates: Vec<GateState>,
            /// The day of the move-out.
            date: Date,
        },
        /// The client's file was bound already.
        Bound(file: FileName),
        /// A year that has not begun is not boxed.
        YearNotOver(year: Year),
        /// A volume holds damage, and a box is closed for good.
        VolumeDamaged { file: FileName, path: String },
        /// The archive is not as it was when the plan was made.
        PlanStale { plan: String, difference: PlanDifference },
        /// A git merge, rebase or the like is under way.
        GitBusy(operation: GitOperation),
        /// git left files out of this working copy, and the answer would be taken for the whole estate's.
        PartOfEstate { files: usize, here: usize, floors: usize },
        /// An imported row differs from what was imported before.
        RowDiffers {
            file: String,
            line: u64,
            column: String,
            first: String,
            /// What the row says now.
            now: String,
            /// The record that it became.
            id: String,
        },
        /// Somebody does not keep the file of a unit.
        NotKeeper {
            unit: UnitCode,
            person: StaffId,
            /// The files that they keep.
            kept: Vec<FileName>,
        },
        KeepsNothing(person: StaffId),
        /// Another change of who keeps a file waits.
        CustodianWaits { unit: UnitCode, waits: EventId },
        /// Nobody sees the record: it is restricted (S-PI).
        Restricted(id: RecordId),
        /// No restriction holds of the record.
        NotRestricted(id: RecordId),
        /// A record of that kind is not restricted: accounts, tenancies and approvals rest on it.
        NotRestrictable { id: RecordId, kind: Kind },
        /// A case is not restricted while it is open.
        StillOpen(id: RecordId),
        /// What is handed over is accepted by who takes it.
        NotTheirs { id: RecordId, actor: StaffId, person: Line },
        /// A person still has something to do before this.
        RoleNotHeld { staff: StaffId, role: Role },
        /// The person left.
        HasLeft(staff: StaffId),
        /// The person is here, and did not leave.
        IsHere(staff: StaffId),
        /// Who holds no role changes nothing (P2-1).
        NoRole {
            actor: StaffId,
            /// Who may give them one; none while anybody may enter a manager.
            holders: Vec<StaffId>,
        },
        /// A step is taken by somebody of a department alone (P1-7).
        OfDepartment {
            action: Action,
            actor: StaffId,
            /// The departments with the duty.
            departments: Vec<Line>,
            /// Who is of one of them, and here.
            people: Vec<StaffId>,
        },
        /// The last manager cannot go while others depend on the role.
        LastManager(staff: StaffId),
        /// `mend` cannot do this without a person's judgement.
        NothingToAdopt(path: String),
        /// A year has its survey already.
        SurveyExists { year: Year, id: RecordId },
        /// A survey takes no answers any more.
        SurveyOver { id: RecordId, status: Status },
        /// The client has answered a question already.
        Answered { question: Line, id: RecordId },
        /// A survey was not sent to a client.
        NotAsked { id: RecordId, client: FileName, year: Year },
        /// A payment of the file has the number of a receipt already.
        ReceiptTaken { receipt: String, id: RecordId },
        /// A notice did not go to a client.
        NotMeant { id: RecordId, client: FileName, to: Audience, date: Date },
        /// A notice was delivered to a client, or acknowledged, before.
        ReceivedBefore { id: RecordId, client: FileName, action: Action, when: Date },
        /// A paper's bytes stay as they are for ever.
        Original {
            id: RecordId,
            /// Whether it is a paper of its own, which another can supersede; else it came with a record.
            filed: Standing,
            /// The unit under which a superseding paper is filed, where it lies under one.
            file: Owner,
        },
        /// A new value is the one that holds.
        SameValue {
            /// The record, or the paper beside one.
            id: String,
            key: String,
        },
        /// The next version of a paper has the bytes of the present one.
        SameVersion(id: RecordId),
        /// It waits for approval that the record counts for nothing.
        VoidWaits { id: RecordId, waits: EventId },
        /// What is in a file or a room stands against its counting for nothing.
        NotEmpty {
            /// The cover, or the unit.
            id: RecordId,
            holds: Vec<RecordId>,
        },
        /// A record of a kind that stands for what was done with folders, or for a person, is not voided by itself.
        NotVoided { id: RecordId, kind: Kind },
        /// A unit's code was voided on that floor, and its folder stays.
        UnitVoided(unit: UnitCode),
        /// A paper lies where it is to be filed.
        LiesThere(id: RecordId),
        /// What waits was overtaken: something else about the same key took effect since it was proposed.
        Overtaken { waits: EventId, by: EventId },
        /// A paper has other bytes than those with which it may leave.
        NotCovered { id: RecordId, paper: RecordId },
        /// Somebody may not attest a clause.
        MayNotAttest {
            clause: Clause,
            actor: StaffId,
            /// The roles of which one is needed.
            roles: Vec<Role>,
            /// Who holds one of them.
            holders: Vec<StaffId>,
        },
        /// A record of that kind has the office's number already.
        NumberTaken { no: Line, id: RecordId },
        /// More is to be deducted or given back than is held.
        MoreThanHeld {
            owner: Owner,
            /// What it is held for.
            about: DepositKind,
            held: Decimal,
        },
    }
}

impl Refusal {
    /// Why a record is not seen: it is restricted, or counts for nothing.
    pub fn unseen(case: &Case, id: RecordId) -> Self {
        if case.restriction().is_some() { Self::Restricted(id) } else { Self::Voided(id) }
    }
}

messages! {
    "refusal-plan":
    /// How an archive differs from a plan.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PlanDifference {
        /// It is a plan for another year.
        Year(year: Year),
        /// A volume of the plan is not there any more, or is boxed.
        Gone(volume: String),
        /// A volume is there that the plan does not know.
        New(volume: String),
        /// A volume has changed since.
        Changed(volume: String),
    }
}

messages! {
    "refusal-git":
    /// What git is in the middle of.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum GitOperation {
        Merge,
        Rebase,
        /// A cherry-pick or revert.
        Pick,
    }
}

said!(PlanDifference, GitOperation);
