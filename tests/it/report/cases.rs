//! The cases of a year: how many, how late, what became of them.

use crate::report::money::estate;
use crate::support::Estate;

fn words(line: &str) -> Vec<&str> {
    line.split(' ').filter(|word| !word.is_empty()).collect()
}

/// A case with its steps: the command that records it, and what is done to it then (`ID` is its id).
fn case(estate: &Estate, record: &str, steps: &[&str]) {
    let id = estate.made(&words(&format!("record {record}")));
    for step in steps {
        estate.made(&words(&step.replace("ID", &id)));
    }
}

#[test]
fn repairs_tell_how_soon_somebody_came_and_how_soon_they_were_done() {
    let estate = estate();
    // Attended after 31 minutes, done after 24 hours and one minute.
    let late = [
        "update ID --status assigned --to works --when 2026-11-02T09:05",
        "update ID --status attended --when 2026-11-02T09:31",
        "update ID --status done --when 2026-11-03T09:01",
    ];
    case(&estate, "repair 1203 --category lift --title a --when 2026-11-02T09:00", &late);
    let soon = [
        "update ID --status assigned --to works --when 2026-11-02T09:05",
        "update ID --status attended --when 2026-11-02T09:10",
        "update ID --status done --when 2026-11-02T10:00",
    ];
    case(&estate, "repair 1203 --category lift --title b --urgent --when 2026-11-02T09:00", &soon);
    // A day without an hour takes part in the counts alone.
    let without_hours = [
        "update ID --status assigned --to works --date 2026-11-02",
        "update ID --status attended --date 2026-11-02",
        "update ID --status done --date 2026-11-02",
    ];
    case(&estate, "repair 1203 --category lift --title c --date 2026-11-02", &without_hours);
    case(&estate, "repair 0301@2024-02-01 --category door --title d --date 2024-01-10", &[]);
    estate.run(["report", "repairs"]).succeeds().stdout(
        "
        Category  Received  Done  Open  Late response  Late done  Median minutes
        lift             3     3     0              1          1            20.5
        Total            3     3     0              1          1            20.5
        ",
    );
    estate.run(["--format", "json", "report", "repairs", "--year", "2024"]).succeeds().stdout(
        r#"
        {
          "report": "repairs",
          "as_of": "2026-11-23",
          "year": 2024,
          "rows": [
            {
              "category": "door",
              "received": 1,
              "done": 0,
              "open": 1,
              "late_response": 1,
              "late_done": 1,
              "median_response_minutes": null
            }
          ],
          "totals": {
            "received": 1,
            "done": 0,
            "open": 1,
            "late_response": 1,
            "late_done": 1,
            "median_response_minutes": null
          }
        }
        "#,
    );
}

#[test]
fn complaints_tell_how_many_days_they_took() {
    let estate = estate();
    let closed = |day: &str| {
        let done = [
            "update ID --status assigned --to ops --date 2026-11-01",
            "update ID --status handled --with operations --date 2026-11-02",
            "--as ho approve ID --date 2026-11-03",
            &format!("--as ho update ID --status answered --date {day}"),
            &format!("close ID --date {day}"),
        ];
        case(&estate, "complaint 1203 --about service-quality --title a --date 2026-11-01", &done);
    };
    closed("2026-11-09");
    closed("2026-11-04");
    case(&estate, "complaint 1203 --about service-quality --title c --date 2026-11-10", &[]);
    case(&estate, "complaint 1203 --about service-process --title d --date 2026-11-16", &[]);
    estate.run(["report", "complaints"]).succeeds().stdout(
        "
        About            Received  Closed  Open  Late  Mean days
        service-quality         3       2     1     2        5.5
        service-process         1       0     1     0
        Total                   4       2     2     2        5.5
        ",
    );
    estate.run(["--format", "csv", "report", "complaints", "--year", "2025"]).succeeds().stdout(
        "
        about,received,closed,open,late,mean_days
        service-quality,0,0,0,0,
        service-process,0,0,0,0,
        ",
    );
}

#[test]
fn violations_and_applications_tell_what_became_of_them() {
    let estate = estate();
    let rectified = ["update ID --status notified --date 2026-10-02", "update ID --status rectified --date 2026-10-03"];
    case(&estate, "violation 1203 --category smoke --title a --date 2026-10-01", &rectified);
    case(&estate, "violation 1203 --category noise --title b --date 2026-10-05", &[]);
    estate.run(["report", "violations"]).succeeds().stdout(
        "
        Kind   Found  Rectified  Open
        noise      1          0     1
        smoke      1          1     0
        Total      2          1     1
        ",
    );
    let issued = ["--as lee approve ID --date 2026-10-02", "update ID --status issued --date 2026-10-03"];
    case(&estate, "application 1203 --about parking --title a --date 2026-10-01", &issued);
    let refused = ["--as lee reject ID --reason full --date 2026-10-02"];
    case(&estate, "application 1203 --about parking --title b --date 2026-10-01", &refused);
    case(&estate, "application 1203 --about door-lock --title c --date 2026-10-01", &[]);
    estate.run(["report", "applications"]).succeeds().stdout(
        "
        Kind       Received  Approved  Rejected  Pending  Issued
        door-lock         1         0         0        1       0
        parking           2         1         1        0       1
        Total             3         1         1        1       1
        ",
    );
}

#[test]
fn visits_and_fit_outs_are_a_row_a_client_and_a_row_each() {
    let estate = estate().on_desk("plan.txt", "plan");
    case(&estate, "visit 1203 --occasion regular --title x --date 2026-02-01", &[]);
    case(&estate, "visit 1203 --occasion irregular --title x --date 2026-03-01", &[]);
    case(&estate, "visit 1204@2026-05-20 --occasion regular --title x --date 2026-02-11", &[]);
    estate.run(["report", "visits"]).succeeds().stdout(
        "
        Unit   Company  Regular  Irregular  Last
        1203   Acme           1          1  2026-03-01
        1204   Beta           1          0  2026-02-11
        Total                 2          1
        ",
    );
    let estate = estate.with(&words("file 1203 plan.txt --category fit-out --date 2026-02-01"));
    case(&estate, "deposit 1203 --about fit-out --movement received --amount 800 --date 2026-02-04", &[]);
    let begun = [
        "--as lee approve ID --date 2026-02-05",
        "update ID --status deposit-held --date 2026-02-06",
        "update ID --status under-way --date 2026-02-07",
    ];
    case(&estate, "fit-out 1203 --contractor Build --title works --date 2026-02-03", &begun);
    estate.run(["report", "fit-outs"]).succeeds().stdout(
        "
        Unit  Company  Contractor  Applied     Finished  Deposit  Status
        1203  Acme     Build       2026-02-03             800.00  under-way
        ",
    );
}
