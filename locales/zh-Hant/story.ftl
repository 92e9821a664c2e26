# 單元裡發生過的事。
story-stepped = { $noun }：{ $step }
story-asked = 申請借閱
story-rejected = 借閱不獲批准
story-renewed = 續借
story-unit-added = 登記單元
story-moved-in = 遷入
story-label-printed = 列印標牌
story-located = 登記存放位置
story-filed = 歸檔
story-lent = 借出
story-returned = 歸還
story-bound = 裝訂成卷
story-moved-out = 遷出
story-boxed = 入盒
story-noted = 備註
