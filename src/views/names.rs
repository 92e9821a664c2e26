//! Who or what a name means: a person of the staff, a client, the one case that can take a step.

use crate::archive::{Archive, Uncached, called as names_known, find_unit, people};
use crate::error::Result;
use crate::model::called::called;
use crate::model::loan::LoanStatus;
use crate::model::{AsOf, Body, FileName, Kind, Line, Moment, RecordId, StaffId, UnitCode};
use crate::views::enquiries;
use crate::views::estate::{Estate, cover};
use crate::views::loans::{self, WhichLoans};
use crate::views::pending;
use crate::views::show::{self, Shown};

/// The people of a name who have not left: those who are called exactly so, else those whose names have it in them.
pub fn staff(archive: &Archive, name: &str) -> Result<Vec<(StaffId, Line)>> {
    let present = people::members(&mut Uncached::new(archive))?.into_iter().map(|(_, member)| member);
    let named = present.filter(|member| member.left.is_none()).map(|member| {
        let names = people::names(&member);
        ((member.id, member.name), names)
    });
    Ok(called(named, name).best())
}

/// A client who is meant by a name: the unit under which the file lies, and the company.
pub type ClientCalled = (UnitCode, Line);

/// The present clients of a name: by company, English name or label; where none is called so, by the people who answer for them.
pub fn clients(archive: &Archive, name: &str) -> Result<Vec<ClientCalled>> {
    if !names_known::somebody_may_be_called(archive, name) {
        return Ok(Vec::new());
    }
    let estate = Estate::read(archive)?;
    let (mut named, mut people) = (Vec::new(), Vec::new());
    for client in estate.clients(|_| true)? {
        let FileName::Present(unit) = &client.file.name else { continue };
        let cover = cover(archive, &client.file)?.0;
        let names = [Some(&cover.company), cover.english.as_ref(), Some(&cover.label)];
        let names = names.into_iter().flatten().map(Line::to_string).collect();
        named.push(((unit.clone(), cover.company.clone()), names));
        let contacts = cover.contacts.iter().chain(&cover.emergency);
        let contacts = contacts.filter_map(|contact| contact.name.as_ref().map(Line::to_string)).collect();
        people.push(((unit.clone(), cover.company.clone()), contacts));
    }
    let mut found = called(named.into_iter(), name).best();
    if found.is_empty() {
        found = called(people.into_iter(), name).best();
    }
    found.dedup();
    Ok(found)
}

/// The enquiries of somebody, with who asked.
pub fn enquiries(archive: &Archive, name: &str) -> Result<Vec<(RecordId, Line)>> {
    let cases = enquiries::in_register(archive, &[Kind::Enquiry], &AsOf::NOW)?;
    let named = cases.into_iter().filter_map(|case| match case.record.body {
        Body::Enquiry(enquiry) => {
            let id = RecordId { owner: enquiries::OWNER, stem: case.stem };
            let names = [Some(&enquiry.who), enquiry.contact.as_ref()].into_iter().flatten();
            let names = names.map(Line::to_string).collect();
            Some(((id, enquiry.who), names))
        }
        _ => None,
    });
    Ok(called(named, name).best())
}

/// Whether the estate has such a unit.
pub fn is_unit(archive: &Archive, unit: &UnitCode) -> Result<bool> {
    Ok(find_unit(archive.reader(), unit)?.is_some())
}

/// What is to be done to the case that somebody names by its unit, its client or who has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseFor {
    /// It is lent, and comes back.
    Return,
    /// It waits for a decision.
    Decision,
    /// It is open, and takes a step.
    Step,
}

/// The cases that can be meant by a name.
pub fn cases(archive: &Archive, wanted: CaseFor, name: &str, now: Moment) -> Result<Vec<String>> {
    match wanted {
        CaseFor::Return => lent(archive, name, now),
        CaseFor::Decision => waiting(archive, name, now),
        CaseFor::Step => open(archive, name),
    }
}

/// What is out of a unit, of a client, or with a reader.
fn lent(archive: &Archive, name: &str, now: Moment) -> Result<Vec<String>> {
    let lines = loans::register(archive, WhichLoans::Open, now.date())?.into_iter();
    let out = lines.filter(|line| line.state.status == LoanStatus::Out);
    let named = out.map(|line| {
        let unit = line.unit.as_ref().map(ToString::to_string);
        let names = [unit, Some(line.loan.borrower.to_string()), line.company.as_ref().map(Line::to_string)];
        (line.id.to_string(), names.into_iter().flatten().collect())
    });
    Ok(called(named, name).best())
}

/// What waits for a decision in a unit's file, about a client, or of who asked.
fn waiting(archive: &Archive, name: &str, now: Moment) -> Result<Vec<String>> {
    let named = pending::pending(archive, now)?.into_iter().map(|line| {
        // What a loan is about begins with who borrows.
        let about = line.about.as_ref().map(ToString::to_string);
        let (owner, by) = (line.record.owner.to_string(), line.by.to_string());
        let names = [Some(owner), Some(by), line.company.as_ref().map(Line::to_string), about];
        (line.id(), names.into_iter().flatten().collect())
    });
    let mut found = called(named, name).best();
    found.dedup();
    Ok(found)
}

/// The open cases of a unit's client.
fn open(archive: &Archive, name: &str) -> Result<Vec<String>> {
    let unit = match name.parse::<UnitCode>() {
        Ok(unit) if is_unit(archive, &unit)? => Some(unit),
        _ => match clients(archive, name)?.as_slice() {
            [(unit, _)] => Some(unit.clone()),
            _ => None,
        },
    };
    let Some(unit) = unit else { return Ok(Vec::new()) };
    Ok(match show::show(archive, &FileName::Present(unit))? {
        Shown::File(sheet) => sheet.cases.into_iter().map(|case| case.id.to_string()).collect(),
        Shown::Vacant(_) | Shown::Record(_) => Vec::new(),
    })
}
