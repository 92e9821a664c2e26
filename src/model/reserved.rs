//! For whom the approval of what was proposed is reserved.

use crate::model::as_of::AsOf;
use crate::model::case::Case;
use crate::model::document::Level;
use crate::model::paper;
use crate::model::paper_name::PaperName;
use crate::model::proposal::{Fate, Proposal};
use crate::model::staff::Duty;

/// For whom it is reserved. That a confidential paper is to be so no more is for who lets it be read: whoever may correct a title would open it
/// to everybody by that (P1-5).
pub fn duty(proposal: &Proposal, case: &Case) -> Duty {
    match (proposal.voiding(), proposal.key()) {
        (Some(_), _) => Duty::Void,
        (None, Some(_)) => Duty::Staff,
        (None, None) if lowers(proposal, case) => Duty::LendConfidential,
        (None, None) => Duty::Amend,
    }
}

/// Whether it makes a paper ordinary that is confidential: by what was filed, or by what took effect before.
pub fn lowers(proposal: &Proposal, case: &Case) -> bool {
    let Some((paper, Level::Ordinary)) = level_of(proposal, case) else { return false };
    let filed = paper::of_case(case).into_iter().find(|it| it.name == paper).map(|it| it.level);
    let before = case.proposals(&AsOf::NOW).into_iter().filter(|other| {
        let came_before = proposal.fate == Fate::Waits || other.step.number < proposal.step.number;
        other.holds() && other.step != proposal.step && came_before
    });
    let told = before.filter_map(|other| level_of(&other, case)).filter(|(of, _)| *of == paper);
    // The last of them is what it is now.
    told.map(|(_, level)| level).next_back().or(filed) == Some(Level::Confidential)
}

/// The paper to which it gives a level.
fn level_of(proposal: &Proposal, case: &Case) -> Option<(PaperName, Level)> {
    let amendment = proposal.amendment()?;
    let level = amendment.values.0.get("level")?.as_str()?.parse().ok()?;
    Some((amendment.paper.unwrap_or_else(|| PaperName::document(case.stem)), level))
}
