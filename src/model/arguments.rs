//! The types of the model that stand in a phrase as they print.

use crate::model::client::Contact;
use crate::model::digest::Sha256;
use crate::model::document::Category;
use crate::model::id::{EntryName, FileName, Owner, RecordId, Stem, Tail};
use crate::model::loan::Holding;
use crate::model::message::{Argument, Value, texts};
use crate::model::money::Money;
use crate::model::paper_name::{PaperId, PaperName};
use crate::model::path::BundlePath;
use crate::model::place::{PieceName, Place, ScanCode};
use crate::model::reference::{EventId, Reference, Whose};
use crate::model::relations::Audience;
use crate::model::signing::Fingerprint;
use crate::model::staff::{Role, StaffId};
use crate::model::text::Line;
use crate::model::time::{Date, Happened, Moment, Year};
use crate::model::unit::{Area, FloorCode, UnitCode};
use crate::model::volume::{BoxPlace, VolumeCode};

texts!(
    Area,
    BoxPlace,
    BundlePath,
    Contact,
    Date,
    EntryName,
    Fingerprint,
    FloorCode,
    Happened,
    Holding,
    Line,
    Moment,
    Owner,
    PaperId,
    PaperName,
    PieceName,
    Place,
    Reference,
    ScanCode,
    Sha256,
    StaffId,
    Stem,
    Tail,
    UnitCode,
    VolumeCode,
    Whose,
    Year,
    Money,
);

macro_rules! codes_as_texts {
    ($($type:ty),+) => {
        $(impl Argument for $type {
            fn value(&self) -> Value {
                Value::Code(self.to_string())
            }
        })+
    };
}
codes_as_texts!(Audience, Category, Role);

impl Argument for RecordId {
    fn value(&self) -> Value {
        Value::Id { id: self.to_string(), owner: self.owner.to_string() }
    }
}

impl Argument for EventId {
    fn value(&self) -> Value {
        Value::Id { id: self.to_string(), owner: self.record.owner.to_string() }
    }
}

impl Argument for FileName {
    fn value(&self) -> Value {
        Value::Id { id: self.to_string(), owner: self.unit().to_string() }
    }
}
