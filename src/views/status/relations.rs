//! What wants doing about clients at large: notices, surveys, corrective actions (P1-6, P3-5).

use crate::archive::{Fresh, find};
use crate::error::Result;
use crate::model::circular::Addressee;
use crate::model::{Body, Kind, RecordId, Register, Status, View, course};
use crate::views::dossier::of_bundle;
use crate::views::notices::{self, Which};
use crate::views::status::Asking;
use crate::views::status::files::slow;
use crate::views::status::todo::Todo;

/// The month in which a year's survey ought to be open.
const SURVEY_MONTH: u32 = 10;

/// Notices that clients did not acknowledge in time.
pub(super) fn notices(asking: &Asking) -> Result<Vec<Todo>> {
    let days = i64::from(asking.policy().notice_days);
    let lines = notices::register(asking.archive, None, Which::Unacknowledged, &View::NOW)?;
    let late = lines.into_iter().filter(|line| days < asking.today().days_since(line.sent_on()));
    let waiting = late.map(|line| Todo::NotAcknowledged {
        date: line.sent_on(),
        title: line.case.record.head.title.clone(),
        clients: line.waiting().filter(|client| client.to.is_none()).map(Addressee::name).collect(),
        id: line.id,
    });
    // Who has left does not acknowledge anything any more.
    Ok(waiting.filter(|todo| !matches!(todo, Todo::NotAcknowledged { clients, .. } if clients.is_empty())).collect())
}

/// The year's survey, where none was opened by its month; surveys that are open; corrective actions that lie too long.
pub(super) fn surveys(asking: &Asking, any_client: bool) -> Result<Vec<Todo>> {
    let year = asking.today().year();
    let mut opened = false;
    let mut todos = Vec::new();
    for (bundle, owner) in find::register_years(&Fresh::new(asking.archive), Register::Surveys)? {
        for case in of_bundle(asking.archive, &bundle, &[Kind::Survey, Kind::CorrectiveAction], &View::NOW)? {
            let id = RecordId { owner: owner.clone(), stem: case.stem };
            todos.extend(slow(asking, &id, None, &case));
            let Body::Survey(survey) = &case.record.body else { continue };
            opened |= survey.year == year;
            if course::fold(&case).is_some_and(|state| state.status == Status::Open) {
                todos.push(Todo::SurveyOpen { id, year: survey.year, since: case.record.head.date() });
            }
        }
    }
    if !opened && any_client && SURVEY_MONTH <= asking.today().month() {
        todos.push(Todo::SurveyDue { year });
    }
    Ok(todos)
}
