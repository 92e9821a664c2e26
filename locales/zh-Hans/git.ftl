# 用办公室的话说 git：changes、save、hook。
git-what = { $code ->
    [cover] 档案封面
    [unit] 单元
    [tenancy] 租户入住
    [document] 文件
    [loan] 借阅
    [sealed] 案卷
    [note] 备注
    [person] 人员
    [box] 案卷
    [charge] 收费
    [payment] 缴费
    [deposit] 押金
    [transaction] 交易
    [credit-review] 信用评核
    [repair] 报修
    [complaint] 投诉
    [violation] 违章
    [application] 申请
    [fit-out] 装修工程
    [letter] 函件
    [notice] 通知
    [visit] 拜访
    [opinion] 意见
    [quality-check] 质量检查
    [survey] 满意度调查
    [survey-response] 调查回复
    [corrective-action] 纠正措施
    [disclosure] 资料外传
    [breach] 泄密事件
    [export] 资料导出
    [enquiry] 查询
    [disposal] 销毁
   *[other] 记录
}
git-made = { $code ->
    [cover] 建立
    [unit] 登记
    [tenancy] 登记
    [document] 归档
    [loan] 申请
    [sealed] 装订
    [person] 登记
    [box] 装盒
    [letter] 登记
    [disclosure] 申请
   *[other] 登记
}
git-did = { $code ->
    [approved] 批准
    [rejected] 驳回
    [returned] 收回
    [renewed] 续期
    [ended] 终止
    [role-given] 授予职务：
    [role-ended] 免去职务：
    [left] 登记离职：
    [label-printed] 打印标牌：
    [amended] 提议更正
    [voided] 提议作废
    [confirmed] 确认
    [reviewed] 复核
    [assigned] 分派
    [handed-on] 转交
    [handled] 处理
    [answered] 答复
    [attended] 登记到场：
    [done] 登记完成：
    [followed-up] 回访
    [notified] 通知客户：
    [rectified] 登记已改正：
    [issued] 发出
    [deposit-held] 登记押金：
    [under-way] 登记施工：
    [finished] 登记完工：
    [inspected] 验收
    [deposit-refunded] 退还押金：
    [planned] 制定
    [verified] 验证
    [closed] 结案
    [reopened] 重开
    [delivered] 送达
    [acknowledged] 登记签收：
    [released] 交付
    [published] 发放
   *[other] 登记
}
git-act = { $by } { $did }{ $what } { $id }
git-act-more = { $act }：{ $detail }
git-act-standing = { $act }（{ $standing }）
git-standing-waits = 待批
git-standing-approved = 已生效
git-standing-rejected = 被驳回
git-standing-void = 不算数
git-standing-voided = 已作废
git-by-hand = 人手改动：{ $count } 个文件或其清单行与 deedbox 所写不符
git-wrong-changed-by-hand = { $path } 被人手改动
git-wrong-deleted-by-hand = { $path } 被人手删除
git-wrong-renamed-by-hand = { $path } 被人手改名为 { $to }
git-wrong-not-listed = { $path } 不在任何清单内
git-wrong-not-as-listed = { $path } 的内容与清单行不符
git-wrong-not-there = { $path } 在清单内，但文件不在
git-wrong-line-gone = { $path } 的清单行不见了
git-wrong-line-altered = { $path } 的清单行被改动
git-wrong-no-line = { $path } 有看不懂的行
git-wrong-bag-changed = { $path } 是案卷封存时的文件，被改动了
git-wrong-ignored = git 被设定为忽略 { $path }，不会保存它
git-wrong-mend = 还原：`git restore --source={ $from } 路径`；新文件用 `deedbox mend --adopt 路径 --reason 文字` 列入清单
git-wrong-workshop = { $path } 出自某人的 .deedbox/，而它只属一个工作副本
git-wrong-workshop-mend = 把 .deedbox/ 移出 git：`git rm -r --cached .deedbox`，并确定 .gitignore 有 `/.deedbox/` 一行
git-wrong-no-place = { $path } 所在之处不属档案库的格式
git-wrong-attributes = { $path } 会令 git 改动文件内容
git-wrong-identity = { $path } 所载的档案库或格式与先前不同
git-boxed = { $from } 装入档案盒 { $to }
git-setting-changed = deedbox.toml：`{ $key }` 由 { $before } 改为 { $after }
git-setting-new = deedbox.toml：新设 `{ $key }` 为 { $after }
git-setting-gone = deedbox.toml：`{ $key }`（原为 { $before }）已删除
git-inbox-added = 收件箱收到：{ $path }
git-inbox-changed = 收件箱内有改动：{ $path }
git-inbox-gone = 离开收件箱：{ $path }
git-file-added = 档案以外新增：{ $path }
git-file-changed = 档案以外改动：{ $path }
git-file-gone = 档案以外删除：{ $path }
git-file-conflict = 合并两方不一致：{ $path }
git-else = 单元以外
git-nothing = 没有改动
git-nothing-to-save = 没有要保存的：全部已提交
git-saved = 已保存：{ $subject }
git-subject-many = { $units }：{ $people }办理 { $acts } 项
git-subject-some = { $units }等另外 { $more } 处
git-subject-files = 档案以外 { $files } 个文件
git-not-committed = 已办妥，但未能提交：{ $says }
git-not-committed-mend = 提示：用 `deedbox save` 提交
git-hook-installed = 此后每次提交由 { $path } 检查
git-hook-server = 此后每次推送由 { $path } 检查
git-no-program = 未安装 git
git-no-program-mend = 请安装 git 并加入 PATH
git-no-repository = 档案库不在 git 仓库内
git-no-repository-mend = 在档案库文件夹执行 `git init`，再执行 `deedbox save`
git-no-revision = git 没有提交 { $name }
git-no-revision-mend = `git log --oneline` 可列出；范围写作 A..B
git-refused = 有 { $count } 个文件被人手改动，首先是 { $path }
git-refused-mend = `deedbox changes` 列出全部；`git restore --source=HEAD 路径` 可还原
git-foreign-hook = { $path } 是别人的 hook
git-foreign-hook-mend = 在其中调用 `deedbox hook pre-commit`，或用 --force 覆盖
git-not-bare = { $path } 不是 git 裸仓库
git-not-bare-mend = 请指明大家推送到的仓库，如 /srv/tower.git
git-failed = git 出错
git-failed-mend = 请看 `git status`
git-hook-server-wants = 管理该仓库的人宜在其上执行，免得某项设置打开了 hook 所关上的：
git-shared-hooks = git 在 { $path } 找 hook，供此用户或此机的所有仓库使用，故没有放入
git-shared-hooks-mend = `git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks"` 让此仓库自有 hook；或让那里的 hook 只在档案库调用 `deedbox hook pre-commit`
git-unreached = 需要这个部分克隆（partial clone）略去的内容，但联系不到来源仓库
git-unreached-mend = 请在能联系来源仓库时再执行；届时 `git fetch --refetch --no-filter` 可把全部内容带来
git-dubious = git 不肯处理 { $path }：它属另一用户
git-dubious-mend = 如信任其所有人：`git config --global --add safe.directory { $path }`
git-left-out = 注意：git 没有把档案库的 { $files } 个文件放进此工作副本，此处没有计入；`git sparse-checkout disable` 取回它们
