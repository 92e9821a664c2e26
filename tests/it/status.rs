//! `deedbox status`: what wants doing today, each with the command that does it.

use crate::support::Estate;

#[test]
fn an_estate_in_order_has_nothing_to_do() {
    let estate = Estate::new()
        .with(&["add", "1203", "--company", "Acme", "--move-in", "2025-03-01", "--custodian", "chan"])
        .with(&["label", "1203"]);
    estate.run(["status"]).succeeds().stderr("Nothing wants doing today.");
    estate.run(["--format", "json", "status"]).succeeds().stdout(
        r#"
        {
          "report": "status",
          "rows": [],
          "totals": {}
        }
        "#,
    );
}

fn busy() -> Estate {
    let estate = Estate::new()
        .client("0301", "Gone Ltd", "2022-01-01")
        .with(&["--as", "lee", "move-out", "0301", "--date", "2024-02-01"])
        .with(&["add", "1203", "--company", "宏達貿易有限公司", "--move-in", "2025-03-01", "--lease-end", "2026-02-28"])
        .with(&["add", "1204", "--company", "Acme", "--move-in", "2025-04-01", "--custodian", "chan"])
        .with(&["label", "1204"])
        .paper("1203", "House rules", "correspondence", "2025-04-01")
        .paper("1204", "House rules", "correspondence", "2025-04-02")
        .today("2026-11-01")
        .with(&["--as", "lee", "lend", "1203", "--to", "李律師", "--purpose", "contract", "--approve"])
        .today("2026-11-20")
        .with(&["lend", "1204", "--to", "Ho", "--purpose", "audit"]);
    let inbox = estate.archive().join("inbox");
    std::fs::create_dir_all(&inbox).unwrap();
    std::fs::write(inbox.join("2026-11-19 it's a letter.pdf"), "x").unwrap();
    std::fs::write(inbox.join("2026-11-18.pdf"), "y").unwrap();
    estate
}

#[test]
fn each_thing_stands_with_the_command_that_does_it() {
    busy().run(["status"]).succeeds().stdout(
        r#"
        Loans overdue (1)
          李律師 has the file of 宏達貿易有限公司, due on 2026-11-08: 12 days late
            deedbox return 1203/t09p

        Loans waiting for approval (1)
          Ho asks for the file of Acme since 2026-11-20; waits for the manager (lee)
            deedbox approve 1204/2gpa

        Leases that ended (1)
          the lease of 宏達貿易有限公司 in 1203 ended on 2026-02-28, and nobody moved out
            deedbox move-out 1203 --date 2026-02-28

        Files without a custodian (1)
          nobody keeps the file of 宏達貿易有限公司 in 1203
            deedbox show 1203

        File labels to print (1)
          the label of 1203 was never printed: 宏達貿易有限公司
            deedbox label 1203

        Papers in the inbox (2)
          2026-11-18.pdf waits in the inbox since 2026-11-18
            deedbox file UNIT inbox/2026-11-18.pdf --category CATEGORY --move
          2026-11-19 it's a letter.pdf waits in the inbox since 2026-11-19
            deedbox file UNIT 'inbox/2026-11-19 it'\''s a letter.pdf' --category CATEGORY --move

        Years to box (1)
          1 volume of 2024 lies in no box
            deedbox archive-moved-out --year 2024

        The same paper with several clients (1)
          House rules is filed with 2 clients, byte for byte: 1203/4469 and 1204/d1gb
            deedbox show 1203
        "#,
    );
}

#[test]
fn programs_get_values_and_the_command() {
    busy().run(["--format", "csv", "status"]).succeeds().stdout(
        r#"
        what,date,id,unit,company,title,who,days,role,approvers,year,names,command
        loan-overdue,2026-11-08,1203/t09p,,宏達貿易有限公司,,李律師,12,,,,,deedbox return 1203/t09p
        loan-waiting,2026-11-20,1204/2gpa,,Acme,,Ho,,manager,lee,,,deedbox approve 1204/2gpa
        lease-ended,2026-02-28,,1203,宏達貿易有限公司,,,,,,,,deedbox move-out 1203 --date 2026-02-28
        no-custodian,2025-03-01,,1203,宏達貿易有限公司,,,,,,,,deedbox show 1203
        label-due,2025-03-01,,1203,,宏達貿易有限公司,,,,,,,deedbox label 1203
        in-inbox,2026-11-18,,,,,,,,,,2026-11-18.pdf,deedbox file UNIT inbox/2026-11-18.pdf --category CATEGORY --move
        in-inbox,2026-11-19,,,,,,,,,,2026-11-19 it's a letter.pdf,deedbox file UNIT 'inbox/2026-11-19 it'\''s a letter.pdf' --category CATEGORY --move
        not-boxed,,,,,,,,,,2024,0301@2024-02-01,deedbox archive-moved-out --year 2024
        same-bytes,,,,,House rules,,,,,,1203/4469; 1204/d1gb,deedbox show 1203
        "#,
    );
}

#[test]
fn looking_changes_nothing() {
    let estate = busy();
    for words in [
        &["status"][..],
        &["loans"],
        &["report", "clients"],
        &["show", "1203"],
        &["history", "1203"],
        &["search", "rules"],
    ] {
        let _ = estate.run_words(words).succeeds().whatever_it_says().changes("");
    }
}
