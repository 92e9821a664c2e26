# 總經理的查閱、外傳授權，以及借閱的依據。
authority-given = { $id }：{ $lets }授權，授予 { $to }，由 { $from } 至 { $until }。
authority-ended = { $id } 自 { $date } 起失效。
authority-lacks-ordinary = 屬機密文件
authority-lacks-staff = { $reader } 不在職員名冊上
authority-lacks-authority = { $reader } 未有生效的查閱授權
authority-rests-on = 依據授權 { $id }。
authority-handed-to-self = 由唯一的主管自行取閱：按 P2-7 應由另一人借出。
