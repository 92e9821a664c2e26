//! One act for many things in one change: what cannot be done leaves the change as it was before it.

use crate::archive::Transaction;
use crate::error::{Error, Result};

/// What became of each of many things.
#[derive(Debug)]
pub struct EachDone<T> {
    pub made: Vec<T>,
    /// What could not be done, as it was named, and why.
    pub failed: Vec<(String, Error)>,
}

/// Carries an act out for each of many things, one after the other: a later one sees what the earlier ones did.
///
/// # Errors
/// The machine failed, or the archive is damaged; what the policies or the input stand against is in the answer.
pub fn each<I: ToString, T>(
    tx: &mut Transaction,
    items: &[I],
    mut act: impl FnMut(&mut Transaction, &I) -> Result<T>,
) -> Result<EachDone<T>> {
    let mut done = EachDone { made: Vec::new(), failed: Vec::new() };
    for item in items {
        let mark = tx.mark();
        match act(tx, item) {
            Ok(made) => done.made.push(made),
            Err(e) if e.is_of_what_was_asked() => {
                tx.back_to(mark);
                done.failed.push((item.to_string(), e));
            }
            Err(e) => return Err(e),
        }
    }
    Ok(done)
}
