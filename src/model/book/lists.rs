//! The registers whose rows are made in a way of their own.

/// Headers over the name of a client in a register that goes by the unit: it is held against the unit, and is no value of its own.
pub const CLIENT_NAMES: &[&str] = &[
    "客戶",
    "客戶名稱",
    "公司",
    "公司名稱",
    "租戶",
    "租戶名稱",
    "商戶",
    "商戶名稱",
    "client",
    "client name",
    "company",
    "company name",
    "tenant",
    "tenant name",
];

pub mod staff {
    use crate::model::book::column::{Holds, RegisterColumn};

    pub const ID: RegisterColumn =
        RegisterColumn::filled("代號", &["id", "staff id", "工號", "員工編號", "員工代號"]).headed("staff-id");
    pub const NAME: RegisterColumn = RegisterColumn::filled("姓名", &["name", "員工姓名", "staff name"]);
    pub const DEPARTMENT: RegisterColumn = RegisterColumn::maybe("部門", &["department", "dept", "所屬部門"]);
    pub const ROLE: RegisterColumn =
        RegisterColumn::filled("職責", &["role", "roles", "職務", "職位", "角色"]).of(Holds::List);
    pub const COLUMNS: &[RegisterColumn] = &[ID, NAME, DEPARTMENT, ROLE];
}

pub mod units {
    use crate::model::book::column::{self, Holds, RegisterColumn};

    pub const UNIT: RegisterColumn = column::UNIT.here(&["code"]);
    pub const FLOOR: RegisterColumn =
        RegisterColumn::filled("樓層", &["floor", "層", "樓", "層數", "所在樓層"]).of(Holds::Floor);
    pub const AREA: RegisterColumn = RegisterColumn::maybe(
        "面積",
        &["area", "area m2", "area sqm", "leased area", "面積m2", "面積平方米", "建築面積", "租賃面積", "使用面積"],
    )
    .of(Holds::Area);
    pub const USE: RegisterColumn = RegisterColumn::maybe("用途", &["use", "usage", "使用性質"]);
    /// Who owns it, where that is somebody else than the estate's owner.
    pub const OWNER: RegisterColumn = column::OWNER;
    pub const SUB_TENANTS: RegisterColumn = column::SUB_TENANTS;
    /// The first day on which it counts.
    pub const SINCE: RegisterColumn =
        RegisterColumn::maybe("計入日期", &["counts_since", "counts since", "since", "first day"]).of(Holds::Day);
    pub const COLUMNS: &[RegisterColumn] = &[UNIT, FLOOR, AREA, USE, OWNER, SUB_TENANTS, SINCE];
}

pub mod places {
    use crate::model::book::column::{Holds, RegisterColumn, UNIT};

    pub const SINCE: RegisterColumn =
        RegisterColumn::filled("放置日期", &["put_on", "put on", "stands since", "date", "日期"]).of(Holds::Day);
    pub const PLACE: RegisterColumn =
        RegisterColumn::filled("放置位置", &["put_at", "put at", "place", "位置", "存放位置"]);
    /// In the order of the days of each file.
    pub const COLUMNS: &[RegisterColumn] = &[UNIT, SINCE, PLACE];
}

pub mod unit_changes {
    use crate::model::book::column::{Holds, RegisterColumn, UNIT};
    pub use crate::model::book::lists::units::{AREA, OWNER, SUB_TENANTS, USE};

    pub const DATE: RegisterColumn =
        RegisterColumn::filled("變更日期", &["changed_on", "changed on", "date", "日期"]).of(Holds::Day);
    pub const CHANGE: RegisterColumn = RegisterColumn::filled("變更", &["change", "變更種類"]);
    pub const BECAME: RegisterColumn =
        RegisterColumn::maybe("改為", &["became", "into", "變更後單元"]).of(Holds::Units);
    pub const NOTE: RegisterColumn = RegisterColumn::maybe("備註", &["note", "remark", "說明"]).of(Holds::Prose);
    /// In the order of the days of each unit.
    pub const COLUMNS: &[RegisterColumn] = &[UNIT, DATE, CHANGE, AREA, USE, OWNER, SUB_TENANTS, BECAME, NOTE];
}

pub mod clients {
    use crate::model::book::column::{self, Holds, RegisterColumn};

    /// The file's unit, and after it further ones that were taken with it: `0901、0902`.
    pub const UNIT: RegisterColumn = column::UNIT.of(Holds::Units);
    pub const COMPANY: RegisterColumn = RegisterColumn::filled(
        "公司名稱",
        &[
            "company",
            "company name",
            "公司",
            "客戶名稱",
            "客戶",
            "租戶名稱",
            "租戶",
            "單位名稱",
            "業主姓名",
            "業主名稱",
            "client",
            "client name",
            "tenant",
            "tenant name",
            "Client (company) name",
        ],
    );
    pub const ENGLISH: RegisterColumn =
        RegisterColumn::maybe("英文名稱", &["english", "english name", "英文名", "英文公司名稱", "公司英文名稱"]);
    pub const NATURE: RegisterColumn = RegisterColumn::maybe(
        "公司性質",
        &["nature", "business type", "business", "行業", "經營範圍", "業務性質", "industry"],
    );
    pub const HEADCOUNT: RegisterColumn =
        RegisterColumn::maybe("人數", &["headcount", "staff count", "人員構成", "員工人數", "公司人數"])
            .of(Holds::Count);
    pub const MOVE_IN: RegisterColumn = RegisterColumn::filled(
        "入住日期",
        &["move_in", "move in date", "moved in", "遷入日期", "進場日期", "遷入日", "入住日", "入伙日期"],
    )
    .of(Holds::Day);
    pub const LEASE_END: RegisterColumn = RegisterColumn::maybe(
        "租約到期日",
        &[
            "lease_end",
            "lease to",
            "lease expiry",
            "租約到期",
            "租約到期日期",
            "租期止",
            "到期日",
            "到期日期",
            "合同到期日",
            "租約屆滿日",
        ],
    )
    .of(Holds::Day);
    pub const CONTACT: RegisterColumn =
        RegisterColumn::maybe("聯繫人", &["contact", "contact person", "聯絡人", "負責人", "聯繫人姓名", "聯絡人姓名"]);
    pub const PHONE: RegisterColumn = RegisterColumn::maybe(
        "電話",
        &[
            "phone",
            "telephone",
            "tel",
            "phone no",
            "contact phone",
            "聯繫電話",
            "聯絡電話",
            "電話號碼",
            "手機",
            "手機號碼",
            "手提電話",
        ],
    );
    pub const EMAIL: RegisterColumn =
        RegisterColumn::maybe("電郵", &["email", "e-mail", "電子郵件", "電子郵箱", "郵箱", "電郵地址"]);
    pub const WEBSITE: RegisterColumn = RegisterColumn::maybe("網址", &["website", "web", "官網", "網站"]);
    pub const EMERGENCY: RegisterColumn = RegisterColumn::maybe(
        "緊急聯繫人",
        &["emergency", "emergency contact", "緊急聯絡人", "應急聯繫人", "應急聯絡人"],
    )
    .key("emergency_contact");
    pub const EMERGENCY_PHONE: RegisterColumn = RegisterColumn::maybe(
        "緊急電話",
        &["emergency_phone", "緊急聯繫電話", "緊急聯絡電話", "應急電話", "應急聯繫電話"],
    );
    pub const CREDIT: RegisterColumn =
        RegisterColumn::maybe("信用狀況", &["credit", "credit standing", "信用描述", "信用"]);
    pub const CUSTODIAN: RegisterColumn =
        RegisterColumn::maybe("專管人", &["custodian", "專管員", "檔案專管人"]).of(Holds::Staff);
    pub const DEPARTMENT: RegisterColumn = RegisterColumn::maybe(
        "建檔部門",
        &["department", "keeping department", "部門", "所屬部門", "歸口部門", "管理部門"],
    )
    .headed("keeping-department");
    pub const ALSO: RegisterColumn =
        RegisterColumn::maybe("其他單元", &["also", "further units", "other units", "其他房號"])
            .of(Holds::Units)
            .key("further_units");
    pub const ENQUIRY: RegisterColumn = RegisterColumn::maybe("查詢編號", &["enquiry", "enquiry no"]);
    /// Where the paper of the file stands.
    pub const PLACE: RegisterColumn =
        RegisterColumn::maybe("存放位置", &["location", "place", "存放地點", "檔案位置", "櫃號"]);
    /// Who owns what the client holds, and who sits there under them.
    pub const OWNER: RegisterColumn = column::OWNER;
    pub const SUB_TENANTS: RegisterColumn = column::SUB_TENANTS;
    /// Who has left; brought in as a departure (`moveouts`).
    pub const MOVED_OUT: RegisterColumn =
        RegisterColumn::maybe("遷出日期", crate::model::book::lists::moveouts::MOVED_OUT).of(Holds::Day);
    pub const COLUMNS: &[RegisterColumn] = &[
        UNIT,
        COMPANY,
        ENGLISH,
        NATURE,
        HEADCOUNT,
        MOVE_IN,
        LEASE_END,
        CONTACT,
        PHONE,
        EMAIL,
        WEBSITE,
        EMERGENCY,
        EMERGENCY_PHONE,
        CREDIT,
        CUSTODIAN,
        DEPARTMENT,
        ALSO,
        ENQUIRY,
        PLACE,
        OWNER,
        SUB_TENANTS,
        MOVED_OUT,
    ];
}

/// Sheets of what was charged and paid side by side; each becomes charges and payments.
pub mod fees {
    use crate::model::book::column::{Holds, NUMBERS, RegisterColumn, UNIT};

    pub const NO: RegisterColumn = RegisterColumn::maybe("編號", NUMBERS).of(Holds::No);
    pub const ITEM: RegisterColumn =
        RegisterColumn::maybe("項目", &["item", "費用項目", "收費項目", "費用名稱", "費用類別", "費項"]);
    /// The month for which it is charged.
    pub const PERIOD: RegisterColumn = RegisterColumn::maybe(
        "月份",
        &["period", "month", "所屬期間", "所屬月份", "費用月份", "計費月份", "收費月份", "期間"],
    )
    .of(Holds::Period);
    pub const ISSUED: RegisterColumn =
        RegisterColumn::maybe("開單日期", &["issued", "issued on", "bill date", "帳單日期", "賬單日期", "出單日期"])
            .of(Holds::Day);
    pub const DUE: RegisterColumn = RegisterColumn::maybe(
        "到期日",
        &["due", "due date", "應繳日期", "到期日期", "繳費期限", "最後付款日", "付款期限"],
    )
    .of(Holds::Day);
    pub const CHARGED: RegisterColumn = RegisterColumn::maybe(
        "應收",
        &[
            "charged",
            "amount charged",
            "charge amount",
            "billed",
            "amount billed",
            "amount due",
            "應收金額",
            "應收款",
            "應收費用",
            "應繳",
            "應繳金額",
            "應付金額",
        ],
    )
    .of(Holds::Money);
    pub const PAID: RegisterColumn = RegisterColumn::maybe(
        "實收",
        &[
            "paid",
            "amount paid",
            "received",
            "amount received",
            "實收金額",
            "實收款",
            "已收",
            "已收金額",
            "已繳",
            "已繳金額",
            "實繳",
            "實繳金額",
            "已付金額",
        ],
    )
    .of(Holds::Money);
    /// The day of the payment.
    pub const PAID_ON: RegisterColumn = RegisterColumn::maybe(
        "繳費日期",
        &[
            "paid_on",
            "paid on",
            "payment date",
            "date paid",
            "付款日期",
            "收款日期",
            "繳款日期",
            "實收日期",
            "收費日期",
        ],
    )
    .of(Holds::Day);
    pub const METHOD: RegisterColumn =
        RegisterColumn::maybe("方式", &["method", "payment method", "付款方式", "繳費方式", "收款方式", "支付方式"]);
    pub const RECEIPT: RegisterColumn =
        RegisterColumn::maybe("收據號", &["receipt", "receipt no", "收據編號", "票據號", "收據"]);
    pub const HANDLED_BY: RegisterColumn =
        RegisterColumn::maybe("經手人", &["handled_by", "taken by", "收款人", "經辦人"]).of(Holds::Staff);
    pub const COLUMNS: &[RegisterColumn] =
        &[UNIT, NO, ITEM, PERIOD, ISSUED, DUE, CHARGED, PAID, PAID_ON, METHOD, RECEIPT, HANDLED_BY];
}

pub mod survey {
    use crate::model::book::column::{Holds, RegisterColumn, UNIT};

    pub const CODE: RegisterColumn = RegisterColumn::filled("代號", &["code", "題號"]);
    pub const TEXT: RegisterColumn = RegisterColumn::filled("題目", &["question", "text", "問題"]).of(Holds::Prose);
    pub const QUESTIONS: &[RegisterColumn] = &[CODE, TEXT];
    pub const YEAR: RegisterColumn = RegisterColumn::filled("年度", &["year", "年份"]).of(Holds::Year);
    pub const QUESTION: RegisterColumn = RegisterColumn::filled("題目", &["question", "問題"]);
    pub const SCORE: RegisterColumn = RegisterColumn::filled("分數", &["score", "評分", "得分"]).of(Holds::Count);
    pub const COMMENT: RegisterColumn =
        RegisterColumn::maybe("意見", &["comment", "comments", "意見建議", "備註"]).of(Holds::Prose).headed("opinion");
    /// The columns of the answers.
    pub const RESPONSES: &[RegisterColumn] = &[YEAR, UNIT, QUESTION, SCORE, COMMENT];
}

pub mod papers {
    use crate::model::book::column::{Holds, RegisterColumn, UNIT};

    pub const CATEGORY: RegisterColumn = RegisterColumn::filled("類別", &["category", "分類"]).headed("kind");
    pub const DATE: RegisterColumn = RegisterColumn::filled("日期", &["date", "文件日期"]).of(Holds::Day);
    pub const TITLE: RegisterColumn =
        RegisterColumn::filled("題名", &["title", "標題", "文件題名", "文件名稱", "檔案名稱"]).of(Holds::Prose);
    pub const AUTHOR: RegisterColumn = RegisterColumn::maybe("責任者", &["author", "作者"]);
    pub const PAGES: RegisterColumn = RegisterColumn::maybe("頁數", &["pages"]).of(Holds::Count);
    pub const LEVEL: RegisterColumn = RegisterColumn::maybe("密級", &["level", "保密級別", "機密等級"]);
    pub const RECORD: RegisterColumn = RegisterColumn::maybe("隨附記錄", &["record", "came with", "所附記錄"]);
    pub const PATH: RegisterColumn =
        RegisterColumn::filled("檔案", &["path", "file", "文件", "路徑", "檔案路徑"]).key("file");
    pub const COLUMNS: &[RegisterColumn] = &[UNIT, CATEGORY, DATE, TITLE, AUTHOR, PAGES, LEVEL, RECORD, PATH];
}

pub mod loans {
    use crate::model::book::column::{Holds, RegisterColumn, UNIT};

    pub const NO: RegisterColumn =
        RegisterColumn::filled("編號", &["no", "number", "loan no", "借閱編號", "借閱號", "單號", "登記編號"])
            .of(Holds::No);
    pub const DATE: RegisterColumn =
        RegisterColumn::filled("借閱日期", &["date", "lent on", "requested", "requested on", "借出日期", "借閱日"])
            .of(Holds::Day)
            .key("lent_on");
    pub const BORROWER: RegisterColumn = RegisterColumn::filled("借閱人", &["borrower", "借閱者", "借用人"]);
    pub const DEPARTMENT: RegisterColumn = RegisterColumn::maybe("部門", &["department", "借閱部門", "dept"]);
    pub const PURPOSE: RegisterColumn =
        RegisterColumn::filled("事由", &["purpose", "借閱事由", "借閱目的", "用途"]).of(Holds::Prose);
    pub const APPROVED_BY: RegisterColumn =
        RegisterColumn::maybe("審批人", &["approved_by", "批准人", "核准人"]).of(Holds::Staff);
    pub const DUE: RegisterColumn =
        RegisterColumn::maybe("應還日期", &["due", "due date", "due on", "預計歸還日期", "應還日"])
            .of(Holds::Day)
            .headed("due-back");
    pub const RETURNED: RegisterColumn =
        RegisterColumn::maybe("歸還日期", &["returned", "returned on", "實際歸還日期", "歸還日"])
            .of(Holds::Day)
            .key("returned_on");
    pub const GONE: RegisterColumn =
        RegisterColumn::maybe("遺失日期", &["gone", "lost", "lost on", "missing since"]).of(Holds::Day).key("gone_on");
    pub const HANDLED_BY: RegisterColumn =
        RegisterColumn::maybe("經手人", &["handed_out_by", "handed out by", "handled_by", "借出經手人", "借出人"])
            .of(Holds::Staff);
    pub const COLUMNS: &[RegisterColumn] =
        &[NO, UNIT, DATE, BORROWER, DEPARTMENT, PURPOSE, APPROVED_BY, DUE, RETURNED, GONE, HANDLED_BY];
}

pub mod moveouts {
    use crate::model::book::column::{Holds, RegisterColumn, UNIT};

    /// Headers for the day of a departure.
    pub const MOVED_OUT: &[&str] = &[
        "move_out",
        "move out date",
        "moved out",
        "moved out on",
        "退租日期",
        "退租日",
        "撤場日期",
        "遷出日",
        "遷走日期",
    ];
    pub const DATE: RegisterColumn = RegisterColumn::filled("遷出日期", MOVED_OUT).of(Holds::Day);
    pub const WAIVED: RegisterColumn = RegisterColumn::maybe("豁免", &["waived", "waive"]).of(Holds::List);
    pub const COLUMNS: &[RegisterColumn] = &[UNIT, DATE, WAIVED];
}
