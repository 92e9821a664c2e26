//! The registers in the form in which `import` reads them.

use crate::model::Kind;
use crate::model::book::ledger::{CellMeans, RegisterLedger};
use crate::model::book::lists::{clients, papers};
use crate::model::book::{Book, RegisterColumn, UNIT};
use crate::model::record::KindSheet;
use crate::model::sheet::{CellSort, ClientNames, Purpose, SheetColumn, SheetForm, Sums};

/// The column of the client's name, which `import` holds against the unit.
const CLIENT: SheetColumn = SheetColumn { key: "client", heading: "client-name", sort: CellSort::Text };

/// Where the client's name stands in a register: behind the unit.
pub(super) fn name_place(ledger: &RegisterLedger, names: ClientNames) -> Option<usize> {
    let unit = ledger.exported().position(|(_, means, _)| means == CellMeans::Unit);
    unit.filter(|_| names == ClientNames::Beside).map(|at| at + 1)
}

/// Where the client's name stands in a register that is laid out in a way of its own and goes by clients.
pub(super) fn own_name_place(book: Book, names: ClientNames) -> Option<usize> {
    let named = [Book::Papers, Book::Loans, Book::Moveouts, Book::Places, Book::SurveyResponses];
    let unit = book.columns().iter().position(|column| column.header == UNIT.header)?;
    (names == ClientNames::Beside && named.contains(&book)).then_some(unit + 1)
}

/// The sheet of a register.
pub(super) fn form(book: Book, names: ClientNames) -> SheetForm {
    let shown = |column: &RegisterColumn, sort| SheetColumn { key: column.key, heading: column.heading, sort };
    let columns = match book.ledger() {
        Some(ledger) => {
            let mut columns: Vec<SheetColumn> =
                ledger.exported().map(|(column, _, sort)| shown(column, sort)).collect();
            if let Some(at) = name_place(ledger, names) {
                columns.insert(at, CLIENT);
            }
            columns
        }
        None => {
            // Who has left stands among the departures.
            let columns = book.columns().iter().filter(|column| **column != clients::MOVED_OUT);
            let sort = |column: &RegisterColumn| if *column == papers::LEVEL { CellSort::Code } else { column.sort() };
            let mut columns: Vec<SheetColumn> = columns.map(|column| shown(column, sort(column))).collect();
            if let Some(at) = own_name_place(book, names) {
                columns.insert(at, CLIENT);
            }
            columns
        }
    };
    let sums =
        if matches!(book, Book::Charges | Book::Payments | Book::Refunds) { Sums::Amounts } else { Sums::Nothing };
    SheetForm { name: book.as_str(), purpose: Purpose::Register, sums, columns }
}

/// The register in which the records of a kind stand; none where `import` reads none of the kind.
pub(super) fn book_of(kind: Kind) -> Option<Book> {
    match kind.facts().sheet {
        KindSheet::In(book) => Some(book),
        KindSheet::Alone(_) => None,
    }
}
