use rust_decimal::Decimal;

use super::*;
use crate::model::language::Language;
use crate::output::chart::scale::Scale;
use crate::output::chart::shapes::{LETTER, wide};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn chart(form: ChartForm, labels: &[&str], figures: &[&str]) -> Chart {
    let labels = labels.iter().map(ToString::to_string).collect();
    Chart::new("test", "Test".to_owned(), form, labels)
        .series("A".to_owned(), figures.iter().map(|figure| Some(decimal(figure))).collect())
}

/// The boxes of all texts: left, right, upper and lower side.
fn boxes(drawing: &Drawing) -> Vec<(i64, i64, i64, i64, &str)> {
    let text = |shape: &'_ Shape| match shape {
        Shape::Text { x, y, anchor, .. } => Some((*x, *y, *anchor)),
        _ => None,
    };
    let mut boxes = Vec::new();
    for shape in &drawing.shapes {
        let (Some((x, y, anchor)), Shape::Text { text, .. }) = (text(shape), shape) else { continue };
        let width = wide(text);
        let left = match anchor {
            "start" => x,
            "middle" => x - width / 2,
            _ => x - width,
        };
        boxes.push((left, left + width, y - LETTER * 3 / 4, y, text.as_str()));
    }
    boxes
}

fn check(chart: &Chart) -> Vec<Drawing> {
    let drawings = chart.drawings(Phrases::of(Language::En));
    for drawing in &drawings {
        let boxes = boxes(drawing);
        for (at, one) in boxes.iter().enumerate() {
            assert!(-40 <= one.0 && one.1 <= WIDTH + 40, "{one:?} leaves the drawing");
            assert!(0 <= one.2 && one.3 <= drawing.height, "{one:?} leaves the drawing");
            for other in boxes.iter().skip(at + 1) {
                let apart = one.1 <= other.0 || other.1 <= one.0 || one.3 <= other.2 || other.3 <= one.2;
                assert!(apart, "{one:?} lies on {other:?}");
            }
        }
        for shape in &drawing.shapes {
            if let Shape::Bar { x, y, w, h, .. } = shape {
                assert!(0 <= *x && 0 <= *y && 0 <= *w && 0 <= *h, "{shape:?}");
                assert!(x + w <= WIDTH && y + h <= drawing.height, "{shape:?}");
            }
        }
    }
    drawings
}

const FORMS: [ChartForm; 5] = [
    ChartForm::Rows(Stand::Stacked),
    ChartForm::Rows(Stand::Beside),
    ChartForm::Columns(Stand::Stacked),
    ChartForm::Columns(Stand::Beside),
    ChartForm::Lines,
];

#[test]
fn steps_are_round_and_whole_where_figures_are() {
    let ticks = |figures: &[&str], steps| {
        let scale = Scale::of(figures.iter().map(|figure| decimal(figure)), steps);
        scale.ticks().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(ticks(&["3"], 5), ["0", "1", "2", "3"]);
    assert_eq!(ticks(&["7"], 4), ["0", "2", "4", "6", "8"]);
    assert_eq!(ticks(&["0.4"], 5), ["0", "0.1", "0.2", "0.3", "0.4"]);
    assert_eq!(ticks(&["-30", "95"], 4), ["-50", "0", "50", "100"]);
    assert_eq!(ticks(&[], 5), ["0", "1"]);
    assert_eq!(ticks(&["999999999999999.99"], 2), ["0", "500000000000000", "1000000000000000"]);
}

#[test]
fn a_bar_is_as_long_as_its_figure() {
    let drawings = check(&chart(ChartForm::Rows(Stand::Stacked), &["a", "b", "c"], &["100", "50", "-100"]));
    let bars: Vec<i64> = drawings[0]
        .shapes
        .iter()
        .filter_map(|shape| if let Shape::Bar { w, .. } = shape { Some(*w) } else { None })
        .collect();
    assert!((bars[0] - 2 * bars[1]).abs() <= 1 && (bars[0] - bars[2]).abs() <= 1, "{bars:?}");
}

#[test]
fn no_text_lies_on_another_whatever_the_figures_and_names() {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "12月"];
    let floors: Vec<String> = (1..=60).map(|floor| format!("第{floor}層（東翼高層辦公區域及機電設備層）")).collect();
    let floors: Vec<&str> = floors.iter().map(String::as_str).collect();
    let huge = "123456789012345.67";
    for form in FORMS {
        check(&chart(form, &["一層很長很長很長很長很長很長的名稱"], &[huge]));
        check(&chart(form, &months, &[huge; 12]));
        check(&chart(form, &months, &["-3", "5", "0", "0", "0", "1", "7", "-12", "3", "4", "5", "6"]));
        check(&chart(
            form,
            &months,
            &["0.5", "-123456789012345.67", "0", "1", "2", "3", "4", "5", "6", "7", "8", huge],
        ));
        assert!(check(&chart(form, &[], &[])).is_empty());
        assert!(check(&chart(form, &["a"], &["0"])).is_empty());
    }
    let counts: Vec<String> = (1..=60).map(|count| count.to_string()).collect();
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    let parts = check(&chart(ChartForm::Rows(Stand::Stacked), &floors, &counts));
    assert_eq!(parts.len(), 2);
    assert!(parts.iter().all(|part| part.height <= 9000), "each fits on a page");
    let mut marked = chart(ChartForm::Rows(Stand::Beside), &floors[..4], &["96.5", "80", "0", "100"]);
    marked.mark = Some(Benchmark { at: decimal("95"), label: "target 95 %".to_owned() });
    check(&marked.series("B".to_owned(), vec![None, Some(decimal("1")), None, None]));
}

#[test]
fn a_chart_says_its_figures_in_a_sentence() {
    let mut chart = chart(ChartForm::Rows(Stand::Stacked), &["3", "12"], &["1234567.5", "-2"]);
    let said = |chart: &Chart| chart.drawings(Phrases::of(Language::En))[0].says.clone();
    assert_eq!(said(&chart), "3: 1,234,567.5; 12: -2.");
    chart = chart.series("B".to_owned(), vec![Some(Decimal::ONE), None]);
    assert_eq!(said(&chart), "3: A 1,234,567.5, B 1; 12: A -2.");
}
