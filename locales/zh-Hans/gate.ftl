# 迁出登记单的各项。
gate-slip-written = 待签的迁出登记单在 { $page }。
gate-further-unit-alone = 客户仍租用其他单元，档案随之保留：退租此单元无须办理其他事项。
gate-shut = { $gate }（{ $by }）
gate-owed = { $gate }（欠 { $amount }：{ $by }）
gate-held = { $gate }（存 { $amount }：{ $by }）
gate-more = 另外 { $n } 项
