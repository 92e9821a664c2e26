//! What must be true of every command, whatever happens around it.

pub mod crash;
mod crash_cases;
mod crash_moves;
mod crowd;
mod escape;
mod foreign;
mod leaving;
pub mod merge;
mod merge_cases;
mod merge_moves;
mod peers;
mod races;
mod tidy;
