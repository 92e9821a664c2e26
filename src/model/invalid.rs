//! What can be wrong with a value that somebody typed, or that a file holds.

use std::cell::RefCell;
use std::fmt;

use crate::model::message::{Arguments, Message, Value, messages, said};

thread_local! {
    /// What was found wrong last in a value of a file: `serde` hands on nothing but words.
    static NOTED: RefCell<Option<Invalid>> = const { RefCell::new(None) };
}

/// A value that is not what it should be.
///
/// It says what was wanted, what was given and why that will not do, as types: `cli::words` makes the sentence, in the
/// reader's language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{wanted:?}: {given:?}: {fault:?}")]
pub struct Invalid {
    /// What the value was to be.
    pub wanted: Wanted,
    /// The value as it was given.
    pub given: String,
    /// Why it will not do.
    pub fault: Fault,
}

impl Invalid {
    /// The same, kept for who is told of it by a reader of files as words alone: the last one of this thread.
    #[must_use]
    pub fn noted(self) -> Self {
        NOTED.with(|noted| noted.replace(Some(self.clone())));
        self
    }

    /// What was noted last, where a reader's words are its.
    pub fn said_as(says: &str) -> Option<Self> {
        NOTED.with(RefCell::take).filter(|last| !says.is_empty() && last.to_string().starts_with(says))
    }

    /// An error about one value.
    pub fn new(wanted: Wanted, given: impl fmt::Display, fault: Fault) -> Self {
        Self { wanted, given: given.to_string(), fault }
    }
}

impl Message for Invalid {
    const TOPIC: &'static str = Fault::TOPIC;

    fn variant(&self) -> &'static str {
        self.fault.variant()
    }

    fn arguments(&self) -> Arguments {
        let mut arguments = self.fault.arguments();
        arguments.extend([("wanted", self.wanted.said()), ("given", Value::Given(self.given.clone()))]);
        arguments
    }
}

messages! {
    "wrong-noun":
    /// What a value was to be.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Wanted {
        /// The code on a unit's door.
        UnitCode,
        /// What became of a unit on a day.
        UnitTurn,
        /// A floor, as on the lift's panel.
        FloorCode,
        /// A unit, or a client who left it (`1203@2023-06-30`).
        FileName,
        Date,
        /// A day and hour with an offset.
        Moment,
        /// A time zone, as an offset from UTC.
        Offset,
        Estate,
        /// What tells an estate from the others of a lake.
        LakeCode,
        /// What a store beyond this disk is called.
        RemoteName,
        /// Where such a store is.
        Endpoint,
        Bucket,
        /// One part of so many.
        ContentPart,
        Year,
        StaffId,
        /// A public key of SSH by which somebody signs.
        SigningKey,
        /// A public key of age, to which papers are encrypted.
        AgeKey,
        /// The fingerprint of such a key.
        Fingerprint,
        Role,
        Category,
        Reference,
        Line,
        Digest,
        Area,
        Hours,
        Level,
        Retention,
        /// A contact, as `NAME;PHONE;EMAIL`.
        Contact,
        /// Where paper stands, as `R1/02/B/3`.
        Place,
        /// What is read off a label.
        ScanCode,
        /// A box, as its folder is called.
        Box,
        PaperName,
        Writer,
        BundlePath,
        Kind,
        Action,
        Gate,
        Currency,
        Language,
        Count,
        /// A register that can be imported.
        Book,
        Money,
        /// The price of one unit of measure.
        Rate,
        Month,
        MeterValue,
        /// A word of a closed list that a field takes.
        Choice,
        Score,
        /// To whom a notice or a survey goes.
        Audience,
        /// A field with its new value.
        Assignment,
        Clause,
    }
}

messages! {
    "wrong":
    /// Why a value will not do.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Fault {
        Empty,
        TooLong(bytes: usize),
        Start(c: char),
        End(c: char),
        Character(c: char),
        /// Windows, or deedbox, keeps the name for itself.
        Reserved,
        NoSuchDay,
        Shape(example: &'static str),
        /// What is sent would be read on the way.
        PlainHttp,
        /// A key of a kind that makes large signatures, and is not taken.
        RsaKey,
        NotOneOf(known: Vec<String>),
        /// A name that several have.
        Several(fitting: Vec<String>),
        /// A name that nobody, or nothing that is asked for, has.
        NoneCalled,
        /// A unit or client of whom nothing can take the step.
        NoCase,
        /// It is below or above what makes sense.
        OutOfRange,
        /// A shell took the sign of dollars and a digit away.
        DollarsLost,
        /// What a cell of a table holds cannot be told.
        Cell(cell: CellFault),
    }
}

messages! {
    "wrong-cell":
    /// Why it cannot be told what a cell of a table holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum CellFault {
        /// A day of which the first number may be the day or the month.
        DayOrMonthFirst,
        TwoDigitYear,
        NoYear,
        /// The office program could not work the cell out (`#REF!`).
        Broken,
        /// A formula whose value was not saved with it.
        NoValue,
        ThirdDecimal,
        /// A comma that stands at no thousand.
        Separator,
        Negative,
        /// A date where something else belongs: office programs make dates of `12-03`.
        DateInstead,
        /// A number that an earlier row has.
        GivenTwice(line: u64),
        /// An amount in this currency, where the estate has another.
        OtherCurrency(currency: &'static str),
        /// A unit that is neither the one that is kept nor the header's.
        OtherUnit,
        /// An office program kept only the first digits of a number.
        DigitsLost,
        /// What a cell says that was merged over rows, where each row needs its own.
        Merged,
        /// Units side by side, where a row is of one.
        SeveralUnits,
    }
}

said!(CellFault, Invalid);
