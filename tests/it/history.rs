//! `deedbox history`: a room's story.

use crate::support::Estate;

#[test]
fn a_units_story_goes_over_all_its_clients_newest_first() {
    let estate = Estate::new()
        .client("1203", "Gone Ltd", "2022-01-01")
        .paper("1203", "lease", "contracts", "2022-01-02")
        .today("2026-11-24")
        .with(&["--as", "lee", "lend", "1203", "--to", "李律師", "--purpose", "contract", "--returned"])
        .today("2026-11-25")
        .with(&["--as", "lee", "move-out", "1203", "--date", "2026-11-25"])
        .today("2027-01-05")
        .with(&["--as", "lee", "archive-moved-out", "--year", "2026"])
        .client("1203", "宏達貿易有限公司", "2027-01-06");
    estate.run(["history", "1203"]).succeeds().stdout(
        "
        Date        What        Company           Detail               By    Id
        2027-01-06  moved-in    宏達貿易有限公司                       chan  1203/50t8
        2027-01-05  boxed       Gone Ltd          DB-KH·2026·D30-0001  lee   boxes/ay65
                                                  2026/12/box-01
        2026-11-25  moved-out   Gone Ltd                               lee   1203/dcvr
        2026-11-25  bound       Gone Ltd                               lee   1203@2026-11-25/7202
        2026-11-24  returned    Gone Ltd          李律師 · contract    lee   1203@2026-11-25/wrms
        2026-11-24  lent        Gone Ltd          李律師 · contract    lee   1203@2026-11-25/wrms
        2026-11-24  asked       Gone Ltd          李律師 · contract    lee   1203@2026-11-25/wrms
        2026-11-23  unit-added                                         chan  1203/unit
        2022-01-02  filed       Gone Ltd          lease · contracts    chan  1203@2026-11-25/x4d2
        2022-01-01  moved-in    Gone Ltd                               chan  1203/dcvr
        ",
    );
}

#[test]
fn a_unit_that_is_not_there_has_no_story() {
    Estate::new().run(["history", "1230"]).refused(2).stderr(
        "
        error: unit 1230 is unknown
          hint: did you mean 1203 or 1204 or 1205?
        ",
    );
}
