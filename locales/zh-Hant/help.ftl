# 各指令的說明；英文的寫在程式旁。鍵是指令與參數的路徑，`--long` 是詳細說明其餘的部分。

# 固定的字樣
help-usage = 用法：
help-head-options = 選項
help-head-arguments = 參數
help-head-commands = 指令
help-head-commands-by-use = 指令（按用途）
help-head-every-day = 每日常用
help-head-a-client-s-file = 客戶的檔案
help-head-what-happened = 發生的事
help-head-decide = 審批決定
help-head-look = 查閱
help-head-the-year = 年終
help-head-the-office = 辦公室
help-head-the-tool = 程式
help-head-subcommands = 指令
help-head-kinds = 種類
help-head-with-every-command = 各指令通用
help-head-with-every-kind-of-record = 各種記錄通用
help-examples = 例：
help-default = 預設
help-possible = 可用的值
help-needed = （必填）
help-repeated = （可重複）
help-any-options = [選項]
help-head-name = 名稱
help-head-synopsis = 用法
help-head-description = 說明
help-head-extra = 附註
help-head-version = 版本

# 值的名稱
help-value-digits-file = 數字|檔名
help-value-how = 方式
help-value-dir = 資料夾
help-value-url = 網址
help-value-days = 日數
help-value-volume = 檔號
help-value-bucket = 儲存桶
help-value-region = 地區
help-value-mode = 方式
help-value-name-unit = 名稱|單元
help-value-n-m = 第幾/共幾
help-value-staff = 職員
help-value-what = 事項
help-value-language = 語言
help-value-fingerprint-key = 指紋或密鑰
help-value-key = 密鑰
help-value-program = 程式
help-value-format = 格式
help-value-seconds = 秒數
help-value-value = 值
help-value-date = 日期
help-value-text = 文字
help-value-time = 時間
help-value-path = 路徑
help-value-place = 位置
help-value-file-xlsx = 檔名.xlsx
help-value-header-field = 欄名=欄位
help-value-file = 檔名
help-value-category = 類別
help-value-number = 號碼
help-value-price = 單價
help-value-amount = 金額
help-value-hours = 時數
help-value-rate = 單價
help-value-id = 編號
help-value-code-m2 = 編號:平方米
help-value-id-unit-date = 編號|單元@日期
help-value-units = 單元
help-value-ground = 依據
help-value-volume-unit = 檔號|單元
help-value-unit-floor-estate = 單元|樓層|全座
help-value-unit = 單元
help-value-name = 名稱
help-value-name-id = 姓名|代號
help-value-setting = 設定
help-value-year = 年度
help-value-date-time = 日期|時間
help-value-title = 題名
help-value-code = 代碼
help-value-role = 職務
help-value-n = 數目
help-value-floor = 樓層
help-value-kind = 種類
help-value-level = 密級
help-value-status = 狀態
help-value-target = 對象
help-value-audience = 對象
help-value-hh-mm = ±時:分
help-value-department = 部門
help-value-m2 = 平方米
help-value-use = 用途
help-value-register = 登記冊
help-value-address = 網址
help-value-name-phone-email = 姓名;電話;電郵
help-value-name-phone = 姓名;電話
help-value-unit-id = 單元|編號
help-value-dept-staff = 部門|職員
help-value-dept = 部門
help-value-key-value = 欄位=值
help-value-percent = 百分比
help-value-answer = 答覆
help-value-gate = 關卡
help-value-volumes = 卷數
help-value-sort = 類別
help-value-words = 字詞
help-value-clause = 條款
help-value-fingerprint = 指紋
help-value-why = 原因
help-value-shell = 殼層
help-value-command = 指令
help-value-topic = 主題
help-value-question-score-comment = 題目=分數[:意見]
help-value-period = 期間
help-value-dir-git = 資料夾.git
help-value-form = 表格
help-value-mm = 毫米
help-value-rev-rev = 版本..版本
help-value-unit-date = 單元|日期
help-value-when = 何時
help-value-wxh = 闊x高
help-value-yyyy-mm = 年-月

# 整個程式
help-deedbox = 以普通電腦檔保存寫字樓客戶的檔案
help-deedbox--long = 每個單元一個資料夾，按樓層排列；每個電腦檔只寫一次，其後的事另寫新電腦檔。git 可以比較和合併全部內容，`sha256sum` 可以查驗。
help-deedbox--examples =
    例：
      deedbox demo harbour-tower                       造一個小物業來看看
      deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan'
      deedbox add 1203 --company 宏達貿易有限公司 --move-in 2026-03-01
      deedbox file 1203 lease.pdf --category contracts --date 2026-03-01
      deedbox status                                   今天要辦的事

    結束代碼：0 完成；1 有發現，或找不到；2 輸入有誤；3 因規定或狀態拒絕；4 機器故障或檔案庫損壞；5 他人正在使用（已上鎖）；130 中斷。

# 各指令通用
help-arg-archive = 檔案庫的資料夾；未指明時用 DEEDBOX_ARCHIVE，再不然是上層中最近的檔案庫
help-arg-actor = 經辦人；未指明時用 DEEDBOX_STAFF，再不然是 ~/.config/deedbox/config.toml 的 `staff`
help-arg-format = 資料的輸出格式
help-arg-format-is-table = 給人看
help-arg-format-is-json = 給程式用
help-arg-format-is-csv = 給試算表用
help-arg-format-is-html = 給瀏覽器和印表機用：報表和清單
help-arg-color = 顏色：auto（在終端機上使用，除非設了 NO_COLOR）、always 或 never
help-arg-color-is-auto = 在終端機上使用，除非 NO_COLOR 或 TERM=dumb 表示不要
help-arg-color-is-always = 一律使用
help-arg-color-is-never = 一律不用
help-arg-bom = 與 `--format csv` 並用，`export` 的 CSV 檔亦然：開頭加位元組順序記號，Excel 才能正確讀中文
help-arg-no_pager = 長的輸出不經分頁程式（DEEDBOX_PAGER、PAGER，否則 less）
help-arg-json = 即 `--format json`；出錯時亦輸出物件
help-arg-quiet = 只輸出資料和錯誤，供定時工作使用
help-arg-yes = 在終端機上不再詢問，直接執行
help-arg-no_input = 在終端機上甚麼也不問；設有 DEEDBOX_NO_INPUT 或 CI，或經管道時亦然
help-arg-no_cache = 每一份記錄都重新讀取，快取（DEEDBOX_CACHE）中甚麼也不留
help-arg-partial = git 沒有把檔案庫全部放進此工作副本時，只就此處所有的回答
help-arg-lang = 顯示和列印的語言：en、zh-Hant 或 zh-Hans
help-arg-lang--long = 未指明時，依次看 DEEDBOX_LANG、~/.config/deedbox/config.toml 的 `lang`、系統的語言環境、物業的設定。電腦檔、JSON 和 CSV 中的代碼一律是英文。
help-arg-dry_run = 只顯示會有甚麼改動，不作改動
help-arg-wait = 他人上鎖時等候的秒數
help-arg-help = 顯示說明
help-arg-help--more = 顯示說明（`--help` 更詳細）
help-arg-help--less = 顯示說明（`-h` 只列要點）
help-arg-version = 顯示版本

# 設立
help-init = 在新的或空的資料夾設立檔案庫
help-init--long = 寫入 deedbox.toml、FORMAT.md、schema/、tombi.toml、.gitattributes 和 .gitignore。用 `--owner` 時，此人擔任所有職務，屬回覆客戶的部門，小辦公室可以立即開始。
help-arg-folder = 檔案庫的資料夾
help-init-arg-name = 物業名稱
help-init-arg-owner = 擔任所有職務的人；連代號寫作「代號=姓名」
help-init-arg-owner_id = 此人的代號；未指明時由姓名產生
help-init-arg-currency = 所有金額的貨幣（ISO 4217）
help-init-arg-utc_offset = 物業所在地與 UTC 的時差
help-init-arg-language = 顯示和列印的語言：en、zh-Hans 或 zh-Hant；未指明時用你所讀的語言
help-init-arg-git = 建立 git 儲存庫，並作首次提交
help-demo = 在新的或空的資料夾造一個小物業，供人試看
help-demo--long = 執行 examples/demo.sh 的指令：一座虛構大廈的若干年，有客戶、文件、借閱、退租和裝盒的年度。故事在最近十二個月內結束；`--dry-run` 只印出指令。
help-demo-arg-git = 最後為它建立 git 儲存庫

# 職員
help-staff = 登記職員，給予和終止職務，查看職員
help-staff-add = 登記職員
help-staff-add--long = 由經理辦理；在新辦公室登記首位經理之前，任何人都可以。
help-staff-list = 列出現職和離職的所有職員，按代號排列
help-staff-show = 查看某人及其職務的變動，最新在前
help-staff-role = 給予和終止職務
help-staff-leave = 登記職員離職
help-staff-add--examples =
    例：
      deedbox staff add lee --name 李美 --role manager --department 客務部
      deedbox staff add 陳小明 --role clerk            代號為 s1、s2……，或用 --id 指明
help-staff-add-arg-who = 姓名；或配合 --name，先寫記錄中用以指稱此人的代號
help-staff-add-arg-name = 姓名，代號寫在前面時用
help-staff-add-arg-id = 代號；未指明時按姓名編定
help-staff-add-arg-role = 職務：clerk 文員、supervisor 主管、manager 經理、sales-director 銷售總監、general-manager 總經理
help-staff-add-arg-department = 部門
help-staff-add-arg-date = 到職日；未指明時為今天
help-staff-show-arg-id = 職員的代號
help-staff-role-arg-id = 職員的代號
help-staff-role-arg-give = 給予的職務
help-staff-role-arg-end = 終止的職務
help-staff-role-arg-date = 由哪天起；未指明時為今天
help-staff-leave-arg-id = 離職職員的代號
help-staff-leave-arg-date = 最後一天；未指明時為今天
help-staff-return = 登記離職職員復職，沿用原代號
help-staff-return--long = 由經理辦理。以前的職務不會自動恢復。
help-staff-return-arg-id = 復職職員的代號
help-staff-return-arg-role = 由現在起擔任的職務
help-staff-return-arg-date = 復職日；未指明時為今天
help-staff-key = 登記和終止職員用以簽署和打開文件的密鑰，查看密鑰
help-staff-key-add = 登記某人用以簽署的公鑰，或以 --open 登記用以打開保密文件的公鑰
help-staff-key-add--long = 以該密鑰本身簽署，所以登記者必須持有它：在代理程式、硬件密鑰或旁邊的電腦檔內。經管理職員名冊者批准後生效；可批准密鑰者的首把密鑰由本人批准。接受 ed25519、ecdsa-p256 及兩者在硬件密鑰內的形式（sk-）；不接受 RSA。用以打開文件的是 age 的密鑰（`age-keygen`），批准後生效；其後 `deedbox keys wrap` 為它封裝。
help-staff-key-add-arg-id = 職員的代號
help-staff-key-add-arg-file = 用以簽署的公鑰所在的電腦檔
help-staff-key-add-arg-open = 用以打開保密文件的 age 密鑰
help-staff-key-end = 終止某人的密鑰
help-staff-key-end--long = 換新或離職之前所簽的仍然有效；如屬遺失，只有該時間之前的封存所列者有效。
help-staff-key-end-arg-id = 職員的代號
help-staff-key-end-arg-key = 指紋，或 age 的密鑰，見 `staff key list`
help-staff-key-end-arg-why = 原因：replaced 換新、left 離職、lost 遺失
help-staff-key-end-arg-from = 由何時起無效；未指明時為現在
help-staff-key-list = 列出用以簽署和打開文件的密鑰，包括已終止的

# 單元
help-unit = 增加單元，查看單元
help-unit-add = 增加單元
help-unit-list = 列出單元和現有客戶，按樓層和門號排列
help-unit-show = 查看單元、現在的客戶和以前的客戶
help-unit-add-arg-code = 門上的編號
help-unit-add-arg-floor = 樓層，與升降機面板所示相同
help-unit-add-arg-area = 面積（平方米）
help-unit-add-arg-use_ = 用途
help-unit-add-arg-date = 由哪天起計入；未指明時，與物業同時已有
help-unit-show-arg-unit = 單元
help-unit-end = 由某日起取消單元（經理）
help-unit-end--long = 當日及以後無人租用。有關記錄保留，之前各日的報表不變。
help-unit-end-arg-unit = 單元
help-unit-end-arg-date = 不再計入的第一天
help-unit-end-arg-note = 備註
help-unit-merge = 由某日起把同層幾個單元合為一個（經理）
help-unit-merge--long = 當日及以後各單元均無人租用。新單元的面積為各單元之和；編號可沿用其中之一。
help-unit-merge-arg-units = 單元
help-unit-merge-arg-code = 合併後的編號；在 merge 之後用 --as 亦可
help-unit-merge-arg-date = 新單元計入、原單元不再計入的第一天
help-unit-merge-arg-area = 面積（平方米），原面積不詳時填寫
help-unit-merge-arg-note = 備註
help-unit-split = 由某日起把單元分為幾個（經理）
help-unit-split--long = 當日及以後無人租用。各部分面積之和等於原面積；其中之一可沿用原編號。
help-unit-split-arg-unit = 單元
help-unit-split-arg-into = 分成的單元：編號和面積（平方米）
help-unit-split-arg-date = 各部分計入、原單元不再計入的第一天
help-unit-split-arg-note = 備註

# 匯入
help-import = 匯入以表格保存的登記冊（.xlsx、.xls、.ods、CSV）
help-import--long = 一個表格或活頁簿的一張工作表，屬於與其名稱相同、或欄名相符的登記冊；不屬任何登記冊的工作表略過，並會說明。資料夾中的按下列次序匯入。欄名上方的標題、合併的儲存格、空行和合計行都不是登記冊的內容。日期、時間、金額、面積和數字按辦公室的寫法讀取；可有兩種讀法的一律拒絕，並指出工作表、行、欄和內容。一個表格的各行要麼全部匯入，要麼全不匯入；有活頁簿時，一併交來的都是如此。各行沿用辦公室的編號；以前匯入過的不變，與首次匯入時不同的一行會被拒絕，並列出兩者。收費表（應收、實收並列，或每月一欄）成為費用和付款；表中沒有寫明的，由已寫明的得出並說明，或須指明（`--item`、`--year`）。職員可寫代號或姓名。
help-import--examples =
    例：
      deedbox --as lee import registers/                整個資料夾；文件放在表格旁
      deedbox import estate estate/past estate/current  幾個資料夾，依次匯入
      deedbox import list.csv --register clients
      deedbox import registers/ --dry-run               看看會匯入甚麼；有誤的行寫進活頁簿，旁邊註明原因
      deedbox import 2026.xlsx --sheet 付款 --map '租戶=company' --map '備用=-'
      deedbox import old.csv --encoding big5
      deedbox import 欠費.xlsx --item 管理費 --dry-run     沒有項目欄的收費表
      deedbox import --template payments -o 付款.xlsx    供填寫的空白工作表

    欄名可用中文或英文，次序不限：
      staff         代號 姓名 部門 職務
      units         單元 樓層 面積 用途 業主 分租戶 計入日期
      enquiries     編號 日期 查詢人 所需單元 來源 聯絡人 電話 經手人 內容 跟進日期 報盤日期 成交日期 流失日期 流失原因
      clients       單元 公司名稱 英文名稱 公司性質 人數 入住日期 租約到期日 聯繫人 電話 電郵 網址 緊急聯繫人 緊急電話
                    信用狀況 專管人 其他單元 查詢編號 存放位置 業主 分租戶
      fees          單元 項目 月份 應收 實收 繳費日期 方式 收據號 經手人   （每行一筆費用、一筆付款）
                    單元 項目 2026-09 2026-10 2026-11                   （欠費表：有金額的每格一筆費用）
      charges       編號 單元 項目 所屬期間 開單日期 到期日 金額
      payments      編號 單元 日期 金額 方式 收據號 對應費用 經手人
      refunds       編號 單元 日期 退款金額 方式 收據號 原因 經手人
      readings      編號 單元 抄錶日期 錶號 讀數 收費標準 換錶
      deposits      編號 單元 日期 類別(租務押金 裝修押金) 動作(收取 扣除 退還) 金額 原因
      repairs       編號 單元 報修時間 類別 緊急(是 否) 內容 派工時間 維修員 到場時間 完成時間 回訪時間
      complaints    編號 單元 時間 類別(服務質量 服務過程) 內容 受理部門 處理時間 審批時間 審批人 答覆時間 結案時間
      violations    編號 單元 日期 類別 內容 通知日期 整改日期
      applications  編號 單元 日期 類別(門鎖 電話 停車 水牌 加班) 內容 審批日期 結果(批准 拒絕 待批) 發出日期
      issued        編號 單元 日期 類別(鑰匙 門卡 許可證 停車證 遙控器 其他) 物品號碼 領用人 有效期至 內容 交回日期 註銷日期
      fit_outs      編號 單元 申請日期 承辦商 批准日期 開工日期 竣工日期 驗收日期
      letters       編號 單元 日期 方向(來函 去函) 題名 文號 轉交 答覆日期 答覆人 不需答覆日期 不需答覆原因
      visits        編號 單元 日期 類別(定期 不定期) 拜訪人 內容 意見 答覆日期 答覆人 不需答覆日期 不需答覆原因
      opinions      編號 單元 日期 意見內容 關於 途徑 答覆日期 答覆人 不需答覆日期 不需答覆原因
      quality       編號 單元 日期 項目 結果(合格 不合格) 檢查人 交辦日期 負責部門 整改日期 複查日期 結案日期
      survey_questions   代號 題目            （每年的題目；隨答覆匯入）
      survey_responses   年度 單元 題目 分數 意見
      notices       編號 日期 對象 題名
      papers        單元 類別 日期 題名 責任者 頁數 密級 隨附記錄 檔案
      loans         編號 單元 借閱日期 借閱人 部門 事由 審批人 應還日期 歸還日期
      losses        編號 單元 遺失日期 遺失文件 缺頁 最後借閱人 內容 尋回日期 補救日期 補救方法
      moveouts      單元 遷出日期 豁免
      places        單元 放置日期 放置位置
      unit_changes  單元 變更日期 變更(更改 取消 恢復) 面積 用途 業主 分租戶 改為 備註
      requests      編號 單元 收到日期 類別(查閱 更正 刪除 限制) 當事人 聯絡方法 答覆期限 內容 整理日期 提供日期 辦妥日期
                    辦妥說明 拒絕日期 拒絕原因 結案日期
      handovers     編號 移交日期 移交類別(專管) 移交人 接收人 移交檔案 內容 審批日期 結果 審批人 接收日期 例外
      holds         編號 保留日期 保留檔案 保留原因 依據 覆核日期 解除日期 解除原因
      stocktakes    編號 盤點日期 盤點位置 相符 應在別處 不見 借出 無法辨認
    單元寫成 `1203`，當天離開的客戶寫成 `1203@2025-06-30`，屬於查詢的寫成 `enquiries/編號`；日期如 2026-03-01，時間如 2026-03-01 09:30；代碼也可用英文（tenancy、service-quality、parking）；幾個值之間用 `;`；客戶的幾個單元可並列，如 `1202、1205`，首個為檔案所屬單元。
help-import-arg-paths = 表格，或放表格的資料夾
help-import-arg-sheet = 活頁簿中所指的工作表
help-import-arg-map = 某欄屬哪個欄位，如 `租戶=company`；`-` 表示略過該欄
help-import-arg-encoding = CSV 檔的編碼，如 `gb18030` 或 `big5`；不給則自行辨認
help-import-arg-item = 收費表的收費項目（表中沒有該欄時）
help-import-arg-year = 收費表各月的年份（表中沒有寫明時）
help-import-arg-date_ahead = 有文件日期晚於明天，並非輸入有誤
help-import-arg-rejects = 存放有誤各行的活頁簿，旁邊註明原因；試行時不給，便在此處或表格旁建立 `檔名.rejected.xlsx`
help-import-arg-template = 改為建立某登記冊的空白活頁簿
help-import-arg-output = 空白活頁簿放在哪裡
help-import-arg-register = 所給表格是哪一本登記冊

# 客戶的檔案
help-add = 為客戶開立檔案
help-add--long = 每個客戶一份檔案，放在其首個單元；已租出的單元會被拒絕。`--with` 讓另一單元的客戶增租此單元。
help-add-arg-unit = 租出的單元
help-add-arg-company = 公司名稱
help-add-arg-with = 由哪個單元的客戶增租此單元
help-add-arg-move_in = 入住日期
help-add-arg-label = 標牌上的名稱；未指明時為公司名稱
help-add-arg-english = 公司英文名稱
help-add-arg-nature = 公司性質
help-add-arg-headcount = 公司人數
help-add-arg-website = 公司網址
help-add-arg-contact = 聯絡人
help-add-arg-emergency = 緊急聯絡人
help-add-arg-credit = 信用狀況
help-add-arg-custodian = 專管人
help-add-arg-department = 建檔部門，須在 deedbox.toml 的名單上
help-add-arg-lease_end = 租約到期日
help-add-arg-owner = 所租單元的業主，與單元本身所記不同時填
help-add-arg-sub_tenant = 客戶之下的分租戶（可重複）
help-add-arg-also = 同一客戶的其他單元
help-show = 查看客戶的檔案：首頁、存放位置、借出情況、文件，最新在前
help-show--long = 空置單元顯示房間和各客戶何時離開；記錄顯示現在和以前的內容、各步驟和所處狀態。CSV 只列文件，或記錄的步驟。
help-show-arg-target = 單元（現有客戶）；單元和客戶離開的日期；或記錄編號
help-show--examples =
    例：
      deedbox show 1203
      deedbox show 1203@2023-06-30                     當天離開的客戶
      deedbox show 1203/x4p9                           一項記錄：文件、投訴、改過的收費
      deedbox --format csv show 1203 > papers.csv
help-confirm = 確認首頁現時無誤
help-confirm--long = 只確認現有的內容；其後生效的更正使確認失效，`deedbox show` 說明改了甚麼。
help-confirm--examples =
    例：
      deedbox --as lam confirm 1203 --note '已與客戶核對'
      deedbox --as lam confirm --floor 12
      deedbox --as lam confirm --all-pending           全部待確認的首頁
help-confirm-arg-files = 單元；或 `單元@日期`，即當天離開的客戶；`-` 由標準輸入讀入，每行一個
help-confirm-arg-floor = 某樓層的
help-confirm-arg-date = 辦理日期；未指明時為今天
help-review = 登記檔案已經整理，文件與首頁核對過
help-review-arg-files = 單元；或 `單元@日期`，即當天離開的客戶；`-` 由標準輸入讀入，每行一個
help-review-arg-floor = 某樓層的
help-review-arg-date = 辦理日期；未指明時為今天
help-log = 列出誰做了甚麼，最新在前，附編號
help-log--long = 按輸入時間排列，不按發生時間：每項記錄和每個步驟。`history` 講述單元的經過；`undo` 撤回最後一項操作。
help-log-arg-mine = 只看查詢者本人所做的
help-log-arg-by = 只看某人所做的
help-log-arg-since = 由這天起輸入的
help-log-arg-limit = 最多列出多少行；0 為全部
help-undo = 撤回自己的最後一項操作，前提是其後未有其他處理
help-undo--long = 先顯示該項操作和撤回所用的指令：輸入的記錄作廢，已結的個案重開，遷出的客戶恢復在租。甚麼都不會刪除，撤回也是一項新記錄。須審批的，除非操作者有該職務，否則等候審批。一項操作即一個指令所做的一切，匯入亦然；其後如有所依據的事，例如後續步驟、借閱或銷毀清單所指的文件、已繳的收費，則不能撤回。`deedbox log --mine` 列出可撤回的操作。
help-undo--examples =
    例：
      deedbox undo --dry-run                           會撤回甚麼、怎樣撤回
      deedbox undo --reason '單元有誤'
help-undo-arg-reason = 原因
help-history = 講述單元的經過，包括歷任客戶，最新在前
help-history--long = 每項記錄和每個步驟：歸檔、應付、已付、報修、處理、更正、審批、借閱。作廢的也列出並註明。
help-history--examples =
    例：
      deedbox history 1203
      deedbox history 1203@2023-06-30                  只看當天離開的客戶
      deedbox history 1203 --kind repair --kind complaint --since 2026-01-01
help-history-arg-unit = 單元；或單元和客戶離開的日期
help-history-arg-kind = 只看此種類的記錄
help-history-arg-since = 由這天起
help-history-arg-until = 到這天止
help-charge = 為所有客戶一併開費用單
help-charge-all = 按單元面積和租用日數，為每位客戶開某月的費用單
help-charge-all--long = 先列出每位客戶的金額和總額；`--yes` 一併開單，全部開成或全不開。單價是每平方米整月的價格：單元租用的每一天，按當天的面積計。每位客戶四捨五入到分一次。同一項目同一月份先前已收的單元略過，所以重複執行不會重收；指明 `--floor` 時，跨樓層的客戶只收該樓層的單元，其餘隨其樓層另收。當月離開的客戶也計。有客戶因單元面積不詳而未收時會說明，而若未向其他客戶開單，則以 1 結束。
help-charge-all-arg-item = 收費項目
help-charge-all-arg-rate_per_m2 = 每平方米整月的單價，最多六位小數
help-charge-all-arg-period = 收費的月份
help-charge-all-arg-due = 到期日
help-charge-all-arg-date = 開單日；未指明時為今天
help-charge-all-arg-floor = 只收此樓層的單元；可重複
help-charge-all-arg-yes = 開單；未加時只列出
help-charge-readings = 按 deedbox.toml 的收費標準，收取各錶自上次收費以來的用量
help-charge-readings--long = 先列出每個錶的金額和總額；`--yes` 一併開單，全部開成或全不開。客戶的第一次讀數是起點；每張費用單註明計至哪次讀數，下一張由此起計，所以重複執行不會重收。收費標準如 `[tariffs.water]`，下有 `per_unit = "4.50"`、`unit = "m3"`、`item = "水費"`。有錶因收費標準不詳或讀數低於已收而未收時會說明，而若未開其他費用單，則以 1 結束。
help-charge-readings-arg-due = 到期日
help-charge-readings-arg-date = 開單日；未指明時為今天
help-charge-readings-arg-floor = 只收檔案所屬單元在此樓層的客戶；可重複
help-charge-readings-arg-yes = 開單；未加時只列出
help-statement = 顯示客戶的賬目：費用、付款和退款，每行附結餘
help-statement--long = 另列逾期金額和起始日、多付的款項，押金分開列出。更正列在生效當天，金額為差額。CSV 只有各行；`deedbox print statement` 印成頁面。
help-statement--examples =
    例：
      deedbox statement 1203
      deedbox statement 1203 --since 2026-01-01 --until 2026-06-30
      deedbox statement 1203@2023-06-30                當天離開的客戶
      deedbox --format json statement 1203 | jq .closing
help-statement-arg-file = 單元，即現有客戶；或單元和客戶離開的日期
help-statement-arg-since = 由這天起；之前的計入期初結餘
help-statement-arg-until = 到這天止；未指明時為今天
help-place = 登記檔案、案卷或文件盒的紙本存放在何處
help-place--long = 位置由大至小寫：房間、文件櫃、層、格。小寫和全形與大寫相同。文件盒的條碼或名稱即指盒內全部案卷。一旦有檔案登記了位置，`audit` 便查問每份檔案的位置。
help-place--examples =
    例：
      deedbox place 1203 R1/02/B/3
      deedbox place 1203@2023-06-30 R2/01          當日遷出的客戶
      deedbox place 2025/12/box-01 R2/05/A         文件盒連同盒內案卷
      deedbox place D4J7K2M9Q3ZX R1/02/B/3         從標牌讀出的條碼號
      deedbox place list R1/02
help-place-arg-what = 單元、單元@日期、案卷檔號、文件盒（年度/樓層/box-NN）或標牌上的條碼號
help-place-arg-place = 存放位置，寫作 房間/文件櫃/層
help-place-arg-date = 自哪日起存放在此；未指明時為今天
help-place-list = 逐架列出各檔案的存放位置
help-place-list-arg-place = 存放在此位置或其內的；未指明時為全部
help-place-list-arg-without = 只列尚無位置的
help-place-shelves = 列出已知的存放位置、其條碼號和存放份數
help-where = 檔案、案卷或文件盒存放在何處
help-where-arg-what = 單元、單元@日期、案卷檔號、文件盒（年度/樓層/box-NN）或標牌上的條碼號
help-stocktake = 把架上與登記逐一核對；條碼由標準輸入讀入，每行一個
help-stocktake--long = 沒有標牌可掃描時，可輸入單元、已遷出客戶的 單元@日期，或案卷號。每份或相符，或應在別處；應在此而未掃描到的為缺或借出；借出而仍在架的會說明；其餘為不明，照掃描所得保留。重複的條碼即時說明。掃描位置之內某層的條碼，其後的即在該層；掃描文件盒的條碼即指盒內全部。未用 `--record` 和 `--move` 時不作任何變更，有待處理的結果時以 1 結束；用了其一，登記後以 0 結束。
help-stocktake--examples =
    例：
      deedbox stocktake R1/02                        掃描後按 Ctrl-D
      deedbox stocktake R1/02 --record < codes.txt
      deedbox stocktake R1/02 --record --move < codes.txt
      deedbox --format json stocktake R1/02 < codes.txt
help-stocktake-arg-place = 所盤點的位置及其內全部，寫作 房間/文件櫃/層
help-stocktake-arg-record = 登記此次盤點
help-stocktake-arg-moves = 應在別處或尚無位置的，改登記在現處
help-stocktake-arg-date = 掃描的日期；未指明時為今天
help-label = 把單元檔案的標牌寫成頁面，並登記已列印
help-label--long = 頁面寫成後才登記。`deedbox print labels` 寫出同一頁面，但不登記。
help-label--examples =
    例：
      deedbox label 1203 1204 -o labels.html
      deedbox label --floor 12 -o labels.html
      deedbox label --all-pending -o labels.html       全部待列印的標牌
help-label-arg-units = 單元；`-` 由標準輸入讀入，每行一個
help-label-arg-floor = 某樓層的
help-label-arg-size = 標牌大小（毫米）
help-label-arg-skip = 第一張紙上已用去的標牌數
help-label-arg-output = 把頁面寫成電腦檔；`-` 為標準輸出

# 文件
help-file = 把文件歸入客戶的檔案，工程資料歸入單元，規章歸入 `policies`
help-file--long = 文件會複製、計算摘要並列入清單；原件永不改動。檔名中的日期會採用，除非另用 `--date`；都沒有時為今天。
help-file--examples =
    例：
      deedbox file 1203 lease.pdf --category contracts --date 2026-03-01 --title '租賃合同'
      deedbox file 1203@2025-06-30 refund.pdf --category payments       客戶離開後才收到的文件
      deedbox file 1203 scans/ --recursive --category correspondence
      scan | deedbox file 1203 - --name letter.pdf --category correspondence
      deedbox file policies confidentiality.pdf
help-file-arg-into = 單元；`單元@日期`，即當天離開的客戶；查詢編號；或 `policies`
help-file-arg-paths = 文件；`-` 讀標準輸入
help-file-arg-category = 文件類別；規章不用填
help-file-arg-title = 題名；未指明時取自檔名
help-file-arg-author = 責任者
help-file-arg-date = 文件日期
help-file-arg-pages = 頁數；未指明時由文件本身得知
help-file-arg-level = 密級：ordinary 普通或 confidential 保密
help-file-arg-valid_until = 有效期的最後一天
help-file-arg-working = 部門自己的工作文件，可以有下一版
help-file-arg-supersedes = 被它取代的文件
help-file-arg-move_ = 歸檔後移走所給的文件
help-file-arg-duplicate_ok = 內容相同的文件也再次歸檔
help-file-arg-recursive = 所給資料夾中的每份文件都歸檔
help-file-arg-name = 由標準輸入而來的文件的名稱
help-inbox = 列出收件箱的文件（最新在前），或把文件歸檔
help-inbox--long = 檔名所提示的（單元、類別、題名）只是顯示，不會據此歸檔。
help-inbox-list = 列出收件箱的文件
help-inbox-file = 把收件箱的文件歸入客戶的檔案，並從收件箱取走
help-inbox-file-arg-unit = 單元；`單元@日期`，即當天離開的客戶；或 `policies`
help-inbox-file-arg-names = 文件，用 `deedbox inbox` 所示的名稱
help-inbox-file-arg-category = 文件類別；規章不用填
help-inbox-file-arg-title = 題名；未指明時取自檔名
help-inbox-file-arg-author = 責任者
help-inbox-file-arg-date = 文件日期；未指明時取自檔名，再不然為今天
help-inbox-file-arg-level = 密級：ordinary 普通或 confidential 保密

# 記錄
help-record = 登記發生的事：收費、付款、報修、投訴……
help-record--examples =
    例：
      deedbox record charge 1203 --item 管理費 --period 2026-03 --due 2026-03-15 --amount 5200.00
      deedbox record payment 1203 --amount 5200 --method 轉數快 --charges C2026-00031
      deedbox record repair 1203 --category 空調 --title 冷氣滴水 --urgent --when 2026-11-23T09:10
      deedbox record repair floor:12 --category 照明 --title 走廊燈不亮       無客戶租用之處；空置單元、estate 亦可
      deedbox record complaint 1203 --about service-quality --title 冷氣過冷 --attach photo.jpg
      deedbox record visit 1203 --from visit.toml
      deedbox record repair --help                     某種記錄的欄位和步驟
help-record-charge = 登記收費
help-record-payment = 登記付款
help-record-deposit = 登記押金
help-record-refund = 登記退款
help-record-reading = 登記抄錶
help-record-transaction = 登記交易
help-record-credit-review = 登記信用評核
help-record-repair = 登記報修
help-record-complaint = 登記投訴
help-record-violation = 登記違規
help-record-application = 登記申請
help-record-issue = 登記發出的鑰匙、門卡及證件
help-record-fit-out = 登記二次裝修
help-record-letter = 登記往來函件
help-record-visit = 登記拜訪
help-record-opinion = 登記客戶意見
help-record-quality-check = 登記服務質素檢查
help-record-corrective-action = 登記糾正措施
help-record-breach = 登記洩密
help-record-note = 登記備註
help-steps = 步驟，由 { $start } 開始：
help-step-from = 由 { $from }
help-step-duty = （須由有審批職務的人辦理：{ $duty }）
help-record-arg-UNIT = 單元；或 `單元@日期`，即當天離開的客戶
help-record-reading-arg-UNIT = 單元；或 `單元@日期`，即當天離開的客戶；當天空置的單元用 unit:1203；公共地方用 floor:12 或 estate
help-record-repair-arg-UNIT = 單元；或 `單元@日期`，即當天離開的客戶；當天空置的單元用 unit:1203；公共地方用 floor:12 或 estate
help-record-violation-arg-UNIT = 單元；或 `單元@日期`，即當天離開的客戶；當天空置的單元用 unit:1203；公共地方用 floor:12 或 estate
help-record-corrective-action-arg-UNIT = 涉及的單元；記錄存於 surveys 登記冊
help-record-breach-arg-UNIT = 涉及的單元；記錄存於 disclosures 登記冊
help-record-arg-title = 事由，一行
help-record-arg-no = 辦公室自己的編號
help-arg-attach = 隨附的文件
help-arg-attach_level = 隨附文件的密級：ordinary（普通）或 confidential（保密）
help-record-arg-attach-level = 隨附文件的密級：ordinary（普通）或 confidential（保密）
help-record-arg-attach-category = 隨附文件的類別
help-record-arg-from = 寫有各欄位的 TOML 檔；與選項不同時以選項為準
help-arg-date = 發生的日期；未指明時為今天
help-arg-when = 發生的時間，如 2026-11-23T10:30；除非註明，按物業所在地的時差
help-record-charge-arg-item = 收費項目，如管理費
help-record-charge-arg-due = 到期日
help-record-charge-arg-amount = 金額（物業所用貨幣）
help-record-charge-arg-period = 所屬期間，如 2026-03
help-record-charge-arg-basis = 金額如何算得（如由面積或錶讀數算得）
help-record-charge-arg-meter = 收費所據的錶號
help-record-charge-arg-read_on = 收費計至哪次抄錶的日期
help-record-charge-arg-read = 該次的讀數
help-record-charge-arg-units = 所收的單元；未指明時為客戶租用的全部單元
help-record-refund-arg-amount = 金額（物業所用貨幣）
help-record-refund-arg-method = 退款方式
help-record-refund-arg-receipt = 客戶簽收的收據號
help-record-refund-arg-reason = 原因
help-record-refund-arg-handled_by = 經手人
help-record-reading-arg-meter = 錶號
help-record-reading-arg-value = 讀數
help-record-reading-arg-tariff = 收費標準，按 deedbox.toml 的名稱；未指明時用上次的
help-record-reading-arg-replaced = 換了新錶或歸零：用量由此起計
help-record-payment-arg-amount = 金額（物業所用貨幣）
help-record-payment-arg-method = 付款方式
help-record-payment-arg-receipt = 收據號
help-record-payment-arg-handled_by = 收款人
help-record-payment-arg-charges = 對應的收費，用辦公室的編號或記錄編號；餘款先抵最早到期的
help-record-deposit-arg-about = 押金種類：tenancy 租務或 fit-out 裝修
help-record-deposit-arg-movement = 動作：received 收取、deducted 扣除或 refunded 退還
help-record-deposit-arg-amount = 金額（物業所用貨幣）
help-record-deposit-arg-reason = 原因
help-record-transaction-arg-about = 業務種類，用辦公室的說法
help-record-transaction-arg-amount = 金額（物業所用貨幣）
help-record-transaction-arg-ref_no = 合同編號
help-record-transaction-arg-handled_by = 經手人
help-record-credit-review-arg-credit = 評核所得的信用狀況，用辦公室的說法
help-record-credit-review-arg-source = 依據
help-record-credit-review-arg-handled_by = 評核人
help-record-credit-review-arg-next = 下次評核日期
help-record-repair-arg-category = 維修類別，用辦公室的說法
help-record-repair-arg-reporter = 報修人
help-record-repair-arg-phone = 回電號碼
help-record-repair-arg-urgent = 緊急
help-record-complaint-arg-about = 類別：service-quality 服務質素（與營運部協同處理）或 service-process 服務過程（由部門自行處理）
help-record-complaint-arg-department = 受理部門
help-record-complaint-arg-channel = 途徑：電話、來函、來訪
help-record-complaint-arg-complainant = 投訴人
help-record-complaint-arg-phone = 回電號碼
help-record-violation-arg-category = 違規類別，用辦公室的說法
help-record-violation-arg-handled_by = 發現人
help-record-application-arg-about = 類別：door-lock 門鎖、telephone 電話、parking 停車、directory-sign 水牌、overtime 加班或 other 其他
help-record-application-arg-applicant = 申請人
help-record-application-arg-begins = 申請的首日
help-record-application-arg-ends = 申請的最後一天
help-record-application-arg-hours = 加班空調時數
help-record-issue-arg-about = 物品：key 鑰匙、card 門卡、permit 許可證、parking 停車證、remote 遙控器或 other 其他
help-record-issue-arg-person = 領用人
help-record-issue-arg-until = 有效期的最後一天
help-record-issue-arg-numbers = 號碼
help-record-fit-out-arg-contractor = 承辦商
help-record-fit-out-arg-begins = 開工日期
help-record-fit-out-arg-ends = 完工日期
help-record-letter-arg-direction = 方向：in 來函或 out 去函
help-record-letter-arg-ref_no = 文號
help-record-letter-arg-author = 責任者
help-record-letter-arg-passed_to = 轉交的部門或職員
help-record-visit-arg-occasion = 場合：regular 定期（節日、活動）或 irregular 不定期
help-record-visit-arg-visitor = 拜訪人
help-record-visit-arg-opinion = 客戶意見
help-record-opinion-arg-about = 關於甚麼
help-record-opinion-arg-channel = 途徑：電話、來函、來訪
help-record-quality-check-arg-item = 檢查項目
help-record-quality-check-arg-result = 結果：pass 合格或 fail 不合格
help-record-quality-check-arg-inspector = 檢查人
help-record-corrective-action-arg-year = 調查年度
help-record-corrective-action-arg-question = 未達標的題目
help-record-corrective-action-arg-department = 負責部門
help-record-corrective-action-arg-due = 完成期限
help-record-breach-arg-client = 涉及的客戶：單元或 `單元@日期`
help-record-breach-arg-caused_by = 洩密人（如已知）
help-record-note-arg-about = 關於甚麼，用代碼；keys 鑰匙、restoration 復原和 label 標牌在備註結案前不得遷出
help-record-note-arg-note = 備註

# 步驟
help-update = 推進個案一步，或轉交其他部門
help-update--long = 不按次序的步驟會被拒絕，並說明應辦的步驟；指明多宗個案時，全部推進或全部不動。`deedbox record 種類 --help` 列出某種記錄的步驟。
help-update--examples =
    例：
      deedbox update 1203/x4p9 --status assigned --to 工程部
      deedbox update 1203/x4p9 --status attended --when 2026-11-23T10:05
      deedbox update 1203/x4p9 --to 保安部 --note '不屬工程範圍'      轉交
      deedbox update 1203/x4p9 --status handed-in --number K12
      deedbox update 1203/x4p9 --status written-off --number K13 --charge 200 --due 2026-12-31
      deedbox update --floor 12 --status assigned --to 工程部      該樓層可推進的全部個案
      deedbox update 1203/x4p9 --status issued --charge 300 --due 2026-12-31      加班空調，按時數收費
      deedbox close 1203/x4p9
help-update-arg-references = 個案編號；`-` 由標準輸入讀入，每行一個
help-update-arg-floor = 某樓層的
help-update-arg-status = 現時的狀態
help-update-arg-to = 現由哪個部門或職員辦理
help-update-arg-with = 與主辦部門協同處理的部門
help-update-arg-numbers = 交回或註銷的號碼；未指明時為全部未交回的（可重複）
help-update-arg-charge = 連同收費：註銷每件的收費，或加班申請每小時的收費
help-update-arg-due = 該收費的繳付期限
help-arg-note = 備註
help-arg-all_pending = 全部待辦的；連同 --floor 時只限該樓層
help-arg-keep_going = 有不能辦理的時，仍辦理其餘；否則全部不辦
help-close = 結案（最後一步已辦），或了結備註
help-close--examples =
    例：
      deedbox close 1203/x4p9 --note '客戶滿意'
      deedbox close --all-pending --dry-run            最後一步已辦的全部個案
help-close-arg-references = 個案編號；`-` 由標準輸入讀入，每行一個
help-close-arg-floor = 某樓層的
help-reopen = 重新開啟個案，或撤回誤登的遷出
help-reopen--long = 遷出由經理撤回，條件是單元其後一直空置、案卷未裝盒：用 `單元@日期`，並註明原因。封卷記錄作廢，租用視同從未結束；一切原有記錄不改寫。
help-reopen-arg-target = 個案編號，或遷出的 單元@日期
help-amend = 更正記錄，或為工作文件存入下一版
help-amend--long = 須待審批，之前一切不變；經辦人有此職務時，`--approve` 一併審批。原來的內容仍可查看：`deedbox show 編號`。原件的內容永遠不變。
help-amend--examples =
    例：
      deedbox amend 1203 contact.phone='+852 2000 0001' lease-end=2028-02-29
      deedbox amend 1203 company=宏達貿易控股有限公司 --from 2026-10-01 --reason '公司改名'
      deedbox amend 1203 contacts='陳小姐;+852 2000 0001' contacts='何先生;+852 2000 0002'
      deedbox amend 1203/unit area=120.5
      deedbox --as lee amend 1203/x4p9 amount=5200.00 --reason '金額有誤' --approve
      deedbox amend 1203/t5k1 --with checklist.xlsx
      deedbox amend 1203 website=                        值留空即刪去原有內容
help-amend-arg-target = 單元（現有客戶的資料）；`單元@日期`；或記錄編號
help-amend-arg-values = 新的值
help-amend-arg-with = 工作文件的下一版
help-amend-arg-from = 生效日期；未指明時為記錄的日期，首頁則為更正當天
help-arg-reason = 原因
help-amend-arg-approve = 一併審批
help-void = 把誤錄的作廢：由始視作不存在
help-void--long = 須待審批；經辦人有此職務時，`--approve` 一併審批。甚麼都不會刪去：記錄仍在，並註明作廢。客戶或單元須無其他內容方可作廢。
help-void--examples =
    例：
      deedbox void 1203/x4p9 --reason '重複輸入'
      deedbox --as lee void 1203 --reason '單元有誤' --approve      檔案中別無內容的客戶
      deedbox void 1203/unit --reason '沒有此單元'
help-void-arg-target = 記錄編號；單元（現有客戶）；`單元/unit` 指單元本身
help-void-arg-approve = 一併審批
help-refile = 把歸錯檔的文件改歸正確位置
help-refile--long = 相同內容在正確位置另立記錄；原位置的記錄作廢，兩者互相註明。類別為 engineering 的文件存於單元，其他存於客戶的檔案。
help-refile--examples =
    例：
      deedbox --as lee refile 1203/m3v8 --category payments
      deedbox --as lee refile 1203/m3v8 --unit 1204
      deedbox --as lee refile 1203/m3v8 --unit 1203@2024-06-30     文件屬於前任客戶
help-refile-arg-reference = 歸錯檔的文件
help-refile-arg-file = 文件所屬的單元，或 `單元@日期`
help-refile-arg-category = 正確的類別
help-refile-arg-date = 改歸日期；未指明時為今天

# 借閱和審批
help-lend = 借出客戶的檔案、查詢或其中文件，供人在辦公室閱覽
help-lend--long = 首次簽約前尚無檔案：已知的客戶資料存於查詢，簽約前查閱的就是它（P1-5a）。先登記申請；經 `deedbox approve` 批准後借出：借閱人是本辦公室職員並有總經理的查閱授權生效（`deedbox authority`），由經理批准；否則以及密件，由總經理批准。可批准的人可用 `--approve` 一併批准，用 `--returned` 則連歸還一併辦妥：當場閱覽。由主管借出，借閱人不可自行借出。
help-lend-arg-of = 單元；`單元@日期`，即當天離開的客戶；或查詢編號
help-lend-arg-to = 借閱人：姓名、職員編號，或 `me`（本人）
help-lend-arg-purpose = 事由
help-lend-arg-due = 應還日期；未指明時按物業的借閱天數
help-lend-arg-paper = 借閱的文件；未指明時為整份檔案或整宗查詢
help-lend-arg-off_site = 帶離辦公室
help-lend-arg-department = 借閱人的部門或公司
help-lend-arg-phone = 借閱人的電話
help-lend-arg-date = 借閱日期；未指明時為今天
help-lend-arg-approve = 一併批准
help-lend-arg-returned = 批准並歸還：已當場閱覽
help-lend-arg-handled_by = 經手人（如另有其人）
help-approve = 審批待批的事：借閱、投訴處理結果、申請、更正、外傳……
help-approve--long = 審批註明所涵蓋的確切內容。一項記錄有多件待批時，請指明是哪一件。指明多項時，全部批准或全部不批。
help-approve--examples =
    例：
      deedbox --as lee approve 1203/x4p9 --handled-by chan
      deedbox --as lee approve 1203/cover+02-h3c8      多項更正中的一項
      deedbox --as lee approve --all-pending --dry-run   待 lee 審批的全部
      deedbox --as lee approve - < ids.txt
help-approve-arg-references = 記錄編號，或待批事項的編號；`-` 由標準輸入讀入，每行一個
help-approve-arg-floor = 某樓層的
help-approve-arg-handled_by = 交出檔案的經手人（如另有其人）
help-reject = 否決待批的事：借閱、申請、更正……
help-reject-arg-reference = 記錄編號，或待批事項的編號
help-reject-arg-date = 否決日期；未指明時為今天
help-return = 收回借出的檔案
help-return-arg-reference = 借閱編號
help-return-arg-date = 歸還日期；未指明時為今天
help-return-arg-condition = 歸還時是否完好
help-return-arg-missing = 未歸還的頁，立為個案，直至尋回或替補
help-return-arg-papers = 缺頁的文件；未指明時為所借的文件（可重複）
help-lost = 借出的檔案、文件或整份檔案不知所蹤
help-lost--long = 借閱隨之結束，並立為個案，直至尋回或替補。其間不得借出，遷出時 `loans` 一關不通，並列於 `status`。歸還時缺頁用 `deedbox return 編號 --missing 文字`。
help-lost-arg-target = 借閱或文件的編號；單元即其現客戶的檔案
help-lost-arg-note = 備註：曾在何處尋找
help-lost-arg-date = 發現遺失的日期；未指明時為今天
help-handover = 檔案由一位保管人移交給另一位，或整個檔案庫移交給接手的公司
help-handover-custody = 移交某人保管的檔案
help-handover-custody--long = 全部檔案一次審批（`approve 編號`）；可批准的人可用 `--approve` 一併批准。獲批後各檔案改由新保管人保管，由 `handover accept` 作結。
help-handover-custody-arg-from = 移交人
help-handover-custody-arg-to = 接收人
help-handover-custody-arg-units = 移交哪些單元的檔案；未指明時為移交人保管的全部
help-handover-custody-arg-date = 由哪天起改由接收人保管；未指明時為今天
help-handover-custody-arg-approve = 由可批准的人一併批准
help-handover-accept = 接收人確認已接收
help-handover-accept--long = 獲批後由接收人本人確認；公司接收檔案庫的，由移交一方登記。
help-handover-accept-arg-person = 代表接手公司接收的人；保管人之間的移交即為操作人
help-handover-accept-arg-form = 已簽的清冊掃描件（可重複）
help-handover-accept-arg-reference = 移交編號
help-handover-accept-arg-except = 欠缺甚麼
help-handover-make = 把檔案庫移交給接手的公司
help-handover-make--long = 先全部查驗並封存；然後寫出任何 BagIt 工具都能查驗的資料夾：檔案庫、移交清冊（案卷、文件、未結事項）、封存憑單。可批准的人申請即為批准；其他人的待審批（`approve 編號`），其後用 --release 交出。有不妥時不封存、不交出，除非以 --despite 說明原因。接收方執行 `handover check`；由 `handover accept` 作結。加密的文件照原樣移交：用 --to-key 則密鑰隨行，只有接手公司的密鑰能打開；用 --clear 則另附未加密的副本。兩者都要用您的密鑰打開，並由可批准閱讀保密文件的人批准。
help-handover-make-arg-to = 接手的公司
help-handover-make-arg-out = 新資料夾
help-handover-make-arg-release = 交出已批准的，按今天的狀況
help-handover-make-arg-despite = 仍有不妥而照樣移交的原因
help-handover-make-arg-without = 留下不帶走的：working（未裝盒的工作文件）或 inbox
help-handover-make-arg-to_key = 把加密文件的密鑰封給接手公司的 age 密鑰（公開的一半）
help-handover-make-arg-clear = 加密的文件另以未加密的副本隨行
help-handover-make-arg-identity = 存有您的密鑰（秘密的一半）的電腦檔；不寫則用您的設定
help-handover-check = 查驗接收的檔案庫：證物包、每個位元組、封存、清冊、架上
help-handover-check--long = 不改動任何東西。差異分列四項：真實（封存、簽署、時間）、完整（清單、數目、架上）、可用（文件能否打開）、安全（名稱、連結、程式）。
help-handover-check-arg-folder = 所移交的資料夾
help-handover-check-arg-against = 已簽憑單上的數字、條碼文字，或電腦檔
help-handover-check-arg-stocktake = 架上掃描的條碼，每行一個
help-handover-check-arg-print = 另把差異寫成網頁
help-handover-check-arg-identity = 存有貴公司密鑰（秘密的一半）的電腦檔：逐份打開加密的文件
help-handover-list = 列出移交，最新的在前
help-request = 登記個人對其資料的要求，並按時答覆
help-request-open = 登記要求
help-request-open--long = 答覆期限為 deedbox.toml 中 [policy] 的 `access_days`，未指明時 40 天。更正用 `amend`，限制用 `restrict`，然後 `update 編號 --status done --note 文字`。
help-request-open-arg-client = 資料所在檔案的客戶：單元，或 `單元@日期`
help-request-open-arg-about = 類別：access 查閱、correction 更正、erasure 刪除或 restriction 限制處理
help-request-open-arg-person = 提出要求的人
help-request-open-arg-contact = 聯絡方法：電話、電郵，以 `;` 分隔
help-request-open-arg-due = 答覆期限
help-request-open-arg-title = 要求的內容，一行
help-request-open-arg-attach = 隨附的文件（可重複）
help-request-gather = 彙集客戶檔案中關於該人的資料
help-request-gather--long = 文字中有其姓名或聯絡方法的記錄和文件，寫入新資料夾：記錄為文字，gather.csv 每項一行。文件內容不會讀取。提供的在 `include` 一欄填 yes；同一文件中他人的資料無法在此遮蓋。
help-request-gather-arg-reference = 要求編號
help-request-gather-arg-output = 檔案庫以外的新資料夾
help-request-release = 按 gather.csv 所選提供資料：經審批的外傳
help-request-release--long = 與任何外傳一樣待審批；其後由 `disclose --release` 交出複製件，要求隨之答覆。
help-request-release-arg-reference = 要求編號
help-request-release-arg-from = 存有 gather.csv 的資料夾
help-request-release-arg-approve = 由可批准的人一併批准
help-request-release-arg-date = 日期；未指明時為今天
help-request-refuse = 拒絕要求，並註明原因
help-request-refuse-arg-reference = 要求編號
help-request-refuse-arg-reason = 原因
help-request-list = 列出要求，最新的在前
help-restrict = 限制一項記錄：不再可見，原樣保存
help-restrict--long = 由可辦理的人辦理。`verify` 照常核對，此處按編號列出；其內容不可搜尋、顯示、列印、借出、匯出，直至 `unrestrict`；報表照常計數，文字及姓名塗黑。首頁、收費及付款只塗黑文字及姓名，賬目不變。
help-restrict-arg-reference = 記錄編號
help-restrict-arg-reason = 原因
help-restrict-arg-until = 屆時再考慮是否解除的日期
help-restrict-arg-list = 按編號列出受限制的記錄
help-unrestrict = 解除一項記錄的限制
help-unrestrict-arg-reference = 記錄編號
help-unrestrict-arg-reason = 原因
help-print-handover = 檔案移交清冊，供雙方簽署
help-print-handover-arg-id = 移交編號
help-lost--examples =
    例：
      deedbox lost 1203/x4p9 --note '全辦公室已尋找'
      deedbox lost 1203                                現客戶的整份檔案
      deedbox update 1203/h3c8 --status found
      deedbox update 1203/h3c8 --status replaced --note '已由副本代替'
help-renew = 延長借閱期
help-renew-arg-reference = 借閱編號
help-renew-arg-due = 新的應還日期；未指明時按物業的借閱天數
help-renew-arg-date = 續借日期；未指明時為今天
help-renew-lease = 更改租約的最後一天
help-renew-lease--long = 新的日期與首頁的其他更改一樣待審批；有相應職務者可用 `--approve` 即時批准。續租合同一併存檔。租約到期前，`deedbox status` 和 `deedbox report expiring` 都會列出。
help-renew-lease-arg-file = 客戶的單元
help-renew-lease-arg-until = 租約新的最後一天
help-renew-lease-arg-attach = 續租合同；存入 contracts
help-renew-lease-arg-title = 合同標題；未指明時用檔名
help-renew-lease-arg-date = 合同日期；未指明時用檔名中的日期或今天
help-renew-lease-arg-reason = 原因
help-renew-lease-arg-approve = 即時批准

# 通知
help-notice = 發出通知，登記送達和簽收
help-notice-send = 發出通知：連同文件記入登記冊
help-notice-send--long = 發給當天在租的客戶。
help-notice-send-arg-to = 對象：all 全部、floor:12 一層或 unit:1203 一個單元
help-notice-send-arg-title = 事由
help-notice-send-arg-files = 通知的文件
help-notice-send-arg-ref_no = 文號
help-notice-send-arg-date = 發出日期；未指明時為今天
help-notice-deliver = 登記通知已送達客戶
help-notice-deliver-arg-reference = 通知編號
help-notice-deliver-arg-client = 客戶：單元；或 `單元@日期`，即當天離開的客戶
help-notice-deliver-arg-person = 收件人
help-notice-acknowledge = 登記客戶已簽收通知
help-notice-acknowledge-arg-reference = 通知編號
help-notice-acknowledge-arg-client = 客戶：單元；或 `單元@日期`，即當天離開的客戶
help-notice-acknowledge-arg-person = 簽收人
help-notice-list = 列出通知和各有多少客戶簽收，最新在前
help-notice-list-arg-year = 只列某一年的
help-notice-list-arg-unacknowledged = 只列尚有人未簽收的
help-notice-show = 查看通知，以及各客戶何時送達和簽收
help-notice-show-arg-reference = 通知編號

# 調查和外傳
help-survey = 發放年度調查，登記答覆，結束調查，發放報告
help-survey-open = 開始年度調查：登記發放對象和題目
help-survey-open--long = 每年一次調查。不用 `--questions` 時，問服務質素（service-quality）、套餐價格（package-price）和公司評價（company）。
help-survey-open--examples =
    例：
      deedbox survey open --year 2026 --to all
      deedbox survey open --year 2026 --to floor:12 --to unit:0301 --questions questions.toml --target 90

    題目檔：
      {"[["}question]]
      code = "service-quality"
      text = "服務質素"
help-survey-open-arg-year = 調查年度
help-survey-open-arg-to = 發放對象：all 全部、floor:12 一層或 unit:1203 一個單元
help-survey-open-arg-questions = 寫有題目的 TOML 檔
help-survey-open-arg-target = 滿意率目標（百分比）；未指明時按物業設定
help-survey-open-arg-title = 事由
help-survey-open-arg-date = 發放日期；未指明時為今天
help-survey-respond = 登記客戶的答覆
help-survey-arg-year = 調查年度
help-survey-respond-arg-unit = 單元；或 `單元@日期`，即當天離開的客戶
help-survey-respond-arg-respondent = 填寫人
help-survey-respond-arg-answer = 答覆，寫成 `題目=分數` 或 `題目=分數:意見`；分數為 1 至 5
help-survey-respond-arg-date = 收回日期；未指明時為今天
help-survey-close = 結束年度調查；未達標的題目各開一項糾正措施
help-survey-close--long = 由誰負責、何時完成，均不會自動填上：可在此為各項措施一併註明，或逐項用 `amend` 註明。未註明的，`audit` 和 `status` 會列出。
help-survey-close-arg-department = 負責所開各項措施的部門
help-survey-close-arg-due = 各項措施的完成期限
help-survey-publish = 發放總經理已審批的調查報告
help-survey-publish-arg-to = 報告發往的部門
help-survey-publish-arg-output = 把報告寫成網頁（.html）或表格（.csv）
help-survey-show = 查看年度調查：回收多少、所處狀態、各題的答覆
help-survey-list = 列出各次調查，最新在前
help-disclose = 經總經理授權，把文件外傳
help-disclose--long = 先登記申請，待總經理審批（`approve 編號`）。其後 `--release 編號 -o 資料夾` 把這些文件的副本寫入新資料夾，附待簽清單（list.html、list.csv），並登記為已交出。
help-disclose-arg-unit = 單元；或 `單元@日期`，即當天離開的客戶
help-disclose-arg-paper = 外傳的文件
help-disclose-arg-record = 外傳其文字的記錄，連同其後的事項（可重複）
help-disclose-arg-cover = 連同首頁
help-disclose-arg-to = 接收人
help-disclose-arg-purpose = 用途
help-disclose-arg-approve = 由有此職務的人一併審批
help-disclose-arg-release = 交出已審批的文件
help-disclose-arg-output = 放副本和清單的新資料夾
help-disclose-arg-note = 關於所交文件的備註
help-disclose-arg-list = 列出外傳記錄，最新在前
help-bundle = 交出證物包：編號的證物，原樣不動，連同何時已在的證明
help-bundle--long = 一段時間的記錄連同其後的事項，以及所附的原件，放在一個資料夾內，任何人只用 `sha256sum` 即可查驗：內有列出它們的封存清單行，其他各行已遮蓋。這是一次外傳：有權外傳的人申請即為審批；其他人的待審批（`approve 編號`），其後用 `--release 編號` 交出。已作廢或受限制的不在其內。
help-bundle-arg-units = 單元；或 `單元@日期`，即當天離開的客戶
help-bundle-arg-since = 只要這一天或以後的事項
help-bundle-arg-until = 只要這一天或以前的事項
help-bundle-arg-kind = 只要這些種類的記錄（可重複）；否則除首頁和外傳以外全部
help-bundle-arg-paper = 另加的文件；單獨使用時只要這些文件（可重複）
help-bundle-arg-to = 接收人
help-bundle-arg-purpose = 用途
help-bundle-arg-out = 放證物包的新資料夾
help-bundle-arg-unsealed = 未封存的也交出，並註明
help-bundle-arg-release = 交出已審批的（可重複）

# 登記冊和年終
help-loans = 列出借閱登記表，最新在前
help-loans--long = 借閱記錄存於所屬檔案，這裡匯集起來，包括已離開客戶的。JSON 和 CSV 有表格的每一欄。
help-loans-arg-open = 只列借出未還或待批的
help-loans-arg-overdue = 只列逾期未還的
help-pending = 列出待批的事，最新在前：誰可以審批，用甚麼指令
help-pending--long = 借閱申請、待有審批職務的人辦理的個案、更正、作廢、外傳、調查報告。
help-pending-arg-mine = 只列經辦人可以審批的
help-move-out = 辦理客戶遷出：立卷，結束租用
help-move-out--long = 由當天起單元空置，可以再租。之後收到的文件歸入 `單元@日期`。有未清項目時會被拒絕，除非經理豁免。須清的項目以當天為準：欠費、未退押金、未結個案、借閱及遺失、未交回的鑰匙及證件，以及未了結的鑰匙、復原、標牌備註（`deedbox record note 單元 --about keys …`）。
help-move-out--examples =
    例：
      deedbox move-out 1203 --date 2026-06-30 --check
      deedbox print move-out 1203 --date 2026-06-30 -o slip-1203.html     供簽署的頁面
      deedbox move-out 1203 --date 2026-06-30
      deedbox --as lee move-out 1203 --date 2026-06-30 --waive loans --reason '檔案在法院'
help-move-out-arg-unit = 退租的單元
help-move-out-arg-date = 遷出日期
help-move-out-arg-check = 只顯示遷出登記單：各項目、欠付和所存、未清的原因；有未清時結束代碼為 1
help-move-out-arg-waive = 可以不清的項目
help-move-out-arg-reason = 豁免原因
help-archive-moved-out = 把某年的案卷裝盒，編目錄和標籤
help-archive-moved-out--long = 一盒只放一層樓、一種保管期限；每卷得一個永久檔號，封為 BagIt 1.0 包。重複執行不會再改動；遲來的案卷另裝一盒。
help-archive-moved-out--examples =
    例：
      deedbox archive-moved-out --year 2025 --plan -o plan.toml   寫出將要辦的事，供審閱
      deedbox archive-moved-out --year 2025 --apply plan.toml     完全照辦
      deedbox archive-moved-out --year 2025                       一次辦妥，如由 cron 執行
help-archive-moved-out-arg-year = 遷出年度
help-archive-moved-out-arg-box_capacity = 每盒卷數；未指明時按 deedbox.toml
help-archive-moved-out-arg-plan = 只寫出將要辦的事，不執行
help-archive-moved-out-arg-output = 計劃寫入的電腦檔；未指明或為 `-` 時輸出到標準輸出
help-archive-moved-out-arg-apply = 完全照計劃執行，否則拒絕

# 查閱
help-status = 列出今天要辦的事，各附所用指令
help-status--long = 等候詢問者辦理的在前，其次是逾期的。某類行數多時只列首十行。文件多於 1,000 份時不逐一讀取其內容，並有一行說明；`--full` 全部讀取。
help-status-arg-quick = 不逐一讀取文件內容，與 `audit --quick` 相同
help-status-arg-full = 不論文件多少，逐一讀取其內容，與 `audit` 相同
help-status-arg-all = 各類的每一行都列出
help-status-arg-only = 只列一類，全部行數
help-search = 在所有記錄中搜尋字詞，包括已離開的客戶
help-search--long = 記錄或其步驟須含所有字詞；有多個字詞時，其中一些可以是客戶名稱。不分大小寫和全半形。最新在前；找不到時結束代碼為 1。
help-search-arg-words = 字詞
help-search-arg-kind = 記錄種類：document、loan、tenancy、cover、sealed、box……
help-search-arg-unit = 只找一個單元，包括歷任客戶
help-search-arg-floor = 只找一層樓的單元
help-search-arg-since = 首日
help-search-arg-until = 最後一天
help-search-arg-status = 借閱或個案所處的狀態：asked、out、open、assigned、approved、closed……；voided 作廢
help-arg-known_at = 只計到這天結束或到這個時間為止所錄入的，如 2026-11-23T10:30
help-arg-department = 只列此部門所建的檔案，以及檔案內的內容

# 報表
help-report = 顯示報表：租出、應收、押金、投訴、維修、欠缺
help-report--long = 現況報表以某天結束時為準，未指明時為今天；年度報表計當年開始的事，以今天的狀態為準。數字只取自內容與清單相符的記錄；有一項不符，就不給數字。
help-report-arg-as_of = 以哪天的狀況為準（按發生日期）；未指明時為今天
help-report-arg-year = 年度；未指明時為今年
help-report-arg-output = 寫成電腦檔，不顯示在終端機：網頁，或按副檔名寫成活頁簿（.xlsx）或給 Excel 的表格（.csv）；檔案庫以外的新電腦檔
help-report-occupancy = 各樓層租出的單元數和面積
help-report-clients = 各單元的客戶
help-report-arrears = 誰欠多少、欠了多久，包括已離開的客戶
help-report-meters = 客戶各錶最近的讀數，和未收費的用量
help-report-deposits = 所存押金，包括已離開的客戶
help-report-loans = 借出未還的檔案，以及逾期多久
help-report-issued = 未交回的鑰匙、門卡及證件，按號碼；連已遷出的客戶
help-report-completeness = 現有客戶的檔案欠缺甚麼：文件類別、首頁欄位
help-report-expiring = 即將到期或已到期的文件、證件和租約
help-report-expiring-arg-days = 往後看多少天
help-report-payments = 某年所收款項，按月
help-report-complaints = 某年的投訴和所需時間
help-report-repairs = 某年的報修，多快到場和完成
help-report-violations = 某年發現的違規
help-report-applications = 某年的申請和結果
help-report-fit-outs = 某年申請的二次裝修
help-report-visits = 某年拜訪客戶的次數
help-report-satisfaction = 客戶滿意程度：年度調查各題的答覆
help-report-satisfaction-arg-year = 調查年度
help-report-satisfaction-arg-by_floor = 各樓層也列一行
help-report-moved-out = 某年遷出的客戶，連檔號和盒號
help-report-retention = 盒內案卷保管至何日，因何留存
help-report-yearbook = 一年的數字：按月，並有當年各報表

# 查驗
help-verify = 按清單查驗每個電腦檔
help-verify--long = 用所有處理器核心讀取全部內容，指出改動、缺失、多出或放錯位置的電腦檔，各附代碼、路徑和補救方法；代碼見 FORMAT.md。有損壞時結束代碼為 1。他人正在歸檔時不會誤報。已知在異地庫而不在此處的文件另行計算；此時也以 1 結束，除非以 --allow-absent 說明這是有意的。

    加 --against 即以存於外處的封存憑單核對：至少頭十組數字、二維碼的文字、封存記錄的電腦檔，或以 - 代表標準輸入。封存過的內容都仍在各清單的開頭，否則一一指明。封存用 `deedbox seal`。
help-verify--examples =
    例：
      deedbox verify                     整個檔案庫
      deedbox verify 1203 1204           兩個單元的內容，包括已裝盒的案卷
      deedbox verify --allow-absent      異地庫有的文件可以不在此處
      deedbox verify --quick             是否齊全、名稱和類型；有無空白的電腦檔；各盒的大小
      deedbox verify --against 'f6af eb9d 0c12 2334 4556 6778 8990 0aab bccd deef'
      deedbox verify --keys              另查每份加密文件有無密鑰
      deedbox verify --format json | jq '.findings[].path'
help-verify-arg-units = 單元；未指明時為整個檔案庫
help-verify-arg-allow_absent = 文件在異地庫或 git-lfs 而不在此處，視為正常
help-verify-arg-quick = 只比對是否齊全和大小
help-verify-arg-keys = 另查密鑰箱有無每份加密文件的密鑰
help-verify-arg-against = 封存憑單的一行：數字、二維碼的文字、檔案，或以 - 代表標準輸入
help-seal = 封存檔案庫：存於外處的一行數字，日後可顯示有無更改或取走
help-seal--long = 列出各清單及其內容的摘要（或上次封存後有增加者），並說出要保存的一行。無需密鑰：兩人在印出的憑單上簽署，存放於本部門不能單獨取得之處。`deedbox verify --against` 以它核對檔案庫。封存前先查驗全部；有問題即不封存，除非用 --despite 說明原因。
help-seal-arg-title = 此次封存的名稱
help-seal-arg-whole = 列出全部清單，包括沒有增加的
help-seal-arg-quick = 只查驗是否齊全及名稱
help-seal-arg-print = 把憑單寫成電腦檔
help-seal-arg-despite = 有問題仍封存的原因
help-seal-list = 列出各次封存，最新的在前
help-seal-show = 顯示一次封存：數字、所列內容、何人另有保存
help-seal-show-arg-reference = 封存編號
help-seal-print = 列印封存憑單，由兩人簽署，存於外處
help-seal-print-arg-reference = 封存編號
help-seal-print-arg-output = 把頁面寫成電腦檔；未指明或為 `-` 時輸出到標準輸出
help-seal-witness = 登記何人以何方式另存此行；收到的文件一併歸檔
help-seal-witness--long = 不發出任何東西，也不查驗；如為時間戳，會說明請求和查驗所用的指令（`--dry-run` 只作說明）。
help-seal-witness-arg-reference = 封存編號
help-seal-witness-arg-how = 方式：paper、mail、rfc3161 或 opentimestamps
help-seal-witness-arg-file = 收到的文件，如已簽署的憑單
help-seal-witness-arg-by_whom = 何人
help-sign = 補簽自己登記而未簽署的事項
help-sign--long = 簽名是旁邊另一個電腦檔，所以可以後補：用當時已生效而現在仍生效的密鑰。指明記錄時，簽署其中由你登記而須簽署的各項；指明事項時只簽該項。所用密鑰其後遺失、而此前又沒有封存列出的，可用 --again 以現有密鑰重新簽署：逐項辦理，先看清楚再簽。
help-sign-arg-references = 記錄或事項的編號；`-` 由標準輸入讀取，每行一個
help-sign--examples =
    例：
      deedbox sign --mine
      deedbox sign 1203/x4p9
      deedbox sign 1203/x4p9+01-h3c8
      deedbox sign --again 1203/x4p9+01-h3c8     密鑰在封存之前遺失之後
help-sign-arg-again = 密鑰其後遺失的，重新簽署；逐項以編號指明
help-sign-arg-mine = 由你登記而須簽署但未簽署的全部
help-audit = 按檔案庫的內容查核各條款
help-audit--long = 每條款的結果是符合、不符合、已證明、未證明（程式無法判斷，而有權的人未證明）或不適用（尚無事例）；JSON 和 CSV 寫 `kept`、`broken`、`attested`、`not attested`、`not applicable`。有不符合時結束代碼為 1。電腦檔的內容和位置（P2-2、P2-8）、收件箱的文件（P3-4）和單元資料（P2-9）不論問哪一天，都以現時為準。
help-audit--examples =
    例：
      deedbox audit
      deedbox audit --clause P2-7 --clause P1-4a
      deedbox audit --as-of 2025-12-31 --format json

    條款：
      P1-2     客戶資訊、質素跟蹤、投訴和滿意度有人負責
      P1-3     每宗未結個案都有部門或職員辦理，每份檔案都有建檔部門（組織、協助、各自建立）
      P1-4a    檔案有聯絡方法、信用狀況和交易記錄
      P1-4b    每份檔案有專管人，並及時更新
      P1-4c    銷售總監審批確認檔案
      P1-5a    簽約前查閱檔案
      P1-5b    未經總經理授權不得外傳
      P1-5c    節日和平時拜訪客戶，記錄意見
      P1-6a    每年至少一次全面的滿意度調查
      P1-6b    發放調查，問及服務質素、套餐價格和公司評價
      P1-6c    調查報告經總經理審批並發放
      P1-6d    對薄弱環節訂出糾正和預防措施
      P1-7a    投訴由相關部門接收
      P1-7b    服務質素的投訴與營運部協同處理，經審批，答覆客戶
      P1-7c    服務過程的投訴經處理、審批，答覆客戶
      P1-8     有市場資訊和保密兩份規章
      P2-1     由客務部負責
      P2-2     一戶一檔，以單元編號，按樓層存放
      P2-3     遷出客戶的文件及時裝訂，另行存放
      P2-4     文件按日期排列，最新在前
      P2-5     標牌是現有客戶的名稱
      P2-6     每年為裝訂的文件編目錄，按樓層裝盒
      P2-7     檔案經經理批准後借出，在辦公室閱覽
      P2-8     原始檔案不可修改，工作文件經同意方可修改
      P2-9     錄入各單元的面積和用途
      P3-1     掌握客戶的人手構成、公司性質和繳納情況
      P3-2     資料全面、準確、有效
      P3-3.1   檔案有單元資料
      P3-3.2   檔案有繳費和押金文件
      P3-3.3   檔案有二次裝修文件
      P3-3.4   檔案有入住表格
      P3-3.5   檔案有補充資料
      P3-3.6   檔案有聯絡資料
      P3-3.7   檔案有緊急聯絡資料
      P3-3.8   檔案有與管理處的往來函件
      P3-3.9   檔案有違規和欠費文件
      P3-3.10  檔案有維修文件
      P3-3.11  檔案有投訴文件
      P3-3.12  單元存有工程資料
      P3-4     文件收集、整理、歸檔、使用
      P3-5     通知和函件上行下達，並有登記
      P3-6     定期整理檔案
      P3-7     接聽和辦結投訴
      P3-8     接聽報修，及時派人
      P3-9     部門之間橫向溝通
help-audit-arg-clauses = 條款代碼（可重複）；未指明時為全部
help-audit-arg-quick = 不逐一讀取文件內容，與 `status --quick` 相同；P2-8 屆時只會是不符合或未證明，不會是符合
help-audit-arg-as_of = 以哪天的狀況判斷（按發生日期）；未指明時為今天
help-attest = 證明某條款已符合（程式無法判斷的）
help-attest--long = P1-8（兩份規章齊備）由總經理或經理證明，P3-9（部門之間溝通）由經理證明。證明有效一年，或按 deedbox.toml 的 `attest_days`。`deedbox audit` 可查看。
help-attest-arg-clause = 條款代碼
help-attest-arg-note = 如何符合，一行
help-attest-arg-date = 查看屬實的日期；未指明時為今天
help-authority = 授予或終止總經理的查閱、外傳授權，並列出授權
help-authority--long = 有查閱授權生效時，本辦公室職員借閱一般文件由經理批准；無授權時每次由總經理批准。密件、外來借閱人、對外提供文件和匯出，一律由總經理批准。
help-authority-give = 授權至某日
help-authority-give--long = 限總經理。凡有所列職務、屬所列部門或被指名的人，均獲授權。
help-authority-give-arg-lets = 授權事項：consult 查閱或 pass-on 外傳
help-authority-give-arg-until = 授權的最後一天
help-authority-give-arg-role = 職務：凡有此職務的人
help-authority-give-arg-department = 部門：部門內各人
help-authority-give-arg-person = 職員
help-authority-give-arg-title = 授權事由
help-authority-give-arg-date = 授權的首日；未指明時為今天
help-authority-end = 提早終止授權
help-authority-end-arg-reference = 授權編號
help-authority-end-arg-date = 終止日期；未指明時為今天
help-authority-end-arg-note = 備註
help-authority-list = 列出授權和各自狀況，最新在前
help-authority-list-arg-in_force = 只列今天生效的
help-hold = 使案卷和客戶檔案不得銷毀，不論保管期限
help-hold--long = 停毀及解除停毀（`deedbox close 編號`）限經理。編製銷毀清冊、申請銷毀和執行銷毀時均會核對。--until 所指之日到了並不自動解除：自該日起 `status` 會提示是否仍須停毀。
help-hold-arg-what = 檔號、單元（現客戶的檔案），或 單元@日期（已遷出客戶的檔案）
help-hold-arg-reason = 不得銷毀的原因
help-hold-arg-mandate = 依據：指令、法例、函件
help-hold-arg-until = 屆時再核是否仍須停毀
help-hold-arg-date = 生效日期；未指明時為今天
help-dispose = 期滿案卷按已批准的清冊、由兩人監銷，別無他途
help-dispose--long = 先列可銷毀者；鑒定人填意見；申請；總經理批准（`deedbox approve 編號`）；過了 `deedbox.toml` 所定日數後，在兩名監銷人面前執行，監銷人各以自己名義確認。留存者：電腦檔清單、裝盒記錄、目錄條目、載有校驗值的銷毀清冊。其他指令均不會取走已歸檔的文件。
help-dispose-plan = 列出期滿案卷：可銷毀者，以及不可銷毀者及原因
help-dispose-plan--long = 用 -o 寫成計劃交鑒定人，在各卷旁填 `destroy`、`keep` 或 `keep-until 日期`。
help-dispose-plan-arg-until = 以該日為準計算期滿；未指明時為今天
help-dispose-plan-arg-output = 將計劃寫到該處；須為檔案庫以外的新電腦檔
help-dispose-ask = 申請銷毀：按鑒定人意見處理計劃中的案卷，或單份文件
help-dispose-ask--long = 申請時全部再核一次。續存者記於該案卷。單份文件須有自身依據：當事人請求、同一內容已歸檔於他處、已有加密副本取代；其記錄保留並註明已銷毀。
help-dispose-ask-arg-plan = 經鑒定人填寫的計劃
help-dispose-ask-arg-paper = 文件
help-dispose-ask-arg-ground = 單份文件的依據：request、duplicate 或 secured
help-dispose-ask-arg-request = 所依據的當事人刪除要求（未結），與 `--ground request` 並用
help-dispose-ask-arg-appraisal = 鑒定意見
help-dispose-carry-out = 執行已批准的清冊：銷毀所列電腦檔
help-dispose-carry-out--long = 未過 `[disposal] wait_days` 日數、沒有兩名無其他關係的監銷人、已停毀、所列任何一項有變，或 git 未保存檔案庫現狀時，一律拒絕，不銷毀任何電腦檔。
help-dispose-carry-out-arg-reference = 清冊編號
help-dispose-carry-out-arg-witness = 監銷人，共兩人
help-dispose-witnessed = 以監銷人身份確認
help-dispose-witnessed-arg-reference = 清冊編號
help-dispose-witnessed-arg-form = 已簽署清冊的掃描件
help-dispose-traces = 說明已銷毀者尚存於何處：git、git-lfs、已交出的副本
help-dispose-traces--long = 尚有留存時結束代碼為 1。文件如何離開 git，見 FORMAT.md。
help-dispose-traces-arg-reference = 清冊編號
help-dispose-print = 印出清冊，供總經理和監銷人簽署
help-dispose-print-arg-reference = 清冊編號
help-dispose-print-arg-output = 將頁面寫到電腦檔；未指明或為 `-` 時輸出到標準輸出
help-doctor = 檢查檔案庫周邊：設定、職員、git、磁碟、其他工具
help-doctor--long = 不作任何改動。每項附補救方法：`!` 必須處理（結束代碼 1），`-` 供參考。文件是否與清單相符，請用 `deedbox verify`。
help-mend = 修補不需人判斷的地方
help-mend--long = 除去清單中重複的行、git 留下的衝突，以及從未隨來的電腦檔的行（git 歷史有證據的）；把已裝盒案卷遲來的文件放到應在的位置。每個檔案包都記下所作修補。需人判斷的只指出，不動。

    用 --adopt 時，把無人列入清單的電腦檔列入，並記下原因（誰可以辦見 deedbox.toml）。
help-mend-arg-adopt = 檔案包中未列入清單的電腦檔
help-mend-arg-reason = 列入的原因
help-schema = 印出某種記錄的 JSON Schema，或全部名稱
help-schema-arg-name = 名稱，如 loan
help-completions = 印出殼層（shell）的自動補全
help-completions--long = 指令、選項和可用的值；以及所在檔案庫（或 -C 所指的）中的單元和客戶、`1203/` 之後的記錄編號、職員、類別、職務。
help-completions-arg-shell = 哪種殼層（shell）
help-man = 印出手冊頁，整個程式或某一指令的
help-man-arg-command = 指令
help-man-arg-all = 把全部指令的手冊頁寫入新資料夾
help-man--examples =
    例：
      deedbox man lend | man -l -
      deedbox man --all man1                 全部手冊頁，各一個電腦檔，寫入新資料夾
help-help = 顯示說明：某一指令的，或某一主題的
help-help-arg-words = 指令或主題；`topics` 列出主題

# 列印
help-print = 列印表格：案卷、全年目錄、盒脊、標牌、借閱單、對賬單、收據、催款通知
help-print--long = 每份是一個獨立的 HTML 網頁，供瀏覽器按 100 % 列印；輸出到標準輸出，或寫成電腦檔。用 `--format json` 或 `csv` 時，表上的內容以資料輸出到標準輸出。標題用 `--lang` 指明的語言，未指明時用物業的語言；英文標題旁附中文。列印不作任何改動，只有 `print catalogue --in-archive` 重印檔案庫內的目錄。
help-print-arg-output = 把頁面寫成電腦檔；未指明或為 `-` 時輸出到標準輸出
help-print-volume = 把客戶的檔案印成案卷：封面、卷內目錄、備考表，以及 A3 紙上的案卷脊背
help-print-volume--long = 客戶仍在時註明尚未裝訂；文件的頁號在裝訂時給定，檔號在裝盒時給定。
help-print-volume-arg-file = 單元，即現有客戶；或單元和客戶離開的日期
help-print-volume-arg-width = 脊背闊度（毫米）
help-print-catalogue = 某年裝盒案卷的目錄，每層一表
help-print-catalogue-arg-year = 裝盒的年度
help-print-catalogue-arg-in_archive = 按裝盒記錄重印檔案庫內該年的目錄和盒脊
help-print-catalogue--examples =
    例：
      deedbox print catalogue --year 2025 -o catalogue.html
      deedbox print catalogue --year 2025 --in-archive      重印 moved-out/2025 內的目錄和盒脊
help-print-boxes = 某年各盒的盒脊，高 310 毫米，一張 A3 印多個
help-print-boxes-arg-year = 裝盒的年度
help-print-boxes-arg-width = 盒脊闊度（毫米）
help-print-shelves = 各存放位置的條碼，貼於架上或照單掃描
help-print-shelves--long = 未指明位置時，印出全部已知的位置：存有檔案的、deedbox.toml 內 `[cabinets]` 所列的，及其外各層。
help-print-shelves-arg-places = 位置，寫作 房間/文件櫃/層
help-print-labels = 現有客戶名稱的檔案標牌，70 × 37 毫米，一張 A4 印 24 個
help-print-labels--long = 未指明單元時，印出所有在租單元的標牌。`deedbox label 單元 -o 檔名` 寫出同一頁面，並登記已列印。
help-print-labels--examples =
    例：
      deedbox print labels -o labels.html
      deedbox print labels 1203 1204 --skip 5 -o labels.html       該紙已用去五個標牌
      deedbox print labels --size 63.5x38.1 -o labels.html
help-print-labels-arg-units = 單元
help-print-labels-arg-size = 標牌大小（毫米）
help-print-labels-arg-skip = 第一張紙上已用去的標牌數
help-print-loan = 借閱單，一張紙印 A5 兩聯，另有放在架上的代卷卡
help-print-loan-arg-id = 借閱記錄
help-print-loans = 借閱登記表，有表格的每一欄，最新在前
help-print-loans-arg-month = 只印某月的借閱
help-print-loans-arg-year = 只印某年的借閱
help-print-move-out = 遷出登記單，每個關卡有簽署欄
help-print-move-out--long = 各項目與 `deedbox move-out 單元 --date 日期 --check` 相同。
help-print-move-out-arg-unit = 退租的單元
help-print-move-out-arg-date = 遷出日期；未指明時為今天
help-print-statement = 客戶的對賬單：費用和付款，每行附結餘；到期款項；押金分開列出
help-print-statement--long = 數字與 `deedbox statement` 相同。
help-print-statement-arg-file = 單元，即現有客戶；或單元和客戶離開的日期
help-print-statement-arg-since = 由這天起；之前的計入期初結餘
help-print-statement-arg-until = 到這天止；未指明時為今天
help-print-receipt = 付款的收據，或收取、退還押金的收據
help-print-receipt-arg-id = 付款或押金記錄
help-print-demand = 逾期款項的催款通知：每項費用和到期日，以及總額
help-print-demand--long = 沒有逾期款項時不印，指令以 1 結束。
help-print-demand-arg-file = 單元，即現有客戶；或單元和客戶離開的日期
help-print-demand-arg-as_of = 催款日期；未指明時為今天

# 匯出
help-export = 匯出登記冊：活頁簿、資料庫，或放表格的資料夾
help-export--long = 登記冊的各欄與 `import` 所讀的相同，內容是現時有效的；`import` 不讀的另列工作表。每次匯出都有登記：給誰、用途、每個電腦檔的摘要。匯出須經有權把客戶資料外傳的人審批；由有此職務的人提出，即為審批。
help-export--examples =
    例：
      deedbox export -o estate.xlsx --to '集團財務部' --purpose '年度審計'
      deedbox export -o estate --papers --to '新辦公室' --purpose '搬遷'                 可由 `import estate` 讀回
      deedbox export -o figures --as-files parquet,jsonl --register charges --register payments --since 2025-01-01 \
        --to '財務部' --purpose '審計'
      deedbox export -o estate.sqlite --to '財務部' --purpose '審計' --dry-run           看看有些甚麼
      deedbox export --release disclosures/q7d2 -o estate.xlsx                            交出已審批的

    成為甚麼，看名稱的結尾：.xlsx、.sqlite；沒有結尾的成為新資料夾。
help-export-arg-output = 檔案庫以外的新電腦檔或新資料夾
help-export-arg-to = 接收人
help-export-arg-purpose = 用途
help-export-arg-release = 交出已審批的資料
help-export-arg-register = 只匯出這本登記冊（名稱與 `import` 相同）；或 events
help-export-arg-kind = 只匯出這種記錄
help-export-arg-unit = 只匯出此單元的客戶及其單元檔案（可重複）
help-export-arg-since = 只匯出這天或以後發生的
help-export-arg-until = 只匯出這天或以前發生的
help-export-arg-papers = 文件的副本一併匯出
help-export-arg-as_files = 資料夾放哪些格式的電腦檔，多種用 `,` 分開
help-export-arg-as_files-is-csv = 文字表格：`import` 可讀
help-export-arg-as_files-is-jsonl = 每行一筆 JSON（JSON Lines）
help-export-arg-as_files-is-parquet = Parquet 格式

# git
help-changes = 說明各次提交或尚未提交的改動：誰對哪個單元辦了甚麼
help-changes--long = 原件或清單所列的電腦檔如被人手改動、刪除或改名，會最先指出，結束代碼為 1；清單的行不見了或被改動也是如此。其後按單元列出所辦各項，最新在前，附所屬的政策條款。指明一次提交時，說明該次所辦；如是合併，說明它為所在分支帶來了甚麼。
help-changes--examples =
    例：
      deedbox changes                            尚未提交的
      deedbox changes --staged                   只看已暫存的
      deedbox changes HEAD                       上一次提交所辦的
      deedbox changes main..origin/main          拉取後會帶來的
      deedbox changes v2025..HEAD --unit 1203 --format csv
help-changes-arg-range = `A..B` 或一次提交；未指明時為尚未提交的
help-changes-arg-staged = 只看已暫存的
help-changes-arg-unit = 只看某單元的
help-changes-arg-person = 只看某人所辦的
help-sync = 保存，取來他人所辦的，並交出此處所辦的
help-sync--long = 如 `save` 般提交，取來並合併（從不改寫歷史），查看合併所涉的檔案包，然後推送；他人同時推送時重做一次。隨後說明他人辦了甚麼。兩人所辦不能並存的會指明並照樣推送，因為兩者都是事實；有損壞的不推送（結束代碼 1）。雙方改了同一個電腦檔時撤銷合併（結束代碼 3）。其後把文件放入 deedbox.toml 內設有 `on_sync` 的異地庫。
help-sync--examples =
    例：
      deedbox sync
      deedbox sync --dry-run             將保存、取來、交出甚麼
      deedbox sync --no-push             取來他人所辦的，暫不交出
      deedbox sync --quiet               供 cron 使用
help-sync-arg-remote = 大家推送到的儲存庫，按 `git remote` 的名稱；未指明時為分支所跟隨的
help-sync-arg-no_push = 取來他人所辦的，不推送
help-remote = 把原件存於此磁碟以外的異地庫，並可取回
help-remote--long = 異地庫以 S3 協定提供服務。每份內容只存一次，以摘要為名：沒有姓名，也沒有物業名稱。已裝箱的鎖至保存期滿。異地庫沒有證明的，一概不信。密鑰寫在 AWS_ACCESS_KEY_ID 及 AWS_SECRET_ACCESS_KEY（或 DEEDBOX_REMOTE_KEY 及 DEEDBOX_REMOTE_SECRET），否則在 config.toml 旁、只有你可讀的 remotes.toml；從不寫入檔案庫。
help-remote-add = 確認合用後，把異地庫寫入 deedbox.toml
help-remote-add--long = 合用的儲存桶：保留版本、建立時已開啟物件鎖定、不覆寫不應覆寫的、不收下與所附摘要不符的內容。為此會放入兩份小內容，不透露任何事。
help-remote-add--examples =
    例：
      deedbox remote add vault --endpoint https://s3.example.com --bucket tower-originals
      deedbox remote add vault --endpoint https://s3.example.com --bucket tower-originals --lock compliance

    密鑰寫在 ~/.config/deedbox/remotes.toml（chmod 600）：
      {"["}vault]
      key = "…"
      secret = "…"
help-remote-add-arg-name = 異地庫在此的名稱：a-z、0-9 及連字號
help-remote-add-arg-endpoint = 網址：https，或只限本機的 http
help-remote-add-arg-bucket = 儲存桶
help-remote-add-arg-region = 地區（如有）；未指明時為 us-east-1
help-remote-add-arg-lock = 已裝箱的在保存期內如何鎖定
help-remote-add-arg-lock-is-governance = 有特別權限的人仍可刪去（預設）
help-remote-add-arg-lock-is-compliance = 任何人都不可刪去
help-remote-add-arg-live_days = 現有客戶的文件每次放入時鎖定的日數；未指明時不鎖定
help-remote-add-arg-on_sync = 每次 `sync` 時一併放入
help-remote-list = 列出各異地庫
help-remote-push = 把異地庫沒有的文件放入
help-remote-push--long = 讀取時計算摘要，異地庫也自行計算：與清單不符的內容不會放入。已有的留着，有需要時延長鎖定。中斷後再執行即可。有不妥時以 1 結束。
help-remote-push--examples =
    例：
      deedbox remote push
      deedbox remote push vault --boxed      已裝箱的
      deedbox remote push vault 1203 1204    屬於兩個單元的
      deedbox remote push --dry-run          尚未放入的
help-remote-push-arg-what = 異地庫（有幾個時）及單元；未指明時為所有文件
help-remote-push-arg-boxed = 只限已裝箱的
help-remote-push-arg-all = 所有文件：未指明時即如此
help-remote-verify = 查驗異地庫是否每份文件都有，並保存足夠的時間
help-remote-verify--long = 逐一詢問：是否存在、摘要是否與清單相符、是否鎖至保存期滿。加 --read 則取來全部內容，在此計算摘要。有不妥時以 1 結束。
help-remote-verify--examples =
    例：
      deedbox remote verify vault
      deedbox remote verify vault --read --part 3/30    三十分之一：每日另一份
help-remote-verify-arg-what = 異地庫（有幾個時）及單元；未指明時為所有文件
help-remote-verify-arg-boxed = 只限已裝箱的
help-remote-verify-arg-all = 所有文件：未指明時即如此
help-remote-verify-arg-read = 取來全部內容，在此計算摘要
help-remote-verify-arg-part = 若干份中的一份
help-remote-fetch = 取回不在此處的文件
help-remote-fetch--long = 每份完整並與清單的摘要相符，才放到缺少之處；不覆寫任何東西。中斷的從中斷處繼續。最新版本的內容不對時，從較早的版本中找出正確的。
help-remote-fetch-arg-what = 異地庫（有幾個時）及單元；未指明時為所有文件
help-remote-fetch-arg-boxed = 只限已裝箱的
help-remote-fetch-arg-all = 所有文件：未指明時即如此
help-remote-drop = 證明異地庫已有後，取走此處已裝箱原件的副本
help-remote-drop--long = 須由可外傳客戶資料的人按年度及異地庫批准。先把全部內容讀回一次，每份都須鎖至該卷保存期滿；有一份不是，便一份也不取走。檔案庫仍列出這些文件，git 保留所有的，`deedbox verify` 會另行計算，`deedbox remote fetch` 可取回。永久保存的卷留下。
help-remote-drop-arg-name = 存有這些文件的異地庫
help-remote-drop-arg-boxed = 已裝箱的：其他一概不取走
help-remote-drop-arg-year = 裝箱的年度
help-remote-bag = 交出一卷已裝箱的檔案，其文件由異地庫取得
help-remote-bag--long = 資料夾內有該卷的封卷資料、清單及記錄，另有 `fetch.txt` 說明每份文件在何處、有多大（RFC 8493）：收到的人有權讀取異地庫，便可補齊，其後驗證程式會確認齊全。這屬匯出：須由可外傳客戶資料的人批准，並會登記。
help-remote-bag-arg-volume = 檔號
help-remote-bag-arg-to = 存放的新資料夾，在檔案庫以外
help-remote-bag-arg-recipient = 交給誰
help-remote-bag-arg-purpose = 用途
help-remote-bag-arg-from = 存有這些文件的異地庫（有幾個時）
help-save = 提交檔案庫的全部內容，訊息說明誰辦了甚麼
help-save--long = 提交的作者是辦理人；辦理的有多人時，作者是保存的人，其他人列在訊息中。清單所列的電腦檔被人手改動時，以及合併未完成時，會被拒絕。
help-save--examples =
    例：
      deedbox save
      deedbox save -m '星期五晚'
      deedbox save --dry-run                     只看訊息
help-save-arg-message = 訊息的第一行；未指明時按所辦的事擬定
help-hook = 讓 git 檢查所提交和所推送的內容
help-hook-install = 安裝本機儲存庫的 hook；用 --server 時安裝大家推送到的儲存庫的
help-hook-install--long = 本機的 `pre-commit` 拒絕清單所列電腦檔被改動、改名或遺失的提交。伺服器的 `pre-receive` 拒絕這樣的推送，也拒絕改寫已推送的歷史；伺服器上需要 git、sh 和 awk，不需要 deedbox。別人的 hook 不會被覆蓋，除非用 --force。
help-hook-install-arg-force = 覆蓋別人的 hook
help-hook-install-arg-server = 大家推送到的裸儲存庫
help-hook-pre-commit = 檢查已暫存的內容；由 hook 呼叫
help-hook-pre-commit-arg-index = git 給 hook 看的索引
help-add-arg-from = 來自哪一項查詢：為它登記和歸檔的內容會隨檔案顯示
help-add-arg-returns = 再次遷入的客戶以前的案卷，如 1203@2023-06-30；標籤和公司名稱相同的會自動相連
help-record-enquiry = 登記查詢
help-record-enquiry-arg-who = 查詢人
help-record-enquiry-arg-space = 所需單元
help-record-enquiry-arg-source = 來源：電話、仲介、廣告、到訪銷售同事
help-record-enquiry-arg-contact = 聯絡人
help-record-enquiry-arg-phone = 回覆電話
help-record-enquiry-arg-handled_by = 由誰跟進
help-report-enquiries = 某年的查詢：按月、來源和結果
help-report-stocktakes = 某年的盤點：核對了哪些位置、結果如何
help-report-late-entries = 某年內事後多日才登記的記錄，連同首次列有它的封存
help-report-letters = 某年的函件，來函是否已答覆
help-report-opinions = 某年的客戶意見，是否已答覆
help-report-quality = 某年的服務質素檢查，不合格的如何跟進
help-value-enquiry = 查詢
help-value-unit-enquiry = 單元|查詢
help-record-visit-arg-UNIT = 單元；當天離開的客戶寫 `單元@日期`；或查詢的編號
help-record-opinion-arg-UNIT = 單元；當天離開的客戶寫 `單元@日期`；或查詢的編號
help-record-letter-arg-UNIT = 單元；當天離開的客戶寫 `單元@日期`；或查詢的編號
help-record-note-arg-UNIT = 單元；當天離開的客戶寫 `單元@日期`；或查詢的編號
help-record-enquiry-arg-UNIT = 涉及的單元；記錄存於 enquiries 登記冊
help-file-arg-date_ahead = 文件日期晚於明天，並非手誤
help-whoami = 顯示以誰的身分辦理、有何職務，以及何處如此指明
help-whoami--examples =
    例：
      deedbox whoami
      deedbox config set staff chan                    此後在本機以誰的身分辦理
help-config = 查看及更改個人設定：以誰的身分辦理、用甚麼語言
help-config--long = 設定只存於本機的設定資料夾 config.toml，絕不寫入檔案庫。
help-config--examples =
    例：
      deedbox config list --show-origin                此處生效的設定，及其出處
      deedbox config set staff chan
      deedbox config set lang zh-Hant
      deedbox config set signing_key ~/.ssh/id_ed25519.pub
      deedbox config set key_box /mnt/office/keys
      deedbox config set identity ~/.config/age/key.txt
      deedbox config set staff ''                      取消該設定
help-config-list = 列出生效的設定：先看選項，次看環境變數，再看個人設定，最後是物業的設定
help-config-list-arg-show_origin = 一併顯示出處
help-config-set = 更改一項個人設定
help-config-set-arg-key = staff 經辦人；lang 語言；signing_key 簽署所用公鑰的電腦檔；key_box 存放保密文件密鑰的資料夾；或 identity 用以打開保密文件的私鑰所在的電腦檔
help-config-set-arg-value = 新值；留空則取消該設定

help-open = 以系統的程式開啟一份文件的副本：改動副本不影響檔案庫
help-open--long = 副本唯讀，存於你個人的私用資料夾，隔天清空。以 DEEDBOX_OPENER 指明的程式開啟，否則用 xdg-open、open 或 start。密件只供獲准借閱的人及可批准借閱的人查看：用 `--purpose` 時先登記一次查閱，借閱登記冊上即有記錄。加密存放的以你的私鑰打開（`deedbox config set identity`）：交給指明的程式，經只屬本次工作階段、程式結束即刪除的電腦檔；或寫入電腦檔或管道。用 --urgent 可在批准之前打開；這會待總經理批准，在批准或登記洩密之前，審核會一直列出。
help-open-arg-paper = 文件編號；或只有一份文件的記錄
help-open-arg-purpose = 查閱密件的事由
help-open-arg-handled_by = 經手人（如另有其人）
help-open-arg-out = 寫入新的電腦檔；- 為標準輸出
help-open-arg-with = 以某程式顯示；該程式在關閉時即結束
help-open-arg-urgent = 在批准之前打開，並說明原因
help-open-arg-identity = 私鑰所在的電腦檔；未指明時按個人設定
help-list = 按樓層列出現有客戶，連首位聯絡人
help-list--long = `deedbox report contacts` 列出全部聯絡人及緊急聯絡人。
help-list-arg-floor = 只列某一樓層的客戶
help-report-contacts = 各客戶的聯絡人和緊急聯絡人，按樓層
help-report-contacts-arg-floor = 只列某一樓層的客戶
help-print-survey = 某年滿意度調查的報告（現況）：回收數目、各題得分和意見
help-print-survey-arg-year = 調查年度

help-browse = 以瀏覽器查看檔案庫：待辦事項、樓層、單元、客戶及其文件、未了事項、報表
help-browse--long = 網頁每次重新製作，存於你個人的私用資料夾，不含程式碼；以 DEEDBOX_OPENER 指明的程式開啟，否則用系統的。每份文件都是連結，直達已歸檔的文件；密件沒有連結：用 `deedbox open` 查看，會登記誰看過。
help-browse-arg-unit = 先看哪個單元的客戶；或 `單元@日期`
help-site = 把檔案庫寫成互相連結的網頁：樓層、單元、客戶、未了事項、報表
help-site--long = 網頁不含程式碼，不用 deedbox，在磁碟或共用資料夾即可開啟。這屬匯出：列出所有頁面的清單（資料夾內的 SHA256SUMS）會登記其摘要，須由可外傳客戶資料的人批准。密件、其題名及與其有關的內容，除非指明，一律略去。該處已有網頁時，則予更新：不變的照舊沿用，新資料夾一步取代舊的。`--no-cache` 會重做每一頁。
help-site--examples =
    例：
      deedbox site pages --to '集團財務部' --purpose '年度審計'
      deedbox site pages --papers --level confidential --to Owner --purpose handover
      deedbox site pages --release disclosures/q7d2
      deedbox site pages --to '集團財務部' --purpose '每日更新'       同一資料夾再做一次：只重做有變的頁面
      (cd pages && sha256sum --check --quiet SHA256SUMS)          與交出時是否一致
help-site-arg-folder = 檔案庫以外的新資料夾，或已有本檔案庫網頁的資料夾
help-site-arg-to = 交給誰
help-site-arg-purpose = 用途
help-site-arg-level = 所載內容的最高密級：ordinary 或 confidential
help-site-arg-papers = 連同文件副本
help-site-arg-release = 取出已批准的網頁
help-lake = 把多個物業的數字放在一個資料夾，供 DuckDB、Spark 等讀取
help-lake--long = 每個物業以自己的代號各自匯出。欠費、所持押金、出租情況及未了事項在此按政策算好：分析程式只作加總。姓名、電話及自由填寫的文字留在檔案庫，除非指明一併帶出。
help-lake-export = 把本物業的數字放入資料湖
help-lake-export--long = 這屬匯出：每年第一次須說明交給誰及用途，並由可外傳客戶資料的人批准；該批准全年有效，每次有新內容放入都會登記。沒有新內容時甚麼都不寫。
help-lake-export--examples =
    例：
      deedbox lake export /srv/lake --code tower-a --to '集團財務部' --purpose '每月報表'
      deedbox lake export /srv/lake --since-last        獲批後，每晚執行
      deedbox lake export /srv/lake --dry-run           每個表格會有多少行

    代號可寫在 deedbox.toml：
      {"["}lake]
      code = "tower-a"
help-lake-export-arg-folder = 資料湖的資料夾，在檔案庫以外；不存在則建立
help-lake-export-arg-code = 物業在資料湖的代號：a-z、0-9 及連字號；未指明時為 deedbox.toml 內 `[lake]` 的 `code`
help-lake-export-arg-to = 交給誰：供全年的批准
help-lake-export-arg-purpose = 用途
help-lake-export-arg-along = 數字和代碼以外一併帶出的：姓名、電話及自由填寫的文字
help-lake-export-arg-along-is-personal = 姓名、電話及自由填寫的文字
help-lake-export-arg-since_last = 自當天上次匯出以來清單沒有改動時，不讀任何記錄
help-lake-report = 列出資料湖各物業的報表：每個物業一行，另有總數
help-lake-report--long = 只讀目錄所指、內容與發佈時一致的電腦檔。欠費、押金及出租情況有每次匯出當天及之前 36 個月月底的數字。各物業同一貨幣時，金額才相加。
help-lake-report--examples =
    例：
      deedbox lake report arrears /srv/lake
      deedbox lake report occupancy /srv/lake --as-of 2026-10-31
      deedbox lake report repairs /srv/lake --year 2025
      deedbox --format csv lake report deposits /srv/lake > deposits.csv

    按日的報表：arrears、deposits、occupancy、completeness。
    按年的報表：payments、complaints、repairs、violations、applications、visits、satisfaction。
help-lake-report-arg-name = 報表名稱
help-lake-report-arg-folder = 資料湖的資料夾
help-lake-report-arg-as_of = 該日終結時的情況：月底，或匯出當天；未指明時為各物業匯出當天
help-lake-report-arg-year = 年份；未指明時為最近一次匯出的年份
help-lake-check = 檢查資料湖：逐一核對生效的電腦檔與其發佈清單
help-lake-check--long = 讀取目錄所指的每個位元組，指出缺少、被改、屬其他物業或年份、重複的電腦檔，以及各月數字之間的缺口。有發現時以 1 結束。
help-lake-check-arg-folder = 資料湖的資料夾
help-lake-sql = 印出把資料湖的表格和報表變成檢視表的程式碼
help-lake-sql--long = 每個表格是一個檢視表，每個報表是名為 `report_…` 的檢視表，只作加總。兩種分析程式都在建立檢視表時讀取目錄：新舊並存的舊電腦檔不會計算在內。
help-lake-sql--examples =
    例：
      deedbox lake sql /srv/lake --engine duckdb > views.sql     然後：duckdb -init views.sql
      deedbox lake sql /srv/lake --engine spark > views.py       然後在 Spark 中：exec(open('views.py').read()); deedbox_lake(spark)
help-lake-sql-arg-folder = 資料湖的資料夾
help-lake-sql-arg-engine = 分析程式
help-value-engine = 程式
help-lake-tidy = 清走最近 30 天的發佈都沒有列出的電腦檔
help-lake-tidy--long = 在此之前，仍在讀舊發佈的人找得到所需的電腦檔。發佈清單及不屬表格的東西都留下。會列出清走了甚麼。
help-lake-tidy-arg-folder = 資料湖的資料夾
help-value-digits = 數字

help-keys = 加密文件的密鑰：復原密鑰、密鑰箱、每年的查驗
help-keys--long = `deedbox.toml` 寫明 `[secrecy] encrypt = true` 時，保密文件會加密，每份一把密鑰；該密鑰存於密鑰箱，即檔案庫和 git 之外的資料夾，為擔任 `readers` 職務者和復原密鑰而封裝。由程式 age（或 rage）加密，不用 deedbox 也可打開。
help-keys-new-recovery = 製作復原密鑰，列印兩份，分裝兩個信封
help-keys-new-recovery--long = 公鑰寫到標準輸出，請寫入 deedbox.toml。私鑰只顯示一次，不會存放：印在頁上；不列印時，在標準輸出的公鑰之下。持有者可打開所有保密文件。
help-keys-new-recovery-arg-print = 把要列印的頁寫入電腦檔，其後須刪除
help-keys-wrap = 啟用密鑰箱；職務或密鑰變動之後，重新封裝每把密鑰
help-keys-wrap--long = 每把密鑰為現時可打開文件者封裝，以前封裝的會取走；檔案庫的電腦檔一個也不動。離職者已複製的不受影響：密鑰箱的舊副本、隨身碟、已打開的文件。有密鑰在此打不開時，會列出它們、封裝其餘、一個也不取走，結束代碼為 1：由可打開者再執行一次即完成。
help-keys-wrap-arg-begin_anew = 密鑰箱已永遠失去：啟用新的；為舊箱加密的文件不再打得開
help-keys-wrap-arg-take_up_recovery = 採用 deedbox.toml 現時列出的復原密鑰：在此之前，不論誰改動該電腦檔，以密鑰箱的為準
help-keys-wrap-arg-identity = 你的私鑰或復原密鑰所在的電腦檔；未指明時按個人設定
help-keys-check = 查驗每份加密文件有無密鑰；給出私鑰時，查驗能否打開
help-keys-check--long = 每年的演習：用信封內的復原密鑰，逐一打開文件至最後一個位元組，不寫入任何東西。欠密鑰或打不開時，結束代碼為 1。
help-keys-check--examples =
    例：
      deedbox keys check
      deedbox keys check --identity /media/stick/recovery.txt
      deedbox keys check --sweep                       取走沒有對應文件的密鑰
help-keys-check-arg-identity = 以電腦檔內的私鑰打開每份文件
help-keys-check-arg-sweep = 取走沒有對應文件、已滿 31 天的密鑰（請先合併各副本），並刪除中斷的指令留下的明文

help-secure = 為以明文存放的保密文件加密：由副本取代，明文一份列入銷毀清冊
help-secure--long = 清冊（依據 `secured`）待總經理批准，並按物業所定等候若干天，與其他銷毀相同；在兩名見證人面前執行之前，明文一份仍在原處，`deedbox audit` 會列出。git 和備份所存的不受影響：`deedbox dispose traces` 會指明。
help-secure-arg-paper = 文件編號
help-secure-arg-appraisal = 清冊上的說明；未指明時為取代它的副本
