//! Records that nobody is to see (S-PI): they stay as they are, are listed by their ids and checked, and nothing of what they say is
//! found, shown, printed, lent or exported. Figures stay what they were: a restriction of today changes no report of a day before.

use toml::{Table, Value};

use crate::model::bar::{BAR, bar};
use crate::model::form::Field;
use crate::model::kind::Kind;
use crate::model::record::{Body, Record};
use crate::model::record_values::{values, with_values};
use crate::model::staff::StaffId;
use crate::model::text::Line;
use crate::model::time::{Date, Happened};

/// What a restriction of a record of a kind takes out of sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// The record: it stands in no listing, and figures alone count it.
    Record,
    /// Its words, its persons and its papers: accounts, files or orders rest on it, and it is told of without them.
    Words,
    /// Nothing: it says where something lies, who works here, or what leave was given and destroyed, and cannot be restricted.
    Nothing,
}

impl Withheld {
    /// What is withheld of a restricted record of a kind.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Document
            | Kind::Loan
            | Kind::Loss
            | Kind::Note
            | Kind::Transaction
            | Kind::CreditReview
            | Kind::Repair
            | Kind::Complaint
            | Kind::Violation
            | Kind::Application
            | Kind::Issue
            | Kind::FitOut
            | Kind::Letter
            | Kind::Visit
            | Kind::Opinion
            | Kind::Enquiry
            | Kind::QualityCheck
            | Kind::Disclosure
            | Kind::Breach
            | Kind::Request => Self::Record,
            Kind::Cover
            | Kind::Charge
            | Kind::Payment
            | Kind::Refund
            | Kind::Deposit
            | Kind::Reading
            | Kind::Notice
            | Kind::Survey
            | Kind::SurveyResponse
            | Kind::CorrectiveAction
            | Kind::Export
            | Kind::Hold => Self::Words,
            Kind::Unit
            | Kind::Tenancy
            | Kind::Sealed
            | Kind::Person
            | Kind::Box
            | Kind::Stocktake
            | Kind::Seal
            | Kind::Authority
            | Kind::Handover
            | Kind::Disposal => Self::Nothing,
        }
    }
}

/// The keys under which records have words or persons. What else they say are days, sums, codes and the names by which figures
/// are grouped (an item, a department, a category).
const WORDS: &[&str] = &[
    "applicant",
    "answers",
    "author",
    "basis",
    "borrower",
    "caused_by",
    "company",
    "complainant",
    "contact",
    "contacts",
    "contractor",
    "credit",
    "emergency",
    "english",
    "given_name",
    "label",
    "mandate",
    "nature",
    "note",
    "opinion",
    "owner",
    "pages",
    "person",
    "phone",
    "purpose",
    "reason",
    "receipt",
    "ref_no",
    "reporter",
    "respondent",
    "space",
    "sub_tenants",
    "to",
    "website",
    "who",
];

/// Why nobody is to see a record, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restricted {
    pub reason: Line,
    /// The day on which it is to be asked whether it is lifted.
    pub until: Option<Date>,
    pub when: Happened,
    pub by: StaffId,
}

/// A record without its words and persons: where one stood, a bar stands, so that what had to be there is. None where it cannot be
/// told without them.
pub fn without_words(record: &Record) -> Option<Record> {
    let there = values(record);
    // A key of the same name may be a code elsewhere: a notice goes `to` a floor, an export `to` a company.
    let coded = |key: &str| Body::fields(record.head.kind).iter().any(|field| field.key == key && !is_text(field));
    let said = WORDS.iter().filter(|key| !coded(key)).filter_map(|key| Some((*key, there.get(*key)?)));
    let mut barred: Table = said.map(|(key, value)| (key.to_owned(), without_text(key, value))).collect();
    if record.head.title.is_some() {
        barred.insert("title".to_owned(), Value::String(BAR.to_owned()));
    }
    let mut record = with_values(record, &barred)?;
    for paper in record.body.attachments_mut() {
        bar(&mut paper.title);
    }
    for step in &mut record.events {
        bar(&mut step.note);
    }
    Some(record)
}

/// Whether a field takes what somebody words freely, or names a person.
fn is_text(field: &Field) -> bool {
    matches!(field.of, "Line" | "Text" | "Contact" | "Answer")
}

/// A value with a bar for each text in it; of an answer its question stays, and its score.
fn without_text(key: &str, value: &Value) -> Value {
    match value {
        Value::String(_) => Value::String(BAR.to_owned()),
        Value::Array(items) => Value::Array(items.iter().map(|item| without_text(key, item)).collect()),
        Value::Table(parts) => {
            let part = |(name, part): (&String, &Value)| {
                let stays = key == "answers" && name != "comment";
                (name.clone(), if stays { part.clone() } else { without_text(key, part) })
            };
            Value::Table(parts.iter().map(part).collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of free text that stay: figures are grouped by them, bindings rest on them, or the office itself is named.
    const STAY: &[&str] = &[
        "about",
        "category",
        "channel",
        "charges",
        "clause",
        "clients",
        "department",
        "item",
        "kinds",
        "meter",
        "method",
        "name",
        "numbers",
        "passed_to",
        "period",
        "question",
        "source",
        "tariff",
        "use",
    ];

    #[test]
    fn every_field_of_free_text_is_withheld_or_stays_on_purpose() {
        for kind in Kind::ALL.iter().filter(|kind| Withheld::of(**kind) != Withheld::Nothing) {
            for field in Body::fields(*kind).iter().filter(|field| is_text(field)) {
                let (withheld, stays) = (WORDS.contains(&field.key), STAY.contains(&field.key));
                assert!(withheld != stays, "{kind:?}: {}: withheld {withheld}, stays {stays}", field.key);
            }
        }
    }

    #[test]
    fn no_key_that_is_withheld_is_unknown() {
        let keys = |kind: &Kind| Body::fields(*kind).iter().map(|field| field.key);
        let known: Vec<&str> = Kind::ALL.iter().flat_map(keys).chain(["given_name"]).collect();
        let unknown: Vec<&&str> = WORDS.iter().filter(|key| !known.contains(key)).collect();
        assert_eq!(unknown, [""; 0].iter().collect::<Vec<_>>());
    }
}
