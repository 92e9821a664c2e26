//! The clauses of the three policies, and what filing rooms ask beyond them, by their codes: what each asks, and whether a
//! program can judge it (CLAUSES.md).

use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::staff::Role;

codes! {
    /// A clause of the policies: `P1` on client files and relations, `P2` on the filing room, `P3` on client information;
    /// `S` is what filing rooms, standards and the law ask beyond them.
    Clause, Wanted::Clause, {
        /// Clients' needs are met promptly.
        Answers = "P1-1",
        /// Scope: information, quality, complaints, satisfaction.
        Scope = "P1-2",
        /// Departments that lead and assist.
        Departments = "P1-3",
        /// Enquiries of who is no client yet.
        Market = "P1-4.1",
        /// What a file holds of its client.
        ContactData = "P1-4a",
        /// A named person keeps the file.
        Custodian = "P1-4b",
        /// The sales director confirms it.
        Confirmation = "P1-4c",
        /// It is consulted before a contract.
        Consultation = "P1-5a",
        /// It is confidential.
        Confidence = "P1-5b",
        /// Clients are visited.
        Visits = "P1-5c",
        /// A survey a year.
        YearlySurvey = "P1-6a",
        /// What a survey asks, and whom.
        Questionnaire = "P1-6b",
        /// Its report is approved and distributed.
        SurveyReport = "P1-6c",
        /// Something is done about weak points.
        WeakPoints = "P1-6d",
        /// Complaints are received by a department.
        ComplaintsReceived = "P1-7a",
        /// Complaints about the quality of the service.
        ServiceQuality = "P1-7b",
        /// Complaints about how it was given.
        ServiceProcess = "P1-7c",
        /// The policies that support these.
        SupportingPolicies = "P1-8",
        /// Who is in charge.
        InCharge = "P2-1",
        /// One file a unit, by floor.
        OneFile = "P2-2",
        /// What a file is made of, and its binding at departure.
        Binding = "P2-3",
        /// Papers in the order of their dates.
        DateOrder = "P2-4",
        /// The label shows the present client's name.
        Labels = "P2-5",
        /// Bound papers go into boxes every year.
        Boxes = "P2-6",
        /// The reading room.
        ReadingRoom = "P2-7",
        /// Originals are not altered.
        Originals = "P2-8",
        /// Each unit's data are entered.
        UnitData = "P2-9",
        /// The client's people, nature and fees.
        ClientData = "P3-1",
        /// Complete, accurate, effective.
        DataQuality = "P3-2",
        /// Unit data.
        UnitPapers = "P3-3.1",
        /// Payments and deposits.
        PaymentPapers = "P3-3.2",
        /// Fit-out works.
        FitOutPapers = "P3-3.3",
        /// Move-in forms.
        MoveInPapers = "P3-3.4",
        /// Supplements.
        SupplementPapers = "P3-3.5",
        /// Contact data.
        ContactPapers = "P3-3.6",
        /// Emergency contacts.
        EmergencyPapers = "P3-3.7",
        /// Correspondence with the management office.
        CorrespondencePapers = "P3-3.8",
        /// Violations and arrears.
        ViolationPapers = "P3-3.9",
        /// Repairs.
        RepairPapers = "P3-3.10",
        /// Complaints.
        ComplaintPapers = "P3-3.11",
        /// Engineering papers.
        EngineeringPapers = "P3-3.12",
        /// Four stages of a paper.
        Stages = "P3-4",
        /// Notices and letters are passed on.
        PassedOn = "P3-5",
        /// Files are tidied regularly.
        Tidied = "P3-6",
        /// Complaints are settled.
        ComplaintsSettled = "P3-7",
        /// Repairs are seen to promptly.
        Repairs = "P3-8",
        /// Departments talk to each other.
        Coordination = "P3-9",
        /// It is known where the paper stands.
        PlaceKnown = "S-LOC",
        /// The shelves are checked against the book.
        ShelvesChecked = "S-CHK",
        /// The archive is sealed often enough that a change shows (S-SEAL).
        SealsKept = "S-SEAL",
        /// What is over its term is appraised, and destroyed from a list alone (DA/T 22, ISO 15489).
        Retention = "S-RET",
        /// Files are handed over by who leaves.
        HandedOver = "S-HAND",
        /// Persons are answered about the data that is kept of them.
        PersonsRequests = "S-PI",
    }
}

codes! {
    /// How a clause stands.
    ClauseState, Wanted::Choice, {
        /// What a program can check of it was looked at, and is as it should be.
        Kept = "kept",
        /// Something is not as it should be.
        Broken = "broken",
        /// Somebody entitled has said that it is kept.
        Attested = "attested",
        /// Nobody has said so, or too long ago.
        NotAttested = "not attested",
        /// There is nothing yet that it could be kept or broken by.
        NotApplicable = "not applicable",
    }
}

impl Clause {
    /// What it asks, in a line, and the words of the policy that it comes from.
    pub fn asks(self) -> (&'static str, &'static str) {
        match self {
            Self::Answers => {
                ("letters and opinions that came in are answered promptly", "及時對顧客需求與信息進行溝通")
            }
            Self::Scope => (
                "the quality of the service is checked, and failed checks are followed up",
                "信息管理、質量跟蹤、投訴、滿意度",
            ),
            Self::Departments => (
                "every open case is with a department or a person, every file kept by a department",
                "組織、協助、各自建立",
            ),
            Self::Market => ("enquiries of who is no client yet are followed up", "市場信息的收集、拜訪、統計、匯總"),
            Self::ContactData => ("a file holds contact details and credit standing", "聯繫方式、信用狀況、交易記錄"),
            Self::Custodian => ("a named person keeps each file and updates it promptly", "專人管理、及時更新"),
            Self::Confirmation => ("the sales director confirms the file", "審批確認"),
            Self::Consultation => ("the file is consulted before a contract is signed", "查閱"),
            Self::Confidence => ("nothing is passed on without the general manager's authority", "保密、授權、外傳"),
            Self::Visits => ("clients are visited, at festivals and between", "拜訪、意見、記錄"),
            Self::YearlySurvey => ("at least one full satisfaction survey a year", "每年至少一次"),
            Self::Questionnaire => (
                "surveys are sent out, and ask about service quality, package price and the company",
                "發放、服務質量、套餐價格、公司評價",
            ),
            Self::SurveyReport => (
                "the report of a survey is approved by the general manager and distributed",
                "匯總、分類、統計分析、審批、發放",
            ),
            Self::WeakPoints => ("corrective and preventive measures are set for weak points", "糾正預防措施"),
            Self::ComplaintsReceived => ("complaints are received by the department concerned", "接收部門"),
            Self::ServiceQuality => (
                "complaints about the quality of the service are handled with operations, approved, answered",
                "協同處理、審批、反饋",
            ),
            Self::ServiceProcess => {
                ("complaints about how the service was given are handled, approved, answered", "服務過程")
            }
            Self::SupportingPolicies => {
                ("the market-information and the confidentiality policy are there", "支持性文件")
            }
            Self::InCharge => ("the client-service department is in charge", "客務部負責"),
            Self::OneFile => ("one file a unit, numbered by unit, kept by floor", "一戶一檔、按樓層"),
            Self::Binding => {
                ("a departed client's papers are bound promptly and kept apart", "入住、二裝、往來函、申請單、裝訂另存")
            }
            Self::DateOrder => ("papers stand in the order of their dates, the newest in front", "日期順序、最新在前"),
            Self::Labels => ("the label shows the present client's name", "標牌"),
            Self::Boxes => ("every year bound papers are catalogued and boxed by floor", "打印目錄、文件盒"),
            Self::ReadingRoom => {
                ("files are lent after the manager's approval and read in the office", "借出、批准、辦公室閱覽")
            }
            Self::Originals => {
                ("originals are not altered, working files only with consent", "原始檔案不可修改、同意方可修改")
            }
            Self::UnitData => ("each unit's area and use are entered", "計算機管理、分析、整理、傳遞"),
            Self::ClientData => ("the client's people, nature and payments are known", "人員構成、公司性質、繳納情況"),
            Self::DataQuality => ("the data are complete, accurate, effective", "全面、準確、有效"),
            Self::UnitPapers => ("the file holds unit data", "單元資料"),
            Self::PaymentPapers => ("the file holds papers of payments and deposits", "繳費、押金"),
            Self::FitOutPapers => ("the file holds papers of fit-out works", "二裝"),
            Self::MoveInPapers => ("the file holds move-in forms", "入住表格"),
            Self::SupplementPapers => ("the file holds supplements", "補充資料"),
            Self::ContactPapers => ("the file holds contact data", "聯繫資料"),
            Self::EmergencyPapers => ("the file holds emergency contacts", "緊急聯繫"),
            Self::CorrespondencePapers => ("the file holds correspondence with the management office", "往來函"),
            Self::ViolationPapers => ("the file holds papers of violations and arrears", "違章、欠費"),
            Self::RepairPapers => ("the file holds papers of repairs", "維修"),
            Self::ComplaintPapers => ("the file holds papers of complaints", "投訴"),
            Self::EngineeringPapers => ("the unit's room holds its engineering papers", "工程資料"),
            Self::Stages => ("papers are collected, arranged, filed, used", "收集、整理、歸檔、使用"),
            Self::PassedOn => {
                ("notices and letters are passed on, and registered", "上行下達、通知、通報、登記、制作表格")
            }
            Self::Tidied => ("files are gone through regularly", "定期整理、查詢、跟進"),
            Self::ComplaintsSettled => ("complaints are taken and settled", "接聽投訴"),
            Self::Repairs => ("repair calls are taken and somebody is sent promptly", "報修、聯繫修復"),
            Self::Coordination => ("departments talk to each other", "協調、橫向溝通"),
            Self::PlaceKnown => ("it is known where the paper of each file and box stands", "存放位置、排架"),
            Self::ShelvesChecked => ("the shelves are checked against the book", "盤點、帳物相符"),
            Self::SealsKept => ("the archive is sealed in time, and the seal is kept outside", "封存、憑單"),
            Self::Retention => (
                "volumes past their term are appraised, and go from an approved list before two witnesses",
                "保管期限、鑒定、銷毀",
            ),
            Self::PersonsRequests => {
                ("persons are answered in time about the data that is kept of them", "個人資料、查閱、更正、限制")
            }
            Self::HandedOver => {
                ("who leaves hands the files over, and who takes them accepts them", "移交、監交、清冊")
            }
        }
    }

    /// The category of papers that it asks a file to hold (P3-3), where it does.
    pub fn category(self) -> Option<&'static str> {
        let code = self.as_str();
        let built_in = crate::model::Category::BUILT_IN.iter().filter(|_| code.starts_with("P3-3."));
        built_in.filter(|(_, clause)| *clause == code).map(|(category, _)| *category).next()
    }

    /// The roles of which one may attest it; none where the program judges it alone.
    ///
    /// Whether the two policies that are filed are the two that P1-8 names, and whether departments talk to each other (P3-9),
    /// no program can tell. Everything else is judged by what the registers say.
    pub fn attested_by(self) -> Vec<Role> {
        match self {
            Self::SupportingPolicies => vec![Role::general_manager(), Role::manager()],
            Self::Coordination => vec![Role::manager()],
            _ => Vec::new(),
        }
    }

    /// The clauses that can be attested.
    pub fn attestable() -> Vec<Self> {
        Self::ALL.iter().copied().filter(|clause| !clause.attested_by().is_empty()).collect()
    }
}

/// What the note is about that attests a clause.
pub const ATTESTED: &str = "attested";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_twelve_kinds_of_paper_are_twelve_clauses() {
        let categories: Vec<_> = Clause::ALL.iter().filter_map(|clause| clause.category()).collect();
        assert_eq!(categories.len(), 12);
        assert_eq!(Clause::EngineeringPapers.category(), Some("engineering"));
        assert_eq!(Clause::Visits.category(), None);
    }
}
