# 收件箱。
inbox-empty = 收件箱是空的。
inbox-not-there = 收件箱内没有文件 { $name }
inbox-not-there-mend = `deedbox inbox` 列出收件箱内的文件
inbox-did-you-mean = 是否指 { $near }？
