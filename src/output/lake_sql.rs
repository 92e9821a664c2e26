//! The tables and reports of a lake as views of an engine: one list (`model/lake/reports.rs`) in two dialects, which differ in how
//! files are read and in nothing that is added up.

use crate::model::lake::LakeTable;
use crate::model::lake::catalogue::{CATALOGUE, ESTATES};
use crate::model::lake::reports::{Added, LakeReport, LakeRows, REPORTS, ReportOf, ReportPart, SumOf};
use crate::model::sheet::CellSort;

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQL for DuckDB.
    DuckDb,
    /// Python for a session of Spark.
    Spark,
}

/// What makes the views of a lake that lies at a path.
pub fn views(engine: Engine, lake: &str, tables: &[LakeTable]) -> String {
    match engine {
        Engine::DuckDb => duckdb(lake, tables),
        Engine::Spark => spark(lake, tables),
    }
}

fn duckdb(lake: &str, tables: &[LakeTable]) -> String {
    let engine = Engine::DuckDb;
    let mut text = format!(
        "-- The views of a deedbox lake for DuckDB. Which files count says the catalogue: run this again for what was published since.\n\
         SET VARIABLE lake = {};\n\
         SET VARIABLE lake_manifests = (SELECT list_transform(map_values(estates), lambda e: getvariable('lake') || '/' || e.manifest)\n  \
           FROM read_json(getvariable('lake') || '/{CATALOGUE}', columns = {{estates: 'MAP(VARCHAR, STRUCT(manifest VARCHAR))'}}));\n\
         SET VARIABLE lake_files = (SELECT list(file) FROM (SELECT unnest(files) AS file\n  \
           FROM read_json(getvariable('lake_manifests'), columns = {{files: 'STRUCT(\"table\" VARCHAR, path VARCHAR)[]'}})));\n",
        quoted(lake)
    );
    for table in tables {
        let nothing: Vec<String> = table
            .columns
            .iter()
            .map(|column| format!("CAST(NULL AS {}) AS {}", engine.sort(column.sort), engine.name(column.key)))
            .collect();
        text.push_str(&format!(
            "\nSET VARIABLE lake_{name} = (SELECT list(getvariable('lake') || '/' || file.path) FROM (SELECT unnest(getvariable('lake_files')) AS file) WHERE file.\"table\" = '{name}');\n\
             CREATE OR REPLACE VIEW {view} AS SELECT {nothing} WHERE false\n  \
               UNION ALL BY NAME SELECT * FROM read_parquet(getvariable('lake_{name}'), union_by_name = true, hive_partitioning = false);\n",
            name = table.name,
            view = engine.name(table.name),
            nothing = nothing.join(", "),
        ));
    }
    for report in REPORTS {
        text.push_str(&format!("\nCREATE OR REPLACE VIEW report_{} AS\n{};\n", report.name, engine.report(report)));
    }
    text
}

fn spark(lake: &str, tables: &[LakeTable]) -> String {
    let engine = Engine::Spark;
    let mut text = format!(
        "# The views of a deedbox lake for Spark: run in a session, after which `deedbox_lake(spark)` makes them.\n\
         # Which files count says the catalogue: call it again for what was published since.\n\
         import json\n\n\
         LAKE = {}\n\nTABLES = {{\n",
        python(lake)
    );
    for table in tables {
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|column| format!("{} {}", engine.name(column.key), engine.sort(column.sort)))
            .collect();
        text.push_str(&format!("    {}: {},\n", python(table.name), python(&columns.join(", "))));
    }
    text.push_str("}\n\nREPORTS = {\n");
    for report in REPORTS {
        text.push_str(&format!("    \"report_{}\": \"\"\"\n{}\"\"\",\n", report.name, engine.report(report)));
    }
    text.push_str(&format!(
        "}}\n\n\n\
         def deedbox_lake(spark, lake=LAKE):\n    \
             def read(path):\n        \
                 return json.loads(spark.read.text(lake + \"/\" + path, wholetext=True).head()[0])\n\n    \
             files = []\n    \
             for estate in read(\"{CATALOGUE}\")[\"estates\"].values():\n        \
                 files.extend(read(estate[\"manifest\"])[\"files\"])\n    \
             for table, columns in TABLES.items():\n        \
                 paths = [lake + \"/\" + file[\"path\"] for file in files if file[\"table\"] == table]\n        \
                 rows = spark.read.schema(columns).parquet(*paths) if paths else spark.createDataFrame([], columns)\n        \
                 rows.createOrReplaceTempView(table)\n    \
             for view, select in REPORTS.items():\n        \
                 spark.sql(\"CREATE OR REPLACE TEMPORARY VIEW \" + view + \" AS \" + select)\n"
    ));
    text
}

impl Engine {
    /// A name as it stands in SQL.
    fn name(self, name: &str) -> String {
        match self {
            Self::DuckDb => format!("\"{name}\""),
            Self::Spark => format!("`{name}`"),
        }
    }

    fn sort(self, sort: CellSort) -> &'static str {
        match (sort, self) {
            (CellSort::Text | CellSort::Code, Self::DuckDb) => "VARCHAR",
            (CellSort::Text | CellSort::Code, Self::Spark) => "STRING",
            (CellSort::Date, _) => "DATE",
            (CellSort::Time, Self::DuckDb) => "TIMESTAMP WITH TIME ZONE",
            (CellSort::Time, Self::Spark) => "TIMESTAMP",
            (CellSort::Money | CellSort::Decimal, _) => "DECIMAL(18,2)",
            (CellSort::Count, _) => "BIGINT",
            (CellSort::Flag, _) => "BOOLEAN",
        }
    }

    /// The select of a report: sums of what each row adds, by estate and day or year.
    fn report(self, report: &LakeReport) -> String {
        let time = self.name(match report.of {
            ReportOf::Day => "as_of",
            ReportOf::Year => "year",
        });
        let by: Vec<String> = report.by.iter().map(|by| self.name(by)).collect();
        let keys: Vec<String> = [time].into_iter().chain(by).collect();
        let of_keys: String = keys.iter().map(|key| format!(", {key}")).collect();
        let sums: Vec<String> = report.sums.iter().map(|sum| format!("SUM({0}) AS {0}", self.name(sum.key))).collect();
        let parts: Vec<String> = report.parts.iter().map(|part| self.part(report, part, &keys)).collect();
        format!(
            "SELECT lake_rows.estate, currency{of_keys}, {}\nFROM (\n  {}\n) AS lake_rows JOIN (SELECT estate, currency FROM {ESTATES}) AS of_estates ON of_estates.estate = lake_rows.estate\n\
             GROUP BY lake_rows.estate, currency{of_keys}",
            sums.join(", "),
            parts.join("\n  UNION ALL\n  ")
        )
    }

    fn part(self, report: &LakeReport, part: &ReportPart, keys: &[String]) -> String {
        let of_keys: String = keys.iter().map(|key| format!(", p.{key}")).collect();
        let columns: String = report
            .sums
            .iter()
            .map(|sum| {
                let sort = match sum.of {
                    SumOf::Money | SumOf::Area => CellSort::Money,
                    SumOf::Count => CellSort::Count,
                };
                let added = part.adds.iter().find(|(key, _)| *key == sum.key);
                let value = added.map_or_else(|| "0".to_owned(), |(_, added)| self.added(*added));
                format!(", CAST({value} AS {}) AS {}", self.sort(sort), self.name(sum.key))
            })
            .collect();
        let table = self.name(part.table);
        let only = match part.only {
            LakeRows::All => String::new(),
            LakeRows::Are(column, word) => format!(" WHERE p.{} = {}", self.name(column), quoted(word)),
            LakeRows::UpTo(column) => format!(
                " JOIN (SELECT estate, exported_at_day FROM {ESTATES}) AS e ON e.estate = p.estate WHERE p.{} <= e.exported_at_day",
                self.name(column)
            ),
        };
        format!("SELECT p.estate{of_keys}{columns} FROM {table} AS p{only}")
    }

    fn added(self, added: Added) -> String {
        let of = |column: &str| format!("p.{}", self.name(column));
        match added {
            Added::One => "1".to_owned(),
            Added::Value(column) => format!("COALESCE({}, 0)", of(column)),
            Added::If(column) => format!("CASE WHEN {} THEN 1 ELSE 0 END", of(column)),
            Added::IfNot(column) => format!("CASE WHEN NOT {} THEN 1 ELSE 0 END", of(column)),
            Added::Is(column, word) => format!("CASE WHEN {} = {} THEN 1 ELSE 0 END", of(column), quoted(word)),
            Added::AtLeast(column, least) => format!("CASE WHEN {} >= {least} THEN 1 ELSE 0 END", of(column)),
            Added::ValueIf(column, flag) => {
                format!("CASE WHEN {} THEN COALESCE({}, 0) ELSE 0 END", of(flag), of(column))
            }
        }
    }
}

/// A text in SQL.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A text in Python; what JSON says of it is the same there.
fn python(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}
