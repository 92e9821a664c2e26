//! What goes with every command: whose archive, who acts, and how it is shown.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::colour::ColourChoice;
use crate::model::StaffId;
use crate::model::language::Language;

/// What goes with every command.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// Folder of the archive; else DEEDBOX_ARCHIVE, else the nearest above that holds one
    #[arg(short = 'C', value_name = "DIR", global = true, help_heading = "With every command")]
    pub(super) archive: Option<PathBuf>,

    /// Who acts; else DEEDBOX_STAFF, else `staff` in ~/.config/deedbox/config.toml
    #[arg(long = "as", value_name = "STAFF", global = true, help_heading = "With every command")]
    pub(super) actor: Option<StaffId>,

    /// How data is printed
    #[arg(long, value_enum, default_value_t = OutputFormat::Table, global = true, help_heading = "With every command")]
    pub(super) format: OutputFormat,

    /// Short for `--format json`; errors are objects then as well
    #[arg(long, conflicts_with = "format", global = true, help_heading = "With every command")]
    pub(super) json: bool,

    /// Say nothing but data and errors: for cron
    #[arg(short, long, global = true, help_heading = "With every command")]
    pub(super) quiet: bool,

    /// Language of what is shown and printed: en, zh-Hant or zh-Hans
    ///
    /// Else DEEDBOX_LANG, `lang` in ~/.config/deedbox/config.toml, the locale, the estate's setting. Codes in files, JSON and
    /// CSV stay English.
    #[arg(long, value_name = "LANGUAGE", global = true, help_heading = "With every command")]
    pub(super) lang: Option<Language>,

    /// Show what would change, and change nothing
    #[arg(long, global = true, help_heading = "With every command")]
    pub(super) dry_run: bool,

    /// Colours: auto (at a terminal, unless NO_COLOR is set), always or never
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true,
        global = true,
        help_heading = "With every command"
    )]
    pub(super) color: ColourChoice,

    /// With `--format csv`, and in the CSV files of `export`: a mark first, by which Excel reads Chinese rightly
    #[arg(long, global = true, help_heading = "With every command")]
    pub(super) bom: bool,

    /// Print long output without a pager (DEEDBOX_PAGER, PAGER, else less)
    #[arg(long, global = true, help_heading = "With every command")]
    pub(super) no_pager: bool,

    /// Ask nothing at a terminal; so too where DEEDBOX_NO_INPUT or CI is set, and in a pipe
    #[arg(long, global = true, help_heading = "With every command")]
    pub(super) no_input: bool,

    /// Answer for what is here alone, where git left a part of the archive out of this working copy
    #[arg(long, global = true, help_heading = "With every command")]
    pub(super) partial: bool,

    /// Read every record anew, and keep nothing of it in the cache (DEEDBOX_CACHE)
    #[arg(long, global = true, help_heading = "With every command")]
    pub(super) no_cache: bool,

    /// Seconds to wait for somebody else's lock
    #[arg(long, value_name = "SECONDS", default_value_t = 60, global = true, help_heading = "With every command")]
    pub(super) wait: u64,
}

impl Common {
    /// How data is printed, by `--format` or its short form.
    pub(super) fn data_format(&self) -> OutputFormat {
        if self.json { OutputFormat::Json } else { self.format }
    }
}

/// How data is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// For people
    Table,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For a browser and its printer: reports and listings
    Html,
}
