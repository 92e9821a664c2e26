# What simplified Chinese says otherwise than traditional Chinese would in its characters and in the words of zh-Hans.words.

audit-with-nobody-known = 由“{ $with }”跟进，而名单上无此部门，职员中也无此人
error-unknown-addressee = 没有“{ $given }”这个部门，职员中也没有此人
    .mend = { $known_near }现有部门：{ $known_row }；可在 deedbox.toml 的 `[departments]` 加上其他部门
import-quote-holds-rows = { $file }:{ $line }：此行打开一格的引号到第 { $closed } 行才关上，中间是整行的数据
    .mend = 请在同一行关上；如确是多行文字而分隔符与一行相同，请写在一行之内
topic-languages--about = English、繁體中文、简体中文
topic-languages =
    语言

      deedbox --lang zh-Hant status
      export DEEDBOX_LANG=zh-Hans
      lang = "zh-Hant"                                 写在 ~/.config/deedbox/config.toml

    都没有时看系统的语言环境，其次是物业 deedbox.toml 的 `language`，最后是英文。
    指令、选项，以及文件、JSON 和 CSV 中的代码，各语言相同，方便各办公室交换。
    常用指令也有中文名称：`deedbox 查 冷气`。
    搜索时繁体与简体、全角与半角视作相同：陳 可以找到 陈。

audit-no-authority-consult = { $person } 于 { $day } 没有生效的查阅授权，也未经总经理批准
audit-no-authority-pass-on = 由 { $person } 批准，而其非总经理，于 { $day } 也没有外传授权
