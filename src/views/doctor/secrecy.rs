//! Confidential papers that lie in clear, and whether what encrypts them is here.

use crate::archive::secrecy::{self, AgeProgram, KeyMeans};
use crate::archive::{Archive, clear_copies};
use crate::error::Result;
use crate::model::message::Code;
use crate::model::{AsOf, Level, paper};
use crate::views::doctor::ailment::Ailment;
use crate::views::estate::each;
use crate::views::log;

pub(super) fn look(archive: &Archive, means: &KeyMeans) -> Vec<Ailment> {
    let mut found = Vec::new();
    // What cannot be read is told of by `verify`.
    match in_clear(archive) {
        Ok(papers) if 0 < papers => found.push(Ailment::ClearOnDisk { papers }),
        Ok(_) | Err(_) => {}
    }
    // Of notes that cannot be read it is told by whose they are, as of all of the private folder.
    let left = clear_copies::left(archive).unwrap_or_default();
    found.extend(left.into_iter().map(|path| Ailment::ClearLeft { path: path.display().to_string() }));
    // A box that is not there today is none of the archive's ailments.
    if let Ok(Some(named)) = secrecy::not_taken_up(archive, means) {
        let keys: Vec<String> = named.iter().map(ToString::to_string).collect();
        found.push(Ailment::RecoveryDiffers { keys: keys.join(", ") });
    }
    if archive.settings().secrecy.encrypt && AgeProgram::find(&means.programs).is_err() {
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
