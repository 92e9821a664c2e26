//! A record with what happened to it: what of it holds on a day, by what was known then.
//!
//! Amendments and voids are proposals until they are approved; an approval covers exact bytes, and is void where it did not see
//! what folds before it, or where an amendment took effect after it (schema/FORMAT.md section 7).

use std::borrow::Cow;

use toml::{Table, Value};

use crate::model::as_of::AsOf;
use crate::model::event::{Amendment, EventBody, NamedEvent};
use crate::model::id::{EntryName, Stem, Step};
use crate::model::kind::Action;
use crate::model::paper_name::PaperName;
use crate::model::path::Listed;
use crate::model::proposal::{Fate, Proposal};
use crate::model::record::{Body, Record};
use crate::model::record_values::with_values;
use crate::model::restriction::{Restricted, Withheld};
use crate::model::{attachment, restriction, steps};

/// A record with its name, and the events beside it, in the order in which they fold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its name.
    pub stem: Stem,
    pub record: Record,
    /// What happened to it, in the order of number, then time of entry, then name.
    pub events: Vec<NamedEvent>,
}

impl Case {
    /// The enquiry beside which it lies; of a cover, the one from which the client came (P1-4.1).
    pub fn enquiry(&self) -> Option<Stem> {
        self.record.head.enquiry.map(|stem| stem.0)
    }

    /// Puts the events in the order in which they fold: equal numbers mean that two clones went on at the same time; then
    /// the time of entry decides, then the name.
    pub fn sort_events(&mut self) {
        self.events.sort_by_key(|named| (named.step.number, named.event.head.at, named.step));
    }

    /// The number of the next step: events seen, those that an import embedded included, and 1.
    pub fn next_step(&self) -> u32 {
        let seen = self.record.events.len() + self.events.len();
        let highest = self.events.iter().map(|event| event.step.number).max().unwrap_or(0);
        u32::try_from(seen + 1).unwrap_or(u32::MAX).max(highest.saturating_add(1))
    }

    /// The events that had been entered.
    fn known(&self, view: &AsOf) -> Vec<&NamedEvent> {
        self.events.iter().filter(|named| view.knows(named.event.head.at)).collect()
    }

    /// What was proposed about it, in the order of the events, with what became of each.
    pub fn proposals(&self, view: &AsOf) -> Vec<Proposal> {
        let known = self.known(view);
        let mut proposals: Vec<Proposal> = Vec::new();
        for (at, named) in known.iter().enumerate() {
            let head = &named.event.head;
            match &named.event.deed {
                EventBody::Amended(_) | EventBody::Voided(_) | EventBody::KeyAdded(_) => {
                    proposals.push(Proposal { step: named.step, event: (*named).clone(), fate: Fate::Waits });
                }
                EventBody::Approved(approval) => {
                    let earlier = known.get(..at).unwrap_or_default();
                    let decided = self.decided_on(named).filter(|_| self.sees(&approval.covers, earlier));
                    let waiting = proposals.iter_mut().find(|p| Some(p.step) == decided && p.fate == Fate::Waits);
                    if let Some(proposal) = waiting {
                        proposal.fate = Fate::Approved { by: head.by.clone(), date: head.date(), step: named.step };
                    }
                }
                EventBody::Rejected(_) => {
                    let decided = self.decided_on(named);
                    let waiting = proposals.iter_mut().find(|p| Some(p.step) == decided && p.fate == Fate::Waits);
                    if let Some(proposal) = waiting {
                        proposal.fate = Fate::Rejected { by: head.by.clone(), date: head.date() };
                    }
                }
                _ => {}
            }
        }
        proposals
    }

    /// The amendment that took effect after another one was proposed, and that this one would undo, or that stands over it: both
    /// say what the whole of a list is to be, or the earlier of two for one day comes last.
    pub fn overtaken_by(&self, waiting: &Proposal) -> Option<Step> {
        let amendment = waiting.amendment()?;
        let place = |step: Step| self.events.iter().position(|named| named.step == step);
        let proposed = place(waiting.step);
        let overtakes = |other: &Proposal| {
            let (Some(new), Fate::Approved { step, .. }) = (other.amendment(), &other.fate) else { return false };
            let same_day_later = new.from == amendment.from && proposed < place(other.step);
            let clashes = |key: &String, value: &Value| {
                amendment.values.0.get(key).is_some_and(|mine| same_day_later || value.is_array() || mine.is_array())
            };
            let versions = same_day_later && !new.attachments.is_empty() && !amendment.attachments.is_empty();
            new.paper == amendment.paper
                && proposed < place(*step)
                && (versions || new.values.0.iter().any(|(key, value)| clashes(key, value)))
        };
        self.proposals(&AsOf::NOW).iter().find(|other| overtakes(other)).map(|other| other.step)
    }

    /// The event of this record that an approval or a rejection decides on; none where it is the record itself.
    fn decided_on(&self, named: &NamedEvent) -> Option<Step> {
        match named.event.head.of?.0 {
            EntryName::Event(stem, step) if stem == self.stem => Some(step),
            EntryName::Event(..) | EntryName::Record(_) => None,
        }
    }

    /// Whether what an approval covers has the record and every event that folds before it.
    fn sees(&self, covers: &[Listed], earlier: &[&NamedEvent]) -> bool {
        let covered = |name: EntryName| {
            let ending = format!("/{name}.toml");
            covers.iter().any(|line| line.path.as_str().ends_with(&ending))
        };
        covered(EntryName::Record(self.stem))
            // A signature that was made anew changes nothing that could be approved.
            && earlier
                .iter()
                .filter(|named| named.event.head.action != Action::SignedAgain)
                .all(|named| covered(EntryName::Event(self.stem, named.step)))
    }

    /// The approvals that did not see what folds before them, two clones having gone on at the same time, and that nobody has
    /// decided anew since.
    pub fn blind_approvals(&self, view: &AsOf) -> Vec<Step> {
        let known = self.known(view);
        let mut blind: Vec<(Step, Option<Step>)> = Vec::new();
        for (at, named) in known.iter().enumerate() {
            let sees = match &named.event.deed {
                EventBody::Approved(approval) => self.sees(&approval.covers, known.get(..at).unwrap_or_default()),
                EventBody::Rejected(_) => true,
                _ => continue,
            };
            let decided = self.decided_on(named);
            if sees {
                blind.retain(|(_, of)| *of != decided);
            } else {
                blind.push((named.step, decided));
            }
        }
        blind.into_iter().map(|(step, _)| step).collect()
    }

    /// The approvals of the record that are void: they did not see what folds before them, or an amendment took effect later.
    pub fn void_approvals(&self, view: &AsOf) -> Vec<Step> {
        let known = self.known(view);
        let last_effect = self.last_effect(&known, view);
        let mut void = Vec::new();
        for (at, named) in known.iter().enumerate() {
            let EventBody::Approved(approval) = &named.event.deed else { continue };
            let seen = self.sees(&approval.covers, known.get(..at).unwrap_or_default());
            let overtaken = self.decided_on(named).is_none() && last_effect.is_some_and(|effect| at < effect);
            if !seen || overtaken {
                void.push(named.step);
            }
        }
        void
    }

    /// Where the last amendment that reaches a view took effect.
    fn last_effect(&self, known: &[&NamedEvent], view: &AsOf) -> Option<usize> {
        self.proposals(view)
            .iter()
            .filter(|proposal| proposal.amendment().is_some_and(|amendment| view.reaches(amendment.from)))
            // What is said of a paper beside it is nothing of what the record's approval was about.
            .filter(|proposal| proposal.amendment().is_some_and(|amendment| amendment.paper.is_none()))
            .filter_map(|proposal| if let Fate::Approved { step, .. } = proposal.fate { Some(step) } else { None })
            .filter_map(|step| known.iter().position(|named| named.step == step))
            .max()
    }

    /// The approvals that an amendment made void when steps had been taken on them already: what was done stays done, and the
    /// figures of the time stay what they were. That the approval does not cover the new values is shown, not undone.
    fn relied_on(&self, known: &[&NamedEvent], view: &AsOf) -> Vec<Step> {
        let before = known.get(..self.last_effect(known, view).unwrap_or_default()).unwrap_or_default();
        let is_step = |named: &&&NamedEvent| {
            let action = named.event.head.action;
            let decides = matches!(action, Action::Approved | Action::Rejected | Action::Amended | Action::Voided);
            let of_course = steps::course(self.stem.kind()).is_some_and(|course| course.has(action));
            let of_loan = matches!(action, Action::Returned | Action::Renewed | Action::Gone);
            !decides && (of_course || of_loan) && view.reaches(named.event.head.date())
        };
        let Some(last) = before.iter().rposition(|named| is_step(&named)) else { return Vec::new() };
        let approvals = before.get(..last).unwrap_or_default().iter().enumerate();
        let sighted = approvals.filter(|(at, named)| match &named.event.deed {
            EventBody::Approved(approval) => self.sees(&approval.covers, known.get(..*at).unwrap_or_default()),
            _ => false,
        });
        sighted.map(|(_, named)| named.step).collect()
    }

    /// The record as it is seen in a view: with the values that held, the steps that had been taken and counted; none where it
    /// was not there, or counts for nothing.
    pub fn seen(&self, view: &AsOf) -> Option<Self> {
        self.sight(view).map(Cow::into_owned)
    }

    /// The same; no copy is made of a record to which nothing happened.
    pub fn sight(&self, view: &AsOf) -> Option<Cow<'_, Self>> {
        if self.restriction().is_none() {
            return self.held(view);
        }
        // Of what is restricted nobody sees more than this, whatever day they ask about.
        match Withheld::of(self.stem.kind()) {
            Withheld::Nothing => self.held(view),
            Withheld::Record => None,
            Withheld::Words => self.held(view)?.without_words()?.without_papers().map(Cow::Owned),
        }
    }

    /// The record as it is seen in a view by whoever reads it, passes it on or changes it: none where anything of it is withheld.
    pub fn readable(&self, view: &AsOf) -> Option<Self> {
        if self.restriction().is_some() { None } else { self.seen(view) }
    }

    /// The record as figures count it: a restricted one is counted like any other, without its words (S-PI).
    pub fn counted(&self, view: &AsOf) -> Option<Cow<'_, Self>> {
        let held = self.held(view)?;
        if self.restriction().is_none() { Some(held) } else { held.without_words().map(Cow::Owned) }
    }

    /// The record and its events without their words and persons.
    fn without_words(&self) -> Option<Self> {
        let mut events = self.events.clone();
        events.iter_mut().for_each(|named| named.event.deed.withhold_words());
        Some(Self { stem: self.stem, record: restriction::without_words(&self.record)?, events })
    }

    /// The record and its events without the papers beside them.
    fn without_papers(mut self) -> Option<Self> {
        self.events.iter_mut().for_each(|named| named.event.deed.withhold_papers());
        let taken_away = Table::from_iter([("attachments".to_owned(), Value::String(String::new()))]);
        Some(Self { record: with_values(&self.record, &taken_away)?, ..self })
    }

    /// What held and counted in a view, restricted or not.
    fn held(&self, view: &AsOf) -> Option<Cow<'_, Self>> {
        if !view.knows(self.record.head.at) {
            return None;
        }
        if self.events.is_empty() && self.record.events.is_empty() {
            return view.reaches(self.record.head.date()).then_some(Cow::Borrowed(self));
        }
        let proposals = self.proposals(view);
        if proposals.iter().any(|proposal| proposal.voiding().is_some() && proposal.holds()) {
            return None;
        }
        let amendments = effective(&proposals, view);
        let mut record = self.amended(&amendments);
        if !view.reaches(record.head.date()) {
            return None;
        }
        record.events.retain(|step| step.when().is_none_or(|when| view.reaches(when.date())));
        let known = self.known(view);
        let mut void = self.void_approvals(view);
        let relied_on = self.relied_on(&known, view);
        void.retain(|step| !relied_on.contains(step));
        let counts = |named: &&NamedEvent| {
            let proposed = matches!(named.event.deed, EventBody::Amended(_) | EventBody::Voided(_));
            let is_signature = matches!(named.event.deed, EventBody::SignedAgain(_));
            let decides = matches!(named.event.deed, EventBody::Approved(_) | EventBody::Rejected(_))
                && self.decided_on(named).is_some();
            !proposed
                && !is_signature
                && !decides
                && !void.contains(&named.step)
                && view.reaches(named.event.head.date())
        };
        let events = known.into_iter().filter(counts).cloned().collect();
        let mut seen = Self { stem: self.stem, record, events };
        for amendment in amendments {
            if let Some(name) = amendment.paper {
                amend(&mut seen, name, &amendment.values.0);
            }
        }
        Some(Cow::Owned(seen))
    }

    /// The record with the values that hold in a view, whatever its own day is; none where it was entered later, or counts for
    /// nothing. What is amended from the record's own day on is a correction, and holds from the beginning.
    pub fn values_in(&self, view: &AsOf) -> Option<Record> {
        let proposals = self.proposals(view);
        let is_void = proposals.iter().any(|proposal| proposal.voiding().is_some() && proposal.holds());
        if is_void || !view.knows(self.record.head.at) {
            return None;
        }
        let own = self.record.head.date();
        let amendments = proposals.iter().filter(|proposal| proposal.holds()).filter_map(Proposal::amendment);
        let mut held: Vec<&Amendment> = amendments.filter(|new| view.reaches(new.from) || new.from == own).collect();
        held.sort_by_key(|amendment| amendment.from);
        Some(self.amended(&held))
    }

    /// The restriction of the record, where one holds (S-PI): the last word counts, whatever day is asked about.
    pub fn restriction(&self) -> Option<Restricted> {
        let (named, restriction) = self.events.iter().rev().find_map(|named| match &named.event.deed {
            EventBody::Restricted(restriction) => Some((named, Some(restriction))),
            EventBody::Unrestricted(_) => Some((named, None)),
            _ => None,
        })?;
        let (head, restriction) = (&named.event.head, restriction?);
        let (reason, until) = (restriction.reason.clone(), restriction.until);
        Some(Restricted { reason, until, when: head.when, by: head.by.clone() })
    }

    /// Whether it counts for nothing.
    pub fn is_void(&self) -> bool {
        self.proposals(&AsOf::NOW).iter().any(|proposal| proposal.voiding().is_some() && proposal.holds())
    }

    /// The record with the values of the amendments that hold, in their order; those of papers beside it aside.
    fn amended(&self, amendments: &[&Amendment]) -> Record {
        let mut record = self.record.clone();
        for amendment in amendments.iter().filter(|amendment| amendment.paper.is_none()) {
            // Values that do not fit the record were never taken in by deedbox: `verify` names them.
            if let Some(changed) = with_values(&record, &amendment.values.0) {
                record = changed;
            }
            if let (Body::Document(document), false) = (&mut record.body, amendment.attachments.is_empty()) {
                document.attachments.clone_from(&amendment.attachments);
            }
        }
        record
    }
}

/// The amendments that hold in a view, in the order in which they come to hold: of each key the one that holds from the latest
/// day counts; of one day, the one proposed last.
fn effective<'p>(proposals: &'p [Proposal], view: &AsOf) -> Vec<&'p Amendment> {
    let mut effective: Vec<&Amendment> = proposals
        .iter()
        .filter(|proposal| proposal.holds())
        .filter_map(Proposal::amendment)
        .filter(|amendment| view.reaches(amendment.from))
        .collect();
    effective.sort_by_key(|amendment| amendment.from);
    effective
}

/// What holds of each of some records, in a view.
pub fn seen(cases: Vec<Case>, view: &AsOf) -> Vec<Case> {
    cases.into_iter().filter_map(|case| case.seen(view)).collect()
}

/// The same as figures count them: restricted ones without their words (S-PI).
pub fn counted(cases: &[Case], view: &AsOf) -> Vec<Case> {
    cases.iter().filter_map(|case| case.counted(view)).map(Cow::into_owned).collect()
}

/// Gives a paper beside a record, or beside a step of it, new values; what does not fit was never taken in, and `verify` names it.
pub fn amend(case: &mut Case, name: PaperName, values: &Table) {
    let papers = match name.entry {
        EntryName::Record(_) => case.record.body.attachments_mut(),
        EntryName::Event(_, step) => match case.events.iter_mut().find(|named| named.step == step) {
            Some(named) => named.event.deed.attachments_mut(),
            None => return,
        },
    };
    let at = name.number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
    if let Some(paper) = at.and_then(|at| papers.get_mut(at))
        && let Some(amended) = attachment::with_values(paper, values)
    {
        *paper = amended;
    }
}
