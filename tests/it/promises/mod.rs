//! What must be true of every command, whatever happens around it.

mod crash;
mod crash_cases;
mod crowd;
mod escape;
mod foreign;
mod leaving;
mod merge;
mod merge_cases;
mod merge_moves;
mod peers;
mod tidy;
