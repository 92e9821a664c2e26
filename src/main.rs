//! The program: a thin shell over the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    deedbox::main(std::env::args_os())
}
