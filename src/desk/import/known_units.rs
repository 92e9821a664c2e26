//! Units as tables name them, found among those that there are: `305`, typed as a number, for `0305`.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Lookup, Transaction, tenancy};
use crate::error::{Error, Result};
use crate::model::book::Holds;
use crate::model::{CellFault, Fault, UnitCode};

/// The units that an archive has.
#[derive(Debug)]
pub struct KnownUnits {
    codes: BTreeSet<String>,
    /// Those that are numbers, by the number without the zeros before it.
    numbers: BTreeMap<String, Vec<String>>,
    units: Vec<UnitCode>,
}

impl KnownUnits {
    /// The units of an archive.
    pub fn of(tx: &mut Transaction) -> Result<Self> {
        let units: Vec<UnitCode> = tx.units()?.iter().map(|place| place.unit.clone()).collect();
        let mut known = Self { codes: BTreeSet::new(), numbers: BTreeMap::new(), units: Vec::new() };
        for unit in &units {
            known.codes.insert(unit.folded());
            if let Some(number) = number(unit.as_str()) {
                known.numbers.entry(number.to_owned()).or_default().push(unit.to_string());
            }
        }
        known.units = units;
        Ok(known)
    }

    /// What a cell means, where that is not what it says.
    ///
    /// # Errors
    /// Several units stand where one belongs.
    pub fn meant(&self, holds: Holds, text: &str) -> Result<Option<String>, Fault> {
        match holds {
            Holds::Unit if self.in_slashes(text).is_some() => Err(Fault::Cell(CellFault::SeveralUnits)),
            Holds::Unit => Ok(self.unit(text)),
            Holds::Units => {
                let meant = |part: &str| {
                    let part = part.trim();
                    self.in_slashes(part).or_else(|| self.unit(part)).unwrap_or_else(|| part.to_owned())
                };
                let all = text.split([';', '；']).map(meant).collect::<Vec<_>>().join(";");
                Ok((all != text).then_some(all))
            }
            _ => Ok(None),
        }
    }

    /// Units with slashes between, each of which there is: `1202/1205`, and not `1202/05`.
    fn in_slashes(&self, text: &str) -> Option<String> {
        let found = |part: &str| {
            let code = self.unit(part.trim()).unwrap_or_else(|| part.trim().to_owned());
            self.has(&code).then_some(code)
        };
        let all: Option<Vec<String>> = text.split('/').map(found).collect();
        all.filter(|all| 1 < all.len()).map(|all| all.join(";"))
    }

    /// A unit, or who left it; the one that there is where the door's code was not written as it is.
    fn unit(&self, text: &str) -> Option<String> {
        let (code, left) = match text.split_once('@') {
            Some((code, day)) => (code, format!("@{day}")),
            None => (text, String::new()),
        };
        if code.is_empty() || self.has(code) {
            return None;
        }
        let bare = code.trim().trim_end_matches(['室', '號', '号']);
        let bare = bare.strip_prefix('#').unwrap_or(bare).trim();
        if self.has(bare) {
            return Some(format!("{bare}{left}"));
        }
        match self.numbers.get(number(bare)?).map(Vec::as_slice) {
            Some([only]) => Some(format!("{only}{left}")),
            _ => None,
        }
    }

    fn has(&self, code: &str) -> bool {
        self.codes.contains(&crate::model::text::fold(code))
    }

    /// Why a cell names no unit, where it names one that is not there.
    pub fn unknown(&self, text: &str) -> Option<Error> {
        Some(tenancy::unknown(&self.lacking(text)?, &self.units).into())
    }

    /// Whether a cell names a unit that is not there.
    pub fn lack(&self, text: &str) -> bool {
        self.lacking(text).is_some()
    }

    fn lacking(&self, text: &str) -> Option<UnitCode> {
        let lacks = |part: &str| {
            let code: UnitCode = part.split('@').next().unwrap_or_default().trim().parse().ok()?;
            (!self.has(code.as_str())).then_some(code)
        };
        text.split(';').find_map(lacks)
    }
}

/// The units of a cell, before it is known which there are.
pub(super) fn side_by_side(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；', '、', '/']).map(str::trim).filter(|part| !part.is_empty())
}

/// A number without the zeros before it.
fn number(code: &str) -> Option<&str> {
    let bare = code.trim_start_matches('0');
    (!bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit())).then_some(bare)
}
