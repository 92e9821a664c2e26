//! What comes in from outside: environment, clock, the user's settings, the terminal. Read here, once.
#![expect(clippy::disallowed_methods, reason = "the one place that reads the environment and the clock")]

use std::cell::Cell;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Duration;

use crate::archive::signatures::{KeyAgent, KeyProgram};
use crate::archive::{Chance, FaultKind, TestFault, Tick, WriterId};
use crate::cli::colour::{self, Colour};
use crate::cli::user_settings::UserFile;
use crate::error::{Error, Input, Result};
use crate::model::clock::Clock;
use crate::model::language::Language;
use crate::model::{Moment, StaffId};
use chrono::{DateTime, FixedOffset};

/// How long a key is waited for that signs.
const KEY_LIMIT: Duration = Duration::from_secs(60);

/// What the environment says.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The moment, and whether `DEEDBOX_NOW` set it.
    pub now: (DateTime<FixedOffset>, Option<Clock>),
    /// `DEEDBOX_ARCHIVE`.
    pub archive: Option<PathBuf>,
    /// `DEEDBOX_STAFF`, or the user's settings.
    pub staff: Option<StaffId>,
    /// `DEEDBOX_WRITER`.
    pub writer: Option<WriterId>,
    /// Where random names come from: a test's seed, or the system.
    pub seed: Option<u64>,
    /// A fault that a test wants.
    pub fault: Option<TestFault>,
    /// The width of the terminal, or `COLUMNS`; none for a pipe.
    pub width: Option<u16>,
    /// What a story gives a command to read; none where that is the standard input of the process.
    pub given: Option<String>,
    /// Whether somebody would answer a question.
    pub answering: Respondent,
    /// Whether progress may be shown.
    pub progress: ProgressShown,
    /// Whether stdout and stderr are coloured by themselves.
    pub colours: (Colour, Colour),
    /// Folders in which programs lie (`PATH`).
    pub programs: Vec<PathBuf>,
    /// What it says of languages.
    pub languages: Languages,
    /// The folder that commands start from.
    pub here: PathBuf,
    /// The folder of what this user's programs may make anew (`XDG_CACHE_HOME`, or the system's).
    pub cache: Option<PathBuf>,
    /// The folder in which is kept what was read of archives (`DEEDBOX_CACHE`, else `deedbox` in the one above); none where nothing shall be.
    pub kept: Option<PathBuf>,
    /// When the command began, by the machine's own clock: what is compared with the times of files.
    pub began: Tick,
    /// How long a key is waited for that signs: a minute, or what a test wants.
    pub key_limit: Duration,
    /// Whether the program that asks for a key is heard.
    pub key_program: KeyProgram,
    /// Whether an agent may have keys (`SSH_AUTH_SOCK`).
    pub key_agent: KeyAgent,
    /// How stores beyond this disk are opened.
    #[cfg(feature = "remote")]
    pub stores: StoreAccess,
    /// The program that shows a file, and what it is told before the file.
    pub opener: Vec<String>,
    /// Whether somebody named that program: then it is known to end when the file is closed.
    pub opener_named: bool,
    /// The user's own folder that ends with the session, which no disk keeps (`XDG_RUNTIME_DIR`).
    pub runtime: Option<PathBuf>,
}

/// How stores beyond this disk are opened: what the environment says, and where the file of the keys is. It is never printed.
#[cfg(feature = "remote")]
#[derive(Clone)]
pub struct StoreAccess {
    /// The keys of the environment.
    pub pair: Option<KeyPair>,
    /// `remotes.toml`, beside the user's settings.
    pub file: Option<PathBuf>,
    /// How long is waited for an answer: a minute, or what a test wants.
    pub patience: Duration,
}

/// A pair of keys, with the token of those that hold for some hours.
#[cfg(feature = "remote")]
#[derive(Clone)]
pub struct KeyPair {
    pub key: String,
    pub secret: String,
    pub token: Option<String>,
}

#[cfg(feature = "remote")]
impl std::fmt::Debug for StoreAccess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreAccess(…)")
    }
}

#[cfg(feature = "remote")]
impl StoreAccess {
    fn read(is_test: bool) -> Self {
        let text = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let pair = |key: &str, secret: &str, token: Option<&str>| {
            Some(KeyPair { key: text(key)?, secret: text(secret)?, token: token.and_then(text) })
        };
        let own = pair("DEEDBOX_REMOTE_KEY", "DEEDBOX_REMOTE_SECRET", None);
        let patience = text("__DEEDBOX_TEST_PATIENCE").filter(|_| is_test).and_then(|limit| limit.parse().ok());
        let config = etcetera::choose_base_strategy().ok().map(|base| etcetera::BaseStrategy::config_dir(&base));
        Self {
            pair: own.or_else(|| pair("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", Some("AWS_SESSION_TOKEN"))),
            file: config.map(|config| config.join("deedbox").join("remotes.toml")),
            patience: patience.map_or(crate::remote::PATIENCE, Duration::from_millis),
        }
    }
}

/// Whether progress may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressShown {
    /// Somebody looks.
    Shown,
    /// Nobody does.
    Hidden,
}

/// Whether somebody is there who would answer a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Respondent {
    /// Somebody at a terminal.
    Somebody,
    /// A pipe, a script, cron, or somebody who does not want to be asked.
    Nobody,
}

/// Whether what is printed is seen at a terminal.
pub(super) fn is_shown() -> bool {
    std::io::stdout().is_terminal()
}

/// Whether somebody would answer who typed a command line: at a terminal in and out, and nothing says no.
pub(super) fn answering(args: &[OsString]) -> Respondent {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let words: Vec<&str> = args.iter().take_while(|word| *word != "--").filter_map(|word| word.to_str()).collect();
    let is_for_programs = |pair: &[&str]| matches!(pair, ["--format", "json" | "csv" | "html"]);
    let is_told = words.iter().any(|word| matches!(*word, "--no-input" | "--json" | "--quiet"))
        || words.windows(2).any(is_for_programs)
        || words.iter().any(|word| matches!(*word, "--format=json" | "--format=csv" | "--format=html"));
    let is_dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    if is_told || is_dumb || is_set("CI") || is_set("DEEDBOX_NO_INPUT") {
        return Respondent::Nobody;
    }
    let both = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if both { Respondent::Somebody } else { Respondent::Nobody }
}

/// The program that shows long output, a screenful at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    pub program: String,
    /// What it is told.
    pub arguments: Vec<String>,
    /// How many lines the terminal shows.
    pub rows: u16,
}

impl Paging {
    /// The pager of the environment (`DEEDBOX_PAGER`, `PAGER`, else `less`); none where nobody looks, or an empty one is named.
    pub fn read() -> Option<Self> {
        let rows = rows()?;
        let named = ["DEEDBOX_PAGER", "PAGER"].into_iter().find_map(|name| std::env::var(name).ok());
        let words = named.as_deref().unwrap_or("less -FIRX").split_whitespace();
        let mut words = words.map(str::to_owned);
        // A pager of several words is a program and its options; what a shell would make of it is not asked.
        let program = words.next().filter(|program| program != "cat")?;
        Some(Self { program, arguments: words.collect(), rows })
    }
}

/// The terminal's height, where somebody looks.
fn rows() -> Option<u16> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    #[cfg(unix)]
    return rustix::termios::tcgetwinsize(std::io::stdout()).ok().map(|size| size.ws_row).filter(|rows| 5 <= *rows);
    #[cfg(not(unix))]
    return crossterm::terminal::size().ok().map(|(_, rows)| rows).filter(|rows| 5 <= *rows);
}

/// What the environment says of languages; read before the command line is understood.
#[derive(Clone, Debug, Default)]
pub struct Languages {
    /// `DEEDBOX_LANG`, or `lang` in the user's settings.
    pub chosen: Option<Language>,
    /// That of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`).
    pub locale: Option<Language>,
    /// `DEEDBOX_ARCHIVE`, whose estate has a language of its own.
    pub archive: Option<PathBuf>,
    /// The user's own settings.
    pub user: UserFile,
    /// `DEEDBOX_LANG`, where it names no language of ours.
    pub unknown: Option<String>,
}

impl Languages {
    /// Reads it; what is not understood is told of when the command line is.
    pub fn read() -> Self {
        let text = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(text);
        let user = UserFile::read();
        let told = text("DEEDBOX_LANG");
        let of_variable = told.as_deref().and_then(Language::told);
        Self {
            chosen: of_variable.or(user.settings.lang),
            unknown: told.filter(|_| of_variable.is_none()),
            user,
            locale: locale.and_then(|locale| Language::of_locale(&locale)),
            archive: std::env::var_os("DEEDBOX_ARCHIVE").filter(|value| !value.is_empty()).map(PathBuf::from),
        }
    }
}

/// The folder that the command was started in.
pub fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."))
}

/// The moment, and whether `DEEDBOX_NOW` set it.
pub(super) fn clock() -> Result<(DateTime<FixedOffset>, Option<Clock>)> {
    let set = std::env::var("DEEDBOX_NOW").ok().filter(|now| !now.is_empty());
    Ok(match set.map(|now| now.parse::<Moment>()).transpose()? {
        Some(moment) => (moment.into(), Some(Clock::Set)),
        None => (chrono::Utc::now().fixed_offset(), None),
    })
}

impl Environment {
    /// Reads it, beside what was read of languages and the user's settings.
    pub fn read(args: &[OsString], languages: Languages) -> Result<Self> {
        let text = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        languages.user.check()?;
        if let Some(told) = &languages.unknown {
            told.parse::<Language>().map_err(|invalid| Input::VariableWrong { variable: "DEEDBOX_LANG", invalid })?;
        }
        let now = clock()?;
        let is_set = now.1.is_some();
        let seed = text("__DEEDBOX_TEST_SEED").map(|seed| seed.parse::<u64>());
        let fault = text("__DEEDBOX_TEST_FAULT").map(|fault| parse_fault(&fault));
        if !is_set && (seed.is_some() || fault.is_some()) {
            return Err(Input::TestOnly("DEEDBOX_NOW").into());
        }
        let staff = match text("DEEDBOX_STAFF") {
            Some(id) => Some(id.parse()?),
            None => languages.user.settings.staff.clone(),
        };
        Ok(Self {
            now,
            archive: languages.archive.clone(),
            staff,
            writer: text("DEEDBOX_WRITER").map(|writer| writer.parse()).transpose()?,
            seed: seed.transpose().map_err(|_| Error::from(Input::TestOnly("__DEEDBOX_TEST_SEED")))?,
            fault: fault.transpose()?,
            width: width(),
            given: None,
            answering: answering(args),
            progress: if std::io::stderr().is_terminal() { ProgressShown::Shown } else { ProgressShown::Hidden },
            colours: (colour::by_itself(&std::io::stdout()), colour::by_itself(&std::io::stderr())),
            programs: std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default(),
            languages,
            here: here(),
            cache: cache(),
            kept: kept(),
            began: began(),
            key_limit: text("__DEEDBOX_TEST_KEY_LIMIT")
                .filter(|_| is_set)
                .and_then(|limit| limit.parse().ok())
                .map_or(KEY_LIMIT, Duration::from_millis),
            key_agent: if text("SSH_AUTH_SOCK").is_some() { KeyAgent::There } else { KeyAgent::NotThere },
            key_program: if std::io::stderr().is_terminal() { KeyProgram::Heard } else { KeyProgram::Unheard },
            #[cfg(feature = "remote")]
            stores: StoreAccess::read(is_set),
            opener: opener(text("DEEDBOX_OPENER")),
            opener_named: text("DEEDBOX_OPENER").is_some(),
            runtime: text("XDG_RUNTIME_DIR").map(PathBuf::from),
        })
    }

    /// A source of random names.
    pub fn chance(&self) -> Chance {
        self.seed.map_or(Chance::System, |seed| Chance::Seeded(Cell::new(seed)))
    }
}

/// Where what was read of archives is kept: as told, or beneath the folder of what this user's programs may make anew.
pub(super) fn kept() -> Option<PathBuf> {
    match std::env::var_os("DEEDBOX_CACHE").filter(|told| !told.is_empty()) {
        Some(told) if told == "off" => None,
        Some(folder) => Some(here().join(folder)),
        None => cache().map(|cache| cache.join("deedbox")),
    }
}

/// The folder of what this user's programs may make anew.
fn cache() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|strategy| etcetera::BaseStrategy::cache_dir(&strategy))
}

/// The moment by the machine's clock, whatever `DEEDBOX_NOW` says.
pub(super) fn began() -> Tick {
    let now = chrono::Utc::now();
    Tick { seconds: now.timestamp(), nanos: now.timestamp_subsec_nanos() }
}

/// The program that shows a file: as told, or the system's own.
fn opener(told: Option<String>) -> Vec<String> {
    let usual = match std::env::consts::OS {
        // `cmd /c start` would read the path once more, and take its marks for its own.
        "windows" => "rundll32 url.dll,FileProtocolHandler",
        "macos" => "open",
        _ => "xdg-open",
    };
    told.as_deref().unwrap_or(usual).split_whitespace().map(str::to_owned).collect()
}

/// `stop:12` or `full:12`.
fn parse_fault(text: &str) -> Result<TestFault> {
    let wrong = || Error::from(Input::TestOnly("__DEEDBOX_TEST_FAULT"));
    let (kind, step) = text.split_once(':').ok_or_else(wrong)?;
    let kind = match kind {
        "stop" => FaultKind::Stop,
        "full" => FaultKind::Full,
        _ => return Err(wrong()),
    };
    Ok(TestFault { step: step.parse().map_err(|_| wrong())?, kind })
}

/// The terminal's width; `COLUMNS` counts for a pipe too.
pub(super) fn width() -> Option<u16> {
    let told =
        std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<u16>().ok()).filter(|columns| 20 <= *columns);
    if told.is_some() || !std::io::stdout().is_terminal() {
        return told;
    }
    #[cfg(unix)]
    return rustix::termios::tcgetwinsize(std::io::stdout())
        .ok()
        .map(|size| size.ws_col)
        .filter(|columns| 20 <= *columns)
        .or(Some(80));
    #[cfg(not(unix))]
    crossterm::terminal::size().ok().map(|(columns, _)| columns).filter(|columns| 20 <= *columns).or(Some(80))
}
