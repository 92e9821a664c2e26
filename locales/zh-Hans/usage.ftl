# 命令行有何不对。
usage-unknown-command = 没有命令 `{ $given }`
usage-unknown-option = 没有选项 `{ $given }`
usage-missing = 缺少：{ $lacking }
usage-value-missing = { $option } 须给一个值
usage-value-wrong = { $option } 不能用 `{ $given }`
usage-too-many = { $option } 不能再加 `{ $given }`
usage-values-wanted = { $option } 有 { $there } 个值，应有 { $wanted } 个
usage-equals-wanted = { $option } 的值须写在 `=` 之后
usage-conflict = { $option } 不能与 { $other } 同用
usage-conflict-twice = { $option } 给了两次
usage-conflict-any = { $option } 不能与其他选项同用
usage-command-wanted = 未指明命令
usage-not-unicode = 命令行有不是 Unicode 的文字
usage-other = 无法理解此命令行
usage-near = 是不是 { $near }？
usage-known = 可用：{ $known }
usage-usage = 用法：{ $line }
usage-more = 详见 `--help`
