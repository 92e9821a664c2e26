//! An office with tables on its desk.

use std::cell::Cell;
use std::fs;
use std::ops::Deref;

use crate::support::{Estate, tree};

/// An estate on whose desk tables lie.
pub(super) struct Office {
    estate: Estate,
    ran: Cell<u64>,
}

/// What a command said.
pub(super) struct Said {
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

pub(super) const STAFF: &str =
    "代號,姓名,部門,職責\nchan,陳小明,客務部,clerk\nlee,李美,客務部,manager\nwong,王家欣,,general-manager\n";
pub(super) const UNITS: &str = "單元,樓層,面積,用途\n0203,2,85.5,辦公\n0204,2,,\nG01,G,120,商舖\n";
pub(super) const PAST: &str = "單元,公司名稱,入住日期\n0203,宏達貿易有限公司,2022-01-15\n";
pub(super) const PRESENT: &str = "單元,公司名稱,英文名稱,公司性質,人數,入住日期,租約到期日,聯繫人,電話,電郵,網址,緊急聯繫人,緊急電話,信用狀況,專管人,其他單元\n\
    0203,恆隆科技,Hang Lung,有限公司,12,2024-11-01,2027-11-01,陳偉,+852 2000 0001,a@example.com,,,+852 9000 0001,良好,chan,G01\n";

impl Deref for Office {
    type Target = Estate;

    fn deref(&self) -> &Estate {
        &self.estate
    }
}

impl Office {
    pub(super) fn new() -> Self {
        let (estate, ran) = (Estate::founded(), Cell::new(1000));
        Self { estate, ran }
    }

    /// With people and units.
    pub(super) fn peopled() -> Self {
        let office = Self::new().table("staff.csv", STAFF).table("units.csv", UNITS);
        office.run(&["import", "staff.csv", "units.csv"]).done();
        office
    }

    /// With a client in 0203 and G01 as well.
    pub(super) fn let_out() -> Self {
        let office = Self::peopled().table("clients.csv", PRESENT);
        office.run(&["import", "clients.csv"]).done();
        office
    }

    pub(super) fn table(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.put(path, text);
        self
    }

    pub(super) fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.desk().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn run(&self, words: &[&str]) -> Said {
        self.run_as("lee", words)
    }

    /// Runs a command; whatever it did, the manifests are true and nothing is left over.
    pub(super) fn run_as(&self, actor: &str, words: &[&str]) -> Said {
        self.ran.set(self.ran.get() + 1);
        let command = self.command(words).set("DEEDBOX_STAFF", actor);
        let done = command.seed(self.ran.get()).output();
        assert_eq!(tree::wrong_manifests(&self.archive()), Vec::<String>::new(), "after {words:?}");
        assert_eq!(tree::left_in_private_dir(&self.archive()), Vec::<String>::new(), "after {words:?}");
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
    }

    /// The texts of the records whose path holds a word.
    pub(super) fn texts(&self, word: &str) -> Vec<String> {
        let fitting = self.tree().into_keys().filter(|path| path.contains(word) && path.ends_with(".toml"));
        fitting.map(|path| fs::read_to_string(self.archive().join(path)).unwrap()).collect()
    }
}

impl Said {
    #[track_caller]
    pub(super) fn done(self) -> Self {
        assert_eq!(self.code, Some(0), "{}{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(super) fn refused(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }

    /// It says all these, in this order.
    #[track_caller]
    pub(super) fn says(self, all: &[&str]) -> Self {
        let mut rest = self.err.as_str();
        for says in all {
            let Some((_, after)) = rest.split_once(says) else { panic!("`{says}` is not said in\n{}", self.err) };
            rest = after;
        }
        self
    }
}
