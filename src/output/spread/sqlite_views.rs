//! The views of a database: the reports that only add up what deedbox has worked out, as of the moment of the export.

use crate::model::sheet::SheetForm;

/// Each view, and the tables of which it is made.
const VIEWS: [(&[&str], &str); 6] = [
    (
        &["accounts", "clients"],
        "CREATE VIEW report_arrears AS SELECT client_key, clients.unit, company,
            coalesce(departed <= as_of, 0) AS departed, not_due_cents, days_0_30_cents, days_31_60_cents,
            days_61_90_cents, over_90_cents, overdue_cents, credit_cents
        FROM accounts JOIN clients USING (client_key)
        WHERE not_due_cents <> 0 OR overdue_cents <> 0 OR credit_cents <> 0;",
    ),
    (
        &["deposits", "clients"],
        "CREATE VIEW report_deposits AS SELECT client_key, clients.unit, company,
            coalesce(departed <= exported_at_day, 0) AS departed, kind,
            sum(CASE movement WHEN 'received' THEN amount_cents ELSE -amount_cents END) AS held_cents
        FROM deposits JOIN clients USING (client_key) CROSS JOIN estate
        WHERE deposits.date <= exported_at_day
        GROUP BY client_key, kind HAVING held_cents <> 0;",
    ),
    (
        &["payments"],
        "CREATE VIEW report_payments AS SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year, substr(date, 1, 7) AS month,
            count(*) AS payments, sum(amount_cents) AS amount_cents
        FROM payments CROSS JOIN estate WHERE date <= exported_at_day GROUP BY month;",
    ),
    (
        &["cases"],
        "CREATE VIEW report_complaints AS SELECT CAST(substr(opened, 1, 4) AS INTEGER) AS year, about,
            count(*) AS received, sum(settled) AS closed, sum(NOT settled) AS open, sum(late) AS late,
            round(avg(CASE WHEN settled THEN days END), 1) AS mean_days
        FROM cases WHERE kind = 'complaint' GROUP BY year, about;",
    ),
    (
        &["cases"],
        "CREATE VIEW report_repairs AS SELECT CAST(substr(opened, 1, 4) AS INTEGER) AS year, about AS category,
            count(*) AS received, sum(settled) AS done, sum(NOT settled) AS open,
            sum(late_response) AS late_response, sum(late) AS late_done
        FROM cases WHERE kind = 'repair' GROUP BY year, about;",
    ),
    (
        &["survey_responses"],
        "CREATE VIEW report_satisfaction AS SELECT year, question, count(*) AS n, round(avg(score), 2) AS mean
        FROM survey_responses GROUP BY year, question;",
    ),
];

/// The views for which all tables are there.
pub(super) fn of(forms: &[SheetForm]) -> impl Iterator<Item = &'static str> {
    let is_there = |table: &&str| forms.iter().any(|form| form.name == *table);
    VIEWS.iter().filter(move |(tables, _)| tables.iter().all(is_there)).map(|(_, view)| *view)
}
