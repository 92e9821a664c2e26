//! Entering a loan of before, as an office's register tells of it (P2-7).

use crate::archive::people::called;
use crate::archive::{Lookup, Transaction};
use crate::desk::loan::check_in;
use crate::desk::papers::level_of;
use crate::desk::shelf::Shelf;
use crate::desk::staff::{self, Time};
use crate::desk::{Desk, enquiry, fresh_stem, in_order, lock_file};
use crate::error::{DateOf, Result};
use crate::model::event::EmbeddedEvent;
use crate::model::record::{Loan, ReadingPlace};
use crate::model::{Action, Body, Date, Happened, Kind, Line, RecordId, StaffId, StemText, Whose, loan};

/// A loan as a register of before tells of it.
#[derive(Clone, Debug)]
pub(in crate::desk) struct PastLoan {
    /// The office's number.
    pub no: Line,
    /// Whose file, or which enquiry.
    pub of: Whose,
    /// Who read it.
    pub to: Line,
    /// The reader's department.
    pub department: Option<Line>,
    pub purpose: Line,
    /// Who approved it; where nobody is named, the role is.
    pub approved_by: Option<StaffId>,
    /// Who handed it out (P2-7); whether they might is the audit's to say.
    pub handled_by: Option<StaffId>,
    pub date: Date,
    /// When it was due; else after the estate's days.
    pub due: Option<Date>,
    /// When it came back.
    pub returned: Option<Date>,
    /// When it was found to be gone, where it did not come back.
    pub gone: Option<Date>,
}

/// Enters a loan of before with the steps that its register knows. Who approved it is kept as named.
pub(in crate::desk) fn enter_past_loan(desk: &Desk, tx: &mut Transaction, ask: PastLoan) -> Result<RecordId> {
    let by = desk.actor(tx)?.id;
    in_order((DateOf::Loan, ask.date), (DateOf::Today, desk.today()))?;
    let due = match ask.due {
        Some(due) => due,
        None => ask.date.later_by(tx.archive().settings().loans.days)?,
    };
    in_order((DateOf::Loan, ask.date), (DateOf::Due, due))?;
    for returned in [ask.returned, ask.gone].into_iter().flatten() {
        in_order((DateOf::Loan, ask.date), (DateOf::This, returned))?;
        in_order((DateOf::This, returned), (DateOf::Today, desk.today()))?;
    }
    for named in ask.approved_by.iter().chain(&ask.handled_by) {
        desk.person(tx, named, Time::On(ask.date))?;
    }
    staff::meant(tx, |member| called(member, &ask.to), Time::On(ask.date))?;
    desk.may_tell(tx, Some(ask.date))?;
    let shelf = match &ask.of {
        Whose::File(name) => Shelf::of_file(&lock_file(tx, name, |file| vec![file.write_to.clone()])?),
        Whose::Enquiry(reference) => enquiry::shelf(tx, reference)?.0,
    };
    let level = level_of(tx, &shelf, &[])?;
    let (borrower, department, purpose) = (ask.to, ask.department, ask.purpose);
    let body = Loan {
        borrower,
        department,
        phone: None,
        level,
        purpose,
        urgent: None,
        due,
        place: ReadingPlace::Office,
        papers: Vec::new(),
    };
    if ask.returned.is_none() && ask.gone.is_none() {
        check_in(tx, &shelf, &body.papers)?;
    }
    let role = ask.approved_by.is_none().then(|| tx.archive().settings().role_for(loan::duty(level)).clone());
    let approved = EmbeddedEvent {
        by: ask.approved_by,
        role,
        handled_by: ask.handled_by,
        ..EmbeddedEvent::at(Action::Approved, Happened::On(ask.date))
    };
    let ended = match (ask.returned, ask.gone) {
        (Some(back), _) => Some(EmbeddedEvent::at(Action::Returned, Happened::On(back))),
        (None, gone) => gone.map(|day| EmbeddedEvent::at(Action::Gone, Happened::On(day))),
    };
    let stem = fresh_stem(tx, &shelf.bundle, ask.date, Kind::Loan)?;
    let mut record = desk.record(&by, ask.date, None, Body::Loan(body));
    record.head.no = Some(ask.no);
    record.head.enquiry = shelf.enquiry.map(StemText);
    record.events = [approved].into_iter().chain(ended).collect();
    tx.add_record(&shelf.bundle, stem, &record)?;
    Ok(RecordId { owner: shelf.owner, stem })
}
