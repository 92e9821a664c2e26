//! Another day of moving in: the tenancies that began with the client's first day follow the cover (P1-4b, P2-8).

use toml::Table;

use crate::archive::{BundleId, ClientFile, Lookup, Tenure, Transaction, tenancy};
use crate::desk::open_file::check_counts;
use crate::desk::shelf::{NamedRecord, named};
use crate::desk::{Desk, in_order, voiding};
use crate::error::{DateOf, Result};
use crate::model::event::{Amendment, EventBody, Values};
use crate::model::{Body, Date, FileName, Happened, Line, Member, Owner, RecordId, Reference, Refusal, Stem, form};

/// The day of moving in that new values of a cover tell.
pub(in crate::desk) fn told(named: &NamedRecord, values: &Table) -> Option<Date> {
    if named.case.stem != Stem::Cover {
        return None;
    }
    values.get("move_in").and_then(|day| day.clone().try_into().ok())
}

/// The tenancies that follow another day of moving in, with the locks of their rooms: those that began on the day that holds
/// until now.
///
/// # Errors
/// One would overlap with another client's, begin after its end, or lie on days on which its unit does not count; the lease would
/// end before it begins.
pub(in crate::desk) fn followers(tx: &mut Transaction, cover: &NamedRecord, day: Date) -> Result<Vec<Tenure>> {
    let Owner::File(name) = &cover.id.owner else { return Ok(Vec::new()) };
    let rooms: Vec<BundleId> = tenures(tx, name)?.0.into_iter().map(|tenure| BundleId::Room(tenure.room)).collect();
    tx.lock(rooms)?;
    let (all, file) = tenures(tx, name)?;
    if let Body::Cover(now) = &cover.now()?.record.body
        && let Some(end) = now.lease_end
    {
        in_order((DateOf::MoveIn, day), (DateOf::LeaseEnd, end))?;
    }
    let (following, others): (Vec<Tenure>, Vec<Tenure>) = all.into_iter().partition(|tenure| tenure.from == file.since);
    for tenure in &others {
        in_order((DateOf::MoveIn, day), (DateOf::This, tenure.from))?;
    }
    for tenure in &following {
        check(tx, tenure, day)?;
    }
    Ok(following)
}

fn tenures(tx: &mut Transaction, name: &FileName) -> Result<(Vec<Tenure>, ClientFile)> {
    let file = tenancy::client_file(tx, name)?;
    let mut theirs = Vec::new();
    for place in tx.units()?.iter() {
        let of_room = tenancy::tenures(tx, place)?.into_iter();
        theirs.extend(of_room.filter(|tenure| tenure.is_of(&file.home.unit, &file.tenure.client)));
    }
    Ok((theirs, file))
}

/// Refuses a tenancy from a day on that stands against another one.
fn check(tx: &mut Transaction, tenure: &Tenure, day: Date) -> Result<()> {
    if let Some(to) = tenure.to {
        in_order((DateOf::MoveIn, day), (DateOf::MoveOut, to))?;
    }
    check_counts(tx, &tenure.room, (day, tenure.to))?;
    let others = tenancy::tenures(tx, &tenure.room)?.into_iter().filter(|other| other.stem != tenure.stem);
    let stands = |other: &Tenure| {
        other.to.is_none_or(|end| day < end) && tenure.to.is_none_or(|end| other.from < end) && other.from < tenure.from
    };
    let Some(other) = others.into_iter().find(stands) else { return Ok(()) };
    let file = tenancy::file_of(tx, &other)?;
    let company = tenancy::company(tx, &file)?;
    let unit = tenure.room.unit.clone();
    Err(Refusal::Let { unit, company, since: other.from, until: other.to }.into())
}

/// Gives the tenancies their new first day: proposed and approved at once by who approved the cover's.
pub(in crate::desk) fn follow(
    desk: &Desk,
    tx: &mut Transaction,
    (member, reason): (&Member, Option<&Line>),
    tenures: Vec<Tenure>,
    (day, when): (Date, Happened),
) -> Result<()> {
    for tenure in tenures.into_iter().filter(|tenure| tenure.from != day) {
        let id = RecordId { owner: Owner::File(FileName::Present(tenure.room.unit.clone())), stem: tenure.stem };
        let tenancy = named(tx, &Reference::to(&id))?;
        let first = form::read::<Date>(&day.to_string())?;
        let amendment = Amendment {
            from: tenure.from.min(day),
            paper: None,
            reason: reason.cloned(),
            attachments: Vec::new(),
            values: Values(Table::from_iter([("date".to_owned(), first)])),
        };
        let step = voiding::add(desk, tx, (&member.id, &tenancy), when, EventBody::Amended(amendment))?;
        voiding::approve_now(desk, tx, (member, &tenancy), step, when)?;
    }
    Ok(())
}
