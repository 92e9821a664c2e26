//! `deedbox schema`: JSON Schemas of every TOML file, and the description of the format.

use clap::Args;
use serde_json::json;

use crate::archive::layout::FORMAT_TEXT;
use crate::archive::schema;
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::{Input, Result};

/// The description of the format, as every archive has it.
const FORMAT: &str = include_str!("../../schema/FORMAT.md");

/// The tables of a lake, under the version of them.
#[cfg(feature = "parquet")]
fn of_lake() -> Option<(String, String)> {
    let tables = crate::views::lake::forms::schema();
    Some(("lake-1".to_owned(), crate::output::lake_schema::text(&tables)))
}

/// None: a program without Parquet knows no lake.
#[cfg(not(feature = "parquet"))]
fn of_lake() -> Option<(String, String)> {
    None
}

/// Print the JSON Schema of a kind of file, or the names of all
#[derive(Args, Debug)]
pub(super) struct SchemaArgs {
    /// Name of the schema, such as loan
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

pub(super) fn run(ctx: &mut Context, args: SchemaArgs) -> Result<Outcome> {
    let SchemaArgs { name } = args;
    let all = schema::all().into_iter().chain(of_lake()).collect::<Vec<_>>();
    let Some(name) = name else {
        let names: Vec<String> = all.into_iter().map(|(name, _)| name).collect();
        match ctx.common.format {
            OutputFormat::Json => ctx.json(&json!({ "schemas": names }))?,
            OutputFormat::Table | OutputFormat::Csv | OutputFormat::Html => ctx.lines(&names)?,
        }
        return Ok(Outcome::Done);
    };
    match all.into_iter().find(|(known, _)| *known == name) {
        Some((_, text)) => ctx.print(&text)?,
        None => return Err(Input::NothingThere(name).into()),
    }
    Ok(Outcome::Done)
}

/// What every archive begins with: the description of its format, and the schemas.
pub(super) fn texts() -> Result<Vec<(String, String)>> {
    let mut texts = vec![(FORMAT_TEXT.to_owned(), FORMAT.to_owned())];
    texts.extend(schema::all().into_iter().map(|(name, text)| (format!("{name}.json"), text)));
    Ok(texts)
}
