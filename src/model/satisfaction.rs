//! How a survey is reckoned: of each question how many answered, the mean, and the share of those who are satisfied (P1-6).

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::case::Case;
use crate::model::invalid::Invalid;
use crate::model::record::Body;
use crate::model::survey::{Answer, Question, Score};
use crate::model::text::Line;
use crate::model::time::Year;

/// The questions that every survey has unless others are told: service quality, package price, the company (P1-6b).
///
/// # Errors
/// None: the texts are lines.
pub fn usual_questions() -> Result<Vec<Question>, Invalid> {
    ["service-quality=服務質量", "package-price=套餐價格", "company=公司評價"].into_iter().map(str::parse).collect()
}

/// What a question was answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub question: Question,
    /// How often each score was given.
    scores: BTreeMap<Score, u32>,
    /// What was said beside the scores.
    pub comments: Vec<(Score, Line)>,
}

impl Tally {
    /// A question that nobody has answered.
    pub fn new(question: Question) -> Self {
        Self { question, scores: BTreeMap::new(), comments: Vec::new() }
    }

    /// Counts an answer.
    pub fn add(&mut self, answer: &Answer) {
        *self.scores.entry(answer.score).or_default() += 1;
        self.comments.extend(answer.comment.clone().map(|comment| (answer.score, comment)));
    }

    /// How often a score was given.
    pub fn given(&self, score: u8) -> u32 {
        self.scores.iter().filter(|(given, _)| given.number() == score).map(|(_, n)| n).sum()
    }

    pub fn answers(&self) -> u32 {
        self.scores.values().sum()
    }

    fn satisfied(&self) -> u32 {
        self.scores.iter().filter(|(score, _)| score.is_satisfied()).map(|(_, n)| n).sum()
    }

    /// The mean of the scores, to two decimals, halves up.
    pub fn mean(&self) -> Option<Decimal> {
        let sum: u32 = self.scores.iter().map(|(score, n)| u32::from(score.number()) * n).sum();
        share(sum, self.answers(), 2)
    }

    /// How many of a hundred gave 4 or 5, to one decimal, halves up.
    pub fn satisfied_percent(&self) -> Option<Decimal> {
        share(self.satisfied() * 100, self.answers(), 1)
    }

    /// Whether fewer of a hundred are satisfied than was aimed at, before rounding.
    pub fn is_below(&self, target: u32) -> bool {
        u64::from(self.satisfied()) * 100 < u64::from(self.answers()) * u64::from(target)
    }
}

fn share(part: u32, whole: u32, places: u32) -> Option<Decimal> {
    let exact = Decimal::from(part).checked_div(Decimal::from(whole))?;
    let mut rounded = exact.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(places);
    Some(rounded)
}

/// What one client answered to a year's survey, from all of the client's responses as they are seen: of each question the
/// first answer counts.
pub fn first_answers(responses: &[Case], year: Year) -> Vec<Answer> {
    let mut in_order: Vec<&Case> = responses.iter().collect();
    in_order.sort_by_key(|case| (case.record.head.date(), case.record.head.at, case.stem));
    let mut answered = BTreeSet::new();
    let mut answers = Vec::new();
    for case in in_order {
        let Body::SurveyResponse(response) = &case.record.body else { continue };
        if response.year == year {
            answers.extend(response.answers.iter().filter(|answer| answered.insert(answer.question.clone())).cloned());
        }
    }
    answers
}

/// The questions of a year with what they were answered with; a question that no survey of the year has, and was answered
/// all the same, stands after the others.
pub fn tally<'a>(questions: &[Question], answers: impl IntoIterator<Item = &'a Answer>) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = questions.iter().cloned().map(Tally::new).collect();
    for answer in answers {
        match tallies.iter_mut().find(|tally| tally.question.code == answer.question) {
            Some(tally) => tally.add(answer),
            None => {
                let code = answer.question.clone();
                let mut tally = Tally::new(Question { text: code.clone(), code });
                tally.add(answer);
                tallies.push(tally);
            }
        }
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tallied(scores: &[(&str, u32)]) -> Tally {
        let mut tally = Tally::new("service=Service".parse().unwrap());
        for (score, times) in scores {
            for _ in 0..*times {
                tally.add(&format!("service={score}").parse().unwrap());
            }
        }
        tally
    }

    #[test]
    fn shares_are_rounded_halves_up_and_the_target_is_compared_before() {
        let none = tallied(&[]);
        assert_eq!((none.mean(), none.satisfied_percent(), none.is_below(95)), (None, None, false));
        // 1899 of 2000 are 94.95 %: shown as 95.0, and under 95 all the same.
        let close = tallied(&[("4", 1899), ("3", 101)]);
        assert_eq!(close.satisfied_percent().unwrap().to_string(), "95.0");
        assert!(close.is_below(95));
        assert!(!tallied(&[("5", 19), ("1", 1)]).is_below(95));
        // 25/8 is 3.125.
        assert_eq!(tallied(&[("3", 7), ("4", 1)]).mean().unwrap().to_string(), "3.13");
    }
}
