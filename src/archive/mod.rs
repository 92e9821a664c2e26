//! Bundles on disk: the format, the one writer, the one reader.

pub mod bag;
mod bundle;
mod chance;
pub mod check;
mod disk;
mod entry_text;
pub mod find;
mod git;
mod journal;
pub mod layout;
mod lock;
pub mod manifest;
mod open;
pub mod people;
mod read;
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
pub use layout::{BundleId, ClientFolder, UnitPlace, VolumeFolder};
pub use find::{FindError, Found};
pub use open::{Archive, settings_text};
pub use read::{EntryKind, given_kind, open_given};
pub use shelves::{Fresh, Shelves};
pub use stage::Staged;
pub use storage_error::{At, StorageError, Verb};
pub use tenancy::{ClientFile, LookupError, Tenure};
pub use transaction::{BeginError, Change, Means, Mode, Transaction};
pub use workshop::WriterId;
