//! The program `age`, or `rage`: it alone encrypts and opens. What is secret goes in and out by pipes, never as a word of a command line.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::archive::outside::given_kind;
use crate::archive::program_says::{MAX_SAID, first_line, heard};
use crate::archive::secrecy::SecrecyError;
use crate::archive::secret::Secret;
use crate::archive::stage;
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::model::Sha256;
use crate::model::message::Given;
use crate::model::secrecy::AgeKey;
use crate::model::secrecy_refusal::SecrecyRefusal;

/// The programs, each with the one that makes keys; the first that is there is taken.
const PROGRAMS: [(&str, &str); 2] = [("age", "age-keygen"), ("rage", "rage-keygen")];

/// What the programs say where none of the keys is of those to which something was encrypted.
const NO_MATCH: [&str; 2] = ["no identity matched", "No matching keys"];

/// How the secret half of a key begins.
const SECRET: &str = "AGE-SECRET-KEY-1";
/// What stands before the public half.
const PUBLIC: &str = "# public key: ";

/// A new key, with both its halves.
#[derive(Clone, Debug)]
pub struct PaperKey {
    /// To what is encrypted.
    pub key: AgeKey,
    /// What opens it: one line, and its end.
    pub secret: Secret,
}

/// The program that is there.
#[derive(Clone, Debug)]
pub struct AgeProgram {
    age: PathBuf,
    keygen: PathBuf,
}

impl AgeProgram {
    /// Looks for it.
    ///
    /// # Errors
    /// There is neither.
    pub fn find(folders: &[PathBuf]) -> Result<Self, SecrecyRefusal> {
        let lies = |name: &str| {
            let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
            folders.iter().map(|folder| folder.join(&name)).find(|path| given_kind(path).is_some())
        };
        let found = PROGRAMS.iter().find_map(|(age, keygen)| Some((lies(age)?, lies(keygen)?)));
        found.map(|(age, keygen)| Self { age, keygen }).ok_or(SecrecyRefusal::NoProgram)
    }

    /// A new key.
    pub fn new_key(&self) -> Result<PaperKey, SecrecyError> {
        let told = run(Command::new(&self.keygen), std::io::empty(), all)?.0;
        let text = String::from_utf8_lossy(&told);
        let line = |begins: &str| text.lines().find(|line| line.starts_with(begins));
        let (public, secret) = (line(PUBLIC), line(SECRET));
        let key = public.and_then(|line| line.strip_prefix(PUBLIC)?.parse().ok());
        match (key, secret) {
            (Some(key), Some(secret)) => {
                Ok(PaperKey { key, secret: Secret::new(format!("{}\n", secret.trim_end()).into_bytes()) })
            }
            _ => Err(SecrecyRefusal::Failed { says: Given("age-keygen".to_owned()) }.into()),
        }
    }

    /// Encrypts to some keys what is read; what comes out is given on. Gives the digest and the size of what went in as well.
    pub fn encrypt<T>(
        &self,
        to: &[AgeKey],
        from: impl Read + Send,
        out: impl FnOnce(&mut dyn Read) -> Result<T, SecrecyError>,
    ) -> Result<(T, (Sha256, u64)), SecrecyError> {
        let mut command = Command::new(&self.age);
        command.args(to.iter().flat_map(|key| ["-r", key.as_str()]));
        run(command, from, out)
    }

    /// Opens a file by a secret; what comes out is given on. It is whole only once this has given it: a file that was cut fails at its end.
    pub fn decrypt<T>(
        &self,
        secret: &Secret,
        file: &Path,
        out: impl FnOnce(&mut dyn Read) -> Result<T, SecrecyError>,
    ) -> Result<T, SecrecyError> {
        let mut command = Command::new(&self.age);
        command.args(["-d", "-i", "-"]).arg(file);
        Ok(run(command, secret.bytes(), out)?.0)
    }

    /// Opens a file with keys that lies under a passphrase: the program asks for that at the terminal.
    pub fn unlock(&self, file: &Path) -> Result<Secret, SecrecyError> {
        let mut command = Command::new(&self.age);
        command.arg("-d").arg(file);
        Ok(Secret::new(run(command, std::io::empty(), all)?.0))
    }
}

/// Whether a failure says that no key fits.
pub(super) fn is_no_match(error: &SecrecyError) -> bool {
    let SecrecyError::Refused(SecrecyRefusal::Failed { says: Given(says) }) = error else { return false };
    NO_MATCH.iter().any(|known| says.contains(known))
}

/// Reads all that comes, of what is small.
pub(super) fn all(from: &mut dyn Read) -> Result<Vec<u8>, SecrecyError> {
    let mut bytes = Vec::new();
    from.take(MAX_SAID).read_to_end(&mut bytes).at(Verb::Read, Path::new("age"))?;
    Ok(bytes)
}

/// Runs the program: what is read goes in, what comes out is given on, and it counts once the program has ended well.
fn run<T>(
    mut command: Command,
    from: impl Read + Send,
    out: impl FnOnce(&mut dyn Read) -> Result<T, SecrecyError>,
) -> Result<(T, (Sha256, u64)), SecrecyError> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let program = PathBuf::from(command.get_program());
    let mut child = command.spawn().at(Verb::Start, &program)?;
    let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        let feeding = scope.spawn(|| feed(from, input, &program));
        let hearing = scope.spawn(|| heard(errors));
        let made = match output {
            Some(mut output) => out(&mut output),
            None => Err(SecrecyRefusal::NoProgram.into()),
        };
        if made.is_err() {
            end(&mut child);
        }
        let ended = child.wait().at(Verb::Start, &program);
        let (fed, says) = (feeding.join(), hearing.join().unwrap_or_default());
        let made = made?;
        if !ended?.success() {
            return Err(SecrecyRefusal::Failed { says: Given(first_line(&says)) }.into());
        }
        // It ended well, and so has read all of it: else what was read is not all.
        let fed = fed.map_err(|_| SecrecyRefusal::Failed { says: Given(String::new()) })??;
        Ok((made, fed))
    })
}

/// Nobody takes what it gives: it is not waited for.
fn end(child: &mut Child) {
    let _ = child.kill();
}

fn feed(from: impl Read, to: Option<impl Write>, program: &Path) -> Result<(Sha256, u64), StorageError> {
    match to {
        Some(to) => stage::copy(from, to, Path::new("-"), program),
        None => stage::copy(from, std::io::sink(), Path::new("-"), program),
    }
}
