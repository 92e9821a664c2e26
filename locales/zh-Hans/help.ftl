# 各指令的说明；英文的写在程序旁。键是指令与参数的路径，`--long` 是详细说明其余的部分。

# 固定的字样
help-usage = 用法：
help-head-options = 选项
help-head-arguments = 参数
help-head-commands = 指令
help-head-subcommands = 指令
help-head-kinds = 种类
help-head-with-every-command = 各指令通用
help-head-with-every-kind-of-record = 各种记录通用
help-examples = 例：
help-default = 默认
help-possible = 可用的值
help-needed = （必填）
help-repeated = （可重复）
help-any-options = [选项]
help-head-name = 名称
help-head-synopsis = 用法
help-head-description = 说明
help-head-extra = 附注
help-head-version = 版本

# 值的名称
help-value-dir = 文件夹
help-value-staff = 人员
help-value-what = 事项
help-value-language = 语言
help-value-format = 格式
help-value-seconds = 秒数
help-value-value = 值
help-value-date = 日期
help-value-text = 文字
help-value-time = 时间
help-value-path = 路径
help-value-file-xlsx = 文件.xlsx
help-value-header-field = 栏名=栏位
help-value-file = 文件
help-value-category = 类别
help-value-number = 编号
help-value-amount = 金额
help-value-id = 编号
help-value-unit = 单元
help-value-name = 名称
help-value-year = 年度
help-value-date-time = 日期|时间
help-value-title = 题名
help-value-code = 代码
help-value-role = 职责
help-value-n = 数目
help-value-floor = 楼层
help-value-kind = 种类
help-value-level = 密级
help-value-status = 状态
help-value-target = 对象
help-value-audience = 对象
help-value-hh-mm = ±时:分
help-value-department = 部门
help-value-m2 = 平方米
help-value-use = 用途
help-value-register = 登记册
help-value-address = 网址
help-value-name-phone-email = 姓名;电话;邮箱
help-value-name-phone = 姓名;电话
help-value-unit-id = 单元|编号
help-value-dept-staff = 部门|人员
help-value-dept = 部门
help-value-key-value = 栏目=值
help-value-percent = 百分比
help-value-answer = 答复
help-value-gate = 关卡
help-value-volumes = 卷数
help-value-sort = 类别
help-value-words = 字词
help-value-clause = 条款
help-value-shell = 外壳
help-value-command = 指令
help-value-topic = 主题
help-value-question-score-comment = 题目=分数[:意见]
help-value-period = 期间
help-value-dir-git = 文件夹.git
help-value-form = 表格
help-value-mm = 毫米
help-value-rev-rev = 版本..版本
help-value-unit-date = 单元|日期
help-value-when = 何时
help-value-wxh = 宽x高
help-value-yyyy-mm = 年-月

# 整个程序
help-deedbox = 以普通档案保存写字楼客户的档案
help-deedbox--long = 每个单元一个文件夹，按楼层排列；每个档案只写一次，其后的事另写新档案。git 可以比较和合并全部内容，`sha256sum` 可以查验。
help-deedbox--examples =
    例：
      deedbox demo harbour-tower                       造一个小物业来看看
      deedbox init tower --name 'Harbour Tower' --owner 'Wong Ka Yan'
      deedbox add 1203 --company 宏达贸易有限公司 --move-in 2026-03-01
      deedbox file 1203 lease.pdf --category contracts --date 2026-03-01
      deedbox status                                   今天要办的事

    结束代码：0 完成；1 有发现，或找不到；2 输入有误；3 因规定或状态拒绝；4 机器故障或档案库损坏；5 他人正在使用（已上锁）；130 中断。

# 各指令通用
help-arg-archive = 档案库的文件夹；未指明时用 DEEDBOX_ARCHIVE，再不然是上层中最近的档案库
help-arg-actor = 经办人；未指明时用 DEEDBOX_STAFF，再不然是 ~/.config/deedbox/config.toml 的 `staff`
help-arg-format = 资料的输出格式
help-arg-format-is-table = 给人看
help-arg-format-is-json = 给程序用
help-arg-format-is-csv = 给试算表用
help-arg-format-is-html = 给浏览器和打印机用：报表和清单
help-arg-color = 颜色：auto（在终端上使用，除非设了 NO_COLOR）、always 或 never
help-arg-color-is-auto = 在终端上使用，除非 NO_COLOR 或 TERM=dumb 表示不要
help-arg-color-is-always = 一律使用
help-arg-color-is-never = 一律不用
help-arg-no_pager = 长的输出不经分页程序（DEEDBOX_PAGER、PAGER，否则 less）
help-arg-lang = 显示和打印的语言：en、zh-Hant 或 zh-Hans
help-arg-lang--long = 未指明时，依次看 DEEDBOX_LANG、~/.config/deedbox/config.toml 的 `lang`、系统的语言环境、物业的设置。档案、JSON 和 CSV 中的代码一律是英文。
help-arg-dry_run = 只显示会有什么改动，不作改动
help-arg-wait = 他人上锁时等候的秒数
help-arg-help = 显示说明
help-arg-help--more = 显示说明（`--help` 更详细）
help-arg-help--less = 显示说明（`-h` 只列要点）
help-arg-version = 显示版本

# 设立
help-init = 在新的或空的文件夹设立档案库
help-init--long = 写入 deedbox.toml、FORMAT.md、schema/、tombi.toml、.gitattributes 和 .gitignore。用 `--owner` 时，此人担任所有职责，属回复客户的部门，小办公室可以立即开始。
help-arg-folder = 档案库的文件夹
help-init-arg-name = 物业名称
help-init-arg-owner = 担任所有职责的人
help-init-arg-owner_id = 此人的代号；未指明时由姓名产生
help-init-arg-currency = 所有金额的货币（ISO 4217）
help-init-arg-utc_offset = 物业所在地与 UTC 的时差
help-init-arg-language = 显示和打印的语言：en、zh-Hans 或 zh-Hant
help-init-arg-git = 建立 git 保存库，并作首次提交
help-demo = 在新的或空的文件夹造一个小物业，供人试看
help-demo--long = 执行 examples/demo.sh 的指令：一座虚构大厦的若干年，有客户、文件、借阅、退租和装盒的年度。故事在最近十二个月内结束；`--dry-run` 只印出指令。
help-demo-arg-git = 最后为它建立 git 保存库

# 人员
help-staff = 登记人员，给予和终止职责，查看人员
help-staff-add = 登记人员
help-staff-add--long = 由经理办理；在新办公室登记首位经理之前，任何人都可以。
help-staff-list = 列出现职和离职的所有人员，按代号排列
help-staff-show = 查看某人及其职责的变动，最新在前
help-staff-role = 给予和终止职责
help-staff-leave = 登记人员离职
help-staff-add-arg-id = 记录中用以指称此人的代号
help-staff-add-arg-name = 姓名
help-staff-add-arg-role = 职责：clerk 文员、supervisor 主管、manager 经理、sales-director 销售总监、general-manager 总经理
help-staff-add-arg-department = 部门
help-staff-add-arg-date = 到职日；未指明时为今天
help-staff-show-arg-id = 人员的代号
help-staff-role-arg-id = 人员的代号
help-staff-role-arg-give = 给予的职责
help-staff-role-arg-end = 终止的职责
help-staff-role-arg-date = 由哪天起；未指明时为今天
help-staff-leave-arg-id = 离职人员的代号
help-staff-leave-arg-date = 最后一天；未指明时为今天
help-staff-return = 登记离职人员复职，沿用原代号
help-staff-return--long = 由经理办理。以前的职责不会自动恢复。
help-staff-return-arg-id = 复职人员的代号
help-staff-return-arg-role = 由现在起担任的职责
help-staff-return-arg-date = 复职日；未指明时为今天

# 单元
help-unit = 增加单元，查看单元
help-unit-add = 增加单元
help-unit-list = 列出单元和现有客户，按楼层和门号排列
help-unit-show = 查看单元、现在的客户和以前的客户
help-unit-add-arg-code = 门上的编号
help-unit-add-arg-floor = 楼层，与电梯面板所示相同
help-unit-add-arg-area = 面积（平方米）
help-unit-add-arg-use_ = 用途
help-unit-add-arg-date = 由哪天起得知；未指明时为今天
help-unit-show-arg-unit = 单元

# 导入
help-import = 导入以表格保存的登记册（.xlsx、.xls、.ods、CSV）
help-import--long = 一个文件或活页簿的一张工作表，属于与其名称相同、或栏名相符的登记册；不属任何登记册的工作表略过，并会说明。文件夹中的按下列次序导入。栏名上方的标题、合并的储存格、空行和合计行都不是登记册的内容。日期、时间、金额、面积和数字按办公室的写法读取；可有两种读法的一律拒绝，并指出工作表、行、栏和内容。一个文件的各行要么全部导入，要么全不导入；有活页簿时，一并交来的都是如此。各行沿用办公室的编号；以前导入过的不变，与首次导入时不同的一行会被拒绝，并列出两者。
help-import--examples =
    例：
      deedbox --as lee import registers/                整个文件夹；文件放在表格旁
      deedbox import estate estate/past estate/current  几个文件夹，依次导入
      deedbox import list.csv --register clients
      deedbox import registers/ --dry-run               看看会导入什幺；有误的行写进活页簿，旁边注明原因
      deedbox import 2026.xlsx --sheet 付款 --map '租户=company' --map '备用=-'
      deedbox import old.csv --encoding big5
      deedbox import --template payments -o 付款.xlsx    供填写的空白工作表

    栏名可用中文或英文，次序不限：
      staff         代号 姓名 部门 职责
      units         单元 楼层 面积 用途
      enquiries     编号 日期 查询人 所需单元 来源 联络人 电话 经手人 内容 跟进日期 报盘日期 成交日期 流失日期 流失原因
      clients       单元 公司名称 英文名称 公司性质 人数 入住日期 租约到期日 联系人 电话 邮箱 网址 紧急联系人 紧急电话
                    信用状况 专管人 其他单元 查询编号
      charges       编号 单元 项目 所属期间 开单日期 到期日 金额
      payments      编号 单元 日期 金额 方式 收据号 对应费用 经手人
      deposits      编号 单元 日期 类别(租务押金 装修押金) 动作(收取 扣除 退还) 金额 原因
      repairs       编号 单元 报修时间 类别 紧急(是 否) 内容 派工时间 维修员 到场时间 完成时间 回访时间
      complaints    编号 单元 时间 类别(服务质量 服务过程) 内容 受理部门 处理时间 审批时间 审批人 答复时间 结案时间
      violations    编号 单元 日期 类别 内容 通知日期 整改日期
      applications  编号 单元 日期 类别(门锁 电话 停车 水牌 加班) 内容 审批日期 结果(批准 拒绝 待批) 发出日期
      fit_outs      编号 单元 申请日期 承办商 批准日期 开工日期 竣工日期 验收日期
      letters       编号 单元 日期 方向(来函 去函) 题名 文号 转交 答复日期 答复人 不需答复日期 不需答复原因
      visits        编号 单元 日期 类别(定期 不定期) 拜访人 内容 意见 答复日期 答复人 不需答复日期 不需答复原因
      opinions      编号 单元 日期 意见内容 关于 途径 答复日期 答复人 不需答复日期 不需答复原因
      quality       编号 单元 日期 项目 结果(合格 不合格) 检查人 交办日期 负责部门 整改日期 复查日期 结案日期
      survey_questions   代号 题目            （每年的题目；随答复导入）
      survey_responses   年度 单元 题目 分数 意见
      notices       编号 日期 对象 题名
      papers        单元 类别 日期 题名 责任者 页数 密级 随附记录 档案
      loans         编号 单元 借阅日期 借阅人 部门 事由 审批人 应还日期 归还日期
      moveouts      单元 迁出日期 豁免
    单元写成 `1203`，当天离开的客户写成 `1203@2025-06-30`，为查询的写成 `enquiries/编号`；日期如 2026-03-01，时间如 2026-03-01 09:30；代码也可用英文（tenancy、service-quality、parking）；几个值之间用 `;`。
help-import-arg-paths = 表格，或放表格的文件夹
help-import-arg-sheet = 活页簿中所指的工作表
help-import-arg-map = 某栏属哪个栏位，如 `租户=company`；`-` 表示略过该栏
help-import-arg-encoding = CSV 文件的编码，如 `gb18030` 或 `big5`；不给则自行辨认
help-import-arg-date_ahead = 有文件日期晚于明天，并非输入有误
help-import-arg-rejects = 存放有误各行的活页簿，旁边注明原因；试行时不给，便在此处建立 `文件.rejected.xlsx`
help-import-arg-template = 改为建立某登记册的空白活页簿
help-import-arg-output = 空白活页簿放在哪里
help-import-arg-register = 所给档案是哪一本登记册

# 客户的档案
help-add = 为客户开立档案
help-add--long = 每个客户一份档案，放在其首个单元；已租出的单元会被拒绝。`--with` 让另一单元的客户增租此单元。
help-add-arg-unit = 租出的单元
help-add-arg-company = 公司名称
help-add-arg-with = 由哪个单元的客户增租此单元
help-add-arg-move_in = 入住日期
help-add-arg-label = 标牌上的名称；未指明时为公司名称
help-add-arg-english = 公司英文名称
help-add-arg-nature = 公司性质
help-add-arg-headcount = 公司人数
help-add-arg-website = 公司网址
help-add-arg-contact = 联系人
help-add-arg-emergency = 紧急联系人
help-add-arg-credit = 信用状况
help-add-arg-custodian = 专管人
help-add-arg-department = 建档部门，须在 deedbox.toml 的名单上
help-add-arg-lease_end = 租约到期日
help-add-arg-also = 同一客户的其他单元
help-show = 查看客户的档案：客户资料、存放位置、借出情况、文件，最新在前
help-show--long = 空置单元显示房间和各客户何时离开；记录显示现在和以前的内容、各步骤和所处状态。CSV 只列文件，或记录的步骤。
help-show-arg-target = 单元（现有客户）；单元和客户离开的日期；或记录编号
help-show--examples =
    例：
      deedbox show 1203
      deedbox show 1203@2023-06-30                     当天离开的客户
      deedbox show 1203/x4p9                           一项记录：文件、投诉、改过的收费
      deedbox --format csv show 1203 > papers.csv
help-confirm = 确认客户资料现时无误
help-confirm--long = 只确认现有的内容；其后生效的更正使确认失效，`deedbox show` 说明改了什么。
help-confirm-arg-file = 单元；或 `单元@日期`，即当天离开的客户
help-confirm-arg-date = 办理日期；未指明时为今天
help-review = 登记档案已经整理，文件与客户资料核对过
help-review-arg-file = 单元；或 `单元@日期`，即当天离开的客户
help-review-arg-date = 办理日期；未指明时为今天
help-history = 讲述单元的经过，包括历任客户，最新在前
help-history--long = 每项记录和每个步骤：归档、应付、已付、报修、处理、更正、审批、借阅。作废的也列出并注明。
help-history--examples =
    例：
      deedbox history 1203
      deedbox history 1203@2023-06-30                  只看当天离开的客户
      deedbox history 1203 --kind repair --kind complaint --since 2026-01-01
help-history-arg-unit = 单元；或单元和客户离开的日期
help-history-arg-kind = 只看此种类的记录
help-history-arg-since = 由这天起
help-history-arg-until = 到这天止
help-label = 打印单元档案的标牌，并登记已打印
help-label-arg-units = 单元
help-label-arg-output = 写成供打印的网页

# 文件
help-file = 把文件归入客户的档案，工程资料归入单元，规章归入 `policies`
help-file--long = 文件会复制、计算摘要并列入清单；原件永不改动。档名中的日期会采用，除非另用 `--date`；都没有时为今天。
help-file--examples =
    例：
      deedbox file 1203 lease.pdf --category contracts --date 2026-03-01 --title '租赁合同'
      deedbox file 1203@2025-06-30 refund.pdf --category payments       客户离开后才收到的文件
      deedbox file 1203 scans/ --recursive --category correspondence
      scan | deedbox file 1203 - --name letter.pdf --category correspondence
      deedbox file policies confidentiality.pdf
help-file-arg-into = 单元；`单元@日期`，即当天离开的客户；查询编号；或 `policies`
help-file-arg-paths = 文件；`-` 读标准输入
help-file-arg-category = 文件类别；规章不用填
help-file-arg-title = 题名；未指明时取自档名
help-file-arg-author = 责任者
help-file-arg-date = 文件日期
help-file-arg-pages = 页数；未指明时由档案得知
help-file-arg-level = 密级：ordinary 普通或 confidential 保密
help-file-arg-valid_until = 有效期的最后一天
help-file-arg-working = 部门自己的工作文件，可以有下一版
help-file-arg-supersedes = 被它取代的文件
help-file-arg-move_ = 归档后移走所给的档案
help-file-arg-duplicate_ok = 内容相同的文件也再次归档
help-file-arg-recursive = 所给文件夹中的每份文件都归档
help-file-arg-name = 由标准输入而来的文件的名称
help-inbox = 列出收件匣的文件（最新在前），或把文件归档
help-inbox--long = 文件名称所提示的（单元、类别、题名）只是显示，不会据此归档。
help-inbox-list = 列出收件匣的文件
help-inbox-file = 把收件匣的文件归入客户的档案，并从收件匣取走
help-inbox-file-arg-unit = 单元；`单元@日期`，即当天离开的客户；或 `policies`
help-inbox-file-arg-names = 文件，用 `deedbox inbox` 所示的名称
help-inbox-file-arg-category = 文件类别；规章不用填
help-inbox-file-arg-title = 题名；未指明时取自档名
help-inbox-file-arg-author = 责任者
help-inbox-file-arg-date = 文件日期；未指明时取自档名，再不然为今天
help-inbox-file-arg-level = 密级：ordinary 普通或 confidential 保密

# 记录
help-record = 登记发生的事：收费、付款、报修、投诉……
help-record--examples =
    例：
      deedbox record charge 1203 --item 管理费 --period 2026-03 --due 2026-03-15 --amount 5200.00
      deedbox record payment 1203 --amount 5200 --method 转数快 --charges C2026-00031
      deedbox record repair 1203 --category 空调 --title 冷气滴水 --urgent --when 2026-11-23T09:10
      deedbox record complaint 1203 --about service-quality --title 冷气过冷 --attach photo.jpg
      deedbox record visit 1203 --from visit.toml
      deedbox record repair --help                     某种记录的栏目和步骤
help-record-charge = 登记收费
help-record-payment = 登记付款
help-record-deposit = 登记押金
help-record-transaction = 登记交易
help-record-credit-review = 登记信用审查
help-record-repair = 登记报修
help-record-complaint = 登记投诉
help-record-violation = 登记违规
help-record-application = 登记申请
help-record-fit-out = 登记二次装修
help-record-letter = 登记往来函件
help-record-notice = 登记通知
help-record-visit = 登记拜访
help-record-opinion = 登记客户意见
help-record-quality-check = 登记服务质量检查
help-record-survey-response = 登记调查答复
help-record-corrective-action = 登记纠正措施
help-record-disclosure = 登记资料外传
help-record-breach = 登记泄密
help-record-export = 登记资料导出
help-record-disposal = 登记销毁
help-record-note = 登记备注
help-steps = 步骤，由 { $start } 开始：
help-step-from = 由 { $from }
help-step-duty = （须由有审批职责的人办理：{ $duty }）
help-record-arg-UNIT = 单元；或 `单元@日期`，即当天离开的客户
help-record-notice-arg-UNIT = 涉及的单元；记录存于 notices 登记册
help-record-corrective-action-arg-UNIT = 涉及的单元；记录存于 surveys 登记册
help-record-breach-arg-UNIT = 涉及的单元；记录存于 disclosures 登记册
help-record-export-arg-UNIT = 涉及的单元；记录存于 disclosures 登记册
help-record-disposal-arg-UNIT = 涉及的单元；记录存于 disposals 登记册
help-record-arg-title = 事由，一行
help-record-arg-no = 办公室自己的编号
help-arg-attach = 随附的文件
help-arg-attach_level = 随附文件的保密级别：ordinary（普通）或 confidential（机密）
help-record-arg-attach-level = 随附文件的保密级别：ordinary（普通）或 confidential（机密）
help-record-arg-attach-category = 随附文件的类别
help-record-arg-from = 写有各栏目的 TOML 档案；与选项不同时以选项为准
help-arg-date = 发生的日期；未指明时为今天
help-arg-when = 发生的时间，如 2026-11-23T10:30；除非注明，按物业所在地的时差
help-record-charge-arg-item = 收费项目，如管理费
help-record-charge-arg-due = 到期日
help-record-charge-arg-amount = 金额（物业所用货币）
help-record-charge-arg-period = 所属期间，如 2026-03
help-record-payment-arg-amount = 金额（物业所用货币）
help-record-payment-arg-method = 付款方式
help-record-payment-arg-receipt = 收据号
help-record-payment-arg-handled_by = 收款人
help-record-payment-arg-charges = 对应的收费，用办公室的编号或记录编号；余款先抵最早到期的
help-record-deposit-arg-about = 押金种类：tenancy 租务或 fit-out 装修
help-record-deposit-arg-movement = 动作：received 收取、deducted 扣除或 refunded 退还
help-record-deposit-arg-amount = 金额（物业所用货币）
help-record-deposit-arg-reason = 原因
help-record-transaction-arg-about = 业务种类，用办公室的说法
help-record-transaction-arg-amount = 金额（物业所用货币）
help-record-transaction-arg-ref_no = 合同编号
help-record-transaction-arg-handled_by = 经手人
help-record-credit-review-arg-credit = 审查所得的信用状况，用办公室的说法
help-record-credit-review-arg-source = 依据
help-record-credit-review-arg-handled_by = 审查人
help-record-credit-review-arg-next = 下次审查日期
help-record-repair-arg-category = 维修类别，用办公室的说法
help-record-repair-arg-reporter = 报修人
help-record-repair-arg-phone = 回电号码
help-record-repair-arg-urgent = 紧急
help-record-complaint-arg-about = 类别：service-quality 服务质量（与营运部协同处理）或 service-process 服务过程（由部门自行处理）
help-record-complaint-arg-department = 受理部门
help-record-complaint-arg-channel = 途径：电话、来函、来访
help-record-complaint-arg-complainant = 投诉人
help-record-complaint-arg-phone = 回电号码
help-record-violation-arg-category = 违规类别，用办公室的说法
help-record-violation-arg-handled_by = 发现人
help-record-application-arg-about = 类别：door-lock 门锁、telephone 电话、parking 停车、directory-sign 水牌、overtime 加班或 other 其他
help-record-application-arg-applicant = 申请人
help-record-application-arg-begins = 申请的首日
help-record-application-arg-ends = 申请的最后一天
help-record-fit-out-arg-contractor = 承办商
help-record-fit-out-arg-begins = 开工日期
help-record-fit-out-arg-ends = 完工日期
help-record-letter-arg-direction = 方向：in 来函或 out 去函
help-record-letter-arg-ref_no = 文号
help-record-letter-arg-author = 责任者
help-record-letter-arg-passed_to = 转交的部门或人员
help-record-notice-arg-to = 对象：all 全部、floor:12 一层或 unit:1203 一个单元
help-record-notice-arg-ref_no = 文号
help-record-visit-arg-occasion = 场合：regular 定期（节日、活动）或 irregular 不定期
help-record-visit-arg-visitor = 拜访人
help-record-visit-arg-opinion = 客户意见
help-record-opinion-arg-about = 关于什么
help-record-opinion-arg-channel = 途径：电话、来函、来访
help-record-quality-check-arg-item = 检查项目
help-record-quality-check-arg-result = 结果：pass 合格或 fail 不合格
help-record-quality-check-arg-inspector = 检查人
help-record-survey-response-arg-year = 调查年度
help-record-survey-response-arg-respondent = 填写人
help-record-survey-response-arg-answers = 答复，写成 QUESTION=SCORE 或 QUESTION=SCORE:COMMENT（题目=分数:意见）
help-record-corrective-action-arg-year = 调查年度
help-record-corrective-action-arg-question = 未达标的题目
help-record-corrective-action-arg-department = 负责部门
help-record-corrective-action-arg-due = 完成期限
help-record-disclosure-arg-to = 接收人
help-record-disclosure-arg-purpose = 用途
help-record-disclosure-arg-papers = 外传的文件
help-record-breach-arg-client = 涉及的客户：单元或 `单元@日期`
help-record-breach-arg-caused_by = 泄密人（如已知）
help-record-export-arg-to = 接收人
help-record-export-arg-purpose = 用途
help-record-export-arg-kinds = 导出的记录种类
help-record-export-arg-since = 由哪天起的资料
help-record-export-arg-until = 到哪天为止的资料
help-record-export-arg-rows = 申请时有多少行
help-record-export-arg-papers = 文件的副本一并导出
help-record-disposal-arg-reason = 原因
help-record-disposal-arg-volumes = 销毁的案卷，用档号
help-record-disposal-arg-witnesses = 监销人，共两人
help-record-note-arg-about = 关于什么，用代码；keys 钥匙、restoration 复原和 label 标牌在备注结案前不得迁出
help-record-note-arg-note = 备注

# 步骤
help-update = 推进个案一步，或转交其他部门
help-update--long = 不按次序的步骤会被拒绝，并说明应办的步骤。`deedbox record 种类 --help` 列出某种记录的步骤。
help-update--examples =
    例：
      deedbox update 1203/x4p9 --status assigned --to 工程部
      deedbox update 1203/x4p9 --status attended --when 2026-11-23T10:05
      deedbox update 1203/x4p9 --to 保安部 --note '不属工程范围'      转交
      deedbox close 1203/x4p9
help-update-arg-reference = 个案编号
help-update-arg-status = 现时的状态
help-update-arg-to = 现由哪个部门或人员办理
help-update-arg-with = 与主办部门协同处理的部门
help-arg-note = 备注
help-close = 结案（最后一步已办），或了结备注
help-close-arg-reference = 个案编号
help-reopen = 重新开启个案
help-reopen-arg-reference = 个案编号
help-amend = 更正记录，或为工作文件存入下一版
help-amend--long = 须待审批，之前一切不变；经办人有此职责时，`--approve` 一并审批。原来的内容仍可查看：`deedbox show 编号`。原件的内容永远不变。
help-amend--examples =
    例：
      deedbox amend 1203 contact.phone='+852 2000 0001' lease-end=2028-02-29
      deedbox amend 1203 company=宏达贸易控股有限公司 --from 2026-10-01 --reason '公司改名'
      deedbox amend 1203 contacts='陈小姐;+852 2000 0001' contacts='何先生;+852 2000 0002'
      deedbox amend 1203/unit area=120.5
      deedbox --as lee amend 1203/x4p9 amount=5200.00 --reason '金额有误' --approve
      deedbox amend 1203/t5k1 --with checklist.xlsx
      deedbox amend 1203 website=                        值留空即删去原有内容
help-amend-arg-target = 单元（现有客户的资料）；`单元@日期`；或记录编号
help-amend-arg-values = 新的值
help-amend-arg-with = 工作文件的下一版
help-amend-arg-from = 生效日期；未指明时为记录的日期，客户资料则为更正当天
help-arg-reason = 原因
help-amend-arg-approve = 一并审批
help-void = 把误录的作废：由始视作不存在
help-void--long = 须待审批；经办人有此职责时，`--approve` 一并审批。什么都不会删去：记录仍在，并注明作废。客户或单元须无其他内容方可作废。
help-void--examples =
    例：
      deedbox void 1203/x4p9 --reason '重复输入'
      deedbox --as lee void 1203 --reason '单位有误' --approve      档案中别无内容的客户
      deedbox void 1203/unit --reason '没有此单位'
help-void-arg-target = 记录编号；单元（现有客户）；`单元/unit` 指单元本身
help-void-arg-approve = 一并审批
help-refile = 把归错档的文件改归正确位置
help-refile--long = 相同内容在正确位置另立记录；原位置的记录作废，两者互相注明。类别为 engineering 的文件存於单元，其他存于客户的档案。
help-refile--examples =
    例：
      deedbox --as lee refile 1203/m3v8 --category payments
      deedbox --as lee refile 1203/m3v8 --unit 1204
      deedbox --as lee refile 1203/m3v8 --unit 1203@2024-06-30     文件属于前任客户
help-refile-arg-reference = 归错档的文件
help-refile-arg-file = 文件所属的单元，或 `单元@日期`
help-refile-arg-category = 正确的类别
help-refile-arg-date = 改归日期；未指明时为今天

# 借阅和审批
help-lend = 借出客户的档案、查询或其中文件，供人在办公室阅览
help-lend--long = 首次签约前尚无档案：已知的客户资料存于查询，签约前查阅的就是它（P1-5a）。先登记申请；经 `deedbox approve` 批准后借出：借阅人是本办公室职员并有总经理的查阅授权生效（`deedbox authority`），由经理批准；否则以及密件，由总经理批准。可批准的人可用 `--approve` 一并批准，用 `--returned` 则连归还一并办妥：当场阅览。由主管借出，借阅人不可自行借出。
help-lend-arg-of = 单元；`单元@日期`，即当天离开的客户；或查询编号
help-lend-arg-to = 借阅人：姓名、职员编号，或 `me`（本人）
help-lend-arg-purpose = 事由
help-lend-arg-due = 应还日期；未指明时按物业的借阅天数
help-lend-arg-paper = 借阅的文件；未指明时为整份档案或整宗查询
help-lend-arg-off_site = 带离办公室
help-lend-arg-department = 借阅人的部门或公司
help-lend-arg-phone = 借阅人的电话
help-lend-arg-date = 借阅日期；未指明时为今天
help-lend-arg-approve = 一并批准
help-lend-arg-returned = 批准并归还：已当场阅览
help-lend-arg-handled_by = 经手人（如另有其人）
help-approve = 审批待批的事：借阅、投诉处理结果、申请、更正、外传……
help-approve--long = 审批注明所涵盖的确切内容。一项记录有多件待批时，请指明是哪一件。
help-approve--examples =
    例：
      deedbox --as lee approve 1203/x4p9 --handled-by chan
      deedbox --as lee approve 1203/cover+02-h3c8      多项更正中的一项
help-approve-arg-reference = 记录编号，或待批事项的编号
help-approve-arg-handled_by = 交出档案的经手人（如另有其人）
help-reject = 否决待批的事：借阅、申请、更正……
help-reject-arg-reference = 记录编号，或待批事项的编号
help-reject-arg-date = 否决日期；未指明时为今天
help-return = 收回借出的档案
help-return-arg-reference = 借阅编号
help-return-arg-date = 归还日期；未指明时为今天
help-return-arg-condition = 归还时是否完好
help-renew = 续借
help-renew-arg-reference = 借阅编号
help-renew-arg-due = 新的应还日期；未指明时按物业的借阅天数
help-renew-arg-date = 续借日期；未指明时为今天

# 通知
help-notice = 发出通知，登记送达和签收
help-notice-send = 发出通知：连同文件记入登记册
help-notice-send--long = 发给当天在租的客户。
help-notice-send-arg-to = 对象：all 全部、floor:12 一层或 unit:1203 一个单元
help-notice-send-arg-title = 事由
help-notice-send-arg-files = 通知的文件
help-notice-send-arg-ref_no = 文号
help-notice-send-arg-date = 发出日期；未指明时为今天
help-notice-deliver = 登记通知已送达客户
help-notice-deliver-arg-reference = 通知编号
help-notice-deliver-arg-client = 客户：单元；或 `单元@日期`，即当天离开的客户
help-notice-deliver-arg-person = 收件人
help-notice-acknowledge = 登记客户已签收通知
help-notice-acknowledge-arg-reference = 通知编号
help-notice-acknowledge-arg-client = 客户：单元；或 `单元@日期`，即当天离开的客户
help-notice-acknowledge-arg-person = 签收人
help-notice-list = 列出通知和各有多少客户签收，最新在前
help-notice-list-arg-year = 只列某一年的
help-notice-list-arg-unacknowledged = 只列尚有人未签收的
help-notice-show = 查看通知，以及各客户何时送达和签收
help-notice-show-arg-reference = 通知编号

# 调查和外传
help-survey = 发放年度调查，登记答复，结束调查，发放报告
help-survey-open = 开始年度调查：登记发放对象和题目
help-survey-open--long = 每年一次调查。不用 `--questions` 时，问服务质量（service-quality）、套餐价格（package-price）和公司评价（company）。
help-survey-open--examples =
    例：
      deedbox survey open --year 2026 --to all
      deedbox survey open --year 2026 --to floor:12 --to unit:0301 --questions questions.toml --target 90

    题目档案：
      {"[["}question]]
      code = "service-quality"
      text = "服务质量"
help-survey-open-arg-year = 调查年度
help-survey-open-arg-to = 发放对象：all 全部、floor:12 一层或 unit:1203 一个单元
help-survey-open-arg-questions = 写有题目的 TOML 档案
help-survey-open-arg-target = 满意率目标（百分比）；未指明时按物业设置
help-survey-open-arg-title = 事由
help-survey-open-arg-date = 发放日期；未指明时为今天
help-survey-respond = 登记客户的答复
help-survey-arg-year = 调查年度
help-survey-respond-arg-unit = 单元；或 `单元@日期`，即当天离开的客户
help-survey-respond-arg-respondent = 填写人
help-survey-respond-arg-answer = 答复，写成 QUESTION=SCORE 或 QUESTION=SCORE:COMMENT（题目=分数:意见）；分数为 1 至 5
help-survey-respond-arg-date = 收回日期；未指明时为今天
help-survey-close = 结束年度调查；未达标的题目各开一项纠正措施
help-survey-close--long = 由谁负责、何时完成，均不会自动填上：可在此为各项措施一并注明，或逐项用 `amend` 注明。未注明的，`audit` 和 `status` 会列出。
help-survey-close-arg-department = 负责所开各项措施的部门
help-survey-close-arg-due = 各项措施的完成期限
help-survey-publish = 发放总经理已审批的调查报告
help-survey-publish-arg-to = 报告发往的部门
help-survey-publish-arg-output = 把报告写成网页（.html）或表格（.csv）
help-survey-show = 查看年度调查：回收多少、所处状态、各题的答复
help-survey-list = 列出各次调查，最新在前
help-disclose = 经总经理授权，把文件外传
help-disclose--long = 先登记申请，待总经理审批（`approve 编号`）。其后 `--release 编号 --out 文件夹` 把这些文件的副本写入新文件夹，附待签清单（list.html、list.csv），并登记为已交出。
help-disclose-arg-unit = 单元；或 `单元@日期`，即当天离开的客户
help-disclose-arg-paper = 外传的文件
help-disclose-arg-to = 接收人
help-disclose-arg-purpose = 用途
help-disclose-arg-approve = 由有此职责的人一并审批
help-disclose-arg-release = 交出已审批的文件
help-disclose-arg-out = 放副本和清单的新文件夹
help-disclose-arg-note = 关于所交文件的备注
help-disclose-arg-list = 列出外传记录，最新在前

# 登记册和年终
help-loans = 打印借阅登记表，最新在前
help-loans--long = 借阅记录存于所属档案，这里汇集起来，包括已离开客户的。JSON 和 CSV 有表格的全部栏目。
help-loans-arg-open = 只列借出未还或待批的
help-loans-arg-overdue = 只列逾期未还的
help-pending = 列出待批的事，最新在前：谁可以审批，用什么指令
help-pending--long = 借阅申请、待有审批职责的人办理的个案、更正、作废、外传、调查报告。
help-pending-arg-mine = 只列经办人可以审批的
help-move-out = 办理客户迁出：立卷，结束租用
help-move-out--long = 由当天起单元空置，可以再租。之后收到的文件归入 `单元@日期`。有未清项目时会被拒绝，除非经理豁免。须清的项目以当天为准：欠费、未退押金、未结个案、借阅，以及未了结的钥匙、复原、标牌备注（`deedbox record note 单元 --about keys …`）。
help-move-out-arg-unit = 退租的单元
help-move-out-arg-date = 迁出日期
help-move-out-arg-check = 只显示迁出登记单：各项目、欠付和所存、未清的原因；有未清时结束代码为 1
help-move-out-arg-slip = 把迁出登记单写成供签署的网页
help-move-out-arg-waive = 可以不清的项目
help-move-out-arg-reason = 豁免原因
help-archive-moved-out = 把某年的案卷装盒，编目录和标签
help-archive-moved-out--long = 一盒只放一层楼、一种保管期限；每卷得一个永久档号，封为 BagIt 1.0 包。重复执行不会再改动；迟来的案卷另装一盒。
help-archive-moved-out--examples =
    例：
      deedbox archive-moved-out --year 2025 --plan plan.toml      写出将要办的事，供审阅
      deedbox archive-moved-out --year 2025 --apply plan.toml     完全照办
      deedbox archive-moved-out --year 2025                       一次办妥，如由 cron 执行
help-archive-moved-out-arg-year = 迁出年度
help-archive-moved-out-arg-box_capacity = 每盒卷数；未指明时按 deedbox.toml
help-archive-moved-out-arg-plan = 把将要办的事写入档案（`-` 为标准输出），不执行
help-archive-moved-out-arg-apply = 完全照计划执行，否则拒绝
help-catalogue = 重印某年的案卷目录和盒脊
help-catalogue-arg-year = 装盒的年度

# 查阅
help-status = 列出今天要办的事，各附所用指令
help-status--long = 等候询问者办理的在前，其次是逾期的。某类行数多时只列首十行。文件多于 1,000 份时不逐一读取其内容，并有一行说明；`--full` 全部读取。
help-status-arg-quick = 不逐一读取文件内容，与 `audit --quick` 相同
help-status-arg-full = 不论文件多少，逐一读取其内容，与 `audit` 相同
help-status-arg-all = 各类的每一行都列出
help-status-arg-only = 只列一类，全部行数
help-search = 在所有记录中搜索字词，包括已离开的客户
help-search--long = 记录或其步骤须含所有字词；有多个字词时，其中一些可以是客户名称。不分大小写和全半形。最新在前；找不到时结束代码为 1。
help-search-arg-words = 字词
help-search-arg-kind = 记录种类：document、loan、tenancy、cover、sealed、box……
help-search-arg-unit = 只找一个单元，包括历任客户
help-search-arg-floor = 只找一层楼的单元
help-search-arg-since = 首日
help-search-arg-until = 最后一天
help-search-arg-status = 借阅或个案所处的状态：asked、out、open、assigned、approved、closed……；voided 作废
help-arg-known_at = 只计到这天结束或到这个时间为止所录入的，如 2026-11-23T10:30
help-arg-department = 只列此部门所建的档案，以及档案内的内容

# 报表
help-report = 打印报表：租出、应收、押金、投诉、维修、欠缺
help-report--long = 现况报表以某天结束时为准，未指明时为今天；年度报表计当年开始的事，以今天的状态为准。数字只取自内容与清单相符的记录；有一项不符，就不给数字。
help-report-arg-as_of = 以哪天的状况为准（按发生日期）；未指明时为今天
help-report-arg-year = 年度；未指明时为今年
help-report-arg-output = 写成文件，不显示在终端：网页，或按扩展名写成工作簿（.xlsx）；档案库以外的新文件
help-report-occupancy = 各楼层租出的单元数和面积
help-report-clients = 各单元的客户
help-report-arrears = 谁欠多少、欠了多久，包括已离开的客户
help-report-deposits = 所存押金，包括已离开的客户
help-report-loans = 借出未还的档案，以及逾期多久
help-report-completeness = 现有客户的档案欠缺什么：文件类别、客户资料栏目
help-report-expiring = 即将到期或已到期的文件和租约
help-report-expiring-arg-days = 往后看多少天
help-report-payments = 某年所收款项，按月
help-report-complaints = 某年的投诉和所需时间
help-report-repairs = 某年的报修，多快到场和完成
help-report-violations = 某年发现的违规
help-report-applications = 某年的申请和结果
help-report-fit-outs = 某年申请的二次装修
help-report-visits = 某年拜访客户的次数
help-report-satisfaction = 客户满意程度：年度调查各题的答复
help-report-satisfaction-arg-year = 调查年度
help-report-satisfaction-arg-by_floor = 各楼层也列一行
help-report-moved-out = 某年迁出的客户，连档号和盒号
help-report-yearbook = 一年的数字：按月，并有当年各报表

# 查验
help-verify = 按清单查验每个档案
help-verify--long = 用所有处理器核心读取全部内容，指出改动、缺失、多出或放错位置的档案，各附代码、路径和补救方法；代码见 FORMAT.md。有损坏时结束代码为 1。他人正在归档时不会误报。
help-verify--examples =
    例：
      deedbox verify                     整个档案库
      deedbox verify 1203 1204           两个单元的内容，包括已装盒的案卷
      deedbox verify --quick             是否齐全、名称和类型；有无空档案；各盒的大小
      deedbox verify --format json | jq '.findings[].path'
help-verify-arg-units = 单元；未指明时为整个档案库
help-verify-arg-quick = 只比对是否齐全和大小
help-audit = 按档案库的内容查核各条款
help-audit--long = 每条款的结果是 `kept`（遵守）、`broken`（违反）、`attested`（已声明）、`not attested`（程序无法判断，而有权的人未声明）或 `not applicable`（尚无事例）。有违反时结束代码为 1。档案的内容和位置（P2-2、P2-8）、收件匣的文件（P3-4）和单元资料（P2-9）不论问哪一天，都以现时为准。
help-audit--examples =
    例：
      deedbox audit
      deedbox audit --clause P2-7 --clause P1-4a
      deedbox audit --as-of 2025-12-31 --format json

    条款：
      P1-2     客户信息、质量跟踪、投诉和满意度有人负责
      P1-3     每宗未结个案都有部门或人员办理，每份档案都有建档部门（组织、协助、各自建立）
      P1-4a    档案有联系方式、信用状况和交易记录
      P1-4b    每份档案有专管人，并及时更新
      P1-4c    销售总监审批确认档案
      P1-5a    签约前查阅档案
      P1-5b    未经总经理授权不得外传
      P1-5c    节日和平时拜访客户，记录意见
      P1-6a    每年至少一次全面的满意度调查
      P1-6b    发放调查，问及服务质量、套餐价格和公司评价
      P1-6c    调查报告经总经理审批并发放
      P1-6d    对薄弱环节订出纠正和预防措施
      P1-7a    投诉由相关部门接收
      P1-7b    服务质量的投诉与营运部协同处理，经审批，答复客户
      P1-7c    服务过程的投诉经处理、审批，答复客户
      P1-8     有市场信息和保密两份规章
      P2-1     由客务部负责
      P2-2     一户一档，以单元编号，按楼层存放
      P2-3     迁出客户的文件及时装订，另行存放
      P2-4     文件按日期排列，最新在前
      P2-5     标牌是现有客户的名称
      P2-6     每年为装订的文件编目录，按楼层装盒
      P2-7     档案经经理批准后借出，在办公室阅览
      P2-8     原始档案不可修改，工作文件经同意方可修改
      P2-9     录入各单元的面积和用途
      P3-1     掌握客户的人员构成、公司性质和缴纳情况
      P3-2     资料全面、准确、有效
      P3-3.1   档案有单元资料
      P3-3.2   档案有缴费和押金文件
      P3-3.3   档案有二次装修文件
      P3-3.4   档案有入住表格
      P3-3.5   档案有补充资料
      P3-3.6   档案有联系资料
      P3-3.7   档案有紧急联系资料
      P3-3.8   档案有与管理处的往来函
      P3-3.9   档案有违章和欠费文件
      P3-3.10  档案有维修文件
      P3-3.11  档案有投诉文件
      P3-3.12  单元存有工程资料
      P3-4     文件收集、整理、归档、使用
      P3-5     通知和函件上行下达，并有登记
      P3-6     定期整理档案
      P3-7     接听和办结投诉
      P3-8     接听报修，及时派人
      P3-9     部门之间横向沟通
help-audit-arg-clauses = 条款代码（可重复）；未指明时为全部
help-audit-arg-quick = 不逐一读取文件内容，与 `status --quick` 相同；P2-8 届时只会是违反或未声明，不会是遵守
help-audit-arg-as_of = 以哪天的状况判断（按发生日期）；未指明时为今天
help-attest = 声明某条款已遵守（程序无法判断的）
help-attest--long = P1-8（两份规章齐备）由总经理或经理声明，P3-9（部门之间沟通）由经理声明。声明有效一年，或按 deedbox.toml 的 `attest_days`。`deedbox audit` 可查看。
help-attest-arg-clause = 条款代码
help-attest-arg-note = 如何遵守，一行
help-attest-arg-date = 查看属实的日期；未指明时为今天
help-authority = 授予或终止总经理的查阅、外传授权，并列出授权
help-authority--long = 有查阅授权生效时，本办公室职员借阅一般文件由经理批准；无授权时每次由总经理批准。密件、外来借阅人、对外提供文件和导出，一律由总经理批准。
help-authority-give = 授权至某日
help-authority-give--long = 限总经理。凡有所列职责、属所列部门或被指名的人，均获授权。
help-authority-give-arg-lets = 授权事项：consult 查阅或 pass-on 外传
help-authority-give-arg-until = 授权的最后一天
help-authority-give-arg-role = 职责：凡有此职责的人
help-authority-give-arg-department = 部门：部门内各人
help-authority-give-arg-person = 职员
help-authority-give-arg-title = 授权事由
help-authority-give-arg-date = 授权的首日；未指明时为今天
help-authority-end = 提早终止授权
help-authority-end-arg-reference = 授权编号
help-authority-end-arg-date = 终止日期；未指明时为今天
help-authority-end-arg-note = 备注
help-authority-list = 列出授权和各自状况，最新在前
help-authority-list-arg-in_force = 只列今天生效的
help-doctor = 检查档案库周边：设置、人员、git、磁碟、其他工具
help-doctor--long = 不作任何改动。每项附补救方法：`!` 必须处理（结束代码 1），`-` 供参考。文件是否与清单相符，请用 `deedbox verify`。
help-mend = 修补不需人判断的地方
help-mend--long = 除去清单中重复的行、git 留下的冲突，以及从未随来的档案的行（git 历史有证据的）；把已装盒案卷迟来的文件放到应在的位置。每个资料包都记下所作修补。需人判断的只指出，不动。

    用 --adopt 时，把无人列入清单的档案列入，并记下原因（谁可以办见 deedbox.toml）。
help-mend-arg-adopt = 资料包中未列入清单的档案
help-mend-arg-reason = 列入的原因
help-schema = 印出某种档案的 JSON Schema，或全部名称
help-schema-arg-name = 名称，如 loan
help-completions = 印出外壳（shell）的自动补全
help-completions--long = 指令、选项和可用的值；以及所在档案库（或 -C 所指的）中的单元和客户、`1203/` 之后的纪录编号、人员、类别、职责。
help-completions-arg-shell = 哪种外壳（shell）
help-man = 印出手册页，整个程序或某一指令的
help-man-arg-command = 指令
help-help = 显示说明：某一指令的，或某一主题的
help-help-arg-words = 指令或主题；`topics` 列出主题

# 打印
help-print = 打印表格：案卷、全年目录、盒脊、标牌、借阅单、借阅登记表
help-print--long = 每份是一个独立的 HTML 网页，供浏览器按 100 % 打印；输出到标准输出，或写成档案。标题用 `--lang` 指明的语言，未指明时用物业的语言；英文标题旁附中文。打印不作任何改动。
help-print-arg-output = 把页面写成档案；未指明或为 `-` 时输出到标准输出
help-print-volume = 把客户的档案印成案卷：封面、卷内目录、备考表，以及 A3 纸上的案卷脊背
help-print-volume--long = 客户仍在时注明尚未装订；文件的页号在装订时给定，档号在装盒时给定。
help-print-volume-arg-file = 单元，即现有客户；或单元和客户离开的日期
help-print-volume-arg-width = 脊背宽度（毫米）
help-print-catalogue = 某年装盒案卷的目录，每层一表
help-print-catalogue-arg-year = 装盒的年度
help-print-boxes = 某年各盒的盒脊，高 310 毫米，一张 A3 印多个
help-print-boxes-arg-year = 装盒的年度
help-print-boxes-arg-width = 盒脊宽度（毫米）
help-print-labels = 现有客户名称的档案标牌，70 × 37 毫米，一张 A4 印 24 个
help-print-labels--long = 未指明单元时，印出所有在租单元的标牌。`deedbox label 单元` 登记标牌已打印。
help-print-labels--examples =
    例：
      deedbox print labels -o labels.html
      deedbox print labels 1203 1204 --skip 5 -o labels.html       该纸已用去五个标牌
      deedbox print labels --size 63.5x38.1 -o labels.html
help-print-labels-arg-units = 单元
help-print-labels-arg-size = 标牌大小（毫米）
help-print-labels-arg-skip = 第一张纸上已用去的标牌数
help-print-loan = 借阅单，一张纸印 A5 两联，另有放在架上的代卷卡
help-print-loan-arg-id = 借阅纪录
help-print-loans = 借阅登记表，有表格的全部栏目，最新在前
help-print-loans-arg-month = 只印某月的借阅
help-print-loans-arg-year = 只印某年的借阅
help-print-move-out = 迁出登记单，每个关卡有签署栏
help-print-move-out--long = 与 `deedbox move-out 单元 --date 日期 --check --slip 文件` 所印的页面相同。
help-print-move-out-arg-unit = 退租的单元
help-print-move-out-arg-date = 迁出日期；未指明时为今天

# 导出
help-export = 导出登记册：工作簿、数据库，或放表格的文件夹
help-export--long = 登记册的栏目与 `import` 所读的相同，内容是现在有效的；`import` 不读的另列工作表。每次导出都有登记：给谁、用途、每个档案的摘要。导出须经有权把客户资料外传的人审批；由有此职责的人提出，即为审批。
help-export--examples =
    例：
      deedbox export --to estate.xlsx --to-whom '集团财务部' --purpose '年度审计'
      deedbox export --to estate --papers --to-whom '新办公室' --purpose '搬迁'                 可由 `import estate` 读回
      deedbox export --to figures --as-files parquet,jsonl --register charges --register payments --since 2025-01-01 \
        --to-whom '财务部' --purpose '审计'
      deedbox export --to estate.sqlite --to-whom '财务部' --purpose '审计' --dry-run           看看有些什么
      deedbox export --release disclosures/q7d2 --to estate.xlsx                            交出已审批的

    成为甚么，看 PATH 的结尾：.xlsx、.sqlite；没有结尾的成为新文件夹。
help-export-arg-to = 档案库以外的新档案或新文件夹
help-export-arg-to_whom = 接收人
help-export-arg-purpose = 用途
help-export-arg-release = 交出已审批的资料
help-export-arg-register = 只导出这本登记册（名称与 `import` 相同）；或 events
help-export-arg-kind = 只导出这种纪录
help-export-arg-since = 只导出这天或以后发生的
help-export-arg-until = 只导出这天或以前发生的
help-export-arg-papers = 文件的副本一并导出
help-export-arg-as_files = 文件夹放哪些格式的档案，多种用 `,` 分开
help-export-arg-as_files-is-csv = 文字表格：`import` 可读
help-export-arg-as_files-is-jsonl = 每行一笔 JSON（JSON Lines）
help-export-arg-as_files-is-parquet = Parquet 格式
help-export-arg-bom = CSV 档案开头加字节顺序标记（BOM），供需要的电子表格程序

# git
help-changes = 说明各次提交或尚未提交的改动：谁对哪个单元办了甚么
help-changes--long = 原件或清单所列的档案如被人手改动、删除或改名，会最先指出，结束代码为 1；清单的行不见了或被改动也是如此。其后按单元列出所办各项，最新在前，附所属的政策条款。指明一次提交时，说明该次所办；如是合并，说明它为所在分支带来了甚么。
help-changes--examples =
    例：
      deedbox changes                            尚未提交的
      deedbox changes --staged                   只看已暂存的
      deedbox changes HEAD                       上一次提交所办的
      deedbox changes main..origin/main          拉取后会带来的
      deedbox changes v2025..HEAD --unit 1203 --format csv
help-changes-arg-range = `A..B` 或一次提交；未指明时为尚未提交的
help-changes-arg-staged = 只看已暂存的
help-changes-arg-unit = 只看某单元的
help-changes-arg-person = 只看某人所办的
help-save = 提交档案库的全部内容，信息说明谁办了甚么
help-save--long = 提交的作者是办理人；办理的有多人时，作者是保存的人，其他人列在信息中。清单所列的档案被人手改动时，以及合并未完成时，会被拒绝。
help-save--examples =
    例：
      deedbox save
      deedbox save -m '星期五晚'
      deedbox save --dry-run                     只看信息
help-save-arg-message = 信息的第一行；未指明时按所办的事拟定
help-hook = 让 git 检查所提交和所推送的内容
help-hook-install = 安装本机仓库的 hook；用 --server 时安装大家推送到的仓库的
help-hook-install--long = 本机的 `pre-commit` 拒绝清单所列档案被改动、改名或遗失的提交。服务器的 `pre-receive` 拒绝这样的推送，也拒绝改写已推送的历史；服务器上需要 git、sh 和 awk，不需要 deedbox。别人的 hook 不会被覆盖，除非用 --force。
help-hook-install-arg-force = 覆盖别人的 hook
help-hook-install-arg-server = 大家推送到的裸仓库
help-hook-pre-commit = 检查已暂存的内容；由 hook 调用
help-hook-pre-commit-arg-index = git 给 hook 看的索引
help-add-arg-from = 来自哪一项查询：为它登记和归档的内容会随档案显示
help-record-enquiry = 登记查询
help-record-enquiry-arg-who = 查询人
help-record-enquiry-arg-space = 所需单元
help-record-enquiry-arg-source = 来源：电话、中介、广告、到访销售人员
help-record-enquiry-arg-contact = 联系人
help-record-enquiry-arg-phone = 回复电话
help-record-enquiry-arg-handled_by = 由谁跟进
help-report-enquiries = 某年的查询：按月、来源和结果
help-report-letters = 某年的函件，来函是否已答复
help-report-opinions = 某年的客户意见，是否已答复
help-report-quality = 某年的服务质量检查，不合格的如何跟进
help-value-enquiry = 查询
help-value-unit-enquiry = 单元|查询
help-record-visit-arg-UNIT = 单元；当天离开的客户写 `单元@日期`；或查询的编号
help-record-opinion-arg-UNIT = 单元；当天离开的客户写 `单元@日期`；或查询的编号
help-record-letter-arg-UNIT = 单元；当天离开的客户写 `单元@日期`；或查询的编号
help-record-note-arg-UNIT = 单元；当天离开的客户写 `单元@日期`；或查询的编号
help-record-enquiry-arg-UNIT = 涉及的单元；记录存于 enquiries 登记册
help-file-arg-date_ahead = 文件日期晚于明天，并非手误
