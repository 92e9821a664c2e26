//! What was asked for and does not fit.

use crate::cli::words::{Told, Words, amends, inbox, listed};
use crate::desk::bring_in::Book;
use crate::error::{DateOf, Error, Input, OptionFault, RowFault, TableFault};
use crate::model::{Category, Kind, Refusal, StaffId};
use crate::output::phrases::say;
use crate::output::safe;

/// How many wrong rows are named; the rest is counted.
const MOST_ROWS: usize = 50;

pub(super) fn input(words: Words, input: &Input) -> Told {
    match input {
        Input::UnknownUnit { unit, near } if near.is_empty() => Told::new(
            format!("unit {unit} is unknown"),
            format!("`deedbox unit list` shows the units; `deedbox unit add {unit} --floor F` adds it"),
        ),
        Input::UnknownUnit { unit, near } => Told::new(
            format!("unit {unit} is unknown"),
            format!("did you mean {}?", near.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")),
        ),
        Input::NobodyLeft { unit, date, departed } if departed.is_empty() => Told::new(
            format!("nobody left unit {unit} on {date}"),
            format!("nobody has left it yet; `deedbox show {unit}` shows who is there"),
        ),
        Input::NobodyLeft { unit, date, departed } => {
            Told::new(format!("nobody left unit {unit} on {date}"), format!("clients left it on {}", listed(departed)))
        }
        Input::UnknownRecord(reference) => Told::new(
            format!("there is no record {reference}"),
            "`deedbox show UNIT` and `deedbox search WORDS` print the ids",
        ),
        Input::Ambiguous { reference, fitting } => Told::new(
            format!("{reference} fits several records"),
            format!("name one: {}", fitting.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        ),
        Input::WrongKind { id, kind, wanted } => {
            let wanted: Vec<&str> = wanted.iter().copied().map(kind_noun).collect();
            Told::new(
                format!("{id} is {}, not {}", kind_noun(*kind), wanted.join(" or ")),
                "`deedbox loans` and `deedbox show UNIT` print the ids",
            )
        }
        Input::EventNamed { id, named } => Told::new(
            format!("{named} is one event of {id}; this is done to the whole record"),
            format!("`deedbox reject {named} --reason TEXT` where it waits and is wrong; else name {id}"),
        ),
        Input::NoActor => Told::new(
            "nobody said who acts",
            "`--as STAFF`, DEEDBOX_STAFF, or `staff = \"…\"` in ~/.config/deedbox/config.toml",
        ),
        Input::UnknownActor { actor, known } => {
            Told::new(format!("{actor} acts, and the staff does not know them"), known_staff(known))
        }
        Input::UnknownStaff { id, known } => Told::new(format!("the staff does not know {id}"), known_staff(known)),
        Input::PaperOutside(name) => Told::new(
            format!("{name} leads out of the table's folder"),
            "put the paper beside the table, and name it from there",
        ),
        Input::PaperMissing(name) => {
            Told::new(format!("{name} is not there"), "papers are looked for from the table's own folder")
        }
        Input::CellsBeyondHeader(columns) => Told::new(
            format!("the row has more cells than the {columns} of the header"),
            "put a cell that holds a comma in quotation marks",
        ),
        Input::EmptyPaper(name) => {
            Told::new(format!("{name} is empty"), "scan or save it again; an empty file is no paper")
        }
        Input::NoRecord(path) => Told::new(
            format!("{path} lies where records lie, and is not the record that its name says"),
            "move it out of the archive; a paper is filed with `deedbox file`",
        ),
        Input::MoveFromArchive(path) => Told::new(
            format!("{path} is a file of the archive, and none of those is taken away"),
            "leave out `--move`; papers in inbox/ may be moved",
        ),
        Input::StillWritten(path) => Told::new(
            format!("{path} is filed as it was, but it has changed since, so it was left where it is"),
            "look whether somebody still writes it, and file it again",
        ),
        Input::FolderGiven(path) => Told::new(format!("{path} is a folder"), "`--recursive` files every paper in it"),
        Input::EmptyFolder(path) => {
            Told::new(format!("there is no paper in {path}"), "hidden files and links are left out")
        }
        Input::NameNeeded => Told::new("what comes on standard input has no name", "`--name NAME.pdf` gives it one"),
        Input::Options(fault) => options(*fault),
        Input::DateOrder { first, then } if then.0 == DateOf::Today => Told::new(
            format!("{} {} has not come yet: today is {}", date_of(first.0), first.1, then.1),
            "look for a slip of the keyboard in the date",
        ),
        Input::DateOrder { first, then } => Told::new(
            format!("{} {} comes before {} {}", date_of(then.0), then.1, date_of(first.0), first.1),
            "look for a slip of the keyboard in the dates",
        ),
        Input::OwnerIdNeeded(name) => {
            Told::new(format!("`{name}` has no Latin letters to make an id of"), "`--owner-id chan` says it")
        }
        Input::Table(fault) => table(fault),
        Input::Plan { file, says } => {
            Told::new(format!("{file} is not a plan"), "write it anew with `--plan FILE`").because(says.clone())
        }
        Input::Rows(faults) => rows(words, faults),
        Input::TestOnly(what) => {
            Told::new(format!("{what} is needed beside what tests set"), "leave __DEEDBOX_TEST_… unset outside tests")
        }
        Input::NoPage(None) => Told::new(say!(words, "page-none"), say!(words, "page-none-mend")),
        Input::NoPage(Some(file)) => {
            Told::new(say!(words, "page-format"), say!(words, "page-format-mend", file = file))
        }
        Input::Page(says) => {
            Told::new("a page could not be made", "that is a mistake in deedbox: report it").because(says.clone())
        }
        Input::Story { line, says } => Told::new(
            format!("line {line} of the demo's story cannot be carried out"),
            "that is a mistake in deedbox: report it",
        )
        .because(says.clone()),
        Input::FieldMissing { kind, key } => Told::new(
            format!("{} needs its {}", kind_noun(*kind), key.replace('_', " ")),
            format!("`--{} …`; `deedbox record {kind} --help` lists the fields", key.replace('_', "-")),
        ),
        Input::FieldUnknown { kind, key } => Told::new(
            format!("{} has no field {key} that is filled in", kind_noun(*kind)),
            format!(
                "it has {}",
                listed(&crate::model::form::fields(*kind).iter().map(|field| field.key).collect::<Vec<_>>())
            ),
        ),
        Input::FieldWrong(says) => {
            Told::new("the fields do not make a record", "look at the values that were given").because(says.clone())
        }
        Input::UnknownCharge { name, owner } => Told::new(
            format!("{owner} has no charge {name}"),
            format!(
                "`deedbox search --kind charge --unit {owner}` lists them; leave it out, and the payment goes to what was due first"
            ),
        ),
        Input::WhoseRecord(kind) => {
            Told::new(format!("whose {kind} it is is not said"), format!("`deedbox record {kind} UNIT …`"))
        }
        Input::NobodysRecord(kind) => Told::new(
            format!("{} lies in a register, not in a client's file", kind_noun(*kind)),
            format!("leave the unit out: `deedbox record {kind} …`"),
        ),
        Input::InFuture(when) => Told::new(format!("{when} has not come yet"), "look for a slip of the keyboard"),
        Input::StepAfter { step, after: Some(after) } => {
            Told::new(format!("what was {after} cannot be {step} afterwards"), "look at the row's result")
        }
        Input::StepAfter { step, after: None } => {
            Told::new(format!("what waits for a decision cannot be {step}"), "look at the row's result")
        }
        Input::StepBefore { when, since } => Told::new(
            format!("the step cannot have been at {when}: the one before it was at {since}"),
            "`--date DAY` or `--when TIME` says when it was",
        ),
        Input::StepNeedsAddressee => Told::new("to whom it goes is not said", "`--to DEPARTMENT` or `--to STAFF`"),
        Input::StepNotSaid => {
            Told::new("which step it is is not said", "`--status S`, or `--to DEPARTMENT` to hand it on")
        }
        Input::RejectNeedsReason(id) => {
            Told::new("a rejection gives its reason", format!("`deedbox reject {id} --reason TEXT`"))
        }
        Input::Fields { file, says } => {
            Told::new(format!("{file} cannot be read as fields"), "one `key = value` a line, as TOML")
                .because(says.clone())
        }
        Input::NoSteps { id, kind } => Told::new(
            format!("{id} is {}, which has no steps", kind_noun(*kind)),
            format!("`deedbox amend {id} …` changes what it says"),
        ),
        Input::SeveralWait { id, waiting } => {
            Told::new(format!("several things of {id} wait for a decision"), several_wait(&id.to_string(), waiting))
        }
        Input::Amend(fault) => amends::fault(words, fault),
        Input::OptionWrong { option, invalid } => {
            let told = words.error(&Error::Invalid(invalid.clone()));
            Told { what: format!("--{option}: {}", told.what), ..told }
        }
        Input::RefileWhere => {
            Told::new("where the paper belongs is not said", "`--category C`, `--unit UNIT`, or both")
        }
        Input::NotAttestable(clause) => crate::cli::words::audit::not_attestable(*clause),
        Input::NothingThere(what) => {
            Told::new(format!("there is nothing to do it to: {what}"), "look whether the name is right")
        }
        Input::Relations(fault) => super::relations::fault(fault),
        Input::NotInInbox { name, near } => inbox::not_there(name, near),
    }
}

fn known_staff(known: &[StaffId]) -> String {
    if known.is_empty() {
        return "nobody is entered yet: `deedbox staff add ID --name NAME --role manager`".to_owned();
    }
    let shown: Vec<String> = known.iter().take(8).map(ToString::to_string).collect();
    format!(
        "known: {}{}; `deedbox staff add` enters people",
        shown.join(", "),
        if 8 < known.len() { ", …" } else { "" }
    )
}

fn options(fault: OptionFault) -> Told {
    match fault {
        OptionFault::CompanyOrWith => Told::new(
            "whose file is opened is not said",
            "`--company NAME`, or `--with UNIT` for a further unit of a client",
        ),
        OptionFault::WaiveNeedsReason => Told::new("a gate is waived without a reason", "`--reason TEXT`"),
        OptionFault::OnePaper => Told::new(
            "`--title` and `--supersedes` are for one paper at a time",
            "file the papers one by one, or leave them out",
        ),
        OptionFault::CategoryNeeded => Told::new(
            "which kind of paper it is is not said",
            format!("`--category C`: {}", Category::BUILT_IN.map(|(code, _)| code).join(", ")),
        ),
        OptionFault::OnePaperPages => {
            Told::new("`--pages` is for one paper at a time", "file the papers one by one, or leave it out")
        }
        OptionFault::MoveStdin => Told::new("`--move` cannot take standard input away", "leave it out"),
        OptionFault::RoleNeeded => Told::new("no role is named", "`--give ROLE`, `--end ROLE`"),
        OptionFault::PapersOfOneFile => Told::new(
            "papers of the room and of the client's file are not lent in one loan",
            "ask for them in two loans",
        ),
        OptionFault::RegisterOfFolder => {
            Told::new("`--register` says which register a file is, not a folder", "name the file, or leave it out")
        }
    }
}

/// The commands that decide on what waits. While a change of a record waits, the record itself has to wait for that.
fn several_wait(id: &str, waiting: &[String]) -> String {
    let (itself, changes): (Vec<_>, Vec<_>) = waiting.iter().partition(|waiting| *waiting == id);
    let commands: Vec<String> = changes
        .iter()
        .map(|change| format!("`deedbox approve {change}` or `deedbox reject {change} --reason TEXT`"))
        .collect();
    let commands = commands.join("; ");
    match itself.is_empty() {
        true => format!("name one: {commands}"),
        false => format!("what would change it comes first: {commands}; then {id} itself"),
    }
}

fn date_of(what: DateOf) -> &'static str {
    match what {
        DateOf::Today => "today,",
        DateOf::MoveIn => "moving in on",
        DateOf::MoveOut => "moving out on",
        DateOf::LeaseEnd => "the end of the lease on",
        DateOf::Due => "the day on which it is due,",
        DateOf::Loan => "the loan of",
        DateOf::Asked => "the day on which it was asked for,",
        DateOf::This => "the day of this,",
        DateOf::Sent => "the notice of",
        DateOf::From => "the day from which it holds,",
    }
}

/// A kind of record with its article.
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
        Kind::QualityCheck => "a quality check",
        Kind::Survey => "a survey",
        Kind::SurveyResponse => "a survey response",
        Kind::CorrectiveAction => "a corrective action",
        Kind::Disclosure => "a disclosure",
        Kind::Breach => "a breach of confidence",
        Kind::Export => "an export",
        Kind::Disposal => "a disposal",
    }
}

fn table(fault: &TableFault) -> Told {
    match fault {
        TableFault::NotUtf8(file) => Told::new(format!("{file} is not UTF-8"), "save it as `CSV UTF-8`"),
        TableFault::Broken { file, line, says } => {
            let place = line.map_or_else(|| file.clone(), |line| format!("{file}:{line}"));
            Told::new(format!("{place} is not a table"), "save it as `CSV UTF-8`").because(says.clone())
        }
        TableFault::ColumnMissing { file, column } => {
            Told::new(format!("{file} has no column {column}"), "add it to the header row")
        }
        TableFault::ColumnTwice { file, column } => {
            Told::new(format!("{file} has the column {column} twice"), "take one away")
        }
        TableFault::RegisterUnknown { file, fitting } if fitting.is_empty() => Told::new(
            format!("which register {file} is cannot be told: its headers fit none"),
            format!("`--register R` says it, one of {}", registers()),
        ),
        TableFault::RegisterUnknown { file, fitting } => {
            Told::new(format!("{file} may be {}", fitting.join(" or ")), "`--register R` says which")
        }
    }
}

/// The registers that can be imported.
fn registers() -> String {
    listed(Book::ALL)
}

/// Every wrong row on a line of its own: file, line, column, value, what is wrong and the mend.
fn rows(words: Words, faults: &[RowFault]) -> Told {
    let mut lines = vec![format!(
        "{} wrong, so nothing of the file was imported",
        super::counted(faults.len(), "row is", "rows are")
    )];
    for fault in faults.iter().take(MOST_ROWS) {
        let told = row_error(words, &fault.error);
        let column = fault.column.as_ref().map(|column| format!(", {column}")).unwrap_or_default();
        let value = if fault.value.is_empty() {
            String::new()
        } else {
            format!(" `{}`", safe::terminal(&safe::short(&fault.value, 60)))
        };
        let mend = told.mend.map(|mend| format!("; {}", safe::terminal(&safe::short(&mend, 300))));
        let what = safe::terminal(&safe::short(&told.what, 300));
        let mend = mend.unwrap_or_default();
        lines.push(format!("  {}:{}{column}{value}: {what}{mend}", fault.file, fault.line));
    }
    if MOST_ROWS < faults.len() {
        lines.push(format!("  and {} more", faults.len() - MOST_ROWS));
    }
    Told::new(lines.join("\n"), "mend these rows in the file, and import it again")
}

/// What is wrong with a row; where it differs from what was imported, the place has been named already.
fn row_error(words: Words, error: &Error) -> Told {
    match error {
        Error::Refused(Refusal::RowDiffers { first, now, id, .. }) => Told::new(
            format!("imported already as {id}: first `{first}`, now `{now}`"),
            "put it back as it was; what is wrong in the archive is amended there",
        ),
        Error::Refused(Refusal::Vacant { unit, .. }) => {
            Told { mend: Some(format!("`{unit}@DATE` is who left on that day")), ..words.error(error) }
        }
        Error::Refused(Refusal::GatesShut { .. }) => Told {
            mend: Some("settle that, or name the gates that were waived in the row".to_owned()),
            ..words.error(error)
        },
        Error::Input(Input::StepBefore { .. }) => {
            Told { mend: Some("look at the times of the row".to_owned()), ..words.error(error) }
        }
        Error::Input(Input::FolderGiven(_)) => Told { mend: Some("name a paper".to_owned()), ..words.error(error) },
        other => words.error(other),
    }
}
