//! The estate as views read it: rooms with their tenancies, and the clients who hold or held them.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::archive::stay::Stay;
use crate::archive::{
    Archive, Bundle, BundleId, ClientFile, ClientFolder, Lookup, StorageError, Tenure, Uncached, UnitPlace, file_parts,
    read_units_of, tenancy,
};
use crate::error::Result;
use crate::model::unit_days::{self, UnitTerms};
use crate::model::{AsOf, Body, Case, Cover, Date, FileName, Line, Owner, RecordId, Refusal, Stem, Unit, UnitCode};

/// Fewer things than this are read one after the other: starting threads would cost more.
const FEW: usize = 48;

/// A room: what the unit's record says, and who held it.
#[derive(Clone, Debug)]
pub struct Room {
    /// Where it lies.
    pub place: UnitPlace,
    /// What `unit.toml` says.
    pub unit: Unit,
    /// On which days it counts.
    pub terms: UnitTerms,
    /// Its tenancies, the earliest first.
    pub tenures: Vec<Tenure>,
}

/// A client, present or gone.
#[derive(Clone, Debug)]
pub struct Client {
    /// The file; its `tenure` is the whole stay, from the first day under the first unit to the last under the last one.
    pub file: ClientFile,
    /// The tenancies under which the file went, one after the other.
    pub stay: Stay,
    /// The tenancies of further units, under which it did not go.
    pub further: Vec<Tenure>,
}

impl Client {
    /// The place of the unit under which the file went on a day.
    pub fn lead_on(&self, day: Date) -> &UnitPlace {
        &self.stay.on(day).room
    }

    /// Every tenancy, those first under which the file went.
    pub fn tenures(&self) -> impl Iterator<Item = &Tenure> {
        self.stay.tenures().chain(&self.further)
    }

    /// The places of the units that the client held on a day, the one first under which the file went.
    pub fn places_on(&self, day: Date) -> Vec<&UnitPlace> {
        let lead = self.lead_on(day);
        let others = self.tenures().filter(|tenure| tenure.holds_on(day) && tenure.room != *lead);
        std::iter::once(lead).chain(others.map(|tenure| &tenure.room)).collect()
    }
}

/// Every room of an estate, in the order of the units' codes.
#[derive(Debug)]
pub struct Estate<'a> {
    archive: &'a Archive,
    pub rooms: Vec<Room>,
}

impl<'a> Estate<'a> {
    /// Reads every room: its record and its tenancies, nothing else.
    pub fn read(archive: &'a Archive) -> Result<Self> {
        Self::read_in(archive, &AsOf::NOW)
    }

    /// Reads every room as it is seen in a view. Which day a tenancy is looked at is the caller's to say: what was entered by
    /// then is the view's.
    pub fn read_in(archive: &'a Archive, view: &AsOf) -> Result<Self> {
        let units = Uncached::new(archive).units()?;
        let rooms = each(&units, |place| read_room_in(archive, place, view))?;
        Ok(Self { archive, rooms: rooms.into_iter().flatten().collect() })
    }

    /// The rooms of a unit, of the units beneath which its clients' files lie, and of those to which the files went on: what tells
    /// of all who held it, and of where their files lie.
    pub fn around(archive: &'a Archive, unit: &UnitCode) -> Result<Self> {
        let mut rooms: Vec<Room> = Vec::new();
        let mut known = BTreeSet::new();
        let mut wanted = vec![unit.clone()];
        while let Some(code) = wanted.pop() {
            if !known.insert(code.clone()) {
                continue;
            }
            for place in read_units_of(archive.reader(), |unit| *unit == code)? {
                let Some(room) = read_room_in(archive, &place, &AsOf::NOW)? else { continue };
                let leads_to = |tenure: &Tenure| [Some(tenure.first_unit.clone()), tenure.goes_on.clone()];
                wanted.extend(room.tenures.iter().flat_map(leads_to).flatten());
                rooms.push(room);
            }
        }
        rooms.sort_by(|a, b| (&a.place.unit, &a.place.floor).cmp(&(&b.place.unit, &b.place.floor)));
        Ok(Self { archive, rooms })
    }

    /// Every client whose whole stay is wanted, in the order of the first units, the earliest first.
    pub fn clients(&self, wanted: impl Fn(&Tenure) -> bool + Sync) -> Result<Vec<Client>> {
        let stays: Vec<Stay> = self.stays().into_iter().filter(|stay| wanted(&stay.whole())).collect();
        each(&stays, |stay| {
            let mut file = tenancy::file_of(&mut Uncached::new(self.archive), stay.first())?;
            file.tenure = stay.whole();
            Ok(Client { file, stay: stay.clone(), further: self.further(stay) })
        })
    }

    /// The stay of every client, in the order of the first units.
    fn stays(&self) -> Vec<Stay> {
        let mut stays: Vec<Stay> = Vec::new();
        for room in &self.rooms {
            let mut known = BTreeSet::new();
            for tenure in room.tenures.iter().filter(|tenure| tenure.first_unit == room.place.unit) {
                if known.insert(&tenure.client) {
                    stays.push(self.stay_from(tenure));
                }
            }
        }
        stays
    }

    fn stay_from(&self, first: &Tenure) -> Stay {
        let of_unit = |unit: &UnitCode| self.room(unit).map(|room| room.tenures.clone()).unwrap_or_default();
        match Stay::from_first(first.clone(), |unit| Ok::<_, Infallible>(of_unit(unit))) {
            Ok(stay) => stay,
            Err(never) => match never {},
        }
    }

    /// The client whose tenancy it is, by the whole stay.
    pub fn stay_of(&self, tenure: &Tenure) -> Stay {
        self.stay_from(self.first_tenure(&tenure.first_unit, &tenure.client).unwrap_or(tenure))
    }

    /// The tenancies of a client under which the file did not go.
    fn further(&self, stay: &Stay) -> Vec<Tenure> {
        let first = stay.first();
        let of_them = |tenure: &&Tenure| tenure.is_of(&first.first_unit, &first.client) && !stay.has(tenure);
        self.rooms.iter().flat_map(|room| &room.tenures).filter(of_them).cloned().collect()
    }

    pub fn room(&self, unit: &UnitCode) -> Option<&Room> {
        self.rooms.iter().find(|room| room.place.unit == *unit)
    }

    /// The tenancy of a first unit by the client's folder.
    pub fn first_tenure(&self, unit: &UnitCode, folder: &ClientFolder) -> Option<&Tenure> {
        self.room(unit)?.tenures.iter().find(|tenure| tenure.client == *folder && tenure.first_unit == *unit)
    }
}

/// Reads a room: what the unit's record says now, and its tenancies.
pub fn read_room(archive: &Archive, place: &UnitPlace) -> Result<Room> {
    let room = read_room_in(archive, place, &AsOf::NOW)?;
    room.ok_or_else(|| Refusal::Voided(unit_id(place)).into())
}

fn unit_id(place: &UnitPlace) -> RecordId {
    RecordId { owner: Owner::File(FileName::Present(place.unit.clone())), stem: Stem::Unit }
}

/// The same as it is seen in a view; none where the unit was entered later, or by mistake.
fn read_room_in(archive: &Archive, place: &UnitPlace, view: &AsOf) -> Result<Option<Room>> {
    let bundle = archive.bundle_in_passing(&BundleId::Room(place.clone()))?;
    let case = bundle.case(archive.reader(), Stem::Unit)?;
    let Some(terms) = unit_days::terms(&case, view) else { return Ok(None) };
    // A unit was there before it was entered: the day of its entry is no day of its building.
    let Some(record) = case.values_in(view) else { return Ok(None) };
    let Body::Unit(unit) = record.body else {
        return Err(not_of_its_name(bundle.full("data/unit.toml")));
    };
    let tenures = tenancy::tenures_of(archive.reader(), &bundle, place, view)?;
    Ok(Some(Room { place: place.clone(), unit, terms, tenures }))
}

/// The tenancies of a client, that first under which the file goes, looked for in every room; and of those of others all that can be of the
/// same client's other files.
pub fn held_units(archive: &Archive, file: &ClientFile) -> Result<(Vec<Tenure>, Vec<Tenure>)> {
    let theirs = |tenure: &Tenure| tenure.is_of(&file.home.unit, &file.tenure.client);
    let mut lookup = Uncached::new(archive);
    let mut all = |words: &[&str]| -> Result<Vec<Tenure>> {
        let rooms = tenancy::rooms_that_may_name(&mut lookup, words)?;
        let tenures = each(&rooms, |room| Ok(tenancy::tenures(&mut Uncached::new(archive), room)?))?;
        Ok(tenures.into_iter().flatten().collect())
    };
    let label = file.tenure.client.label();
    let mut tenures = all(&[label])?;
    // From what volumes theirs go on their own tenancies tell.
    let earlier: Vec<String> = tenures
        .iter()
        .filter(|tenure| theirs(tenure))
        .filter_map(|t| t.returns.as_ref())
        .map(Line::to_string)
        .collect();
    if !earlier.is_empty() {
        let words: Vec<&str> = earlier.iter().map(String::as_str).chain([label]).collect();
        tenures = all(&words)?;
    }
    let (own, others): (Vec<Tenure>, Vec<Tenure>) = tenures.into_iter().partition(theirs);
    let (mut leading, further): (Vec<Tenure>, Vec<Tenure>) =
        own.into_iter().partition(|tenure| tenure.name() == file.name);
    leading.extend(further);
    Ok((leading, others))
}

/// Reads the cover of a client's file as it holds now, with the record that it stands in and all its events.
pub fn cover(archive: &Archive, file: &ClientFile) -> Result<(Cover, Case)> {
    cover_seen(archive, file, &AsOf::NOW)
}

/// The same with the values that held in a view.
pub fn cover_seen(archive: &Archive, file: &ClientFile, view: &AsOf) -> Result<(Cover, Case)> {
    let case = file_parts::case(&mut Uncached::new(archive), &file.bundles(), Stem::Cover)?
        .ok_or_else(|| StorageError::Missing(format!("{}/data/cover.toml", file.main.path())))?;
    cover_of(file, case, view)
}

/// The same of a client's file whose bundles are read already.
pub fn cover_in(archive: &Archive, file: &ClientFile, parts: &[&Bundle], view: &AsOf) -> Result<(Cover, Case)> {
    let case = file_parts::case_of(archive.reader(), parts, Stem::Cover)?
        .ok_or_else(|| StorageError::Missing(format!("{}/data/cover.toml", file.main.path())))?;
    cover_of(file, case, view)
}

/// The same of its record as it is on disk.
pub fn cover_of(file: &ClientFile, case: Case, view: &AsOf) -> Result<(Cover, Case)> {
    // What the cover says holds from the day of moving in, whenever it was entered.
    let seen = case.seen(&from_the_first(view, &case));
    match seen.as_ref().unwrap_or(&case).record.body.clone() {
        Body::Cover(cover) => Ok((cover, case)),
        _ => Err(not_of_its_name(format!("{}/data/cover.toml", file.main.path()))),
    }
}

/// A view in which a record's own day had come, whatever its day is; amendments hold from theirs.
fn from_the_first(view: &AsOf, case: &Case) -> AsOf {
    AsOf { as_of: view.as_of.map(|day| day.max(case.record.head.date())), ..*view }
}

fn not_of_its_name(path: String) -> crate::error::Error {
    StorageError::Text { path, line: None, says: "its `kind` is not what its name says".to_owned() }.into()
}

/// Reads something of each thing, on all cores where there are many. The first thing that fails decides the error, whatever
/// the threads did.
pub fn each<T: Sync, R: Send>(things: &[T], read: impl Fn(&T) -> Result<R> + Sync) -> Result<Vec<R>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    if things.len() < FEW || cores == 1 {
        return things.iter().map(read).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        Some((at, things.get(at)?))
    };
    let work = || std::iter::from_fn(take).map(|(at, thing)| (at, read(thing))).collect::<Vec<_>>();
    let mut results: Vec<(usize, Result<R>)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().map(thread::ScopedJoinHandle::join);
        done.flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}
