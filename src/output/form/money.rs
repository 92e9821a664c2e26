//! A client's account on paper (P3-1): the statement, the demand for what is overdue, the receipt.

use minijinja::{Value, context};
use rust_decimal::Decimal;

use crate::model::ledger::DepositKind;
use crate::model::receipt::{MoneyReceipt, ReceiptFor};
use crate::model::reckoning::Owed;
use crate::model::settings::Settings;
use crate::model::statement::{LineIs, LineSays, Statement, StatementLine};
use crate::model::{Date, FileName, Line, UnitCode};
use crate::output::form::{PageForm, fill};
use crate::output::html::PageFault;
use crate::output::phrases::{Phrases, say};

const STATEMENT: &str = include_str!("../../../templates/form/statement.html");
const DEMAND: &str = include_str!("../../../templates/form/demand.html");
const RECEIPT: &str = include_str!("../../../templates/form/receipt.html");

/// A client's account with whose it is.
#[derive(Clone, Copy, Debug)]
pub struct AccountPage<'a> {
    pub name: &'a FileName,
    pub unit: &'a UnitCode,
    pub company: &'a Line,
    pub statement: &'a Statement,
}

/// An amount as a page has it: two decimals, no currency, which stands at the head.
fn sum(amount: Decimal) -> String {
    format!("{amount:.2}")
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The statement: charges, payments and balances, what is open, deposits apart.
pub fn statement(phrases: Phrases, settings: &Settings, page: &AccountPage) -> Result<String, PageFault> {
    let statement = page.statement;
    let span = statement.span;
    let aged = statement.account.aged(span.until);
    let since = statement.account.overdue_charges(span.until).map(|owed| owed.due).min();
    let lines: Vec<Value> = statement.lines.iter().map(|line| account_line(phrases, line)).collect();
    let open = statement.account.charges.iter().filter(|owed| !owed.left.is_zero());
    let values = context! {
        estate => settings.name.as_str(),
        currency => settings.currency.as_str(),
        unit => page.unit.to_string(),
        company => page.company.as_str(),
        since => day(span.since),
        until => span.until.to_string(),
        opening => sum(statement.opening),
        charged => sum(statement.charged()),
        paid => sum(statement.paid() - statement.refunded()),
        closing => sum(statement.closing()),
        owed => sum(statement.account.owed()),
        not_due => sum(aged.not_due),
        overdue => sum(aged.overdue()),
        overdue_since => day(since),
        credit => sum(statement.account.credit),
        held => sum(statement.held_in_all()),
        lines,
        open => open.map(|owed| open_charge(statement, owed)).collect::<Vec<_>>(),
        deposits => statement.deposits.iter().map(|line| deposit_line(phrases, line)).collect::<Vec<_>>(),
    };
    let form = PageForm { name: "statement", body: STATEMENT, css: CSS.to_owned() };
    let title = format!("{} {} {}", say!(phrases, "form-statement"), page.name, span.until);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}

const CSS: &str = ".account td.figure, .account th.figure { text-align: right; white-space: nowrap; }
.account tfoot td, .account tr.sum td { font-weight: 700; border-top: .4mm solid #111; }
.account .late { font-weight: 700; }
td > span[lang], .sums dt span[lang] { color: #444; font-size: 8.5pt; margin-left: .4em; }
.sums { display: grid; grid-template-columns: max-content max-content; gap: 1.2mm 8mm; margin: 6mm 0; }
.sums dt, .sums dd { margin: 0; } .sums dd { text-align: right; font-weight: 600; }
.amount { font-size: 15pt; font-weight: 700; }";

fn account_line(phrases: Phrases, line: &StatementLine) -> Value {
    // What was paid back stands in the column of payments, below zero: a page has room for three sums.
    let (what, charged, paid) = match line.says {
        LineSays::Payment { .. } => ("form-payment", String::new(), sum(-line.amount)),
        LineSays::Refund { .. } => ("form-refund", String::new(), sum(-line.amount)),
        LineSays::Charge { .. } | LineSays::Deposit { .. } => ("form-charge", sum(line.amount), String::new()),
    };
    context! {
        date => line.date.to_string(),
        what,
        detail => line.detail().map(|gist| gist.to_string()).unwrap_or_default(),
        amended => amended(phrases, line),
        no => line.no.as_ref().map(ToString::to_string).unwrap_or_default(),
        due => day(line.due()),
        charged,
        paid,
        balance => sum(line.balance),
    }
}

fn amended(phrases: Phrases, line: &StatementLine) -> Option<String> {
    match line.is {
        LineIs::Entered => None,
        LineIs::Amended => Some(say!(phrases, "form-amended")),
    }
}

fn open_charge(statement: &Statement, owed: &Owed) -> Value {
    let days = statement.span.until.days_since(owed.due);
    context! {
        due => owed.due.to_string(),
        item => owed.charge.as_ref().map(|charge| charge.item.to_string()),
        period => owed.charge.as_ref().and_then(|charge| charge.period.as_ref()).map(ToString::to_string).unwrap_or_default(),
        no => statement.numbers.get(&owed.stem).map(ToString::to_string).unwrap_or_default(),
        amount => sum(owed.amount),
        outstanding => sum(owed.left),
        late => 0 <= days,
        days => days.max(0),
    }
}

fn deposit_line(phrases: Phrases, line: &StatementLine) -> Value {
    let (about, movement, reason) = match &line.says {
        LineSays::Deposit { about, movement, reason } => {
            (form_deposit(*about), format!("form-movement-{}", movement.as_str()), reason.as_ref())
        }
        LineSays::Charge { .. } | LineSays::Payment { .. } | LineSays::Refund { .. } => {
            (String::new(), String::new(), None)
        }
    };
    context! {
        date => line.date.to_string(),
        about,
        movement,
        reason => reason.map(ToString::to_string).unwrap_or_default(),
        amended => amended(phrases, line),
        amount => sum(line.amount),
        held => sum(line.balance),
    }
}

fn form_deposit(about: DepositKind) -> String {
    format!("form-deposit-{}", about.as_str())
}

/// The demand: each charge that is overdue on the last day, and their sum.
pub fn demand(phrases: Phrases, settings: &Settings, page: &AccountPage) -> Result<String, PageFault> {
    let statement = page.statement;
    let until = statement.span.until;
    let charges: Vec<Value> =
        statement.account.overdue_charges(until).map(|owed| open_charge(statement, owed)).collect();
    let values = context! {
        estate => settings.name.as_str(),
        currency => settings.currency.as_str(),
        unit => page.unit.to_string(),
        company => page.company.as_str(),
        date => until.to_string(),
        overdue => sum(statement.account.overdue(until)),
        charges,
    };
    let form = PageForm { name: "demand", body: DEMAND, css: CSS.to_owned() };
    let title = format!("{} {} {until}", say!(phrases, "form-demand"), page.name);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}

/// The receipt, in two copies of A5 on a sheet of A4: for the client and for the office. `by` is the name of who took the money, or
/// gave it out.
pub fn receipt(
    phrases: Phrases,
    settings: &Settings,
    (receipt, by): (&MoneyReceipt, Option<String>),
) -> Result<String, PageFault> {
    let (title, about, gives) = match receipt.what {
        ReceiptFor::Payment => ("form-receipt", None, false),
        ReceiptFor::Refund => ("form-refund-receipt", None, true),
        ReceiptFor::DepositReceived(about) => ("form-deposit-receipt", Some(about), false),
        ReceiptFor::DepositRefunded(about) => ("form-deposit-refund", Some(about), true),
    };
    let charge = |charge: &crate::model::ledger::Charge| {
        context! {
            item => charge.item.as_str(),
            period => charge.period.as_ref().map(ToString::to_string).unwrap_or_default(),
            amount => sum(charge.amount.amount()),
        }
    };
    let known =
        |text: &Option<Line>| text.as_ref().map(|text| super::fitted(text.as_str(), [60; 3]).1).unwrap_or_default();
    let values = context! {
        copies => ["form-copy-client", "form-copy-office"],
        heading => title,
        gives,
        estate => settings.name.as_str(),
        id => receipt.id.to_string(),
        no => known(&receipt.no),
        date => receipt.date.to_string(),
        unit => receipt.unit.to_string(),
        company => super::fitted(receipt.company.as_str(), [80; 3]).1,
        amount => format!("{} {}", settings.currency.as_str(), sum(receipt.amount)),
        method => known(&receipt.method),
        about => about.map(form_deposit),
        reason => known(&receipt.reason),
        charges => receipt.charges.iter().take(NAMED).map(charge).collect::<Vec<_>>(),
        more => receipt.charges.len().saturating_sub(NAMED),
        by => by.unwrap_or_default(),
    };
    let css = format!("@page {{ size: A4; }} @media print {{ body {{ margin: 0; }} }}\n{CSS}");
    let form = PageForm { name: "receipt", body: RECEIPT, css };
    let title = format!("{} {}", phrases.phrase(title, Vec::new()), receipt.id);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}

/// Charges that are named on a receipt; beyond them how many more there are.
const NAMED: usize = 4;
