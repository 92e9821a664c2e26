//! What must be true of every command, whatever happens around it.

mod crash;
mod crowd;
mod escape;
mod merge;
mod peers;
mod tidy;
