# 總經理的查閱、外傳授權，以及借閱的依據。
authority-lacks-ordinary = 屬機密文件
authority-lacks-staff = { $reader } 不在職員名冊上
authority-lacks-authority = { $reader } 未有生效的查閱授權
authority-for-nobody = 未指明授權給誰
    .mend = `--role 職責`、`--department 部門` 或 `--person 職員`
