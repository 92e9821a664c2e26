//! The leave to remove a filed file: a list names it that was approved and carried out, and by what lies on disk it was allowed to be
//! (S-RET). A list that somebody edited, or that was merged from a clone with rules of its own, removes nothing.

use crate::archive::bundle::Bundle;
use crate::archive::destruction;
use crate::archive::gone::{Condemned, GoneList, Lawful};
use crate::archive::layout::{BundleId, SETTINGS};
use crate::archive::read::Reader;
use crate::archive::settings_file::{MAX_SETTINGS_BYTES, parse_settings};
use crate::archive::storage_error::StorageError;
use crate::model::case::seen;
use crate::model::destruction::{Law, Unlawful, fault};
use crate::model::staff::Duty;
use crate::model::{AsOf, Body, BundlePath, Case, Kind, Register, Sha256, erasure, service};

/// Whether a file may be removed.
#[derive(Debug)]
pub enum Leave {
    Given(Condemned),
    /// The list was not allowed to be carried out.
    Unlawful,
    /// No list that was approved and carried out names it with these bytes.
    Unlisted,
}

/// Whether a file of a bundle with some bytes may be removed.
///
/// # Errors
/// A list, the staff, the requests or the settings cannot be read.
pub fn of(reader: &Reader, bundle: &BundleId, path: &BundlePath, sha256: Sha256) -> Result<Leave, StorageError> {
    let gone = destruction::known(reader)?;
    let identity = bundle.identity();
    let Some(line) = gone.of(&identity).get(path).cloned() else { return Ok(Leave::Unlisted) };
    let Some(lawful) = lawful(reader, &line.list)? else { return Ok(Leave::Unlawful) };
    Ok(gone.condemned(&identity, path, sha256, &lawful).map_or(Leave::Unlisted, Leave::Given))
}

/// Whether a list was allowed to be carried out, by the staff, the requests and the rules that lie in the archive now.
///
/// # Errors
/// As of [`of`].
pub fn lawful(reader: &Reader, list: &GoneList) -> Result<Option<Lawful>, StorageError> {
    if let Some(known) = reader.gone().judged(&list.id) {
        return Ok(known);
    }
    let Some(day) = list.id.stem.day() else { return Ok(None) };
    let register = Bundle::read(reader, &BundleId::Register(Register::Disposals, day.year()))?;
    let lawful = Lawful::unless(fault_of(reader, &register.case(reader, list.id.stem)?)?.as_ref());
    reader.gone().judge(list.id.clone(), lawful);
    Ok(lawful)
}

/// What is wrong with a list that was carried out.
///
/// # Errors
/// As of [`of`].
pub fn fault_of(reader: &Reader, case: &Case) -> Result<Option<Unlawful>, StorageError> {
    let (settings, _) = parse_settings(&reader.read(SETTINGS, MAX_SETTINGS_BYTES)?)?;
    let staff = seen(Bundle::read(reader, &BundleId::Staff)?.cases(reader, Kind::Person)?, &AsOf::NOW);
    let request = match &case.record.body {
        Body::Disposal(disposal) => disposal.request.map(|stem| stem.0),
        _ => None,
    };
    let asked = match request.and_then(|stem| Some((stem, stem.day()?.year()))) {
        Some((stem, year)) => {
            let bundle = Bundle::read(reader, &BundleId::Register(Register::Requests, year))?;
            if bundle.has_record(stem) { Some(bundle.case(reader, stem)?) } else { None }
        }
        None => None,
    };
    let law = Law {
        wait_days: settings.disposal.wait_days,
        role: settings.role_for(Duty::Dispose),
        held: &|by, role, day| {
            let theirs =
                staff.iter().filter(|case| matches!(&case.record.body, Body::Person(person) if person.id == *by));
            theirs.into_iter().any(|case| service::held(case, role, day))
        },
        asked_by_person: &|day| asked.as_ref().is_some_and(|case| erasure::is_erasure_on(case, day)),
    };
    Ok(fault(case, &law))
}
