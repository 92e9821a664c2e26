//! A step that is due, by the command that takes it: one kind of record may leave in several ways.

use crate::model::course::{Course, Status};
use crate::model::export_scope;
use crate::model::handover::HandoverKind;
use crate::model::kind::Action;
use crate::model::lake::{Personal, is_to_a_lake};
use crate::model::message::{Argument, Value};
use crate::model::record::Body;
use crate::model::remote::{is_holey_bag, year_kept_elsewhere};

/// By which command a step is taken, where the action alone does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepRoute {
    /// The action tells.
    ByAction,
    /// Tables leave.
    Export,
    /// Pages leave.
    Site,
    /// Figures go to a lake.
    Lake,
    /// The same, with names and free text.
    LakeWithPersons,
    /// Copies of a year's boxed papers go to lie in a store alone.
    KeptElsewhere,
    /// A volume leaves as a bag whose papers are fetched from a store.
    HoleyBag,
    /// Copies of papers leave.
    Copies,
    /// Exhibits leave, with what proves them.
    Bundle,
    /// What was gathered for a person leaves.
    Request,
    /// The archive goes to another company.
    Company,
}

/// A step that is due, or was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DueStep {
    pub action: Action,
    pub route: StepRoute,
}

impl DueStep {
    /// A step of what does not leave: the action alone tells the command.
    pub const fn by_action(action: Action) -> Self {
        Self { action, route: StepRoute::ByAction }
    }

    /// A step of a record, as its values have it.
    pub fn of(body: &Body, action: Action) -> Self {
        let route = match (action, body) {
            (Action::Released, Body::Export(export)) if is_to_a_lake(export) => {
                let is_with_persons = export.kinds.iter().any(|kind| kind.as_str() == Personal::Along.name());
                if is_with_persons { StepRoute::LakeWithPersons } else { StepRoute::Lake }
            }
            (Action::Released, Body::Export(export)) if is_holey_bag(export) => StepRoute::HoleyBag,
            (Action::Released, Body::Export(export)) if year_kept_elsewhere(export).is_some() => {
                StepRoute::KeptElsewhere
            }
            (Action::Released, Body::Export(export)) => {
                let is_site = export.kinds.iter().any(|kind| export_scope::site_level(kind.as_str()).is_some());
                if is_site { StepRoute::Site } else { StepRoute::Export }
            }
            (Action::Released, Body::Disclosure(disclosure)) => {
                if disclosure.as_bundle {
                    StepRoute::Bundle
                } else {
                    StepRoute::Copies
                }
            }
            (Action::Released, Body::Request(_)) => StepRoute::Request,
            (Action::Accepted, Body::Handover(handover)) if handover.about == HandoverKind::Company => {
                StepRoute::Company
            }
            _ => StepRoute::ByAction,
        };
        Self { action, route }
    }

    /// Each step that a record can take where it stands.
    pub fn all(body: &Body, course: &Course, status: Status) -> Vec<Self> {
        course.due(status).into_iter().map(|rule| Self::of(body, rule.action)).collect()
    }
}

impl Argument for DueStep {
    fn value(&self) -> Value {
        self.action.value()
    }
}
