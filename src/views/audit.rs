//! The audit: every clause of the policies held against what the archive says, on a day (CLAUSES.md).
//!
//! What it calls broken is what [`judgement`](crate::views::judgement) finds, clause by clause.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::Clause;
use crate::views::judgement::Judgement;

pub use crate::views::judgement::{Asked, BytesRead, Matter, Verdict};

/// Judges clauses, in the order in which they are given.
pub fn audit(archive: &Archive, clauses: &[Clause], asked: Asked, bytes: BytesRead) -> Result<Vec<Verdict>> {
    let judgement = Judgement::read(archive, clauses, asked, bytes)?;
    clauses.iter().map(|clause| judgement.of(*clause)).collect()
}
