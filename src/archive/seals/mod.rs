//! Seals: what every manifest of an archive listed at one moment, found again later (PROOF.md section 2).

mod against;
mod check;
mod early;
mod estate;
mod proof;
mod proved;
mod silent;
mod tree;

pub use against::{AgainstSeal, against};
pub use check::check;
pub use early::{SealedLines, all_sealed_lines as sealed_lines};
pub use estate::{EstateManifest, copy_title, distinct, read as estate_manifests, writer_of};
pub use proof::{MaskedLine, SealProof, SealUsed, proof};
pub use proved::{ProvedBy, proved_by};
pub use silent::silent as silent_writers;
pub use tree::{FoundSeal, Seals};
