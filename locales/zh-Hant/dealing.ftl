# 與客戶的往來：通知、調查、外傳。
dealing-no-floor = 沒有樓層 { $floor }
dealing-no-floor-mend = 可用 `deedbox unit add 代碼 --floor 樓層` 登記單元
dealing-there-are = 現有 { $known }
dealing-no-survey = { $year } 年未開展調查
dealing-no-survey-mend = `deedbox survey open --year { $year } --to all`；`deedbox survey list` 列出已開展的調查
dealing-several-surveys = { $year } 年有多個調查：{ $ids }
dealing-several-surveys-mend = 兩份工作副本各開了一個；可用 `deedbox void 編號 --reason 文字` 作廢其一
dealing-no-question = 調查沒有題目 { $question }
dealing-it-has = 題目有 { $known }
dealing-question-twice = 題目 { $question } 重複
dealing-question-twice-mend = 請刪去其一
dealing-no-answer = 答卷沒有答案
dealing-no-answer-mend = `--answer 題目=分數`，或 `--answer 題目=分數:意見`
dealing-no-paper = 未說明外傳哪些文件
dealing-no-paper-mend = 每份用一個 `--paper 編號`；`deedbox show 單元` 列出編號
dealing-own-verb = { $id }：「{ $action }」不由 `update` 辦理
dealing-own-verb-mend = 另有專用指令；見 `deedbox --help`
dealing-report-ending = { $name } 的副檔名既非 .html 亦非 .csv
dealing-report-ending-mend = 請指定網頁 `-o report.html` 或表格 `-o report.csv`
dealing-not-for-enquiries = 不能為查詢登記「{ $kind }」
dealing-not-for-enquiries-mend = 查詢可登記拜訪、意見、函件、備註和文件；`deedbox add 單元 --from 查詢編號` 開立檔案
dealing-no-enquiry = 沒有查詢 { $no }
dealing-no-enquiry-mend = 把查詢登記冊一併匯入，或用 `deedbox search --kind enquiry` 找出編號
dealing-needs-reason = { $id } 須說明原因，才能「{ $action }」
dealing-helper = { $id } 關於服務質量，須與其他部門協同處理，但未說明是哪個部門
