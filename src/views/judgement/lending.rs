//! Every loan that an audit has read, wherever it lies: with clients, in rooms, beside enquiries (P1-5a, P1-5b, P2-7).

use std::collections::BTreeMap;

use crate::model::{Body, Kind, Line, Stem, loan};
use crate::views::judgement::approval::approval_is_void;
use crate::views::judgement::reading::Reading;
use crate::views::judgement::seen::Seen;

impl Reading<'_> {
    /// Every loan: those of clients' files and of rooms, and those of who is no client yet, which lie beside their enquiries.
    pub(in crate::views) fn loans(&self) -> impl Iterator<Item = Seen<'_>> {
        self.everywhere(Kind::Loan).chain(self.of_enquiries(Kind::Loan))
    }

    /// What was found to be gone, wherever it lay: in clients' files, rooms, registers, among the policies.
    pub(in crate::views) fn losses(&self) -> impl Iterator<Item = Seen<'_>> {
        let beside = self.of_enquiries(Kind::Loss);
        self.everywhere(Kind::Loss).chain(beside).chain(self.policy_records(Kind::Loss))
    }

    /// The records of a kind that lie beside enquiries, each with who enquired.
    fn of_enquiries(&self, kind: Kind) -> impl Iterator<Item = Seen<'_>> {
        self.registered(kind).map(|seen| Seen { company: self.who_asked(&seen), ..seen })
    }

    fn who_asked(&self, beside: &Seen) -> Option<&Line> {
        let stem = beside.case.enquiry()?;
        let enquiry = self.registers.iter().find(|read| read.whole.stem == stem)?;
        match &enquiry.case().unwrap_or(&enquiry.whole).record.body {
            Body::Enquiry(enquiry) => Some(&enquiry.who),
            _ => None,
        }
    }

    /// All loans, those together that can stand against each other: of one file, of one room, of one enquiry.
    pub(in crate::views) fn loans_together(&self) -> Vec<Vec<Seen<'_>>> {
        let files = self.files.iter().map(|file| file.of(Kind::Loan).collect());
        let rooms = self.rooms.iter().map(|room| room.of(Kind::Loan).collect());
        let mut enquiries: BTreeMap<Option<Stem>, Vec<Seen>> = BTreeMap::new();
        for seen in self.of_enquiries(Kind::Loan) {
            enquiries.entry(seen.case.enquiry()).or_default().push(seen);
        }
        files.chain(rooms).chain(enquiries.into_values()).collect()
    }
}

/// Whether a loan went out, with an approval, with one that is void, or without. What is only asked for speaks for nobody.
pub(super) fn went_out(reading: &Reading, seen: &Seen) -> bool {
    let went = loan::of(seen.case).is_some_and(|asked| {
        let state = loan::fold(seen.case, asked, None);
        state.lent_on.is_some() || !state.contradictions.is_empty()
    });
    went || approval_is_void(reading, seen)
}
