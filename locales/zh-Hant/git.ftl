# 用辦公室的話說 git：changes、save、hook。
git-what = { $code ->
    [cover] 檔案封面
    [unit] 單元
    [tenancy] 租戶入住
    [document] 文件
    [loan] 借閱
    [sealed] 案卷
    [note] 備註
    [person] 職員
    [box] 案卷
    [stocktake] 盤點
    [charge] 收費
    [payment] 付款
    [deposit] 押金
    [transaction] 交易
    [credit-review] 信用評核
    [repair] 報修
    [complaint] 投訴
    [violation] 違章
    [application] 申請
    [fit-out] 裝修工程
    [letter] 函件
    [notice] 通知
    [visit] 拜訪
    [opinion] 意見
    [quality-check] 質素檢查
    [survey] 滿意度調查
    [survey-response] 調查回覆
    [corrective-action] 糾正措施
    [disclosure] 資料外傳
    [breach] 洩密事件
    [export] 資料匯出
    [enquiry] 查詢
    [disposal] 銷毀
    [hold] 停毀令
   *[other] 記錄
}
git-made = { $code ->
    [cover] 建立
    [unit] 登記
    [tenancy] 登記
    [document] 歸檔
    [loan] 申請
    [sealed] 裝訂
    [person] 登記
    [box] 裝盒
    [letter] 登記
    [disclosure] 申請
   *[other] 登記
}
git-did = { $code ->
    [approved] 批准
    [rejected] 否決
    [returned] 收回
    [renewed] 續期
    [ended] 終止
    [role-given] 授予職務：
    [role-ended] 免去職務：
    [left] 登記離職：
    [label-printed] 打印標牌：
    [located] 登記存放位置：
    [amended] 提議更正
    [voided] 提議作廢
    [confirmed] 確認
    [reviewed] 複核
    [assigned] 分派
    [handed-on] 轉交
    [handled] 處理
    [answered] 答覆
    [attended] 登記到場：
    [done] 登記完成：
    [followed-up] 回訪
    [notified] 通知客戶：
    [rectified] 登記已改正：
    [issued] 發出
    [deposit-held] 登記押金：
    [under-way] 登記施工：
    [finished] 登記完工：
    [inspected] 驗收
    [deposit-refunded] 退還押金：
    [planned] 制定
    [verified] 驗證
    [closed] 結案
    [reopened] 重開
    [delivered] 送達
    [acknowledged] 登記簽收：
    [released] 交付
    [published] 發放
    [carried-out] 執行
    [witnessed] 監銷
    [kept] 續存
   *[other] 登記
}
git-act = { $by } { $did }{ $what } { $id }
git-act-more = { $act }：{ $detail }
git-act-standing = { $act }（{ $standing }）
git-standing-waits = 待批
git-standing-approved = 已生效
git-standing-rejected = 被否決
git-standing-void = 不算數
git-standing-voided = 已作廢
git-by-hand = 人手改動：{ $count } 個檔案或其清單行與 deedbox 所寫不符
git-wrong-changed-by-hand = { $path } 被人手改動
git-wrong-deleted-by-hand = { $path } 被人手刪除
git-wrong-renamed-by-hand = { $path } 被人手改名為 { $to }
git-wrong-not-listed = { $path } 不在任何清單內
git-wrong-not-as-listed = { $path } 的內容與清單行不符
git-wrong-not-there = { $path } 在清單內，但檔案不在
git-wrong-line-gone = { $path } 的清單行不見了
git-wrong-line-altered = { $path } 的清單行被改動
git-wrong-no-line = { $path } 有看不懂的行
git-wrong-bag-changed = { $path } 是案卷封存時的檔案，被改動了
git-wrong-ignored = git 被設定為忽略 { $path }，不會保存它
git-wrong-mend = 還原：`git restore --source={ $from } 路徑`；新檔案用 `deedbox mend --adopt 路徑 --reason 文字` 列入清單
git-wrong-workshop = { $path } 出自某人的 .deedbox/，而它只屬一個工作副本
git-wrong-workshop-mend = 把 .deedbox/ 移出 git：`git rm -r --cached .deedbox`，並確定 .gitignore 有 `/.deedbox/` 一行
git-wrong-no-place = { $path } 所在之處不屬檔案庫的格式
git-wrong-attributes = { $path } 會令 git 改動檔案內容
git-wrong-identity = { $path } 所載的檔案庫或格式與先前不同
git-boxed = { $from } 裝入檔案盒 { $to }
git-setting-changed = deedbox.toml：`{ $key }` 由 { $before } 改為 { $after }
git-setting-new = deedbox.toml：新設 `{ $key }` 為 { $after }
git-setting-gone = deedbox.toml：`{ $key }`（原為 { $before }）已刪除
git-inbox-added = 收件箱收到：{ $path }
git-inbox-changed = 收件箱內有改動：{ $path }
git-inbox-gone = 離開收件箱：{ $path }
git-file-added = 檔案以外新增：{ $path }
git-file-changed = 檔案以外改動：{ $path }
git-file-gone = 檔案以外刪除：{ $path }
git-file-conflict = 合併兩方不一致：{ $path }
git-else = 單元以外
git-subject-many = { $units }：{ $people }辦理 { $acts } 項
git-subject-some = { $units }等另外 { $more } 處
git-subject-files = 檔案以外 { $files } 個檔案
git-not-committed = 已辦妥，但未能提交：{ $says }
git-not-committed-mend = 提示：用 `deedbox save` 提交
git-hook-installed = 此後每次提交由 { $path } 檢查
git-hook-server = 此後每次推送由 { $path } 檢查
git-no-program = 未安裝 git
    .mend = 請安裝 git 並加入 PATH
git-no-repository = 檔案庫不在 git 儲存庫內
    .mend = 在檔案庫資料夾執行 `git init`，再執行 `deedbox save`
git-no-revision = git 沒有提交 { $name }
    .mend = `git log --oneline` 可列出；範圍寫作 A..B
git-changed-by-hand = 有 { $count } 個檔案被人手改動，首先是 { $path }
    .mend = `deedbox changes` 列出全部；`git restore --source=HEAD 路徑` 可還原
git-foreign-hook = { $path } 是別人的 hook
    .mend = 在其中呼叫 `deedbox hook pre-commit`，或用 --force 覆蓋
git-not-bare = { $path } 不是 git 裸儲存庫
    .mend = 請指明大家推送到的儲存庫，如 /srv/tower.git
git-failed = git 出錯
    .mend = 請看 `git status`
git-hook-server-wants = 管理該儲存庫的人宜在其上執行，免得某項設定打開了 hook 所關上的：
git-shared-hooks = git 在 { $path } 找 hook，供此用戶或此機的所有儲存庫使用，故沒有放入
    .mend = `git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks"` 讓此儲存庫自有 hook；或讓那裏的 hook 只在檔案庫呼叫 `deedbox hook pre-commit`
git-unreached = 需要這個部分複製（partial clone）略去的內容，但聯絡不到來源儲存庫
    .mend = 請在能聯絡來源儲存庫時再執行；屆時 `git fetch --refetch --no-filter` 可把全部內容帶來
git-dubious = git 不肯處理 { $path }：它屬另一用戶
    .mend = 如信任其擁有人：`git config --global --add safe.directory { $path }`
git-detached = 此處沒有取出任何分支，沒有可同步的分支
    .mend = `git switch main` 返回分支 `main`；`git switch -c 名稱` 就此處的內容開一個分支
git-no-upstream = 分支 { $branch } 沒有跟隨儲存庫 { $remote } 的任何分支
    .mend = { $remote } 還沒有同名分支時：`git push --set-upstream { $remote } { $branch }`；已有時：`git branch --set-upstream-to={ $remote }/{ $branch }`
git-no-upstream-no-remote = 未設定大家推送到的儲存庫
    .mend = `git remote add origin URL`，然後 `deedbox sync --remote origin`
git-no-remote = 此處不知道名為 { $given } 的儲存庫；已知的有{ $known }
    .mend = `git remote -v` 列出各儲存庫
git-no-remote-no-known = 此處不知道名為 { $given } 的儲存庫
    .mend = `git remote add { $given } URL` 登記它
git-not-there = { $remote } 沒有回應，或不是儲存庫
    .mend = 此處已全部保存，工作可繼續；`git ls-remote { $remote }` 有回應時再執行 `deedbox sync`
git-shut-out = { $remote } 不讓沒有正確密碼或密鑰的人進入
    .mend = 此處已全部保存；在終端機執行 `git ls-remote { $remote }` 會要求輸入，`git config credential.helper` 可記住
git-declined = { $remote } 拒絕了所推送的內容
    .mend = 此處已全部保存；請問管理 { $remote } 的人；然後執行 `deedbox sync`
git-checked-out = { $remote } 的該分支正取出給人使用，不收推送
    .mend = 請推送到沒有取出檔案的儲存庫：`git clone --bare 來源 去處.git`，然後 `git remote set-url { $remote } 去處.git`
git-overtaken = { $tries } 次都有人先推送到 { $remote }
    .mend = 此處已全部保存；稍後再執行 `deedbox sync`
git-unrelated = 此處與彼處沒有共同的開端：是兩個檔案庫，或歷史被改寫過
    .mend = 請另行複製對方：`git clone URL`；此處沒有改動
git-conflict = 此處與彼處都寫了同一內容：{ $paths }；合併已撤銷，沒有推送
    .mend = `git merge { $with }` 重新開始合併：改好雙方所寫的，`git add`，`git commit`；然後 `deedbox sync`
git-locked = 另一個 git 佔用 { $file }
    .mend = 請等它結束；如沒有 git 在執行（`ps`），請刪去 { $file }
git-merge-subject = 他人所辦：{ $with }
git-in-the-way = 此處有未提交的內容，合併會覆蓋它
git-would-save = 將保存：{ $subject }
git-would-save-nothing = 沒有要保存的
git-would-take = 將從 { $with } 取來 { $commits } 次提交
git-would-take-nothing = { $with } 沒有新內容
git-would-take-new = 將從 { $with } 取來：有從未取來的提交，內容此處未知
git-would-give = 將推送到 { $with }：{ $commits } 次提交
git-would-give-nothing = 沒有要推送到 { $with } 的
git-would-give-after = 將把此處的新內容推送到 { $with }
git-conflict-here = 此處：{ $what }
git-conflict-there = 彼處：{ $what }
git-conflict-by = { $name }，{ $day }：{ $subject }
git-sync-more = …… 另有 { $more } 行：`deedbox changes { $range }`
git-sync-contradictory = 他人所辦與此處所辦不能並存，已照原樣保留：
git-sync-damaged = 有損壞，所以沒有推送：
