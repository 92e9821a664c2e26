//! Commands carried out inside tests, in a folder of their own.

#![expect(clippy::disallowed_methods, reason = "tests start git as well")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::archive::Tick;
use crate::archive::signatures::{KeyAgent, KeyProgram};
use crate::cli::colour::Colour;
use crate::cli::environment::{Environment, Languages, ProgressShown, Respondent};
use crate::cli::exit::Outcome;
use crate::cli::words::Words;
use crate::cli::{Cli, carry_out};
use crate::error::Result;
use crate::model::Moment;
use crate::model::clock::Clock;
use crate::model::language::Language;

/// What a command ended with, and what it printed.
pub(super) struct Ended {
    pub outcome: Result<Outcome>,
    pub out: String,
    pub err: String,
}

/// Carries a command line out in a folder, at a moment, as `wong-ka-yan`.
pub(super) fn at(below: &Path, now: &str, args: &[&str]) -> Ended {
    around(below, now, args, |_| {})
}

/// The same in an environment that differs in something.
pub(super) fn around(below: &Path, now: &str, args: &[&str], change: impl FnOnce(&mut Environment)) -> Ended {
    let cli = Cli::read(&[&["deedbox"], args].concat()).unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut environment = Environment {
        now: (now.parse::<Moment>().unwrap().into(), Some(Clock::Set)),
        archive: None,
        staff: Some("wong-ka-yan".parse().unwrap()),
        writer: None,
        seed: Some(7),
        fault: None,
        width: Some(80),
        given: None,
        answering: Respondent::Nobody,
        progress: ProgressShown::Hidden,
        colours: (Colour::Off, Colour::Off),
        programs: std::env::split_paths(&path).collect::<Vec<PathBuf>>(),
        languages: Languages::default(),
        cache: None,
        kept: None,
        began: Tick::default(),
        key_limit: Duration::from_secs(1),
        key_agent: KeyAgent::NotThere,
        key_program: KeyProgram::Unheard,
        #[cfg(feature = "remote")]
        stores: crate::cli::environment::StoreAccess { pair: None, file: None, patience: crate::remote::PATIENCE },
        opener: Vec::new(),
        opener_named: false,
        runtime: None,
        here: below.to_owned(),
    };
    change(&mut environment);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = carry_out(cli, (environment, Words::of(Language::En)), &mut out, &mut err);
    Ended { outcome, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}
