//! The reports, each a table with its totals; `data/README.md` of the trial data says how the figures are reckoned.

pub mod clients;
pub mod loans;
pub mod moved_out;
pub mod occupancy;
pub mod satisfaction;
