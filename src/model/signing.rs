//! Keys by which people sign, and what is to be signed (PROOF.md section 3).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ssh_key::public::KeyData;
use ssh_key::{Algorithm, EcdsaCurve, HashAlg, LineEnding, PublicKey, SshSig};

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::{Action, Kind, codes};
use crate::model::message::{Argument, Value};
use crate::model::staff::StaffId;
use crate::model::text::{Line, as_text};
use crate::model::time::{Date, Moment};

/// The namespace of every signature: one that was made for mail or for git says nothing here.
pub const NAMESPACE: &str = "deedbox";

/// The kinds of key by which somebody can sign, as their lines begin.
pub const KEY_KINDS: [&str; 4] =
    ["ssh-ed25519", "ecdsa-sha2-nistp256", "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"];

/// How the line of an RSA key begins: one is understood and refused.
const RSA: &str = "ssh-rsa";

/// A public key of SSH by which somebody signs, without the remark at its end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SshKey(PublicKey);

impl SshKey {
    /// Its fingerprint, as `ssh-keygen -l` says it.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(self.0.fingerprint(HashAlg::Sha256).to_string())
    }

    /// The key of a signature, where it is of a kind that counts.
    fn of_data(data: &KeyData) -> Option<Self> {
        let key = PublicKey::new(data.clone(), "");
        is_known(&key.algorithm()).then_some(Self(key))
    }
}

fn is_known(algorithm: &Algorithm) -> bool {
    matches!(
        algorithm,
        Algorithm::Ed25519
            | Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 }
            | Algorithm::SkEd25519
            | Algorithm::SkEcdsaSha2NistP256
    )
}

impl FromStr for SshKey {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let line = given.trim();
        let kind = line.split_whitespace().next().unwrap_or_default();
        let wrong = |fault| Invalid::new(Wanted::SigningKey, line.chars().take(60).collect::<String>(), fault);
        if kind == RSA {
            return Err(wrong(Fault::RsaKey));
        }
        if !KEY_KINDS.contains(&kind) {
            return Err(wrong(Fault::NotOneOf(KEY_KINDS.iter().map(|kind| (*kind).to_owned()).collect())));
        }
        let mut key = PublicKey::from_openssh(line).map_err(|_| wrong(Fault::Shape("ssh-ed25519 AAAA…")))?;
        key.set_comment("");
        if is_known(&key.algorithm()) { Ok(Self(key)) } else { Err(wrong(Fault::Shape("ssh-ed25519 AAAA…"))) }
    }
}

as_text!(SshKey);

impl fmt::Display for SshKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A key that was read can be written.
        let line = self.0.to_openssh().map_err(|_| fmt::Error)?;
        f.write_str(line.trim_end())
    }
}

/// The fingerprint of a key: `SHA256:` and 43 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint(String);

impl Fingerprint {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Fingerprint {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Fingerprint, given, Fault::Shape("SHA256:hQnkWVqc…"));
        given.parse::<ssh_key::Fingerprint>().map(|read| Self(read.to_string())).map_err(|_| wrong())
    }
}

as_text!(Fingerprint);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A signature beside a record or an event, read and not judged yet.
#[derive(Clone, Debug)]
pub struct Signature {
    key: SshKey,
    read: SshSig,
}

impl Signature {
    /// Reads one. It has one form: whoever changes a byte of it has made it none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let read = SshSig::from_pem(bytes).ok()?;
        let own = read.to_pem(LineEnding::LF).ok()?;
        let key = SshKey::of_data(read.public_key())?;
        let is_ours = read.version() == SshSig::VERSION && read.namespace() == NAMESPACE && read.reserved().is_empty();
        (is_ours && own.as_bytes() == bytes).then_some(Self { key, read })
    }

    /// Its bytes in its one form, of what a program said.
    pub fn canonical(said: &[u8]) -> Option<Vec<u8>> {
        let own = SshSig::from_pem(said).ok()?.to_pem(LineEnding::LF).ok()?;
        Some(own.into_bytes())
    }

    /// The key by which it was made, as it says.
    pub fn key(&self) -> &SshKey {
        &self.key
    }

    /// How it is of these bytes, by the key that it names.
    pub fn fit(&self, bytes: &[u8]) -> SignatureFit {
        match self.key.0.verify(NAMESPACE, bytes, &self.read) {
            Err(_) => SignatureFit::No,
            Ok(()) if self.is_touched() => SignatureFit::Yes,
            Ok(()) => SignatureFit::Untouched,
        }
    }

    /// Whether it is of these bytes, by the key that it names, and counts as somebody's.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        self.fit(bytes) == SignatureFit::Yes
    }

    /// Whether somebody was there when a token signed: it says so in the last five bytes, flags and a counter. `ssh-keygen -Y verify` does not
    /// ask for it, so that a program that runs beside a token could sign by itself.
    fn is_touched(&self) -> bool {
        let is_token = matches!(self.key.0.algorithm(), Algorithm::SkEd25519 | Algorithm::SkEcdsaSha2NistP256);
        let told = self.read.signature_bytes();
        let flags = told.len().checked_sub(TOKEN_TOLD).and_then(|at| told.get(at));
        !is_token || flags.is_some_and(|flags| flags & USER_PRESENT != 0)
    }
}

/// What a token says behind its signature: a byte of flags, and a counter of four.
const TOKEN_TOLD: usize = 5;
/// The flag that says that somebody touched it.
const USER_PRESENT: u8 = 1;

/// How a signature is of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureFit {
    /// It is none of them.
    No,
    Yes,
    /// It is, by a token that nobody touched: a program may have signed.
    Untouched,
}

codes! {
    /// What somebody does with a key.
    KeyUse, Wanted::Choice, {
        /// Signs.
        Sign = "sign",
        /// Opens confidential papers.
        Open = "open",
    }
}

codes! {
    /// Why a key ended.
    KeyEndReason, Wanted::Choice, {
        /// Another one is used.
        Replaced = "replaced",
        /// The person left, or acts no more.
        Left = "left",
        /// Somebody else may have it.
        Lost = "lost",
    }
}

/// A person has a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeyAdding {
    /// What for.
    #[serde(rename = "use")]
    pub used_to: KeyUse,
    /// The public key: of one that signs the line of SSH without the remark at its end.
    pub key: Line,
}

impl KeyAdding {
    /// The key by which the person signs; none where it is there for something else.
    pub fn signing(&self) -> Option<SshKey> {
        if self.used_to == KeyUse::Sign { self.key.as_str().parse().ok() } else { None }
    }
}

/// A key of a person ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeyEnding {
    /// Its fingerprint.
    pub key: Line,
    /// Why.
    pub why: KeyEndReason,
    /// From when on it counts no more.
    pub from: Moment,
}

/// What may be asked to be signed: events of an action, or records of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Signable {
    /// Events of an action.
    Action(Action),
    /// Records of a kind.
    Kind(Kind),
}

impl FromStr for Signable {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let action = given.parse::<Action>().map(Self::Action);
        action.or_else(|_| given.parse::<Kind>().map(Self::Kind)).map_err(|_| {
            let known = Action::ALL.iter().map(ToString::to_string).chain(Kind::ALL.iter().map(ToString::to_string));
            Invalid::new(Wanted::Action, given, Fault::NotOneOf(known.collect()))
        })
    }
}

as_text!(Signable);

impl fmt::Display for Signable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(action) => action.fmt(f),
            Self::Kind(kind) => kind.fmt(f),
        }
    }
}

impl Argument for Signable {
    fn value(&self) -> Value {
        Value::Code(self.to_string())
    }
}

impl JsonSchema for Signable {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Signable".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let known = Action::ALL.iter().map(|action| action.as_str()).chain(Kind::ALL.iter().map(|kind| kind.as_str()));
        schemars::json_schema!({ "type": "string", "enum": known.collect::<Vec<_>>() })
    }
}

/// What is to be signed (S-SEAL).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SignatureRules {
    /// The actions and kinds of record that are signed; none by default.
    pub required: Vec<Signable>,
    /// From which day on, by the time of entry; absent: from the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
}

impl SignatureRules {
    /// Whether something is of what is signed, whenever it was entered.
    pub fn name(&self, what: Signable) -> bool {
        self.required.contains(&what)
    }

    /// Whether something that was entered at a moment has to be signed.
    pub fn ask(&self, what: Signable, at: Moment) -> bool {
        self.name(what) && self.since.is_none_or(|since| since <= at.date())
    }
}

/// A line of `allowed_signers`, as OpenSSH reads it. It has days alone: older programs know no zone, none takes an offset, and a time
/// that is not understood makes the whole line void.
pub fn allowed_signer(person: &StaffId, key: &SshKey, from: Date, until: Option<Date>) -> String {
    let day = |date: Date| date.to_string().replace('-', "");
    let before = until.map(|until| format!(",valid-before=\"{}\"", day(until.plus_days(1)))).unwrap_or_default();
    format!("{person} namespaces=\"{NAMESPACE}\",valid-after=\"{}\"{before} {key}\n", day(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ED25519: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

    #[test]
    fn a_key_is_read_without_its_remark() {
        let key: SshKey = format!(" {ED25519} wong@office\n").parse().unwrap();
        assert_eq!(key.to_string(), ED25519);
        assert_eq!(key.fingerprint().as_str().len(), 50);
        assert_eq!(key.fingerprint().to_string().parse::<Fingerprint>().unwrap(), key.fingerprint());
        assert_eq!("ssh-rsa AAAAB3NzaC1yc2E".parse::<SshKey>().unwrap_err().fault, Fault::RsaKey);
        for wrong in ["", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-dss AAAA", "age1xyz", "SHA256:abc"] {
            assert!(wrong.parse::<SshKey>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_line_of_allowed_signers_has_days_alone() {
        let (wong, key) = ("wong".parse().unwrap(), ED25519.parse().unwrap());
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(
            allowed_signer(&wong, &key, day("2026-11-23"), Some(day("2026-12-31"))),
            format!("wong namespaces=\"deedbox\",valid-after=\"20261123\",valid-before=\"20270101\" {ED25519}\n")
        );
    }

    /// What `ssh-keygen` signed: the text, and for each key its signature.
    const TEXT: &str = "record = \"2026-11-16-loan-z71x\"\naction = \"approved\"\nby = \"wong\"\n";
    const SIGNED: [(&str, &str); 2] = [
        (
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIOjWjehjABF2NEDM7dGW8J173NGDh/rF7UtM1MWeEif",
            "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgg6NaN6GMAEXY0QMzt0ZbwnXvc0\nYOH+sXtS0zUxZ4SJ8AAAAHZGVlZGJveAAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQy\nNTUxOQAAAECZmDSosObzAttWPL3nAb8210OAllZx1FWVwA+23kRiGNbJdSZukJ3/fKyI4Y\nQiSIxPWnlN11nJJZk2xkF133MO\n-----END SSH SIGNATURE-----\n",
        ),
        (
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBO9kuFei+BW0TG9ygST8kQEYgZFLZWKkYNEVPMwVPqzXRu9u2N2rLVm9lLNku/18R5AcuJFOmdPGXwmhimudbLo=",
            "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE\nEE72S4V6L4FbRMb3KBJPyRARiBkUtlYqRg0RU8zBU+rNdG727Y3astWb2Us2S7/XxHkBy4\nkU6Z08ZfCaGKa51sugAAAAdkZWVkYm94AAAAAAAAAAZzaGE1MTIAAABkAAAAE2VjZHNhLX\nNoYTItbmlzdHAyNTYAAABJAAAAICzO8If//1yBrc49n+qfdXwaotdDfJ8oN2yPNyfo5TOC\nAAAAIQCZSBdbYunZUwiJp3dNM7BFdU1kRaCQcX/hOqTu7azeUg==\n-----END SSH SIGNATURE-----\n",
        ),
    ];

    fn is_signed(text: &[u8], signature: &[u8]) -> Option<SshKey> {
        Signature::read(signature).filter(|read| read.fits(text)).map(|read| read.key().clone())
    }

    #[test]
    fn what_ssh_keygen_signed_fits_and_with_one_bit_changed_anywhere_it_does_not() {
        for (key, signature) in SIGNED {
            assert_eq!(is_signed(TEXT.as_bytes(), signature.as_bytes()), Some(key.parse().unwrap()));
            assert_eq!(Signature::canonical(signature.replace('\n', "\r\n").as_bytes()).unwrap(), signature.as_bytes());
            let flipped = |text: &str, at: usize| {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at / 8] ^= 1 << (at % 8);
                bytes
            };
            for at in 0..TEXT.len() * 8 {
                assert_eq!(is_signed(&flipped(TEXT, at), signature.as_bytes()), None, "bit {at} of the text");
            }
            for at in 0..signature.len() * 8 {
                assert_eq!(is_signed(TEXT.as_bytes(), &flipped(signature, at)), None, "bit {at} of the signature");
            }
            for cut in 0..signature.len() {
                assert!(Signature::read(&signature.as_bytes()[..cut]).is_none());
            }
            for other in [signature.replace('\n', "\r\n"), format!("{signature}\n"), format!(" {signature}")] {
                assert!(Signature::read(other.as_bytes()).is_none(), "{other:?}");
            }
        }
    }

    #[test]
    fn a_signature_that_was_made_for_something_else_is_none() {
        let for_files = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgg6NaN6GMAEXY0QMzt0ZbwnXvc0\nYOH+sXtS0zUxZ4SJ8AAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx\nOQAAAEAeepGVWrOKyFSR9Gj6enpM6oFyiwH8reQFpkcR3trkmc7wTHWp62CqshHXF+sM7g\nKYxnH8NCi45/2T3evbd9QL\n-----END SSH SIGNATURE-----\n";
        assert!(Signature::read(for_files.as_bytes()).is_none());
    }
}
