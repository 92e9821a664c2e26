//! What a half-typed word may mean: units, staff, categories, records, for a shell that completes it.

use std::collections::BTreeMap;

use crate::archive::{Archive, BundleId, Lookup, Uncached, file_parts, find, people, tenancy};
use crate::error::Result;
use crate::model::course::Course;
use crate::model::loan::LoanStatus;
use crate::model::{
    Action, AsOf, Date, DepartmentDuty, EntryName, FileName, Kind, Owner, RecordId, Reference, Register, Status, Stem,
    case_state, steps,
};
use crate::views::enquiries::{self, BESIDE};
use crate::views::estate::{Estate, cover};
use crate::views::loans::{self, WhichLoans};
use crate::views::search::{self, Hit, Search};

/// A word that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub word: String,
    /// What it stands for, where that is known without reading much.
    pub about: Option<String>,
}

/// Beyond so many candidates nobody reads what each is about, and it is not looked up.
const TOLD: usize = 60;

/// The units whose codes begin so, with the label of the file that lies there last.
pub fn units(archive: &Archive, start: &str) -> Result<Vec<Candidate>> {
    let mut lookup = Uncached::new(archive);
    let units = lookup.units()?;
    let mut fitting: Vec<_> = units.iter().filter(|place| place.unit.to_string().starts_with(start)).collect();
    fitting.sort_by(|a, b| (&a.floor, &a.unit).cmp(&(&b.floor, &b.unit)));
    let told = fitting.len() <= TOLD;
    let mut candidates = Vec::new();
    for place in fitting {
        let name = FileName::Present(place.unit.clone());
        let company = || {
            let file = tenancy::client_file(&mut Uncached::new(archive), &name).ok()?;
            tenancy::company(&mut Uncached::new(archive), &file).ok()
        };
        let about = told.then(company).flatten().map(|company| company.to_string());
        candidates.push(Candidate { word: place.unit.to_string(), about });
    }
    Ok(candidates)
}

/// Every unit, by floor, with the company that is there now: for who picks one.
pub fn clients(archive: &Archive) -> Result<Vec<Candidate>> {
    let mut companies: BTreeMap<String, String> = BTreeMap::new();
    for client in Estate::read(archive)?.clients(|_| true)? {
        let FileName::Present(unit) = &client.file.name else { continue };
        companies.insert(unit.to_string(), cover(archive, &client.file)?.0.company.to_string());
    }
    let units = units(archive, "")?.into_iter();
    Ok(units.map(|unit| Candidate { about: companies.remove(&unit.word).or(unit.about), word: unit.word }).collect())
}

/// The same, and the register that stands before an enquiry's name.
pub fn units_and_enquiries(archive: &Archive, start: &str) -> Result<Vec<Candidate>> {
    let mut candidates = units(archive, start)?;
    let register = format!("{}/", enquiries::OWNER);
    candidates.extend(register.starts_with(start).then_some(Candidate { word: register, about: None }));
    Ok(candidates)
}

/// The people of the staff who have not left: by id, or where somebody begins with one by name.
pub fn staff(archive: &Archive, start: &str) -> Result<Vec<Candidate>> {
    let members = people::members(&mut Uncached::new(archive))?.into_iter().map(|(_, member)| member);
    let present = members.filter(|member| member.left.is_none());
    let fitting = present.filter_map(|member| {
        let (id, name) = (member.id.to_string(), member.name.to_string());
        match id.starts_with(start) {
            true => Some(Candidate { word: id, about: Some(name) }),
            false => begins(&name, start).then_some(Candidate { word: name, about: Some(id) }),
        }
    });
    Ok(fitting.collect())
}

/// Whether a name begins so, where somebody began with a name.
fn begins(name: &str, start: &str) -> bool {
    !start.is_ascii() && name.starts_with(start)
}

/// The companies of present clients that begin so, with their units.
pub fn companies(archive: &Archive, start: &str) -> Result<Vec<Candidate>> {
    let all = clients(archive)?.into_iter().filter_map(|unit| Some((unit.about?, unit.word)));
    let fitting = all.filter(|(company, _)| begins(company, start));
    let mut candidates: Vec<Candidate> =
        fitting.map(|(company, unit)| Candidate { word: company, about: Some(unit) }).collect();
    candidates.dedup_by(|a, b| a.word == b.word);
    Ok(candidates)
}

/// What is out, by its id, or where somebody begins with a name by who has it.
pub fn out(archive: &Archive, start: &str) -> Result<Vec<Candidate>> {
    let lines = loans::register(archive, WhichLoans::Open, Date::LAST)?.into_iter();
    let lines = lines.filter(|line| line.state.status == LoanStatus::Out);
    let told = lines.filter_map(|line| {
        let (id, borrower) = (line.id.to_string(), line.loan.borrower.to_string());
        let company = line.company.as_ref().map(ToString::to_string).unwrap_or_default();
        match id.starts_with(start) {
            true => Some(Candidate { word: id, about: Some(format!("{borrower} {company}").trim_end().to_owned()) }),
            false => begins(&borrower, start).then_some(Candidate { word: borrower, about: Some(id) }),
        }
    });
    Ok(told.collect())
}

/// What waits for a decision.
pub fn waiting(archive: &Archive, start: &str) -> Result<Vec<Candidate>> {
    let hits = search::search(archive, &Search::default())?.into_iter();
    let loans = loans::register(archive, WhichLoans::Open, Date::LAST)?.into_iter();
    let asked = loans.filter(|line| line.state.status == LoanStatus::Asked).map(|line| line.id.to_string());
    let asked: Vec<String> = asked.collect();
    let waits = hits.filter(|hit| {
        asked.contains(&hit.id.to_string())
            || step_from(hit, |course, status| course.rule(Action::Approved, status).is_some())
    });
    Ok(cases(waits, start))
}

/// The cases that can take a step.
pub fn open_cases(archive: &Archive, start: &str) -> Result<Vec<Candidate>> {
    let hits = search::search(archive, &Search::default())?.into_iter();
    Ok(cases(hits.filter(|hit| step_from(hit, |course, status| !course.due(status).is_empty())), start))
}

fn step_from(hit: &Hit, takes: impl Fn(&Course, Status) -> bool) -> bool {
    let status = hit.status.and_then(|status| status.as_str().parse::<Status>().ok());
    steps::course(hit.kind).zip(status).is_some_and(|(course, status)| takes(course, status))
}

fn cases(hits: impl Iterator<Item = Hit>, start: &str) -> Vec<Candidate> {
    let told = hits.filter(|hit| hit.id.to_string().starts_with(start)).map(|hit| {
        let company = hit.company.as_ref().map(ToString::to_string).unwrap_or_default();
        Candidate { word: hit.id.to_string(), about: Some(format!("{} {company}", hit.kind).trim_end().to_owned()) }
    });
    told.collect()
}

/// The kind of the first record that a line names; none where it names a client.
pub fn kind_of<'a>(archive: &Archive, line: impl Iterator<Item = &'a str>) -> Result<Option<Kind>> {
    let mut lookup = Uncached::new(archive);
    for reference in line.filter(|word| word.contains('/')).filter_map(|word| word.parse::<Reference>().ok()) {
        if let Ok(found) = find::record(&mut lookup, &reference) {
            return Ok(Some(found.id.stem.kind()));
        }
    }
    Ok(None)
}

/// The steps that the cases can take that are named on a line, by their codes; of several, those that one of them can take.
pub fn steps<'a>(archive: &Archive, line: impl Iterator<Item = &'a str>) -> Result<Vec<String>> {
    let mut lookup = Uncached::new(archive);
    let mut found: Vec<String> = Vec::new();
    for reference in line.filter(|word| word.contains('/')).filter_map(|word| word.parse::<Reference>().ok()) {
        let Ok(named) = find::record(&mut lookup, &reference) else { continue };
        let bundles =
            named.file.as_ref().map_or_else(|| vec![named.bundle.clone()], crate::archive::ClientFile::bundles);
        let case = file_parts::case(&mut lookup, &bundles, named.id.stem)?.and_then(|case| case.seen(&AsOf::NOW));
        let state = case.as_ref().and_then(case_state::fold);
        let due = steps::course(named.id.stem.kind()).zip(state).map(|(course, state)| course.due(state.status));
        for action in due.into_iter().flatten().map(|rule| rule.action.as_str().to_owned()) {
            if !found.contains(&action) {
                found.push(action);
            }
        }
    }
    Ok(found)
}

/// The categories of papers, built in and the estate's own.
pub fn categories(archive: &Archive, start: &str) -> Vec<Candidate> {
    let known = archive.settings().known_categories().into_iter();
    known.filter(|word| word.starts_with(start)).map(|word| Candidate { word, about: None }).collect()
}

/// The roles, built in and the estate's own.
pub fn roles(archive: &Archive, start: &str) -> Vec<Candidate> {
    let known = archive.settings().known_roles().into_iter();
    known.filter(|word| word.starts_with(start)).map(|word| Candidate { word, about: None }).collect()
}

/// The departments on the list of `deedbox.toml`, with the duty of each that has one.
pub fn departments(archive: &Archive, start: &str) -> Vec<Candidate> {
    let listed = archive.settings().departments.listed();
    let about = |duty: DepartmentDuty| (duty != DepartmentDuty::None).then(|| duty.to_string());
    let known = listed.map(|(name, duty)| Candidate { word: name.to_string(), about: about(duty) });
    known.filter(|candidate| candidate.word.starts_with(start)).collect()
}

/// The records that a half-typed id may mean, newest first: of the one unit or register that stands before its stroke. Before
/// there is a stroke, the units and registers that may stand there.
pub fn records(archive: &Archive, start: &str, kinds: &[Kind]) -> Result<Vec<Candidate>> {
    let Some((owner, rest)) = start.split_once('/') else {
        // Loans lie with clients, in rooms, and beside enquiries.
        let holds = |register: &Register| {
            kinds.is_empty() || (*register == Register::Enquiries && kinds.iter().any(|kind| BESIDE.contains(kind)))
        };
        let registers = Register::ALL.iter().filter(|register| holds(register));
        let fitting = registers.map(|register| register.as_str().to_owned()).filter(|name| name.starts_with(start));
        let units = units(archive, start)?.into_iter();
        let owners = units.chain(fitting.map(|word| Candidate { word, about: None }));
        return Ok(owners.map(|owner| Candidate { word: owner.word + "/", ..owner }).collect());
    };
    let Ok(owner) = owner.parse::<Owner>() else { return Ok(Vec::new()) };
    let mut lookup = Uncached::new(archive);
    let bundles = bundles(&mut lookup, &owner)?;
    let mut found = Vec::new();
    for id in bundles {
        let bundle = lookup.bundle(&id)?;
        let mut stems: Vec<Stem> = bundle.entries().map(EntryName::record).collect();
        stems.dedup();
        let wanted = |stem: &Stem| {
            matches!(stem, Stem::Dated { .. })
                && (kinds.is_empty() || kinds.contains(&stem.kind()))
                && stem.short().starts_with(rest)
        };
        found.extend(stems.into_iter().filter(wanted).map(|stem| (stem, id.clone())));
    }
    found.sort_by(|(a, _), (b, _)| b.cmp(a));
    found.dedup_by(|(a, _), (b, _)| a == b);
    let told = found.len() <= TOLD;
    let mut candidates = Vec::new();
    for (stem, id) in found {
        let summary =
            told.then(|| archive.bundle(&id).ok()?.case(archive.reader(), stem).ok()?.record.summary()).flatten();
        let day = match stem {
            Stem::Dated { date, kind, .. } => format!("{date} {kind}"),
            Stem::Cover | Stem::Unit => stem.to_string(),
        };
        let about = summary.map_or_else(|| day.clone(), |summary| format!("{day} {summary}"));
        candidates.push(Candidate { word: RecordId { owner: owner.clone(), stem }.to_string(), about: Some(about) });
    }
    Ok(candidates)
}

/// Where the records of an owner lie; nothing where there is no such owner.
fn bundles(lookup: &mut Uncached, owner: &Owner) -> Result<Vec<BundleId>> {
    Ok(match owner {
        Owner::Staff => vec![BundleId::Staff],
        Owner::Policies => vec![BundleId::Policies],
        Owner::Register(register) => {
            find::register_years(lookup, *register)?.into_iter().map(|(bundle, _)| bundle).collect()
        }
        Owner::File(name) => {
            let Ok(room) = tenancy::room_place(lookup, name.unit()) else { return Ok(Vec::new()) };
            let mut all = vec![BundleId::Room(room)];
            all.extend(tenancy::client_file(lookup, name).map(|file| file.bundles()).unwrap_or_default());
            all
        }
    })
}
