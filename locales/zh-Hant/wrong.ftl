# 值有何不對。
wrong-of = { $place }：{ $what }
wrong-empty = { $wanted }是空的
    .mend = { $wanted_code ->
            [date] 請寫成 2026-03-01 的樣子
           *[other] 請給一個值
        }
wrong-too-long = { $wanted } `{ $given }` 超過 { $bytes } 個位元組
    .mend = 請縮短
wrong-start = { $wanted } `{ $given }` 以 `{ $c }` 開頭
    .mend = { wrong-mend-characters }
wrong-end = { $wanted } `{ $given }` 以 `{ $c }` 結尾
    .mend = { wrong-mend-characters }
wrong-character = { $wanted } `{ $given }` 含有字元 { $c_named }
    .mend = { wrong-mend-characters }
wrong-reserved = { $wanted } `{ $given }` 是 Windows 或 deedbox 保留的名稱
    .mend = { wrong-mend-characters }
wrong-no-such-day = { $wanted } `{ $given }` 在曆法上不存在
    .mend = { $wanted_code ->
            [date] 請寫成 2026-03-01 的樣子
           *[other] {""}
        }
wrong-shape = `{ $given }` 不是{ $wanted }
    .mend = 請寫成 { $wanted_code ->
            [digest] 64 位十六進位數字
           *[other] { $example }
        } 的樣子
wrong-rsa-key = 不接受 RSA 密鑰：每個簽名會大四倍
    .mend = 請另造一把：`ssh-keygen -t ed25519`
wrong-not-one-of = `{ $given }` 不是此處已有的{ $wanted }
    .mend = { $known_near }{ $wanted_code ->
            [category] 現有：{ $known_row }；可在 deedbox.toml 的 [categories] 增設
            [role] 現有：{ $known_row }；可在 deedbox.toml 的 [roles] 增設
           *[other] 可用：{ $known_row }
        }
wrong-several = 有多個名為「{ $given }」：{ $fitting_row }
    .mend = 請指明其中一個
wrong-none-called = { $wanted_code ->
    [staff-id] 職員名冊上沒有「{ $given }」
   *[other] 沒有名為「{ $given }」而可作此步驟的事項
}
    .mend = { $wanted_code ->
        [staff-id] `deedbox staff list` 列出姓名和代號
       *[other] 請輸入所顯示的編號；`deedbox status`、`deedbox loans` 可查
    }
wrong-no-case = 「{ $given }」是單元，目前沒有可作此步驟的事項
    .mend = 請輸入所顯示的編號；`deedbox show { $given }` 列出未結事項
wrong-dollars-lost = 「{ $given }」像是命令列取走了 `$` 及其後數字的金額
    .mend = 請以單引號括起金額：`'HK$4,420'`；或不寫貨幣符號：`4420`
wrong-out-of-range = { $wanted } `{ $given }` 超出範圍
    .mend = { $wanted_code ->
            [date] 請寫成 2026-03-01 的樣子
            [hours] 大於 0 的時數，例如 2.5
            [area] 大於 0 的平方米數，例如 85.5
           *[other] 請檢查是否輸入有誤
        }

wrong-noun-unit-turn = 單元的變更
wrong-noun-unit-code = 單元代號
wrong-noun-floor-code = 樓層代號
wrong-noun-file-name = 單元
wrong-noun-date = 日期
wrong-noun-moment = 時間
wrong-noun-offset = 與 UTC 的時差
wrong-noun-estate = 物業的識別碼
wrong-noun-year = 年度
wrong-noun-staff-id = 職員代號
wrong-noun-signing-key = 可用於簽署的公鑰
wrong-noun-age-key = age 的公鑰
wrong-noun-fingerprint = 密鑰的指紋
wrong-noun-role = 職務
wrong-noun-category = 類別
wrong-noun-reference = 記錄編號
wrong-noun-line = 文字
wrong-noun-digest = SHA-256 摘要
wrong-noun-area = 面積
wrong-noun-hours = 時數
wrong-noun-level = 密級
wrong-noun-retention = 保管期限
wrong-noun-contact = 聯絡人
wrong-noun-place = 存放位置
wrong-noun-scan-code = 標牌上的條碼號
wrong-noun-box = 文件盒
wrong-noun-paper-name = 文件名稱
wrong-noun-writer = 工作副本代號
wrong-noun-bundle-path = 檔案包內的路徑
wrong-noun-kind = 記錄種類
wrong-noun-action = 步驟
wrong-noun-gate = 遷出事項
wrong-noun-currency = 貨幣代碼
wrong-noun-language = 語言
wrong-noun-count = 整數
wrong-noun-book = 登記冊
wrong-noun-money = 金額
wrong-noun-rate = 單價
wrong-noun-month = 月份
wrong-noun-meter-value = 錶讀數
wrong-noun-choice = 選項
wrong-noun-score = 分數
wrong-noun-audience = 對象
wrong-noun-assignment = 帶新值的欄位
wrong-noun-clause = 條款
wrong-mend-characters = { $wanted_code ->
        [line] 請去掉換行和控制字元
        [paper-name] 請去掉換行和控制字元
        [contact] 請去掉換行和控制字元
        [staff-id] 可用拉丁字母、數字、`-`、`_` 和 `.`，以字母或數字開頭
           *[other] 可用任何文字的字母和數字、`-`、`_` 和 `.`，以字母或數字開頭
    }
wrong-cell-day-or-month-first = 「{ $given }」分不清先日還是先月
    .mend = 請寫成 2026-03-01
wrong-cell-two-digit-year = 「{ $given }」的年份只有兩位數
    .mend = 請寫四位數的年份，如 2026-03-01
wrong-cell-no-year = 「{ $given }」沒有年份
    .mend = 請寫成 2026-03-01
wrong-cell-broken = 儲存格顯示 { $given }：試算表未能算出結果
    .mend = 請以數值代替公式
wrong-cell-no-value = 公式「{ $given }」沒有一併儲存計算結果
    .mend = 請用試算表程式開啟並儲存一次，或直接填入數值
wrong-cell-third-decimal = 「{ $given }」多於兩位小數
    .mend = 請按實收實付填寫到分
wrong-cell-separator = 「{ $given }」的千位分隔號位置不對
    .mend = 請寫成 5200.00 或 5,200.00
wrong-cell-negative = 「{ $given }」小於零
    .mend = 金額不能小於零：退款請另記一筆
wrong-cell-date-instead = 儲存格是日期 { $given }，但這一欄不是日期
    .mend = 試算表會把 12-03 一類代號變成日期：請把該欄設為文字格式後重新輸入
wrong-cell-given-twice = 「{ $given }」與第 { $line } 行的編號相同
    .mend = 每行須有各自的編號
wrong-cell-other-currency = 「{ $given }」是 { $currency } 的金額，與本樓宇的貨幣不同
    .mend = 請填本樓宇貨幣的金額；以其他貨幣支付的，請記在備註
wrong-cell-other-unit = 「{ $given }」的單位與該欄不同
    .mend = 每欄只用一種單位：平方米；表頭寫明「面積（平方呎）」時為平方呎
wrong-cell-digits-lost = 「{ $given }」只剩開首的數位，其餘已被試算表略去
    .mend = 請把該欄設為文字格式，重新輸入完整的號碼
wrong-cell-several-units = 「{ $given }」有多個單元，本登記每行只記一個單元
    .mend = 請為每個單元各寫一行，各填所屬數額
wrong-cell-merged = 「{ $given }」所在的儲存格合併了幾行，這個金額或號碼只屬於第一行
    .mend = 請取消合併，逐行填寫
wrong-noun-lake-code = 物業在資料湖的代號
wrong-noun-remote-name = 異地庫的名稱
wrong-noun-endpoint = 異地庫的網址
wrong-noun-bucket = 儲存桶
wrong-noun-content-part = 份數
wrong-plain-http = 「{ $given }」在途中會被人讀取
    .mend = 請用 `https://…`；http 只可用於本機
