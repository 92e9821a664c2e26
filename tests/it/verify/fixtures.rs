//! One alteration of a whole archive for each code of `verify`.

use std::fs;
use std::os::unix::fs::symlink;

use super::copy::{Copy, sha256};

/// What an alteration leads to: the paths at which verify must find the code, and nothing else.
pub struct Fixture {
    pub code: &'static str,
    pub alter: fn(&Copy) -> Vec<String>,
}

/// The end of a tenancy or a unit on a day.
fn ended(record: &str, day: &str) -> String {
    let head = "at = 2026-11-23T09:00:00+08:00\nclock = \"set\"\nby = \"wong-ka-yan\"\n";
    format!("record = \"{record}\"\naction = \"ended\"\ndate = {day}\n{head}")
}

pub const LEASE: &[&str] = &["units/12/1203", "café-lease", ".pdf"];
pub const LETTER: &[&str] = &["units/12/1203", "letter", ".pdf"];
pub const NOTE: &str = "kind = \"note\"\ndate = 2026-03-01\nat = 2026-03-01T09:00:00+08:00\nby = \"wong-ka-yan\"\nabout = \"test\"\nnote = \"n\"\n";
pub const NOTE_PATH: &str = "data/records/2026-03-01-note-zzzz.toml";

/// The approval of a loan.
pub const APPROVED: &[&str] = &["units/12/1203", "-loan-", "-approved-"];

/// Seals the archive; gives the path of the seal.
fn sealed(copy: &Copy) -> String {
    let id = copy.done(&["seal"]).trim().to_owned();
    copy.find(&["registers/seals", "/records/", &format!("-seal-{}.toml", id.rsplit('/').next().unwrap())])
}

pub fn client(copy: &Copy) -> String {
    copy.bundle(&copy.find(LEASE))
}

pub fn same<T: Clone>(path: &T) -> Vec<T> {
    vec![path.clone()]
}

pub const FIXTURES: &[Fixture] = &[
    Fixture {
        code: "altered",
        alter: |copy| {
            let path = copy.find(LEASE);
            let mut bytes = copy.read(&path);
            bytes[100] ^= 1;
            copy.write(&path, bytes);
            same(&path)
        },
    },
    Fixture {
        code: "line-ends",
        alter: |copy| {
            let path = copy.find(&["1203", "cover.toml"]);
            copy.write(&path, copy.text(&path).replace('\n', "\r\n"));
            same(&path)
        },
    },
    Fixture {
        code: "truncated",
        alter: |copy| {
            let path = copy.find(LEASE);
            let bytes = copy.read(&path);
            copy.write(&path, &bytes[..bytes.len() / 2]);
            same(&path)
        },
    },
    Fixture {
        code: "missing",
        alter: |copy| {
            let path = copy.find(LEASE);
            copy.remove(&path);
            same(&path)
        },
    },
    Fixture {
        code: "unlisted",
        alter: |copy| {
            let path = format!("{}/data/originals/contracts/scan two\nlines.pdf", client(copy));
            copy.write(&path, "x");
            vec![path.replace('\n', "\\n")]
        },
    },
    Fixture {
        code: "renamed",
        alter: |copy| {
            let path = copy.find(LEASE);
            copy.rename(&path, &path.replace("contracts", "credit"));
            same(&path)
        },
    },
    Fixture {
        code: "name-form",
        alter: |copy| {
            let path = copy.find(LEASE);
            copy.rename(&path, &path.replace("café", "cafe\u{301}"));
            same(&path)
        },
    },
    Fixture {
        code: "swapped",
        alter: |copy| {
            let (one, other) = (copy.find(LEASE), copy.find(LETTER));
            let (first, second) = (copy.read(&one), copy.read(&other));
            copy.write(&one, second);
            copy.write(&other, first);
            same(&one)
        },
    },
    Fixture {
        code: "two-digests",
        alter: |copy| {
            let path = copy.find(LEASE);
            let bundle = copy.bundle(&path);
            copy.list(&bundle, &format!("{}  {}", "0".repeat(64), &path[bundle.len() + 1..]));
            same(&path)
        },
    },
    Fixture {
        code: "link",
        alter: |copy| {
            let path = copy.find(LEASE);
            copy.rename(&path, "README");
            symlink(copy.path("README"), copy.path(&path)).unwrap();
            same(&path)
        },
    },
    Fixture {
        code: "not-a-file",
        alter: |copy| {
            let path = copy.find(LEASE);
            copy.remove(&path);
            fs::create_dir(copy.path(&path)).unwrap();
            same(&path)
        },
    },
    Fixture {
        code: "unreadable",
        alter: |copy| {
            // A path longer than the system takes; root reads whatever the mode says.
            let name = "n".repeat(250);
            let chain = [name.as_str(); 9].join("/");
            let (top, below) = (format!("{}/data/{chain}", client(copy)), format!("inbox/{chain}"));
            fs::create_dir_all(copy.path(&top)).unwrap();
            fs::create_dir_all(copy.path(&below)).unwrap();
            fs::rename(copy.path(&format!("inbox/{name}")), copy.path(&format!("{top}/{name}"))).unwrap();
            Vec::new()
        },
    },
    Fixture {
        code: "lfs-pointer",
        alter: |copy| {
            let path = copy.find(LEASE);
            let bytes = copy.read(&path);
            let pointer = format!(
                "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {}\n",
                sha256(&bytes),
                bytes.len()
            );
            copy.write(&path, pointer);
            same(&path)
        },
    },
    Fixture {
        code: "manifest-line",
        alter: |copy| {
            let bundle = client(copy);
            copy.list(&bundle, "rubbish");
            vec![format!("{bundle}/manifests/zzzz.sha256")]
        },
    },
    Fixture {
        code: "manifest-torn",
        alter: |copy| {
            let path = copy.find(&[&client(copy), "manifests"]);
            let text = copy.text(&path);
            copy.write(&path, &text[..text.len() - 10]);
            same(&path)
        },
    },
    Fixture {
        code: "manifest-conflict",
        alter: |copy| {
            let bundle = client(copy);
            copy.entry(&bundle, NOTE_PATH, NOTE);
            let path = format!("{bundle}/manifests/zzzz.sha256");
            copy.write(&path, format!("<<<<<<< HEAD\n{}=======\n>>>>>>> other\n", copy.text(&path)));
            same(&path)
        },
    },
    Fixture {
        code: "repeated-line",
        alter: |copy| {
            let bundle = client(copy);
            copy.entry(&bundle, NOTE_PATH, NOTE);
            let path = format!("{bundle}/manifests/zzzz.sha256");
            copy.write(&path, copy.text(&path).repeat(2));
            same(&path)
        },
    },
    Fixture { code: "bad-record", alter: |copy| same(&copy.file(&client(copy), NOTE_PATH, "kind = \"note\"\n")) },
    Fixture {
        code: "unknown-key",
        alter: |copy| same(&copy.entry(&client(copy), NOTE_PATH, format!("{NOTE}colour = \"red\"\n"))),
    },
    Fixture {
        code: "attachment-missing",
        alter: |copy| {
            let attached = format!(
                "attachments = [{{ path = \"data/originals/unit/x.pdf\", sha256 = \"{}\" }}]\n",
                "0".repeat(64)
            );
            same(&copy.entry(&client(copy), NOTE_PATH, format!("{NOTE}{attached}")))
        },
    },
    Fixture {
        code: "void-approval",
        alter: |copy| {
            let path = copy.find(&["1203", "-approved-"]);
            let text = copy.text(&path);
            let bundle = copy.bundle(&path);
            let cover = sha256(copy.text(&format!("{bundle}/data/cover.toml")).as_bytes());
            let (_, covers) = text.split_once("covers").unwrap();
            let forged = text.replace(covers.split('"').nth(1).unwrap(), &format!("{cover}  data/cover.toml"));
            let manifest = copy.find(&[&bundle, "manifests"]);
            let list = copy.text(&manifest).replace(&sha256(text.as_bytes()), &sha256(forged.as_bytes()));
            copy.write(&manifest, list);
            copy.write(&path, forged);
            vec![format!("{}.toml", path.split_once('+').unwrap().0)]
        },
    },
    Fixture {
        code: "covered-missing",
        alter: |copy| {
            let path = copy.find(&["1203", "-approved-"]);
            let text = copy.text(&path);
            let (_, covers) = text.split_once("covers").unwrap();
            let forged = text.replace(&covers.split('"').nth(1).unwrap()[..64], &sha256(b"other bytes"));
            let bundle = copy.bundle(&path);
            let manifest = copy.find(&[&bundle, "manifests"]);
            let list = copy.text(&manifest).replace(&sha256(text.as_bytes()), &sha256(forged.as_bytes()));
            assert_ne!(text, forged);
            copy.write(&manifest, list);
            copy.write(&path, forged);
            same(&path)
        },
    },
    Fixture {
        code: "wrong-place",
        alter: |copy| {
            copy.rename("units/12/1202", "units/11/1202");
            vec!["units/11/1202".to_owned()]
        },
    },
    Fixture {
        code: "not-its-place",
        alter: |copy| {
            // A record with its line, brought from one client's file into another's.
            let letter = copy.find(&["units/12/1203", "correspondence", ".pdf"]);
            let record =
                copy.find(&["1203", "2026-11-23-loan-", "-approved-"]).split('+').next().unwrap().to_owned() + ".toml";
            let (from, to) = (copy.bundle(&letter), copy.bundle(&copy.find(&["units/12/1201", "cover.toml"])));
            same(&copy.file(&to, &record[from.len() + 1..], copy.text(&record)))
        },
    },
    Fixture {
        code: "clock-back",
        alter: |copy| {
            let bundle = client(copy);
            copy.entry(&bundle, NOTE_PATH, NOTE);
            let earlier = NOTE.replace("T09:00:00", "T08:49:59");
            same(&copy.entry(&bundle, &NOTE_PATH.replace("zzzz", "yyyy"), earlier))
        },
    },
    Fixture {
        code: "clock-ahead",
        alter: |copy| same(&copy.entry(&client(copy), NOTE_PATH, NOTE.replace("at = 2026-03-01", "at = 2026-11-24"))),
    },
    Fixture {
        code: "name-clash",
        alter: |copy| {
            let bundle = client(copy);
            copy.file(&bundle, "data/originals/unit/A.txt", "a");
            vec![copy.file(&bundle, "data/originals/unit/a.txt", "b")]
        },
    },
    Fixture {
        code: "bundle-missing",
        alter: |copy| {
            let bundle = client(copy);
            fs::remove_dir_all(copy.path(&bundle)).unwrap();
            same(&bundle)
        },
    },
    Fixture {
        code: "bundle-unknown",
        alter: |copy| {
            let bundle = "units/12/1203/2021-03-01_copy_zzzz".to_owned();
            copy.entry(&bundle, NOTE_PATH, NOTE);
            same(&bundle)
        },
    },
    Fixture {
        code: "two-clients",
        alter: |copy| {
            let own = copy.find(&["units/12/1201/room", "-tenancy-"]);
            let text = copy.text(&own);
            let name = "data/records/2020-05-01-tenancy-zzzz.toml";
            copy.entry("units/12/1203/room", name, text);
            vec![copy.find(&["units/12/1203/room", "2021-03-01-tenancy-"])]
        },
    },
    Fixture {
        code: "file-adrift",
        alter: |copy| {
            // The unit under which it goes on was given up in another clone.
            let own = copy.find(&["units/12/1203/room", "2021-03-01-tenancy-"]);
            let stem = own.rsplit('/').next().unwrap().trim_end_matches(".toml").to_owned();
            let text = ended(&stem, "2026-11-01") + "goes_on = \"1201\"\n";
            copy.entry("units/12/1203/room", &format!("data/records/{stem}+01-ended-zzzz.toml"), text);
            same(&own)
        },
    },
    Fixture {
        code: "unit-gone",
        alter: |copy| {
            copy.entry("units/12/1203/room", "data/unit+01-ended-zzzz.toml", ended("unit", "2022-01-01"));
            vec![copy.find(&["units/12/1203/room", "2021-03-01-tenancy-"])]
        },
    },
    Fixture {
        code: "two-people",
        alter: |copy| {
            let text = NOTE
                .replace("\"note\"\n", "\"person\"\n")
                .replace("about = \"test\"\nnote = \"n\"", "id = \"wong-ka-yan\"\nname = \"Wong\"");
            // Of two with one id, the one that sorts later is told.
            let text = text.replace("2026-03-01\n", "2026-11-23\n");
            let other = copy.entry("staff", "data/records/2026-11-23-person-zzzz.toml", text);
            same(&other)
        },
    },
    Fixture {
        code: "role-unheld",
        alter: |copy| {
            let settings = copy.text("deedbox.toml").replace("staff = \"manager\"", "staff = \"keeper\"");
            copy.write("deedbox.toml", settings + "\n[roles]\nkeeper = \"keeps the staff\"\n");
            same(&"staff".to_owned())
        },
    },
    Fixture {
        code: "two-surveys",
        alter: |copy| {
            copy.done(&["survey", "open", "--year", "2026", "--to", "all"]);
            let own = copy.find(&["registers/surveys", "-survey-"]);
            let bundle = copy.bundle(&own);
            let tail = &own[own.len() - 9..own.len() - 5];
            let other = copy.entry(&bundle, &own[bundle.len() + 1..].replace(tail, "zzzz"), copy.text(&own));
            same(&other)
        },
    },
    Fixture {
        code: "lent-twice",
        alter: |copy| {
            let loan = copy.find(&["1203", "-loan-", "-approved-"]);
            let record = format!("{}.toml", loan.split('+').next().unwrap());
            let tail = &record[record.len() - 9..record.len() - 5];
            let bundle = copy.bundle(&loan);
            let inside = |path: &str| path[bundle.len() + 1..].replace(tail, "zzzz");
            let later = copy.file(&bundle, &inside(&record), copy.text(&record));
            copy.file(&bundle, &inside(&loan), copy.text(&loan).replace(tail, "zzzz"));
            vec![if later < record { record } else { later }]
        },
    },
    Fixture {
        code: "contradiction",
        alter: |copy| {
            let approved = copy.find(&["1203", "-approved-"]);
            let stem = approved.split('+').next().unwrap();
            let name = stem.rsplit('/').next().unwrap();
            let text = format!(
                "record = \"{name}\"\naction = \"rejected\"\nof = \"{name}\"\ndate = 2026-11-23\nat = 2026-11-23T10:00:00+08:00\nby = \"wong-ka-yan\"\nreason = \"no\"\n"
            );
            let bundle = copy.bundle(&approved);
            copy.entry(&bundle, &format!("{}+02-rejected-zzzz.toml", &stem[bundle.len() + 1..]), text);
            vec![format!("{stem}.toml")]
        },
    },
    Fixture {
        code: "code-twice",
        alter: |copy| {
            let record = copy.find(&["registers/boxes", "-box-"]);
            let tail = &record[record.len() - 9..record.len() - 5];
            let bundle = copy.bundle(&record);
            let other = copy.file(&bundle, &record[bundle.len() + 1..].replace(tail, "zzzz"), copy.text(&record));
            vec![if other < record { record } else { other }]
        },
    },
    Fixture {
        code: "longer-term",
        alter: |copy| {
            let paper = format!("{}/examples/papers/tenancy-agreement.pdf", env!("CARGO_MANIFEST_DIR"));
            copy.done(&["file", "301@2023-06-30", &paper, "--category", "contracts", "--date", "2019-01-01"]);
            vec![copy.find(&["moved-out/late", "-document-"])]
        },
    },
    Fixture {
        code: "late-paper",
        alter: |copy| {
            let bag = copy.find(&["moved-out/2023", "bagit.txt"]);
            let folder = bag.split('/').nth(4).unwrap().strip_prefix("301_").unwrap();
            let inside = "data/originals/unit/late.txt";
            copy.file(&format!("units/3/301/{folder}"), inside, "late");
            vec![format!("units/3/301/{folder}/{inside}")]
        },
    },
    Fixture {
        code: "not-destroyed",
        alter: |copy| {
            let path = copy.find(&["moved-out/2023", "/correspondence/", ".txt"]);
            let bytes = copy.read(&path);
            for witness in ["lee", "ng"] {
                copy.done(&["staff", "add", witness, "--name", witness, "--role", "clerk"]);
            }
            let tail = path.trim_end_matches(".txt").rsplit('-').next().unwrap();
            let paper = format!("301@2023-06-30/{tail}");
            let request = ["request", "open", "301@2023-06-30", "--about", "erasure", "--person", "x"];
            let request = copy.done(&request).trim().to_owned();
            let ask = ["dispose", "ask", "--paper", &paper, "--ground", "request", "--request", &request];
            let id = copy.done(&[&ask[..], &["--appraisal", "x"]].concat()).trim().to_owned();
            copy.done(&["approve", &id]);
            copy.done(&["dispose", "carry-out", &id, "--witness", "lee", "--witness", "ng"]);
            copy.write(&path, bytes);
            same(&path)
        },
    },
    Fixture {
        code: "seal-missing",
        alter: |copy| {
            // Its list is that of a seal that is there; the one before it is not.
            let seal = sealed(copy);
            let gone = format!("{}  2026-01-01-seal-aaaa", "0".repeat(64));
            let text = copy.text(&seal).replace("follows = []", &format!("follows = [\"{gone}\"]"));
            copy.entry(&copy.bundle(&seal), "data/records/2026-11-23-seal-zzzz.toml", text);
            vec!["registers/seals/2026/data/records/2026-01-01-seal-aaaa.toml".to_owned()]
        },
    },
    Fixture {
        code: "sealed-lines",
        alter: |copy| {
            sealed(copy);
            let path = copy.find(LETTER);
            let bundle = copy.bundle(&path);
            let manifest = copy.find(&[&bundle, "manifests"]);
            let text = copy.text(&manifest).replace(&sha256(&copy.read(&path)), &sha256(b"other"));
            copy.write(&path, "other");
            copy.write(&manifest, text);
            let record = copy.find(&[&bundle, "-document-", path.trim_end_matches(".pdf").rsplit('-').next().unwrap()]);
            let old = sha256(&copy.read(&record));
            let text = copy.text(&record);
            let begins = text.find("sha256 = \"").unwrap() + 10;
            let text = format!("{}{}{}", &text[..begins], sha256(b"other"), &text[begins + 64..]);
            copy.write(&manifest, copy.text(&manifest).replace(&old, &sha256(text.as_bytes())));
            copy.write(&record, text);
            same(&manifest)
        },
    },
    Fixture {
        code: "sealed-gone",
        alter: |copy| {
            copy.file("policies", "data/originals/policies/2026-03-01-policy-zzzz.txt", "x");
            sealed(copy);
            fs::remove_dir_all(copy.path("policies")).unwrap();
            vec!["policies/manifests/zzzz.sha256".to_owned()]
        },
    },
    Fixture {
        code: "entered-before-seal",
        alter: |copy| {
            sealed(copy);
            same(&copy.entry("staff", NOTE_PATH, NOTE))
        },
    },
    Fixture {
        code: "settings-changed",
        alter: |copy| {
            sealed(copy);
            copy.write("deedbox.toml", copy.text("deedbox.toml") + "\n# a remark\n");
            vec!["deedbox.toml".to_owned()]
        },
    },
    Fixture {
        code: "unsigned",
        alter: |copy| {
            copy.write("deedbox.toml", copy.text("deedbox.toml") + "\n[signatures]\nrequired = [\"approved\"]\n");
            same(&copy.find(APPROVED))
        },
    },
    Fixture {
        code: "bad-signature",
        alter: |copy| {
            let key = copy.key("own");
            copy.done(&["staff", "key", "add", "wong-ka-yan", &key]);
            same(&copy.sign(&copy.find(APPROVED), &key, b"other"))
        },
    },
    Fixture {
        code: "not-touched",
        alter: |copy| {
            let path = copy.find(APPROVED);
            let (bundle, inside) = path.split_once("/data/").unwrap();
            let signature = copy.untouched(&copy.read(&path));
            same(&copy.file(bundle, &format!("data/{inside}.sig"), signature))
        },
    },
    Fixture {
        code: "unknown-signer",
        alter: |copy| {
            copy.done(&["staff", "key", "add", "wong-ka-yan", &copy.key("own")]);
            let path = copy.find(APPROVED);
            same(&copy.sign(&path, &copy.key("strange"), &copy.read(&path)))
        },
    },
    Fixture {
        code: "other-signer",
        alter: |copy| {
            copy.done(&["staff", "add", "chan", "--name", "Chan"]);
            let key = copy.key("chan");
            let event = copy.done(&["staff", "key", "add", "chan", &key]);
            copy.done(&["approve", event.trim()]);
            let path = copy.find(APPROVED);
            same(&copy.sign(&path, &key, &copy.read(&path)))
        },
    },
    Fixture {
        code: "key-not-in-force",
        alter: |copy| {
            let key = copy.key("own");
            copy.done(&["staff", "key", "add", "wong-ka-yan", &key]);
            let list: serde_json::Value =
                serde_json::from_str(&copy.done(&["--format", "json", "staff", "key", "list"])).unwrap();
            let fingerprint = list["rows"][0]["fingerprint"].as_str().unwrap();
            // From the moment it was entered: so its own approval is no more good than what is signed now.
            let ended =
                ["staff", "key", "end", "wong-ka-yan", fingerprint, "--why", "replaced", "--from", "2026-11-23T10:00"];
            copy.done(&ended);
            let path = copy.find(APPROVED);
            vec![copy.find(&["staff/", "-approved-", ".sig"]), copy.sign(&path, &key, &copy.read(&path))]
        },
    },
    Fixture {
        code: "key-not-vouched",
        alter: |copy| {
            let key = copy.key("own");
            copy.done(&["staff", "key", "add", "wong-ka-yan", &key]);
            let list: serde_json::Value =
                serde_json::from_str(&copy.done(&["--format", "json", "staff", "key", "list"])).unwrap();
            let fingerprint = list["rows"][0]["fingerprint"].as_str().unwrap();
            copy.done(&["staff", "key", "end", "wong-ka-yan", fingerprint, "--why", "replaced"]);
            let made = copy.done(&["staff", "key", "add", "wong-ka-yan", &key]);
            let step = made.trim().rsplit('+').next().unwrap();
            let (number, tail) = step.split_once('-').unwrap();
            let added = format!("+{number}-key-added-{tail}.toml.sig");
            vec![copy.find(&["staff/", &added]).trim_end_matches(".sig").to_owned()]
        },
    },
    Fixture {
        code: "signatures-eased",
        alter: |copy| {
            let key = copy.key("own");
            copy.done(&["staff", "key", "add", "wong-ka-yan", &key]);
            copy.signs_by(&key);
            let plain = copy.text("deedbox.toml");
            copy.write("deedbox.toml", plain.clone() + "\n[signatures]\nrequired = [\"seal\"]\n");
            copy.done(&["seal"]);
            copy.write("deedbox.toml", plain);
            vec!["deedbox.toml".to_owned()]
        },
    },
    Fixture {
        code: "stray",
        alter: |copy| {
            copy.write("units/12/notes.txt", "x");
            vec!["units/12/notes.txt".to_owned()]
        },
    },
    Fixture {
        code: "bag-broken",
        alter: |copy| {
            let path = copy.find(&["moved-out", "bag-info.txt"]);
            copy.write(&path, copy.text(&path) + "Contact-Name: Nobody\n");
            same(&path)
        },
    },
    Fixture {
        code: "bad-settings",
        alter: |copy| {
            copy.write("deedbox.toml", format!("colour = \"red\"\n{}", copy.text("deedbox.toml")));
            vec!["deedbox.toml".to_owned()]
        },
    },
    Fixture {
        code: "bad-journal",
        alter: |copy| {
            copy.write(".deedbox/staging/abcdefghjkmn.journal", "rubbish");
            vec![".deedbox/staging/abcdefghjkmn.journal".to_owned()]
        },
    },
    Fixture {
        code: "foreign-journal",
        alter: |copy| {
            // A git that cannot be asked does not say whether it brought the journal.
            copy.write(".git/HEAD", "rubbish");
            copy.write(".deedbox/staging/abcdefghjkmn.journal", "{}");
            vec![".deedbox/staging/abcdefghjkmn.journal".to_owned()]
        },
    },
];
