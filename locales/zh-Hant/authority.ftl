# 總經理的查閱、外傳授權，以及借閱的依據。
authority-lacks-ordinary = 屬保密文件
authority-lacks-staff = { $reader } 不在職員名冊上
authority-lacks-authority = { $reader } 未有生效的查閱授權
