//! The loans, known by the office's numbers.

use std::rc::Rc;

use crate::archive::{BundleId, Lookup, Transaction, find};
use crate::desk::Desk;
use crate::desk::import::cells::Cells;
use crate::desk::import::client_name;
use crate::desk::import::earlier::{Named, looked_through, numbered};
use crate::desk::import::enquiries::{ENQUIRY, Enquiries};
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::past_loan::{PastLoan, enter_past_loan};
use crate::error::Result;
use crate::model::book::UNIT;
use crate::model::book::lists::loans::{
    APPROVED_BY, BORROWER, DATE, DEPARTMENT, DUE, GONE, HANDLED_BY, NO, PURPOSE, RETURNED,
};
use crate::model::{Action, Body, Case, Date, FileName, Kind, Line, Owner, RecordId, Reference, StaffId, Whose};

/// What a row tells, of whose file or of which enquiry, by its number.
#[derive(Debug)]
struct LoanRow {
    of: LentThing,
    no: Line,
    to: Line,
    department: Option<Line>,
    purpose: Line,
    approved_by: Option<StaffId>,
    handled_by: Option<StaffId>,
    date: Date,
    due: Option<Date>,
    returned: Option<Date>,
    gone: Option<Date>,
}

/// What was lent, as a register names it.
#[derive(Debug)]
enum LentThing {
    File(FileName),
    Enquiry(String),
}

impl LoanRow {
    fn asked(self, of: Whose) -> PastLoan {
        let Self { no, to, department, purpose, approved_by, handled_by, date, due, returned, gone, .. } = self;
        PastLoan { no, of, to, department, purpose, approved_by, handled_by, date, due, returned, gone }
    }
}

fn read(cells: &mut Cells) -> Option<LoanRow> {
    let of = match cells.text(&UNIT) {
        text if text.starts_with(ENQUIRY) => Some(LentThing::Enquiry(text.to_owned())),
        _ => cells.need::<FileName>(&UNIT).map(LentThing::File),
    };
    let (no, date) = (cells.need::<Line>(&NO), cells.need::<Date>(&DATE));
    let (to, department, purpose) =
        (cells.need::<Line>(&BORROWER), cells.take(&DEPARTMENT), cells.need::<Line>(&PURPOSE));
    let (approved_by, due, returned) = (cells.take::<StaffId>(&APPROVED_BY), cells.take(&DUE), cells.take(&RETURNED));
    let (handled_by, gone) = (cells.take::<StaffId>(&HANDLED_BY), cells.take(&GONE));
    Some(LoanRow {
        of: of?,
        no: no?,
        to: to?,
        department,
        purpose: purpose?,
        approved_by,
        handled_by,
        date: date?,
        due,
        returned,
        gone,
    })
}

/// Enters the loans that are not known yet.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows) -> Result<RowCounts> {
    desk.actor(tx)?;
    let named = Named::by(tx, rows, (Some(&NO), Some(&UNIT), Some(&DATE)))?;
    let mut known = numbered(tx, Kind::Loan, &named)?;
    let mut enquiries = Enquiries::default();
    rows.each(|cells| {
        let Some(row) = read(cells).filter(|_| cells.is_sound()) else {
            return Ok(Became::Nothing);
        };
        if let Some((bundle, stem)) = known.get(row.no.as_str()) {
            let case = tx.bundle(bundle)?.case(tx.archive().reader(), *stem)?;
            let (lies_there, owner) = match &row.of {
                LentThing::File(name) => (looked_through(tx, name)?.contains(bundle), Owner::File(name.clone())),
                LentThing::Enquiry(no) => {
                    let enquiry = enquiries.of(tx, no)?;
                    (case.enquiry() == Some(enquiry.stem), enquiry.owner)
                }
            };
            compare(cells, &row, (bundle, &case), lies_there.then_some(owner));
            return Ok(Became::Same);
        }
        if let LentThing::File(name) = &row.of {
            client_name::check(cells, tx, name)?;
            if !cells.is_sound() {
                return Ok(Became::Nothing);
            }
        }
        let no = row.no.to_string();
        let of = match &row.of {
            LentThing::File(name) => Whose::File(name.clone()),
            LentThing::Enquiry(no) => Whose::Enquiry(Reference::to(&enquiries.of(tx, no)?)),
        };
        let id = enter_past_loan(desk, tx, row.asked(of))?;
        let found = find::record(tx, &Reference::to(&id))?;
        known.insert(no, (Rc::new(found.bundle), id.stem));
        Ok(Became::New)
    })
}

/// Compares a row with what was imported under its number; what lies elsewhere than the row says is told of by that alone.
fn compare(cells: &mut Cells, row: &LoanRow, (bundle, case): (&BundleId, &Case), owner: Option<Owner>) {
    let Body::Loan(first) = &case.record.body else { return };
    let Some(owner) = owner else {
        let now = match &row.of {
            LentThing::File(name) => name.to_string(),
            LentThing::Enquiry(no) => no.clone(),
        };
        cells.compare(&UNIT, Some(&bundle.to_string()), Some(&now), &bundle);
        return;
    };
    let id = RecordId { owner, stem: case.stem };
    let step = |action: Action| case.record.events.iter().find(|step| step.action == action);
    cells.compare(&DATE, Some(&case.record.head.date()), Some(&row.date), &id);
    cells.compare(&BORROWER, Some(&first.borrower), Some(&row.to), &id);
    cells.compare(&DEPARTMENT, first.department.as_ref(), row.department.as_ref(), &id);
    cells.compare(&PURPOSE, Some(&first.purpose), Some(&row.purpose), &id);
    cells.compare(
        &APPROVED_BY,
        step(Action::Approved).and_then(|step| step.by.as_ref()),
        row.approved_by.as_ref(),
        &id,
    );
    let hander = step(Action::Approved).and_then(|step| step.handled_by.as_ref());
    cells.compare(&HANDLED_BY, hander, row.handled_by.as_ref(), &id);
    if row.due.is_some() {
        cells.compare(&DUE, Some(&first.due), row.due.as_ref(), &id);
    }
    cells.compare(&RETURNED, step(Action::Returned).and_then(|step| step.date.as_ref()), row.returned.as_ref(), &id);
    cells.compare(&GONE, step(Action::Gone).and_then(|step| step.date.as_ref()), row.gone.as_ref(), &id);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::import::sheet::Sheet;
    use crate::model::book::lists::loans::COLUMNS;

    #[test]
    fn what_a_register_leaves_empty_is_not_known() {
        let sheet =
            Sheet::of_text("編號,單元,借閱日期,借閱人,事由,歸還日期\nB1,0203@2024-10-20,2023-05-01,黃玲,核對,\n");
        let row = sheet.rows(COLUMNS).next().and_then(|mut cells| read(&mut cells)).unwrap();
        assert!(matches!(&row.of, LentThing::File(name) if name.to_string() == "0203@2024-10-20"));
        assert_eq!((row.approved_by, row.due, row.returned, row.department), (None, None, None, None));
    }
}
