//! Where something of the archive lies, from where one stands: what can be opened, copied or changed to as it is printed.

use std::path::{Component, Path, PathBuf};

use crate::archive::Archive;
use crate::cli::context::Context;
use crate::model::Cell;

/// The keys of a sheet whose values are paths in the archive.
const PATHS: [&str; 2] = ["path", "lies_in"];

/// A sheet for a person, its paths from where one stands.
pub(super) fn sheet(ctx: &Context, archive: &Archive, pairs: &[(&'static str, Cell)]) -> Vec<(&'static str, Cell)> {
    let from = |path: &String| between(&ctx.environment.here, &archive.root().join(path));
    let told = |(key, cell): &(&'static str, Cell)| {
        let cell = match cell {
            Cell::Text(path) if PATHS.contains(key) => Cell::Text(from(path)),
            Cell::List(paths) if PATHS.contains(key) => Cell::List(paths.iter().map(from).collect()),
            other => other.clone(),
        };
        (*key, cell)
    };
    pairs.iter().map(told).collect()
}

/// The way from a folder to a path; the whole path where they have nothing in common.
fn between(here: &Path, path: &Path) -> String {
    let common = here.components().zip(path.components()).take_while(|(one, other)| one == other).count();
    if !here.components().take(common).any(|part| matches!(part, Component::Normal(_))) {
        return path.display().to_string();
    }
    let up = here.components().skip(common).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(path.components().skip(common)).collect();
    if way.as_os_str().is_empty() { ".".to_owned() } else { way.display().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_where_one_stands() {
        let way = |here: &str, path: &str| between(Path::new(here), Path::new(path));
        assert_eq!(way("/office/tower", "/office/tower/units/12"), "units/12");
        assert_eq!(way("/office/tower/inbox", "/office/tower/units/12"), "../units/12");
        assert_eq!(way("/office", "/office/tower/units/12"), "tower/units/12");
        assert_eq!(way("/home/wong", "/srv/tower/units/12"), "/srv/tower/units/12");
        assert_eq!(way("/office/tower", "/office/tower"), ".");
    }
}
