use proptest::prelude::*;

use super::*;
use crate::model::as_of::{AsOf, Known};
use crate::model::case::seen;
use crate::model::in_test::{add, amendment, approval, case, day, noon, rejection, voiding};
use crate::model::kind::Kind;

/// A charge, a payment or a refund as an office enters it, and what it says of it later.
#[derive(Clone, Debug)]
struct Entry {
    is_charge: bool,
    /// What was paid back, where it is no charge.
    is_refund: bool,
    when: (u32, u32),
    cents: u32,
    due: u32,
    names: Vec<usize>,
    later: Vec<Later>,
}

/// Something proposed later: new amounts from a day, or that it counts for nothing; and what became of it.
#[derive(Clone, Debug)]
struct Later {
    cents: Option<u32>,
    from: u32,
    entered: u32,
    fate: Option<bool>,
}

fn later() -> impl Strategy<Value = Later> {
    let cents = proptest::option::weighted(0.8, 0..300_000u32);
    (cents, 0..400u32, 0..60u32, proptest::option::weighted(0.8, any::<bool>()))
        .prop_map(|(cents, from, entered, fate)| Later { cents, from, entered, fate })
}

fn entry() -> impl Strategy<Value = Entry> {
    let names = proptest::collection::vec(0..12usize, 0..3);
    let later = proptest::collection::vec(later(), 0..3);
    let sort = (any::<bool>(), proptest::bool::weighted(0.3));
    (sort, (0..300u32, 0..300u32), 0..200_000u32, 0..400u32, names, later).prop_map(
        |((is_charge, is_refund), when, cents, due, names, later)| {
            let is_refund = is_refund && !is_charge;
            Entry { is_charge, is_refund, when, cents, due, names, later }
        },
    )
}

fn money(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

impl Entry {
    fn case(&self, number: usize) -> Case {
        let amount = money(self.cents);
        let number = u32::try_from(number).unwrap();
        let mut made = if self.is_charge {
            let fields = format!("item = \"fee\"\ndue = {}\namount = \"{amount}\"", day(self.due));
            case(Kind::Charge, self.when, number, &fields)
        } else if self.is_refund {
            case(Kind::Refund, self.when, number, &format!("amount = \"{amount}\""))
        } else {
            let names: Vec<String> = self.names.iter().map(|at| format!("\"C{at}\"")).collect();
            case(Kind::Payment, self.when, number, &format!("amount = \"{amount}\"\ncharges = [{}]", names.join(", ")))
        };
        made.record.head.no = Some(format!("C{number}").parse().unwrap());
        let mut entered = self.when.1;
        for later in &self.later {
            entered += later.entered;
            let deed = match later.cents {
                Some(cents) => amendment(later.from, &format!("amount = \"{}\"", money(cents))),
                None => voiding(),
            };
            let step = add(&mut made, (entered, entered), None, deed);
            if let Some(yes) = later.fate {
                let deed = if yes { approval(&made) } else { rejection() };
                add(&mut made, (entered, entered), Some(step), deed);
            }
        }
        made
    }

    /// What it amounts to in a view, reckoned apart from what is tested.
    fn amount(&self, view: &AsOf) -> Option<Decimal> {
        let mut entered = self.when.1;
        let mut amount = (0, self.cents);
        for later in &self.later {
            entered += later.entered;
            if later.fate != Some(true) || !view.knows(noon(entered)) {
                continue;
            }
            match later.cents {
                None => return None,
                Some(cents) if view.reaches(day(later.from)) && amount.0 <= later.from => amount = (later.from, cents),
                Some(_) => {}
            }
        }
        let counts = view.knows(noon(self.when.1)) && view.reaches(day(self.when.0));
        counts.then(|| Decimal::new(amount.1.into(), 2))
    }
}

fn cases(entries: &[Entry]) -> Vec<Case> {
    entries.iter().enumerate().map(|(number, entry)| entry.case(number)).collect()
}

fn account_of(cases: Vec<Case>, view: &AsOf) -> Account {
    account(&seen(cases, view))
}

fn view() -> impl Strategy<Value = AsOf> {
    let known = proptest::option::of((0..450u32).prop_map(|days| Known::Day(day(days))));
    (proptest::option::of(0..450u32), known).prop_map(|(as_of, known_at)| AsOf { as_of: as_of.map(day), known_at })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn money_never_appears_or_vanishes(entries in proptest::collection::vec(entry(), 0..14), view in view()) {
        let account = account_of(cases(&entries), &view);
        let sum = |adds| -> Decimal {
            entries.iter().filter(|entry| (entry.is_charge || entry.is_refund) == adds).filter_map(|entry| entry.amount(&view)).sum()
        };
        prop_assert_eq!(sum(true) - sum(false), account.owed() - account.credit);
        prop_assert!(account.charges.iter().all(|owed| Decimal::ZERO <= owed.left && owed.left <= owed.amount));
        prop_assert!(Decimal::ZERO <= account.credit && (account.credit.is_zero() || account.owed().is_zero()));
        let aged = account.aged(day(200));
        prop_assert_eq!(aged.not_due + aged.overdue(), account.owed());
    }

    #[test]
    fn every_cent_of_a_payment_is_somewhere_once(entries in proptest::collection::vec(entry(), 0..14), view in view()) {
        let cases = seen(cases(&entries), &view);
        let (account, allocations) = settle(&cases);
        let sum_of = |of: &dyn Fn(&Allocation) -> bool| -> Decimal {
            allocations.iter().filter(|one| of(one)).map(|one| one.amount).sum()
        };
        for case in &cases {
            match &case.record.body {
                Body::Payment(payment) => {
                    prop_assert_eq!(sum_of(&|one| one.payment == case.stem), payment.amount.amount());
                }
                Body::Charge(charge) => {
                    let left: Decimal = account.charges.iter().filter(|owed| owed.stem == case.stem).map(|owed| owed.left).sum();
                    prop_assert_eq!(sum_of(&|one| one.to == Some(case.stem)), charge.amount.amount() - left);
                }
                _ => {}
            }
        }
        prop_assert_eq!(sum_of(&|one| one.to.is_none()), account.credit);
        prop_assert!(allocations.iter().all(|one| Decimal::ZERO < one.amount));
    }

    #[test]
    fn an_account_of_a_day_never_changes_by_what_happens_later(
        entries in proptest::collection::vec(entry(), 0..10),
        more in proptest::collection::vec(entry(), 0..6),
        as_of in 0..400u32,
        amended in proptest::collection::vec((0..10usize, 1..200u32, 0..300_000u32), 0..4),
    ) {
        let view = AsOf::of_day(day(as_of));
        let before = cases(&entries);
        let mut after = before.clone();
        for (at, ahead, cents) in amended {
            let Some(case) = after.get_mut(at) else { continue };
            let deed = amendment(as_of + ahead, &format!("amount = \"{}\"", money(cents)));
            let step = add(case, (500, 500), None, deed);
            let yes = approval(case);
            add(case, (500, 500), Some(step), yes);
        }
        for (at, mut entry) in more.into_iter().enumerate() {
            entry.when.0 += as_of + 1;
            // What is told of it later never makes it earlier.
            after.push(entry.case(100 + at));
        }
        prop_assert_eq!(account_of(before, &view), account_of(after, &view));
    }

    #[test]
    fn nothing_entered_later_changes_what_was_known(
        entries in proptest::collection::vec(entry(), 0..10),
        more in proptest::collection::vec(entry(), 0..6),
        known in 0..400u32,
        later in proptest::collection::vec((0..10usize, 0..300u32, proptest::option::of(0..300_000u32)), 0..5),
        as_of in proptest::option::of(0..400u32),
    ) {
        let view = AsOf { as_of: as_of.map(day), known_at: Some(Known::Day(day(known))) };
        let mut before = cases(&entries);
        before.retain(|case| view.knows(case.record.head.at));
        let mut after = before.clone();
        for (at, from, cents) in later {
            let Some(case) = after.get_mut(at) else { continue };
            let deed = cents.map_or_else(voiding, |cents| amendment(from, &format!("amount = \"{}\"", money(cents))));
            let step = add(case, (from, known + 1), None, deed);
            let yes = approval(case);
            add(case, (from, known + 1), Some(step), yes);
        }
        for (at, mut entry) in more.into_iter().enumerate() {
            entry.when.1 += known + 1;
            after.push(entry.case(100 + at));
        }
        prop_assert_eq!(account_of(before, &view), account_of(after, &view));
    }

    #[test]
    fn an_account_is_the_same_in_whatever_order_files_are_read(
        (cases, shuffled) in proptest::collection::vec(entry(), 0..12)
            .prop_map(|entries| cases(&entries))
            .prop_flat_map(|cases| (Just(cases.clone()), Just(cases).prop_shuffle())),
        view in view(),
    ) {
        prop_assert_eq!(account_of(cases, &view), account_of(shuffled, &view));
    }
}

#[test]
fn what_is_named_is_paid_first_and_the_rest_goes_to_what_was_due_first() {
    let charge = |number: u32, due: u32, amount: &str| {
        let fields = format!("item = \"fee\"\ndue = {}\namount = \"{amount}\"", day(due));
        let mut made = case(Kind::Charge, (1, 1), number, &fields);
        made.record.head.no = Some(format!("C{number}").parse().unwrap());
        made
    };
    let charges = [charge(1, 30, "100.00"), charge(2, 60, "50.00"), charge(3, 60, "70.00")];
    let pay = |amount: &str, names: &str| {
        [case(Kind::Payment, (20, 20), 9, &format!("amount = \"{amount}\"\ncharges = [{names}]"))]
    };
    let left = |payments: &[Case]| {
        let account = account(&[&charges, payments].concat());
        let left = account.charges.iter().map(|owed| owed.left.to_string()).collect::<Vec<_>>();
        (left.join(" "), account.credit.to_string())
    };
    assert_eq!(left(&pay("60.00", "\"C3\"")), ("100.00 50.00 10.00".to_owned(), "0.00".to_owned()));
    assert_eq!(left(&pay("60.00", "\"1203/C2\", \"C2\"")), ("90.00 0.00 70.00".to_owned(), "0.00".to_owned()));
    assert_eq!(left(&pay("300.50", "\"C9\"")), ("0.00 0.00 0.00".to_owned(), "80.50".to_owned()));
    let name = charges[0].stem.short();
    assert!(is_named(&charges[0], &format!("1203/{name}")) && is_named(&charges[0], "C1"));
    assert!(!is_named(&charges[0], "1203/C1") && !is_named(&charges[0], "C2"));
}

/// A charge without a number: due, entered, for what, how much, and the number of its random tail.
fn charged((due, entered): (u32, u32), item: &str, cents: u32, tail: u32) -> Case {
    let fields = format!("item = \"{item}\"\ndue = {}\namount = \"{}\"", day(due), money(cents));
    case(Kind::Charge, (1, entered), tail, &fields)
}

#[test]
fn of_one_due_date_what_was_entered_first_is_paid_first_whatever_chance_called_it() {
    let payment = case(Kind::Payment, (2, 9), 90, "amount = \"100.00\"");
    for tails in [[1, 2, 3], [3, 2, 1], [2, 3, 1]] {
        // Entered together, what it is for decides, then the amount; entered later it comes later.
        let cases = [
            charged((5, 2), "a", 10_000, tails[0]),
            charged((5, 1), "b", 6_000, tails[1]),
            charged((5, 1), "a", 5_000, tails[2]),
            payment.clone(),
        ];
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
            let given: Vec<Case> = order.iter().map(|at| cases[*at].clone()).collect();
            let account = account(&given);
            let left: Vec<(String, String)> = account
                .charges
                .iter()
                .map(|owed| (owed.charge.as_ref().unwrap().item.to_string(), owed.left.to_string()))
                .collect();
            let all: Vec<(&str, &str)> = left.iter().map(|(item, left)| (item.as_str(), left.as_str())).collect();
            assert_eq!(all, [("a", "0.00"), ("b", "10.00"), ("a", "100.00")], "{tails:?} {order:?}");
            assert_eq!(account.owed().to_string(), "110.00");
        }
    }
}
