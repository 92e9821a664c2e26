//! How a signature is made: by `ssh-keygen`, which finds the key in an agent, a token or a file. deedbox holds no private key.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use etcetera::BaseStrategy;

use crate::archive::git::Git;
use crate::archive::outside::read_given;
use crate::archive::program_says::{first_line, heard};
use crate::model::signing::{NAMESPACE, Signature, SignatureFit, SshKey};

/// The largest file with a public key that is read, in bytes.
const MAX_KEY_BYTES: u64 = 64 << 10;

/// How a change is signed where it has to be.
#[derive(Clone, Debug)]
pub struct SigningMeans {
    /// The file of the key, as the user's own settings name it.
    pub named: Option<String>,
    /// How long a key is waited for.
    pub limit: Duration,
    /// Where the program asks.
    pub program: KeyProgram,
    /// Whether keys may lie in an agent.
    pub agent: KeyAgent,
}

/// Whether an agent has keys, as the environment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAgent {
    /// One is named.
    There,
    /// None is: the program reads the key itself, and may ask for its passphrase.
    NotThere,
}

/// The program that signs, started before it is known what: it looks for the key meanwhile, and waits for what it is to sign.
#[derive(Debug)]
pub struct ReadyProgram {
    key: PathBuf,
    child: Option<Child>,
}

impl ReadyProgram {
    /// The program itself, where it waits with this key.
    fn take(mut self, key: &Path) -> Option<Child> {
        if self.key == key { self.child.take() } else { None }
    }
}

impl Drop for ReadyProgram {
    /// Nothing had to be signed after all.
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Where the program that signs says that it waits for a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyProgram {
    /// At a terminal.
    Heard,
    /// Nowhere: what it says is told of where it fails.
    Unheard,
}

/// A key that somebody named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedKey {
    /// The file of the public key.
    File(PathBuf),
    /// Its line itself, as git takes one.
    Line(SshKey),
}

/// A public key, and where the program finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenKey {
    pub key: SshKey,
    pub named: NamedKey,
}

/// Why something was not signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignFault {
    /// `ssh-keygen` is not installed.
    NoProgram,
    /// No key answered: what the program says.
    NoAnswer(String),
    /// Nobody touched it for so many seconds.
    Waited(u64),
    /// What the program gave is no signature of these bytes by this key.
    Wrong,
    /// The token signed without being touched.
    Untouched,
}

impl SigningMeans {
    /// The key that somebody signs with: of their own settings, else git's where that signs by SSH.
    pub fn key(&self, root: &Path) -> Option<NamedKey> {
        match &self.named {
            Some(named) => Some(NamedKey::File(from_home(named))),
            None => of_git(&Git::at(root)),
        }
    }

    /// Starts the program where an agent has the key: else it might ask for a passphrase before it is known that something is signed.
    pub fn get_ready(&self) -> Option<ReadyProgram> {
        if self.agent == KeyAgent::NotThere {
            return None;
        }
        let NamedKey::File(key) = GivenKey::read(NamedKey::File(from_home(self.named.as_ref()?)))?.named else {
            return None;
        };
        let child = self.start(&key).ok()?;
        Some(ReadyProgram { key, child: Some(child) })
    }

    /// Signs some bytes, by a program that is ready where one is.
    ///
    /// # Errors
    /// No key answers in time.
    pub fn sign(&self, given: &GivenKey, bytes: &[u8], ready: Option<ReadyProgram>) -> Result<Vec<u8>, SignFault> {
        let said = match &given.named {
            NamedKey::File(path) => match ready.and_then(|ready| ready.take(path)) {
                Some(child) => self.hear(child, bytes)?,
                None => self.ask(path, bytes)?,
            },
            NamedKey::Line(key) => {
                // The program takes a file alone.
                let no_place = |e: std::io::Error| SignFault::NoAnswer(e.to_string());
                let mut file = tempfile::Builder::new().suffix(".pub").tempfile().map_err(no_place)?;
                file.write_all(format!("{key}\n").as_bytes()).map_err(no_place)?;
                self.ask(file.path(), bytes)?
            }
        };
        let own = Signature::canonical(&said).ok_or(SignFault::Wrong)?;
        let read = Signature::read(&own).filter(|read| *read.key() == given.key).ok_or(SignFault::Wrong)?;
        match read.fit(bytes) {
            SignatureFit::Yes => Ok(own),
            SignatureFit::No => Err(SignFault::Wrong),
            SignatureFit::Untouched => Err(SignFault::Untouched),
        }
    }

    /// Data goes in and the signature comes out by pipes: by file name the program would leave a file that is there as it is.
    fn ask(&self, key: &Path, bytes: &[u8]) -> Result<Vec<u8>, SignFault> {
        self.hear(self.start(key)?, bytes)
    }

    fn start(&self, key: &Path) -> Result<Child, SignFault> {
        let mut program = Command::new("ssh-keygen");
        program.args(["-q", "-Y", "sign", "-n", NAMESPACE, "-f"]).arg(key);
        program.stdin(Stdio::piped()).stdout(Stdio::piped());
        program.stderr(if self.program == KeyProgram::Heard { Stdio::inherit() } else { Stdio::piped() });
        match program.spawn() {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(SignFault::NoProgram),
            other => other.map_err(|e| SignFault::NoAnswer(e.to_string())),
        }
    }

    /// What the program gives for some bytes.
    fn hear(&self, mut child: Child, bytes: &[u8]) -> Result<Vec<u8>, SignFault> {
        let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        std::thread::scope(|scope| {
            // It may end before it has read all, and say why.
            scope.spawn(move || input.map(|mut input| input.write_all(bytes)));
            let (ending, ended) = channel();
            let output = scope.spawn(move || {
                let said = heard(output);
                let _ = ending.send(());
                said
            });
            let errors = scope.spawn(move || heard(errors));
            let ended = wait(&mut child, (&ended, self.limit));
            if ended.is_none() {
                let _ = child.kill();
                let _ = child.wait();
            }
            let (output, errors) = (output.join().unwrap_or_default(), errors.join().unwrap_or_default());
            match ended {
                None => Err(SignFault::Waited(self.limit.as_secs())),
                Some(true) => Ok(output),
                Some(false) => Err(SignFault::NoAnswer(first_line(&errors))),
            }
        })
    }
}

/// Whether it ended well; none where it has not ended in time.
fn wait(child: &mut Child, (says_no_more, limit): (&Receiver<()>, Duration)) -> Option<bool> {
    let began = Instant::now();
    // It has said all of it when it ends: until then there is nothing to look for.
    let _ = says_no_more.recv_timeout(limit);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if began.elapsed() < limit => std::thread::sleep(Duration::from_micros(100)),
            Ok(None) | Err(_) => return None,
        }
    }
}

/// git's own key, where commits are signed by SSH: a file, or the line of a key.
fn of_git(git: &Git) -> Option<NamedKey> {
    if git.setting("gpg.format").as_deref() != Some("ssh") {
        return None;
    }
    let named = git.setting("user.signingKey")?;
    let line = named.strip_prefix("key::").unwrap_or(&named);
    Some(line.parse().map_or_else(|_| NamedKey::File(from_home(&named)), NamedKey::Line))
}

/// A path as a shell takes it.
fn from_home(named: &str) -> PathBuf {
    match (named.strip_prefix("~/"), etcetera::choose_base_strategy()) {
        (Some(rest), Ok(base)) => base.home_dir().join(rest),
        _ => PathBuf::from(named),
    }
}

impl GivenKey {
    /// The public key that somebody named; a private key's file is taken for the public one beside it.
    pub fn read(named: NamedKey) -> Option<Self> {
        let path = match named {
            NamedKey::Line(key) => return Some(Self { key: key.clone(), named: NamedKey::Line(key) }),
            NamedKey::File(path) => path,
        };
        let mut beside = path.clone().into_os_string();
        beside.push(".pub");
        let files = [path, PathBuf::from(beside)];
        files.into_iter().find_map(|path| {
            let bytes = read_given(&path, MAX_KEY_BYTES).ok()?;
            let key = String::from_utf8(bytes).ok()?.parse().ok()?;
            Some(Self { key, named: NamedKey::File(path) })
        })
    }
}

impl std::fmt::Display for NamedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Line(key) => key.fmt(f),
        }
    }
}

impl NamedKey {
    /// The file of the private key, where it lies beside: what `ssh-add` takes.
    pub fn private(&self) -> String {
        let named = self.to_string();
        named.strip_suffix(".pub").map_or_else(|| named.clone(), str::to_owned)
    }
}
