//! By what number rows call an enquiry.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::{RecordId, Stem};
use crate::views::enquiries;

/// An enquiry's number; of one that has none its id, by which it is told from all others.
pub(super) fn enquiry_no(archive: &Archive, enquiry: Stem) -> Result<String> {
    let no = match enquiries::bundle_of(enquiry) {
        Some(id) => archive.bundle(&id)?.number(archive.reader(), enquiry)?,
        None => None,
    };
    Ok(no.map_or_else(|| RecordId { owner: enquiries::OWNER, stem: enquiry }.long(), |no| no.to_string()))
}

/// The same as it stands in a column of units.
pub(super) fn enquiry_in_units(archive: &Archive, enquiry: Stem) -> Result<String> {
    let no = enquiry_no(archive, enquiry)?;
    let before = format!("{}/", enquiries::OWNER);
    Ok(if no.starts_with(&before) { no } else { before + &no })
}
