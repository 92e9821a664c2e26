# 收件箱。
inbox-not-there = 收件箱內沒有文件 { $name }
inbox-not-there-mend = `deedbox inbox` 列出收件箱內的文件
inbox-did-you-mean = 是否指 { $near }？
