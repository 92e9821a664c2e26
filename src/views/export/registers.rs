//! The registers in the form in which `import` reads them: their columns, and what of a record stands in each.

use crate::model::sheet::{CellSort, Purpose, SheetColumn, SheetForm, Sums};
use crate::model::{Action, Kind};

/// A column of a register of records, and what stands in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ColumnOfKind {
    pub(super) shown: SheetColumn,
    pub(super) says: Says,
}

/// What of a record stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// The office's number, else the record's id.
    No,
    Unit,
    When,
    /// What it is about.
    Title,
    /// A value of its form.
    Value(&'static str),
    /// The charges that a payment names.
    Charges,
    /// When a step was taken.
    Step(Action),
    /// Who took a step last.
    By(Action),
    /// What was remarked with a step.
    Note(Action),
    /// Who has it.
    With,
    ApprovedBy,
    /// When it was approved or rejected.
    Decided,
    /// Whether it was approved or rejected, or waits.
    Outcome,
}

/// A register of records of one kind.
#[derive(Debug)]
pub(super) struct SheetOfKind {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) columns: &'static [ColumnOfKind],
}

impl SheetOfKind {
    pub(super) fn form(&self) -> SheetForm {
        let columns = self.columns.iter().map(|column| column.shown).collect();
        let sums = if matches!(self.kind, Kind::Charge | Kind::Payment) { Sums::Amounts } else { Sums::Nothing };
        SheetForm { name: self.name, purpose: Purpose::Register, sums, columns }
    }
}

const fn shown(key: &'static str, heading: &'static str, sort: CellSort) -> SheetColumn {
    SheetColumn { key, heading, sort }
}

const fn column(key: &'static str, heading: &'static str, sort: CellSort, says: Says) -> ColumnOfKind {
    ColumnOfKind { shown: shown(key, heading, sort), says }
}

const NO: ColumnOfKind = column("no", "no", CellSort::Text, Says::No);
const UNIT: ColumnOfKind = column("unit", "unit", CellSort::Text, Says::Unit);
const DATE: ColumnOfKind = column("date", "date", CellSort::Date, Says::When);
const AMOUNT: ColumnOfKind = column("amount", "amount", CellSort::Money, Says::Value("amount"));
const CONTENT: ColumnOfKind = column("content", "content", CellSort::Text, Says::Title);
const TITLE: ColumnOfKind = column("title", "title", CellSort::Text, Says::Title);

const fn text(key: &'static str, value: &'static str) -> ColumnOfKind {
    column(key, key, CellSort::Text, Says::Value(value))
}

const fn code(key: &'static str, heading: &'static str, value: &'static str) -> ColumnOfKind {
    column(key, heading, CellSort::Code, Says::Value(value))
}

const fn step(key: &'static str, heading: &'static str, action: Action) -> ColumnOfKind {
    column(key, heading, CellSort::Time, Says::Step(action))
}

const fn day(key: &'static str, heading: &'static str, action: Action) -> ColumnOfKind {
    column(key, heading, CellSort::Date, Says::Step(action))
}

const ANSWERED: ColumnOfKind = day("answered", "answered-on", Action::Answered);
const ANSWERED_BY: ColumnOfKind = column("answered_by", "answered-by", CellSort::Text, Says::By(Action::Answered));
const NOT_NEEDED: ColumnOfKind = day("no_answer_needed", "no-answer-needed", Action::NoAnswerNeeded);
const NOT_NEEDED_WHY: ColumnOfKind =
    column("no_answer_why", "no-answer-why", CellSort::Text, Says::Note(Action::NoAnswerNeeded));

/// The registers whose rows are records with numbers.
pub(super) const LEDGERS: &[SheetOfKind] = &[
    SheetOfKind {
        name: "charges",
        kind: Kind::Charge,
        columns: &[
            NO,
            UNIT,
            text("item", "item"),
            text("period", "period"),
            column("issued", "bill-date", CellSort::Date, Says::When),
            column("due", "due", CellSort::Date, Says::Value("due")),
            AMOUNT,
        ],
    },
    SheetOfKind {
        name: "payments",
        kind: Kind::Payment,
        columns: &[
            NO,
            UNIT,
            DATE,
            AMOUNT,
            text("method", "method"),
            text("receipt", "receipt"),
            column("charges", "charges", CellSort::Text, Says::Charges),
            column("handled_by", "handled-by", CellSort::Text, Says::Value("handled_by")),
        ],
    },
    SheetOfKind {
        name: "deposits",
        kind: Kind::Deposit,
        columns: &[
            NO,
            UNIT,
            DATE,
            code("kind", "kind", "about"),
            code("movement", "movement", "movement"),
            AMOUNT,
            text("reason", "reason"),
        ],
    },
    SheetOfKind {
        name: "repairs",
        kind: Kind::Repair,
        columns: &[
            NO,
            UNIT,
            column("reported", "reported", CellSort::Time, Says::When),
            column("category", "kind", CellSort::Text, Says::Value("category")),
            column("urgent", "urgent", CellSort::Flag, Says::Value("urgent")),
            CONTENT,
            step("assigned", "assigned", Action::Assigned),
            column("technician", "technician", CellSort::Text, Says::With),
            step("attended", "attended", Action::Attended),
            step("done", "done", Action::Done),
            step("followed_up", "followed-up", Action::FollowedUp),
        ],
    },
    SheetOfKind {
        name: "complaints",
        kind: Kind::Complaint,
        columns: &[
            NO,
            UNIT,
            column("received", "received", CellSort::Time, Says::When),
            code("kind", "kind", "about"),
            CONTENT,
            column("department", "handling-department", CellSort::Text, Says::With),
            step("handled", "handled", Action::Handled),
            step("approved", "approved", Action::Approved),
            column("approved_by", "approved-by", CellSort::Text, Says::ApprovedBy),
            step("answered", "answered", Action::Answered),
            step("closed", "closed", Action::Closed),
        ],
    },
    SheetOfKind {
        name: "violations",
        kind: Kind::Violation,
        columns: &[
            NO,
            UNIT,
            DATE,
            column("category", "kind", CellSort::Text, Says::Value("category")),
            CONTENT,
            day("notified", "notified", Action::Notified),
            day("rectified", "rectified", Action::Rectified),
        ],
    },
    SheetOfKind {
        name: "applications",
        kind: Kind::Application,
        columns: &[
            NO,
            UNIT,
            DATE,
            code("kind", "kind", "about"),
            CONTENT,
            column("decided", "decided", CellSort::Date, Says::Decided),
            column("result", "result", CellSort::Code, Says::Outcome),
            day("issued", "issued", Action::Issued),
        ],
    },
    SheetOfKind {
        name: "fit_outs",
        kind: Kind::FitOut,
        columns: &[
            NO,
            UNIT,
            column("applied", "applied", CellSort::Date, Says::When),
            text("contractor", "contractor"),
            day("approved", "approved-on", Action::Approved),
            day("begun", "begun", Action::UnderWay),
            day("finished", "finished", Action::Finished),
            day("inspected", "inspected", Action::Inspected),
        ],
    },
    SheetOfKind {
        name: "letters",
        kind: Kind::Letter,
        columns: &[
            NO,
            UNIT,
            DATE,
            code("direction", "direction", "direction"),
            TITLE,
            column("ref_no", "ref-no", CellSort::Text, Says::Value("ref_no")),
            column("passed_to", "passed-to", CellSort::Text, Says::With),
            ANSWERED,
            ANSWERED_BY,
            NOT_NEEDED,
            NOT_NEEDED_WHY,
        ],
    },
    SheetOfKind {
        name: "visits",
        kind: Kind::Visit,
        columns: &[
            NO,
            UNIT,
            DATE,
            code("kind", "kind", "occasion"),
            text("visitor", "visitor"),
            CONTENT,
            text("opinion", "opinion"),
            ANSWERED,
            ANSWERED_BY,
            NOT_NEEDED,
            NOT_NEEDED_WHY,
        ],
    },
    SheetOfKind {
        name: "opinions",
        kind: Kind::Opinion,
        columns: &[
            NO,
            UNIT,
            DATE,
            column("said", "said", CellSort::Text, Says::Title),
            column("about", "opinion-about", CellSort::Text, Says::Value("about")),
            text("channel", "channel"),
            ANSWERED,
            ANSWERED_BY,
            NOT_NEEDED,
            NOT_NEEDED_WHY,
        ],
    },
    SheetOfKind {
        name: "enquiries",
        kind: Kind::Enquiry,
        columns: &[
            NO,
            DATE,
            text("who", "who"),
            text("space", "space"),
            text("source", "source"),
            text("contact", "contact"),
            text("phone", "phone"),
            column("handled_by", "handled-by", CellSort::Text, Says::Value("handled_by")),
            CONTENT,
            day("followed_up", "followed-up-on", Action::FollowedUp),
            day("offered", "offered", Action::Offered),
            day("let", "let", Action::Let),
            day("lost", "lost", Action::Lost),
            column("lost_why", "lost-why", CellSort::Text, Says::Note(Action::Lost)),
        ],
    },
    SheetOfKind {
        name: "quality",
        kind: Kind::QualityCheck,
        columns: &[
            NO,
            UNIT,
            DATE,
            text("item", "item"),
            code("result", "result", "result"),
            text("inspector", "inspector"),
            day("assigned", "assigned-on", Action::Assigned),
            column("assigned_to", "assigned-to", CellSort::Text, Says::With),
            day("rectified", "rectified", Action::Rectified),
            day("followed_up", "checked-again", Action::FollowedUp),
            day("closed", "closed-on", Action::Closed),
        ],
    },
    SheetOfKind {
        name: "notices",
        kind: Kind::Notice,
        columns: &[NO, DATE, column("to", "audience", CellSort::Text, Says::Value("to")), TITLE],
    },
];

/// A register whose rows are made in a way of its own.
pub(super) fn form(name: &'static str) -> SheetForm {
    let columns = match name {
        "staff" => vec![
            plain("id", "staff-id"),
            plain("name", "name"),
            plain("department", "department"),
            plain("role", "role"),
        ],
        "units" => vec![
            plain("unit", "unit"),
            plain("floor", "floor"),
            shown("area", "area", CellSort::Decimal),
            plain("use", "use"),
        ],
        "clients" => clients(),
        "papers" => vec![
            plain("unit", "unit"),
            plain("category", "kind"),
            shown("date", "date", CellSort::Date),
            plain("title", "title"),
            plain("author", "author"),
            shown("pages", "pages", CellSort::Count),
            shown("level", "level", CellSort::Code),
            plain("record", "record"),
            plain("file", "file"),
        ],
        "survey_questions" => vec![plain("code", "code"), plain("question", "question")],
        "survey_responses" => vec![
            shown("year", "year", CellSort::Count),
            plain("unit", "unit"),
            plain("question", "question"),
            shown("score", "score", CellSort::Count),
            plain("comment", "opinion"),
        ],
        "loans" => vec![
            plain("no", "no"),
            plain("unit", "unit"),
            shown("lent_on", "lent-on", CellSort::Date),
            plain("borrower", "borrower"),
            plain("department", "department"),
            plain("purpose", "purpose"),
            plain("approved_by", "approved-by"),
            shown("due", "due-back", CellSort::Date),
            shown("returned_on", "returned-on", CellSort::Date),
            plain("handed_out_by", "handed-out-by"),
        ],
        _ => vec![plain("unit", "unit"), shown("move_out", "move-out", CellSort::Date), plain("waived", "waived")],
    };
    SheetForm { name, purpose: Purpose::Register, sums: Sums::Nothing, columns }
}

fn clients() -> Vec<SheetColumn> {
    vec![
        plain("unit", "unit"),
        plain("company", "company"),
        plain("english", "english"),
        plain("nature", "nature"),
        shown("headcount", "headcount", CellSort::Count),
        shown("move_in", "move-in", CellSort::Date),
        shown("lease_end", "lease-end", CellSort::Date),
        plain("contact", "contact"),
        plain("phone", "phone"),
        plain("email", "email"),
        plain("website", "website"),
        plain("emergency_contact", "emergency-contact"),
        plain("emergency_phone", "emergency-phone"),
        plain("credit", "credit"),
        plain("custodian", "custodian"),
        plain("department", "keeping-department"),
        plain("further_units", "further-units"),
        plain("enquiry", "enquiry"),
    ]
}

const fn plain(key: &'static str, heading: &'static str) -> SheetColumn {
    shown(key, heading, CellSort::Text)
}

/// The registers, in the order in which a folder's are brought in.
pub const REGISTERS: [&str; 22] = [
    "staff",
    "units",
    "enquiries",
    "clients",
    "charges",
    "payments",
    "deposits",
    "repairs",
    "complaints",
    "violations",
    "applications",
    "fit_outs",
    "letters",
    "visits",
    "opinions",
    "quality",
    "survey_questions",
    "survey_responses",
    "notices",
    "papers",
    "loans",
    "moveouts",
];

/// The register in which the records of a kind stand; none where `import` reads none of the kind.
pub(super) fn register_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Document => Some("papers"),
        Kind::Loan => Some("loans"),
        Kind::Cover | Kind::Tenancy => Some("clients"),
        Kind::Unit => Some("units"),
        Kind::Person => Some("staff"),
        Kind::Survey => Some("survey_questions"),
        Kind::SurveyResponse => Some("survey_responses"),
        Kind::Sealed => Some("moveouts"),
        other => LEDGERS.iter().find(|ledger| ledger.kind == other).map(|ledger| ledger.name),
    }
}
