# 命令行有何不對。
usage-unknown-command = 沒有命令 `{ $given }`
usage-unknown-option = 沒有選項 `{ $given }`
usage-missing = 缺少：{ $lacking }
usage-value-missing = { $option } 須給一個值
usage-value-wrong = { $option } 不能用 `{ $given }`
usage-too-many = { $option } 不能再加 `{ $given }`
usage-values-wanted = { $option } 有 { $there } 個值，應有 { $wanted } 個
usage-equals-wanted = { $option } 的值須寫在 `=` 之後
usage-conflict = { $option } 不能與 { $other } 同用
usage-conflict-twice = { $option } 給了兩次
usage-conflict-any = { $option } 不能與其他選項同用
usage-command-wanted = 未指明命令
usage-not-unicode = 命令行有不是 Unicode 的文字
usage-other = 無法理解此命令行
usage-near = 是不是 { $near }？
usage-known = 可用：{ $known }
usage-usage = 用法：{ $line }
usage-more = 詳見 `--help`
