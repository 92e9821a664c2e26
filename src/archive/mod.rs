//! Bundles on disk: the format, the one writer, the one reader.

pub mod acts;
pub mod apart;
pub mod audience;
pub mod authorities;
pub mod bag;
mod bundle;
mod bundle_files;
pub mod called;
mod canonical;
pub mod carried;
pub mod check;
mod destruction;
mod digest;
pub mod disclosed_copies;
mod disk;
pub mod elsewhere;
mod entry_names;
mod entry_text;
pub mod export_files;
mod faults;
#[cfg(feature = "remote")]
pub mod fetching;
pub mod file_parts;
pub mod find;
mod folder;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzed;
pub mod git;
mod gone;
mod half_made;
pub mod health;
mod journal;
#[cfg(feature = "parquet")]
pub mod lake;
pub mod layout;
mod leave;
mod links;
mod lock;
mod looking;
mod lookup;
pub mod manifest;
pub mod media;
pub mod numbered;
mod open;
mod outside;
pub mod outside_bag;
pub mod papers;
mod parts;
pub mod people;
pub mod pieces;
mod private_dir;
mod program_says;
mod random;
mod read;
mod read_entries;
pub mod remains;
pub mod retention;
pub mod schema;
pub mod seals;
pub mod secrecy;
mod secret;
mod settings_file;
pub mod signatures;
mod spot;
mod stage;
mod staging_area;
pub mod stay;
mod storage_error;
mod stored;
mod systems;
pub mod tenancy;
mod tenure;
mod text;
mod transaction;
mod trust;
pub mod unit_days;
pub mod verified;
pub mod viewing;
mod writer_id;

pub use bundle::{Bundle, MAX_RECORD_BYTES};
pub use digest::digest;
pub use disk::{Disk, FaultKind, TestFault};
pub use entry_text::{EntryFile, event_text, parse_event, parse_record, reading, record_text};
pub use faults::Faults;
pub use find::{FindError, Found};
pub use gone::GoneList;
pub use layout::{BundleId, ClientFolder, UnitPlace, VolumeFolder};
pub use looking::{Contents, LookedAt};
pub use lookup::{Lookup, Uncached, find_unit, is_void_unit, read_floors, read_units_of};
pub use open::Archive;
#[cfg(feature = "remote")]
pub use outside::is_private;
#[cfg(feature = "parquet")]
pub use outside::real_path;
pub use outside::{
    everything_in, from_start, given_entries, given_kind, is_there, kept, kept_in_memory, open_beside, open_given,
    papers_in, read_given, short_text,
};
pub use parts::{KeptText, Parts, Tick};
pub use random::Chance;
pub use read::EntryKind;
pub use settings_file::settings_text;
pub use spot::{NoSpot, Spot};
pub use stage::{Staged, hash};
pub use storage_error::{At, GivenFault, StorageError, Verb};
pub use systems::slashed;
pub use tenancy::{ClientFile, LookupError, Tenure};
pub use text::{STAYING, TextFault, VOLUME, emit, table as toml_table};
pub use transaction::{BeginError, Change, CommitError, Earlier, Means, Mode, Transaction};
pub use writer_id::WriterId;
