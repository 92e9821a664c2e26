# 更正、作廢、改歸、首頁確認。
amends-unknown-key-no-keys = { $kind_noun }沒有可更正的內容，{ $key } 也不可
    .mend = 誤登者請作廢：`deedbox void 編號 --reason 文字`
amends-unknown-key-no-near = { $kind_noun }沒有可更正的欄位 { $key }
    .mend = 可更正：{ $keys }
amends-unknown-key = { $kind_noun }沒有可更正的欄位 { $key }
    .mend = 是不是 { $near }？可更正：{ $keys }
amends-needed = { $kind_noun }須有 { $key }
    .mend = 請給一個值；此欄不能去掉
amends-no-such-contact = { $key } 不指任何人：現有 { $there } 位聯絡人
    .mend = 第一位是 `contact.phone`，第二位是 `contact.2.phone`
amends-twice = { $key } 給了兩次
    .mend = 請去掉其一
amends-unfit = { $keys } 與現有內容不能並存
    .mend = `deedbox show 編號` 顯示該記錄
amends-nothing = 未指明要更正甚麼
    .mend = `欄位=值`，或 `--with 路徑`
amends-value = { $key }：{ $invalid }
