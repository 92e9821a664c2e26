//! Surveys: to how many each was sent, how many answered, where it stands, what each question was answered with (P1-6).

use crate::archive::{Archive, Uncached, find};
use crate::error::{Input, Result};
use crate::model::event::EventBody;
use crate::model::mailing::Addressee;
use crate::model::satisfaction::{Tally, first_answers, tally};
use crate::model::survey::{Answer, Survey};
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{
    Action, AsOf, Body, Case, CaseState, FloorCode, Happened, Kind, Line, RecordId, Register, StaffId, Year, case_state,
};
use crate::views::dossier::{Dossier, WhichClients, dossiers, of_bundle};
use crate::views::kept::ListingOf;
use crate::views::{When, newest_first};

/// What one client answered to a survey.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The client, by the first unit.
    pub client: Addressee,
    /// The client's floor.
    pub floor: FloorCode,
    pub answers: Vec<Answer>,
}

/// A survey with its answers.
#[derive(Clone, Debug)]
pub struct SurveyLine {
    pub id: RecordId,
    /// The record as it is seen.
    pub case: Case,
    /// What it says.
    pub survey: Survey,
    /// Where it stands.
    pub state: CaseState,
    /// The share of satisfied answers that it aims at, in percent.
    pub target: u32,
    /// What each client answered who did.
    pub answered: Vec<Answered>,
}

impl SurveyLine {
    /// How many of the clients to whom it was sent answered; where it is not known to whom, how many answered.
    pub fn responses(&self) -> usize {
        if self.survey.clients.is_empty() {
            return self.answered.len();
        }
        let day = self.case.record.head.date();
        let is_sent = |answered: &&Answered| {
            let mut clients = self.survey.clients.iter();
            clients.any(|name| answered.client.is_named(name, day))
        };
        self.answered.iter().filter(is_sent).count()
    }

    /// The share of the clients to whom it was sent that answered; none where nobody is known to have it.
    pub fn response_rate(&self) -> Option<rust_decimal::Decimal> {
        let share = rust_decimal::Decimal::from(self.responses() * 100);
        let share = share.checked_div(rust_decimal::Decimal::from(self.survey.clients.len()))?;
        let mut share = share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        share.rescale(1);
        Some(share)
    }

    /// Each question with its answers.
    pub fn tallies(&self) -> Vec<Tally> {
        tally(&self.survey.questions, self.answered.iter().flat_map(|answered| &answered.answers))
    }

    /// Who approved its report, and when.
    pub fn approved(&self) -> (Option<&StaffId>, Option<Happened>) {
        (self.state.approved_by.as_ref(), self.state.time(Action::Approved))
    }

    /// To whom its report went.
    pub fn published_to(&self) -> Vec<&Line> {
        published_to(&self.case).collect()
    }
}

/// To whom a survey's report went.
pub(in crate::views) fn published_to(survey: &Case) -> impl Iterator<Item = &Line> {
    let publications = survey.events.iter().filter_map(|named| match &named.event.deed {
        EventBody::Published(publication) => Some(&publication.sent_to),
        _ => None,
    });
    publications.flatten()
}

/// Every survey as it is seen in a view, with what was answered, newest first.
pub fn all(archive: &Archive, view: &AsOf) -> Result<Vec<SurveyLine>> {
    read(archive, None, view)
}

/// The survey of a year; where two working copies opened one each, the one that was opened first.
pub fn of_year(archive: &Archive, year: Year, view: &AsOf) -> Result<SurveyLine> {
    let mut lines = read(archive, Some(year), view)?;
    lines.pop().ok_or_else(|| Input::NoSurvey(year).into())
}

fn read(archive: &Archive, year: Option<Year>, view: &AsOf) -> Result<Vec<SurveyLine>> {
    let surveys = surveys(archive, view)?;
    let surveys: Vec<_> = surveys.into_iter().filter(|(_, _, survey)| year.is_none_or(|y| y == survey.year)).collect();
    let dossiers = match surveys.is_empty() {
        true => Vec::new(),
        false => dossiers(archive, (WhichClients::All, &ListingOf::ByAll), &[Kind::SurveyResponse], view)?,
    };
    let estates = archive.settings().policy.survey_target;
    let mut lines = Vec::new();
    for (id, case, survey) in surveys {
        let Some(state) = case_state::fold(&case) else { continue };
        let target = survey.target.map_or(estates, |target| target.number().into());
        let answered = answered(&dossiers, survey.year);
        lines.push(SurveyLine { id, case, survey, state, target, answered });
    }
    newest_first(&mut lines, |line| When::entered(line.case.record.head.date(), line.case.record.head.at, &line.id));
    Ok(lines)
}

/// The surveys' records, in the order of their names.
pub(in crate::views) fn surveys(archive: &Archive, view: &AsOf) -> Result<Vec<(RecordId, Case, Survey)>> {
    let mut surveys = Vec::new();
    for (bundle, owner) in find::register_years(&Uncached::new(archive), Register::Surveys)? {
        for case in of_bundle(archive, &bundle, &[Kind::Survey], view)? {
            if let Body::Survey(survey) = &case.record.body {
                let id = RecordId { owner: owner.clone(), stem: case.stem };
                surveys.push((id, case.clone(), survey.clone()));
            }
        }
    }
    Ok(surveys)
}

/// What each client answered to a year's survey, those who answered nothing left out.
fn answered(dossiers: &[Dossier], year: Year) -> Vec<Answered> {
    dossiers.iter().filter_map(|dossier| answered_by(dossier, year)).collect()
}

/// What a client answered to a year's survey; none who answered nothing.
pub(in crate::views) fn answered_by(dossier: &Dossier, year: Year) -> Option<Answered> {
    let answers = first_answers(&dossier.cases, year);
    let floor = &dossier.client.file.home.floor;
    if answers.is_empty() {
        return None;
    }
    Some(Answered { client: dossier.client.stay.addressee(), floor: floor.clone(), answers })
}

pub fn table(lines: &[SurveyLine]) -> Table {
    let columns = [
        text("id"),
        text("year"),
        text("date"),
        text("status"),
        text("sent_to"),
        figure("clients"),
        figure("responses"),
        figure("response_rate"),
        figure("target"),
        text("below_target"),
        text("approved_by"),
        text("published_to"),
    ];
    let mut table = Table::new("surveys", &columns);
    for line in lines {
        let below = line.tallies().into_iter().filter(|tally| tally.is_below(line.target));
        table.rows.push(vec![
            Cell::text(&line.id),
            Cell::text(line.survey.year),
            Cell::Date(line.case.record.head.date()),
            Cell::Code(line.state.status.as_str()),
            Cell::List(line.survey.sent_to.iter().map(ToString::to_string).collect()),
            Cell::count(line.survey.clients.len()),
            Cell::count(line.responses()),
            Cell::maybe(line.response_rate(), Cell::Number),
            Cell::Count(line.target.into()),
            Cell::List(below.map(|tally| tally.question.code.to_string()).collect()),
            Cell::maybe(line.approved().0, Cell::text),
            Cell::List(line.published_to().iter().map(ToString::to_string).collect()),
        ]);
    }
    table
}

/// A survey laid open.
pub fn pairs(line: &SurveyLine) -> Vec<(&'static str, Cell)> {
    let (by, when) = line.approved();
    vec![
        ("id", Cell::text(&line.id)),
        ("year", Cell::text(line.survey.year)),
        ("title", Cell::maybe(line.case.record.head.title.as_ref(), Cell::text)),
        ("date", Cell::Date(line.case.record.head.date())),
        ("status", Cell::Code(line.state.status.as_str())),
        ("sent_to", Cell::List(line.survey.sent_to.iter().map(ToString::to_string).collect())),
        ("clients", Cell::count(line.survey.clients.len())),
        ("responses", Cell::count(line.responses())),
        ("response_rate", Cell::maybe(line.response_rate(), Cell::Number)),
        ("target", Cell::Count(line.target.into())),
        ("approved_by", Cell::maybe(by, Cell::text)),
        ("approved_on", Cell::maybe(when, |when| Cell::Date(when.date()))),
        ("published_to", Cell::List(line.published_to().iter().map(ToString::to_string).collect())),
    ]
}

/// The questions of a survey with what they were answered with.
pub fn questions(line: &SurveyLine) -> Table {
    let columns = [
        text("question"),
        text("text"),
        figure("n"),
        figure("mean"),
        figure("satisfied_percent"),
        text("below_target"),
    ];
    let mut table = Table::new("questions", &columns);
    for tally in line.tallies() {
        table.rows.push(vec![
            Cell::text(&tally.question.code),
            Cell::text(&tally.question.text),
            Cell::Count(tally.answers().into()),
            Cell::maybe(tally.mean(), Cell::Number),
            Cell::maybe(tally.satisfied_percent(), Cell::Number),
            Cell::Flag(tally.is_below(line.target)),
        ]);
    }
    table
}
