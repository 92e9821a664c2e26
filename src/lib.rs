//! deedbox keeps the papers of an office tower's clients as plain files, one folder per unit, that git can diff and merge.
//!
//! Its one rule: every file is written once; what happens later is a new file. The layers, each of which uses only those
//! below it: `cli`, then `desk` (what staff do), `views` (what can be seen) and `output` (how it is shown), then `archive`
//! (bundles on disk), then `model` (what the words mean). What is not [`main`] is nobody's but the layers'. ARCHITECTURE.md says more.

mod archive;
mod cli;
mod desk;
mod error;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzzed;
mod model;
mod output;
#[cfg(feature = "remote")]
mod remote;
mod views;

#[cfg(test)]
mod in_test;

pub use cli::main;

/// What tests outside the crate hold documents and printed pages to, and what the examples of its own comments show. It is
/// nobody else's, and may change with any commit.
#[doc(hidden)]
pub mod inside {
    pub use crate::archive::schema;
    pub use crate::model::catalogue::{Catalogue, CatalogueEntry};
    pub use crate::model::document::{Category, Level};
    pub use crate::model::language::Language;
    pub use crate::model::record::Boxed;
    pub use crate::model::script::{alike, nearest};
    pub use crate::model::settings::Settings;
    pub use crate::model::text::slug;
    pub use crate::model::{
        Action, Clause, ClauseState, FindingCode, Gate, Kind, Place, Register, Role, ScanCode, Severity, VolumeCode,
    };
    pub use crate::output::form;
    pub use crate::output::phrases::Phrases;

    use std::path::Path;

    use crate::archive::check::{self, CheckScope, Depth, Unwatched, Writers};
    use crate::archive::{Archive, Disk, seals};
    use crate::model::Finding;
    use crate::model::seal::SealDigits;

    /// The damage that `verify` finds in an archive, and that which the line of a seal shows, as codes and paths; for tests that look at
    /// thousands of archives.
    pub fn damage_against(root: &Path, line: &str) -> (Vec<String>, Vec<String>) {
        let Ok(archive) = Archive::open(root, Disk::new(None)) else {
            let broken = vec!["unreadable".to_owned()];
            return (broken.clone(), broken);
        };
        let asked = (&CheckScope::Whole, Depth::Full);
        let report = check::check(&archive, asked, None, Writers::Nobody, &Unwatched);
        (damage(report.findings), line_damage(root, line))
    }

    /// What the line of a seal alone shows.
    pub fn line_damage(root: &Path, line: &str) -> Vec<String> {
        match (Archive::open(root, Disk::new(None)), SealDigits::read(line)) {
            (Ok(archive), Ok(digits)) => damage(seals::against(&archive, &digits).0),
            (Ok(_) | Err(_), _) => vec!["unreadable".to_owned()],
        }
    }

    fn damage(found: Vec<Finding>) -> Vec<String> {
        let damage = found.into_iter().filter(|finding| finding.severity == Severity::Damage);
        damage.map(|finding| format!("{} {}", finding.code, finding.path)).collect()
    }
}
