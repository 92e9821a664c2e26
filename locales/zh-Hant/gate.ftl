# 遷出登記單的各項。
gate-slip-written = 待簽的遷出登記單在 { $page }。
gate-further-unit-alone = 客戶仍租用其他單元，檔案隨之保留：退租此單元無須辦理其他事項。
gate-shut = { $gate }（{ $by }）
gate-owed = { $gate }（欠 { $amount }：{ $by }）
gate-held = { $gate }（存 { $amount }：{ $by }）
gate-more = 另外 { $n } 項
