//! What `lake check` finds.

use crate::model::lake::LakeCode;
use crate::model::message::messages;
use crate::model::time::Date;

messages! {
    "lake":
    /// What is wrong in a lake, and where.
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum LakeFault {
        /// The catalogue is not there.
        NoCatalogue,
        /// A catalogue or a publication cannot be read as such.
        Unreadable { path: String, says: String },
        /// It is of a version that this deedbox does not know.
        NewerSchema { path: String, found: u32, known: u32 },
        /// The publication that the catalogue names is not there.
        NoPublication { code: LakeCode, path: String },
        /// A publication has other bytes than the catalogue says.
        PublicationAltered { code: LakeCode, path: String },
        /// What a publication says of itself is not what the catalogue says.
        OtherPublication { code: LakeCode, path: String },
        /// One estate stands under two codes.
        TwoCodes { one: LakeCode, other: LakeCode },
        /// Two files of one table, estate and year count.
        TwoFiles { path: String, other: String },
        /// A file is not named as such files are.
        OddName { path: String },
        Missing { path: String },
        Altered { path: String },
        /// It has other rows than the publication says.
        OtherRows { path: String, rows: u64, listed: u64 },
        /// A column is missing, unknown, or of another type.
        OtherColumn { path: String, column: String },
        /// A row is of another estate or year than its file.
        OtherEstate { path: String, says: String },
        /// The facts tell nothing of a day between others.
        Hole { code: LakeCode, table: String, day: Date },
    }
}

impl LakeFault {
    /// Its code, for programs.
    pub fn word(&self) -> String {
        use crate::model::message::{Message as _, code};
        code(self.variant())
    }

    /// Where it is.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Unreadable { path, .. }
            | Self::NewerSchema { path, .. }
            | Self::NoPublication { path, .. }
            | Self::PublicationAltered { path, .. }
            | Self::OtherPublication { path, .. }
            | Self::TwoFiles { path, .. }
            | Self::OddName { path }
            | Self::Missing { path }
            | Self::Altered { path }
            | Self::OtherRows { path, .. }
            | Self::OtherColumn { path, .. }
            | Self::OtherEstate { path, .. } => Some(path),
            Self::NoCatalogue | Self::TwoCodes { .. } | Self::Hole { .. } => None,
        }
    }
}
