//! The estate's settings, its staff, who acts, and the clock.

use crate::archive::{Archive, BundleId, Lookup, StorageError, Uncached, people};
use crate::model::{Duty, Kind, Member, Moment};
use crate::views::doctor::ailment::Ailment;
use crate::views::doctor::asked::WhoAsks;

pub(super) fn look(archive: &Archive, asked: &WhoAsks) -> Vec<Ailment> {
    let unknown = archive.unknown_settings().iter();
    let mut found: Vec<Ailment> = unknown.map(|key| Ailment::UnknownSetting { key: key.clone() }).collect();
    match staff(archive) {
        Ok((members, newest)) => {
            found.extend(roles(archive, &members));
            found.extend(actor(&members, asked));
            if let Some(newest) = newest.filter(|newest| asked.now < *newest) {
                found.push(Ailment::ClockBehind { now: asked.now, newest });
            }
        }
        Err(e) => found.push(Ailment::StaffUnreadable(e)),
    }
    found
}

/// Everybody of the staff, and when the last entry about them was made.
fn staff(archive: &Archive) -> Result<(Vec<Member>, Option<Moment>), StorageError> {
    let mut lookup = Uncached::new(archive);
    let members = people::members(&mut lookup)?;
    let cases = lookup.bundle(&BundleId::Staff)?.cases(archive.reader(), Kind::Person)?;
    let entries = cases.iter().flat_map(|case| {
        let events = case.events.iter().map(|named| named.event.head.at);
        events.chain([case.record.head.at])
    });
    Ok((members.into_iter().map(|(_, member)| member).collect(), entries.max()))
}

fn roles(archive: &Archive, members: &[Member]) -> Option<Ailment> {
    let role = archive.settings().role_for(Duty::Staff).clone();
    let held = members.iter().any(|member| member.holds(&role));
    (!held).then_some(Ailment::NobodyHolds { role })
}

fn actor(members: &[Member], asked: &WhoAsks) -> Option<Ailment> {
    let Some(actor) = asked.actor.clone() else {
        return Some(Ailment::NobodyActs);
    };
    match members.iter().find(|member| member.id == actor) {
        None => Some(Ailment::ActorUnknown { actor }),
        Some(member) if member.left.is_some() => Some(Ailment::ActorLeft { actor }),
        Some(_) => None,
    }
}
