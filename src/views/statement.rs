//! A client's account as it is shown and printed (P3-1): charges and payments with the balance behind each, what is overdue and since
//! when, deposits apart; and what one payment was.

use rust_decimal::Decimal;

use crate::archive::{Archive, Bundle, Uncached, file_parts, find, tenancy};
use crate::error::{Input, Result};
use crate::model::case::seen;
use crate::model::id::Owner;
use crate::model::ledger::{Charge, Movement};
use crate::model::receipt::{MoneyReceipt, ReceiptFor};
use crate::model::reckoning::{self, Owed};
use crate::model::statement::{AccountSpan, KINDS, LineIs, LineSays, Statement, StatementLine};
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{AsOf, Body, Case, Date, FileName, Kind, Line, RecordId, Reference, Refusal, Stem, UnitCode};
use crate::views::estate::cover_seen;

/// A client's account with whose it is.
#[derive(Clone, Debug)]
pub struct ClientAccount {
    /// By what name the file is called.
    pub name: FileName,
    /// The client's first unit.
    pub unit: UnitCode,
    pub company: Line,
    /// The day of departure, of who left.
    pub departed: Option<Date>,
    /// The currency of all its money.
    pub currency: String,
    pub statement: Statement,
}

/// The account of the client of a unit, or of one who left, over a span of days.
///
/// # Errors
/// There is no such unit; it is vacant; nobody left it on that day.
pub fn of_file(archive: &Archive, name: &FileName, span: AccountSpan) -> Result<ClientAccount> {
    let file = tenancy::client_file(&mut Uncached::new(archive), name)?;
    let bundles = file.bundles().iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let parts: Vec<&Bundle> = bundles.iter().collect();
    let mut cases = Vec::new();
    for kind in KINDS {
        cases.extend(file_parts::cases_of(archive.reader(), &parts, kind)?);
    }
    Ok(ClientAccount {
        company: cover_seen(archive, &file, &span.view())?.0.company,
        unit: file.lead.unit.clone(),
        departed: file.left,
        currency: archive.settings().currency.as_str().to_owned(),
        statement: Statement::of(&cases, span),
        name: file.name,
    })
}

impl ClientAccount {
    /// The id of a record of the file.
    pub fn id(&self, stem: Stem) -> RecordId {
        RecordId { owner: Owner::File(self.name.clone()), stem }
    }

    /// Whose it is, and its sums.
    pub fn pairs(&self) -> Vec<(&'static str, Cell)> {
        let statement = &self.statement;
        let until = statement.span.until;
        let aged = statement.account.aged(until);
        let since = statement.account.overdue_charges(until).map(|owed| owed.due).min();
        vec![
            ("unit", Cell::text(&self.unit)),
            ("company", Cell::text(&self.company)),
            ("move_out", Cell::maybe(self.departed, Cell::Date)),
            ("since", Cell::maybe(statement.span.since, Cell::Date)),
            ("until", Cell::Date(until)),
            ("currency", Cell::text(&self.currency)),
            ("opening", Cell::money(statement.opening)),
            ("charged", Cell::money(statement.charged())),
            ("paid", Cell::money(statement.paid())),
            ("refunded", Cell::money(statement.refunded())),
            ("closing", Cell::money(statement.closing())),
            ("owed", Cell::money(statement.account.owed())),
            ("not_due", Cell::money(aged.not_due)),
            ("overdue", Cell::money(aged.overdue())),
            ("overdue_since", Cell::maybe(since, Cell::Date)),
            ("credit_balance", Cell::money(statement.account.credit)),
            ("deposits_held", Cell::money(statement.held_in_all())),
        ]
    }

    /// The charges and payments, the earliest first, with the balance behind each.
    pub fn lines(&self) -> Table {
        let columns = [
            text("date"),
            text("kind"),
            text("standing"),
            text("detail"),
            text("item"),
            text("period"),
            text("due"),
            text("method"),
            text("receipt"),
            text("no"),
            figure("charged"),
            figure("paid"),
            figure("refunded"),
            figure("balance"),
            text("id"),
        ];
        let mut table = Table { as_of: Some(self.statement.span.until), ..Table::new("statement", &columns) };
        for line in &self.statement.lines {
            let (item, period, method, receipt) = match &line.says {
                LineSays::Charge { item, period, .. } => (Some(item), period.as_ref(), None, None),
                LineSays::Payment { method, receipt } | LineSays::Refund { method, receipt, .. } => {
                    (None, None, method.as_ref(), receipt.as_ref())
                }
                LineSays::Deposit { .. } => (None, None, None, None),
            };
            let [mut charged, mut paid, mut refunded] = [Cell::Empty, Cell::Empty, Cell::Empty];
            match line.says {
                LineSays::Charge { .. } => charged = Cell::money(line.amount),
                LineSays::Payment { .. } => paid = Cell::money(-line.amount),
                LineSays::Refund { .. } => refunded = Cell::money(line.amount),
                LineSays::Deposit { .. } => {}
            }
            table.rows.push(vec![
                Cell::Date(line.date),
                Cell::Code(line.stem.kind().as_str()),
                standing(line),
                Cell::maybe(line.detail(), Cell::Gist),
                Cell::maybe(item, Cell::text),
                Cell::maybe(period, Cell::text),
                Cell::maybe(line.due(), Cell::Date),
                Cell::maybe(method, Cell::text),
                Cell::maybe(receipt, Cell::text),
                Cell::maybe(line.no.as_ref(), Cell::text),
                charged,
                paid,
                refunded,
                Cell::money(line.balance),
                Cell::text(self.id(line.stem)),
            ]);
        }
        table.totals = vec![
            ("charged", Cell::money(self.statement.charged())),
            ("paid", Cell::money(self.statement.paid())),
            ("refunded", Cell::money(self.statement.refunded())),
            ("balance", Cell::money(self.statement.closing())),
        ];
        table
    }

    /// The charges that are not paid on the last day, the one that is due first first; a refund that went beyond the credit stands
    /// among them.
    pub fn open(&self) -> Table {
        let columns = [text("due"), text("kind"), text("item"), text("period"), text("no")];
        let sums = [figure("amount"), figure("outstanding"), figure("overdue_days")];
        let mut table = Table::new("open", &[&columns[..], &sums, &[text("id")]].concat());
        let until = self.statement.span.until;
        for owed in self.statement.account.charges.iter().filter(|owed| !owed.left.is_zero()) {
            table.rows.push(vec![
                Cell::Date(owed.due),
                Cell::Code(owed.stem.kind().as_str()),
                Cell::maybe(owed.charge.as_ref(), |charge| Cell::text(&charge.item)),
                Cell::maybe(owed.charge.as_ref().and_then(|charge| charge.period.as_ref()), Cell::text),
                Cell::maybe(self.number(owed.stem), Cell::text),
                Cell::money(owed.amount),
                Cell::money(owed.left),
                Cell::Count(until.days_since(owed.due).max(0)),
                Cell::text(self.id(owed.stem)),
            ]);
        }
        table.totals = vec![("outstanding", Cell::money(self.statement.account.owed()))];
        table
    }

    /// The office's number of a charge.
    fn number(&self, stem: Stem) -> Option<&Line> {
        self.statement.numbers.get(&stem)
    }

    /// What happened to deposits, the earliest first, with what was held of each sort then.
    pub fn deposits(&self) -> Table {
        let columns = [text("date"), text("about"), text("movement"), text("standing"), text("reason"), text("no")];
        let columns = [&columns[..], &[figure("amount"), figure("held"), text("id")]].concat();
        let mut table = Table::new("deposits", &columns);
        for line in &self.statement.deposits {
            let LineSays::Deposit { about, movement, reason } = &line.says else { continue };
            table.rows.push(vec![
                Cell::Date(line.date),
                Cell::Code(about.as_str()),
                Cell::Code(movement.as_str()),
                standing(line),
                Cell::maybe(reason.as_ref(), Cell::text),
                Cell::maybe(line.no.as_ref(), Cell::text),
                Cell::money(line.amount),
                Cell::money(line.balance),
                Cell::text(self.id(line.stem)),
            ]);
        }
        table.totals = vec![("held", Cell::money(self.statement.held_in_all()))];
        table
    }
}

fn standing(line: &StatementLine) -> Cell {
    match line.is {
        LineIs::Entered => Cell::Empty,
        LineIs::Amended => Cell::Code("amended"),
    }
}

/// What a payment was, a refund, or a deposit that was received or given back, as it counts now.
///
/// # Errors
/// There is no such record; it is none that a receipt is given for; it was voided.
pub fn receipt(archive: &Archive, reference: &Reference) -> Result<MoneyReceipt> {
    const WANTED: &[Kind] = &[Kind::Payment, Kind::Refund, Kind::Deposit];
    let found = find::record(&mut Uncached::new(archive), reference)?;
    let kind = found.id.stem.kind();
    let (Some(file), true) = (&found.file, WANTED.contains(&kind)) else {
        return Err(Input::WrongKind { id: found.id, kind, wanted: WANTED }.into());
    };
    let bundles = file.bundles().iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let parts: Vec<&Bundle> = bundles.iter().collect();
    let case = file_parts::case_of(archive.reader(), &parts, found.id.stem)?;
    let case = case.ok_or_else(|| Input::UnknownRecord(reference.clone()))?;
    let case = case.readable(&AsOf::NOW).ok_or_else(|| Refusal::unseen(&case, found.id.clone()))?;
    let head = &case.record.head;
    let (what, amount, method, no, reason, handled_by) = match &case.record.body {
        Body::Payment(payment) => {
            let no = payment.receipt.clone();
            (ReceiptFor::Payment, payment.amount, payment.method.clone(), no, None, payment.handled_by.clone())
        }
        Body::Refund(refund) => {
            let (method, no) = (refund.method.clone(), refund.receipt.clone());
            (ReceiptFor::Refund, refund.amount, method, no, refund.reason.clone(), refund.handled_by.clone())
        }
        Body::Deposit(deposit) => {
            let what = match deposit.movement {
                Movement::Received => ReceiptFor::DepositReceived(deposit.about),
                Movement::Refunded => ReceiptFor::DepositRefunded(deposit.about),
                Movement::Deducted => return Err(Input::NoReceipt(found.id).into()),
            };
            (what, deposit.amount, None, None, deposit.reason.clone(), None)
        }
        _ => return Err(Input::WrongKind { id: found.id, kind, wanted: WANTED }.into()),
    };
    let charges = reckoning::named_by(&case, &charges_of(archive, &parts)?);
    Ok(MoneyReceipt {
        unit: file.lead.unit.clone(),
        company: cover_seen(archive, file, &AsOf::of_day(head.date()))?.0.company,
        what,
        date: head.date(),
        no: no.or_else(|| head.no.clone()),
        amount: amount.amount(),
        method,
        reason,
        charges,
        // Who entered it took it, where nobody else is named.
        handled_by: handled_by.or_else(|| Some(head.by.clone())),
        id: found.id,
    })
}

/// What a payment did to a client's account, as it counts now.
#[derive(Clone, Debug)]
pub struct PaymentEffect {
    /// Each charge of which it paid something, the one that was due first first, with how much of it.
    pub settled: Vec<(Charge, Decimal)>,
    /// What is still owed in all.
    pub owed: Decimal,
    /// What was paid beyond all charges.
    pub credit: Decimal,
}

/// What a payment paid, by the account with it and without it; none where the record is no payment of a client.
pub fn effect(archive: &Archive, id: &RecordId) -> Result<Option<PaymentEffect>> {
    let found = find::record(&mut Uncached::new(archive), &Reference::to(id))?;
    let (Some(file), Kind::Payment) = (&found.file, found.id.stem.kind()) else { return Ok(None) };
    let bundles = file.bundles().iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let parts: Vec<&Bundle> = bundles.iter().collect();
    let mut cases = Vec::new();
    for kind in reckoning::KINDS {
        cases.extend(seen(file_parts::cases_of(archive.reader(), &parts, kind)?, &AsOf::NOW));
    }
    let with = reckoning::account(&cases);
    cases.retain(|case| case.stem != found.id.stem);
    let without = reckoning::account(&cases);
    let paid = |owed: &Owed| {
        let before = without.charges.iter().find(|other| other.stem == owed.stem)?.left;
        Some((owed.charge.clone()?, before - owed.left)).filter(|(_, paid)| Decimal::ZERO < *paid)
    };
    Ok(Some(PaymentEffect {
        settled: with.charges.iter().filter_map(paid).collect(),
        owed: with.owed(),
        credit: with.credit,
    }))
}

fn charges_of(archive: &Archive, parts: &[&Bundle]) -> Result<Vec<Case>> {
    Ok(seen(file_parts::cases_of(archive.reader(), parts, Kind::Charge)?, &AsOf::NOW))
}
