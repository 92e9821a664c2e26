//! Dealings with clients: letters, notices, visits, opinions, checks, surveys, disclosures (P1-2, P1-5, P1-6, P3-5).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::form::form;
use crate::model::id::{FileName, StemText};
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::codes;
use crate::model::staff::StaffId;
use crate::model::text::Line;
use crate::model::time::Year;
use crate::model::unit::{FloorCode, UnitCode};

codes! {
    /// Which way a letter goes.
    Direction, Wanted::Choice, {
        /// From the client.
        In = "in",
        /// To the client.
        Out = "out",
    }
}

form! {
    /// A letter from the client or to the client (P3-3.8, P3-5); its title says what about.
    Letter {
        must {
            /// Which way it goes: in or out
            direction: Direction,
        }
        may {
            /// Its reference number
            ref_no: Line,
            /// Who wrote it
            author: Line,
            /// Department or person to whom it went on
            passed_to: Line,
        }
        many {}
        flags {}
    }
}

/// To whom something goes: `all`, `floor:12`, `unit:1203`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum Audience {
    /// Every client.
    All,
    /// The clients of a floor.
    Floor(FloorCode),
    /// The client of a unit.
    Unit(UnitCode),
}

impl Audience {
    /// Whether a room is among those that it means.
    pub fn reaches(&self, floor: &FloorCode, unit: &UnitCode) -> bool {
        match self {
            Self::All => true,
            Self::Floor(wanted) => wanted == floor,
            Self::Unit(wanted) => wanted == unit,
        }
    }
}

impl FromStr for Audience {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        match given.split_once(':') {
            None if given == "all" => Ok(Self::All),
            Some(("floor", floor)) => Ok(Self::Floor(floor.parse()?)),
            Some(("unit", unit)) => Ok(Self::Unit(unit.parse()?)),
            _ => Err(Invalid::new(Wanted::Audience, given, Fault::Shape("all, floor:12, unit:1203"))),
        }
    }
}

impl TryFrom<String> for Audience {
    type Error = Invalid;

    fn try_from(given: String) -> Result<Self, Invalid> {
        given.parse()
    }
}

impl From<Audience> for String {
    fn from(audience: Audience) -> Self {
        audience.to_string()
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Floor(floor) => write!(f, "floor:{floor}"),
            Self::Unit(unit) => write!(f, "unit:{unit}"),
        }
    }
}

form! {
    /// A notice to one client, a floor or all (P3-5); its title says what about.
    Notice {
        must {
            /// To whom: all, floor:12 or unit:1203
            to: Audience,
        }
        may {
            /// Its reference number
            ref_no: Line,
        }
        many {}
        flags {}
    }
}

codes! {
    /// On what occasion a client was visited (P1-5c).
    Occasion, Wanted::Choice, {
        /// At a festival or an event, as planned.
        Regular = "regular",
        /// As it came.
        Irregular = "irregular",
    }
}

form! {
    /// A visit to the client (P1-5c); its title says what was talked about.
    Visit {
        must {
            /// On what occasion: regular (festivals, events) or irregular
            occasion: Occasion,
        }
        may {
            /// Who went
            visitor: StaffId,
            /// What the client thinks
            opinion: Line,
        }
        many {}
        flags {}
    }
}

form! {
    /// What the client thinks of the service (P1-5c); its title says it.
    Opinion {
        must {}
        may {
            /// What it is about
            about: Line,
            /// How it came: a call, a letter, a visit
            channel: Line,
        }
        many {}
        flags {}
    }
}

codes! {
    /// What a check found.
    CheckResult, Wanted::Choice, {
        /// As it should be.
        Pass = "pass",
        /// Not as it should be.
        Fail = "fail",
    }
}

form! {
    /// A check of the quality of the service at a client's (P1-2).
    QualityCheck {
        must {
            /// What was checked
            item: Line,
            /// pass or fail
            result: CheckResult,
        }
        may {
            /// Who checked
            inspector: StaffId,
        }
        many {}
        flags {}
    }
}

/// A question of a survey: `CODE=TEXT`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Its code, by which answers name it.
    pub code: Line,
    /// The question.
    pub text: Line,
}

impl FromStr for Question {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Assignment, given, Fault::Shape("service-quality=服務質量"));
        let (code, text) = given.split_once('=').ok_or_else(wrong)?;
        Ok(Self { code: code.parse()?, text: text.parse()? })
    }
}

/// A score: 1 to 5, of which 4 and 5 count as satisfied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(#[schemars(range(min = 1, max = 5))] u8);

impl Score {
    /// The number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Whether it counts as satisfied.
    pub fn is_satisfied(self) -> bool {
        4 <= self.0
    }
}

impl FromStr for Score {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        match given {
            "1" | "2" | "3" | "4" | "5" => Ok(Self(given.parse().unwrap_or(1))),
            "" => Err(Invalid::new(Wanted::Score, given, Fault::Empty)),
            _ => Err(Invalid::new(Wanted::Score, given, Fault::Shape("1, 2, 3, 4, 5"))),
        }
    }
}

impl TryFrom<u8> for Score {
    type Error = Invalid;

    fn try_from(given: u8) -> Result<Self, Invalid> {
        given.to_string().parse()
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// An answer to a question: `CODE=SCORE`, with `:COMMENT` behind it where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The question's code.
    pub question: Line,
    /// The score.
    pub score: Score,
    /// What was said beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<Line>,
}

impl FromStr for Answer {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Assignment, given, Fault::Shape("service-quality=4:電梯太慢"));
        let (question, rest) = given.split_once('=').ok_or_else(wrong)?;
        let (score, comment) = match rest.split_once([':', '：']) {
            Some((score, comment)) => (score, Some(comment.parse()?)),
            None => (rest, None),
        };
        Ok(Self { question: question.parse()?, score: score.trim().parse()?, comment })
    }
}

/// A percentage from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
pub struct Percent(#[schemars(range(max = 100))] u8);

impl Percent {
    /// The number.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl FromStr for Percent {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = |fault| Invalid::new(Wanted::Count, given, fault);
        let plain = !given.is_empty() && given.bytes().all(|b| b.is_ascii_digit());
        let number = given.parse::<u8>().ok().filter(|_| plain).ok_or_else(|| wrong(Fault::Shape("95")))?;
        if number <= 100 { Ok(Self(number)) } else { Err(wrong(Fault::OutOfRange)) }
    }
}

impl TryFrom<u8> for Percent {
    type Error = Invalid;

    fn try_from(given: u8) -> Result<Self, Invalid> {
        given.to_string().parse()
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

form! {
    /// A year's satisfaction survey: its questions, and to whom the office sent it (P1-6).
    Survey {
        must {
            /// Year that it is of
            year: Year,
        }
        may {
            /// Share of satisfied answers that is aimed at, in percent; else the estate's
            target: Percent,
        }
        many {
            /// To whom it was sent: all, floor:12 or unit:1203
            sent_to: Audience,
            /// The clients whom that meant on the day
            clients: FileName,
            /// Question, as CODE=TEXT
            questions: Question,
        }
        flags {}
    }
}

form! {
    /// A client's answers to a year's survey (P1-6).
    SurveyResponse {
        must {
            /// Year of the survey
            year: Year,
        }
        may {
            /// Who filled it in
            respondent: Line,
        }
        many {
            /// Answer, as QUESTION=SCORE or QUESTION=SCORE:COMMENT
            answers: Answer,
        }
        flags {}
    }
}

form! {
    /// Papers passed on to somebody outside, with the general manager's authority (P1-5b).
    Disclosure {
        must {
            /// Who gets them
            to: Line,
            /// What for
            purpose: Line,
        }
        may {}
        many {
            /// Paper that is passed on
            papers: StemText,
        }
        flags {}
    }
}

form! {
    /// Client data that were exported (P1-5b); its title says what.
    Export {
        must {
            /// Who gets them
            to: Line,
            /// What for
            purpose: Line,
        }
        may {}
        many {
            /// What kind of record was exported
            kinds: Line,
        }
        flags {}
    }
}

form! {
    /// Papers destroyed under an approved list (FORMS.md 銷毀清冊); its title says which.
    Disposal {
        must {
            /// Why
            reason: Line,
        }
        may {}
        many {
            /// Volume that was destroyed, by its code
            volumes: Line,
            /// Witness; there are two
            witnesses: Line,
        }
        flags {}
    }
}
