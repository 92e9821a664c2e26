//! The general manager's authorities, with how each stands (P1-5b).

use crate::archive::{Archive, Uncached, authorities};
use crate::error::Result;
use crate::model::confidence::{GivenAuthority, On, StaffAsOf};
use crate::model::table::{Cell, Table, text};
use crate::model::{Date, Moment};
use crate::views::{When, newest_first};

/// How an authority stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorityState {
    /// It holds.
    InForce,
    /// It begins later.
    ToCome,
    /// It was ended before its last day.
    Ended,
    /// Its last day is over.
    Over,
    /// Who entered it did not hold the role: it is none.
    NotEntitled,
}

impl AuthorityState {
    pub fn code(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::ToCome => "to-come",
            Self::Ended => "ended",
            Self::Over => "over",
            Self::NotEntitled => "not-entitled",
        }
    }
}

/// Which authorities are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichAuthorities {
    /// Every one that was given.
    All,
    /// Those that hold now.
    InForce,
}

/// The authorities, the latest first.
pub fn list(archive: &Archive, which: WhichAuthorities, now: Moment) -> Result<Table> {
    let mut lookup = Uncached::new(archive);
    let confidence = authorities::confidence(&mut lookup)?;
    let mut all = authorities::entered(&mut lookup)?;
    newest_first(&mut all, |given| When::entered(given.from, given.at, &given.id));
    let columns = ["id", "lets", "roles", "departments", "people", "from", "until", "state", "by", "title"].map(text);
    let mut table = Table::new("authorities", &columns);
    let on = On { day: now.date(), at: now, staff: StaffAsOf::Now };
    for given in &all {
        let state = state(given, confidence.given().contains(given), on);
        if which == WhichAuthorities::All || state == AuthorityState::InForce {
            table.rows.push(row(given, state));
        }
    }
    Ok(table)
}

fn state(given: &GivenAuthority, counts: bool, on: On) -> AuthorityState {
    match (given.holds(on), given.ended) {
        _ if !counts => AuthorityState::NotEntitled,
        (true, _) => AuthorityState::InForce,
        (false, Some(_)) => AuthorityState::Ended,
        (false, None) if on.day < given.from => AuthorityState::ToCome,
        (false, None) => AuthorityState::Over,
    }
}

fn row(given: &GivenAuthority, state: AuthorityState) -> Vec<Cell> {
    let says = &given.says;
    let until: Date = given.until();
    vec![
        Cell::text(&given.id),
        Cell::Code(says.lets.as_str()),
        Cell::List(says.roles.iter().map(ToString::to_string).collect()),
        Cell::List(says.departments.iter().map(ToString::to_string).collect()),
        Cell::List(says.people.iter().map(ToString::to_string).collect()),
        Cell::Date(given.from),
        Cell::Date(until),
        Cell::Code(state.code()),
        Cell::text(&given.by),
        Cell::maybe(given.title.as_ref(), Cell::text),
    ]
}
