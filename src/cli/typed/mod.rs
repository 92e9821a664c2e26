//! What somebody types, read as an office writes it: the program's own Chinese for codes, names for ids, days and amounts in every
//! way that leaves no doubt. The types of the model stay strict: what lies on disk has one form, and this is the way into it.

pub(super) mod around;
pub(super) mod commands;
pub(super) mod named;

use std::any::TypeId;
use std::ffi::OsStr;
use std::marker::PhantomData;
use std::str::FromStr;

pub(super) use around::begin;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser, ValueParserFactory};
use clap::{Arg, ArgAction, Command};

use crate::cli::typed::around::{OF_HERE, today};
use crate::cli::value_name::{self, ValueName};
use crate::desk::spoken;
use crate::model::amending::Assignment;
use crate::model::authority::Permission;
use crate::model::form::Field;
use crate::model::language::Language;
use crate::model::spoken::SpokenMeaning;
use crate::model::{self, Body, Date, Fault, Invalid, Kind, StaffId};

/// A value as it is typed: in the form of the archive, or as an office writes it.
#[derive(Debug)]
pub struct Typed<T>(PhantomData<T>);

impl<T> Clone for Typed<T> {
    fn clone(&self) -> Self {
        Self(PhantomData)
    }
}

impl<T: FromStr<Err = Invalid> + Clone + Send + Sync + 'static> TypedValueParser for Typed<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, clap::Error> {
        let is_person = TypeId::of::<T>() == TypeId::of::<StaffId>() && command.get_name() != "add";
        let sort = if is_person { Some(named::NameSort::Staff) } else { named::NameSort::of(command.get_name(), arg) };
        let read = move |text: String| read(&text, sort, str::parse::<T>);
        StringValueParser::new().try_map(read).parse_ref(command, arg, value)
    }
}

/// Reads a text: as it is, else as what was meant by it.
///
/// # Errors
/// It is neither; the fault is that of the text as it was typed, unless it says of what is meant why that will not do.
pub(super) fn read<T>(
    text: &str,
    sort: Option<named::NameSort>,
    strict: impl Fn(&str) -> Result<T, Invalid>,
) -> Result<T, Invalid> {
    if let Some(id) = sort.map(|sort| named::id(sort, text)).transpose()?.flatten() {
        return strict(&id);
    }
    spoken::read(text, OF_HERE, strict)
}

/// The same for a text that stays one: what is none is left to whoever reads it next.
pub(super) fn field(field: &'static Field) -> impl Fn(&str) -> Result<String, Invalid> + Clone + Send + Sync + 'static {
    move |text: &str| {
        let sort = (field.of == "StaffId").then_some(named::NameSort::Staff);
        match read(text, sort, |text| (field.read)(text).map(|_| text.to_owned())) {
            Err(fault) if matches!(fault.fault, Fault::Several(_) | Fault::NoneCalled | Fault::DollarsLost) => {
                Err(fault)
            }
            // Whoever reads the field says what is wrong with it, and in which option; a short id is made whole there.
            read => Ok(read.unwrap_or_else(|_| text.to_owned())),
        }
    }
}

/// What is wrong with a value of an argument, as its command reads it; nothing where it will do.
pub(super) fn mistake(command: &str, argument: &Arg, value: &str) -> Option<clap::Error> {
    let mut alone = Arg::new(argument.get_id().clone())
        .long("answer")
        .action(ArgAction::Append)
        .allow_hyphen_values(true)
        .value_parser(argument.get_value_parser().clone());
    if let Some(name) = value_name::of(argument) {
        alone = alone.value_name(name.to_owned()).add(ValueName(name.to_owned()));
    }
    let command = Command::new(command.to_owned()).no_binary_name(true).disable_help_flag(true).arg(alone);
    command.try_get_matches_from([format!("--answer={value}")]).err()
}

/// One of many things that are named: by itself, or on a line of standard input, for which `-` stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedOrStdin<T> {
    One(T),
    Stdin,
}

/// Reads a [`NamedOrStdin`].
#[derive(Debug)]
pub struct NamedOrStdinParser<T>(PhantomData<T>);

impl<T> Clone for NamedOrStdinParser<T> {
    fn clone(&self) -> Self {
        Self(PhantomData)
    }
}

impl<T: FromStr<Err = Invalid> + Clone + Send + Sync + 'static> TypedValueParser for NamedOrStdinParser<T> {
    type Value = NamedOrStdin<T>;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<NamedOrStdin<T>, clap::Error> {
        match value == "-" {
            true => Ok(NamedOrStdin::Stdin),
            false => Typed(PhantomData).parse_ref(command, arg, value).map(NamedOrStdin::One),
        }
    }
}

impl<T: FromStr<Err = Invalid> + Clone + Send + Sync + 'static> ValueParserFactory for NamedOrStdin<T> {
    type Parser = NamedOrStdinParser<T>;

    fn value_parser() -> NamedOrStdinParser<T> {
        NamedOrStdinParser(PhantomData)
    }
}

/// A word of a list that help and completion show, or what the word is called.
pub(super) fn one_of<T>(codes: impl IntoIterator<Item = &'static str>) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = Invalid> + Clone + Send + Sync + 'static,
{
    WordOfList { codes: codes.into_iter().collect(), of: PhantomData::<T> }
}

/// A word of a list.
struct WordOfList<T> {
    codes: Vec<&'static str>,
    of: PhantomData<T>,
}

impl<T> Clone for WordOfList<T> {
    fn clone(&self) -> Self {
        Self { codes: self.codes.clone(), of: PhantomData }
    }
}

impl<T: FromStr<Err = Invalid> + Clone + Send + Sync + 'static> TypedValueParser for WordOfList<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, clap::Error> {
        Typed(PhantomData).parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.codes.iter().map(|code| PossibleValue::new(*code))))
    }
}

/// New values with the ids of people who are named in them.
pub(super) fn with_people(given: Vec<Assignment>) -> Result<Vec<Assignment>, Invalid> {
    given.into_iter().map(with_person).collect()
}

fn with_person(given: Assignment) -> Result<Assignment, Invalid> {
    let fields = Kind::ALL.iter().flat_map(|kind| Body::fields(*kind)).filter(|field| field.of == "StaffId");
    let of_people = model::spoken::field(fields.map(|field| field.key), &given.key) != SpokenMeaning::Nothing;
    if given.value.is_empty() || !of_people {
        return Ok(given);
    }
    let id = named::id(named::NameSort::Staff, &given.value)?;
    Ok(Assignment { value: id.unwrap_or(given.value), key: given.key })
}

/// The name of a register, or of a topic, by its word.
pub(super) fn called(known: &[&str], text: &str) -> String {
    match model::spoken::code(known.iter().copied(), text) {
        SpokenMeaning::One(code) => code.to_owned(),
        SpokenMeaning::Several(_) | SpokenMeaning::Nothing => text.to_owned(),
    }
}

/// A unit's client as it is named, or anything else that may stand in its place, such as a floor's common parts.
pub(super) fn unit(text: &str) -> Result<String, Invalid> {
    let part = match text {
        "屋苑" | "屋邨" | "大廈" | "大厦" | "全幢" | "公共地方" => Some("estate".to_owned()),
        _ => spoken::floor_named(text).map(|floor| format!("floor:{floor}")),
    };
    let client = || named::id(named::NameSort::Unit, text);
    Ok(part.map_or_else(client, |part| Ok(Some(part)))?.unwrap_or_else(|| text.to_owned()))
}

/// A time, or a day, as the archive reads it.
pub(super) fn time(text: &str) -> Result<String, Invalid> {
    spoken::time(text, &today)
}

/// The types whose values are typed: an option of such a type is read so wherever it stands.
macro_rules! typed {
    ($($type:path),+ $(,)?) => {
        $(impl ValueParserFactory for $type {
            type Parser = Typed<$type>;

            fn value_parser() -> Typed<$type> {
                Typed(PhantomData)
            }
        })+
    };
}

typed![
    Date,
    model::Year,
    model::money::Money,
    model::Area,
    model::FloorCode,
    model::UnitCode,
    model::FileName,
    StaffId,
    model::Role,
    model::Category,
    model::Reference,
    model::Target,
    model::Level,
    Kind,
    model::Audience,
    model::month::Month,
    model::money::Rate,
    model::survey::Percent,
    model::Status,
    model::disposal::Ground,
    model::Gate,
    model::Clause,
    model::request::RequestKind,
    model::WhoseWord,
    model::disposal::Holdable,
    model::meter::MeterValue,
    model::cases::Hours,
    model::text::Count,
    Language,
    Permission,
];
