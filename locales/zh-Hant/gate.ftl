# 遷出登記單的各項。
gate-shut = { $gate }（{ $by }）
gate-numbers-out = { $gate }（{ $by }；未交回：{ $numbers }）
gate-owed = { $gate }（欠 { $amount }：{ $by }）
gate-held = { $gate }（存 { $amount }：{ $by }）
gate-more = 另外 { $n } 項
