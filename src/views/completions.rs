//! What a half-typed word may mean: units, staff, categories, records, for a shell that completes it.

use std::collections::BTreeMap;

use crate::archive::{Archive, BundleId, Lookup, Uncached, find, people, tenancy};
use crate::error::Result;
use crate::model::{DepartmentDuty, EntryName, FileName, Kind, Owner, RecordId, Register, Stem};
use crate::views::enquiries::{self, BESIDE};
use crate::views::estate::{Estate, cover};

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

/// The people of the staff who have not left.
pub fn staff(archive: &Archive, start: &str) -> Result<Vec<Candidate>> {
    let members = people::members(&mut Uncached::new(archive))?.into_iter().map(|(_, member)| member);
    let present = members.filter(|member| member.left.is_none() && member.id.to_string().starts_with(start));
    Ok(present.map(|member| Candidate { word: member.id.to_string(), about: Some(member.name.to_string()) }).collect())
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
