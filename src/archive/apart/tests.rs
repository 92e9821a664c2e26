//! Readers that answer, die and hang. The one asked is this very program: `cli::reading` has the test that is a reader.

use super::*;

const TWO_PAGES: &[u8] = b"%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>
endobj
3 0 obj
<</Type/Page>>
endobj
4 0 obj
<</Type/Page>>
endobj
trailer
<</Root 1 0 R>>
";

const PATIENCE: Duration = Duration::from_secs(20);

fn pages(helper: &mut Helper, bytes: &[u8], patience: Duration) -> Result<Option<u32>, Lost> {
    let mut pages = None;
    helper.answer((&ApartQuestion::Pages, bytes), patience, &mut |told: Option<u32>| pages = told)?;
    Ok(pages)
}

#[test]
fn one_reader_answers_for_many_papers() {
    let mut helper = Helper::start().unwrap();
    for _ in 0..20 {
        assert_eq!(pages(&mut helper, TWO_PAGES, PATIENCE).unwrap(), Some(2));
        assert_eq!(pages(&mut helper, b"%PDF-1.4", PATIENCE).unwrap(), None);
    }
}

#[test]
fn a_reader_that_died_is_followed_by_another() {
    let mut helper = Helper::start().unwrap();
    assert_eq!(pages(&mut helper, TWO_PAGES, PATIENCE).unwrap(), Some(2));
    helper.end();
    assert!(matches!(pages(&mut helper, TWO_PAGES, PATIENCE), Err(Lost::Died)));
    assert!(matches!(pages(&mut helper, TWO_PAGES, PATIENCE), Err(Lost::Died)));
    // For whoever asks there always is one.
    for _ in 0..2 {
        let mut told = None;
        ask((&ApartQuestion::Pages, TWO_PAGES), PATIENCE, &mut |pages: Option<u32>| told = pages).unwrap();
        assert_eq!(told, Some(2));
        if let Some(helper) = WAITS.lock().unwrap().as_mut() {
            helper.end();
        }
    }
}

#[test]
fn a_reader_that_is_too_slow_is_ended() {
    let mut helper = Helper::start().unwrap();
    assert!(matches!(pages(&mut helper, TWO_PAGES, Duration::ZERO), Err(Lost::TooLong)));
    assert!(helper.child.try_wait().unwrap().is_some());
}

#[test]
fn an_answer_that_is_none_is_not_believed() {
    let mut helper = Helper::start().unwrap();
    let asked =
        helper.answer((&ApartQuestion::Pages, TWO_PAGES), PATIENCE, &mut |_: String| panic!("pages are no text"));
    assert!(matches!(asked, Err(Lost::Garbled)), "{asked:?}");
}

#[test]
fn what_waits_is_dismissed_at_the_end() {
    let mut told = None;
    ask((&ApartQuestion::Pages, TWO_PAGES), PATIENCE, &mut |pages: Option<u32>| told = pages).unwrap();
    dismiss();
    dismiss();
    assert_eq!(told, Some(2));
}

#[cfg(target_os = "linux")]
#[test]
#[expect(clippy::disallowed_methods, reason = "the limits of a process stand where only the system's own reader is")]
fn a_reader_has_limits_before_it_is_asked_anything() {
    let mut helper = Helper::start().unwrap();
    assert_eq!(pages(&mut helper, TWO_PAGES, PATIENCE).unwrap(), Some(2));
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", helper.child.id())).unwrap();
    let limit = |name: &str| {
        let rest = limits.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        rest.split_whitespace().next().unwrap().parse::<u64>().unwrap()
    };
    assert_eq!(limit("Max address space"), MEMORY);
    assert_eq!(limit("Max open files"), 3);
    assert_eq!((limit("Max core file size"), limit("Max file size")), (0, 0));
    assert!((1..60).contains(&limit("Max cpu time")), "{limits}");
}
