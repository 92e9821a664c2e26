//! What calamine does not tell of a workbook: how the numbers of `.xls` and `.ods` are shown, and which cells of `.ods` were merged.
//!
//! Like all that reads workbooks it runs apart. What cannot be followed here is not told: the library reads the bytes first, and says
//! what is wrong with them.

mod compound;
mod ods;
mod xls;

use std::collections::BTreeMap;

use crate::desk::import::number_format::NumberFormat;

pub use ods::of_ods;
pub use xls::of_xls;

/// What is told of a sheet. Rows and columns count from 0.
#[derive(Debug, Default)]
pub struct Untold {
    /// The cells whose numbers a person sees with more than their digits, by row and column.
    pub shown: BTreeMap<(u32, u32), NumberFormat>,
    /// The ranges that were merged: first row and column, last row.
    pub merged: Vec<(u32, u32, u32)>,
}

/// The most cells of a sheet of which something is told; further ones are read as they are.
const MOST: usize = 4_000_000;

impl Untold {
    fn show(&mut self, place: (u32, u32), format: &NumberFormat) {
        if self.shown.len() < MOST {
            self.shown.insert(place, format.clone());
        }
    }
}
