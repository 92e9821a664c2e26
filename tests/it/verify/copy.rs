//! An archive to alter: founded once by the program itself, copied for each test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// The program's moment.
const NOW: &str = "2026-11-23T10:00:00+08:00";

/// A copy of the archive, removed when dropped.
pub struct Copy {
    folder: tempfile::TempDir,
}

/// The template: a client with papers and a loan, a client of two units, a departed client in a box, one who came after.
static TEMPLATE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let copy = Copy { folder };
    let papers = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/papers");
    let paper = |name: &str| papers.join(name).display().to_string();
    let found = Command::new(crate::support::program())
        .args(["init", "--name", "Harbour Tower", "--owner", "Wong Ka Yan"])
        .arg(copy.root())
        .env("DEEDBOX_NOW", NOW)
        .output()
        .unwrap();
    assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stderr));
    let (lease, letter) = (paper("tenancy-agreement.pdf"), paper("letter-to-management-office.pdf"));
    let (photo, drawing, note) =
        (paper("corridor-obstruction.jpg"), paper("fire-services-drawing.pdf"), paper("telephone-note.txt"));
    for line in [
        vec!["unit", "add", "1203", "--floor", "12"],
        vec!["unit", "add", "1201", "--floor", "12"],
        vec!["unit", "add", "1202", "--floor", "12"],
        vec!["unit", "add", "301", "--floor", "3"],
        vec!["add", "1203", "--company", "宏達貿易有限公司", "--move-in", "2021-03-01"],
        vec!["add", "1201", "--company", "Acme Ltd", "--move-in", "2020-05-01", "--also", "1202"],
        vec!["add", "301", "--company", "Old Client Ltd", "--move-in", "2019-01-01"],
        vec!["file", "1203", &lease, "--category", "contracts", "--date", "2021-03-01", "--title", "Café lease"],
        vec!["file", "1203", &letter, "--category", "correspondence", "--date", "2021-04-01", "--title", "letter"],
        vec!["file", "1203", &drawing, "--category", "engineering", "--date", "2021-04-02"],
        vec!["file", "1201", &photo, "--category", "violations", "--date", "2021-05-02"],
        vec!["file", "301", &note, "--category", "correspondence", "--date", "2019-02-01"],
        vec!["lend", "1203", "--to", "何小姐", "--purpose", "簽約前查閱", "--approve"],
        vec!["move-out", "301", "--date", "2023-06-30"],
        vec!["add", "301", "--company", "New Client", "--move-in", "2023-08-01"],
        vec!["archive-moved-out", "--year", "2023"],
    ] {
        copy.done(&line);
    }
    copy.folder
});

impl Copy {
    /// A fresh copy of the template.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let copy = Self { folder };
        copy_tree(&TEMPLATE.path().join("tower"), &copy.root());
        // The private folder of another working copy is not this one's.
        let _ = fs::remove_file(copy.path(".deedbox/writer"));
        copy
    }

    /// The archive's folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("tower")
    }

    /// A path in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Runs the program in it.
    pub fn run(&self, args: &[&str]) -> Output {
        Command::new(crate::support::program())
            .arg("-C")
            .arg(self.root())
            .args(args)
            .env("DEEDBOX_NOW", NOW)
            .env("DEEDBOX_STAFF", "wong-ka-yan")
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .env_remove("DEEDBOX_ARCHIVE")
            .env_remove("DEEDBOX_WRITER")
            .output()
            .unwrap()
    }

    /// Runs it and gives what it printed; it must work.
    pub fn done(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Makes a key; gives the file of the public one.
    pub fn key(&self, name: &str) -> String {
        let file = self.folder.path().join(name);
        let made =
            Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&file).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        format!("{}.pub", file.display())
    }

    /// Says by which key whoever acts signs.
    pub fn signs_by(&self, key: &str) {
        self.done(&["config", "set", "signing_key", key]);
    }

    /// Signs some bytes as the program does.
    pub fn signature(&self, key: &str, bytes: &[u8]) -> Vec<u8> {
        let text = self.folder.path().join("to-sign");
        fs::write(&text, bytes).unwrap();
        let signed = Command::new("ssh-keygen")
            .args(["-q", "-Y", "sign", "-n", "deedbox", "-f", key])
            .stdin(fs::File::open(&text).unwrap())
            .output()
            .unwrap();
        assert!(signed.status.success(), "{}", String::from_utf8_lossy(&signed.stderr));
        signed.stdout
    }

    /// Signs some bytes as a token does that nobody touched.
    pub fn untouched(&self, bytes: &[u8]) -> Vec<u8> {
        let (folder, text) = (self.folder.path(), self.folder.path().join("to-sign"));
        fs::write(&text, bytes).unwrap();
        fs::write(folder.join("token.py"), include_str!("../signatures/token.py")).unwrap();
        let run = |words: &[&str], input: Stdio| {
            let mut program = Command::new("python3");
            program.current_dir(folder).arg("token.py").args(words).env("TOKEN_UNTOUCHED", "1").stdin(input);
            let done = program.output().unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            done.stdout
        };
        run(&["make", "token"], Stdio::null());
        run(&["-Y", "sign", "-n", "deedbox", "-f", "token.pub"], fs::File::open(&text).unwrap().into())
    }

    /// Puts a signature of some bytes beside a record or an event, listed; gives its path.
    pub fn sign(&self, path: &str, key: &str, bytes: &[u8]) -> String {
        let (bundle, inside) = path.split_once("/data/").unwrap();
        self.file(bundle, &format!("data/{inside}.sig"), self.signature(key, bytes))
    }

    /// Runs git in it; it must work.
    pub fn git(&self, args: &[&str]) -> String {
        let output = Command::new("git")
            .arg("-C")
            .arg(self.root())
            .args(["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"])
            .args(args)
            .output()
            .unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The one path whose text has all of the parts.
    pub fn find(&self, parts: &[&str]) -> String {
        let mut found = Vec::new();
        walk(&self.root(), &self.root(), &mut found);
        found.retain(|path| parts.iter().all(|part| path.contains(part)) && !path.starts_with(".deedbox"));
        assert_eq!(found.len(), 1, "{parts:?}: {found:?}");
        found.remove(0)
    }

    pub fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.read(path)).unwrap()
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let full = self.path(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&full);
        fs::write(full, bytes).unwrap();
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    pub fn rename(&self, from: &str, to: &str) {
        fs::create_dir_all(self.path(to).parent().unwrap()).unwrap();
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Adds a line to a bundle's list of another working copy.
    pub fn list(&self, bundle: &str, line: &str) {
        let manifest = format!("{bundle}/manifests/zzzz.sha256");
        let mut text = if self.path(&manifest).exists() { self.text(&manifest) } else { String::new() };
        text.push_str(line);
        text.push('\n');
        self.write(&manifest, text);
    }

    /// Puts a file into a bundle as another working copy would, listed.
    pub fn file(&self, bundle: &str, inside: &str, bytes: impl AsRef<[u8]>) -> String {
        self.list(bundle, &format!("{}  {inside}", sha256(bytes.as_ref())));
        self.write(&format!("{bundle}/{inside}"), bytes);
        format!("{bundle}/{inside}")
    }

    /// Puts a record or an event into a bundle as another working copy would, which says where it lies.
    pub fn entry(&self, bundle: &str, inside: &str, text: impl AsRef<str>) -> String {
        let mut lines: Vec<String> =
            text.as_ref().lines().filter(|line| !line.starts_with("lies_in = ")).map(str::to_owned).collect();
        let by = lines.iter().position(|line| line.starts_with("by = ")).expect("a record");
        lines.insert(by + 1, format!("lies_in = \"{}\"", self.place(bundle)));
        self.file(bundle, inside, lines.join("\n") + "\n")
    }

    /// What the records of a bundle say that they lie in.
    pub fn place(&self, bundle: &str) -> String {
        let settings = self.text("deedbox.toml");
        let id = settings.lines().find_map(|line| line.strip_prefix("id = ")).expect("an id").trim_matches('"');
        let parts: Vec<&str> = bundle.split('/').collect();
        let identity = match parts.as_slice() {
            ["units", _, unit, folder] => format!("{unit}/{folder}"),
            ["registers", register, year] => format!("{register}/{year}"),
            ["moved-out", .., volume] => {
                let (at, _) = volume.rmatch_indices('_').nth(2).expect("a volume");
                format!("{}/{}", &volume[..at], &volume[at + 1..])
            }
            [office] => (*office).to_owned(),
            _ => panic!("{bundle}"),
        };
        format!("{id}/{identity}")
    }

    /// The bundle of a file.
    pub fn bundle(&self, path: &str) -> String {
        path.split("/data/").next().unwrap().to_owned()
    }

    /// Copies a folder.
    pub fn copy_folder(&self, from: &str, to: &str) {
        copy_tree(&self.path(from), &self.path(to));
    }
}

/// The digest of some bytes, as manifests write it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, found);
        } else {
            found.push(path.strip_prefix(root).unwrap().display().to_string());
        }
    }
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_tree(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
