//! What `doctor` finds: the archive's surroundings, looked at and not touched.
//!
//! Whether the papers are as they were listed is `verify`'s; this is about the machine, git and the staff around them.

mod ailment;
mod asked;
mod estate;
pub mod git;
pub mod git_settings;
mod machine;
mod secrecy;

use crate::archive::Archive;

pub use ailment::Ailment;
pub use asked::WhoAsks;

/// Looks at everything around an archive; what must be mended comes first.
pub fn look(archive: &Archive, asked: &WhoAsks) -> Vec<Ailment> {
    let mut found = estate::look(archive, asked);
    found.extend(machine::look_at_disk(archive));
    found.extend(secrecy::look(archive, &asked.keys));
    found.extend(git::look(archive, &asked.programs));
    found.extend(machine::look_at_peers(&asked.programs));
    found.sort_by_key(Ailment::severity);
    found
}
