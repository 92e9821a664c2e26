//! What `lake check` names, each where it is so; a lake as it was published has none of it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::lake::{FOR, done, estate, export, faults, lake};
use crate::support::{Estate, tree};

fn read(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Changes the publication of an estate, and lets the catalogue say that it is so.
fn republish(estate: &Estate, change: impl FnOnce(&mut Value)) {
    let path = lake(estate).join("publications/tower-a/000001.json");
    let mut publication = read(&path);
    change(&mut publication);
    let text = serde_json::to_vec(&publication).unwrap();
    fs::write(&path, &text).unwrap();
    recatalogue(estate, |catalogue| catalogue["estates"]["tower-a"]["sha256"] = json!(tree::sha256(&text)));
}

fn recatalogue(estate: &Estate, change: impl FnOnce(&mut Value)) {
    let path = lake(estate).join("catalogue.json");
    let mut catalogue = read(&path);
    change(&mut catalogue);
    fs::write(path, serde_json::to_vec(&catalogue).unwrap()).unwrap();
}

/// The first file of a table.
fn file(estate: &Estate, table: &str) -> String {
    let of = format!("data/{table}/");
    tree::tree(&lake(estate)).into_keys().find(|path| path.starts_with(&of)).expect("a file")
}

fn files(publication: &mut Value) -> &mut Vec<Value> {
    publication["files"].as_array_mut().unwrap()
}

#[test]
fn each_thing_that_is_wrong_is_named_and_nothing_where_all_is_right() {
    let estate = estate();
    done(&estate, &export(&FOR), 5);
    assert_eq!(faults(&estate), Vec::<String>::new());
    type Change = fn(&Estate);
    let changes: [(&str, Change); 15] = [
        ("no-catalogue", |estate| fs::remove_file(lake(estate).join("catalogue.json")).unwrap()),
        ("unreadable", |estate| fs::write(lake(estate).join("catalogue.json"), "{").unwrap()),
        ("unreadable", |estate| {
            // One estate twice: JSON would let the last one count.
            let path = lake(estate).join("catalogue.json");
            let text = fs::read_to_string(&path).unwrap();
            let entry =
                text.split("\"estates\": {").nth(1).unwrap().trim_end().trim_end_matches(['}', '\n', ' ']).to_owned()
                    + "}";
            fs::write(path, format!("{{\"schema\": 1, \"estates\": {{ {entry}, {entry} }} }}")).unwrap();
        }),
        ("newer-schema", |estate| recatalogue(estate, |catalogue| catalogue["schema"] = json!(2))),
        ("two-codes", |estate| {
            recatalogue(estate, |catalogue| catalogue["estates"]["tower-b"] = catalogue["estates"]["tower-a"].clone());
            let folder = lake(estate).join("publications");
            tree::copy(&folder.join("tower-a"), &folder.join("tower-b"));
        }),
        ("no-publication", |estate| {
            recatalogue(estate, |catalogue| catalogue["estates"]["tower-a"]["publication"] = json!(2));
        }),
        ("publication-altered", |estate| {
            let path = lake(estate).join("publications/tower-a/000001.json");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(path, text + " ").unwrap();
        }),
        ("other-publication", |estate| republish(estate, |publication| publication["estate"] = json!("tower-b"))),
        ("missing", |estate| fs::remove_file(lake(estate).join(file(estate, "charges"))).unwrap()),
        ("altered", |estate| {
            let path = lake(estate).join(file(estate, "charges"));
            let mut bytes = fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(path, bytes).unwrap();
        }),
        ("other-rows", |estate| republish(estate, |publication| files(publication)[0]["rows"] = json!(7000))),
        ("two-files", |estate| {
            republish(estate, |publication| {
                let one = files(publication)[0].clone();
                files(publication).push(one);
            });
        }),
        ("odd-name", |estate| {
            republish(estate, |publication| files(publication)[0]["path"] = json!("../../secret.parquet"));
        }),
        ("other-estate", |estate| {
            // A file of one table that is listed as another's.
            republish(estate, |publication| {
                let (from, to) = ("deposit_days", "account_days");
                let of = files(publication).iter().position(|file| file["table"] == from).unwrap();
                let path = files(publication)[of]["path"].as_str().unwrap().to_owned();
                let at = path.replace(from, to);
                let (year, sha256) = (files(publication)[of]["year"].clone(), files(publication)[of]["sha256"].clone());
                let over =
                    files(publication).iter().position(|file| file["table"] == to && file["year"] == year).unwrap();
                for key in ["rows", "bytes"] {
                    files(publication)[over][key] = files(publication)[of][key].clone();
                }
                files(publication)[over]["sha256"] = sha256;
                files(publication)[over]["path"] = json!(at);
                fs::copy(lake(estate).join(&path), lake(estate).join(&at)).unwrap();
            });
        }),
        ("hole", |estate| {
            republish(estate, |publication| {
                files(publication).retain(|file| file["table"] != "account_days" || file["year"] != "2025");
            });
        }),
    ];
    for (code, change) in changes {
        let here = estate.copy();
        change(&here);
        let found = faults(&here);
        assert!(found.contains(&code.to_owned()), "{code}: {found:?}");
        // In words it is said where.
        let said = here.command(&["lake", "check", "lake"]).output();
        assert!(said.status.code() == Some(1) && 20 < said.stdout.len(), "{code}: {said:?}");
    }
}

#[test]
fn figures_are_not_given_of_files_with_other_bytes() {
    let estate = estate();
    done(&estate, &export(&FOR), 5);
    let path = lake(&estate).join(file(&estate, "occupancy_days"));
    let year = path.parent().unwrap().file_name().unwrap().to_string_lossy().replace("year=", "");
    let mut bytes = fs::read(&path).unwrap();
    bytes[10] ^= 1;
    fs::write(&path, bytes).unwrap();
    let refused =
        estate.command(&["lake", "report", "occupancy", "lake", "--as-of", &format!("{year}-12-31")]).output();
    assert_eq!(refused.status.code(), Some(4), "{}", String::from_utf8_lossy(&refused.stderr));
    // The export says so as well: it writes nothing over what is there.
    done(&estate, &["record", "payment", "1203", "--amount", "1"], 9);
    let refused = estate.command(&export(&[])).seed(10).output();
    assert_eq!(refused.status.code(), Some(4), "{}", String::from_utf8_lossy(&refused.stderr));
}
