//! Satisfaction surveys: their questions, and what clients answered (P1-6).

use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::form::form;
use crate::model::id::FileName;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::relations::Audience;
use crate::model::text::Line;
use crate::model::time::Year;

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
#[schemars(extend("minimum" = 1, "maximum" = 5))]
pub struct Score(u8);

impl Score {
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
#[schemars(extend("maximum" = 100))]
pub struct Percent(u8);

impl Percent {
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
