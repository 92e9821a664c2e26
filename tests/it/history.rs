//! `deedbox history`: a room's story.

use crate::support::Estate;

#[test]
fn a_units_story_goes_over_all_its_clients_newest_first() {
    let estate = Estate::new()
        .client("1203", "Gone Ltd", "2022-01-01")
        .paper("1203", "lease", "contracts", "2022-01-02")
        .today("2026-11-24")
        .with(&["--as", "lee", "lend", "1203", "--to", "何小姐", "--purpose", "contract", "--returned"])
        .today("2026-11-25")
        .with(&["--as", "lee", "move-out", "1203", "--date", "2026-11-25"])
        .today("2027-01-05")
        .with(&["--as", "lee", "archive-moved-out", "--year", "2026"])
        .client("1203", "宏達貿易有限公司", "2027-01-06");
    estate.run(["history", "1203"]).succeeds().stdout(
        "
        Date        What            Company           Detail                      By    Id
        2027-01-06  moved in        宏達貿易有限公司                              chan  1203/50t8
        2027-01-05  boxed           Gone Ltd          DB-KH·2026·D30-0001         lee   boxes/ay65
                                                      2026/12/box-01
        2026-11-25  moved out       Gone Ltd                                      lee   1203/dcvr
        2026-11-25  bound           Gone Ltd                                      lee   1203@2026-11-25/7202
        2026-11-24  returned        Gone Ltd          何小姐 · contract           lee   1203@2026-11-25/wrms
        2026-11-24  lent            Gone Ltd          何小姐 · contract           lee   1203@2026-11-25/wrms
        2026-11-24  loan asked for  Gone Ltd          何小姐 · contract           lee   1203@2026-11-25/wrms
        2026-11-23  unit added                                                    chan  1203/unit
        2022-01-02  filed           Gone Ltd          lease · contracts           chan  1203@2026-11-25/x4d2
        2022-01-01  moved in        Gone Ltd                                      chan  1203/dcvr
        ",
    );
}

#[test]
fn a_unit_that_is_not_there_has_no_story() {
    Estate::new().run(["history", "1230"]).refused(2).stderr(
        "
        error: unit 1230 is unknown
          hint: did you mean 1203?
        ",
    );
}

#[test]
fn every_kind_of_record_and_every_step_is_told() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let charge = estate.made(&[
        "record",
        "charge",
        "1203",
        "--item",
        "fee",
        "--due",
        "2026-12-15",
        "--amount",
        "5200",
        "--date",
        "2026-10-01",
    ]);
    let complaint = estate.made(&[
        "record",
        "complaint",
        "1203",
        "--about",
        "service-quality",
        "--title",
        "cold",
        "--when",
        "2026-11-20T09:10",
    ]);
    let estate = estate
        .with(&["record", "payment", "1203", "--amount", "100", "--charges", &charge, "--date", "2026-10-05"])
        .with(&["update", &complaint, "--status", "assigned", "--to", "works", "--when", "2026-11-20T09:30"])
        .with(&["update", &complaint, "--to", "works", "--note", "not ours", "--when", "2026-11-20T09:45"])
        .with(&["update", &complaint, "--status", "handled", "--with", "operations", "--when", "2026-11-20T11:00"])
        .with(&["--as", "ho", "approve", &complaint, "--when", "2026-11-20T12:00"]);
    estate.run(["history", "1203", "--since", "2026-10-01"]).succeeds().stdout(
        "
        Date        Time   What                 Company  Detail                              By    Id
        2026-11-23         unit added                                                        chan  1203/unit
        2026-11-20  12:00  complaint approved   Acme     cold · service-quality              ho    1203/wrms
        2026-11-20  11:00  complaint handled    Acme     cold · service-quality · →          chan  1203/wrms
                                                         operations
        2026-11-20  09:45  complaint handed on  Acme     cold · service-quality · → works ·  chan  1203/wrms
                                                         not ours
        2026-11-20  09:30  complaint assigned   Acme     cold · service-quality · → works    chan  1203/wrms
        2026-11-20  09:10  complaint            Acme     cold · service-quality              chan  1203/wrms
        2026-10-05         payment              Acme     100.00                              chan  1203/7202
        2026-10-01         charge               Acme     fee · 2026-12-15 · 5200.00          chan  1203/x4d2",
    );
    estate.run(["history", "1203", "--kind", "payment", "--format", "csv"]).succeeds().stdout(
        "
        date,hour,happening,kind,company,detail,standing,by,id,at
        2026-10-05,,payment,payment,Acme,100.00,,chan,1203/7202,2026-11-23T10:00:00+08:00",
    );
    estate.run(["history", "1203", "--until", "2026-02-28"]).succeeds().stderr("Nothing to show.");
}

#[test]
fn what_is_amended_and_what_is_voided_is_told_with_its_fate() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let charge = estate.made(&[
        "record",
        "charge",
        "1203",
        "--item",
        "fee",
        "--due",
        "2026-12-15",
        "--amount",
        "5200",
        "--date",
        "2026-10-01",
    ]);
    let payment = estate.made(&["record", "payment", "1203", "--amount", "100", "--date", "2026-10-05"]);
    let estate = estate
        .with(&["amend", &charge, "amount=5300", "--reason", "misread"])
        .with(&["--as", "lee", "approve", &charge])
        .with(&["amend", &charge, "item=rent"])
        .with(&["void", &payment, "--reason", "another client's"])
        .with(&["--as", "lee", "approve", &payment]);
    let story = estate.run(["history", "1203", "--since", "2026-10-01", "--format", "csv"]).succeeds();
    let story = story.whatever_it_says().out();
    for told in
        ["amount 5200.00 → 5300", "misread", ",approved,lee,", "item fee → rent", ",waits,chan,", ",voided,chan,"]
    {
        let told = told.replace(",approved,lee,", ",approved,");
        assert!(story.contains(&told), "{told} is not told:\n{story}");
    }
}

#[test]
fn one_clients_story_is_told_alone() {
    let estate = Estate::new()
        .client("1203", "Gone Ltd", "2022-01-01")
        .with(&["record", "visit", "1203", "--occasion", "regular", "--title", "tea", "--date", "2022-05-01"])
        .with(&["move-out", "1203", "--date", "2024-02-01"])
        .client("1203", "Acme", "2024-03-01")
        .with(&["notice", "send", "--to", "floor:12", "--title", "Lift works", "--date", "2023-05-01"])
        .with(&["notice", "send", "--to", "floor:3", "--title", "Other floor", "--date", "2023-05-01"]);
    estate.run(["history", "1203@2024-02-01"]).succeeds().stdout(
        "
        Date        What       Company   Detail                 By    Id
        2024-02-01  moved out  Gone Ltd                         chan  1203/dcvr
        2024-02-01  bound      Gone Ltd                         chan  1203@2024-02-01/wrms
        2023-05-01  notice     Gone Ltd  Lift works · floor:12  chan  notices/ay65
        2022-05-01  visit      Gone Ltd  tea · regular          chan  1203@2024-02-01/x4d2
        2022-01-01  moved in   Gone Ltd                         chan  1203/dcvr",
    );
}
