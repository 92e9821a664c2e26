//! What was asked for and does not fit.

use std::collections::BTreeSet;

use crate::cli::words::vocabulary::{either, near_first};
use crate::cli::words::{ErrorText, Words, amends, git, inbox, refusals, storage, tables, told, wrong};
use crate::desk::import::Book;
use crate::error::{DateOf, Error, Input, OptionFault, RowFault, TableFault, WrongRows};
use crate::model::language::Language;
use crate::model::record::Body;
use crate::model::script::nearest;
use crate::model::{Category, Date, Fault, Invalid, Kind, Line, RecordId, Refusal, StaffId};
use crate::output::phrases::say;
use crate::output::safe;
use crate::output::wording::Wording;

impl Words {
    /// An error in words.
    pub fn error(self, error: &Error) -> ErrorText {
        match error {
            Error::Invalid(Invalid { fault: Fault::Cell(fault), given, .. }) => tables::cell(self, given, *fault),
            Error::Invalid(invalid) => wrong::invalid(self, invalid),
            Error::Input(input) => self::input(self, input),
            Error::Refused(refusal) => refusals::refusal(self, refusal),
            Error::Storage(storage) => storage::storage(self, storage),
            Error::Git(fault) => git::fault(self, fault),
        }
    }
}

pub(super) fn input(words: Words, input: &Input) -> ErrorText {
    match input {
        Input::UnknownUnit { unit, near } if near.is_empty() => told!(words, "error-unknown-unit", unit = unit),
        Input::UnknownUnit { unit, near } => {
            told!(words, "error-unknown-unit-near", unit = unit, near = either(words, near))
        }
        Input::NobodyLeft { unit, date, departed } if departed.is_empty() => {
            told!(words, "error-nobody-left", unit = unit, date = date)
        }
        Input::NobodyLeft { unit, date, departed } => {
            told!(words, "error-nobody-left-then", unit = unit, date = date, departed = words.listed(departed))
        }
        Input::UnknownRecord(reference) => told!(words, "error-unknown-record", reference = reference),
        Input::Ambiguous { reference, fitting } => {
            told!(words, "error-ambiguous", reference = reference, fitting = words.in_a_row(&told_apart(fitting)))
        }
        Input::WrongKind { id, kind, wanted } => {
            let wanted: Vec<String> = wanted.iter().map(|kind| words.kind(*kind)).collect();
            told!(words, "error-wrong-kind", id = id, kind = words.kind(*kind), wanted = either(words, &wanted))
        }
        Input::EventNamed { id, named } => told!(words, "error-event-named", id = id, named = named),
        Input::PaperNamed { id, named } => told!(words, "error-paper-named", id = id, named = named),
        Input::NoSuchPaper { named, id, there } if there.is_empty() => {
            told!(words, "error-no-paper-there", named = named, id = id)
        }
        Input::NoSuchPaper { named, id, there } => {
            told!(words, "error-no-such-paper", named = named, id = id, there = words.in_a_row(there))
        }
        Input::NoSuchNumber { kind, no } => {
            told!(words, "error-no-such-number", kind = words.kind(*kind), no = no)
        }
        Input::NoActor => told!(words, "error-no-actor"),
        Input::UnknownActor { actor, known } => {
            ErrorText::new(say!(words, "error-unknown-actor", actor = actor), known_staff(words, actor, known))
        }
        Input::UnknownStaff { id, known } => {
            ErrorText::new(say!(words, "error-unknown-staff", id = id), known_staff(words, id, known))
        }
        Input::UnknownDepartment { given, known, or_person } => unknown_department(words, given, known, *or_person),
        Input::PaperOutside(name) => told!(words, "error-paper-outside", name = name),
        Input::PaperMissing(name) => told!(words, "error-paper-missing", name = name),
        Input::CellsBeyondHeader(columns) => told!(words, "error-cells-beyond-header", columns => *columns),
        Input::EmptyPaper(name) => told!(words, "error-empty-paper", name = name),
        Input::LiesElsewhere(path) => told!(words, "error-lies-elsewhere", path = path),
        Input::NoRecord(path) => told!(words, "error-no-record", path = path),
        Input::MoveFromArchive(path) => told!(words, "error-move-from-archive", path = path),
        Input::StillWritten(path) => told!(words, "error-still-written", path = path),
        Input::FolderGiven(path) => told!(words, "error-folder-given", path = path),
        Input::EmptyFolder(path) => told!(words, "error-empty-folder", path = path),
        Input::NameNeeded => told!(words, "error-name-needed"),
        Input::Options(fault) => options(words, *fault),
        Input::DateOrder { first, then } if then.0 == DateOf::Today => {
            told!(words, "error-in-future-date", date = date_of(words, *first), today = then.1)
        }
        Input::DateOrder { first, then } => {
            told!(words, "error-date-order", first = date_of(words, *first), then = date_of(words, *then))
        }
        Input::OwnerIdNeeded(name) => told!(words, "error-owner-id-needed", name = name),
        Input::Table(fault) => table(words, fault),
        Input::Plan { file, says } => told!(words, "error-plan", file = file).because(says.clone()),
        Input::Rows(wrong) => rows(words, wrong),
        Input::TestOnly(what) => told!(words, "error-test-only", what = what),
        Input::NoPage(None) => ErrorText::new(say!(words, "page-none"), say!(words, "page-none-mend")),
        Input::NoPage(Some(file)) => {
            ErrorText::new(say!(words, "page-format"), say!(words, "page-format-mend", file = file))
        }
        Input::Page(says) => told!(words, "error-page").because(says.clone()),
        Input::Story { line, says } => told!(words, "error-story", line => *line).because(says.clone()),
        Input::FieldMissing { kind, key } => told!(
            words,
            "error-field-missing",
            kind = words.kind(*kind),
            code = kind,
            field = field(words, *kind, key),
            option = key.replace('_', "-")
        ),
        Input::FieldUnknown { kind, key } => field_unknown(words, *kind, key),
        Input::FieldWrong(says) => told!(words, "error-field-wrong").because(says.clone()),
        Input::UnknownCharge { name, owner } => told!(words, "error-unknown-charge", name = name, owner = owner),
        Input::WhoseRecord(kind) => told!(words, "error-whose-record", code = kind, kind = words.code(kind.as_str())),
        Input::NobodysRecord(kind) => told!(words, "error-nobodys-record", code = kind, kind = words.kind(*kind)),
        Input::PaperAhead(date) => told!(words, "error-paper-ahead", date = date),
        Input::InFuture(when) => told!(words, "error-in-future", when = when),
        Input::StepAfter { step, after: Some(after) } => {
            told!(words, "error-step-after", step = words.code(step.as_str()), after = words.code(after.as_str()))
        }
        Input::StepAfter { step, after: None } => {
            told!(words, "error-step-waiting", step = words.code(step.as_str()))
        }
        Input::StepBefore { when, since } => told!(words, "error-step-before", when = when, since = since),
        Input::StepNeedsAddressee => told!(words, "error-step-needs-addressee"),
        Input::StepNotSaid => told!(words, "error-step-not-said"),
        Input::RejectNeedsReason(id) => told!(words, "error-reject-needs-reason", id = id),
        Input::Fields { file, says } => told!(words, "error-fields", file = file).because(says.clone()),
        Input::NoSteps { id, kind } => told!(words, "error-no-steps", id = id, kind = words.kind(*kind)),
        Input::SeveralWait { id, waiting } => several_wait(words, &id.to_string(), waiting),
        Input::Amend(fault) => amends::fault(words, fault),
        Input::OptionWrong { option, invalid } => {
            wrong::at(words, &format!("--{option}"), wrong::invalid(words, invalid))
        }
        Input::RefileWhere => told!(words, "error-refile-where"),
        Input::NotAttestable(clause) => crate::cli::words::audit::not_attestable(words, *clause),
        Input::NothingThere(what) => told!(words, "error-nothing-there", what = what),
        Input::Relations(fault) => super::relations::fault(words, fault),
        Input::NotInInbox { name, near } => inbox::not_there(words, name, near),
    }
}

/// Ids by which records are told from each other: short ones, or where two end alike whole ones.
fn told_apart(ids: &[RecordId]) -> Vec<String> {
    let short: BTreeSet<String> = ids.iter().map(ToString::to_string).collect();
    let are_short = short.len() == ids.len();
    ids.iter().map(|id| if are_short { id.to_string() } else { id.long() }).collect()
}

fn known_staff(words: Words, given: &StaffId, known: &[StaffId]) -> String {
    if known.is_empty() {
        return say!(words, "error-no-staff");
    }
    let all: Vec<&str> = known.iter().map(StaffId::as_str).collect();
    let mut shown = words.in_a_row(&all.iter().take(8).collect::<Vec<_>>());
    if 8 < all.len() {
        shown.push_str(&say!(words, "error-or-more"));
    }
    near_first(words, (given.as_str(), &all), say!(words, "error-known-staff", known = shown))
}

fn unknown_department(words: Words, given: &Line, known: &[Line], or_person: bool) -> ErrorText {
    let all: Vec<&str> = known.iter().map(Line::as_str).collect();
    let listed = say!(words, "error-known-departments", known = words.in_a_row(&all));
    let mend = near_first(words, (given.as_str(), &all), listed);
    let what = match or_person {
        true => say!(words, "error-unknown-department-or-person", given = given),
        false => say!(words, "error-unknown-department", given = given),
    };
    ErrorText::new(what, mend)
}

/// A field as a sentence names it.
fn field(words: Words, kind: Kind, key: &str) -> String {
    match words.phrases().language() {
        Language::En => key.replace('_', " "),
        Language::ZhHant | Language::ZhHans => words.heading_in(kind.as_str(), key),
    }
}

fn field_unknown(words: Words, kind: Kind, key: &str) -> ErrorText {
    let keys: Vec<&str> = Body::fields(kind).iter().map(|field| field.key).collect();
    let (near, kind, fields) = (nearest(key, &keys), words.kind(kind), words.listed(&keys));
    if near.is_empty() {
        return told!(words, "error-field-unknown", kind = kind, key = key, fields = fields);
    }
    told!(words, "error-field-unknown-near", kind = kind, key = key, fields = fields, near = either(words, &near))
}

fn options(words: Words, fault: OptionFault) -> ErrorText {
    match fault {
        OptionFault::CompanyOrWith => told!(words, "error-company-or-with"),
        OptionFault::WaiveNeedsReason => told!(words, "error-waive-needs-reason"),
        OptionFault::OnePaper => told!(words, "error-one-paper"),
        OptionFault::CategoryNeeded => {
            let known = Category::BUILT_IN.map(|(code, _)| code);
            told!(words, "error-category-needed", known = words.in_a_row(&known))
        }
        OptionFault::OnePaperPages => told!(words, "error-one-paper-pages"),
        OptionFault::MoveStdin => told!(words, "error-move-stdin"),
        OptionFault::AuthorityForNobody => told!(words, "authority-for-nobody"),
        OptionFault::RoleNeeded => told!(words, "error-role-needed"),
        OptionFault::PapersOfOneFile => told!(words, "error-papers-of-one-file"),
        OptionFault::PapersOfOneEnquiry => told!(words, "error-papers-of-one-enquiry"),
        OptionFault::RegisterOfFolder => told!(words, "error-register-of-folder"),
    }
}

/// The commands that decide on what waits. While a change of a record waits, the record itself has to wait for that.
fn several_wait(words: Words, id: &str, waiting: &[String]) -> ErrorText {
    let (itself, changes): (Vec<_>, Vec<_>) = waiting.iter().partition(|waiting| *waiting == id);
    let commands: Vec<String> = changes.iter().map(|change| say!(words, "error-decide", id = change)).collect();
    let commands = commands.join(&say!(words, "error-between-commands"));
    match itself.is_empty() {
        true => told!(words, "error-several-wait", id = id, commands = commands),
        false => told!(words, "error-several-wait-with-itself", id = id, commands = commands),
    }
}

fn date_of(words: Words, (what, date): (DateOf, Date)) -> String {
    let key = match what {
        DateOf::Today => "error-date-today",
        DateOf::MoveIn => "error-date-move-in",
        DateOf::MoveOut => "error-date-move-out",
        DateOf::LeaseEnd => "error-date-lease-end",
        DateOf::Due => "error-date-due",
        DateOf::Loan => "error-date-loan",
        DateOf::Enquiry => "error-date-enquiry",
        DateOf::Asked => "error-date-asked",
        DateOf::Begins => "error-date-begins",
        DateOf::Ends => "error-date-ends",
        DateOf::This => "error-date-this",
        DateOf::Sent => "error-date-sent",
        DateOf::From => "error-date-from",
        DateOf::Left => "error-date-left",
    };
    say!(words, key, date = date)
}

/// A kind of record with its article, in English; `Words::kind` says it in the reader's language.
pub(in crate::cli) fn kind_noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Cover => "a cover",
        Kind::Unit => "a unit",
        Kind::Tenancy => "a tenancy",
        Kind::Document => "a paper",
        Kind::Loan => "a loan",
        Kind::Sealed => "a seal",
        Kind::Note => "a note",
        Kind::Person => "a person",
        Kind::Box => "a boxed volume",
        Kind::Charge => "a charge",
        Kind::Payment => "a payment",
        Kind::Deposit => "a deposit",
        Kind::Transaction => "a transaction",
        Kind::CreditReview => "a credit review",
        Kind::Repair => "a repair",
        Kind::Complaint => "a complaint",
        Kind::Violation => "a violation",
        Kind::Application => "an application",
        Kind::FitOut => "a fit-out",
        Kind::Letter => "a letter",
        Kind::Notice => "a notice",
        Kind::Visit => "a visit",
        Kind::Opinion => "an opinion",
        Kind::Enquiry => "an enquiry",
        Kind::QualityCheck => "a quality check",
        Kind::Survey => "a survey",
        Kind::SurveyResponse => "a survey response",
        Kind::CorrectiveAction => "a corrective action",
        Kind::Authority => "an authority",
        Kind::Disclosure => "a disclosure",
        Kind::Breach => "a breach of confidence",
        Kind::Export => "an export",
        Kind::Disposal => "a disposal",
    }
}

fn table(words: Words, fault: &TableFault) -> ErrorText {
    match fault {
        TableFault::Broken { file, line, says } => {
            let place = line.map_or_else(|| file.clone(), |line| format!("{file}:{line}"));
            told!(words, "error-not-table", place = place).because(says.clone())
        }
        TableFault::ColumnMissing { file, column } => {
            told!(words, "error-column-missing", file = file, column = words.column(column))
        }
        TableFault::ColumnTwice { file, column } => {
            told!(words, "error-column-twice", file = file, column = words.column(column))
        }
        TableFault::RegisterUnknown { file, fitting } if fitting.is_empty() => {
            let known: Vec<String> = Book::ALL.iter().map(|book| words.register(book.as_str())).collect();
            told!(words, "error-register-unknown", file = file, known = words.listed(&known))
        }
        TableFault::RegisterUnknown { file, fitting } => {
            let fitting: Vec<String> = fitting.iter().map(|book| words.register(book)).collect();
            told!(words, "error-register-ambiguous", file = file, fitting = either(words, &fitting))
        }
        other => tables::fault(words, other).unwrap_or_else(|| ErrorText::new(format!("{other:?}"), "")),
    }
}

/// What is wrong with the rows that are named, a line for each cell: file, line, column, value, what is wrong and the mend.
fn rows(words: Words, wrong: &WrongRows) -> ErrorText {
    let told = told!(words, "error-rows", rows => wrong.rows);
    let mut lines = vec![told.what];
    lines.extend(wrong.named.iter().map(|fault| row(words, fault)));
    if wrong.rows_named < wrong.rows {
        lines.push(say!(words, "error-rows-more", more => wrong.rows - wrong.rows_named));
    }
    ErrorText { what: lines.join("\n"), ..told }
}

fn row(words: Words, fault: &RowFault) -> String {
    let told = row_error(words, &fault.error);
    let mut place = format!("{}:{}", fault.file, fault.line);
    if let Some(column) = &fault.column {
        place = say!(words, "error-row-column", place = place, column = column);
    }
    if !fault.value.is_empty() {
        let value = safe::terminal(&safe::short(&fault.value, 60));
        place = say!(words, "error-row-value", place = place, value = value);
    }
    let what = safe::terminal(&safe::short(&told.what, 300));
    match told.mend.map(|mend| safe::terminal(&safe::short(&mend, 300))) {
        Some(mend) => say!(words, "error-row-with-mend", place = place, what = what, mend = mend),
        None => say!(words, "error-row", place = place, what = what),
    }
}

/// What is wrong with a row; where it differs from what was imported, the place has been named already.
pub(super) fn row_error(words: Words, error: &Error) -> ErrorText {
    let mend = match error {
        Error::Refused(Refusal::RowDiffers { first, now, id, .. }) => {
            return told!(words, "error-row-differs", first = first, now = now, id = id);
        }
        Error::Refused(Refusal::Vacant { unit, .. }) => say!(words, "error-row-vacant", unit = unit),
        Error::Refused(Refusal::GatesShut { .. }) => say!(words, "error-row-gates"),
        Error::Input(Input::StepBefore { .. }) => say!(words, "error-row-times"),
        Error::Input(Input::FolderGiven(_)) => say!(words, "error-row-folder"),
        other => return words.error(other),
    };
    ErrorText { mend: Some(mend), ..words.error(error) }
}
