# 與客戶的往來：通知、調查、外傳。
dealing-notice-sent = { $id } 發給{ $to }，共 { $clients } 個客戶。下一步：`deedbox notice acknowledge { $id } --client 單元 --person 名稱`。
dealing-notice-delivered = { $id } 已送達 { $client }。
dealing-notice-acknowledged = { $id } 已由 { $client } 簽收。
dealing-all-acknowledged = 全部客戶均已簽收。
dealing-still-waiting = 尚有 { $waiting } 個客戶未簽收。
dealing-survey-opened = { $id }：{ $year } 年滿意度調查，共 { $questions } 題，已發給 { $clients } 個客戶。下一步：`deedbox survey respond 單元 --year { $year } --answer 題目=分數`。
dealing-responded = { $id }：{ $answers } 個答案。
dealing-survey-closed = { $id } 已結束；各題均達標。下一步：`deedbox approve { $id }`。
dealing-survey-closed-empty = { $id } 已結束；無人答覆，各題均無結果。下一步：`deedbox approve { $id }`。
dealing-survey-closed-again = { $id } 已結束；{ $count } 題未達標，均已有糾正措施。下一步：`deedbox approve { $id }`。
dealing-survey-closed-under = { $id } 已結束；{ $count } 題未達標：{ $measures }。下一步：`deedbox approve { $id }`。
dealing-survey-published = { $id } 的報告已發給{ $sent_to }。
dealing-published-in = 報告在 { $page }。
dealing-disclosure-waits = 擬向{ $to }提供 { $papers } 份文件，待總經理批准：`deedbox approve { $id }`。
dealing-disclosure-approved = 擬向{ $to }提供 { $papers } 份文件，已獲批准。下一步：{ $command }。
dealing-released = { $folder } 內有 { $copies } 份複製件及待簽署的清單；{ $id } 已登記。
