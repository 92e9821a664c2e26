//! Axes with round steps, in decimal arithmetic.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// An axis from one round figure to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    from: Decimal,
    to: Decimal,
    step: Decimal,
}

impl Scale {
    /// The axis that holds nought and some figures, with at most so many steps of 1, 2 or 5 times a power of ten. Steps are whole
    /// where all figures are.
    pub fn of(values: impl Iterator<Item = Decimal>, most_steps: i64) -> Self {
        let (mut least, mut most, mut whole) = (Decimal::ZERO, Decimal::ZERO, true);
        for value in values {
            (least, most) = (least.min(value), most.max(value));
            whole = whole && value.is_integer();
        }
        if least == most {
            most = Decimal::ONE;
        }
        let most_steps = Decimal::from(most_steps.max(1));
        let mut step = if whole { Decimal::ONE } else { Decimal::new(1, 2) };
        for factor in [Decimal::TWO, Decimal::new(25, 1), Decimal::TWO].into_iter().cycle() {
            let (from, to) = (
                round(least, step, RoundingStrategy::ToNegativeInfinity),
                round(most, step, RoundingStrategy::ToPositiveInfinity),
            );
            let steps = to.checked_sub(from).and_then(|span| span.checked_div(step));
            let larger = step.checked_mul(factor);
            match (steps, larger) {
                (Some(steps), Some(larger)) if most_steps < steps => step = larger,
                _ => return Self { from, to, step: step.normalize() },
            }
        }
        Self { from: least, to: most, step }
    }

    /// Where its lines stand.
    pub fn ticks(&self) -> Vec<Decimal> {
        let mut ticks = vec![self.from];
        let mut tick = self.from;
        while let Some(next) = tick.checked_add(self.step).filter(|next| *next <= self.to && ticks.len() < 100) {
            tick = next;
            ticks.push(tick);
        }
        ticks.into_iter().map(|tick| tick.normalize()).collect()
    }

    /// How far along a length a figure stands.
    pub fn at(&self, value: Decimal, length: i64) -> i64 {
        let span = self.to.checked_sub(self.from).unwrap_or(Decimal::ONE);
        let share = value.checked_sub(self.from).and_then(|over| over.checked_div(span)).unwrap_or_default();
        (share.clamp(Decimal::ZERO, Decimal::ONE) * Decimal::from(length)).round().to_i64().unwrap_or_default()
    }
}

/// A figure rounded to a multiple of a step.
fn round(value: Decimal, step: Decimal, strategy: RoundingStrategy) -> Decimal {
    let steps = value.checked_div(step).unwrap_or_default().round_dp_with_strategy(0, strategy);
    steps.checked_mul(step).unwrap_or(value)
}
