//! What an answer is about, and what it rests on: where git left a part of the archive out of a working copy, the two may differ.

/// Of what a command gives an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Of the estate as a whole: what git left out would be missing from its figures.
    WholeEstate,
    /// Of what is named.
    WhatIsNamed,
}

/// What an answer rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerIs {
    /// On all that the archive holds.
    Whole,
    /// On what git laid out here.
    OfPart,
}
