//! Who asks what ails an archive, and from where.

use crate::archive::secrecy::KeyMeans;
use crate::model::{Moment, StaffId};

/// What is known of who asks, and from where.
#[derive(Clone, Debug)]
pub struct WhoAsks {
    /// Who acts; none where nobody was named.
    pub actor: Option<StaffId>,
    /// The clock.
    pub now: Moment,
    /// Folders in which programs lie.
    pub programs: Vec<std::path::PathBuf>,
    /// What this person's settings say of keys.
    pub keys: KeyMeans,
}
