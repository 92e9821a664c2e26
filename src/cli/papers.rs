//! Papers that are handed in with a record or a step (`--attach`).

use std::path::PathBuf;

use crate::archive::{Transaction, media, open_given};
use crate::cli::context::Context;
use crate::cli::file::name_of;
use crate::desk::attach::HandedIn;
use crate::error::{Input, Result};
use crate::model::document::Level;

/// Takes papers in: copied, hashed, looked at.
pub(super) fn take_in(tx: &mut Transaction, paths: &[PathBuf], level: Option<Level>) -> Result<Vec<HandedIn>> {
    let level = level.unwrap_or(Level::Ordinary);
    let mut handed = Vec::new();
    for path in paths {
        let given_name = name_of(path)?;
        let (file, size) = open_given(path)?;
        if size == 0 {
            return Err(Input::EmptyPaper(given_name.to_string()).into());
        }
        let mut staged = tx.take_in(file, path, level)?;
        let looked = staged.look(|copy| media::look(copy, given_name.as_str())).unwrap_or_default();
        handed.push(HandedIn { staged, given_name, pages: looked.pages, level });
    }
    Ok(handed)
}

/// Paths as they were typed, from where the command was started.
pub(super) fn typed(ctx: &Context, paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().map(|path| ctx.path(path)).collect()
}
