//! Showing a file: by the program that the environment names, or the system's own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::archive::{StorageError, Verb};
use crate::cli::context::Context;
use crate::error::Result;

/// The folder of what this user's programs may make anew.
///
/// # Errors
/// The system names none.
pub(super) fn cache(ctx: &Context) -> Result<PathBuf> {
    let none = || StorageError::Given { path: "XDG_CACHE_HOME".to_owned(), fault: crate::archive::GivenFault::Missing };
    Ok(ctx.environment.cache.clone().ok_or_else(none)?)
}

/// Shows a file, and waits until the program that shows it has ended, or has handed it on.
///
/// # Errors
/// There is no such program, or it says that it failed.
pub(super) fn open(ctx: &mut Context, path: &Path) -> Result<()> {
    let opener = ctx.environment.opener.clone();
    open_by(ctx, &opener, path)
}

/// The same by a program that was named, with what it is told before the file.
///
/// # Errors
/// There is no such program, or it says that it failed.
pub(super) fn open_by(ctx: &mut Context, opener: &[String], path: &Path) -> Result<()> {
    ctx.flush()?;
    let Some((program, arguments)) = opener.split_first() else { return Ok(()) };
    let failed = |source| StorageError::Io { verb: Verb::Start, path: PathBuf::from(program), source };
    // What it prints must not stand among what we print.
    let mut command = Command::new(program);
    command.args(arguments).arg(path).stdin(Stdio::inherit()).stdout(Stdio::null());
    let status = command.status().map_err(failed)?;
    if status.success() { Ok(()) } else { Err(failed(std::io::Error::other(status.to_string())).into()) }
}
