//! Goes once over a table of text before its cells are read: whether quotation marks open and close where cells do, and whether
//! rows and cells are of a size that a register has.
//!
//! The reader of CSV takes whatever there is: a mark that is never closed makes one cell of all that follows, and rows vanish without a
//! word. Here such a cell is found by the line in which it opens.

use crate::desk::import::bounds::{MAX_COLUMNS, MAX_TEXT};
use crate::error::{QuoteFault, TableLimit};

/// Why a text is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A cell in quotation marks that opens in a line.
    Quote(u64, QuoteFault),
    /// There is more in a row, or in a cell, than a register has.
    Beyond(TableLimit),
}

/// Where in a cell a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum QuoteState {
    /// A cell begins.
    Start,
    /// It has no quotation marks around it.
    Bare,
    /// It is within its marks.
    Quoted,
    /// Behind a mark within it, which closes it unless another follows.
    Closed,
}

/// A pass over a text.
struct Pass {
    separator: u8,
    state: QuoteState,
    line: u64,
    /// The bytes of the cell so far.
    length: usize,
    /// The cells of the row so far.
    cells: usize,
    /// The cells of the widest row so far.
    widest: usize,
    /// Of the cell in quotation marks: its line, the line breaks in it, and the marks between cells.
    opened: u64,
    breaks: usize,
    marks: usize,
}

/// Checks a whole text.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(text: &[u8], separator: u8) -> Result<(), Unfit> {
    let mut pass = Pass {
        separator,
        state: QuoteState::Start,
        line: 1,
        length: 0,
        cells: 1,
        widest: 0,
        opened: 1,
        breaks: 0,
        marks: 0,
    };
    let mut bytes = text.iter().copied().peekable();
    let mut long = None;
    while let Some(byte) = bytes.next() {
        let next = bytes.peek().copied();
        let ends_line = byte == b'\n' || (byte == b'\r' && next != Some(b'\n'));
        let was = pass.state;
        pass.go_on(byte, next)?;
        // Whether the cell is closed at all says more than that it is long.
        if long.is_none() && MAX_TEXT < pass.length {
            let line = if was == QuoteState::Quoted { pass.opened } else { pass.line };
            long = Some(Unfit::Beyond(TableLimit::Text { line }));
        }
        if let (Some(long), false) = (long, pass.state == QuoteState::Quoted) {
            return Err(long);
        }
        pass.line += u64::from(ends_line);
    }
    if pass.state == QuoteState::Quoted {
        return Err(Unfit::Quote(pass.opened, QuoteFault::NeverClosed));
    }
    Ok(())
}

impl Pass {
    fn go_on(&mut self, byte: u8, next: Option<u8>) -> Result<(), Unfit> {
        self.length += 1;
        match self.state {
            QuoteState::Start | QuoteState::Bare | QuoteState::Closed if byte == self.separator => self.end_cell()?,
            QuoteState::Start | QuoteState::Bare | QuoteState::Closed if matches!(byte, b'\n' | b'\r') => {
                self.end_row()?;
            }
            QuoteState::Start if byte == b'"' => {
                (self.state, self.opened, self.breaks, self.marks) = (QuoteState::Quoted, self.line, 0, 0);
            }
            QuoteState::Start => self.state = QuoteState::Bare,
            QuoteState::Bare => {}
            QuoteState::Quoted if byte == b'"' => self.state = QuoteState::Closed,
            QuoteState::Quoted => {
                self.breaks += usize::from(byte == b'\n' || (byte == b'\r' && next != Some(b'\n')));
                // In a sentence a space follows; between cells none does.
                self.marks += usize::from(byte == self.separator && next.is_none_or(|next| next != b' '));
            }
            QuoteState::Closed if byte == b'"' => self.state = QuoteState::Quoted,
            QuoteState::Closed if matches!(byte, b' ' | b'\t') => {}
            QuoteState::Closed => return Err(self.quote(QuoteFault::TextAfter { closed: self.line })),
        }
        Ok(())
    }

    fn quote(&self, fault: QuoteFault) -> Unfit {
        Unfit::Quote(self.opened, fault)
    }

    fn close_cell(&mut self) -> Result<(), Unfit> {
        if self.state == QuoteState::Closed && self.holds_rows() {
            return Err(self.quote(QuoteFault::HoldsRows { closed: self.line }));
        }
        (self.state, self.length) = (QuoteState::Start, 0);
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Unfit> {
        self.close_cell()?;
        self.cells += 1;
        if MAX_COLUMNS < self.cells {
            return Err(Unfit::Beyond(TableLimit::Columns { line: self.line }));
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unfit> {
        self.close_cell()?;
        self.widest = self.widest.max(self.cells);
        self.cells = 1;
        Ok(())
    }

    /// Whether the cell has as many marks between cells for each line break as a row before it had: a mark that opens in one row and closes
    /// in another has taken the rest of the one and the beginning of the other.
    fn holds_rows(&self) -> bool {
        let between = self.widest.saturating_sub(1);
        0 < self.breaks && 0 < between && between.saturating_mul(self.breaks) <= self.marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Result<(), Unfit> {
        check(text.as_bytes(), b',')
    }

    #[test]
    fn a_mark_that_is_closed_in_its_own_cell_is_none_to_speak_of() {
        for text in [
            "",
            "a,b\n1,2",
            "\"a\",\"b\"\r\n\"1\" ,\"\"\r\n",
            "a,b,c\n1,2,\"x, y\nz, w\"\n",
            "\"單元\nUnit\",\"公司, Company\"\n0901,\"說\"\"甲\"\"\"\n",
            "a,b\n5\" pipe,the \"old\" one\n",
            "單元,公司名稱,地址\n0901,甲,\"Flat A, 5/F, Tower 1,\nHarbour Road, Wan Chai\"\n",
        ] {
            assert_eq!(found(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_mark_that_is_open_is_named_by_the_line_in_which_it_opens() {
        assert_eq!(found("a,b\n1,\"x\n2,y\n"), Err(Unfit::Quote(2, QuoteFault::NeverClosed)));
        assert_eq!(found("a,b\r1,2\r3,\"x\r"), Err(Unfit::Quote(3, QuoteFault::NeverClosed)));
        let after = QuoteFault::TextAfter { closed: 4 };
        assert_eq!(found("a,b\n1,\"x\n2,y\n3,\"leak\"\n"), Err(Unfit::Quote(2, after)));
        assert_eq!(found("a,b\n1,\"x\"y\n"), Err(Unfit::Quote(2, QuoteFault::TextAfter { closed: 2 })));
        let open = format!("a,b\n1,\"{}", "x,y\n".repeat(1 << 17));
        assert_eq!(found(&open), Err(Unfit::Quote(2, QuoteFault::NeverClosed)));
    }

    #[test]
    fn a_cell_that_took_rows_with_it_is_told_from_one_of_several_lines() {
        let rows = |closed| Err(Unfit::Quote(2, QuoteFault::HoldsRows { closed }));
        assert_eq!(found("a,b,c\n1,2,\"x\n2,3,y\n3,4,z\"\n4,5,6\n"), rows(4));
        // Opened in the second cell of one row, closed in the second of the next.
        assert_eq!(found("a,b,c\n1,\"x,2\n2,y\",3\n"), rows(3));
        assert_eq!(found("a,b,c\n1,2,\"x\ny\"\n"), Ok(()));
    }

    #[test]
    fn rows_and_cells_have_a_size() {
        let wide = format!("{}\n", ",".repeat(MAX_COLUMNS));
        assert_eq!(found(&wide), Err(Unfit::Beyond(TableLimit::Columns { line: 1 })));
        assert_eq!(found(&format!("a\n{}\n", ",".repeat(MAX_COLUMNS - 1))), Ok(()));
        let long = Err(Unfit::Beyond(TableLimit::Text { line: 2 }));
        assert_eq!(found(&format!("a\n{}", "x".repeat(MAX_TEXT + 1))), long);
        assert_eq!(found(&format!("a\n\"{}\"\nb\n", "x\n".repeat(MAX_TEXT))), long);
        assert_eq!(found(&format!("a\n{}\n", "x".repeat(MAX_TEXT))), Ok(()));
    }
}
