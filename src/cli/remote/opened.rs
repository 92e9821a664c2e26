//! A store that is asked something: which one, by whose keys, and of which papers.

use std::collections::BTreeSet;

use crate::archive::elsewhere::{KnownBy, StoredCopy};
use crate::archive::{Archive, Uncached, is_private, read_given, short_text, tenancy};
use crate::cli::context::Context;
use crate::cli::environment::StoreAccess;
use crate::cli::remote::asked::RemoteScopeArgs;
use crate::error::{Error, Result};
use crate::model::remote::{RemoteName, RemoteRules};
use crate::model::{Date, UnitCode};
use crate::remote::{Store, StoreFault, StoreKeys};
use crate::views::contents::ContentScope;

/// The largest file of certificates that is read, in bytes.
const MAX_CERTIFICATES: u64 = 4 << 20;

/// A store with what `deedbox.toml` says of it.
pub(in crate::cli) struct OpenedStore {
    pub name: RemoteName,
    pub rules: RemoteRules,
    pub store: Store,
}

impl OpenedStore {
    /// The store of a name; where none is named the only one.
    pub fn open(ctx: &Context, archive: &Archive, name: Option<&str>) -> Result<Self> {
        let known = || archive.settings().remote.keys().cloned().collect();
        let found = match name {
            Some(given) => archive.settings().remote.iter().find(|(name, _)| name.as_str() == given),
            None => match archive.settings().remote.len() {
                1 => archive.settings().remote.first_key_value(),
                _ => return Err(StoreFault::NotNamed { known: known() }.into()),
            },
        };
        let Some((name, rules)) = found else {
            return Err(StoreFault::Unknown { given: name.unwrap_or_default().to_owned(), known: known() }.into());
        };
        let store = store(ctx, name, rules)?;
        Ok(Self { name: name.clone(), rules: rules.clone(), store })
    }

    /// What is known of a content that was sent there.
    pub fn sent(&self, size: u64, on: Date) -> StoredCopy {
        let (remote, mark) = (self.name.clone(), self.rules.mark());
        StoredCopy { size, remote, mark, on, locked_until: None, known_by: KnownBy::Sending }
    }
}

/// Opens a store by its settings and this person's keys.
pub(super) fn store(ctx: &Context, name: &RemoteName, rules: &RemoteRules) -> Result<Store> {
    let keys = keys(&ctx.environment.stores, name)?;
    Ok(Store::open(name, rules, &keys, ctx.environment.stores.patience)?)
}

/// What `remotes.toml` says of a store.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct KeysOfStore {
    key: Option<String>,
    secret: Option<String>,
    token: Option<String>,
    certificates: Option<std::path::PathBuf>,
}

/// The keys of a store: those of the environment, else those of the file.
fn keys(access: &StoreAccess, name: &RemoteName) -> Result<StoreKeys> {
    let mut of_file = None;
    if let Some((path, text)) = access.file.as_deref().and_then(|path| Some((path, short_text(path)?))) {
        let file = path.display().to_string();
        if !is_private(path) {
            return Err(StoreFault::KeysOpen(file).into());
        }
        // What the reader says would quote the line, and with it the key.
        let wrong = |says: &str| StoreFault::KeysFile { file: file.clone(), says: says.to_owned() };
        let mut table: toml::Table = text.parse().map_err(|_| wrong("TOML"))?;
        if let Some(own) = table.remove(name.as_str()) {
            let own: KeysOfStore = own.try_into().map_err(|_| wrong(name.as_str()))?;
            of_file = Some(own);
        }
    }
    let certificates = of_file.as_mut().and_then(|own| own.certificates.take());
    let certificates = certificates.map(|path| read_given(&path, MAX_CERTIFICATES)).transpose()?;
    let (key, secret, token) = match (&access.pair, of_file) {
        (Some(pair), _) => (pair.key.clone(), pair.secret.clone(), pair.token.clone()),
        (None, Some(KeysOfStore { key: Some(key), secret: Some(secret), token, .. })) => (key, secret, token),
        (None, _) => return Err(StoreFault::NoKeys(name.clone()).into()),
    };
    Ok(StoreKeys { key, secret, token, certificates })
}

/// The store and the papers that a line means: a first word that is a store's name names one.
pub(super) fn meant<'a>(archive: &Archive, args: &'a RemoteScopeArgs) -> Result<(Option<&'a str>, ContentScope)> {
    let is_store = |word: &&String| archive.settings().remote.keys().any(|name| name.as_str() == word.as_str());
    let name = args.what.first().filter(is_store).map(String::as_str);
    let units = args.what.get(usize::from(name.is_some())..).unwrap_or_default();
    if units.is_empty() {
        return Ok((name, if args.boxed { ContentScope::Boxed } else { ContentScope::All }));
    }
    let mut lookup = Uncached::new(archive);
    let mut place = |given: &String| -> Result<UnitCode> {
        let unit: UnitCode = given.parse()?;
        tenancy::room_place(&mut lookup, &unit).map(|place| place.unit).map_err(Error::from)
    };
    let mut found = BTreeSet::new();
    for (at, given) in units.iter().enumerate() {
        match place(given) {
            Ok(unit) => drop(found.insert(unit)),
            // The first word may have been meant as either.
            Err(_) if at == 0 && name.is_none() && given.parse::<RemoteName>().is_ok() => {
                let known = archive.settings().remote.keys().cloned().collect();
                return Err(StoreFault::Neither { given: given.clone(), known }.into());
            }
            Err(e) => return Err(e),
        }
    }
    Ok((name, ContentScope::Units(found)))
}
