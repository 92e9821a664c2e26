//! `deedbox notice`: who has it, who has acknowledged it (P3-5).

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new()
        .client("1203", "Acme", "2021-03-01")
        .client("1204", "Beta", "2022-03-01")
        .with(&["add", "0301", "--with", "1204", "--move-in", "2022-03-01"])
        .on_desk("notice.txt", "power cut")
}

#[test]
fn a_notice_is_sent_delivered_and_acknowledged() {
    let estate = estate();
    let sent = estate.run(["notice", "send", "--to", "floor:3", "--title", "停電通知", "notice.txt", "--ref-no", "18"]);
    let id = sent.out().trim().to_owned();
    let says =
        format!("{id} goes to floor:3: 1 client. Next: `deedbox notice acknowledge {id} --client UNIT --person NAME`.");
    sent.succeeds().stdout(&id).stderr(&says);
    let text = estate.text_of(&["-notice-", "/records/"]);
    for line in ["to = \"floor:3\"\n", "ref_no = \"18\"\n", "data/originals/correspondence/2026-11-23-notice-"] {
        assert!(text.contains(line), "{text}");
    }
    // The client of 0301 is called by the first unit.
    estate
        .run(["notice", "deliver", &id, "--unit", "0301", "--person", "Mak"])
        .succeeds()
        .stdout(&id)
        .stderr(&format!("{id} is delivered to 1204. 1 client has not acknowledged it."));
    estate.run(["notice", "deliver", &id, "--client", "1204"]).refused(3).stderr(&format!(
        "
        error: 1204 has {id} delivered already, on 2026-11-23
          hint: `deedbox notice show {id}` lists the clients"
    ));
    estate.run(["notice", "acknowledge", &id, "--client", "1203", "--person", "Lee"]).refused(3).stderr(&format!(
        "
        error: {id} did not go to 1203: it went to floor:3 on 2026-11-23
          hint: `deedbox notice show {id}` lists the clients"
    ));
    let unacknowledged = ["notice", "list", "--unacknowledged", "--format", "csv"];
    let listed = estate.run(unacknowledged).succeeds();
    assert!(listed.out().contains("floor:3,停電通知,1,1,0,1204"), "{}", listed.out());
    listed.whatever_it_says();
    estate
        .run(["notice", "acknowledge", &id, "--client", "1204", "--person", "陳小姐"])
        .succeeds()
        .stdout(&id)
        .stderr(&format!("{id} is acknowledged by 1204. Everybody has acknowledged it."));
    let none = estate.run(unacknowledged).succeeds();
    assert_eq!(none.out().lines().count(), 1, "{}", none.out());
    none.whatever_it_says();
    let shown = estate.run(["notice", "show", &id]).succeeds();
    assert!(shown.out().contains("1204    Beta     2026-11-23  Mak           2026-11-23    陳小姐"), "{}", shown.out());
    shown.whatever_it_says();
}

#[test]
fn a_notice_goes_to_somebody() {
    let estate = estate();
    estate.run(["notice", "send", "--to", "floor:9", "--title", "x"]).exits(2).stderr(
        "
        error: there is no floor 9
          hint: there are 3 and 12",
    );
    estate.run(["notice", "send", "--to", "unit:9999", "--title", "x"]).exits(2).stderr(
        "
        error: unit 9999 is unknown
          hint: `deedbox unit list` shows the units; `deedbox unit add 9999 --floor F` adds it",
    );
    estate.run(["notice", "send", "--to", "unit:1205", "--title", "x"]).refused(3).stderr(
        "
        error: unit 1205 is vacant
          hint: `deedbox add 1205 --company NAME --move-in D` opens a file",
    );
}

#[test]
fn who_left_had_the_notice_and_who_came_has_not() {
    let estate = estate();
    let id = estate.made(&["notice", "send", "--to", "unit:1203", "--title", "x", "--date", "2026-10-01"]);
    let estate = estate.moved_out("1203", "2026-10-31").client("1203", "Gamma", "2026-11-01");
    estate.run(["notice", "deliver", &id, "--client", "1203"]).refused(3).stderr(&format!(
        "
        error: {id} did not go to 1203: it went to unit:1203 on 2026-10-01
          hint: `deedbox notice show {id}` lists the clients"
    ));
    estate
        .run(["notice", "acknowledge", &id, "--client", "1203@2026-10-31", "--person", "Lee", "--date", "2026-10-05"])
        .succeeds()
        .whatever_it_says();
}
