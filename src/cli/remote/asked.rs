//! What is typed of `remote`.
#![cfg_attr(not(feature = "remote"), expect(dead_code, reason = "what is asked is read, and refused"))]

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::model::Line;
use crate::model::remote::{BucketName, ContentPart, Endpoint, LockMode, RemoteName};
use crate::model::{VolumeCode, Year};

/// Enter a store in deedbox.toml, once it is seen to be fit
///
/// Fit is a bucket that keeps versions, was made with object lock, overwrites nothing that it was told to leave, and takes no bytes but
/// those of the digest that comes with them. For that two small objects are put there; they tell of nothing.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox remote add vault --endpoint https://s3.example.com --bucket tower-originals
  deedbox remote add vault --endpoint https://s3.example.com --bucket tower-originals --lock compliance

The keys, in ~/.config/deedbox/remotes.toml (chmod 600):
  [vault]
  key = \"…\"
  secret = \"…\"")]
pub(in crate::cli) struct RemoteAddArgs {
    /// What the store is called here: a-z, 0-9 and hyphens
    #[arg(value_name = "NAME")]
    pub name: RemoteName,
    /// Where it is: https, or http to this machine alone
    #[arg(long, value_name = "URL")]
    pub endpoint: Endpoint,
    /// The bucket
    #[arg(long, value_name = "BUCKET")]
    pub bucket: BucketName,
    /// The region, where the store has such; else us-east-1
    #[arg(long, value_name = "REGION")]
    pub region: Option<Line>,
    /// How what lies in boxes is locked until its term is over
    #[arg(long, value_enum, value_name = "MODE", default_value_t = LockChoice::Governance, hide_default_value = true)]
    pub lock: LockChoice,
    /// Days for which papers of present clients are locked at each push; else not at all
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..))]
    pub live_days: Option<u16>,
    /// Push there with every `sync`
    #[arg(long)]
    pub on_sync: bool,
}

/// How something is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LockChoice {
    /// Who has a special right may delete it all the same (the usual)
    Governance,
    /// Nobody may delete it, whoever asks
    Compliance,
}

impl LockChoice {
    pub fn mode(self) -> LockMode {
        match self {
            Self::Governance => LockMode::Governance,
            Self::Compliance => LockMode::Compliance,
        }
    }
}

/// List the stores
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox remote list
  deedbox --format json remote list")]
pub(in crate::cli) struct RemoteListArgs {}

/// Of which papers something is asked.
#[derive(Args, Debug)]
pub(in crate::cli) struct RemoteScopeArgs {
    /// The store, where there are several, and units; else all papers
    #[arg(value_name = "NAME|UNIT")]
    pub what: Vec<String>,
    /// What lies in boxes alone
    #[arg(long, conflicts_with = "all")]
    pub boxed: bool,
    /// All papers: what is done where nothing is said
    #[arg(long)]
    pub all: bool,
}

/// Give a store every paper that it does not have
///
/// The digest is made while a paper is read, and the store makes it too: other bytes than were listed do not arrive. What is there is
/// left, and its lock made longer where that is needed. A push that was stopped is run again. Exits with 1 where something is wrong.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox remote push
  deedbox remote push vault --boxed      what lies in boxes
  deedbox remote push vault 1203 1204    what belongs to two units
  deedbox remote push --dry-run          what is not there yet")]
pub(in crate::cli) struct RemotePushArgs {
    #[command(flatten)]
    pub scope: RemoteScopeArgs,
}

/// Check that a store has every paper, and keeps it for as long as it must
///
/// Asks for each what lies there: present, with the digest of the manifest, locked until the term is over. With --read every byte is
/// fetched and its digest made here. Exits with 1 where something is wrong.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox remote verify vault
  deedbox remote verify vault --read --part 3/30    a thirtieth of it: each day another")]
pub(in crate::cli) struct RemoteVerifyArgs {
    #[command(flatten)]
    pub scope: RemoteScopeArgs,
    /// Fetch every byte, and make its digest here
    #[arg(long)]
    pub read: bool,
    /// One part of so many
    #[arg(long, value_name = "N/M")]
    pub part: Option<ContentPart>,
}

/// Bring papers back that are not here
///
/// Each is whole, and has the digest of the manifest, before it is placed where it is missing; nothing is overwritten. What was cut goes on
/// where it was. Where the newest version has other bytes, the right one is looked for among the older ones.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox remote fetch vault
  deedbox remote fetch vault 1203")]
pub(in crate::cli) struct RemoteFetchArgs {
    #[command(flatten)]
    pub scope: RemoteScopeArgs,
}

/// Take the copies of boxed originals away here, once a store is proved to have them
///
/// That needs the approval of who may take client data out, for the year and the store. Every byte is read back first, and each must be
/// locked until the volume's term is over; one that is not, and nothing goes. The archive lists the papers still, git keeps what it has,
/// `deedbox verify` counts them as elsewhere, and `deedbox remote fetch` brings them back. Volumes that are kept for ever stay.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox remote drop vault --boxed --year 2025 --dry-run
  deedbox remote drop vault --boxed --year 2025")]
pub(in crate::cli) struct RemoteDropArgs {
    /// The store that has them
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// What lies in boxes: nothing else is taken away
    #[arg(long, required = true)]
    pub boxed: bool,
    /// The year that was boxed
    #[arg(long, value_name = "YEAR")]
    pub year: Year,
}

/// Hand a boxed volume out as a bag whose papers are fetched from the store
///
/// The folder has what closes the volume, its lists and its records, and `fetch.txt`, which says where each paper is and how large (RFC 8493):
/// whoever gets it fills the holes, with leave to read the store, and a validator then finds the bag whole. It is an export: it needs the
/// approval of who may take client data out, and is registered.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox remote bag DB-KH·2025·D10-0001 --to ../volume --for 集團檔案室 --purpose 移交")]
pub(in crate::cli) struct RemoteBagArgs {
    /// The volume
    #[arg(value_name = "VOLUME")]
    pub volume: VolumeCode,
    /// New folder for the bag, outside the archive
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
    /// Who gets it
    #[arg(long = "for", value_name = "NAME")]
    pub recipient: Line,
    /// What for
    #[arg(long, value_name = "TEXT")]
    pub purpose: Line,
    /// The store that has the papers, where there are several
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
}
