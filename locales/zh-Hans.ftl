# What simplified Chinese says otherwise than traditional Chinese would in its characters and in the words of zh-Hans.words.

ailment-no-locks = 此处不能锁定文件，可能有两人同时写入：{ $what }
    .mend = 请把档案库放在本机磁盘上
ailment-leftovers = .deedbox/staging 内有 { $files } 个文件：由中断的指令留下，或有指令正在执行
    .mend = deedbox status
ailment-bad-journal = 无法理解 { $path }
    .mend = 请把该文件移出 .deedbox/staging；再 `deedbox verify`
ailment-workshop-kept = git 收存了 .deedbox/ 的文件，而它只属此工作副本
    .mend = git rm -r --cached .deedbox
ailment-no-chinese-font = 找不到中文字体；打印页面会出现方框
    .mend = 请安装 fonts-noto-cjk
ailment-left-out = git 没有把档案库的 { $files } 个文件放进此工作副本，或不理会它们
    .mend = `git sparse-checkout disable` 取回全部；`git update-index --no-skip-worktree 路径` 令 git 重新理会某个文件

amends-nothing = 未指明要更正什么
    .mend = `字段=值`，或 `--with 路径`

audit-with-nobody-known = 由“{ $with }”跟进，而名单上无此部门，职员中也无此人
audit-without-operations = 处理时没有运营部协同
audit-clause-P1-7b = 服务质量投诉会同运营部处理、经审批并反馈
audit-clause-P2-8 = 原始档案不可修改，工作文件须经同意方可修改

authority-lacks-authority = { $reader } 没有生效的查阅授权

chart-title-complaints-months = 各月投诉平均结案天数（按收到月份）
chart-title-complaints-kinds = 各月收到投诉

code-working = 工作文件
code-not-a-file = 不是文件
code-bundle-missing = 文件夹遗失
code-bundle-unknown = 未知文件夹
code-no-chinese-font = 没有中文字体
code-left-out = 文件未取出
code-file = 文件

error-unknown-addressee = 没有“{ $given }”这个部门，职员中也没有此人
    .mend = { $known_near }现有部门：{ $known_row }；可在 deedbox.toml 的 `[departments]` 加上其他部门
error-empty-paper = { $name } 是空的
    .mend = 请重新扫描或保存；空的不能算作文件
error-move-from-archive = { $path } 是档案库自己的文件，一概不会取走
    .mend = 请不用 `--move`；inbox/ 内的文件可以移走
error-empty-folder = { $path } 内没有文件
    .mend = 隐藏文件和链接不计在内
error-plan = { $file } 不是计划文件
    .mend = 请用 `--plan 文件` 重新写出
error-register-of-folder = `--register` 指明文件属哪本登记册，不适用于文件夹
    .mend = 请指明文件，或不用此选项
error-rows = { $rows } 行有误，所以此文件全部未导入
    .mend = 请在文件内改正这些行，再导入

export-column-answered-by = 答覆人
export-column-no-answer-needed = 不需答覆日期
export-column-no-answer-why = 不需答覆原因

finding-mend-restore-or-mend = 请还原文件（`git restore 路径` 或备份）；若它从未到来，`deedbox mend` 会去掉其一行
finding-mend-clock = 请校正此电脑的时钟；已登记的保留其时间，`deedbox history 单元` 可查看
finding-mend-journal = 请把该文件移出 .deedbox/staging；它正要改动的内容或未改动，或已完整
finding-files = { $shown } 个文件
finding-set-clocks = { $files }（其中 { $set } 个的登记时间由 DEEDBOX_NOW 设定）
finding-sum = { $bundles } 个档案包的 { $files } 个文件中，共有 { $count } 项问题。

git-by-hand = 人手改动：{ $count } 个文件或其清单行与 deedbox 所写不符
git-wrong-not-there = { $path } 在清单内，但文件不在
git-wrong-bag-changed = { $path } 是案卷封存时的文件，被改动了
git-wrong-ignored = git 被设定为忽略 { $path }，不会保存它
git-wrong-mend = 还原：`git restore --source={ $from } 路径`；新文件用 `deedbox mend --adopt 路径 --reason 文字` 列入清单
git-wrong-attributes = { $path } 会令 git 改动文件内容
git-subject-files = 档案以外 { $files } 个文件
git-changed-by-hand = 有 { $count } 个文件被人手改动，首先是 { $path }
    .mend = `deedbox changes` 列出全部；`git restore --source=HEAD 路径` 可还原
git-foreign-hook = { $path } 是别人的 hook
    .mend = 在其中调用 `deedbox hook pre-commit`，或用 --force 覆盖
git-shared-hooks = git 在 { $path } 找 hook，供此用户或此机的所有仓库使用，故没有放入
    .mend = `git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks"` 让此仓库自有 hook；或让那里的 hook 只在档案库调用 `deedbox hook pre-commit`
git-unreached = 需要这个部分克隆（partial clone）略去的内容，但联系不到来源仓库
    .mend = 请在能联系来源仓库时再执行；届时 `git fetch --refetch --no-filter` 可把全部内容带来

heading-given_name = 原文件名
heading-media_type = 文件格式
heading-inbox-name = 文件名

help-value-file-xlsx = 文件.xlsx
help-value-file = 文件
help-value-shell = 外壳
help-value-wxh = 宽x高
help-arg-format-is-html = 给浏览器和打印机用：报表和清单
help-arg-color = 颜色：auto（在终端上使用，除非设了 NO_COLOR）、always 或 never
help-arg-color-is-auto = 在终端上使用，除非 NO_COLOR 或 TERM=dumb 表示不要
help-init-arg-git = 建立 git 保存库，并作首次提交
help-demo-arg-git = 最后为它建立 git 保存库
help-import--long = 一个文件或工作簿的一张工作表，属于与其名称相同、或栏名相符的登记册；不属任何登记册的工作表略过，并会说明。文件夹中的按下列次序导入。栏名上方的标题、合并的储存格、空行和合计行都不是登记册的内容。日期、时间、金额、面积和数字按办公室的写法读取；可有两种读法的一律拒绝，并指出工作表、行、栏和内容。一个文件的各行要么全部导入，要么全不导入；有工作簿时，一并交来的都是如此。各行沿用办公室的编号；以前导入过的不变，与首次导入时不同的一行会被拒绝，并列出两者。
help-import--examples =
    例：
      deedbox --as lee import registers/                整个文件夹；文件放在表格旁
      deedbox import estate estate/past estate/current  几个文件夹，依次导入
      deedbox import list.csv --register clients
      deedbox import registers/ --dry-run               看看会导入什幺；有误的行写进工作簿，旁边注明原因
      deedbox import 2026.xlsx --sheet 付款 --map '租户=company' --map '备用=-'
      deedbox import old.csv --encoding big5
      deedbox import --template payments -o 付款.xlsx    供填写的空白工作表

    栏名可用中文或英文，次序不限：
      staff         代号 姓名 部门 职务
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
help-import-arg-encoding = CSV 文件的编码，如 `gb18030` 或 `big5`；不给则自行辨认
help-import-arg-rejects = 存放有误各行的工作簿，旁边注明原因；试行时不给，便在此处建立 `文件.rejected.xlsx`
help-refile--long = 相同内容在正确位置另立记录；原位置的记录作废，两者互相注明。类别为 engineering 的文件存於单元，其他存于客户的档案。
help-report-arg-output = 写成文件，不显示在终端：网页，或按扩展名写成工作簿（.xlsx）；档案库以外的新文件
help-doctor = 检查档案库周边：设置、职员、git、磁碟、其他工具
help-completions = 印出外壳（shell）的自动补全
help-completions-arg-shell = 哪种外壳（shell）
help-print-volume-arg-width = 脊背宽度（毫米）
help-print-boxes-arg-width = 盒脊宽度（毫米）
help-export = 导出登记册：工作簿、数据库，或放表格的文件夹
help-export--long = 登记册的栏目与 `import` 所读的相同，内容是现在有效的；`import` 不读的另列工作表。每次导出都有登记：给谁、用途、每个档案的摘要。导出须经有权把客户资料外传的人审批；由有此职务的人提出，即为审批。
help-arg-bom = 与 `--format csv` 并用，`export` 的 CSV 文件亦然：开头加字节顺序标记，Excel 才能正确读中文
help-save = 提交档案库的全部内容，信息说明谁办了什么
help-save--long = 提交的作者是办理人；办理的有多人时，作者是保存的人，其他人列在信息中。清单所列的档案被人手改动时，以及合并未完成时，会被拒绝。
help-save--examples =
    例：
      deedbox save
      deedbox save -m '星期五晚'
      deedbox save --dry-run                     只看信息
help-save-arg-message = 信息的第一行；未指明时按所办的事拟定
help-hook-pre-commit = 检查已暂存的内容；由 hook 调用
help-record-enquiry-arg-source = 来源：电话、中介、广告、到访销售同事

wrong-cell-broken = 单元格显示 { $given }：电子表格未能算出结果
    .mend = 请以数值代替公式
wrong-cell-no-value = 公式“{ $given }”没有一并保存计算结果
    .mend = 请用电子表格程序开启并保存一次，或直接填入数值
wrong-cell-separator = “{ $given }”的千位分隔符位置不对
    .mend = 请写成 5200.00 或 5,200.00
wrong-cell-date-instead = 单元格是日期 { $given }，但这一列不是日期
    .mend = 电子表格会把 12-03 一类代号变成日期：请把该列设为文字格式后重新输入
import-workbook = 无法开启工作簿 { $file }
    .mend = 请用电子表格程序开启，另存为 .xlsx
import-map-field = 各登记表都没有字段 { $field }
    .mend = 字段：{ $known_row }
import-map-column = 各表格都没有“{ $column }”一列
    .mend = `--map '表头=字段'`，表头照表格所写
import-map-shape = “{ $given }”不是“表头=字段”
    .mend = 请写成 `--map '租户=company'`；`-` 表示略去该列
import-beyond-bytes = { $file } 比任何登记册都大
    .mend = 最多 128 MB：请拆分，例如按年
import-beyond-unpacked = { $file } 解压后比任何登记册都大
    .mend = 不计图片，最多 256 MB：请把登记册的工作表另存为单独的工作簿
import-beyond-rows = { $file } 的行数比任何登记册都多
    .mend = 最多 1048576 行：请拆分，例如按年；最后一行以下的空行请删去
import-beyond-columns = { $file }:{ $line } 的单元格比任何登记册的列都多
    .mend = 最多 1024 列：请删去远在右侧的内容
import-beyond-cells = { $file } 的单元格比任何登记册都多
    .mend = 连中间的空格在内，最多四百万格：请拆分，或删去远在右侧或下方的内容
import-beyond-text = { $file }:{ $line } 有一格的文字比任何登记册都长
    .mend = 与 Excel 相同，最多 32767 字：属于文件的内容请另存为文件
import-beyond-texts = { $file } 的文字比任何登记册都多
    .mend = 所有单元格合计最多 128 MB：请拆分，例如按年
import-beyond-reading = { $file } 在工作簿可用的时间和内存之内读不完
    .mend = 请用办公软件打开，另存为新的 .xlsx；比登记册大的，请拆分
import-no-table-web-archive = { $file } 是网页存档（MIME HTML）
    .mend = 请用 Excel 打开，另存为 .xlsx
import-bad-bytes = { $file }:{ $line }：“{ $after }”之后的字节 { $bytes } 不成字符{ $more ->
        [0] {""}
       *[other] {" "}（另有 { $more } 处）
    }
    .mend = 该处有一个字被截断：请在该行重新输入，并另存为 `CSV UTF-8`
import-quote-never-closed = { $file }:{ $line }：此行的引号打开了一格，一直没有关上
    .mend = 请在同一行关上；属于文字的引号要放在引号之内并写两次：`"5"" 水管"`
import-quote-text-after = { $file }:{ $line }：此行打开一格的引号到第 { $closed } 行才关上，其后还有文字
    .mend = 请在同一行关上；属于文字的引号要放在引号之内并写两次：`"5"" 水管"`
import-quote-holds-rows = { $file }:{ $line }：此行打开一格的引号到第 { $closed } 行才关上，中间是整行的数据
    .mend = 请在同一行关上；如确是多行文字而分隔符与一行相同，请写在一行之内
import-map-twice = `--map` 对“{ $column }”列说了两次
    .mend = 每列只指明一次
wrong-cell-other-unit = “{ $given }”的单位与该列不同
    .mend = 每列只用一种单位：平方米；表头写明“面积（平方呎）”时为平方呎
wrong-cell-digits-lost = “{ $given }”只剩开头的数位，其余已被表格软件略去
    .mend = 请把该列设为文本格式，重新输入完整的号码
import-other-unit = { $file }：表头“{ $column }”写明 { $unit }，程序不会换算
    .mend = 金额用本楼宇的货币（元、千元、万元），面积用平方米（或平方呎）：请换算该列，并在表头写明
import-undoes = { $file }:{ $line }：“{ $column }”一列不会读取，但写着“{ $value }”：该行可能无效
    .mend = 请删去这些行，或略去该列：`--map '{ $column }=-'`
import-departures = { $file }：表中有 { $count } 名客户已迁出；只用 `--register clients` 会把他们当作现有客户
    .mend = 请不要写 `--register`（表头不足以辨认时，把文件命名为 `clients`）：迁出记录会随客户一并导入

page-key-complaints = 投诉件数
page-key-repairs = 报修件数
error-no-page-no-file = 这个指令的内容不能制成网页
    .mend = 可制成网页的有 `report`、`status`、`search`、`loans` 和 `pending`；这里请用 `--format json` 或 `--format csv`
error-no-page = `-o` 写网页、工作簿或 CSV，不写 JSON
    .mend = 不要写 `--format`，或改用重定向：`> { $file }`

refusal-nothing-to-adopt = { $path } 不是档案包内未列入清单的文件
    .mend = `deedbox verify` 列出未入清单的文件
code-reserved-adopt = 将散落文件列入清单
refusal-left-beside = { $id } 已登记，但制作它的指令在放到 { $path } 之前中断了
    .mend = `deedbox export --release { $id } -o { $path }` 把它放好；或改用别的位置
refusal-left-beside-disclosure = { $id } 已登记，但制作复制件的指令在放到 { $path } 之前中断了
    .mend = `deedbox disclose --release { $id } -o { $path }` 把它放好；或改用别的文件夹
refusal-due-passed = { $id } 原定于 { $due } 归还，早于借出之日
    .mend = 以较晚的 `--due` 重新申请，并 `deedbox reject { $id } --reason …`


storage-outside = { $name } 超出了所在的文件夹
    .mend = 请放在提到它的文件旁
storage-draft = 此档案库由 deedbox 的试用稿建立：其 deedbox.toml 没有 `id`
    .mend = 请用当初的试用稿导出，再导入新的档案库（`deedbox init`）；如该行是人工删去的，请还原：每项记录都写有它
storage-not-plain = { $path } 是链接，或既非文件也非文件夹
    .mend = 请换成真正的文件或文件夹；deedbox 不跟随链接
storage-too-large = { $path } 大于此类文件应有的大小
    .mend = 请由 git 或备份还原
storage-journal = 无法理解 { $path }：它应载明中断的指令正要做什么
    .mend = `deedbox verify` 说明现有内容；然后请把该文件移出档案库
storage-foreign-archive = { $path } 是另一用户（编号 { $owner }）的档案库；它是在此处或上层找到的，并非由人指明
    .mend = 如确是要用它，请指明：`deedbox -C { $path } …`，或设置 DEEDBOX_ARCHIVE；共用档案库的人应把其文件夹交给可写入的用户组
storage-foreign-journal-kept = { $path } 是随 git 从别人的工作副本而来，故不会照办
    .mend = `git rm -r --cached .deedbox` 把它移出 git；然后把该文件移走，并查问是谁提交的：`git log -- .deedbox`
storage-given-not-plain = { $path } 不是可读的文件或文件夹
    .mend = 请指明一般文件
storage-given-taken = { $path } 已存在
    .mend = 请另指明文件，或先移走该文件
storage-io-mend = { $why_code ->
        [full] 请腾出磁盘空间，再执行此指令
        [denied] 请向管理此计算机的人取得权限
        [path] 请检查路径是否正确
        [read-only] 此处磁盘为只读
        [handles] 打开的文件太多：先执行 `ulimit -n 4096`，再执行此指令
       *[disk] 请检查磁盘；先前已确认完成的均属安全
    }
storage-left-out = git 没有把档案库的 { $files } 个文件放进此工作副本（稀疏检出），故无从得知已有什么
    .mend = `git sparse-checkout disable` 取回全部；然后再执行指令

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

wrong-too-long = { $wanted } `{ $given }` 超过 { $bytes } 个字节
    .mend = 请缩短
audit-no-authority-consult = { $person } 于 { $day } 没有生效的查阅授权，也未经总经理批准
audit-no-authority-pass-on = 由 { $person } 批准，而其非总经理，于 { $day } 也没有外传授权
done-given = { $id }：{ $lets }授权，授予 { $whom }，自 { $from } 至 { $until }。
done-put-in-place = { $path } 已放好；{ $id } 此前已登记。
finding-mend-git-lfs-pull = `git lfs pull` 取回文件本身
done-left-out = 注意：git 没有把档案库的 { $files } 个文件放进此工作副本，此处没有计入（{ $floors } 个楼层中 { $here } 个齐备）；`git sparse-checkout disable` 取回它们
done-rejects-written = { $count } 行有误，已写入 { $file }，每行旁注明原因。请在该文件更正后再导入。
