//! The sentences about pages for the printer.

use crate::cli::words::Words;
use crate::output::phrases::say;

/// Something to say about a page.
#[derive(Clone, Debug)]
pub enum OfPage {
    Written {
        file: String,
    },
    /// Labels were printed without being noted.
    LabelsNotNoted,
    /// There is nothing to print.
    Nothing,
}

pub(super) fn said(words: Words, page: &OfPage) -> String {
    match page {
        OfPage::Written { file } => say!(words, "form-written", file = file),
        OfPage::LabelsNotNoted => say!(words, "form-label-hint"),
        OfPage::Nothing => say!(words, "form-nothing"),
    }
}
