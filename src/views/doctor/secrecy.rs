//! Confidential papers that lie in clear, and whether what encrypts them is here.

use std::path::PathBuf;

use crate::archive::Archive;
use crate::archive::secrecy::AgeProgram;
use crate::error::Result;
use crate::model::message::Code;
use crate::model::{AsOf, Level, paper};
use crate::views::doctor::ailment::Ailment;
use crate::views::estate::each;
use crate::views::log;

pub(super) fn look(archive: &Archive, programs: &[PathBuf]) -> Vec<Ailment> {
    let mut found = Vec::new();
    // What cannot be read is told of by `verify`.
    match in_clear(archive) {
        Ok(papers) if 0 < papers => found.push(Ailment::ClearOnDisk { papers }),
        Ok(_) | Err(_) => {}
    }
    if archive.settings().secrecy.encrypt && AgeProgram::find(programs).is_err() {
        found.push(Ailment::NoPeer(Code("age")));
    }
    found
}

/// How many confidential papers lie in clear.
fn in_clear(archive: &Archive) -> Result<usize> {
    let places = log::places(archive)?;
    let counted = each(&places, |place| {
        let cases = log::cases(archive, place)?;
        let papers = cases.iter().filter_map(|case| case.seen(&AsOf::NOW)).flat_map(|case| paper::of_case(&case));
        Ok(papers.filter(|paper| paper.level == Level::Confidential && paper.encrypted.is_none()).count())
    })?;
    Ok(counted.into_iter().sum())
}
