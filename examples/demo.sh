# The story that `deedbox demo DIR` tells: some years of an invented tower, 海港中心 Harbour Tower, in Hong Kong.
#
# deedbox carries these lines out itself, through the same code as its commands. It is a shell script too:
#
#     cd examples && DIR=/tmp/harbour-tower sh -e demo.sh
#
# `#: TEXT` begins a group of acts (`#:zh-Hant TEXT`, `#:zh-Hans TEXT`: in Chinese): deedbox shows the text in the reader's
# language and the group's first command. After `#>` it shows every command with what it prints. DEEDBOX_NOW is the clock and DEEDBOX_STAFF the person at the desk. `deedbox demo` moves
# every date by whole years, so that the story always ends within the last twelve months.

export DEEDBOX_NOW=2021-01-04T09:00:00+08:00 DEEDBOX_STAFF=wong DEEDBOX_ARCHIVE="$DIR"
#: An archive, four people of the office, seven units on five floors
#:zh-Hant 一個檔案庫、四名職員、五層樓七個單元
#:zh-Hans 一个档案库、四名职员、五层楼七个单元
deedbox init "$DIR" --name '海港中心 Harbour Tower'
deedbox staff add wong --name 王志強 --role manager --department 客務部
deedbox staff add lee --name 'Helen Lee 李海倫' --role general-manager --role sales-director --department 辦公室
deedbox staff add ho --name 何美玲 --role supervisor --department 客務部
deedbox staff add chan --name 'Chan Tai Man 陳大文' --role clerk --department 客務部
deedbox --as lee authority give --for consult --role clerk --role supervisor --role manager --until 2029-12-31
deedbox unit add G01 --floor G --area 96.5 --use 商舖
deedbox unit add B1-05 --floor B1 --area 38 --use 貨倉
deedbox unit add 0701 --floor 7 --area 120.3 --use 辦公室
deedbox unit add 0702 --floor 7 --area 142.6 --use 辦公室
deedbox unit add 1201 --floor 12 --area 160 --use 辦公室
deedbox unit add 1203 --floor 12 --area 184.8 --use 辦公室
deedbox unit add 1501 --floor 15 --area 320 --use 辦公室

#: 2021 to 2023: four clients move in, each with a file of its own
#:zh-Hant 2021 至 2023 年：四家客戶先後入住，一戶一檔
#:zh-Hans 2021 至 2023 年：四家客户先后入住，一户一档
export DEEDBOX_NOW=2021-03-01T10:20:00+08:00 DEEDBOX_STAFF=chan
deedbox add 1203 --company 藍天物流有限公司 --move-in 2021-03-01 --english 'Blue Sky Logistics Ltd' --nature 物流 --headcount 22 --contact '何詠儀;+852 2000 0131;ho@blue-sky.example' --custodian chan --department 客務部 --lease-end 2024-06-30
deedbox file 1203 papers/fire-services-drawing.pdf --category engineering --date 2021-03-01 --title '消防裝置平面圖 FS-12-03' --author 管理處工程部
export DEEDBOX_NOW=2021-09-01T09:40:00+08:00
deedbox add G01 --company 茗香茶餐廳 --move-in 2021-09-01 --english 'Ming Heung Tea House' --nature 餐飲 --headcount 9 --contact '馮國棟;+852 2000 0011' --emergency '馮國棟;+852 2000 0911' --custodian chan --department 客務部 --lease-end 2026-08-31
export DEEDBOX_NOW=2022-04-01T11:05:00+08:00
deedbox add 1501 --company 永盛會計師事務所 --move-in 2022-04-01 --english 'Wing Shing CPA' --nature 專業服務 --headcount 41 --contact '陳小姐;+852 2000 0151;office@wing-shing.example' --website https://wing-shing.example --credit 良好 --custodian ho --department 銷售部 --lease-end 2028-03-31
export DEEDBOX_NOW=2023-09-01T15:30:00+08:00
deedbox add 0702 --company 恆泰設計有限公司 --move-in 2023-09-01 --english 'Hang Tai Design Ltd' --nature 設計 --headcount 14 --contact '李小姐;+852 2000 0072;li@hang-tai.example' --custodian ho --department 客務部 --lease-end 2026-12-31

export DEEDBOX_NOW=2024-04-02T11:15:00+08:00 DEEDBOX_STAFF=chan
deedbox file 1203 papers/notice-of-leaving.txt --category correspondence --date 2024-04-02 --title 退租通知 --author 何詠儀
export DEEDBOX_NOW=2024-06-30T17:10:00+08:00
deedbox move-out 1203 --date 2024-06-30 --check
deedbox move-out 1203 --date 2024-06-30

export DEEDBOX_NOW=2025-01-06T09:00:00+08:00 DEEDBOX_STAFF=wong
#: 2024: a client leaves; after New Year the volume goes into a box
#:zh-Hant 2024 年：一家客戶遷出；翌年年初，案卷入盒
#:zh-Hans 2024 年：一家客户迁出；次年年初，案卷入盒
deedbox archive-moved-out --year 2024
export DEEDBOX_NOW=2025-01-20T14:15:00+08:00 DEEDBOX_STAFF=chan
deedbox file 1203@2024-06-30 papers/deposit-refund.txt --category payments --date 2025-01-17 --title 押金退還通知

export DEEDBOX_NOW=2025-01-31T17:30:00+08:00 DEEDBOX_STAFF=wong
seal=$(deedbox seal --title 年終封存)
deedbox seal witness "$seal" --how paper --by-whom '李海倫、何美玲'
export DEEDBOX_NOW=2026-03-01T10:00:00+08:00 DEEDBOX_STAFF=chan
deedbox add 1203 --company 宏達貿易有限公司 --move-in 2026-03-01 --english 'Wang Tat Trading Ltd' --nature 貿易 --headcount 18 --contact '王先生;+852 2000 0123;wong@wang-tat.example' --emergency '王先生;+852 2000 0903' --emergency '陳小姐;+852 2000 0904' --credit 良好 --custodian chan --department 客務部 --lease-end 2029-02-28
#: 2026: a new client in 1203, and papers: PDFs, a scan, a photograph, a note
#:zh-Hant 2026 年：1203 有新客戶入住，文件歸檔：PDF、掃描件、照片、便條
#:zh-Hans 2026 年：1203 有新客户入住，文件归档：PDF、扫描件、照片、便条
deedbox file 1203 papers/tenancy-agreement.pdf --category contracts --date 2026-02-09 --title 租賃合同 --author 海港中心物業有限公司 --level confidential --valid-until 2029-02-28
deedbox file 1203 papers/fit-out-drawing.pdf --category fit-out --date 2026-02-16 --title '裝修圖則 B 版' --author 恆泰設計有限公司
deedbox file 1203 papers/2026-03-01-hand-over-form.pdf --category move-in --title 收樓記錄
deedbox file 1203 papers/key-receipt-scan.tif --category move-in --date 2026-03-01 --title 鑰匙及門卡簽收單
deedbox file 1203 papers/emergency-contact-sheet.pdf --category emergency --date 2026-03-02 --title 緊急聯絡卡
export DEEDBOX_NOW=2026-03-02T09:30:00+08:00
deedbox record deposit 1203 --about tenancy --movement received --amount 110880.00
export DEEDBOX_NOW=2026-04-20T16:10:00+08:00 DEEDBOX_STAFF=lee
deedbox confirm 1203
export DEEDBOX_NOW=2026-06-01T09:30:00+08:00 DEEDBOX_STAFF=chan
deedbox add B1-05 --with 1203 --move-in 2026-06-01
export DEEDBOX_NOW=2026-06-15T14:20:00+08:00
deedbox file G01 papers/end-of-lease.txt --category correspondence --date 2026-06-15 --title 結業交舖通知 --author 馮國棟

export DEEDBOX_NOW=2026-08-31T18:00:00+08:00
deedbox move-out G01 --date 2026-08-31
export DEEDBOX_NOW=2026-09-14T11:30:00+08:00 DEEDBOX_STAFF=ho
deedbox file 0702 papers/directory-sign-application.pdf --category applications --date 2026-09-14 --title 水牌申請表
deedbox file 0702 papers/directory-sign-proof.png --category applications --date 2026-09-14 --title 水牌式樣
sign=$(deedbox record application 0702 --about directory-sign --title 更新水牌)
export DEEDBOX_NOW=2026-09-25T10:30:00+08:00 DEEDBOX_STAFF=chan
deedbox record visit 1203 --occasion regular --title 中秋節拜訪 --visitor chan --opinion '對前台滿意，希望走廊加燈'
export DEEDBOX_NOW=2026-10-02T09:15:00+08:00 DEEDBOX_STAFF=chan
#: Fees and what was paid, an application, a repair, a complaint with its answer
#:zh-Hant 費用與付款、一份申請、一宗報修、一宗已答覆的投訴
#:zh-Hans 费用与付款、一份申请、一宗报修、一宗已答复的投诉
deedbox record charge 1203 --item 管理費 --due 2026-10-15 --amount 5544.00
deedbox record charge 1203 --item 空調費 --due 2026-10-15 --amount 1280.00
export DEEDBOX_NOW=2026-10-02T11:00:00+08:00 DEEDBOX_STAFF=wong
deedbox approve "$sign"
export DEEDBOX_NOW=2026-10-05T16:45:00+08:00 DEEDBOX_STAFF=chan
deedbox file 1203 papers/2026-10-05-management-fee-receipt.pdf --category payments --title '繳費收據 R-2026-1041'
deedbox record payment 1203 --amount 5544.00 --method 轉數快 --receipt R-2026-1041
export DEEDBOX_NOW=2026-10-12T09:05:00+08:00 DEEDBOX_STAFF=ho
repair=$(deedbox record repair 1501 --category 空調 --title 會議室冷氣滴水 --urgent)
deedbox update "$repair" --status assigned --to 工程部
export DEEDBOX_NOW=2026-10-12T09:17:00+08:00
deedbox update "$repair" --status attended
export DEEDBOX_NOW=2026-10-12T11:40:00+08:00
deedbox update "$repair" --status done
export DEEDBOX_NOW=2026-10-13T09:20:00+08:00 DEEDBOX_STAFF=ho
deedbox file 1501 papers/letter-to-management-office.pdf --category correspondence --date 2026-10-12 --title 來函：冷氣時間及溫度 --author 永盛會計師事務所
complaint=$(deedbox record complaint 1501 --about service-quality --title 冷氣時間及溫度 --department 客務部)
deedbox update "$complaint" --status assigned --to 客務部
export DEEDBOX_NOW=2026-10-14T15:00:00+08:00
deedbox update "$complaint" --status handled --with 營運部 --note 週六冷氣延至下午二時
export DEEDBOX_NOW=2026-10-15T09:30:00+08:00 DEEDBOX_STAFF=lee
deedbox approve "$complaint"
export DEEDBOX_NOW=2026-10-15T10:10:00+08:00
deedbox update "$complaint" --status answered
export DEEDBOX_NOW=2026-10-19T10:05:00+08:00 DEEDBOX_STAFF=chan
deedbox file 1203 papers/corridor-obstruction.jpg --category violations --date 2026-10-19 --title 走廊堆放紙箱 --author 保安部
export DEEDBOX_NOW=2026-10-21T15:40:00+08:00 DEEDBOX_STAFF=ho
deedbox file 1501 papers/telephone-note.txt --category complaints --date 2026-10-21 --title 電話記錄 --working
deedbox label 0702 1203 1501 -o -
export DEEDBOX_NOW=2026-10-22T10:00:00+08:00 DEEDBOX_STAFF=chan
#: Where the paper stands, and a stock-take of the room
#:zh-Hant 檔案存放位置，以及一次庫房盤點
#:zh-Hans 档案存放位置，以及一次库房盘点
deedbox place 1203 R1/01
deedbox place 0702 R1/01
deedbox place 1501 R1/02
deedbox place G01@2026-08-31 R1/02
deedbox place 1203@2024-06-30 R2/01
printf '%s\n' 1203 0702 1501 G01@2026-08-31 | deedbox stocktake R1 --record
export DEEDBOX_NOW=2026-10-23T09:00:00+08:00 DEEDBOX_STAFF=chan
deedbox notice send --to all --title 年度消防演習
deedbox record violation 1203 --category 走廊 --title 走廊堆放紙箱

export DEEDBOX_NOW=2026-10-26T10:00:00+08:00 DEEDBOX_STAFF=ho
#: The reading room: one overdue, one read on the spot, one asked for, an enquiry
#:zh-Hant 借閱：一份逾期未還、一份當場查閱、一份待批、查閱一宗查詢
#:zh-Hans 借阅：一份逾期未还、一份当场查阅、一份待批、查阅一宗查询
loan=$(deedbox lend 1501 --to 黃律師 --purpose 續約前查閱 --department 法務部)
export DEEDBOX_NOW=2026-10-26T10:30:00+08:00 DEEDBOX_STAFF=lee
deedbox approve "$loan" --handled-by ho
export DEEDBOX_NOW=2026-11-04T09:50:00+08:00 DEEDBOX_STAFF=wong
deedbox lend 0702 --to 王志強 --purpose contract --returned --handled-by ho
export DEEDBOX_NOW=2026-11-16T15:00:00+08:00 DEEDBOX_STAFF=chan
deedbox lend 1203 --to 'Lam Chi Wai 林志偉' --purpose 核數 --department 財務部
export DEEDBOX_NOW=2026-11-19T11:20:00+08:00 DEEDBOX_STAFF=chan
enquiry=$(deedbox record enquiry --who 明德設計有限公司 --space '七樓，約一百二十平方米' --source 仲介 --contact 周小姐)
export DEEDBOX_NOW=2026-11-20T10:15:00+08:00 DEEDBOX_STAFF=wong
deedbox lend "$enquiry" --to 王志強 --purpose contract --returned --handled-by ho

unset DEEDBOX_NOW
#>
deedbox verify
deedbox report occupancy
deedbox report loans
