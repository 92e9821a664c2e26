//! What views yield of small archives that are made through the desk.

#![expect(clippy::disallowed_methods, reason = "test code")]

mod destroying;
mod files;
mod looking;
mod moves;
mod office;
mod reports;
