//! deedbox keeps the papers of an office tower's clients as plain files, one folder per unit, that git can diff and merge.
//!
//! Its one rule: every file is written once; what happens later is a new file. The layers, each of which uses only those
//! below it: [`cli`], then [`desk`] (what staff do), [`views`] (what can be seen) and [`output`] (how it is shown), then
//! [`archive`] (bundles on disk), then [`model`] (what the words mean). ARCHITECTURE.md says more.

pub mod archive;
pub mod cli;
pub mod desk;
pub mod error;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzzed;
pub mod model;
pub mod output;
pub mod views;
