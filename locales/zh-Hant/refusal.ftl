# 制度或現狀所不許可的。
refusal-archive-exists = { $path } 內已有檔案庫
    .mend = 請另指明資料夾
refusal-folder-not-empty = { $path } 不是空的
    .mend = 請指明新的或空的資料夾
refusal-staff-exists = { $id } 已登記
    .mend = `deedbox staff show { $id }`、`deedbox staff role { $id } --give 職務`
refusal-unit-exists = 已有單元 { $unit }
    .mend = `deedbox unit show { $unit }`
refusal-let-no-until = 單元 { $unit } 自 { $since } 起已租予{ $company }
    .mend = 請先 `deedbox move-out { $unit } --date D`，或查看 `deedbox show { $unit }`
refusal-let = 單元 { $unit } 由 { $since } 至 { $until } 租予{ $company }
    .mend = 入住日請定於 { $until } 或以後
refusal-unit-not-yet = 單元 { $unit } 自 { $since } 起才計入
    .mend = 請用當日或以後的日期；若之前已有，由經理更正：`deedbox amend { $unit }/unit since=日期 --approve`
refusal-unit-ended-no-into = 單元 { $unit } 已於 { $ended } 取消
    .mend = 經理可由某日起重新加入：`deedbox unit add { $unit } --floor 樓層 --date 日期`
refusal-unit-ended = 單元 { $unit } 已於 { $ended } 改為 { $into }
    .mend = 請指其中之一
refusal-vacant-no-departed = 單元 { $unit } 現為空置
    .mend = `deedbox add { $unit } --company 名稱 --move-in 日期` 為新客戶開檔
refusal-vacant = 單元 { $unit } 現為空置
    .mend = 上一位遷出的客戶是 `{ $unit }@{ $departed_first }`；`deedbox add { $unit } --company 名稱 --move-in 日期` 為新客戶開檔
refusal-already-filed = { $given } 早已歸檔，即 { $earlier }
    .mend = `--duplicate-ok` 可將相同內容再次歸檔
refusal-same-paper = { $again } 與 { $first } 內容完全相同
    .mend = 請去掉其一；`--duplicate-ok` 可將兩者都歸檔
refusal-reserved = { $reserved }須由「{ $role }」負責，而 { $actor } 沒有此職務
    .mend = { $holders } 可以：`--as { $holders_first }`
refusal-reserved-no-holders = { $reserved }須由「{ $role }」負責；{ $actor } 沒有此職務，也無其他人有
    .mend = `deedbox staff role 編號 --give { $role_code }`
refusal-same-person = { $id } 由 { $actor } 提出，不能由同一人審批
    .mend = 請由另一位有此職務的人審批
refusal-on-loan = { $file } 已借出：{ $borrower } 自 { $since } 起借閱
    .mend = 歸還後用 `deedbox return { $loan }`
refusal-is-gone = { $file } 自 { $since } 起遺失，尚未尋回或替補
    .mend = 尋回後 `deedbox update { $loss } --status found`，或 `--status replaced --note 文字`
refusal-number-not-out-no-out = { $id } 的 { $number } 並未在外：全部已了結
    .mend = `deedbox show { $id }` 列出何時交回
refusal-number-not-out = { $id } 的 { $number } 並未在外
    .mend = 未交回的是：{ $out }
refusal-number-out = { $number } 已由 { $id } 發出，尚未交回
    .mend = 交回後用 `deedbox update { $id } --status handed-in --number { $number }`
refusal-not-keeper-no-kept = { $unit } 的檔案不由 { $person } 保管
    .mend = `deedbox report clients` 列出各檔案由誰保管
refusal-not-keeper = { $unit } 的檔案不由 { $person } 保管
    .mend = { $person } 保管的是：{ $kept }
refusal-keeps-nothing = { $person } 沒有保管任何檔案
    .mend = `deedbox report clients` 列出各檔案由誰保管
refusal-custodian-waits = { $unit } 另有保管人的更改待批：{ $waits }
    .mend = 請先 `deedbox approve { $waits }` 或 `deedbox reject { $waits } --reason 文字`
refusal-not-theirs = { $id } 須由接收人 { $person } 接收
    .mend = `--as { $person }`
refusal-restricted = { $id } 已受限制，不得查閱
    .mend = 由可辦理的人以 `deedbox unrestrict { $id }` 解除；`deedbox restrict --list` 列出原因
refusal-not-restricted = { $id } 未受限制
    .mend = `deedbox restrict --list` 列出受限制的記錄
refusal-not-restrictable = { $id } 是{ $kind_noun }，不能限制：它只記何物在何處、何人任職或准許了甚麼
    .mend = 不宜閱讀的文字可用 `deedbox amend { $id }` 刪去
refusal-still-open = { $id } 尚未了結，進行中的不能限制
    .mend = `deedbox show { $id }` 列出應辦的步驟
refusal-number-taken = 編號 { $no } 已屬 { $id }
    .mend = 請查看 `deedbox show { $id }`；不用 `--no`，或另給編號
refusal-more-than-held = { $owner } 的「{ $about }」押金現存 { $held }，扣除或退還不能多於此數
    .mend = `deedbox report deposits` 列出現存押金
refusal-more-than-credit = { $owner } 截至 { $day } 多付 { $credit }，退款不可超出此數
    .mend = `deedbox statement { $owner }` 列出賬目；押金以 `deedbox record deposit { $owner } --movement refunded` 退還
refusal-reads-backwards = 錶 { $meter } 在 { $date } 的讀數已較大：{ $id }
    .mend = 看 `deedbox show { $id }`；換了新錶或歸零時加 `--replaced`
refusal-reads-beyond = 錶 { $meter } 在 { $date } 的讀數較小：{ $id }
    .mend = 看 `deedbox show { $id }` 和日期；該筆有誤時 `deedbox void { $id } --reason 文字`
refusal-voided = { $id } 已作廢，不作數
    .mend = 請按實際情況重新登記
refusal-case-step = { $id } 現為「{ $status }」，不能由此「{ $action }」
    .mend = 下一步：{ $due_or }
refusal-case-step-no-due = { $id } 現為「{ $status }」，不能由此「{ $action }」
    .mend = 不會再有後續步驟
refusal-step-needs-paper = { $id } 缺「{ $category }」類文件，不能「{ $action }」
    .mend = `deedbox file { $id_owner } 路徑 --category { $category_code }`，或在此步驟加 `--attach 路徑`
refusal-step-needs-deposit-held = { $id } 尚未收存裝修押金，不能「{ $action }」
    .mend = `deedbox record deposit { $id_owner } --about fit-out --movement received --amount …`
refusal-step-needs-deposit-returned = { $id } 尚未退還裝修押金，不能「{ $action }」
    .mend = `deedbox record deposit { $id_owner } --about fit-out --movement refunded --amount …`
refusal-step-needs-addressee = { $id } 未指明交給誰，不能「{ $action }」
    .mend = `--to 部門`
refusal-nothing-to-undo = { $actor } 在此沒有可撤回的操作
    .mend = `deedbox log` 列出各人所做的事
refusal-rests-on-act = { $by } 其後已就 { $id } 再作處理，該操作不是最後一項
    .mend = `deedbox show { $id }` 顯示其經過；可用 `deedbox void { $id } --reason 文字` 或 `deedbox amend { $id } 欄位=值` 更正
refusal-not-undone = 關於 { $id } 的最後操作不能以步驟撤回
    .mend = `deedbox amend { $id } 欄位=值` 更正資料；`deedbox show { $id }` 顯示其進度
refusal-nothing-waits = { $id } 沒有待審批的事項
    .mend = `deedbox show { $id }` 顯示其進度
refusal-off-site-no-days = 本處文件只可在辦公室內閱覽，不可外借
    .mend = 請不用 `--off-site`；如要允許，在 deedbox.toml 的 [loans] 設 `off_site_days`
refusal-off-site = 文件外借最多 { $days } 天
    .mend = 請用較早的 `--due`
refusal-renewed-out = { $id } 已續借 { $times } 次，達本處上限
    .mend = 請先歸還，再重新借閱
refusal-further-units = { $unit } 的客戶當日之後仍租用 { $further }，而當日檔案無單元可歸
    .mend = 請用 { $since } 或以後的日期
refusal-next-comes = { $company }將於 { $since } 遷入（`{ $next }`）
    .mend = 請用 { $since } 或以前的日期；或由經理先更正：`deedbox amend { $next } move_in=日期 --approve`
refusal-not-left = { $file } 的客戶仍在租用
    .mend = 請指明已遷出客戶的案卷，如 `1203@2026-06-30`；加租單元用 `deedbox add 單元 --with { $file } --move-in 日期`
refusal-boxed-already = { $file } 的案卷已裝盒封存
    .mend = 再次遷入的客戶另開新檔：`deedbox add 單元 --company 名稱 --move-in 日期 --returns { $file }`
refusal-take-back-first = { $name } 之後檔案歸於另一單元，而該單元亦已遷出
    .mend = 請先 `deedbox reopen { $last } --note 文字`
refusal-held-since = { $company }自 { $since } 起租用該單元，{ $name } 的遷出不能撤回
    .mend = 請查看 `deedbox history { $name }`；再次遷入的客戶另開新檔
refusal-let-then = { $company }自 { $since } 起租用單元 { $unit }，至 { $date } 尚未遷出
    .mend = 請先 `deedbox move-out { $unit } --date 日期`，或用較後的日期
refusal-unit-changes-later = 單元 { $unit } 自 { $from } 起面積不同
    .mend = 請用當日或以後的日期
refusal-other-floor = 單元 { $unit } 不在 { $floor } 樓
    .mend = 請指同一樓層的單元
refusal-left-that-day = 已有另一位客戶於 { $date } 遷出單元 { $unit }，而 `{ $unit }@{ $date }` 只能指一位
    .mend = 請用次日
refusal-gates-shut = 單元 { $unit } 尚不能退租：{ $gates }
    .mend = 請先辦妥，或由經理豁免：`deedbox move-out { $unit } --date { $date } { $waive } --reason 文字`
refusal-bound = { $file } 的檔案已封卷
    .mend = `deedbox show { $file }`
refusal-year-not-over = { $year } 年尚未開始
    .mend = 請指明已開始的年度
refusal-volume-damaged = 案卷 { $file } 有損壞（{ $path }），而封盒後不再打開
    .mend = `deedbox verify { $file_owner }` 說明問題所在
refusal-git-busy = git 正在進行{ $operation }
    .mend = 請先完成或中止，再執行此指令
refusal-git-merge = 合併（merge）
refusal-git-rebase = 變基（rebase）
refusal-git-pick = 揀選或還原（cherry-pick、revert）
refusal-row-differs = { $file }:{ $line } 已匯入為 { $id }，但「{ $column }」不同：原為 `{ $first }`，現為 `{ $now }`
    .mend = 請把此行改回原樣；檔案庫內有誤則在庫內更正
refusal-role-not-held = { $staff } 沒有「{ $role }」職務
    .mend = `deedbox staff show { $staff }`
refusal-has-left = { $staff } 已離職
    .mend = 請指明在職者；復職時用 `deedbox staff return { $staff }`
refusal-is-here = { $staff } 在職，未曾離職
    .mend = `deedbox staff show { $staff }`；`deedbox staff role { $staff } --give 職務`
refusal-no-role = { $actor } 沒有職務，而沒有職務的人不得更改任何資料
    .mend = { $holders } 可授予：`deedbox --as { $holders_first } staff role { $actor } --give 職務`
refusal-no-role-no-holders = { $actor } 沒有職務，而沒有職務的人不得更改任何資料
    .mend = 先登記一位經理：`deedbox staff add 代號 --name 姓名 --role manager`
refusal-of-department = 步驟「{ $action }」須由{ $departments }的職員辦理，而 { $actor } 不屬該部門
    .mend = { $people } 可以：`--as { $people_first }`
refusal-of-department-no-people = 步驟「{ $action }」須由{ $departments }的職員辦理；{ $actor } 不屬該部門，也無其他人屬該部門
    .mend = `deedbox staff add 代號 --name 姓名 --role clerk --department { $departments_first }`
refusal-last-manager = { $staff } 是最後一位可登記職員和授予職務的人
    .mend = 請先把此職務授予他人：`deedbox staff role 編號 --give manager`
refusal-nothing-to-adopt = { $path } 不是檔案包內未列入清單的檔案
    .mend = `deedbox verify` 列出未入清單的檔案
refusal-same-value = { $id } 的 { $key } 現值正是如此，不會有任何改變
    .mend = `deedbox show { $id }` 顯示現值
refusal-same-version = { $id } 現有內容完全相同，不會有任何改變
    .mend = 請交上要取代它的文件
refusal-void-waits = { $id } 的作廢已在待審批
    .mend = `deedbox approve { $waits }` 或 `deedbox reject { $waits } --reason 文字`
refusal-not-empty = { $id } 內仍有內容，不能作廢：{ $shown }{ $more ->
        [0] {""}
       *[other] ，另有 { $more } 項
    }
    .mend = 請先將其作廢；客戶確曾入住則用 `deedbox move-out`
refusal-unit-voided = 該樓層曾有單元 { $unit }，已作廢；其資料夾仍保留
    .mend = 請另用單元代號，或指明其所在樓層
refusal-lies-there = { $id } 已在該處
    .mend = 請指明正確的類別或單元
refusal-overtaken = { $by } 其後已生效，且對同一欄位另有說法，{ $waits } 因而過時
    .mend = 請先 `deedbox reject { $waits } --reason 文字`，再重新 `deedbox amend`
refusal-not-covered = { $paper } 已不是隨 { $id } 批准的版本
    .mend = 請用 `deedbox disclose` 按文件現狀重新申請

refusal-loan-step-status-asked = { $id } 待審批，不能{ refusal-loan-wanted }
    .mend = 下一步是 `deedbox approve { $id }` 或 `deedbox reject { $id } --reason 文字`
refusal-loan-step-status-out = { $id } 已借出，不能{ refusal-loan-wanted }
    .mend = 下一步是 `deedbox return { $id }` 或 `deedbox renew { $id }`
refusal-loan-step-status-returned = { $id } 已歸還，不能{ refusal-loan-wanted }
    .mend = 不會再有後續步驟；請用 `deedbox lend` 重新申請
refusal-loan-step-status-gone = { $id } 已報遺失，不能{ refusal-loan-wanted }
    .mend = `deedbox show { $id_owner }` 列出遺失個案；尋回或替補後用 `deedbox update` 跟進
refusal-loan-step-status-rejected = { $id } 已被否決，不能{ refusal-loan-wanted }
    .mend = 不會再有後續步驟；請用 `deedbox lend` 重新申請
refusal-loan-wanted = { $action_code ->
        [approved] 批准
        [rejected] 否決
        [returned] 歸還
        [renewed] 續借
        [gone] 報遺失
        [voided] 作廢
        [amended] 更正
       *[other] 如此更改
    }

refusal-left-beside = { $id } 已登記，但製作它的指令在放到 { $path } 之前中斷了
    .mend = `deedbox export --release { $id } -o { $path }` 把它放好；或改用另一位置
refusal-left-beside-disclosure = { $id } 已登記，但製作複製件的指令在放到 { $path } 之前中斷了
    .mend = `deedbox disclose --release { $id } -o { $path }` 把它放好；或改用另一資料夾
refusal-due-passed = { $id } 原定於 { $due } 歸還，早於借出之日
    .mend = 以較後的 `--due` 重新申請，並 `deedbox reject { $id } --reason …`
refusal-step-needs-reason = { $id } 未說明原因，不能「{ $action }」
    .mend = `--note 文字`
refusal-receipt-taken = 收據 { $receipt } 已屬 { $id }
    .mend = 請看 `deedbox show { $id }`；不給 `--receipt`，或給另一個號碼
refusal-plan-stale = { $plan } 已與檔案庫不符：{ $difference }
    .mend = 請用 `--plan 檔案` 重新製作計劃，並交人審閱
refusal-plan-year = 它是 { $year } 年的計劃
refusal-plan-gone = { $volume } 不再待裝盒
refusal-plan-new = { $volume } 也待裝盒
refusal-plan-changed = { $volume } 有改動
refusal-survey-exists = { $year } 年已有調查：{ $id }
    .mend = `deedbox survey show --year { $year }` 可查看；`deedbox amend { $id } …` 可更正
refusal-survey-over = { $id } 現為「{ $status }」，不再接受答卷
    .mend = 報告未獲批准前可用 `deedbox reopen { $id }` 重開
refusal-answered = { $question } 已在 { $id } 作答
    .mend = 如登記有誤，可用 `deedbox amend { $id } …` 更正
refusal-not-asked = { $id } 沒有發給 { $client }
    .mend = `deedbox survey show --year { $year }` 列出發給了誰；其他人所說的是意見：`deedbox record opinion`
refusal-not-meant = { $id } 並未發給 { $client }：它於 { $date } 發給{ $to }
    .mend = `deedbox notice show { $id }` 列出客戶
refusal-received-before = { $client } 早於 { $when } 對 { $id }「{ $action }」
    .mend = `deedbox notice show { $id }` 列出客戶
refusal-authority-over = { $id } 已失效，最後一天為 { $until }
    .mend = `deedbox authority list --in-force` 列出生效的授權
refusal-not-amended = { $id } 是授權，不可更正
    .mend = `deedbox authority end { $id }`，再以 `deedbox authority give …` 另行授權
refusal-volume-kept = { $code } 不可銷毀：{ $why }{ $by_count ->
        [0] {""}
       *[other] （{ $by }）
    }
    .mend = 請先辦妥；`deedbox dispose plan` 列出可銷毀者
refusal-destroyed-already = { $code } 已按 { $list } 銷毀
    .mend = `deedbox show { $list }` 可見日期和監銷人
refusal-plan-outdated = { $code } 與編製計劃時不同
    .mend = `deedbox dispose plan -o 檔案` 重新編製
refusal-paper-held = { $paper } 所屬檔案已停毀
    .mend = `deedbox show { $hold }` 可見原因；`deedbox close { $hold }` 解除
refusal-no-erasure = { $id } 要求的是「{ $about }」，並非刪除
    .mend = `deedbox request open 單元 --about erasure --person 姓名` 另行登記
refusal-request-settled = { $id } 現為「{ $status }」；不得再據以銷毀
    .mend = 如屬誤結，請用 `deedbox reopen { $id }`
refusal-request-of-other = { $id } 涉及 { $client }，而 { $path } 屬另一檔案
    .mend = 請剔除該文件，或用 `deedbox request open` 就該客戶登記要求
refusal-not-secured = 沒有加密副本（`.age`）取代 { $paper }
    .mend = 請先歸檔：`deedbox file 單元 檔案.age --supersedes { $paper }`
refusal-no-duplicate = { $paper } 的內容沒有歸檔於他處
    .mend = 並非重複；其他依據為 `request`
refusal-present-paper = { $id } 沒有自身的保管期限：案卷整卷處理
    .mend = 案卷用 `deedbox dispose plan`；單份文件用 `--ground request`、`duplicate` 或 `secured`
refusal-never-destroyed = { $id } 屬登記冊，登記冊從不銷毀
    .mend = 只有客戶檔案、單元和制度的文件可銷毀
refusal-two-witnesses = 執行 { $id } 須有兩名監銷人
    .mend = 請指明兩名職員：`--witness 職員 --witness 職員`
refusal-witness-has-part = { $witness } 曾申請、批准或執行 { $id }，不可監銷
    .mend = 請另指一人：`--witness 職員`
refusal-approved-by-other = { $id } 由 { $by } 批准，而其並無{ $role }職務；未銷毀任何檔案
    .mend = 請另行申請：`deedbox dispose ask`，由任該職務者批准
refusal-destruction-waits = { $id } 於 { $approved } 批准，{ $from } 前不得執行
    .mend = 請等候；日數見 `deedbox.toml` 的 `[disposal] wait_days`
refusal-list-held = { $id } 所列自 { $since } 起停毀（{ $hold }，{ $reason }）；未銷毀任何檔案
    .mend = 可以銷毀時：`deedbox close { $hold }`
refusal-tree-not-saved = git 尚未保存 { $path } 的現狀；未銷毀任何檔案
    .mend = 請先 `deedbox save`：銷毀須自成一筆記錄
refusal-line-does-not-fit = { $path } 與 { $id } 所列不符；未銷毀任何檔案
    .mend = `deedbox verify` 可見問題；不符的清冊須重新編製
refusal-not-a-witness = { $actor } 不是 { $id } 的監銷人
    .mend = 監銷人為 { $witnesses }：`deedbox --as 職員 dispose witnessed { $id }`
refusal-witnessed-already = { $witness } 已監銷 { $id }
    .mend = 另一監銷人須以自己名義確認
refusal-list-not-amended = { $id } 是銷毀清冊，不可更正
    .mend = `deedbox reject { $id } --reason 原因`，再重新申請
refusal-file-destroyed = { $id_owner } 的案卷已按 { $list } 銷毀
    .mend = `deedbox show { $id_owner }` 可見所餘
refusal-not-supervisor = 檔案須由「{ $role }」借出，而 { $hander } 沒有此職務
    .mend = { $others } 可以：`--handled-by { $others_first }`
refusal-not-supervisor-no-others = 檔案須由「{ $role }」借出，而 { $hander } 沒有此職務，也無他人可以
    .mend = `deedbox staff role 編號 --give { $role_code }`
refusal-hands-to-self = { $hander } 是借閱人，不可自行借出
    .mend = { $others } 可以：`--handled-by { $others_first }`
refusal-no-authority = { $lacks }，須由「{ $role }」批准，而 { $actor } 沒有此職務
    .mend = { refusal-may-approve }{ refusal-may-give }
refusal-may-approve = { $holders_count ->
        [0] 無人有此職務：`deedbox staff role 編號 --give { $role_code }`
       *[other] { $holders } 可以：`--as { $holders_first }`
    }
refusal-may-give = { $lacks_code ->
        [authority] { $givers_count ->
            [0] {""}
           *[other] ；或先授權：`deedbox --as { $givers_first } authority give --for consult --person { $person } --until 日期`
        }
       *[other] {""}
    }
refusal-original = { $id } 是原件，內容永不改動
    .mend = 請將取代它的文件歸檔：`deedbox file { $file } 路徑 --category 類別 --supersedes { $id }`
refusal-original-working = { $id } 的文件不能以欄位更改
    .mend = `deedbox amend { $id } --with 路徑` 為工作文件加上新版本
refusal-not-voided = { $id } 是{ $kind_noun }，不能單獨作廢
    .mend = 請另加備註說明有何不對：`deedbox record note 單元 …`
refusal-not-voided-tenancy = { $id } 是{ $kind_noun }，不能單獨作廢
    .mend = `deedbox void { $id_owner } --reason 文字` 將客戶連同租用記錄作廢
refusal-not-voided-person = { $id } 是{ $kind_noun }，不能單獨作廢
    .mend = `deedbox staff leave 編號` 終止其職務
refusal-not-voided-cover = { $id } 是已裝盒案卷的封面，不能作廢
    .mend = 盒內之物只有經批准銷毀才可離盒
refusal-not-voided-authority = { $id } 是授權，不可作廢：據此查閱過的仍是查閱過
    .mend = `deedbox authority end { $id }`
refusal-not-voided-disposal = { $id } 已執行，已銷毀者不可復原
    .mend = 可用 `deedbox record note 單元 …` 說明
refusal-may-not-attest = { $clause } 須由{ $roles_or }證明，{ $actor } 並無此職務
    .mend = { $holders } 可以：`--as { $holders_first }`
refusal-may-not-attest-no-holders = { $clause } 須由{ $roles_or }證明，{ $actor } 並無此職務
    .mend = 無人擔任；`deedbox staff role 編號 --give { $roles_first_code }`
refusal-confidential-paper = { $paper } 是密件，只供獲准借閱的人查看
    .mend = 可批准借閱的人用 `--purpose 事由`；其他人先申請：`deedbox lend { $of } --paper { $paper } --to me --purpose 事由`
refusal-seal-not-voided = { $id } 是封存記錄，不可作廢：其數字已印在紙上，下一次封存接續它
    .mend = 重新封存：`deedbox seal --print seal.html`
