# 匯入表格：讀懂了甚麼、略去了甚麼、甚麼無法確定。
import-register = { $word }（{ $code }）
import-count = { $register }：新增 { $new }，與之前相同 { $same }
import-and-more = ……等，另有 { $count } 行
import-reason = 錯誤
import-encoding-unknown = 無法確定 { $file } 的文字編碼
    .mend = 請另存為 `CSV UTF-8`，或指明編碼：`--encoding gb18030`、`--encoding big5`
import-not-of-encoding = { $file } 不是 { $encoding } 編碼
    .mend = 不寫 `--encoding`，程式會自行辨認
import-no-such-encoding = 沒有 { $name } 這種編碼
    .mend = 例如 utf-8、gb18030、big5、utf-16le
import-workbook = 無法開啟活頁簿 { $file }
    .mend = 請用試算表程式開啟，另存為 .xlsx
import-encrypted = { $file } 設有密碼，或被 Excel 設為「建議唯讀」而加密
    .mend = 請開啟後另存一份沒有密碼、也沒有「建議唯讀」的
import-no-sheet = { $file } 沒有工作表 { $sheet }
    .mend = 現有：{ $known }
import-fee-item = { $file } 沒有寫明收費項目
    .mend = 請加一欄「項目」，或為全表指明：`--item 管理費`
import-fee-due = { $file } 既沒有到期日，也沒有所屬月份
    .mend = 請加一欄「到期日」或「月份」，或用 `--map '表頭=due'`
import-fee-year = 看不出 { $file } 的「{ $column }」是哪一年
    .mend = 請用 `--year 2026` 指明，或在表格上方的標題寫明
import-fee-forms = { $file } 以月份為欄，另外又有金額欄「{ $column }」
    .mend = 用 `--map '{ $column }=-'` 略去該欄
import-no-fees = { $option } 只用於收費表，這裡沒有收費表
    .mend = 請去掉它，或用 `--register fees` 指明是收費表
import-map-field = 各登記表都沒有欄位 { $field }
    .mend = 欄位：{ $known_row }
import-map-column = 各表格都沒有「{ $column }」一欄
    .mend = `--map '表頭=欄位'`，表頭照表格所寫
import-map-shape = 「{ $given }」不是「表頭=欄位」
    .mend = 請寫成 `--map '租戶=company'`；`-` 表示略去該欄
import-beyond-bytes = { $file } 比任何登記冊都大
    .mend = 最多 128 MB：請分開，例如按年
import-beyond-unpacked = { $file } 解壓後比任何登記冊都大
    .mend = 不計圖片，最多 256 MB：請把登記冊的工作表另存為獨立的活頁簿
import-beyond-rows = { $file } 的行數比任何登記冊都多
    .mend = 最多 1048576 行：請分開，例如按年；最後一行以下的空行請刪去
import-beyond-columns = { $file }:{ $line } 的儲存格比任何登記冊的欄都多
    .mend = 最多 1024 欄：請刪去遠在右方的內容
import-beyond-cells = { $file } 的儲存格比任何登記冊都多
    .mend = 連中間的空格在內，最多四百萬格：請分開，或刪去遠在右方或下方的內容
import-beyond-text = { $file }:{ $line } 有一格的文字比任何登記冊都長
    .mend = 與 Excel 相同，最多 32767 字：屬於文件的內容請另存為電腦檔
import-beyond-texts = { $file } 的文字比任何登記冊都多
    .mend = 所有儲存格合計最多 128 MB：請分開，例如按年
import-beyond-reading = { $file } 在活頁簿可用的時間和記憶體之內讀不完
    .mend = 請用辦公軟件打開，另存為新的 .xlsx；比登記冊大的，請分開
import-no-table-html = { $file } 不是活頁簿，也不是 CSV，而是網頁系統匯出的 HTML 網頁
    .mend = 請用 Excel 打開，另存為 .xlsx
import-no-table-web-archive = { $file } 是網頁封存檔（MIME HTML）
    .mend = 請用 Excel 打開，另存為 .xlsx
import-no-table-xml2003 = { $file } 是 Excel 2003 的 XML 活頁簿
    .mend = 請用 Excel 打開，另存為 .xlsx
import-no-table-xml = { $file } 是 XML
    .mend = 請用原來的程式打開，另存為 .xlsx 或 CSV
import-no-table-pdf = { $file } 是 PDF，不是表格
    .mend = 請索取製作它的表格；PDF 本身是文件：`deedbox file`
import-no-table-old-excel = { $file } 是 Excel 97 之前的活頁簿
    .mend = 請用 Excel 或 LibreOffice 打開，另存為 .xlsx
import-no-table-other = { $file } 不是表格（{ $kind }）
    .mend = 表格是 .xlsx、.xls、.ods 和 CSV
import-bad-bytes = { $file }:{ $line }：「{ $after }」之後的位元組 { $bytes } 不成字元{ $more ->
        [0] {""}
       *[other] {" "}（另有 { $more } 處）
    }
    .mend = 該處有一個字被截斷：請在該行重新輸入，並另存為 `CSV UTF-8`
import-quote-never-closed = { $file }:{ $line }：此行的引號打開了一格，一直沒有關上
    .mend = 請在同一行關上；屬於文字的引號要放在引號之內並寫兩次：`"5"" 喉管"`
import-quote-text-after = { $file }:{ $line }：此行打開一格的引號到第 { $closed } 行才關上，其後還有文字
    .mend = 請在同一行關上；屬於文字的引號要放在引號之內並寫兩次：`"5"" 喉管"`
import-quote-holds-rows = { $file }:{ $line }：此行打開一格的引號到第 { $closed } 行才關上，中間是整行的資料
    .mend = 請在同一行關上；如確是多行文字而分隔符號與一行相同，請寫在一行之內
import-encoding-uncertain = { $file } 符合幾種編碼：{ $readings }
    .mend = 請指明讀來正確的一種，例如 `--encoding windows-1252`；或另存為 `CSV UTF-8`
import-map-twice = `--map` 對「{ $column }」欄說了兩次
    .mend = 每欄只指明一次
import-other-unit = { $file }：表頭「{ $column }」寫明 { $unit }，程式不會換算
    .mend = 金額用本樓宇的貨幣（元、千元、萬元），面積用平方米（或平方呎）：請換算該欄，並在表頭寫明
import-undoes = { $file }:{ $line }：「{ $column }」一欄不會讀取，但寫着「{ $value }」：該行可能無效
    .mend = 請刪去這些行，或略去該欄：`--map '{ $column }=-'`
import-departures = { $file }：表中有 { $count } 名客戶已遷出；只用 `--register clients` 會把他們當作現有客戶
    .mend = 請不要寫 `--register`（表頭不足以辨認時，把表格命名為 `clients`）：遷出記錄會隨客戶一併匯入
import-destructions = { $file } 是銷毀清冊，不能匯入：只有按在此批准的清冊執行 `deedbox dispose carry-out` 才算銷毀
    .mend = 從前的銷毀清冊可連掃描件記為備註：`deedbox record note 單元 --about destroyed --note 說明 --attach 掃描件.pdf`
import-broken = { $file }:{ $line } 不是表格
    .mend = 請另存為 `CSV UTF-8`
import-broken-no-line = { $file } 不是表格
    .mend = 請另存為 `CSV UTF-8`
import-column-missing = { $file } 沒有「{ $column }」欄
    .mend = 請加到標題行
import-column-twice = { $file } 有兩個「{ $column }」欄
    .mend = 請去掉一個
import-register-unknown-no-fitting = 無法判斷 { $file } 是哪本登記冊：標題與各冊均不符
    .mend = 用 `--register R` 指明，可用：{ $known }
import-register-unknown = { $file } 可能是 { $fitting_or }
    .mend = 用 `--register R` 指明
