//! Loans on paper (P2-7): the slip in two copies with its out-card, and the register (docs/FORMS.md, 借閱登記表).

use minijinja::{Value, context};

use crate::model::document::Level;
use crate::model::loan::LoanStatus;
use crate::model::record::ReadingPlace;
use crate::model::settings::Settings;
use crate::model::{Date, Line, RecordId, VolumeCode};
use crate::output::form::{PageForm, fill, fitted, level};
use crate::output::html::PageFault;
use crate::output::phrases::{Phrases, say};

const SLIP: &str = include_str!("../../../templates/form/loan.html");
const REGISTER: &str = include_str!("../../../templates/form/loans.html");

/// Titles that are named on a slip; beyond them how many more there are.
const NAMED: usize = 4;

/// A loan as it stands on paper.
#[derive(Clone, Debug)]
pub struct LoanEntry {
    pub id: RecordId,
    /// Where it stands.
    pub status: LoanStatus,
    /// The unit whose file it is, or the enquiry: by that it stands on its shelf.
    pub shelf: String,
    /// The client, or who enquired; none where papers of the room were lent.
    pub company: Option<Line>,
    /// The volume's code, where it has one.
    pub code: Option<VolumeCode>,
    /// The titles of the papers; none where the whole file was lent.
    pub titles: Vec<Line>,
    /// The day on which it went out.
    pub lent_on: Option<Date>,
    /// Who borrowed it.
    pub borrower: Line,
    /// Of which department, reached how.
    pub reached: (Option<Line>, Option<Line>),
    /// How confidential it is.
    pub level: Level,
    pub purpose: Line,
    pub place: ReadingPlace,
    /// The name of who approved it, and of who handed it over.
    pub by: (Option<String>, Option<String>),
    pub due: Date,
    /// When it came back, and in what condition.
    pub returned: (Option<Date>, Option<String>),
    pub remarks: Vec<String>,
}

impl LoanEntry {
    /// What was lent: the client's file, the papers of a room, or an enquiry.
    fn file(&self) -> String {
        match &self.company {
            Some(company) => format!("{} {company}", self.shelf),
            None => self.shelf.clone(),
        }
    }
}

#[derive(Clone, Debug)]
pub struct LoanSlip {
    pub loan: LoanEntry,
}

/// The slip: a sheet of A4 with two copies of A5, one for the office and one that goes with the file, and the card that stands
/// on the shelf meanwhile.
pub fn loan_slip(phrases: Phrases, settings: &Settings, slip: &LoanSlip) -> Result<String, PageFault> {
    let loan = &slip.loan;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let short = |text: &str, most: usize| fitted(text, [most; 3]).1;
    let known = |text: Option<&Line>, most: usize| text.map(|text| short(text.as_str(), most)).unwrap_or_default();
    let named = |name: &Option<String>| name.as_ref().map(|name| short(name, 30)).unwrap_or_default();
    let more = loan.titles.len().saturating_sub(NAMED);
    let code = loan.code.as_ref().map(ToString::to_string);
    let values = context! {
        copies => ["form-copy-office", "form-copy-file"],
        estate => short(settings.name.as_str(), 60),
        id => loan.id.to_string(),
        lent_on => day(loan.lent_on),
        due => loan.due.to_string(),
        borrower => short(loan.borrower.as_str(), 60),
        department => known(loan.reached.0.as_ref(), 60),
        phone => known(loan.reached.1.as_ref(), 60),
        level => level(phrases, loan.level),
        code => code.clone().unwrap_or_default(),
        place_on_shelf => format!("{} · {}", code.unwrap_or_else(|| loan.shelf.clone()), short(&loan.file(), 90)),
        place => match loan.place {
            ReadingPlace::Office => say!(phrases, "form-place-office"),
            ReadingPlace::OffSite => say!(phrases, "form-place-off-site"),
        },
        file => short(&loan.file(), 80),
        papers => loan.titles.iter().take(NAMED).map(|title| short(title.as_str(), 44)).collect::<Vec<_>>(),
        more => (0 < more).then(|| say!(phrases, "form-more-papers", papers => more)),
        purpose => short(loan.purpose.as_str(), 150),
        approved_by => named(&loan.by.0),
        handled_by => named(&loan.by.1),
        returned_on => day(loan.returned.0),
        condition => loan.returned.1.as_ref().map(|text| short(text, 60)).unwrap_or_default(),
    };
    let css = "@page { size: A4; } @media print { body { margin: 0; } }".to_owned();
    let form = PageForm { name: "loan slip", body: SLIP, css };
    let title = format!("{} {}", say!(phrases, "form-loan-slip"), loan.id);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}

/// The register of a period, newest first.
pub fn loan_register(
    phrases: Phrases,
    settings: &Settings,
    period: &str,
    loans: &[LoanEntry],
) -> Result<String, PageFault> {
    let line = |loan: &LoanEntry| {
        let mut title = vec![loan.file()];
        title.extend(loan.titles.iter().map(ToString::to_string));
        let state = match loan.status {
            LoanStatus::Asked => Some(say!(phrases, "form-waiting")),
            LoanStatus::Rejected => Some(say!(phrases, "form-refused")),
            LoanStatus::Gone => Some(say!(phrases, "form-lost")),
            LoanStatus::Out | LoanStatus::Returned => None,
        };
        context! {
            lent_on => loan.lent_on.map(|day| day.to_string()),
            borrower => loan.borrower.as_str(),
            department => loan.reached.0.as_ref().map(ToString::to_string).unwrap_or_default(),
            phone => loan.reached.1.as_ref().map(ToString::to_string).unwrap_or_default(),
            code => loan.code.as_ref().map(ToString::to_string).unwrap_or_default(),
            title => title.join("; "),
            level => level(phrases, loan.level),
            purpose => loan.purpose.as_str(),
            approved_by => loan.by.0.clone().unwrap_or_default(),
            due => loan.due.to_string(),
            returned_on => loan.returned.0.map(|day| day.to_string()).unwrap_or_default(),
            condition => loan.returned.1.clone().unwrap_or_default(),
            handled_by => loan.by.1.clone().unwrap_or_default(),
            remarks => state.into_iter().chain(loan.remarks.iter().cloned()).collect::<Vec<_>>().join("; "),
        }
    };
    let lines: Vec<Value> = loans.iter().map(line).collect();
    let values = context! { estate => settings.name.as_str(), period, count => loans.len(), lines };
    let css =
        "@page { size: A4 landscape; margin: 12mm 10mm 16mm; } table { font-size: 8pt; } th, td { padding: .9mm .8mm; }
@media screen { body { max-width: 277mm; } }"
            .to_owned();
    let form = PageForm { name: "loan register", body: REGISTER, css };
    let title = format!("{} {period}", say!(phrases, "form-loan-register"));
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}
