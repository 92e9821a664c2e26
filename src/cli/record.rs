//! `deedbox record`: enter what happened, each kind with the fields of its form.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, value_parser};
use rust_decimal::Decimal;
use toml::Table;

use crate::archive::{Archive, ClientFile, Mode, Uncached, file_parts, find, read_given};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::help::endings;
use crate::cli::papers;
use crate::cli::typed;
use crate::cli::when::WhenArgs;
use crate::desk::enquiry::FOR_ENQUIRIES;
use crate::desk::fields;
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::record;
use crate::error::{Error, Input, Result};
use crate::model::form::{Field, Need};
use crate::model::ledger::Charge;
use crate::model::paper::{self, Meant};
use crate::model::premises::{self, Premises};
use crate::model::record::KindEntered;
use crate::model::{
    AsOf, Audience, Body, Category, DueStep, FileName, Invalid, Kind, Level, Line, Owner, RecordId, Reference, Whose,
    WhoseWord, case_state, steps,
};
use crate::output::safe;
use crate::views::statement;

/// The largest file of fields that is read, in bytes.
const MAX_FIELDS_BYTES: u64 = 1 << 20;

/// Enter what happened: a charge, a payment, a repair call, a complaint …
#[derive(Debug)]
pub(super) struct RecordArgs {
    kind: Kind,
    unit: Option<String>,
    when: WhenArgs,
    title: Option<String>,
    no: Option<String>,
    attach: Vec<PathBuf>,
    category: Option<Category>,
    level: Option<Level>,
    from: Option<PathBuf>,
    values: Vec<(&'static Field, Vec<String>)>,
}

/// The option's name of a field.
fn option(field: &Field) -> String {
    field.key.replace('_', "-")
}

/// Fields that every kind has beside those of its form.
const COMMON: &str = "With every kind of record";

fn arg_of(field: &'static Field) -> Arg {
    let must = if field.need == Need::Must { endings::NEEDED } else { "" };
    let many = if field.need == Need::Many { endings::REPEATED } else { "" };
    let arg = Arg::new(field.key).long(option(field)).help(format!("{}{must}{many}", field.about.trim()));
    let arg = match field.need {
        Need::Flag => return arg.action(ArgAction::SetTrue),
        Need::Many => arg.action(ArgAction::Append),
        Need::Must | Need::May => arg.action(ArgAction::Set).allow_hyphen_values(true),
    };
    arg.value_name(value_name(field)).value_parser(typed::field(field))
}

/// What a field's value is called.
fn value_name(field: &Field) -> &'static str {
    match (field.of, field.key) {
        ("Money", _) => "AMOUNT",
        ("Date", _) => "DATE",
        ("Year", _) => "YEAR",
        ("Percent", _) => "PERCENT",
        ("StaffId", _) => "STAFF",
        ("Audience", _) => "AUDIENCE",
        ("Answer", _) => "QUESTION=SCORE[:COMMENT]",
        ("PaperName", _) => "ID",
        ("Line", "phone" | "receipt" | "ref_no" | "charges") => "NUMBER",
        ("Line", "period") => "PERIOD",
        ("Line", "volumes") => "CODE",
        ("Line", "numbers") => "NUMBER",
        ("Hours", _) => "HOURS",
        ("MeterValue", _) => "NUMBER",
        ("UnitCode", _) => "UNIT",
        ("Line" | "Text", _) => "TEXT",
        (of, _) if of.ends_with("FileName") => "UNIT",
        _ => "CODE",
    }
}

fn command_of(kind: Kind) -> Command {
    let fields = Body::fields(kind);
    let mut command = Command::new(kind.as_str());
    let whose = match kind.facts().register {
        None if FOR_ENQUIRIES.contains(&kind) => Arg::new("UNIT")
            .value_name("UNIT|ENQUIRY")
            .required(true)
            .help("Unit, UNIT@DATE for who left on that day, or an enquiry's id"),
        None if premises::KINDS.contains(&kind) && !FOR_ENQUIRIES.contains(&kind) => Arg::new("UNIT")
            .value_name("UNIT|FLOOR|ESTATE")
            .required(true)
            .help("Unit, UNIT@DATE for who left on that day, unit:1203 for one that was vacant on the day, floor:12 or estate for common parts"),
        None => Arg::new("UNIT").value_name("UNIT").required(true).help("Unit, or UNIT@DATE for who left on that day"),
        // Whoever names one where none is wanted is told so in our words.
        Some(register) => Arg::new("UNIT")
            .value_name("UNIT")
            .hide(unit_field(kind).is_none())
            .help(format!("Unit that it concerns; it lies in the register {register}")),
    };
    command = command.arg(whose.value_parser(typed::unit));
    for field in fields {
        command = command.arg(arg_of(field));
    }
    let common = [
        Arg::new("title")
            .long("title")
            .value_name("TEXT")
            .allow_hyphen_values(true)
            .help("What it is about, in a line"),
        Arg::new("no").long("no").value_name("NUMBER").help("The office's own number"),
        Arg::new("attach")
            .long("attach")
            .value_name("PATH")
            .action(ArgAction::Append)
            .num_args(1..)
            .help("Paper that came with it (can be repeated)"),
        Arg::new("attach-category")
            .long("attach-category")
            .value_name("CATEGORY")
            .value_parser(value_parser!(Category))
            .help("Category of those papers"),
        Arg::new("attach-level")
            .long("attach-level")
            .value_name("LEVEL")
            .value_parser(value_parser!(Level))
            .help("How confidential those papers are: ordinary or confidential"),
        Arg::new("from").long("from").value_name("FILE").help("TOML file with the fields; options come before it"),
    ];
    for arg in common {
        command = command.arg(arg.help_heading(COMMON));
    }
    WhenArgs::augment_args(command.next_help_heading(COMMON)).about(about(kind)).after_help(after_help(kind))
}

/// What a kind of record is, in a line.
fn about(kind: Kind) -> String {
    let mut text = crate::cli::words::Words::for_programs().kind(kind);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The steps of a kind, for the help.
fn after_help(kind: Kind) -> String {
    let Some(course) = steps::course(kind) else { return String::new() };
    let mut lines = vec![format!("Steps, from {}:", course.start)];
    for rule in course.steps {
        let from: Vec<&str> = rule.from.iter().map(|status| status.as_str()).collect();
        let role = rule.duty.map(|duty| format!(" (reserved: {duty})")).unwrap_or_default();
        lines.push(format!("  {:<18} from {}{role}", rule.action.as_str(), from.join(", ")));
    }
    lines.join("\n")
}

impl Args for RecordArgs {
    fn augment_args(command: Command) -> Command {
        let kinds = Kind::listed().filter(|kind| kind.facts().entered == KindEntered::ByRecord).map(command_of);
        command
            .about("Enter what happened: a charge, a payment, a repair call, a complaint …")
            .after_help(
                "Examples:
  deedbox record charge 1203 --item 管理費 --period 2026-03 --due 2026-03-15 --amount 5200.00
  deedbox record payment 1203 --amount 5200 --method 轉數快 --charges C2026-00031
  deedbox record repair 1203 --category 空調 --title 冷氣滴水 --urgent --when 2026-11-23T09:10
  deedbox record repair floor:12 --category 照明 --title 走廊燈不亮       what no client holds: also a vacant unit, estate
  deedbox record complaint 1203 --about service-quality --title 冷氣過冷 --attach photo.jpg
  deedbox record enquiry --who 陳先生 --space '十二樓兩個單元' --source 仲介
  deedbox record visit enquiries/x4p9 --occasion irregular --title 看樓 --opinion 租金偏高
  deedbox record visit 1203 --from visit.toml
  deedbox record repair --help                     the fields and the steps of a kind",
            )
            .subcommand_required(true)
            .subcommand_value_name("KIND")
            .subcommand_help_heading("Kinds")
            .subcommands(kinds)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for RecordArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let missing = || clap::Error::new(clap::error::ErrorKind::MissingSubcommand);
        let (name, found) = matches.subcommand().ok_or_else(missing)?;
        let kind: Kind = name.parse().map_err(|_| missing())?;
        let text = |key: &str| found.get_one::<String>(key).cloned();
        let mut values = Vec::new();
        for field in Body::fields(kind) {
            let given: Vec<String> = match field.need {
                Need::Flag if found.get_flag(field.key) => vec!["yes".to_owned()],
                Need::Flag => Vec::new(),
                _ => found.get_many::<String>(field.key).into_iter().flatten().cloned().collect(),
            };
            if !given.is_empty() {
                values.push((field, given));
            }
        }
        let paths = |key: &str| found.get_many::<String>(key).into_iter().flatten().map(PathBuf::from).collect();
        Ok(Self {
            kind,
            unit: text("UNIT"),
            when: WhenArgs::from_arg_matches(found)?,
            title: text("title"),
            no: text("no"),
            attach: paths("attach"),
            category: found.get_one::<Category>("attach-category").cloned(),
            level: found.get_one::<Level>("attach-level").copied(),
            from: text("from").map(PathBuf::from),
            values,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl RecordArgs {
    /// The fields that its form wants and nobody filled, by the ids of their options.
    pub(super) fn lacking(&self) -> Vec<&'static str> {
        let is_given = |field: &Field| {
            let by_unit = self.unit.is_some() && unit_field(self.kind) == Some(field.key);
            by_unit || self.values.iter().any(|(given, _)| given.key == field.key)
        };
        let needed = Body::fields(self.kind).iter().filter(|field| field.need == Need::Must && !is_given(field));
        if self.from.is_some() { Vec::new() } else { needed.map(|field| field.key).collect() }
    }
}

pub(super) fn run(ctx: &mut Context, args: RecordArgs) -> Result<Outcome> {
    let part: Option<Premises> =
        args.unit.as_deref().filter(|word| Premises::is_meant(word)).map(str::parse).transpose()?;
    let of: Option<WhoseWord> = args.unit.as_deref().filter(|_| part.is_none()).map(str::parse).transpose()?;
    let (level, category) = (args.level, args.category);
    let (title, no) = (option_value("title", args.title.as_deref())?, option_value("no", args.no.as_deref())?);
    let archive = ctx.archive()?;
    let (unit, enquiry) = match of.map(|word| find::whose(&mut Uncached::new(&archive), &word)).transpose()? {
        Some(Whose::File(name)) => (Some(name), None),
        Some(Whose::Enquiry(reference)) => (None, Some(reference)),
        None => (None, None),
    };
    let mut filled = FilledForm { title, no, ..FilledForm::default() };
    if let Some(from) = &args.from {
        filled = from_file(&ctx.path(from), args.kind, filled)?;
    }
    for (field, given) in &args.values {
        let read = |text: &String| match (field.key, &unit) {
            ("papers", Some(unit)) => Ok((field.read)(&stem_of(&archive, unit, text)?)?),
            _ => (field.read)(text)
                .map_err(|invalid| Error::from(Input::OptionWrong { option: field.key.replace('_', "-"), invalid })),
        };
        let value = match field.need {
            Need::Many => toml::Value::Array(given.iter().map(read).collect::<Result<_>>()?),
            _ => match given.last() {
                Some(text) => read(text)?,
                None => continue,
            },
        };
        filled.values.insert(field.key.to_owned(), value);
    }
    let into = match (enquiry, part) {
        (Some(reference), _) => RecordGoes::Enquiry(reference),
        (None, Some(part)) => RecordGoes::Premises(part),
        (None, None) => whose(args.kind, unit, &mut filled.values)?,
    };
    let told = args.when.date.is_some() || args.when.when.is_some();
    let when = match filled.when.filter(|_| !told) {
        Some(when) => WhenArgs { date: None, when: Some(when) }.happened(ctx, &archive, Some(args.kind))?,
        None => args.when.happened(ctx, &archive, Some(args.kind))?,
    };
    let paths = papers::typed(ctx, &args.attach);
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let ask = Happening {
            kind: args.kind,
            into: into.clone(),
            when,
            title: filled.title.clone(),
            no: filled.no.clone(),
            values: filled.values.clone(),
            events: Vec::new(),
            papers: papers::take_in(tx, &paths, level)?,
            category: category.clone(),
        };
        record::record(desk, tx, &ask)
    })?;
    let id = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    let body = fields::body(args.kind, filled.values.clone())?;
    let due = case_state::course_of(&body).map_or_else(Vec::new, |course| DueStep::all(&body, course, course.start));
    let summary = match &filled.title {
        Some(title) => Some(title.to_string()),
        None => crate::model::record_values::summary(args.kind, None, &filled.values)
            .map(|gist| crate::output::gist(&gist, &ctx.words)),
    };
    let (summary, next) = (summary.map(|summary| safe::short(&summary, 200)), ctx.words.next(&id, &due));
    ctx.say_done(&carried, &Done::Recorded { id: id.clone(), summary, next })?;
    if args.kind == Kind::Payment && carried.mode == Mode::Make {
        say_effect(ctx, &archive, &id)?;
    }
    Ok(Outcome::Done)
}

/// Says what a payment paid, and what is still owed.
fn say_effect(ctx: &mut Context, archive: &Archive, id: &RecordId) -> Result<()> {
    let Some(effect) = statement::effect(archive, id)? else { return Ok(()) };
    let told = |(charge, paid): &(Charge, Decimal)| {
        let period = charge.period.as_ref().map(|period| format!(" {period}")).unwrap_or_default();
        format!("{}{period} {paid:.2}", charge.item)
    };
    let settled: Vec<String> = effect.settled.iter().map(told).collect();
    match settled.is_empty() {
        true => ctx.say(&Done::PaymentPaysNothing)?,
        false => ctx.say(&Done::PaymentSettled { settled, owed: Some(effect.owed).filter(|owed| !owed.is_zero()) })?,
    }
    if effect.credit.is_zero() { Ok(()) } else { ctx.say(&Done::PaidBeyond(effect.credit)) }
}

/// What an option says, read; a wrong value is told with the option's name.
fn option_value<T: std::str::FromStr<Err = Invalid>>(option: &str, text: Option<&str>) -> Result<Option<T>> {
    let wrong = |invalid| Input::OptionWrong { option: option.to_owned(), invalid }.into();
    text.map(|text| text.parse().map_err(wrong)).transpose()
}

/// The whole name of a paper that was named short.
fn stem_of(archive: &Archive, unit: &FileName, text: &str) -> Result<String> {
    let named: Reference = text.parse()?;
    let owner = named.owner.clone().or_else(|| Some(Owner::File(unit.clone())));
    let named = Reference { owner, ..named };
    let mut shelves = Uncached::new(archive);
    let found = find::record(&mut shelves, &named)?;
    let bundles = found.file.as_ref().map_or_else(|| vec![found.bundle.clone()], ClientFile::bundles);
    let case = file_parts::case(&mut shelves, &bundles, found.id.stem)?.and_then(|case| case.seen(&AsOf::NOW));
    match case.map(|case| paper::meant(&case, &named)) {
        Some(Meant::One(name)) => Ok(name.to_string()),
        Some(Meant::None) => Err(Input::UnknownRecord(named).into()),
        // What is no paper, or counts for nothing, is refused where it is looked at.
        Some(Meant::Record) | None => Ok(found.id.stem.to_string()),
    }
}

/// What somebody filled in.
#[derive(Default)]
struct FilledForm {
    title: Option<Line>,
    no: Option<Line>,
    when: Option<String>,
    values: Table,
}

/// Reads fields from a TOML file; what the options say comes before it.
fn from_file(path: &std::path::Path, kind: Kind, mut filled: FilledForm) -> Result<FilledForm> {
    let shown = path.display().to_string();
    let bytes = read_given(path, MAX_FIELDS_BYTES)?;
    let says = |says: String| Input::Fields { file: shown.clone(), says };
    let text = String::from_utf8(bytes).map_err(|_| says("it is not UTF-8".to_owned()))?;
    let table: Table = text.parse().map_err(|e: toml::de::Error| says(e.message().to_owned()))?;
    for (key, value) in table {
        let text = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
        match key.as_str() {
            "kind" if text == kind.as_str() => {}
            "kind" => return Err(says(format!("it is of kind {text}, not {kind}")).into()),
            "title" if filled.title.is_none() => filled.title = Some(text.parse()?),
            "no" if filled.no.is_none() => filled.no = Some(text.parse()?),
            "title" | "no" => {}
            "date" | "time" => filled.when = Some(text),
            _ => {
                let value = fields::value(kind, &key, value)?;
                filled.values.insert(key, value);
            }
        }
    }
    Ok(filled)
}

/// The field of a register's record that says which unit it concerns.
fn unit_field(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Notice => Some("to"),
        Kind::Breach => Some("client"),
        Kind::Enquiry => Some("space"),
        _ => None,
    }
}

/// Whose record it is. One that lies in a register may concern a unit: then its form says so.
fn whose(kind: Kind, unit: Option<FileName>, values: &mut Table) -> Result<RecordGoes> {
    match (unit, kind.facts().register) {
        (Some(unit), None) => Ok(RecordGoes::File(unit)),
        (None, None) => Err(Input::WhoseRecord(kind).into()),
        (None, Some(_)) => Ok(RecordGoes::Register),
        (Some(unit), Some(_)) => {
            let key = unit_field(kind).ok_or(Input::NobodysRecord(kind))?;
            let value = match kind {
                Kind::Notice => Audience::Unit(unit.unit().clone()).to_string(),
                _ => unit.to_string(),
            };
            values.entry(key).or_insert(toml::Value::String(value));
            Ok(RecordGoes::Register)
        }
    }
}
