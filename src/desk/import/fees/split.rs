//! A fee sheet made a register of charges and one of payments.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::desk::import::fees::made::{Heads, Made, NewRow};
use crate::desk::import::fees::months::{month, month_of, year_in_titles};
use crate::desk::import::fees::{FeeForm, form, month_heads};
use crate::desk::import::fees_told::{FeesAsked, FeesTold};
use crate::desk::import::headers::{HeaderNames, Mapping, plain};
use crate::desk::import::raw_cell::{Grid, GridRow, RawCell};
use crate::desk::import::sheet::{LeftOut, Origin, Sheet};
use crate::desk::import::values::measures::Basis;
use crate::desk::import::values::unit::HeaderUnit;
use crate::error::{Result, TableFault};
use crate::model::book::lists::CLIENT_NAMES;
use crate::model::book::lists::fees::{
    CHARGED, COLUMNS, DUE, HANDLED_BY, ISSUED, ITEM, METHOD, NO, PAID, PAID_ON, PERIOD, RECEIPT,
};
use crate::model::book::{Book, Holds, RegisterColumn, UNIT};
use crate::model::month::Month;
use crate::model::script::alike_unspaced;

/// Headers of columns that are made.
const MADE_NO: &str = "編號";
const MADE_ITEM: &str = "項目";
const MADE_PERIOD: &str = "所屬期間";
const MADE_ISSUED: &str = "開單日期";
const MADE_DUE: &str = "到期日";
const MADE_AMOUNT: &str = "金額";
const MADE_LINK: &str = "對應費用";

/// The registers that a fee sheet is.
///
/// # Errors
/// It does not say what is charged for, when it is due, or of which year its months are.
pub(in crate::desk::import) fn split(
    (file, folder, currency): (&str, &Path, &str),
    grid: Grid,
    (names, mapping): (&HeaderNames, &Mapping),
    asked: &FeesAsked,
) -> Result<[(Book, Sheet); 2]> {
    let is_wide = form(&grid, names, mapping) == Some(FeeForm::Months);
    let base = base(file, grid.sheet.as_deref());
    let title_year = year_in_titles(&grid, names.header(&grid, mapping).at, &[&base]);
    let mut sheet = Sheet::of((file, folder, currency), grid, names, mapping)?;
    sheet.check_columns(names, COLUMNS)?;
    sheet.leave_out_around(&UNIT);
    sheet.check_meanings(names)?;
    let year = asked.year.or(title_year);
    let mut splitting = Splitting {
        places: Places::of(&sheet.headers, names, mapping),
        names,
        mapping,
        base,
        asked,
        year,
        told: FeesTold::default(),
        left_out: Vec::new(),
        numbers: BTreeMap::new(),
        sheet,
    };
    let rows = if is_wide { splitting.months()? } else { splitting.side_by_side()? };
    if asked.year.is_none() && splitting.told.year.is_some() {
        splitting.told.year = title_year;
    }
    Ok(splitting.sheets(rows))
}

/// Of what numbers are made: the file, and the sheet of a workbook. Marks that stand between numbers are none of a number.
fn base(file: &str, sheet: Option<&str>) -> String {
    let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let base = sheet.map_or_else(|| stem.clone(), |sheet| format!("{stem}!{sheet}"));
    base.replace([';', '；', '、'], "_")
}

/// Where the columns of a fee sheet stand.
struct Places(Vec<(&'static RegisterColumn, usize)>);

impl Places {
    fn of(headers: &[String], names: &HeaderNames, mapping: &Mapping) -> Self {
        let known = headers.iter().enumerate().filter_map(|(at, header)| Some((names.column(header, mapping)?, at)));
        let mut places = Self(known.collect());
        // Where nothing is charged, a day is the one on which somebody paid.
        let date = headers.iter().position(|header| DATE.contains(&plain(header).as_str()) && !mapping.names(header));
        if let (None, None, Some(date)) = (places.at(&CHARGED), places.at(&PAID_ON), date) {
            places.0.push((&PAID_ON, date));
        }
        places
    }

    fn at(&self, column: &RegisterColumn) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == column).map(|(_, at)| *at)
    }
}

/// Headers of a day, without saying of what.
const DATE: &[&str] = &["日期", "date"];

/// What a cell of an amount says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AmountSaid {
    Nothing,
    /// An amount, or what the register has to refuse.
    Something,
}

/// A fee sheet on the way to be registers.
struct Splitting<'a> {
    sheet: Sheet,
    places: Places,
    names: &'a HeaderNames,
    mapping: &'a Mapping,
    base: String,
    asked: &'a FeesAsked,
    year: Option<i32>,
    told: FeesTold,
    left_out: Vec<(u64, LeftOut)>,
    /// The numbers that were made, by the lines of their rows.
    numbers: BTreeMap<u64, String>,
}

/// The rows of both.
struct BothMade {
    charges: Made,
    payments: Made,
}

impl Splitting<'_> {
    fn header(&self, column: &RegisterColumn) -> Option<&String> {
        self.sheet.headers.get(self.places.at(column)?)
    }

    fn cell<'r>(&self, row: &'r GridRow, column: &RegisterColumn) -> Option<&'r RawCell> {
        row.cells.get(self.places.at(column)?).filter(|cell| !cell.is_empty())
    }

    fn amount(&self, cell: Option<&RawCell>) -> AmountSaid {
        let said = cell.map(|cell| Holds::Money.read(cell, &Basis::own(&self.sheet.currency)));
        match said {
            None => AmountSaid::Nothing,
            Some(Ok(said)) if said.is_empty() => AmountSaid::Nothing,
            Some(Ok(said)) if said.parse::<Decimal>().is_ok_and(|amount| amount.is_zero()) => AmountSaid::Nothing,
            Some(_) => AmountSaid::Something,
        }
    }

    /// The number of a row; made where there is no column of numbers.
    fn number(&mut self, row: &GridRow, of: Option<Month>) -> RawCell {
        let given = self.places.at(&NO).map(|at| row.cells.get(at).cloned().unwrap_or_default());
        if let (Some(given), None) = (&given, of) {
            return given.clone();
        }
        let first = match &given {
            Some(given) if given.is_empty() => return RawCell::Empty,
            Some(given) => given.shown().into_owned(),
            None => format!("{}:{}", self.base, row.line),
        };
        // A sheet of the same name comes in for the next month too: its rows are of another month.
        let month = of.or_else(|| self.month_of_row(row));
        let number = month.map_or_else(|| first.clone(), |month| format!("{first}:{month}"));
        if of.is_none() {
            self.numbers.insert(row.line, number.clone());
        }
        if given.is_none() && self.told.number.is_none() {
            self.told.number = Some(number.clone());
        }
        RawCell::Text(number)
    }

    /// The month that a row is about: that of its fee, else that in which it is due, was billed or paid.
    fn month_of_row(&self, row: &GridRow) -> Option<Month> {
        let of_period = self.cell(row, &PERIOD).and_then(|cell| month_of(cell, self.year));
        let mut of_day = [&DUE, &ISSUED, &PAID_ON].into_iter().filter_map(|column| {
            let day = Holds::Day.read(self.cell(row, column)?, &Basis::own("")).ok()?;
            day.get(..7)?.parse().ok()
        });
        of_period.or_else(|| of_day.next())
    }

    /// What is charged for: the column's, or what was told beside the sheet.
    fn item(&self, new: &mut NewRow) {
        match (self.cell(new.from, &ITEM), &self.asked.item) {
            (None, Some(item)) => new.say(item),
            _ => new.copy(self.places.at(&ITEM)),
        }
    }

    /// Whether there is anything that says what is charged for.
    fn check_item(&self) -> Result<()> {
        match self.places.at(&ITEM).is_some() || self.asked.item.is_some() {
            true => Ok(()),
            false => Err(TableFault::FeeItem(self.sheet.name()).into()),
        }
    }

    /// The day on which a row was billed, and that on which it is due.
    fn days(&mut self, new: &mut NewRow, (billed, due): (Option<Month>, Option<Month>)) {
        match (self.cell(new.from, &ISSUED), billed) {
            (None, Some(month)) => {
                self.told.billed = true;
                new.say(month.first());
            }
            _ => new.copy(self.places.at(&ISSUED)),
        }
        match (self.cell(new.from, &DUE), due) {
            (None, Some(month)) => {
                self.told.due = true;
                new.say(month.last());
            }
            _ => new.copy(self.places.at(&DUE)),
        }
    }

    /// Columns that nothing reads are handed on, to be told of.
    fn unread(&self) -> Vec<usize> {
        let used: BTreeSet<usize> = self.places.0.iter().map(|(_, at)| *at).collect();
        let beside = self.sheet.headers.iter().enumerate();
        beside.filter(|(at, header)| !used.contains(at) && !header.is_empty()).map(|(at, _)| at).collect()
    }

    /// Of the columns that nothing reads those over the names of clients.
    fn client_names(&self, unread: &[usize]) -> Vec<usize> {
        let is_name = |at: &usize| {
            let header = self.sheet.headers.get(*at).map(|header| alike_unspaced(header)).unwrap_or_default();
            CLIENT_NAMES.iter().any(|known| alike_unspaced(known) == header)
        };
        unread.iter().copied().filter(is_name).collect()
    }

    /// Amounts charged and paid, in two columns or in one.
    fn side_by_side(&mut self) -> Result<BothMade> {
        let rows = std::mem::take(&mut self.sheet.rows);
        let charged = |this: &Self, row: &GridRow| this.amount(this.cell(row, &CHARGED)) == AmountSaid::Something;
        let paid = |this: &Self, row: &GridRow| this.amount(this.cell(row, &PAID)) == AmountSaid::Something;
        if self.places.at(&CHARGED).is_none() && self.places.at(&PAID).is_none() {
            let (file, column) = (self.sheet.name(), CHARGED.header.to_owned());
            return Err(TableFault::ColumnMissing { file, column }.into());
        }
        if rows.iter().any(|row| charged(self, row)) {
            self.check_item()?;
            if self.places.at(&DUE).is_none() && self.places.at(&PERIOD).is_none() {
                return Err(TableFault::FeeDue(self.sheet.name()).into());
            }
        }
        let unread = self.unread();
        // Whose a payment is said to be goes along; what else nothing reads is told of once.
        let names = self.client_names(&unread);
        let (charge_heads, payment_heads) = (self.charge_heads(&unread), self.payment_heads(&names));
        let (mut charges, mut payments) = (Vec::new(), Vec::new());
        for row in &rows {
            let (is_charged, is_paid) = (charged(self, row), paid(self, row));
            if !is_charged && !is_paid {
                self.left_out.push((row.line, LeftOut::NoAmount));
                continue;
            }
            let number = self.number(row, None);
            if is_charged {
                charges.push(self.charge(row, &number, &unread));
            }
            if is_paid {
                payments.push(self.payment(row, number, (is_charged, &names)));
            }
        }
        self.sheet.rows = rows;
        Ok(BothMade { charges: charge_heads.made(charges), payments: payment_heads.made(payments) })
    }

    fn charge_heads(&self, unread: &[usize]) -> Heads {
        let mut heads = Heads::new();
        for (column, canonical) in [
            (&NO, MADE_NO),
            (&UNIT, UNIT.header),
            (&ITEM, MADE_ITEM),
            (&PERIOD, MADE_PERIOD),
            (&ISSUED, MADE_ISSUED),
            (&DUE, MADE_DUE),
            (&CHARGED, MADE_AMOUNT),
        ] {
            heads.add(self.header(column), canonical);
        }
        unread.iter().filter_map(|at| self.sheet.headers.get(*at)).for_each(|header| heads.add_unread(header));
        heads
    }

    fn charge(&mut self, row: &GridRow, number: &RawCell, unread: &[usize]) -> GridRow {
        let mut new = NewRow::of(row);
        new.cells.push(number.clone());
        new.copy(self.places.at(&UNIT));
        self.item(&mut new);
        let said = self.cell(row, &PERIOD);
        let period = said.and_then(|cell| month_of(cell, self.year));
        match period {
            Some(month) => {
                self.note_year(said);
                new.say(month);
            }
            None => new.copy(self.places.at(&PERIOD)),
        }
        let due = || self.cell(row, &DUE).and_then(|cell| Holds::Day.read(cell, &Basis::own("")).ok());
        let of_due = || due()?.get(..7)?.parse::<Month>().ok();
        let of_due = of_due();
        // What is due before its month was billed before it.
        let billed = [period, of_due].into_iter().flatten().min_by_key(|month| month.first());
        self.days(&mut new, (billed, period));
        new.copy(self.places.at(&CHARGED));
        unread.iter().for_each(|at| new.copy(Some(*at)));
        new.done()
    }

    fn payment_heads(&self, unread: &[usize]) -> Heads {
        let mut heads = Heads::new();
        for (column, canonical) in [
            (&NO, MADE_NO),
            (&UNIT, UNIT.header),
            (&PAID_ON, PAID_ON.header),
            (&PAID, MADE_AMOUNT),
            (&METHOD, METHOD.header),
            (&RECEIPT, RECEIPT.header),
            (&HANDLED_BY, HANDLED_BY.header),
        ] {
            heads.add(self.header(column), canonical);
        }
        heads.add(None, MADE_LINK);
        unread.iter().filter_map(|at| self.sheet.headers.get(*at)).for_each(|header| heads.add_unread(header));
        heads
    }

    fn payment(&self, row: &GridRow, number: RawCell, (is_charged, names): (bool, &[usize])) -> GridRow {
        let mut new = NewRow::of(row);
        let link = number.shown().into_owned();
        new.cells.push(number);
        for column in [&UNIT, &PAID_ON, &PAID, &METHOD, &RECEIPT, &HANDLED_BY] {
            new.copy(self.places.at(column));
        }
        // What stands in one row belongs together.
        if is_charged && !link.contains([';', '；', '、']) {
            new.say(link);
        } else {
            new.cells.push(RawCell::Empty);
        }
        names.iter().for_each(|at| new.copy(Some(*at)));
        new.done()
    }

    fn note_year(&mut self, said: Option<&RawCell>) {
        if said.is_some_and(|cell| month_of(cell, None).is_none()) {
            self.told.year = self.year;
        }
    }

    /// A month in each column.
    fn months(&mut self) -> Result<BothMade> {
        let headers = self.sheet.headers.clone();
        let mut heads: Vec<(usize, Month)> = Vec::new();
        for at in month_heads(&headers, self.names, self.mapping) {
            let Some(header) = headers.get(at) else { continue };
            let (file, column) = (self.sheet.name(), header.clone());
            let Some(of) = month(header, self.year) else {
                return Err(TableFault::FeeYear { file, column }.into());
            };
            if month(header, None).is_none() {
                self.told.year = self.year;
            }
            if heads.iter().any(|(_, known)| *known == of) {
                return Err(TableFault::ColumnTwice { file, column }.into());
            }
            if HeaderUnit::of(header, Holds::Money, &self.sheet.currency) != HeaderUnit::Own {
                return Err(TableFault::OtherUnit { file, column: column.clone(), unit: column }.into());
            }
            heads.push((at, of));
        }
        for column in [&CHARGED, &PAID] {
            if let Some(header) = self.header(column) {
                return Err(TableFault::FeeForms { file: self.sheet.name(), column: header.clone() }.into());
            }
        }
        self.check_item()?;
        self.told.months = heads.iter().map(|(_, of)| *of).collect();
        let unread: Vec<usize> =
            self.unread().into_iter().filter(|at| heads.iter().all(|(head, _)| head != at)).collect();
        let charge_heads = self.charge_heads(&unread);
        let rows = std::mem::take(&mut self.sheet.rows);
        let mut charges = Vec::new();
        for row in &rows {
            let before = charges.len();
            for (at, of) in &heads {
                if self.amount(row.cells.get(*at)) == AmountSaid::Nothing {
                    continue;
                }
                let mut new = NewRow::of(row);
                new.cells.push(self.number(row, Some(*of)));
                new.copy(self.places.at(&UNIT));
                self.item(&mut new);
                new.say(of);
                self.days(&mut new, (Some(*of), Some(*of)));
                new.copy(Some(*at));
                unread.iter().for_each(|at| new.copy(Some(*at)));
                charges.push(new.done());
            }
            if charges.len() == before {
                self.left_out.push((row.line, LeftOut::NoAmount));
            }
        }
        self.sheet.rows = rows;
        Ok(BothMade { charges: charge_heads.made(charges), payments: self.payment_heads(&[]).made(Vec::new()) })
    }

    /// Both registers, each with the sheet that it comes from.
    fn sheets(mut self, made: BothMade) -> [(Book, Sheet); 2] {
        let BothMade { charges, payments } = made;
        (self.told.charges, self.told.payments) = (charges.rows.len(), payments.rows.len());
        self.sheet.left_out.append(&mut self.left_out);
        self.sheet.left_out.sort_unstable();
        let numbered = self.told.number.is_some();
        let of = |made: Made| {
            let mut sheet = self.sheet.with_rows(made.rows);
            (sheet.headers, sheet.mapping) = (made.headers, made.mapping);
            sheet
        };
        let (mut charges, mut payments) = (of(charges), of(payments));
        (payments.left_out, payments.more_blank, payments.read_as) = (Vec::new(), 0, None);
        let mut origin = self.sheet;
        if numbered {
            let (base, numbers) = (self.base, self.numbers);
            origin.add_column(MADE_NO, |line| numbers.get(&line).cloned().unwrap_or_else(|| format!("{base}:{line}")));
        }
        let origin = Arc::new(Origin { sheet: origin, fees: self.told });
        (charges.origin, payments.origin) = (Some(Arc::clone(&origin)), Some(origin));
        [(Book::Charges, charges), (Book::Payments, payments)]
    }
}
