# `deedbox help 主题` 的内容。
topic-list = 主题，用 `deedbox help 主题` 查看：
topic-unknown = 没有名为 { $named } 的指令或主题
topic-near = 是否指 { $near }？`deedbox help topics` 列出主题
topic-all = `deedbox help` 列出指令和主题
topic-or = {" 或 "}

topic-getting-started--about = 由零开始，到归入第一份文件
topic-getting-started =
    开始使用

    先看看一个小物业，内容随便试：
      deedbox demo harbour-tower
      cd harbour-tower
      deedbox status

    然后设立自己的档案库：
      deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan'
      cd tower
      export DEEDBOX_STAFF=wong-ka-yan
      deedbox staff add chan --name 'Chan Siu Ming' --role clerk
      deedbox unit add 1203 --floor 12 --area 120.5
      deedbox add 1203 --company 宏达贸易有限公司 --move-in 2026-03-01
      deedbox file 1203 lease.pdf --category contracts --date 2026-03-01

    已有的登记册可以一次导入：`deedbox help import`。
    任何指令都可先加 `--dry-run` 试行：只说明会改动什么，不作改动。

topic-daily--about = 每天常用的十个指令
topic-daily =
    每天常用的十个指令

      deedbox status                                   今天要办的事
      deedbox search 冷气                              在全部记录中找字词
      deedbox show 1203                                客户的档案
      deedbox file 1203 letter.pdf --category correspondence
      deedbox record payment 1203 --amount 5200
      deedbox record repair 1203 --category 空调 --title 冷气滴水
      deedbox update 1203/x4p9 --status attended       个案的下一步
      deedbox lend 1203 --to 李律师 --purpose 签约前查阅
      deedbox return 1203/d1ps                         借出的已归还
      deedbox pending                                  待批的事

    录错了，用 `deedbox amend` 更正，或用 `deedbox void` 作废。

topic-year-end--about = 年终要办的事
topic-year-end =
    年终

      deedbox audit                                    各条款是否遵守
      deedbox report moved-out --year 2025             谁迁出了
      deedbox archive-moved-out --year 2025 --plan plan.toml
      deedbox archive-moved-out --year 2025 --apply plan.toml
      deedbox catalogue --year 2025                    重印目录和盒脊
      deedbox report yearbook --year 2025              一年的数字
      deedbox survey open --year 2026 --to all         下一次调查
      deedbox verify                                   全部内容与清单相符

    计划可以先审阅、签署，再执行。

topic-dates--about = 日期和时间的写法
topic-dates =
    日期和时间

    日期写成 2026-03-01。时间写成 2026-11-23T10:30，按物业所在地的时差，也可自带时差：2026-11-23T10:30+08:00。

      --date 2026-03-01          发生的日期；未指明时为今天
      --when 2026-11-23T10:30    发生的时间，用于讲求钟点的：报修、投诉
      --as-of 2025-12-31         报表以当天结束时为准，按发生日期
      --known-at 2026-01-05      只计到当时为止所录入的
      1203@2025-06-30            当天离开 1203 单元的客户

    何时发生和何时录入是两回事，都会保存：记录有 `date` 或 `time`，也有 `at`。
    发生的时间不能晚于现在。

      deedbox record repair 1203 --category 空调 --when 2026-11-23T09:10
      deedbox report arrears --as-of 2025-12-31 --known-at 2026-01-05

topic-ids--about = 单元、记录和人员的编号
topic-ids =
    编号

      1203                   单元，也指现有客户的档案
      1203@2025-06-30        当天离开的客户的档案
      1203/x4p9              其中一项记录，只写末四个字母即可
      1203/cover             客户资料；`1203/unit` 是单元本身
      1203/cover+02-h3c8     记录的一个事项，如一次更正
      notices/k2m7           登记册的一项记录
      chan                   人员

    每个录入的指令都只把编号印到标准输出，可以接着使用：
      id=$(deedbox record complaint 1203 --about service-quality --title 冷气过冷)
      deedbox update "$id" --status assigned --to 工程部

topic-files--about = 档案库中什么放在哪里
topic-files =
    什么放在哪里

      deedbox.toml           物业的设置：保管期限、职责、天数
      units/12/1203/         单元：房间，以及各客户的文件夹
      units/12/1203/2026-03-01_acme_k36p/data/
                             客户的档案：cover.toml、originals/、records/
      units/12/1203/…/manifests/
                             其档案的清单，附 SHA-256 摘要
      staff/                 人员，每人一项记录
      registers/             不属个别客户的：通知、调查、外传
      moved-out/2025/        已迁出客户的装盒案卷
      inbox/                 待归档的文件
      policies/              规章
      FORMAT.md、schema/     各档案的意义

    档案只写一次，永不改动；其后的事另写新档案放在旁边。全部是文字和文件，没有 deedbox 也能读。

      deedbox show 1203      说明档案放在哪里
      deedbox doctor         检查档案库周边

topic-roles--about = 什么由谁审批
topic-roles =
    职责

      clerk、supervisor      文员、主管：录入、归档、登记借阅
      manager                经理：借阅、更正、作废、改归、豁免、申请、二次装修、人员
      general-manager        总经理：保密文件借阅、外传、投诉处理结果、调查报告
      sales-director         销售总监：确认客户资料

    以上是默认，deedbox.toml 的 `[approvals]` 可以另订。一人可以担任多项职责。

      deedbox staff add lee --name 'Lee Wai' --role manager
      deedbox staff role lee --give general-manager
      deedbox pending --mine                           等你审批的事
      deedbox --as lee approve 1203/x4p9               或：deedbox --as lee reject 1203/x4p9 --reason …

    deedbox 相信所报的经办人（`--as`、DEEDBOX_STAFF），不问密码。

topic-excel--about = 登记册与试算表互通
topic-excel =
    试算表

    导入：栏名可用中文或英文，次序不限；`deedbox help import` 列出各栏。
      deedbox import registers/ --dry-run              看看会导入什么
      deedbox --as lee import registers/
      deedbox import list.csv --register clients
    一个档案的各行要么全部导入，要么全不导入；有误的一行会指出行号和栏名。

    输出：任何表格都可输出为 CSV（UTF-8）。
      deedbox --format csv report arrears > arrears.csv
      deedbox --format csv show 1203 > papers.csv
    试算表会当作公式的保存格，一律写成文字。

topic-git--about = 使用 git，与同事协作
topic-git =
    git

    档案库是一个文件夹，内有许多只写一次的小档案：git 保存其历史，两人可以各自工作。
      deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan' --git
      git add -A && git commit -m '今天'
      git pull && git push

    合并之后：
      deedbox mend                                     修补不需人判断的地方
      deedbox verify                                   是否齐全、未经改动

    清单逐行合并；不会有两人写同一个档案。切勿手改档案：`deedbox amend` 会留下记录。

topic-proof--about = 不用 deedbox 如何查验
topic-proof =
    不用 deedbox 查验

    每个存放记录的文件夹都有清单，载有各档案的 SHA-256 摘要。在任何 Linux 上：
      cd units/12/1203/2026-03-01_acme_k36p
      cat manifests/* | sha256sum -c --quiet
    装盒的案卷是 BagIt 1.0 包，任何 BagIt 程序都可查验：
      bagit.py --validate moved-out/2025/12/box-01/…

    用 deedbox：`deedbox verify` 查验全部，并找出缺失和多出的档案。
    清单显示写成之后有何改动。清单本身有无被改，要看 git 的历史，以及存于别处的副本。

topic-languages--about = English、繁體中文、简体中文
topic-languages =
    语言

      deedbox --lang zh-Hant status
      export DEEDBOX_LANG=zh-Hans
      lang = "zh-Hant"                                 写在 ~/.config/deedbox/config.toml

    都没有时看系统的语言环境，其次是物业 deedbox.toml 的 `language`，最后是英文。
    指令、选项，以及档案、JSON 和 CSV 中的代码，各语言相同，方便各办公室交换。
    常用指令也有中文名称：`deedbox 查 冷气`。
    搜索时繁体与简体、全形与半形视作相同：陳 可以找到 陈。

topic-exit-codes--about = 指令的结束代码，供脚本使用
topic-exit-codes =
    结束代码

      0      完成
      1      有发现、有未清项目，或找不到
      2      输入有误
      3      因规定或状态拒绝
      4      机器故障，或档案库损坏
      5      他人正在使用（已上锁）
      130    中断

    失败的指令没有改动任何内容。
      deedbox verify --quick || echo '有地方要修补'
