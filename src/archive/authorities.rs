//! Who may consult files and pass on what is in them, as the registers and the staff have it (P1-5b).

use crate::archive::lookup::Lookup;
use crate::archive::storage_error::StorageError;
use crate::archive::{find, people};
use crate::model::confidence::{Confidence, GivenAuthority};
use crate::model::staff::Duty;
use crate::model::{Kind, Owner, RecordId, Register, StemText};

/// The first part of the ids of authorities.
pub const OWNER: Owner = Owner::Register(Register::Authorities);

/// Every authority that was entered, by whomever.
pub fn entered(lookup: &mut impl Lookup) -> Result<Vec<GivenAuthority>, StorageError> {
    let mut entered = Vec::new();
    for (bundle, _) in find::register_years(lookup, Register::Authorities)? {
        for case in lookup.bundle(&bundle)?.cases(lookup.archive().reader(), Kind::Authority)? {
            entered.extend(GivenAuthority::of(id(StemText(case.stem)), &case));
        }
    }
    Ok(entered)
}

/// What is known of who may consult files and pass them on.
pub fn confidence(lookup: &mut impl Lookup) -> Result<Confidence, StorageError> {
    let people = people::cases(lookup)?;
    let entered = entered(lookup)?;
    let settings = lookup.archive().settings();
    let giver = settings.role_for(Duty::Authority).clone();
    Ok(Confidence::new(people, entered, settings.departments.clone(), giver))
}

/// The id of an authority that an approval names.
pub fn id(stem: StemText) -> RecordId {
    RecordId { owner: OWNER, stem: stem.0 }
}
