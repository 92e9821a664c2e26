//! Bundles on disk: the format, the one writer, the one reader.

pub mod apart;
pub mod audience;
pub mod authorities;
pub mod bag;
mod bundle;
pub mod check;
mod digest;
pub mod disclosed_copies;
mod disk;
mod entry_text;
pub mod export_files;
mod faults;
pub mod file_parts;
pub mod find;
mod folder;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzed;
pub mod git;
pub mod health;
mod journal;
pub mod layout;
mod links;
mod lock;
mod lookup;
pub mod manifest;
pub mod media;
mod open;
mod outside;
pub mod papers;
pub mod people;
mod private_dir;
mod random;
mod read;
pub mod retention;
pub mod schema;
mod spot;
mod stage;
mod staging_area;
mod storage_error;
pub mod tenancy;
mod text;
mod transaction;
mod trust;
mod writer_id;

pub use bundle::{Bundle, MAX_RECORD_BYTES};
pub use digest::digest;
pub use disk::{Disk, FaultKind, TestFault};
pub use entry_text::{EntryFile, parse_event, parse_record, reading};
pub use faults::Faults;
pub use find::{FindError, Found};
pub use layout::{BundleId, ClientFolder, UnitPlace, VolumeFolder};
pub use lookup::{Lookup, Uncached, is_void_unit};
pub use open::{Archive, settings_text};
pub use outside::{
    from_start, given_entries, given_kind, kept, open_beside, open_given, papers_in, read_given, short_text,
};
pub use random::Chance;
pub use read::EntryKind;
pub use spot::{NoSpot, Spot};
pub use stage::{Staged, hash};
pub use storage_error::{At, GivenFault, StorageError, Verb};
pub use tenancy::{ClientFile, LookupError, Tenure};
pub use text::{TextFault, VOLUME, emit, table as toml_table};
pub use transaction::{BeginError, Change, Earlier, Means, Mode, Transaction};
pub use writer_id::WriterId;
