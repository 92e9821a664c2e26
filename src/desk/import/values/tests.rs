use super::*;

fn read(holds: Holds, text: &str) -> Result<String, Fault> {
    holds.read(&RawCell::text(text), &Basis::own("HKD")).map(Cow::into_owned).map_err(|invalid| invalid.fault)
}

#[test]
fn days_are_read_however_they_are_written() {
    for written in [
        "2021-03-05",
        "2021/3/5",
        "2021.03.05",
        "2021年3月5日",
        "２０２１年３月５日",
        "5-Mar-2021",
        "05 March 2021",
        "Mar 5, 2021",
        "20210305",
        "民國110年3月5日",
        "民国110年3月5日",
        "民國110/3/5",
        "民國 110 年 3 月 5 日",
        "2021年3月5日 星期五",
        "2021/3/5 (五)",
        "2021-03-05 00:00:00",
        "2021年3月5日 上午9:05",
        "　2021/3/5　",
        "2021 年 3 月 5 日",
        "2021-03-05T00:00:00",
    ] {
        assert_eq!(read(Holds::Day, written), Ok("2021-03-05".to_owned()), "{written}");
    }
    assert_eq!(read(Holds::Day, "25/04/2021"), Ok("2021-04-25".to_owned()));
    assert_eq!(read(Holds::Day, "04/25/2021"), Ok("2021-04-25".to_owned()));
    assert_eq!(read(Holds::Day, "—"), Ok(String::new()));
}

#[test]
fn a_day_that_can_be_read_in_two_ways_is_none() {
    use CellFault::{DayOrMonthFirst, NoYear, TwoDigitYear};
    for (written, why) in [
        ("03/04/21", TwoDigitYear),
        ("21/3/5", TwoDigitYear),
        ("03/04/2021", DayOrMonthFirst),
        ("3-4-2021", DayOrMonthFirst),
        ("5-Mar-21", TwoDigitYear),
        ("3月5日", NoYear),
        ("5 March", NoYear),
        ("3/5", NoYear),
    ] {
        assert_eq!(read(Holds::Day, written), Err(Fault::Cell(why)), "{written}");
    }
    assert_eq!(read(Holds::Day, "2026年2月30日"), Err(Fault::NoSuchDay));
    assert_eq!(read(Holds::Day, "31/31/2021"), Err(Fault::NoSuchDay));
    for odd in
        ["110/3/5", "45357", "1100305", "2013.1.1-2013.12.31", "soon", "2021-03", "2021年", "月", "日", "2021/3-5"]
    {
        assert!(read(Holds::Day, odd).is_err(), "{odd}");
    }
}

#[test]
fn hours_are_read_however_they_are_written() {
    for written in [
        "2026/3/5 9:05",
        "2026年3月5日 9時5分",
        "2026-03-05 09:05",
        "2026/3/5 上午9:05",
        "2026/3/5 9:05 AM",
        "２０２６/３/５　９:０５",
        "2026年3月5日上午9:05",
        "2026-03-05 09:05:00",
        "20260305 9:05",
    ] {
        assert_eq!(read(Holds::Time, written), Ok("2026-03-05 09:05".to_owned()), "{written}");
    }
    assert_eq!(read(Holds::Time, "2026/3/5 下午2:30"), Ok("2026-03-05 14:30".to_owned()));
    assert_eq!(read(Holds::Time, "2026/3/5 12:10 am"), Ok("2026-03-05 00:10".to_owned()));
    assert_eq!(read(Holds::Time, "2026/3/5"), Ok("2026-03-05".to_owned()));
    assert_eq!(read(Holds::Time, "2026-03-05T09:05:00+08:00"), Ok("2026-03-05T09:05:00+08:00".to_owned()));
    for odd in ["2026/3/5 25:00", "2026/3/5 下午14:30", "9:05", "2026/3/5 later"] {
        assert!(read(Holds::Time, odd).is_err(), "{odd}");
    }
}

#[test]
fn months_are_one_form_and_other_periods_stay() {
    for written in ["2026年3月", "2026-03", "2026/3", "2026年3月份", "202603", "２０２６年３月", "民國115年3月"]
    {
        assert_eq!(read(Holds::Period, written), Ok("2026-03".to_owned()), "{written}");
    }
    for other in ["2026年第一季", "2026", "2026-13", "1-3/2026"] {
        assert_eq!(read(Holds::Period, other), Ok(other.to_owned()));
    }
    assert_eq!(read(Holds::Year, "２０２５年度"), Ok("2025".to_owned()));
}

#[test]
fn money_has_signs_and_thousands_at_their_places() {
    for written in [
        "1200",
        "1200.00",
        "1,200.00",
        "$1,200.00",
        "¥1,200.00",
        "￥1,200",
        "＄1,200",
        "HK$1200",
        "港幣 1,200",
        "1200.00元",
        "港幣1,200元正",
        "１，２００.００",
        "HKD 1,200.00",
        "1,200元整",
    ] {
        let read = read(Holds::Money, written).unwrap();
        assert_eq!(read.parse::<crate::model::money::Money>().unwrap().to_string(), "1200.00", "{written}");
    }
    use CellFault::{Negative, Separator, ThirdDecimal};
    for (written, why) in [
        ("1,00.00", Separator),
        ("1200,00", Separator),
        ("1.200,00", Separator),
        (",200", Separator),
        ("12.345", ThirdDecimal),
        ("(1,200.00)", Negative),
        ("-1,200", Negative),
        ("HK$-5", Negative),
    ] {
        assert_eq!(read(Holds::Money, written), Err(Fault::Cell(why)), "{written}");
    }
    for (written, currency) in [
        ("US$1,200", "USD"),
        ("RMB1,200", "CNY"),
        ("MOP1,200", "MOP"),
        ("人民幣1200元", "CNY"),
        ("1,200 EUR", "EUR"),
        ("-US$5", "USD"),
        ("NT$ 1,200", "TWD"),
        ("日元1200", "JPY"),
    ] {
        assert_eq!(read(Holds::Money, written), Err(Fault::Cell(CellFault::OtherCurrency(currency))), "{written}");
    }
    let yuan = Basis::own("CNY");
    for (written, is_read) in
        [("¥1,200", true), ("RMB 1200", true), ("1200元", true), ("$1200", false), ("HK$1200", false)]
    {
        assert_eq!(Holds::Money.read(&RawCell::text(written), &yuan).is_ok(), is_read, "{written}");
    }
    for odd in ["1.2萬", "3千", "1.2萬元", "免", "1e3", "5.", "5 6", "元"] {
        let read = read(Holds::Money, odd);
        assert!(read.is_err() || read.is_ok_and(|text| text.parse::<crate::model::money::Money>().is_err()), "{odd}");
    }
}

#[test]
fn numbers_carry_their_units() {
    assert_eq!(read(Holds::Area, "123.4 ㎡"), Ok("123.4".to_owned()));
    assert_eq!(read(Holds::Area, "1,234.5平方米"), Ok("1234.5".to_owned()));
    assert_eq!(read(Holds::Count, "１２人"), Ok("12".to_owned()));
    assert_eq!(read(Holds::Floor, "9樓"), Ok("9".to_owned()));
    assert_eq!(read(Holds::Floor, "9/F"), Ok("9".to_owned()));
    assert_eq!(read(Holds::Floor, "第9樓層"), Ok("9".to_owned()));
    assert_eq!(read(Holds::Floor, "地下"), Ok("地下".to_owned()));
    assert_eq!(read(Holds::Unit, "０９０１"), Ok("0901".to_owned()));
    assert_eq!(read(Holds::Units, "0901、0902\n0903"), Ok("0901;0902;0903".to_owned()));
    assert_eq!(read(Holds::Prose, "冷氣過冷，\r\n請調整"), Ok("冷氣過冷， 請調整".to_owned()));
    assert_eq!(read(Holds::Money, "#REF!"), Err(Fault::Cell(CellFault::Broken)));
}

#[test]
fn a_date_where_a_code_belongs_is_refused() {
    let instant = Instant { year: 2026, month: 12, day: 3, hour: 0, minute: 0, second: 0 };
    assert!(Holds::Unit.read(&RawCell::When(instant), &Basis::own("HKD")).is_err());
    assert_eq!(Holds::Period.read(&RawCell::When(instant), &Basis::own("HKD")).unwrap(), "2026-12");
    let number = RawCell::Number("46359".to_owned(), Some(instant));
    assert_eq!(Holds::Day.read(&number, &Basis::own("HKD")).unwrap(), "2026-12-03");
    assert_eq!(Holds::Money.read(&number, &Basis::own("HKD")).unwrap(), "46359");
}

#[test]
fn a_unit_that_a_header_names_is_reckoned() {
    let feet = Basis { factor: Some(measures::square_foot()), ..Basis::own("HKD") };
    let area =
        |text: &str| Holds::Area.read(&RawCell::text(text), &feet).map(Cow::into_owned).map_err(|wrong| wrong.fault);
    assert_eq!(area("1,200"), Ok("111.48".to_owned()));
    assert_eq!(area("1,200 呎"), Ok("111.48".to_owned()));
    assert_eq!(area("111.48㎡"), Err(Fault::Cell(CellFault::OtherUnit)));
    assert_eq!(read(Holds::Area, "1,200 sq ft"), Err(Fault::Cell(CellFault::OtherUnit)));
    let myriads = Basis { factor: Some(10_000.into()), ..Basis::own("HKD") };
    let money = |text: &str| {
        Holds::Money.read(&RawCell::text(text), &myriads).map(Cow::into_owned).map_err(|wrong| wrong.fault)
    };
    assert_eq!(money("1.2"), Ok("12000".to_owned()));
    assert_eq!(money("HK$0.00005"), Ok("0.5".to_owned()));
    assert_eq!(money("1.2345678"), Err(Fault::Cell(CellFault::ThirdDecimal)));
    assert_eq!(money("—"), Ok(String::new()));
}

#[test]
fn a_number_of_which_digits_are_gone_is_none() {
    use CellFault::DigitsLost;
    for text in ["8.52E+11", "8.5223e+11", "1E+05", "-1.5E-07"] {
        assert_eq!(read(Holds::Text, text), Err(Fault::Cell(DigitsLost)), "{text}");
        assert_eq!(read(Holds::Unit, text), Err(Fault::Cell(DigitsLost)), "{text}");
    }
    for text in ["12E1", "E+5", "A1E+5x", "1.E+5", "3E"] {
        assert_eq!(read(Holds::Text, text), Ok(text.to_owned()));
    }
    assert_eq!(read(Holds::Text, "28001234.0"), Ok("28001234".to_owned()));
    assert_eq!(read(Holds::No, "28001234.5"), Ok("28001234.5".to_owned()));
    let number = |text: &str| RawCell::Number(text.to_owned(), None);
    let basis = Basis::own("HKD");
    assert!(Holds::Text.read(&number("123456789012346000"), &basis).is_err());
    assert_eq!(Holds::Text.read(&number("123456789012345"), &basis).unwrap(), "123456789012345");
    assert_eq!(Holds::Text.read(&RawCell::text("123456789012345678"), &basis).unwrap(), "123456789012345678");
    // The zeros of a format are a code's, and no amount's.
    assert_eq!(Holds::No.read(&number("00007"), &basis).unwrap(), "00007");
    assert_eq!(Holds::Count.read(&number("00007"), &basis).unwrap(), "7");
    assert_eq!(Holds::Money.read(&number("000.50"), &basis).unwrap(), "0.50");
    // A day in a column of codes is what an office program made of one.
    let day = RawCell::When(Instant { year: 2026, month: 12, day: 3, hour: 0, minute: 0, second: 0 });
    assert!(Holds::No.read(&day, &basis).is_err() && Holds::Text.read(&day, &basis).is_err());
    for broken in ["#####", "Err:502", "#REF!"] {
        assert_eq!(read(Holds::Text, broken), Err(Fault::Cell(CellFault::Broken)));
    }
}

#[test]
fn a_month_over_a_column_is_told_from_other_words() {
    for of in [
        "2026-09",
        "2026年9月",
        "2026/09",
        "202609",
        "民國115年9月",
        "2026-09-01",
        "Sep 2026",
        "September 2026",
        "２０２６年９月",
    ] {
        assert_eq!(month_said(of), Some(MonthSaid::Of(2026, 9)), "{of}");
    }
    for of in ["9月", "９月份", "九月", "Sep"] {
        assert_eq!(month_said(of), Some(MonthSaid::OfNoYear(9)), "{of}");
    }
    assert_eq!(month_said("十二月"), Some(MonthSaid::OfNoYear(12)));
    for none in
        ["", "13月", "0月", "2026-13", "2026-09-02", "9", "月份", "第9期", "2026", "9月至10月", "合計", "Sepsis"]
    {
        assert_eq!(month_said(none), None, "{none}");
    }
}
