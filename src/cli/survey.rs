//! `deedbox survey`: the year's satisfaction survey, from the questionnaires to the report (P1-6).

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Deserialize;

use crate::archive::{Archive, read_given};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::when::WhenArgs;
use crate::desk::measures::{Measures, WeakPoints};
use crate::desk::survey::{self, Publish, Respond, SurveyClosed, SurveyOpen};
use crate::error::{Input, Result};
use crate::model::survey::{Answer, Percent, Question};
use crate::model::{AsOf, Audience, Date, FileName, Line, Year};
use crate::output::phrases::Phrases;
use crate::output::{self, Format, relations};
use crate::views::surveys::{self, SurveyLine};

/// The largest file of questions that is read, in bytes.
const MAX_QUESTIONS_BYTES: u64 = 1 << 20;

/// Send the year's survey out, enter the answers, close it, distribute its report
#[derive(Args, Debug)]
pub(super) struct SurveyArgs {
    #[command(subcommand)]
    command: SurveyCommand,
}

#[derive(Debug, Subcommand)]
enum SurveyCommand {
    Open(OpenArgs),
    Respond(RespondArgs),
    Close(SurveyCloseArgs),
    Publish(PublishArgs),
    Show(SurveyShowArgs),
    List(SurveyListArgs),
}

/// Open a year's survey: note to whom it was sent, and what it asks
///
/// A year has one survey. Without `--questions` it asks about the quality of the service (service-quality), the price of the
/// package (package-price) and the company (company).
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox survey open --year 2026 --to all
  deedbox survey open --year 2026 --to floor:12 --to unit:0301 --questions questions.toml --target 90

A file of questions:
  [[question]]
  code = \"service-quality\"
  text = \"服務質量\"")]
struct OpenArgs {
    /// Year that it is of
    #[arg(long, value_name = "YEAR")]
    year: Year,
    /// To whom it was sent: all, floor:12 or unit:1203 (can be repeated)
    #[arg(long, value_name = "AUDIENCE", required = true)]
    to: Vec<Audience>,
    /// TOML file with the questions
    #[arg(long, value_name = "FILE")]
    questions: Option<PathBuf>,
    /// Share of satisfied answers that is aimed at, in percent; else the estate's
    #[arg(long, value_name = "PERCENT")]
    target: Option<Percent>,
    /// What it is about
    #[arg(long)]
    title: Option<Line>,
    /// Day on which it was sent; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// Enter a client's answers
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox survey respond 1203 --year 2026 --answer service-quality=5 --answer package-price=3:太貴 --respondent 陳小姐")]
struct RespondArgs {
    /// Unit, or UNIT@DATE for who left on that day
    #[arg(value_name = "UNIT")]
    unit: FileName,
    /// Year of the survey
    #[arg(long, value_name = "YEAR")]
    year: Year,
    /// Answer, as QUESTION=SCORE or QUESTION=SCORE:COMMENT; scores are 1 to 5 (can be repeated)
    #[arg(long, value_name = "ANSWER", required = true)]
    answer: Vec<Answer>,
    /// Who filled it in
    #[arg(long, value_name = "NAME")]
    respondent: Option<Line>,
    /// Day on which it came back; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// Close a year's survey; each question under target opens a corrective action
///
/// Who answers for those measures, and by when, is filled in by nobody: say it here for all of them, or of each with `amend`.
/// Until then `audit` and `status` name them.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox survey close --year 2026
  deedbox survey close --year 2026 --department 工程部 --due 2026-12-31")]
struct SurveyCloseArgs {
    /// Year of the survey
    #[arg(long, value_name = "YEAR")]
    year: Year,
    /// Department that answers for the measures that it opens
    #[arg(long, value_name = "DEPARTMENT")]
    department: Option<Line>,
    /// Day by which those measures are to be done
    #[arg(long, value_name = "DATE")]
    due: Option<Date>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    #[command(flatten)]
    when: WhenArgs,
}

/// Distribute the report of a survey that the general manager has approved
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as wong approve surveys/x4p9
  deedbox survey publish --year 2026 --to 辦公室 財務部 -o survey-2026.html")]
struct PublishArgs {
    /// Year of the survey
    #[arg(long, value_name = "YEAR")]
    year: Year,
    /// Department to which it goes (can be repeated)
    #[arg(long, value_name = "DEPARTMENT", required = true, num_args = 1..)]
    to: Vec<Line>,
    /// Write the report as a page (.html) or a table (.csv)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    #[command(flatten)]
    when: WhenArgs,
}

/// Show a year's survey: how many answered, where it stands, what each question was answered with
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox survey show --year 2026")]
struct SurveyShowArgs {
    /// Year of the survey
    #[arg(long, value_name = "YEAR")]
    year: Year,
}

/// List the surveys, newest first
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox survey list")]
struct SurveyListArgs {}

pub(super) fn run(ctx: &mut Context, args: SurveyArgs) -> Result<Outcome> {
    match args.command {
        SurveyCommand::Open(args) => open(ctx, args),
        SurveyCommand::Respond(args) => respond(ctx, args),
        SurveyCommand::Close(args) => close(ctx, args),
        SurveyCommand::Publish(args) => publish(ctx, args),
        SurveyCommand::Show(args) => show(ctx, args),
        SurveyCommand::List(SurveyListArgs {}) => list(ctx),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionFile {
    question: Vec<Question>,
}

fn read_questions(path: &Path) -> Result<Vec<Question>> {
    let says = |says: String| Input::Fields { file: path.display().to_string(), says };
    let bytes = read_given(path, MAX_QUESTIONS_BYTES)?;
    let text = String::from_utf8(bytes).map_err(|_| says("it is not UTF-8".to_owned()))?;
    let file: QuestionFile = toml::from_str(&text).map_err(|e| says(e.message().to_owned()))?;
    if file.question.is_empty() { Err(says("it has no [[question]]".to_owned()).into()) } else { Ok(file.question) }
}

fn open(ctx: &mut Context, args: OpenArgs) -> Result<Outcome> {
    let OpenArgs { year, to, questions, target, title, date } = args;
    let archive = ctx.archive()?;
    let questions = match &questions {
        Some(file) => read_questions(&ctx.path(file))?,
        None => Vec::new(),
    };
    let ask = SurveyOpen { year, sent_to: to, questions, target, title, date: date.unwrap_or(ctx.today(&archive)?) };
    let carried = ctx.carry_out(&archive, |desk, tx| survey::open(desk, tx, &ask))?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    let (clients, questions) = (made.clients, made.questions);
    ctx.say_done(&carried, &Done::SurveyOpened { id: made.id, year, clients, questions })?;
    Ok(Outcome::Done)
}

fn respond(ctx: &mut Context, args: RespondArgs) -> Result<Outcome> {
    let RespondArgs { unit, year, answer, respondent, date } = args;
    let archive = ctx.archive()?;
    let answers = answer.len();
    let date = date.unwrap_or(ctx.today(&archive)?);
    let ask = Respond { file: unit, year, answers: answer, respondent, date };
    let carried = ctx.carry_out(&archive, |desk, tx| survey::respond(desk, tx, &ask))?;
    let id = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &Done::Responded { id, answers })?;
    Ok(Outcome::Done)
}

fn close(ctx: &mut Context, args: SurveyCloseArgs) -> Result<Outcome> {
    let SurveyCloseArgs { year, department, due, note, when } = args;
    let measures = Measures { department, due };
    let archive = ctx.archive()?;
    let when = when.happened(ctx, &archive, None)?;
    let carried =
        ctx.carry_out(&archive, |desk, tx| survey::close(desk, tx, (year, measures.clone()), (when, note.clone())))?;
    let SurveyClosed { id, weak: WeakPoints { answers, questions, opened } } = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &Done::SurveyClosed { id, answers, questions, opened })?;
    Ok(Outcome::Done)
}

#[derive(Clone, Copy)]
enum ReportWritten {
    Page,
    Table,
}

fn written(path: &Path) -> Result<ReportWritten> {
    match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("html" | "htm") => Ok(ReportWritten::Page),
        Some("csv") => Ok(ReportWritten::Table),
        _ => Err(Input::ReportEnding(path.display().to_string()).into()),
    }
}

fn publish(ctx: &mut Context, args: PublishArgs) -> Result<Outcome> {
    let PublishArgs { year, to, output, note, when } = args;
    let archive = ctx.archive()?;
    let place = match &output {
        Some(file) => {
            let place = (ctx.path(file), written(file)?);
            archive.check_page_place(&place.0)?;
            Some(place)
        }
        None => None,
    };
    let ask = Publish { year, sent_to: to.clone(), when: when.happened(ctx, &archive, None)?, note };
    let carried = ctx.carry_out(&archive, |desk, tx| survey::publish(desk, tx, &ask))?;
    let id = carried.made.clone();
    if let (Some((path, written)), crate::archive::Mode::Make) = (place, carried.mode) {
        let line = surveys::of_year(&archive, year, &AsOf::NOW)?;
        let text = match written {
            ReportWritten::Page => page(ctx.page_phrases(&archive), &archive, &line)?,
            ReportWritten::Table => output::render(&surveys::questions(&line), Format::Csv, &ctx.words, None),
        };
        archive.disk().write_outside(&path, text.as_bytes())?;
    }
    ctx.made(&carried, &[id.to_string()])?;
    let page = output.map(|file| file.display().to_string());
    ctx.say_done(&carried, &Done::SurveyPublished { id, sent_to: to, page })?;
    Ok(Outcome::Done)
}

/// The report as a page.
pub(super) fn page(phrases: Phrases, archive: &Archive, line: &SurveyLine) -> Result<String> {
    let mut questions = Vec::new();
    for tally in line.tallies() {
        questions.push(relations::QuestionLine {
            text: tally.question.text.to_string(),
            n: tally.answers(),
            mean: tally.mean().map(|mean| mean.to_string()).unwrap_or_default(),
            satisfied: tally.satisfied_percent().map(|share| share.to_string()).unwrap_or_default(),
            target_met: if tally.is_below(line.target) { "✗" } else { "✓" },
            comments: tally.comments.iter().map(|(score, text)| (score.number(), text.to_string())).collect(),
        });
    }
    let (by, when) = line.approved();
    let sent_to: Vec<String> = line.published_to().iter().map(ToString::to_string).collect();
    let page = relations::SurveyPage {
        year: line.survey.year.to_string(),
        clients: line.survey.clients.len(),
        responses: line.responses(),
        rate: line.response_rate().map(|rate| rate.to_string()),
        target: line.target,
        questions,
        approved: (by.map(ToString::to_string), when.map(|when| when.date().to_string())),
        sent_to: sent_to.join("、"),
    };
    Ok(relations::survey_report(phrases, archive.settings(), &page)?)
}

fn show(ctx: &mut Context, args: SurveyShowArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let line = surveys::of_year(&archive, args.year, &AsOf::NOW)?;
    ctx.laid_open(&surveys::pairs(&line), &surveys::questions(&line))?;
    Ok(Outcome::Done)
}

fn list(ctx: &mut Context) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let lines = surveys::all(&archive, &AsOf::NOW)?;
    let keys = ["id", "year", "status", "clients", "responses", "response_rate", "below_target"];
    ctx.listing(&surveys::table(&lines), &keys)?;
    Ok(Outcome::Done)
}
