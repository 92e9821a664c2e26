//! What must be true of every command, whatever happens around it.

mod crash;
mod crash_cases;
mod crowd;
mod escape;
mod merge;
mod peers;
mod tidy;
