//! The registers with the office's numbers, and surveys, brought in.

use crate::import::office::{Office, PAST, PRESENT, STAFF, UNITS};
use crate::support::tree;

const CHARGES: &str = "編號,單元,項目,所屬期間,開單日期,到期日,金額\n";
const PAYMENTS: &str = "編號,單元,日期,金額,方式,收據號,對應費用,經手人\n";
const DEPOSITS: &str = "編號,單元,日期,類別,動作,金額,原因\n";
const REPAIRS: &str = "編號,單元,報修時間,類別,緊急,內容,派工時間,維修員,到場時間,完成時間,回訪時間\n";
const COMPLAINTS: &str = "編號,單元,時間,類別,內容,受理部門,處理時間,審批時間,審批人,答覆時間,結案時間\n";
const APPLICATIONS: &str = "編號,單元,日期,類別,內容,審批日期,結果,發出日期\n";
const FIT_OUTS: &str = "編號,單元,申請日期,承辦商,批准日期,開工日期,竣工日期,驗收日期\n";
const RESPONSES: &str = "年度,單元,題目,分數,意見\n";
const QUESTIONS: &str = "代號,題目\nservice,服務質量\nprice,套餐價格\n";

/// An estate with every register: who has left, who is there, what came for those who had left.
fn whole() -> Office {
    Office::new()
        .table("all/staff.csv", STAFF)
        .table("all/units.csv", UNITS)
        .table("all/survey_questions.csv", QUESTIONS)
        .table("all/notices.csv", "編號,日期,對象,題名\nN1,2024-05-01,all,年度消防演習\nN2,2025-05-01,floor:2,停水通知\nN3,2025-06-01,unit:0203,電梯保養\n")
        .table("all/past/clients.csv", PAST)
        .table("all/past/charges.csv", format!("{CHARGES}C1,0203,管理費,2024-09,2024-09-01,2024-09-15,5200\n"))
        .table("all/past/deposits.csv", format!("{DEPOSITS}D1,0203,2022-01-15,租務押金,收取,10400.00,\n"))
        .table("all/past/survey_responses.csv", format!("{RESPONSES}2023,0203,service,5,\n2023,0203,price,3,價格偏高\n"))
        .table("all/past/moveouts.csv", "單元,遷出日期,豁免\n0203,2024-10-20,deposits;cases;arrears\n")
        .table("all/current/clients.csv", PRESENT)
        .table("all/current/charges.csv", format!("{CHARGES}C2,G01,管理費,2024-12,2024-12-01,2024-12-15,5200\nC3,0203,空調費,,2024-12-01,2024-12-15,80.5\n"))
        .table("all/current/payments.csv", format!("{PAYMENTS}P1,0203,2024-12-10,5280.50,轉數快,R1,C3;C2,chan\nP2,0203,2025-01-10,1,,,,\n"))
        .table("all/current/repairs.csv", format!("{REPAIRS}W1,0203,2025-03-01 09:30,空調,是,冷氣故障,2025-03-01 09:35,王娟,2025-03-01 09:50,2025-03-01 11:00,2025-03-03\nW2,0203,2025-04-01 09:30,電力,否,,,,,,\n"))
        .table("all/current/complaints.csv", format!("{COMPLAINTS}K1,0203,2025-03-01 09:30,服務質素,冷氣過冷,客務部,2025-03-01 10:00,2025-03-02 10:00,wong,2025-03-02 11:00,2025-03-03 09:00\nK2,0203,2025-05-01 09:30,服務過程,帳單有誤,工程部,,2025-05-02 10:00,,,\n"))
        .table("all/current/violations.csv", "編號,單元,日期,類別,內容,通知日期,整改日期\nV1,0203,2025-02-01,佔用走廊,已拍照,2025-02-02,\n")
        .table("all/current/applications.csv", format!("{APPLICATIONS}A1,0203,2025-02-01,停車,申請停車,2025-02-02,批准,2025-02-03\nA2,0203,2025-02-01,水牌,申請水牌,2025-02-02,拒絕,\nA3,0203,2025-02-01,加班,,,待批,\n"))
        .table("all/current/fit_outs.csv", format!("{FIT_OUTS}F1,0203,2024-11-02,信達設計,2024-11-05,2024-11-07,2024-12-07,\n"))
        .table("all/current/letters.csv", "編號,單元,日期,方向,題名,文號\nL1,0203,2025-02-01,來函,租約續期意向,HC/1\n")
        .table("all/current/visits.csv", "編號,單元,日期,類別,拜訪人,內容,意見\nS1,0203,2025-02-01,定期,chan,節日拜訪,希望增加電梯班次\n")
        .table("all/current/quality.csv", "編號,單元,日期,項目,結果,檢查人\nQ1,0203,2025-02-01,清潔,不合格,chan\n")
        .table("all/current/survey_responses.csv", format!("{RESPONSES}2025,G01,service,4,電梯太慢\n"))
        .after()
}

const WHOLE: [&str; 5] = ["import", "all", "all/past", "all/current", "all/after"];

impl Office {
    /// With what came for who had left.
    fn after(self) -> Self {
        self.table(
            "all/after/deposits.csv",
            format!("{DEPOSITS}D2,0203@2024-10-20,2024-11-19,租務押金,退還,10400.00,\n"),
        )
        .table("all/after/payments.csv", format!("{PAYMENTS}P3,0203@2024-10-20,2024-12-01,5200,支票,,C1,lee\n"))
    }

    /// The one record with a number ends like this, after who entered it when.
    #[track_caller]
    fn became(&self, no: &str, tells: &str) {
        let numbered = format!("\nno = \"{no}\"\n");
        let all = self.texts("records/");
        let [text] = all.iter().filter(|text| text.contains(&numbered)).collect::<Vec<_>>().try_into().unwrap();
        let (before, after) = text.split_once(&numbered).unwrap();
        assert_eq!(after, tells, "{before}");
    }
}

#[test]
fn every_register_comes_in_and_twice_changes_nothing() {
    let office = whole();
    let counts = |new: &str| {
        let all = [
            ("staff", 3),
            ("units", 3),
            ("clients", 2),
            ("charges", 3),
            ("payments", 3),
            ("deposits", 2),
            ("repairs", 2),
            ("complaints", 2),
            ("violations", 1),
            ("applications", 3),
            ("fit_outs", 1),
            ("letters", 1),
            ("visits", 1),
            ("quality", 1),
            ("survey_questions", 2),
            ("survey_responses", 3),
            ("notices", 3),
            ("moveouts", 1),
        ];
        let line = |(name, n): (&str, usize)| new.replace("NAME", name).replace('#', &n.to_string());
        all.into_iter().map(line).collect::<String>()
    };
    assert_eq!(office.run(&WHOLE).done().out, counts("NAME # new, 0 as before\n"));
    let before = office.tree();
    // A folder without tables beside others is none to bring in.
    std::fs::remove_dir_all(office.desk().join("all/after")).unwrap();
    std::fs::create_dir(office.desk().join("all/after")).unwrap();
    office.run(&WHOLE).done();
    let office = office.after();
    assert_eq!(office.run(&WHOLE).done().out, counts("NAME 0 new, # as before\n"));
    assert_eq!(tree::changes(&before, &office.tree()), "");
    let lies = |words: &[&str]| before.keys().any(|path| words.iter().all(|word| path.contains(word)));
    assert!(lies(&["units/2/0203/2022-01-15_", "2024-11-19-deposit-"]));
    assert!(lies(&["units/2/0203/2022-01-15_", "2024-12-01-payment-"]));
    assert!(lies(&["units/2/0203/2024-11-01_", "2024-12-01-charge-"]));
    assert!(lies(&["registers/notices/2024/data/records/2024-05-01-notice-"]));
    // Two surveys, whatever comes in first: each year that has answers has one.
    assert!(lies(&["registers/surveys/2023/data/records/2023-01-01-survey-"]));
    assert!(lies(&["registers/surveys/2025/data/records/2025-01-01-survey-"]));
    assert!(!lies(&["registers/surveys/2024"]));
}

#[test]
fn records_say_what_their_rows_say() {
    let office = whole();
    office.run(&WHOLE).done();
    office.became("C3", "item = \"空調費\"\ndue = 2024-12-15\namount = \"80.50\"\n");
    office.became(
        "P1",
        "amount = \"5280.50\"\nmethod = \"轉數快\"\nreceipt = \"R1\"\nhandled_by = \"chan\"\ncharges = [\"C3\", \"C2\"]\n",
    );
    office.became("D1", "about = \"tenancy\"\nmovement = \"received\"\namount = \"10400.00\"\n");
    let step = |action: &str, rest: &str| format!("\n[[event]]\naction = \"{action}\"\n{rest}");
    let at = |when: &str| format!("time = {when}:00+08:00\n");
    let repair = [
        "title = \"冷氣故障\"\ncategory = \"空調\"\nurgent = true\n".to_owned(),
        step("assigned", &format!("{}to = \"王娟\"\n", at("2025-03-01T09:35"))),
        step("attended", &at("2025-03-01T09:50")),
        step("done", &at("2025-03-01T11:00")),
        step("followed-up", "date = 2025-03-03\n"),
    ];
    office.became("W1", &repair.concat());
    office.became("W2", "category = \"電力\"\n");
    let complaint = [
        "title = \"冷氣過冷\"\nabout = \"service-quality\"\n".to_owned(),
        step("assigned", "to = \"客務部\"\n"),
        step("handled", &at("2025-03-01T10:00")),
        step("approved", &format!("{}by = \"wong\"\n", at("2025-03-02T10:00"))),
        step("answered", &at("2025-03-02T11:00")),
        step("closed", &at("2025-03-03T09:00")),
    ];
    office.became("K1", &complaint.concat());
    let approved = format!("{}role = \"general-manager\"\n", at("2025-05-02T10:00"));
    let complaint = [
        "title = \"帳單有誤\"\nabout = \"service-process\"\n".to_owned(),
        step("assigned", "to = \"工程部\"\n"),
        step("approved", &approved),
    ];
    office.became("K2", &complaint.concat());
    let told = step("notified", "date = 2025-02-02\n");
    office.became("V1", &format!("title = \"已拍照\"\ncategory = \"佔用走廊\"\n{told}"));
    let decided = |action: &str| step(action, "date = 2025-02-02\nrole = \"manager\"\n");
    let issued = step("issued", "date = 2025-02-03\n");
    office.became("A1", &format!("title = \"申請停車\"\nabout = \"parking\"\n{}{issued}", decided("approved")));
    office.became("A2", &format!("title = \"申請水牌\"\nabout = \"directory-sign\"\n{}", decided("rejected")));
    office.became("A3", "about = \"overtime\"\n");
    let fit_out = [
        "contractor = \"信達設計\"\n".to_owned(),
        step("approved", "date = 2024-11-05\nrole = \"manager\"\n"),
        step("under-way", "date = 2024-11-07\n"),
        step("finished", "date = 2024-12-07\n"),
    ];
    office.became("F1", &fit_out.concat());
    office.became("L1", "title = \"租約續期意向\"\ndirection = \"in\"\nref_no = \"HC/1\"\n");
    office.became(
        "S1",
        "title = \"節日拜訪\"\noccasion = \"regular\"\nvisitor = \"chan\"\nopinion = \"希望增加電梯班次\"\n",
    );
    office.became("Q1", "item = \"清潔\"\nresult = \"fail\"\ninspector = \"chan\"\n");
    office.became("N2", "title = \"停水通知\"\nto = \"floor:2\"\n");
    let [response] = office.texts("2023-01-01-survey-response-").try_into().unwrap();
    let answers = "year = 2023\nanswers = [{ question = \"service\", score = 5 }, \
        { question = \"price\", score = 3, comment = \"價格偏高\" }]\n";
    assert!(response.ends_with(answers), "{response}");
    let [survey] = office.texts("surveys/2025").try_into().unwrap();
    let questions = "year = 2025\nquestions = [{ code = \"service\", text = \"服務質量\" }, \
        { code = \"price\", text = \"套餐價格\" }]\n";
    assert!(survey.ends_with(questions), "{survey}");
}

#[test]
fn a_changed_row_is_refused_with_both_shown_and_nothing_of_its_file_comes_in() {
    let office = whole();
    office.run(&WHOLE).done();
    let before = office.tree();
    let differs = |path: &str, old: &str, new: &str, says: &[&str]| {
        let text = std::fs::read_to_string(office.desk().join(path)).unwrap();
        assert!(text.contains(old), "{path}");
        office.put(path, text.replace(old, new));
        office.run(&["import", path]).refused(3).says(says);
        office.put(path, text);
    };
    differs(
        "all/past/charges.csv",
        ",5200",
        ",5200.01",
        &["charges.csv:2, 金額 `5200.01`: imported already as 0203/", "first `5200.00`, now `5200.01`"],
    );
    differs(
        "all/past/charges.csv",
        "2024-09-01",
        "2024-09-02",
        &["開單日期 `2024-09-02`", "first `2024-09-01`, now `2024-09-02`"],
    );
    differs("all/current/charges.csv", "C2,G01", "C2,0204", &["單元 `0204`: imported already as units/2/0203/"]);
    differs("all/current/payments.csv", "C3;C2", "C2;C3", &["對應費用 `C2;C3`", "first `C3;C2`"]);
    differs("all/after/payments.csv", "支票", "現金", &["方式 `現金`", "first `支票`"]);
    differs("all/past/deposits.csv", "收取", "扣除", &["動作 `扣除`", "first `received`, now `deducted`"]);
    differs("all/current/repairs.csv", "是", "否", &["緊急 `否`", "first `yes`, now `no`"]);
    differs("all/current/repairs.csv", "王娟", "李明", &["維修員 `李明`", "first `王娟`"]);
    differs(
        "all/current/repairs.csv",
        "11:00",
        "11:01",
        &["完成時間 `2025-03-01 11:01`", "first `2025-03-01T11:00:00+08:00`"],
    );
    differs("all/current/complaints.csv", ",wong", ",lee", &["審批人 `lee`", "first `wong`, now `lee`"]);
    differs("all/current/complaints.csv", "工程部", "客務部", &["受理部門 `客務部`", "first `工程部`"]);
    differs("all/current/applications.csv", "拒絕", "批准", &["結果 `批准`", "first `rejected`, now `approved`"]);
    differs(
        "all/current/applications.csv",
        "加班,,,待批",
        "加班,,2025-02-09,批准",
        &["審批日期", "first ``", "結果", "first ``, now `approved`"],
    );
    differs("all/current/fit_outs.csv", "2024-12-07,", "2024-12-07,2024-12-08", &["驗收日期 `2024-12-08`", "first ``"]);
    differs("all/current/letters.csv", "來函", "去函", &["方向 `去函`", "first `in`, now `out`"]);
    differs("all/notices.csv", "floor:2", "all", &["對象 `all`: imported already as notices/", "first `floor:2`"]);
    differs(
        "all/past/survey_responses.csv",
        ",3,",
        ",4,",
        &["survey_responses.csv:3, 分數 `4`: imported already as 0203/", "first `3`, now `4`"],
    );
    differs("all/past/survey_responses.csv", "偏高", "合理", &["意見 `價格合理`", "first `價格偏高`"]);
    differs(
        "all/survey_questions.csv",
        "服務質量",
        "服務",
        &["題目 `服務`: imported already as surveys/", "first `服務質量`"],
    );
    assert_eq!(tree::changes(&before, &office.tree()), "");
    // A row that is new does not come in beside one that differs.
    office.put(
        "charges.csv",
        format!("{CHARGES}C9,0203,管理費,,2025-01-01,2025-01-15,1\nC3,0203,空調費,,2024-12-01,2024-12-15,81\n"),
    );
    office.run(&["import", "charges.csv"]).refused(3);
    assert_eq!(tree::changes(&before, &office.tree()), "");
    // A table without a column says nothing of it; twice the same number is one row.
    office.put("charges.csv", "no,unit,item,issued,due,amount\nC9,0203,x,2025-01-01,2025-01-15,1\nC9,0203,x,2025-01-01,2025-01-15,1\nC1,0203,管理費,2024-09-01,2024-09-15,5200\n");
    assert_eq!(office.run(&["import", "charges.csv"]).done().out, "charges 1 new, 2 as before\n");
    // One number for two things is none of them.
    office.put(
        "charges.csv",
        "no,unit,item,issued,due,amount\nC8,0203,x,2025-01-01,2025-01-15,1\nC8,G01,x,2025-01-01,2025-01-15,1\n",
    );
    office.run(&["import", "charges.csv"]).refused(2).says(&["charges.csv:3, no `C8`", "the number of row 2"]);
}

#[test]
fn a_unit_is_known_by_the_same_headers_in_every_register() {
    let office = Office::let_out();
    for (n, header) in ["單元", "鋪位", "铺位", "單元號碼", "房間", "Room No", "unit"].iter().enumerate() {
        office.put("units.csv", format!("{header},樓層\nS{n},1\n"));
        office.run(&["import", "units.csv"]).done();
        office.put("clients.csv", format!("{header},公司名稱,入住日期\nS{n},Acme {n},2025-01-01\n"));
        office.run(&["import", "clients.csv"]).done();
    }
    office.put("units.csv", "code,floor\nS9,1\n");
    office.run(&["import", "units.csv"]).done();
}

#[test]
fn codes_are_read_in_both_scripts_and_in_english() {
    let office = Office::let_out();
    let deposits =
        ["租務押金,收取", "租务押金,扣除", "tenancy,refunded", "裝修押金,退還", "装修押金,退还", "Fit-Out,RECEIVED"];
    let rows: String = deposits.iter().enumerate().map(|(n, row)| format!("D{n},0203,2025-01-01,{row},1,\n")).collect();
    office.put("deposits.csv", format!("{DEPOSITS}{rows}"));
    office.run(&["import", "deposits.csv"]).done();
    let kinds = [
        "門鎖,door-lock",
        "门锁,door-lock",
        "電話,telephone",
        "电话,telephone",
        "停車,parking",
        "停车,parking",
        "水牌,directory-sign",
        "加班,overtime",
        "parking,parking",
    ];
    let rows: String = kinds
        .iter()
        .enumerate()
        .map(|(n, kind)| {
            format!("A{n},0203,2025-01-01,{},,,{},\n", kind.split(',').next().unwrap(), ["待批", "pending", ""][n % 3])
        })
        .collect();
    office.put("applications.csv", format!("{APPLICATIONS}{rows}A9,0203,2025-01-01,水牌,,2025-01-02,拒绝,\n"));
    office.run(&["import", "applications.csv"]).done();
    for (n, kind) in kinds.iter().enumerate() {
        office.became(&format!("A{n}"), &format!("about = \"{}\"\n", kind.split(',').nth(1).unwrap()));
    }
    office.put("complaints.csv", "编号,单元,时间,类别\nK1,0203,2025-01-01 10:00,服务质量\nK2,0203,2025-01-01 10:00,service-process\nK3,0203,2025-01-01,服务过程\n");
    office.put("letters.csv", "编号,单元,日期,方向\nL1,0203,2025-01-01,来函\nL2,0203,2025-01-01,out\n");
    office.put("visits.csv", "no,unit,date,kind\nS1,0203,2025-01-01,不定期\nS2,0203,2025-01-01,regular\n");
    office.put("quality.csv", "编号,单元,日期,项目,结果\nQ1,0203,2025-01-01,清洁,合格\nQ2,0203,2025-01-01,清洁,fail\n");
    office.put(
        "repairs.csv",
        "编号,单元,报修时间,类别,紧急\nW1,0203,2025-01-01 10:00,空调,是\nW2,0203,2025-01-01T10:00,空调,no\n",
    );
    office.run(&["import", "complaints.csv", "letters.csv", "visits.csv", "quality.csv", "repairs.csv"]).done();
    office.became("K2", "about = \"service-process\"\n");
    office.became("W1", "category = \"空调\"\nurgent = true\n");
    office.became("W2", "category = \"空调\"\n");
    office
        .put("wrong.csv", format!("{APPLICATIONS}B1,0203,2025-01-01,游泳,,,待批,\nB2,0203,2025-01-01,停車,,,也許,\n"));
    office
        .run(&["import", "wrong.csv", "--register", "applications"])
        .refused(2)
        .says(&["wrong.csv:2, 類別 `游泳`", "wrong.csv:3, 結果 `也許`"]);
}

#[test]
fn steps_that_cannot_have_followed_each_other_are_named_by_their_columns() {
    let office = Office::let_out();
    let before = office.tree();
    office.put("repairs.csv", format!("{REPAIRS}W1,0203,2025-03-01 09:30,空調,,,2025-03-01 09:35,王,2025-03-01 09:50,2025-03-01 09:40,\nW2,0203,2025-03-01 09:30,空調,,,2025-02-28,王,,,\nW3,0203,2027-03-01 09:30,空調,,,,,,,\nW4,0203,2025-03-01 25:30,空調,也許,,,,,,\n"));
    office.run(&["import", "repairs.csv"]).refused(2).says(&[
        "4 rows are wrong",
        "repairs.csv:2, 完成時間 `2025-03-01 09:40`",
        "repairs.csv:3, 派工時間 `2025-02-28`",
        "repairs.csv:4, 報修時間 `2027-03-01 09:30`",
        "repairs.csv:5, 報修時間 `2025-03-01 25:30`",
        "repairs.csv:5, 緊急 `也許`",
    ]);
    office.put("applications.csv", format!("{APPLICATIONS}A1,0203,2025-02-01,停車,,,待批,2025-02-03\nA2,0203,2025-02-01,停車,,2025-02-02,拒絕,2025-02-03\nA3,0203,2025-02-01,停車,,2025-02-02,待批,\nA4,0203,2025-02-01,停車,,2025-01-31,批准,\nA5,0203,2025-02-01,停車,,2025-02-02,,\n"));
    office.run(&["import", "applications.csv"]).refused(2).says(&[
        "applications.csv:2, 發出日期 `2025-02-03`: what waits for a decision cannot be issued",
        "applications.csv:3, 發出日期 `2025-02-03`: what was rejected cannot be issued",
        "applications.csv:4, 結果 `待批`: ",
        "applications.csv:5, 審批日期 `2025-01-31`",
        "applications.csv:6, 結果: ",
    ]);
    office.put("complaints.csv", format!("{COMPLAINTS}K1,0203,2025-03-01 09:30,服務質量,,,,2025-03-02 10:00,ghost,,\nK2,0204,2025-03-01 09:30,服務質量,,,,,,,\n"));
    office.run(&["import", "complaints.csv"]).refused(3).says(&[
        "complaints.csv:2, 審批人 `ghost`: the staff does not know ghost",
        "complaints.csv:3, 單元 `0204`: unit 0204 is vacant",
    ]);
    assert_eq!(tree::changes(&before, &office.tree()), "");
}

#[test]
fn answers_and_questions_come_in_whichever_is_first() {
    let office = Office::let_out();
    office.put("survey_questions.csv", QUESTIONS);
    office
        .run(&["import", "survey_questions.csv"])
        .done()
        .says(&["survey_questions.csv: no year has answers to service, price yet."]);
    office.put("survey_responses.csv", format!("{RESPONSES}2025,0203,service,4,\n"));
    office.run(&["import", "survey_responses.csv"]).done();
    assert!(!office.archive().join("registers/surveys").exists());
    office.run(&["import", "survey_questions.csv"]).done();
    assert_eq!(office.texts("surveys/2025").len(), 1);
    // A further answer of the year is a further record; the question may be written out.
    office.put(
        "survey_responses.csv",
        format!("{RESPONSES}2025,G01,service,4,\n2025,0203,套餐價格,2,貴\n2025,0203,price,2,貴\n"),
    );
    assert_eq!(office.run(&["import", "survey_responses.csv"]).done().out, "survey_responses 1 new, 2 as before\n");
    assert_eq!(office.texts("2025-01-01-survey-response-").len(), 2);
    let before = office.tree();
    office.put("survey_responses.csv", format!("{RESPONSES}2025,0203,parking,4,\n2025,0203,service,6,\n2027,0203,service,5,\n25,0203,service,5,\n2025,0204,service,5,\n"));
    office.run(&["import", "survey_responses.csv"]).refused(3).says(&[
        "survey_responses.csv:2, 題目 `parking`",
        "survey_responses.csv:3, 分數 `6`",
        "survey_responses.csv:4, 年度 `2027`",
        "survey_responses.csv:5, 年度 `25`",
        "survey_responses.csv:6, 單元 `0204`",
    ]);
    assert_eq!(tree::changes(&before, &office.tree()), "");
}

#[test]
fn a_register_is_known_by_all_of_its_headers() {
    let office = Office::let_out();
    office.put("x.csv", format!("{DEPOSITS}D1,0203,2025-01-01,租務押金,收取,1,\n"));
    assert_eq!(office.run(&["import", "x.csv"]).done().out, "deposits 1 new, 0 as before\n");
    office.put("x.csv", "編號,單元,日期,類別,內容\nX1,0203,2025-01-01,停車,\n");
    office.run(&["import", "x.csv"]).refused(2).says(&["x.csv may be violations or applications or visits"]);
    office.put("Fit-outs.csv", format!("{FIT_OUTS}F1,0203,2025-01-01,,,,,\n"));
    assert_eq!(office.run(&["import", "Fit-outs.csv"]).done().out, "fit_outs 1 new, 0 as before\n");
}
