//! Bundles on disk: the format, the one writer, the one reader.

pub mod bag;
mod bundle;
mod chance;
mod disk;
mod entry_text;
pub mod find;
mod git;
mod journal;
pub mod layout;
mod lock;
pub mod manifest;
pub mod media;
mod open;
pub mod people;
mod read;
pub mod schema;
mod shelves;
mod stage;
mod storage_error;
pub mod tenancy;
mod text;
mod transaction;
mod workshop;

pub use bundle::{Bundle, digest};
pub use chance::Chance;
pub use disk::{Disk, Fault, FaultKind};
pub use find::{FindError, Found};
pub use layout::{BundleId, ClientFolder, UnitPlace, VolumeFolder};
pub use open::{Archive, settings_text};
pub use read::{EntryKind, given_entries, given_kind, open_beside, open_given, papers_in, read_given};
pub use shelves::{Fresh, Shelves};
pub use stage::{Staged, hash};
pub use storage_error::{At, StorageError, Verb};
pub use tenancy::{ClientFile, LookupError, Tenure};
pub use transaction::{BeginError, Change, Means, Mode, Transaction};
pub use workshop::WriterId;
