# 收件箱。
inbox-empty = 收件箱是空的。
