//! Clients' files as reports read them: of each client, present or gone, the records of some kinds as they are seen in a view.

use crate::archive::{Archive, Bundle, BundleId, file_parts};
use crate::error::Result;
use crate::model::case::counted;
use crate::model::{AsOf, Case, Cover, Date, Kind, Owner, RecordId, UnitCode};
use crate::views::estate::{Client, Estate, cover_in, each};
use crate::views::kept::ListingOf;

/// What is known of one client.
#[derive(Clone, Debug)]
pub struct Dossier {
    pub client: Client,
    /// The unit under which the client is called at the end of the day that is looked at.
    unit: UnitCode,
    /// The cover, with the values that held.
    pub cover: Cover,
    /// The cover's record with every event.
    pub cover_case: Case,
    /// The records that were wanted, in the order of their names, each as it is seen.
    pub cases: Vec<Case>,
}

impl Dossier {
    /// The unit under which the client is called.
    pub fn unit(&self) -> &UnitCode {
        &self.unit
    }

    pub fn id(&self, case: &Case) -> RecordId {
        RecordId { owner: Owner::File(self.client.file.name.clone()), stem: case.stem }
    }

    /// The records of a kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(move |case| case.stem.kind() == kind)
    }

    /// The records of a kind, as a list.
    pub fn list(&self, kind: Kind) -> Vec<Case> {
        self.of(kind).cloned().collect()
    }

    /// The same file with its records as they are seen in a view.
    #[must_use]
    pub fn seen(&self, view: &AsOf) -> Self {
        let cases = counted(&self.cases, view);
        let (cover, cover_case) = (self.cover.clone(), self.cover_case.clone());
        Self { client: self.client.clone(), unit: unit(&self.client, view), cover, cover_case, cases }
    }

    /// Whether the client had left by the end of a day.
    pub fn has_left(&self, day: Date) -> bool {
        self.client.file.tenure.to.is_some_and(|to| to <= day)
    }
}

/// Which clients are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichClients {
    /// Everyone there was.
    All,
    /// Those who were there at the end of a day.
    Present(Date),
}

/// Reads the files of clients, in the order of their units, the earliest first: records of some kinds, each once, wherever the
/// parts of the file lie. Of each client what is wanted is taken as soon as the file is read, and the rest let go.
pub fn each_client<T: Send>(
    archive: &Archive,
    whose: (WhichClients, &ListingOf),
    (kinds, view): (&[Kind], &AsOf),
    take: impl Fn(Dossier) -> T + Sync,
) -> Result<Vec<T>> {
    let estate = Estate::read_in(archive, view)?;
    let clients = clients_of(&estate, whose)?;
    each(&clients, |client| dossier(archive, client, kinds, view).map(&take))
}

/// The same with all that was read, for who looks at it more than once.
pub fn dossiers(
    archive: &Archive,
    whose: (WhichClients, &ListingOf),
    kinds: &[Kind],
    view: &AsOf,
) -> Result<Vec<Dossier>> {
    each_client(archive, whose, (kinds, view), |dossier| dossier)
}

/// The same with the records as they are on disk: what looks at several days takes each as it was seen on the day.
pub fn each_unseen<T: Send>(
    archive: &Archive,
    whose: (WhichClients, &ListingOf),
    (kinds, view): (&[Kind], &AsOf),
    take: impl Fn(Dossier) -> T + Sync,
) -> Result<Vec<T>> {
    let estate = Estate::read_in(archive, view)?;
    let clients = clients_of(&estate, whose)?;
    each(&clients, |client| {
        let bundles = bundles(archive, client)?;
        let cases = cases(archive, &bundles, kinds)?;
        let (cover, cover_case) = cover_in(archive, &client.file, &bundles.iter().collect::<Vec<_>>(), view)?;
        Ok(take(Dossier { client: client.clone(), unit: unit(client, view), cover, cover_case, cases }))
    })
}

/// The unit under which a client's file goes at the end of a view's day.
fn unit(client: &Client, view: &AsOf) -> UnitCode {
    let tenure = view.as_of.map_or(client.stay.last(), |day| client.stay.on(day));
    tenure.room.unit.clone()
}

fn clients_of(estate: &Estate, (whose, kept): (WhichClients, &ListingOf)) -> Result<Vec<Client>> {
    estate.clients(|tenure| match whose {
        WhichClients::All => kept.has_tenure(tenure),
        WhichClients::Present(day) => tenure.holds_on(day) && kept.has_tenure(tenure),
    })
}

/// The parts of a client's file, which is gone through once.
fn bundles(archive: &Archive, client: &Client) -> Result<Vec<Bundle>> {
    Ok(client.file.bundles().iter().map(|id| archive.bundle_in_passing(id)).collect::<Result<Vec<Bundle>, _>>()?)
}

/// The records of some kinds in the parts of a client's file, as they are on disk.
fn cases(archive: &Archive, bundles: &[Bundle], kinds: &[Kind]) -> Result<Vec<Case>> {
    let bundles: Vec<&Bundle> = bundles.iter().collect();
    let mut cases = Vec::new();
    for kind in kinds {
        cases.extend(file_parts::cases_of(archive.reader(), &bundles, *kind)?);
    }
    Ok(cases)
}

/// Reads one client's file.
pub fn dossier(archive: &Archive, client: &Client, kinds: &[Kind], view: &AsOf) -> Result<Dossier> {
    let bundles = bundles(archive, client)?;
    let cases = counted(&cases(archive, &bundles, kinds)?, view);
    let (cover, cover_case) = cover_in(archive, &client.file, &bundles.iter().collect::<Vec<_>>(), view)?;
    Ok(Dossier { client: client.clone(), unit: unit(client, view), cover, cover_case, cases })
}

/// The records of some kinds in a bundle that is never boxed: a room, a year of a register.
pub fn of_bundle(archive: &Archive, id: &BundleId, kinds: &[Kind], view: &AsOf) -> Result<Vec<Case>> {
    let bundle = archive.bundle_in_passing(id)?;
    let mut cases = Vec::new();
    for kind in kinds {
        cases.extend(counted(&bundle.cases(archive.reader(), *kind)?, view));
    }
    Ok(cases)
}
