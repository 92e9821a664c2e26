//! What `fetch` brings back: whole, as it was listed, and over nothing.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::remote::proxy::{Act, Proxy};
use crate::remote::server::{Made, TestBucket, endpoint, with_keys};
use crate::remote::{ends, estate, in_git, key, lose, originals, paper, told};
use crate::support::{Estate, tree};

/// An estate whose papers are in a store, in a bucket of its own.
fn pushed() -> Option<(Estate, TestBucket)> {
    let bucket = TestBucket::new(Made::Fit)?;
    let estate = estate();
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    Some((estate, bucket))
}

#[test]
fn what_is_lost_here_comes_back_as_it_was() {
    let Some((estate, _bucket)) = pushed() else { return };
    assert!(ends(&estate, &["remote", "fetch"], 0).1.contains("Every paper is here"));
    let before = estate.tree();
    originals(&estate).iter().for_each(|path| lose(path));
    assert_eq!(told(&estate.command(&["verify"])).0, 1);
    let (out, _) = ends(&estate, &["remote", "fetch", "--dry-run"], 0);
    assert_eq!(out.lines().count(), 6, "{out}");
    assert!(originals(&estate).is_empty());
    assert_eq!(ends(&estate, &["remote", "fetch"], 0).0, "vault: 6 brought back, 0 wrong.\n");
    assert_eq!(tree::changes(&before, &estate.tree()), "");
    assert!(originals(&estate).iter().all(|path| std::fs::metadata(path).unwrap().permissions().readonly()));
    assert_eq!(told(&estate.command(&["verify"])).0, 0);
    assert_eq!(tree::left_in_private_dir(&estate.archive()), Vec::<String>::new());
}

#[test]
fn what_lies_here_is_never_overwritten() {
    let Some((estate, _bucket)) = pushed() else { return };
    let note = paper(&estate, "note");
    lose(&note);
    std::fs::write(&note, "another").unwrap();
    assert!(ends(&estate, &["remote", "fetch"], 0).1.contains("Every paper is here"));
    assert_eq!(std::fs::read(&note).unwrap(), b"another");
}

#[test]
fn an_older_version_is_found_where_the_newest_is_wrong_or_deleted() {
    let Some((estate, bucket)) = pushed() else { return };
    let (note, letter) = (paper(&estate, "note"), paper(&estate, "letter"));
    assert_eq!(bucket.put(&key("note"), &[], b"nota"), 200);
    bucket.delete(&key("letter"));
    lose(&note);
    lose(&letter);
    let (out, err) = ends(&estate, &["remote", "fetch"], 0);
    assert_eq!(out, "vault: 2 brought back, 0 wrong.\n");
    assert_eq!(err.matches("an older version had the right ones").count(), 2, "{err}");
    assert_eq!((std::fs::read(note).unwrap(), std::fs::read(letter).unwrap()), (b"note".to_vec(), b"letter".to_vec()));
}

#[test]
fn what_is_nowhere_right_is_not_placed() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    assert_eq!(bucket.put(&key("note"), &[], b"nota"), 200);
    let note = paper(&estate, "note");
    lose(&note);
    lose(&paper(&estate, "letter"));
    let (out, _) = ends(&estate, &["remote", "fetch"], 1);
    assert!(
        out.contains("has other bytes there")
            && out.contains("is not there")
            && out.contains("0 brought back, 2 wrong"),
        "{out}"
    );
    assert!(!note.exists());
}

#[test]
fn what_is_cut_goes_on_where_it_was() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let text: String = (0..40_000).map(|n| format!("{n} ")).collect();
    let estate = Estate::new().client("1203", "Alpha", "2021-03-01").on_desk("large.txt", &text).with(&[
        "file",
        "1203",
        "large.txt",
        "--category",
        "correspondence",
        "--date",
        "2021-03-01",
    ]);
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    let large = paper(&estate, &text);
    lose(&large);
    let count = AtomicUsize::new(0);
    let cuts = Proxy::new(endpoint().unwrap(), move |asked| match asked.method {
        "GET" => match count.fetch_add(1, Ordering::Relaxed) {
            0 => Act::Truncate(50_000),
            1 => Act::Answer(500),
            2 => Act::Truncate(100_000),
            _ => Act::Pass,
        },
        _ => Act::Pass,
    });
    bucket.entered_at(&estate, &cuts.endpoint);
    assert_eq!(ends(&estate, &["remote", "fetch"], 0).0, "vault: 1 brought back, 0 wrong.\n");
    assert_eq!(std::fs::read_to_string(&large).unwrap(), text);
    // Of what others began under its name nothing is kept; a line that is always cut leaves what came, and places nothing.
    lose(&large);
    let part = estate.archive().join(".deedbox/fetch").join(key(&text).rsplit('/').next().unwrap());
    std::fs::create_dir_all(part.parent().unwrap()).unwrap();
    std::fs::write(&part, "rubbish").unwrap();
    assert_eq!(ends(&estate, &["remote", "fetch"], 0).0, "vault: 1 brought back, 0 wrong.\n");
    lose(&large);
    let always =
        Proxy::new(endpoint().unwrap(), |asked| if asked.method == "GET" { Act::Truncate(7) } else { Act::Pass });
    bucket.entered_at(&estate, &always.endpoint);
    let (code, _, err) = told(&with_keys(&estate, &["remote", "fetch"]));
    assert!(code == 4 && err.contains("cannot be reached"), "{code} {err}");
    assert!(!large.exists() && text.as_bytes().starts_with(&std::fs::read(&part).unwrap()));
}

#[test]
fn a_fetch_that_is_stopped_anywhere_is_run_again() {
    let Some((whole, _bucket)) = pushed() else { return };
    let before = whole.tree();
    originals(&whole).iter().for_each(|path| lose(path));
    let (mut stopped, mut passed) = (0, false);
    for step in (1..200).step_by(8) {
        let here = whole.copy();
        let first =
            with_keys(&here, &["remote", "fetch"]).seed(9).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}")).output();
        for path in originals(&here) {
            assert!(before.contains_key(path.strip_prefix(here.archive()).unwrap().to_str().unwrap()), "{step}");
        }
        if first.status.success() {
            passed = true;
            break;
        }
        stopped += 1;
        ends(&here, &["remote", "fetch"], 0);
        assert_eq!(tree::changes(&before, &here.tree()), "", "{step}");
        assert_eq!(tree::left_in_private_dir(&here.archive()), Vec::<String>::new(), "{step}");
    }
    assert!(passed && 2 < stopped, "{stopped}");
}

#[test]
fn a_clone_without_papers_gets_them() {
    let Some((estate, _bucket)) = pushed() else { return };
    in_git(&estate);
    originals(&estate).iter().for_each(|path| lose(path));
    // `remote verify` says where they are: from then on they are elsewhere, and not missing.
    assert!(told(&estate.command(&["verify"])).1.contains("missing"));
    ends(&estate, &["remote", "verify"], 0);
    let (code, out, _) = told(&estate.command(&["verify"]));
    assert!(code == 1 && out.contains("6 papers are elsewhere") && !out.contains("missing"), "{out}");
    assert_eq!(told(&estate.command(&["verify", "--allow-absent"])).0, 0);
    ends(&estate, &["remote", "fetch"], 0);
    let (code, out, _) = told(&estate.command(&["verify"]));
    assert!(code == 0 && !out.contains("elsewhere"), "{out}");
}
