//! What of the archive is confidential: the papers that are, and the records that tell of them. One place for whatever leaves the office
//! for somebody who may see what is ordinary alone (P1-5b, P2-7).

use std::collections::BTreeSet;

use crate::archive::{Archive, BundleId, Uncached, find, tenancy};
use crate::error::Result;
use crate::model::hidden_titles::raises;
use crate::model::{Action, AsOf, Case, FileName, Kind, Level, Owner, PaperId, RecordId, Register, paper};
use crate::views::estate::each;
use crate::views::history::{HistoryEvent, HistoryLine};
use crate::views::log;
use crate::views::pending::PendingPlace;
use crate::views::show::FileSheet;

/// What is confidential, and is not shown to everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Records that are such papers.
    records: BTreeSet<RecordId>,
    papers: BTreeSet<PaperId>,
    /// Records with which such papers came: what was amended there may be a title.
    around: BTreeSet<RecordId>,
}

impl Hidden {
    /// What is confidential in one client's file, as it is, and of what counts for nothing as it ever was; and wherever else something is told
    /// of that client: in the rooms, in the files of who had them before, in what was sent to all.
    ///
    /// # Errors
    /// Something cannot be read.
    pub fn around(archive: &Archive, sheet: &FileSheet) -> Result<Self> {
        let mut lookup = Uncached::new(archive);
        let mut places = Vec::new();
        let place = |bundles: Vec<BundleId>, owner| PendingPlace { bundles, owner, company: None };
        let own = tenancy::client_file(&mut lookup, &sheet.name)?;
        places.push(place(own.bundles(), Owner::File(own.name)));
        for held in &sheet.units {
            let room = tenancy::room_place(&mut lookup, &held.unit)?;
            for tenure in tenancy::tenures(&mut lookup, &room)? {
                let file = tenancy::file_of(&mut lookup, &tenure)?;
                places.push(place(file.bundles(), Owner::File(file.name)));
            }
            places.push(place(vec![BundleId::Room(room)], Owner::File(FileName::Present(held.unit.clone()))));
        }
        for register in [Register::Notices, Register::Boxes] {
            for (bundle, owner) in find::register_years(&lookup, register)? {
                places.push(place(vec![bundle], owner));
            }
        }
        Self::in_places(archive, &places)
    }

    fn in_places(archive: &Archive, places: &[PendingPlace]) -> Result<Self> {
        let mut hidden = Self::default();
        for found in each(places, |place| Self::in_place(archive, place))? {
            hidden.records.extend(found.records);
            hidden.papers.extend(found.papers);
            hidden.around.extend(found.around);
        }
        Ok(hidden)
    }

    fn in_place(archive: &Archive, place: &PendingPlace) -> Result<Self> {
        let mut hidden = Self::default();
        for case in log::cases(archive, place)? {
            hidden.add(&place.owner, &case);
        }
        Ok(hidden)
    }

    fn add(&mut self, owner: &Owner, case: &Case) {
        let id = RecordId { owner: owner.clone(), stem: case.stem };
        let now = case.seen(&AsOf::NOW);
        let was_raised = now.is_none() && case.events.iter().any(|named| raises(&named.event.deed));
        for paper in paper::of_case(now.as_ref().unwrap_or(case)) {
            if paper.level != Level::Confidential && !was_raised {
                continue;
            }
            match paper.name.number {
                None => self.records.insert(id.clone()),
                Some(_) => self.around.insert(id.clone()),
            };
            self.papers.insert(PaperId { owner: owner.clone(), name: paper.name });
        }
    }

    /// Whether a paper is confidential.
    pub fn has_paper(&self, id: &PaperId) -> bool {
        self.papers.contains(id)
    }

    /// Whether a record is such a paper, or what waits for a decision of it may name one.
    pub fn has_record(&self, id: &RecordId) -> bool {
        self.records.contains(id) || self.around.contains(id)
    }

    /// Whether a line of a client's story tells of what is confidential: of such a paper, of who read or got papers, of an enquiry.
    pub fn has_line(&self, line: &HistoryLine) -> bool {
        let of_reading = matches!(line.kind, Kind::Loan | Kind::Disclosure);
        let of_enquiry = line.id.owner == Owner::Register(Register::Enquiries);
        let paper = line.paper.map(|name| PaperId { owner: line.id.owner.clone(), name });
        let amended =
            self.around.contains(&line.id) && matches!(line.happening, HistoryEvent::Stepped(_, Action::Amended));
        of_reading
            || of_enquiry
            || amended
            || self.records.contains(&line.id)
            || paper.is_some_and(|paper| self.has_paper(&paper))
    }
}
