# 单元里发生过的事。
story-stepped = { $noun }：{ $step }
story-asked = 申请借阅
story-rejected = 借阅不获批准
story-renewed = 续借
story-unit-added = 登记单元
story-moved-in = 迁入
story-label-printed = 打印标牌
story-filed = 归档
story-lent = 借出
story-returned = 归还
story-bound = 装订成卷
story-moved-out = 迁出
story-boxed = 入盒
story-noted = 备注
