//! A volume that goes out with holes: a validator calls it incomplete until they are filled, and whole then.

use crate::remote::server::{Made, TestBucket};
use crate::remote::{ends, estate};
use crate::support::peer;

/// The code of a volume that is boxed.
fn code(estate: &crate::support::Estate, unit: &str) -> String {
    let all = walkdir::WalkDir::new(estate.archive().join("moved-out")).into_iter().flatten();
    let infos = all.map(walkdir::DirEntry::into_path).filter(|path| path.ends_with("bag-info.txt"));
    let mut infos = infos.filter(|path| path.to_str().unwrap().contains(&format!("/{unit}_")));
    let text = std::fs::read_to_string(infos.next().unwrap()).unwrap();
    text.lines().find_map(|line| line.strip_prefix("External-Identifier: ")).unwrap().to_owned()
}

#[test]
fn a_bag_with_holes_is_whole_once_they_are_filled() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    let volume = code(&estate, "1203");
    let line = |who: &'static str| {
        let words =
            ["--as", who, "remote", "bag", volume.as_str(), "--to", "out", "--for", "集團檔案室", "--purpose", "移交"];
        words.map(str::to_owned).to_vec()
    };
    let run = |who, code| {
        let words = line(who);
        ends(&estate, &words.iter().map(String::as_str).collect::<Vec<_>>(), code)
    };
    // Nothing goes out of which the store lacks something, nor before it is approved.
    assert!(run("ho", 1).0.contains("is not there"));
    ends(&estate, &["remote", "push"], 0);
    let out = estate.desk().join("out");
    assert!(!out.exists());
    let (_, err) = run("ho", 0);
    assert!(err.contains("fetch.txt says where"), "{err}");
    let fetch = std::fs::read_to_string(out.join("fetch.txt")).unwrap();
    assert!(fetch.lines().count() >= 2, "{fetch}");
    assert!(!out.join("data/originals").exists() && out.join("data/records").exists());
    if !peer::python_has("bagit", "a bag with holes") {
        return;
    }
    let valid = || peer::run(&estate.desk(), "python3", &["-m", "bagit", "--validate", "out"]).status.success();
    assert!(!valid(), "a bag with holes");
    for line in fetch.lines() {
        let mut words = line.splitn(3, ' ');
        let (url, size, path) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
        let key = url.split_once(&format!("/{}/", bucket.name)).unwrap().1;
        let bytes = bucket.get(key).unwrap();
        assert_eq!(bytes.len().to_string(), size);
        std::fs::create_dir_all(out.join(path).parent().unwrap()).unwrap();
        std::fs::write(out.join(path), bytes).unwrap();
    }
    assert!(valid(), "a bag that was filled");
    // Another one, that a clerk asks for, waits.
    let words = ["--as", "chan", "remote", "bag", volume.as_str(), "--to", "other", "--for", "X", "--purpose", "y"];
    assert!(ends(&estate, &words, 0).1.contains("waits for approval"));
    assert!(!estate.desk().join("other").exists());
}
