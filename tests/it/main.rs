//! Tests of the program from outside.

mod archive;
mod verify;
