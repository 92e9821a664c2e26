//! `--department`: whose files a listing is of (P1-3).

use clap::Args;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::{AsOf, Line};
use crate::views::kept::ListingOf;

/// The department whose files a listing is of.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct KeptArgs {
    /// Files alone that this department keeps, and what lies in them
    #[arg(long, value_name = "DEPARTMENT")]
    department: Option<Line>,
}

impl KeptArgs {
    /// The files that it keeps, as they are seen in a view; where no department is asked for, everything.
    pub(super) fn kept(&self, archive: &Archive, view: &AsOf) -> Result<ListingOf> {
        self.department.as_ref().map_or(Ok(ListingOf::ByAll), |department| ListingOf::by(archive, department, view))
    }
}
