# `deedbox help 主題` 的內容。
topic-list = 主題，用 `deedbox help 主題` 查看：
topic-unknown = 沒有名為 { $named } 的指令或主題
topic-near = 是否指 { $near }？`deedbox help topics` 列出主題
topic-all = `deedbox help` 列出指令和主題
topic-or = {" 或 "}

topic-getting-started--about = 由零開始，到歸入第一份文件
topic-getting-started =
    開始使用

    先看看一個小物業，內容隨便試：
      deedbox demo harbour-tower
      cd harbour-tower
      deedbox status

    然後設立自己的檔案庫：
      deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan'
      cd tower
      export DEEDBOX_STAFF=wong-ka-yan
      deedbox staff add chan --name 'Chan Siu Ming' --role clerk
      deedbox unit add 1203 --floor 12 --area 120.5
      deedbox add 1203 --company 宏達貿易有限公司 --move-in 2026-03-01
      deedbox file 1203 lease.pdf --category contracts --date 2026-03-01

    已有的登記冊可以一次匯入：`deedbox help import`。
    任何指令都可先加 `--dry-run` 試行：只說明會改動甚麼，不作改動。

topic-daily--about = 每天常用的十個指令
topic-daily =
    每天常用的十個指令

      deedbox status                                   今天要辦的事
      deedbox search 冷氣                              在全部記錄中找字詞
      deedbox show 1203                                客戶的檔案
      deedbox file 1203 letter.pdf --category correspondence
      deedbox record payment 1203 --amount 5200
      deedbox record repair 1203 --category 空調 --title 冷氣滴水
      deedbox update 1203/x4p9 --status attended       個案的下一步
      deedbox lend 1203 --to 李律師 --purpose 簽約前查閱
      deedbox return 1203/d1ps                         借出的已歸還
      deedbox pending                                  待批的事

    錄錯了，用 `deedbox amend` 更正，或用 `deedbox void` 作廢。

topic-year-end--about = 年終要辦的事
topic-year-end =
    年終

      deedbox audit                                    各條款是否符合
      deedbox report moved-out --year 2025             誰遷出了
      deedbox archive-moved-out --year 2025 --plan -o plan.toml
      deedbox archive-moved-out --year 2025 --apply plan.toml
      deedbox print catalogue --year 2025 --in-archive 重印目錄和盒脊
      deedbox report yearbook --year 2025              一年的數字
      deedbox survey open --year 2026 --to all         下一次調查
      deedbox verify                                   全部內容與清單相符

    計劃可以先審閱、簽署，再執行。

topic-dates--about = 日期和時間的寫法
topic-dates =
    日期和時間

    日期寫成 2026-03-01。時間寫成 2026-11-23T10:30，按物業所在地的時差，也可自帶時差：2026-11-23T10:30+08:00。

      --date 2026-03-01          發生的日期；未指明時為今天
      --when 2026-11-23T10:30    發生的時間，用於講求鐘點的：報修、投訴
      --as-of 2025-12-31         報表以當天結束時為準，按發生日期
      --known-at 2026-01-05      只計到當時為止所錄入的
      1203@2025-06-30            當天離開 1203 單元的客戶

    照平日的寫法即可：2026年3月1日、3月1日（即今年）、20260301、民國115年3月1日；今天、昨天、明天、+7d、3天前；10:30 即今天的時間，
    也可寫昨天 下午3:05。可作兩解的，例如 3/4/2026，不會接受。

    何時發生和何時錄入是兩回事，都會保存：記錄有 `date` 或 `time`，也有 `at`。
    發生的時間不能晚於現在。

      deedbox record repair 1203 --category 空調 --when 2026-11-23T09:10
      deedbox report arrears --as-of 2025-12-31 --known-at 2026-01-05

topic-ids--about = 單元、記錄和職員的編號
topic-ids =
    編號

      1203                   單元，也指現有客戶的檔案
      1203@2025-06-30        當天離開的客戶的檔案
      1203/x4p9              其中一項記錄，只寫末四個字母即可
      1203/cover             首頁（客戶資料）；`1203/unit` 是單元本身
      1203/cover+02-h3c8     記錄的一個事項，如一次更正
      notices/k2m7           登記冊的一項記錄
      chan                   職員

    名稱只屬一人一戶時可代替編號：`show 宏達`、`--custodian 陳小明`、`return 張律師`；單元只有一項可作此步驟時，也可只寫單元：
    `approve 1203`、`return 1203`。有多個符合時，會一一列出。

    每個錄入的指令都只把編號印到標準輸出，可以接着使用：
      id=$(deedbox record complaint 1203 --about service-quality --title 冷氣過冷)
      deedbox update "$id" --status assigned --to 工程部

topic-files--about = 檔案庫中甚麼放在哪裡
topic-files =
    甚麼放在哪裡

      deedbox.toml           物業的設定：保管期限、職務、天數
      units/12/1203/         單元：房間，以及各客戶的資料夾
      units/12/1203/2026-03-01_acme_k36p/data/
                             客戶的檔案：cover.toml、originals/、records/
      units/12/1203/…/manifests/
                             其中各電腦檔的清單，附 SHA-256 摘要
      staff/                 職員，每人一項記錄
      registers/             不屬個別客戶的：通知、調查、外傳
      moved-out/2025/        已遷出客戶的裝盒案卷
      inbox/                 待歸檔的文件
      policies/              規章
      FORMAT.md、schema/     各電腦檔的意義

    每個電腦檔只寫一次，永不改動；其後的事另寫新電腦檔放在旁邊。全部是文字和文件，沒有 deedbox 也能讀。

      deedbox show 1203      說明檔案放在哪裡
      deedbox doctor         檢查檔案庫周邊

topic-roles--about = 甚麼由誰審批
topic-roles =
    職務

      clerk、supervisor      文員、主管：錄入、歸檔、登記借閱
      manager                經理：借閱、更正、作廢、改歸、豁免、申請、二次裝修、職員
      general-manager        總經理：保密文件借閱、外傳、投訴處理結果、調查報告
      sales-director         銷售總監：確認首頁

    以上是預設，deedbox.toml 的 `[approvals]` 可以另訂。一人可以擔任多項職務。

      deedbox staff add lee --name 'Lee Wai' --role manager
      deedbox staff role lee --give general-manager
      deedbox pending --mine                           等你審批的事
      deedbox --as lee approve 1203/x4p9               或：deedbox --as lee reject 1203/x4p9 --reason …

    deedbox 相信所報的經辦人（`--as`、DEEDBOX_STAFF），不問密碼。

topic-excel--about = 登記冊與試算表互通
topic-excel =
    試算表

    匯入：欄名可用中文或英文，次序不限；`deedbox help import` 列出各欄。
      deedbox import registers/ --dry-run              看看會匯入甚麼
      deedbox --as lee import registers/
      deedbox import list.csv --register clients
    一個表格的各行要麼全部匯入，要麼全不匯入；有誤的一行會指出行號和欄名。
    收費表（應收、實收並列，或每月一欄）成為費用和付款：
      deedbox import 收費表.xlsx --item 管理費 --dry-run

    輸出：任何表格都可輸出為 CSV（UTF-8）。
      deedbox --format csv report arrears > arrears.csv
      deedbox --format csv show 1203 > papers.csv
    匯出登記冊（`import` 可讀回）；匯出有登記，並須總經理授權：
      deedbox export -o estate.xlsx --to '財務部' --purpose '審計'
    試算表會當作公式的儲存格，一律寫成文字。

topic-git--about = 使用 git，與同事協作
topic-git =
    git

    檔案庫是一個資料夾，內有許多只寫一次的小電腦檔：git 保存其歷史，兩人可以各自工作。
      deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan' --git
      deedbox save                                     全部提交；訊息說明誰辦了甚麼
      deedbox changes main..origin/main                拉取會帶來甚麼
      git pull && git push

    合併之後：
      deedbox mend                                     修補不需人判斷的地方
      deedbox verify                                   是否齊全、未經改動

    清單逐行合併；不會有兩人寫同一個電腦檔。切勿手改：`deedbox amend` 會留下記錄。

topic-proof--about = 不用 deedbox 如何查驗
topic-proof =
    不用 deedbox 查驗

    每個存放記錄的資料夾都有清單，載有各電腦檔的 SHA-256 摘要。在任何 Linux 上：
      cd units/12/1203/2026-03-01_acme_k36p
      cat manifests/* | sha256sum -c --quiet
    裝盒的案卷是 BagIt 1.0 包，任何 BagIt 程式都可查驗：
      bagit.py --validate moved-out/2025/12/box-01/…

    用 deedbox：`deedbox verify` 查驗全部，並找出缺失和多出的電腦檔。
    清單顯示寫成之後有何改動。清單本身有無被改，要看 git 的歷史，以及存於別處的副本。

topic-languages--about = English、繁體中文、简体中文
topic-languages =
    語言

      deedbox --lang zh-Hant status
      export DEEDBOX_LANG=zh-Hans
      lang = "zh-Hant"                                 寫在 ~/.config/deedbox/config.toml

    都沒有時看系統的語言環境，其次是物業 deedbox.toml 的 `language`，最後是英文。
    指令、選項，以及電腦檔、JSON 和 CSV 中的代碼，各語言相同，方便各辦公室交換。
    常用指令也有中文名稱：`deedbox 查 冷氣`。
    搜尋時繁體與簡體、全形與半形視作相同：陈 可以找到 陳。

topic-exit-codes--about = 指令的結束代碼，供腳本使用
topic-exit-codes =
    結束代碼

      0      完成
      1      有發現、有未清項目，或找不到
      2      輸入有誤
      3      因規定或狀態拒絕
      4      機器故障，或檔案庫損壞
      5      他人正在使用（已上鎖）
      130    中斷

    失敗的指令沒有改動任何內容。
      deedbox verify --quick || echo '有地方要修補'
