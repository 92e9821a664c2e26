//! What is gone: a loan that does not come back, a paper that is not in its place, pages that are missing at the return (P2-7). Each is
//! a case until it is found or replaced.

use crate::archive::Transaction;
use crate::desk::loan::{NamedLoan, check_in, check_status};
use crate::desk::papers::papers;
use crate::desk::shelf::{self, NamedRecord, Shelf};
use crate::desk::{Desk, fresh_stem, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::cases::Loss;
use crate::model::event::{EventBody, StepDetails};
use crate::model::loan::LoanStatus;
use crate::model::{Action, Body, Date, Kind, Line, PaperName, RecordId, Reference, StaffId, StemText, Target};

/// What is gone.
#[derive(Clone, Debug)]
pub struct NoteLoss {
    /// A loan, a paper, an enquiry; a unit for the file of its client.
    pub target: Target,
    /// A remark: where it was looked for.
    pub note: Option<Line>,
    pub date: Date,
}

/// Pages that did not come back with the rest.
#[derive(Clone, Debug)]
pub struct MissingPages {
    /// Which.
    pub pages: Line,
    /// Of which papers; none means of what was lent.
    pub of: Vec<Reference>,
}

/// What was found to be gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LossEntered {
    /// The case.
    pub id: RecordId,
    /// The loan that ended with it, and who had it.
    pub ended: Option<(RecordId, Line)>,
}

/// Ends a loan of what is gone, or notes a file or a paper that is not in its place; opens the case of it.
pub fn lost(desk: &Desk, tx: &mut Transaction, ask: &NoteLoss) -> Result<LossEntered> {
    let by = desk.actor(tx)?.id;
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    let reference = shelf::target(tx, &ask.target)?;
    let named = shelf::named_or_paper(tx, &reference)?;
    if named.event.is_some() {
        return Err(Input::EventNamed { id: named.id, named: reference }.into());
    }
    if named.case.stem.kind() == Kind::Loan && named.paper.is_none() {
        return lost_loan(desk, tx, (&by, named), ask);
    }
    let gone = gone_papers(&named, &reference)?;
    in_order((DateOf::Asked, named.now()?.record.head.date()), (DateOf::This, ask.date))?;
    check_in(tx, &named.shelf, &gone)?;
    let loss = Loss { loan: None, person: None, pages: None, papers: gone, attachments: Vec::new() };
    let id = enter(desk, tx, (&by, &named.shelf), (loss, ask.note.clone(), ask.date))?;
    Ok(LossEntered { id, ended: None })
}

/// The papers that a name means; none where it means all that is in a file, or known of an enquiry.
fn gone_papers(named: &NamedRecord, reference: &Reference) -> Result<Vec<PaperName>> {
    let kind = named.case.stem.kind();
    if named.paper.is_none() && matches!(kind, Kind::Cover | Kind::Enquiry) {
        return Ok(Vec::new());
    }
    match crate::model::paper::meant(&named.now()?, reference) {
        crate::model::paper::Meant::One(name) => Ok(vec![name]),
        crate::model::paper::Meant::None | crate::model::paper::Meant::Record => {
            Err(Input::WrongKind { kind, id: named.id.clone(), wanted: &[Kind::Loan, Kind::Document] }.into())
        }
    }
}

fn lost_loan(
    desk: &Desk,
    tx: &mut Transaction,
    (by, named): (&StaffId, NamedRecord),
    ask: &NoteLoss,
) -> Result<LossEntered> {
    let named = NamedLoan::of(named)?;
    check_status(&named, Action::Gone, LoanStatus::Out)?;
    let lent_on = named.state.lent_on.unwrap_or(named.case.record.head.date());
    in_order((DateOf::Loan, lent_on), (DateOf::This, ask.date))?;
    let details = StepDetails { note: ask.note.clone(), ..StepDetails::default() };
    named.add_event(tx, &desk.event(by, named.case.stem, ask.date, EventBody::Stepped(Action::Gone, details)))?;
    let loss = Loss {
        loan: Some(StemText(named.case.stem)),
        person: Some(named.loan.borrower.clone()),
        pages: None,
        papers: named.loan.papers.clone(),
        attachments: Vec::new(),
    };
    let id = enter(desk, tx, (by, &named.shelf), (loss, ask.note.clone(), ask.date))?;
    Ok(LossEntered { id, ended: Some((named.id, named.loan.borrower)) })
}

/// Opens the case of pages that did not come back with what was lent.
pub(in crate::desk) fn enter_missing(
    desk: &Desk,
    tx: &mut Transaction,
    (by, named): (&StaffId, &NamedLoan),
    (missing, date): (&MissingPages, Date),
) -> Result<RecordId> {
    let of = match missing.of.is_empty() {
        true => named.loan.papers.clone(),
        false => papers(tx, (&named.shelf.owner, &missing.of), &named.shelf)?,
    };
    if let Some(other) = of.iter().find(|paper| !named.loan.papers.is_empty() && !named.loan.papers.contains(paper)) {
        let id = RecordId { owner: named.shelf.owner.clone(), stem: other.stem() };
        return Err(Input::NotLent { loan: named.id.clone(), paper: id }.into());
    }
    let loss = Loss {
        loan: Some(StemText(named.case.stem)),
        person: Some(named.loan.borrower.clone()),
        pages: Some(missing.pages.clone()),
        papers: of,
        attachments: Vec::new(),
    };
    enter(desk, tx, (by, &named.shelf), (loss, None, date))
}

fn enter(
    desk: &Desk,
    tx: &mut Transaction,
    (by, shelf): (&StaffId, &Shelf),
    (loss, note, date): (Loss, Option<Line>, Date),
) -> Result<RecordId> {
    let stem = fresh_stem(tx, &shelf.bundle, date, Kind::Loss)?;
    let title = note.or_else(|| loss.pages.clone());
    let mut record = desk.record(by, date, title, Body::Loss(loss));
    record.head.enquiry = shelf.enquiry.map(StemText);
    tx.add_record(&shelf.bundle, stem, &record)?;
    Ok(RecordId { owner: shelf.owner.clone(), stem })
}
