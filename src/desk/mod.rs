//! What staff do, one file per act: decided under locks, then carried out or previewed by whoever holds the transaction.

pub mod add_unit;
pub mod amend;
pub mod approve;
pub mod attach;
pub mod attest;
pub mod authority;
pub mod box_year;
pub mod bundle;
pub mod bundle_exhibits;
pub mod charge_all;
pub mod charge_readings;
pub mod charge_run;
pub mod charging;
pub mod confirm;
pub mod consult;
pub mod create_archive;
mod custody;
pub mod disclose;
pub mod dispose;
pub mod enquiry;
pub mod enrol;
pub mod export;
pub mod fields;
pub mod file_paper;
pub mod give_request;
pub mod handover;
pub mod happening;
pub mod hold;
pub mod import;
mod in_clear;
pub mod keys;
pub mod label;
#[cfg(feature = "parquet")]
pub mod lake;
pub mod lend;
#[cfg(feature = "remote")]
pub mod let_go;
mod loan;
pub mod lost;
pub mod many;
pub mod measures;
pub mod mend;
mod mend_sealed;
pub mod move_out;
mod moved_in;
pub mod notice;
pub mod open_file;
mod papers;
mod past_loan;
pub mod place;
pub mod proposal;
pub mod record;
pub mod refile;
pub mod renew;
pub mod renew_lease;
pub mod request;
pub mod restrict;
pub mod return_loan;
mod rules;
pub mod seal;
pub mod seal_witness;
pub mod secure;
mod shelf;
pub mod sign;
pub mod spoken;
mod staff;
pub mod stocktake;
pub mod survey;
mod surveys;
pub mod take_back;
pub mod unit_change;
pub mod update;
pub mod void;
mod voiding;

use crate::archive::people::{Keepers, called};
use crate::archive::{BundleId, ClientFile, Lookup, Transaction, people, tenancy};
use crate::desk::staff::Time;
use crate::error::{Error, Input, Result};
use crate::model::clock::Clock;
use crate::model::event::{Event, EventBody, EventHead};
use crate::model::record::Head;
use crate::model::{
    Body, Date, Duty, EntryName, EntryText, FileName, Happened, Kind, Line, Member, Moment, Record, Refusal, StaffId,
    Stem, StemText, Step,
};

/// Who acts, and when.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Who acts; none has been named for an estate that has no staff yet.
    pub actor: Option<StaffId>,
    /// The moment of entry, at the estate's offset.
    pub now: Moment,
    /// Said where the machine's clock did not give `now`.
    pub clock: Option<Clock>,
}

/// Whether something is entered as it happens, or brought in from a register of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnteredFrom {
    /// As it happens.
    Fresh,
    /// From a register: what it says was done is kept as it says.
    Imported,
}

impl Desk {
    /// Today, in the estate.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// When something happens to a record of a kind unless somebody says: now, where the hour matters, else today.
    pub fn usual_time(&self, kind: Kind) -> Happened {
        if kind.is_reckoned_in_hours() { Happened::At(self.now) } else { Happened::On(self.today()) }
    }

    /// Who acts, known to the staff and still here.
    ///
    /// # Errors
    /// Nobody was named, the staff does not know them, they left, or they hold no role: who holds none changes nothing (P2-1).
    pub fn actor(&self, tx: &mut Transaction) -> Result<Member> {
        let member = self.known_actor(tx)?;
        if member.roles.is_empty() {
            let who = match people::keepers(tx)? {
                Keepers::Anybody => Vec::new(),
                Keepers::Holders(who) | Keepers::InTheirPlace(who) => who,
            };
            return Err(Refusal::NoRole { actor: member.id, holders: who }.into());
        }
        Ok(member)
    }

    /// Who acts, known to the staff and still here, whatever their roles.
    ///
    /// # Errors
    /// Nobody was named, or the staff does not know them, or they left.
    pub(in crate::desk) fn known_actor(&self, tx: &mut Transaction) -> Result<Member> {
        let actor = self.actor.clone().ok_or(Input::NoActor)?;
        let members = people::members(tx)?;
        match members.iter().find(|(_, member)| member.id == actor) {
            Some((_, member)) if member.left.is_some() => Err(Refusal::HasLeft(actor).into()),
            Some((_, member)) => Ok(member.clone()),
            None => Err(Input::UnknownActor { given: actor, known: ids(&members) }.into()),
        }
    }

    /// Who acts, holding the role that an act is reserved for.
    ///
    /// # Errors
    /// They do not hold it; the refusal says who does.
    pub fn entitled(&self, tx: &mut Transaction, duty: Duty) -> Result<Member> {
        let member = self.known_actor(tx)?;
        let role = tx.archive().settings().role_for(duty).clone();
        if member.holds(&role) {
            return Ok(member);
        }
        let holders =
            people::members(tx)?.into_iter().map(|(_, m)| m).filter(|m| m.holds(&role)).map(|m| m.id).collect();
        Err(Refusal::Reserved { reserved: duty, role, actor: member.id, holders }.into())
    }

    /// An approval that a register tells of is history where it is older than the archive, or where whoever keeps the staff says
    /// so; else a clerk would approve by importing (P2-7, P1-7).
    ///
    /// # Errors
    /// It is of the archive's own time, and who acts does not hold the role.
    pub fn may_tell(&self, tx: &mut Transaction, approved_on: Option<Date>) -> Result<()> {
        let began = people::began(tx)?;
        if approved_on.zip(began).is_some_and(|(day, began)| day < began) {
            return Ok(());
        }
        self.entitled(tx, Duty::History).map(|_| ())
    }

    /// A person whom somebody named by the id.
    ///
    /// # Errors
    /// The staff does not know them, or they were not here at the time that is told of.
    pub(in crate::desk) fn person(&self, tx: &mut Transaction, id: &StaffId, time: Time) -> Result<Member> {
        let found = staff::meant(tx, |member| member.id == *id, time)?;
        match found {
            Some(member) => Ok(member),
            None => Err(Input::UnknownStaff { given: id.clone(), known: ids(&people::members(tx)?) }.into()),
        }
    }

    /// A person of the staff, here still or not.
    ///
    /// # Errors
    /// The staff does not know them.
    pub(in crate::desk) fn known_person(&self, tx: &mut Transaction, id: &StaffId) -> Result<Member> {
        let members = people::members(tx)?;
        let found = members.iter().find(|(_, member)| member.id == *id).map(|(_, member)| member.clone());
        found.ok_or_else(|| Input::UnknownStaff { given: id.clone(), known: ids(&members) }.into())
    }

    /// What every record of this act says.
    pub fn head(&self, by: &StaffId, kind: Kind, when: impl Into<Happened>) -> Head {
        let (at, clock) = (self.now, self.clock);
        let (lies_in, no, title, enquiry, part) = (None, None, None, None, None);
        Head { kind, when: when.into(), at, clock, by: by.clone(), lies_in, no, title, enquiry, part }
    }

    /// A record of this act.
    pub fn record(&self, by: &StaffId, when: impl Into<Happened>, title: Option<Line>, body: Body) -> Record {
        let head = Head { title, ..self.head(by, body.kind(), when) };
        Record { head, body, events: Vec::new() }
    }

    /// An event of this act.
    pub fn event(&self, by: &StaffId, stem: Stem, when: impl Into<Happened>, deed: EventBody) -> Event {
        let of = match &deed {
            EventBody::Approved(_) | EventBody::Rejected(_) | EventBody::Voided(_) => {
                Some(EntryText(EntryName::Record(stem)))
            }
            _ => None,
        };
        let head = EventHead {
            record: StemText(stem),
            action: deed.action(),
            of,
            when: when.into(),
            at: self.now,
            clock: self.clock,
            by: by.clone(),
            lies_in: None,
        };
        Event { head, deed }
    }

    /// A decision of this act about one event of a record.
    pub fn decision(
        &self,
        by: &StaffId,
        (stem, step): (Stem, Step),
        when: impl Into<Happened>,
        deed: EventBody,
    ) -> Event {
        let mut event = self.event(by, stem, when, deed);
        event.head.of = Some(EntryText(EntryName::Event(stem, step)));
        event
    }
}

fn ids(members: &[(Stem, Member)]) -> Vec<StaffId> {
    members.iter().filter(|(_, m)| m.left.is_none()).map(|(_, m)| m.id.clone()).collect()
}

/// A department that is on the list of `deedbox.toml` (P1-3).
///
/// # Errors
/// It is not; the error names the nearest.
pub(in crate::desk) fn check_department(tx: &Transaction, given: &Line) -> Result<()> {
    let departments = &tx.archive().settings().departments;
    match departments.meant(given) {
        Some(_) => Ok(()),
        None => Err(Input::UnknownDepartment { given: given.clone(), known: known_departments(tx) }.into()),
    }
}

/// To whom a case goes: a department on the list, or a person of the staff who is here at the time that is told of (P1-3).
///
/// # Errors
/// It is neither, or the person has left.
pub(in crate::desk) fn check_addressee(tx: &mut Transaction, given: &Line, time: Time) -> Result<()> {
    if tx.archive().settings().departments.meant(given).is_some() {
        return Ok(());
    }
    match staff::meant(tx, |member| called(member, given), time)? {
        Some(_) => Ok(()),
        None => Err(Input::UnknownAddressee { given: given.clone(), known: known_departments(tx) }.into()),
    }
}

fn known_departments(tx: &Transaction) -> Vec<Line> {
    tx.archive().settings().departments.names().cloned().collect()
}

/// A name that no record of a bundle has.
pub fn fresh_stem(tx: &mut Transaction, bundle: &BundleId, date: Date, kind: Kind) -> Result<Stem> {
    Ok(Stem::Dated { date, kind, tail: tx.fresh_tail(bundle)? })
}

/// Looks up a client's file, locks what `bundles` names of it, and makes sure that it is still where it was.
pub fn lock_file(
    tx: &mut Transaction,
    name: &FileName,
    bundles: impl Fn(&ClientFile) -> Vec<BundleId>,
) -> Result<ClientFile> {
    loop {
        let file = tenancy::client_file(tx, name)?;
        tx.lock(bundles(&file))?;
        // Somebody may have moved the client out, or boxed the volume, before the lock was ours.
        if tenancy::client_file(tx, name)? == file {
            return Ok(file);
        }
    }
}

/// Checks that what is entered as done has happened by now.
pub(in crate::desk) fn in_past(desk: &Desk, when: Happened) -> Result<()> {
    in_order((crate::error::DateOf::This, when.date()), (crate::error::DateOf::Today, desk.today()))?;
    if when.moment().is_some_and(|moment| desk.now < moment) { Err(Input::InFuture(when).into()) } else { Ok(()) }
}

/// Checks that one date does not come before another.
pub fn in_order(first: (crate::error::DateOf, Date), then: (crate::error::DateOf, Date)) -> Result<()> {
    if then.1 < first.1 { Err(Error::Input(Input::DateOrder { first, then })) } else { Ok(()) }
}
