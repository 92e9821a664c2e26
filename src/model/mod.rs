//! What the words mean, and their rules. No I/O, no clock, no environment, no chance.

pub mod case;
pub mod cases;
pub mod catalogue;
pub mod circular;
pub mod client;
pub mod course;
pub mod digest;
pub mod document;
pub mod event;
pub mod finding;
pub mod form;
pub mod id;
pub mod invalid;
pub mod kind;
pub mod ledger;
pub mod loan;
pub mod money;
pub mod path;
pub mod reckoning;
pub mod record;
pub mod refusal;
pub mod register;
pub mod relations;
pub mod satisfaction;
pub mod settings;
pub mod staff;
pub mod table;
pub mod text;
pub mod time;
pub mod unit;
pub mod volume;

pub use case::{Case, Known, View};
pub use client::{Contact, Cover};
pub use course::{CaseState, Status};
pub use digest::Sha256;
pub use document::{Category, Level, Standing};
pub use finding::{Finding, FindingCode, Severity};
pub use id::{
    EntryName, EntryText, EventId, FileName, Owner, RecordId, Reference, ReferenceName, Stem, StemText, Step, StepName,
    Tail, Target,
};
pub use invalid::{Fault, Invalid, Wanted};
pub use kind::{Action, Kind};
pub use loan::Gate;
pub use money::Money;
pub use path::{BundlePath, Listed};
pub use record::{Body, Head, Record};
pub use refusal::Refusal;
pub use register::Register;
pub use relations::Audience;
pub use settings::Settings;
pub use staff::{Duty, Member, Role, StaffId};
pub use table::{Cell, Table};
pub use text::Line;
pub use time::{Date, Happened, Moment, UtcOffset, Year};
pub use unit::{Area, FloorCode, Unit, UnitCode};
pub use volume::{BoxPlace, CodeSeries, Retention, VolumeCode};
