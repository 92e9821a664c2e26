//! Keeping something from being destroyed, whatever its term says, until the hold is closed (S-RET).

use crate::archive::{Transaction, retention, tenancy};
use crate::desk::shelf::lock_register;
use crate::desk::{Desk, fresh_stem, in_past};
use crate::error::{Input, Result};
use crate::model::disposal::{HoldOrder, Holdable};
use crate::model::{AsOf, Body, Date, Duty, Happened, Kind, Line, RecordId, Register, VolumeCode};

/// What is to be held.
#[derive(Clone, Debug)]
pub struct PlaceHold {
    /// Volumes and clients' files; at least one.
    pub what: Vec<Holdable>,
    /// Why.
    pub reason: Line,
    /// What asks for it.
    pub mandate: Option<Line>,
    /// When it is looked at again.
    pub until: Option<Date>,
    pub date: Date,
}

/// Enters a hold; who may not is refused.
pub fn hold(desk: &Desk, tx: &mut Transaction, ask: &PlaceHold) -> Result<RecordId> {
    let by = desk.entitled(tx, Duty::Hold)?.id;
    in_past(desk, Happened::On(ask.date))?;
    let shelf = lock_register(tx, Register::Disposals, ask.date)?;
    let (mut volumes, mut clients): (Vec<VolumeCode>, Vec<Line>) = (Vec::new(), Vec::new());
    for what in &ask.what {
        match what {
            Holdable::Volume(code) => {
                check_volume(tx, code)?;
                volumes.push(code.clone());
            }
            Holdable::File(name) => clients.push(tenancy::client_file(tx, name)?.main.identity().parse()?),
        }
    }
    volumes.sort();
    volumes.dedup();
    clients.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    clients.dedup();
    let body = HoldOrder {
        reason: ask.reason.clone(),
        mandate: ask.mandate.clone(),
        until: ask.until,
        volumes,
        clients,
        attachments: Vec::new(),
    };
    let stem = fresh_stem(tx, &shelf.bundle, ask.date, Kind::Hold)?;
    tx.add_record(&shelf.bundle, stem, &desk.record(&by, ask.date, None, Body::Hold(body)))?;
    Ok(RecordId { owner: shelf.owner, stem })
}

/// A code that no volume has would hold nothing.
fn check_volume(tx: &mut Transaction, code: &VolumeCode) -> Result<()> {
    let volumes = retention::volumes(tx, &AsOf::NOW)?;
    let known = volumes.iter().flat_map(retention::BoxedVolume::parts).any(|part| part.boxed.code == *code);
    if known { Ok(()) } else { Err(Input::UnknownVolume(code.clone()).into()) }
}
