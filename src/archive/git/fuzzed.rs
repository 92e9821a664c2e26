//! What is made of git's answers, for `archive/fuzzed.rs`.

use std::io::Write;
use std::process::{Command, Stdio};

pub(in crate::archive) use super::span::{differing, lying};
use super::{ManifestLists, hooks};

/// Takes a manifest's bytes, as they were in a commit.
pub(in crate::archive) fn taken(bytes: &[u8]) {
    let mut lists = ManifestLists::default();
    lists.take(bytes.to_vec());
    let lines = bytes.split(|byte| *byte == b'\n').count();
    assert!(lists.files.len() + lists.rubbish <= lines, "{lists:?}");
}

/// What the walk of the server's hook says where each of these files, below an archive, has other bytes than before; none where there is no `awk`.
pub(in crate::archive) fn seen_by_server(prefix: &str, paths: &[&str]) -> Option<String> {
    let (_, rest) = hooks::SERVER.split_once("} | awk -F '\\t' '\n")?;
    let (program, _) = rest.split_once("\n        }'\n}")?;
    let (old, new) = ("a".repeat(40), "b".repeat(40));
    let mut said = String::new();
    for blob in [&old, &new] {
        said += &format!("100644 blob {}\t{prefix}deedbox.toml\n", "c".repeat(40));
        paths.iter().for_each(|path| said += &format!("100644 blob {blob}\t{prefix}{path}\n"));
        said += "=\n";
    }
    paths.iter().for_each(|path| said += &format!(":100644 100644 {old} {new} M\t{prefix}{path}\n"));
    said += "=\n";
    let mut awk = Command::new("awk");
    awk.args(["-F", "\\t"]).arg(format!("{program}\n        }}")).env("LC_ALL", "C");
    let mut awk = awk.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().ok()?;
    let mut asked = awk.stdin.take()?;
    let writes = std::thread::spawn(move || asked.write_all(said.as_bytes()));
    let done = awk.wait_with_output().ok()?;
    let _ = writes.join();
    assert!(done.status.success() && done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}
