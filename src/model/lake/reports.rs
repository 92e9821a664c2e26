//! The reports of a lake: one list of what is added up, from which both the SQL of engines and the answers of `lake report` are made.
//! Every rule is in the facts already, so that nothing but sums stands here.

/// A report: what each row of some tables adds to its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LakeReport {
    /// As `report` calls it.
    pub name: &'static str,
    pub of: ReportOf,
    /// What rows are told apart by, beside the estate and the day or year.
    pub by: Option<&'static str>,
    /// The columns that are summed, in order.
    pub sums: &'static [LakeSum],
    /// The tables of which they are made.
    pub parts: &'static [ReportPart],
}

/// Of what a report gives figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportOf {
    /// The state at the end of a day.
    Day,
    /// What began in a year.
    Year,
}

/// A column of sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LakeSum {
    pub key: &'static str,
    pub of: SumOf,
}

/// What a sum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumOf {
    /// Money: only of one currency it is summed over estates.
    Money,
    /// An area, with two decimals.
    Area,
    Count,
}

/// A table, and what each of its rows adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportPart {
    pub table: &'static str,
    /// Which of its rows.
    pub only: LakeRows,
    /// What a row adds to each column that it adds anything to.
    pub adds: &'static [(&'static str, Added)],
}

/// Which rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LakeRows {
    All,
    /// Those up to the day of the export: what is dated later has not happened.
    UpTo(&'static str),
    /// Those with a word in a column.
    Are(&'static str, &'static str),
}

/// What a row adds to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    One,
    /// The value of a column.
    Value(&'static str),
    /// One where a column says yes.
    If(&'static str),
    /// One where a column says no.
    IfNot(&'static str),
    /// One where a column has a word.
    Is(&'static str, &'static str),
    /// One where a column has at least a number.
    AtLeast(&'static str, i64),
    /// The value of the first column where the second says yes.
    ValueIf(&'static str, &'static str),
}

const fn money(key: &'static str) -> LakeSum {
    LakeSum { key, of: SumOf::Money }
}

const fn area(key: &'static str) -> LakeSum {
    LakeSum { key, of: SumOf::Area }
}

const fn count(key: &'static str) -> LakeSum {
    LakeSum { key, of: SumOf::Count }
}

use Added::{AtLeast, If, IfNot, Is, One, Value, ValueIf};
use ReportOf::{Day, Year};

const CASES: &str = "cases";

/// Every report.
pub const REPORTS: &[LakeReport] = &[
    LakeReport {
        name: "arrears",
        of: Day,
        by: None,
        sums: &[
            money("not_due"),
            money("days_0_30"),
            money("days_31_60"),
            money("days_61_90"),
            money("over_90"),
            money("overdue"),
            money("credit"),
        ],
        parts: &[ReportPart {
            table: "account_days",
            only: LakeRows::All,
            adds: &[
                ("not_due", Value("not_due")),
                ("days_0_30", Value("days_0_30")),
                ("days_31_60", Value("days_31_60")),
                ("days_61_90", Value("days_61_90")),
                ("over_90", Value("over_90")),
                ("overdue", Value("overdue")),
                ("credit", Value("credit")),
            ],
        }],
    },
    LakeReport {
        name: "deposits",
        of: Day,
        by: Some("kind"),
        sums: &[money("held")],
        parts: &[ReportPart { table: "deposit_days", only: LakeRows::All, adds: &[("held", Value("held"))] }],
    },
    LakeReport {
        name: "occupancy",
        of: Day,
        by: None,
        sums: &[count("units"), count("occupied"), count("vacant"), area("area"), area("occupied_area")],
        parts: &[ReportPart {
            table: "occupancy_days",
            only: LakeRows::All,
            adds: &[
                ("units", One),
                ("occupied", If("is_occupied")),
                ("vacant", IfNot("is_occupied")),
                ("area", Value("area")),
                ("occupied_area", ValueIf("area", "is_occupied")),
            ],
        }],
    },
    LakeReport {
        name: "completeness",
        of: Day,
        by: None,
        sums: &[
            count("files"),
            count("kinds_present"),
            count("kinds_missing"),
            count("fields_missing"),
            count("there"),
            count("wanted"),
        ],
        parts: &[ReportPart {
            table: "completeness_days",
            only: LakeRows::All,
            adds: &[
                ("files", One),
                ("kinds_present", Value("kinds_present")),
                ("kinds_missing", Value("kinds_missing")),
                ("fields_missing", Value("fields_missing")),
                ("there", Value("there")),
                ("wanted", Value("wanted")),
            ],
        }],
    },
    LakeReport {
        name: "payments",
        of: Year,
        by: None,
        sums: &[count("count"), money("amount"), money("refunded")],
        parts: &[
            ReportPart {
                table: "payments",
                only: LakeRows::UpTo("date"),
                adds: &[("count", One), ("amount", Value("amount"))],
            },
            ReportPart { table: "refunds", only: LakeRows::UpTo("date"), adds: &[("refunded", Value("amount"))] },
        ],
    },
    LakeReport {
        name: "complaints",
        of: Year,
        by: Some("about"),
        sums: &[count("received"), count("closed"), count("open"), count("late"), count("days_closed")],
        parts: &[ReportPart {
            table: CASES,
            only: LakeRows::Are("kind", "complaint"),
            adds: &[
                ("received", One),
                ("closed", If("settled")),
                ("open", IfNot("settled")),
                ("late", If("late")),
                ("days_closed", ValueIf("days", "settled")),
            ],
        }],
    },
    LakeReport {
        name: "repairs",
        of: Year,
        by: Some("about"),
        sums: &[count("received"), count("done"), count("open"), count("late_response"), count("late_done")],
        parts: &[ReportPart {
            table: CASES,
            only: LakeRows::Are("kind", "repair"),
            adds: &[
                ("received", One),
                ("done", If("settled")),
                ("open", IfNot("settled")),
                ("late_response", If("late_response")),
                ("late_done", If("late")),
            ],
        }],
    },
    LakeReport {
        name: "violations",
        of: Year,
        by: Some("about"),
        sums: &[count("found"), count("rectified"), count("open")],
        parts: &[ReportPart {
            table: CASES,
            only: LakeRows::Are("kind", "violation"),
            adds: &[("found", One), ("rectified", If("settled")), ("open", IfNot("settled"))],
        }],
    },
    LakeReport {
        name: "applications",
        of: Year,
        by: Some("about"),
        sums: &[count("received"), count("approved"), count("rejected"), count("pending"), count("issued")],
        parts: &[ReportPart {
            table: CASES,
            only: LakeRows::Are("kind", "application"),
            adds: &[
                ("received", One),
                ("approved", Is("answer", "approved")),
                ("rejected", Is("answer", "rejected")),
                ("pending", Is("answer", "pending")),
                ("issued", If("issued")),
            ],
        }],
    },
    LakeReport {
        name: "visits",
        of: Year,
        by: None,
        sums: &[count("regular"), count("irregular")],
        parts: &[ReportPart {
            table: "visits",
            only: LakeRows::UpTo("date"),
            adds: &[("regular", Is("kind", "regular")), ("irregular", Is("kind", "irregular"))],
        }],
    },
    LakeReport {
        name: "satisfaction",
        of: Year,
        by: Some("question"),
        sums: &[count("n"), count("score_sum"), count("satisfied")],
        parts: &[ReportPart {
            table: "survey_responses",
            only: LakeRows::All,
            adds: &[("n", One), ("score_sum", Value("score")), ("satisfied", AtLeast("score", 4))],
        }],
    },
];

/// The report of a name.
pub fn called(name: &str) -> Option<&'static LakeReport> {
    REPORTS.iter().find(|report| report.name == name)
}
