//! What clients are called, as far as it tells that nobody of them is called by some name.

use crate::archive::file_parts;
use crate::archive::find;
use crate::archive::layout::BundleId;
use crate::archive::parts::GatheredSort;
use crate::archive::{Archive, Uncached};
use crate::model::script::alike_unspaced;
use crate::model::{AsOf, Body, Contact, Cover, Line, Stem};

/// Whether a client whose file lies under a unit may be called by a name, or somebody who answers for one, as far as that is known.
pub fn somebody_may_be_called(archive: &Archive, name: &str) -> bool {
    let wanted = alike_unspaced(name);
    // What cannot be read is told by who reads it.
    let Ok(bundles) = find::all_bundles(&mut Uncached::new(archive)) else { return true };
    let mut files = bundles.iter().filter(|id| matches!(id, BundleId::Client(..)));
    let has = |known: &[u8]| str::from_utf8(known).map_or(true, |names| alike_unspaced(names).contains(&wanted));
    // Each is asked about, so that all of them are known the next time.
    let may_be = files.by_ref().fold(false, |may_be, id| {
        may_be | archive.gathered(GatheredSort::Names, id, has, || names_in(archive, id)).unwrap_or(true)
    });
    archive.keep_gathered();
    may_be
}

/// The names on a cover as it holds now, a line each; none where it cannot be told.
fn names_in(archive: &Archive, id: &BundleId) -> Option<Vec<u8>> {
    let bundle = archive.bundle_in_passing(id).ok()?;
    let case = file_parts::case_of(archive.reader(), &[&bundle], Stem::Cover).ok()??;
    let Body::Cover(cover) = case.seen(&AsOf::NOW).unwrap_or(case).record.body else { return None };
    let Cover { company, english, label, contacts, emergency, .. } = cover;
    let people = contacts.iter().chain(&emergency).filter_map(|Contact { name, .. }| name.as_ref());
    let names: Vec<&str> = [Some(&company), english.as_ref(), Some(&label)]
        .into_iter()
        .flatten()
        .chain(people)
        .map(Line::as_str)
        .collect();
    Some(names.join("\n").into_bytes())
}
