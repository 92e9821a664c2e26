# 指令說發生了甚麼，以及下一步。
done-finished = 已完成上次中斷的指令（{ $changes } 項變更）。
done-nothing = 沒有可顯示的內容。
done-no-papers = 尚未歸檔任何文件。
done-nothing-to-do = 今天沒有待辦事項。
done-setting-set = { $key } 自此為 { $value }（{ $file }）。
done-setting-set-no-value = 已從 { $file } 取消 { $key }。
done-acts-here = 此後以 { $id } 的身分辦理（{ $file } 的 `staff`；`deedbox whoami` 可查）。
done-founded-no-owner = { $name }已建於 { $folder }。下一步：`deedbox staff add 編號 --name 名稱 --role manager`。
done-founded = { $name }已建於 { $folder }；{ $owner } 身兼所有職務，屬{ $department }。下一步：`deedbox unit add 代碼 --floor 樓層`。
done-first-commit = git 已有首個提交。
done-no-first-commit = 檔案庫已建立，但 git 未能提交：{ $says }
done-entered-no-roles = { $name }已登記為 { $id }，未有職務。
done-entered = { $name }已登記為 { $id }：{ $roles }。
done-roles-changed-no-ended = { $id } 現任{ $given }。
done-roles-changed-no-given = { $id } 不再任{ $ended }。
done-roles-changed = { $id } 現任{ $given }，不再任{ $ended }。
done-came-back-no-roles = { $id } 於 { $date } 復職，未有職務。
done-came-back = { $id } 於 { $date } 復職：{ $roles }。
done-left = { $id } 於 { $date } 離職，其職務同時終止。仍保管 { $keeps }：`deedbox handover custody --from { $id } --to 職員`。
done-left-no-keeps = { $id } 於 { $date } 離職，其職務同時終止。
done-unit-added = 單元 { $unit } 在 { $floor } 樓。
done-opened = 已為{ $company }開檔：{ $units }，自 { $move_in } 起。
done-further = 單元 { $unit } 自 { $move_in } 起由 { $with } 的客戶租用。
done-filed = { $id }：{ $title }，日期 { $date }{ $from }，共 { $pages } 頁。
done-date-name = （取自檔名）
done-date-today = （今天：檔名沒有日期；可用 `--date D` 指明）
done-filed-no-pages = { $id }：{ $title }，日期 { $date }{ $from }，頁數不詳。
done-papers-of = { $papers ->
        [0] { $file }
       *[other] { $file } 的 { $papers } 份文件
    }
done-lent-asked = { $rests_code ->
        [nothing] { $borrower }申請借閱 { done-papers-of }；因{ $lacks }，待總經理批准：`deedbox approve { $id }`。
       *[other] { $borrower }申請借閱 { done-papers-of }，待經理批准：`deedbox approve { $id }`。{ $rests }
    }
done-lent-out = { $borrower }已借閱 { done-papers-of }，應於 { $due } 歸還。{ $rests }{ $handed }
done-lent-returned = { $borrower }已即場閱畢 { done-papers-of }。{ $rests }{ $handed }
done-rejected = { $id } 不獲批准。{ done-then }
done-one-person-yes = 申請人與審批人為同一人，記錄已註明。
done-recorded-no-summary = { $id }。{ done-then }
done-recorded = { $id }：{ $summary }。{ done-then }
done-stepped-no-with = { $id } 現為「{ $stands }」。{ done-then }
done-stepped = { $id } 現為「{ $stands }」，由{ $with }跟進。{ done-then }
done-charged = 收費 { $id }：{ $item }，{ $amount }，應於 { $due } 繳付。
done-void-approved = { $id } 已作廢，自始無效。{ $same_person }
done-key-approved = { $id } 的密鑰已生效。{ $same_person }
done-key-rejected = { $id } 的密鑰不獲批准，不能用以簽署。
done-key-first = { $person } 由現在起以 { $key } 簽署：這是可批准密鑰者的首把密鑰，由本人批准。
done-key-waits = { $person } 的密鑰 { $key } 待批准：`deedbox approve { $event }`。
done-key-ended = { $person } 的密鑰 { $key } 已終止：{ $why_code }。
done-signed-again = 已用現有密鑰重新簽署 { $acts } 項。
done-signed-now = 已簽署 { $acts } 項。
done-decided-anew = 等候密鑰期間 { $path } 有變動：已重新判斷。
done-amendment-approved = { $id } 已更正。{ $same_person }
done-urgency-approved = { $reader } 的緊急打開已獲批准，{ $id } 已了結。{ $same_person }
done-not-approved = { $id } 不獲批准，回到「{ $stands }」。{ done-then }
done-amendment-rejected = { $id } 的更正不獲批准，一切照舊。
done-void-rejected = { $id } 未作廢，照舊有效。
done-returned-no-days = { $id } 已由{ $borrower }歸還。
done-returned = { $id } 已由{ $borrower }歸還，逾期 { $days } 天。
done-returned-in-part = { $id } 已由{ $borrower }歸還，但有缺失：另立個案 { $loss }。{ done-then }
done-custody-handed-no-effect = { $from } 把 { $files } 移交給 { $to }：{ $id } 待審批。下一步：`deedbox print handover { $id }` 供雙方簽署；`deedbox approve { $id }`。
done-custody-handed = { $from } 已把 { $files } 移交給 { $to }：{ $id } 已獲批准。{ $effect }下一步：`deedbox --as { $to } handover accept { $id }`。
done-handover-accepted-no-except = { $id } 已接收：{ $count } 份檔案。
done-handover-accepted = { $id } 已接收：{ $count } 份檔案，欠缺：{ $except }。
done-request-opened = { $id }：須於 { $due } 前答覆{ $person }。下一步：`deedbox request gather { $id } -o 資料夾`。
done-gathered-all = { $id } 已彙集於 { $folder }：{ $count } 行。下一步：在 gather.csv 填上 `include`，再 `deedbox request release { $id } --from { $folder }`。
done-restricted-no-until = { $id } 已受限制，不再可見。
done-blackened-no-until = { $id } 已受限制：其文字及姓名一律塗黑，數字不變。
done-blackened = { $id } 已受限制至 { $until }：其文字及姓名一律塗黑，數字不變。
done-restricted = { $id } 已受限制至 { $until }，不再可見。
done-unrestricted = { $id } 已恢復可見。
done-lost-no-loan = 遺失個案 { $id } 已立案，尚未尋回或替補。{ done-then }
done-lost = 借閱 { $loan } 已結束：{ $borrower }未能歸還。遺失個案為 { $id }，直至尋回或替補。{ done-then }
done-renewed = { $id } 已續借，應於 { $due } 歸還。{ $rests }
done-moved-out-no-papers = 單元 { $file_owner } 自當日起空置；客戶仍租用其他單元。
done-lease-renewed = { $file } 的租約至 { $until } 止{ done-until-now }。{ done-by-one }
done-lease-renewed-no-effect = { $file } 的租約將至 { $until } 止{ done-until-now }。待審批，批准前不會有任何改變：`deedbox approve { $event }`。
done-until-now = { $until_now_count ->
        [0] {""}
       *[other] （原至 { $until_now }）
    }
done-units-ended = 單元 { $units } 自 { $date } 起不再計入。
done-units-became = { $units } 自 { $date } 起改為 { $into }；之前各日的報表不變。
done-taken-back = { $departed } 的遷出已撤回：客戶稱為 { $file }，檔案照舊開放。
done-goes-on = 單元 { $file_owner } 自當日起空置；客戶仍租用 { $next }，檔案今後歸於 `{ $next }`，存放位置不變。
done-moved-out = 檔案已裝訂成卷，共 { $papers } 份文件；遷出客戶今後稱為 { $file }。
done-nothing-to-box = { $year } 年沒有待入盒的案卷，未作任何變更。
done-boxed = { $year } 年的 { $volumes } 卷已裝入 { $boxes_count } 個文件盒。目錄與標籤：{ $folder }/catalogue.html、{ $folder }/labels.html。
done-planned = { $file }：{ $volumes } 卷裝入 { $boxes } 個文件盒。尚未執行；`--apply { $file }` 會照此執行。
done-behind = 此副本比所跟隨的分支落後 { $commits } 個提交，宜先執行 `git pull`。
done-catalogue-printed = { $folder }/catalogue.html 已列出 { $volumes } 卷。
done-located = { $name } 存放在 { $place }；之前在 { $before }。
done-located-no-before = { $name } 存放在 { $place }。
done-box-located = { $name } 內 { $volumes } 卷存放在 { $place }。
done-scan-now = 請掃描 { $place } 的條碼，每行一個；按 Ctrl-D 結束。
done-scanned-twice = { $scanned } 已掃描過，只計一次。
done-counted = { $place }：相符 { $right }，應在別處 { $elsewhere }，缺 { $missing }，借出 { $lent }，借出而仍在架 { $here }，不明 { $unknown }。
done-stocktake-entered = 盤點記錄為 { $id }；{ $moved } 份應在別處的檔案已改登記在現處。
done-stocktake-entered-no-moved = 盤點記錄為 { $id }。
done-sealed = { $id } 封存了 { $lists } 份清單的 { $files } 行。請把下面一行保存在本部門不能單獨取得之處：
    { $line }
    接着：`deedbox seal print { $id } -o seal.html`，由兩人簽署；`deedbox seal witness { $id } --how paper --by-whom 姓名`。
done-not-sealed = 沒有封存：有 { $count } 項不妥。仍要封存，用 `--despite 原因` 並說明原因。
done-tree-not-saved = git 尚未保存 { $path } 的現狀：請用 `deedbox save`，以便封存的內容日後可以還原。
done-seal-witnessed = { $id } 已有見證：{ $how_code }。
done-seal-stamp = 請求用：openssl ts -query -digest { $sha256 } -sha256 -cert -out seal.tsq
    查驗用：openssl ts -verify -digest { $sha256 } -in seal.tsr -CAfile ca.pem
    機構的證書過期後，另須用 `-attime` 寫明回覆內的時間；請把回覆和 ca.pem 一併歸檔。
done-put-where-found = { $moved } 份應在別處的檔案已改登記在現處。
done-put-where-found-no-moved = { $place } 沒有應在別處的檔案，未作任何變更。
done-labelled = { $labels } 張標牌在 { $page }，已記為列印。
done-examined = 有 { $to_mend } 項須修復，{ $to_know } 項值得留意。
done-look-around =
    隨處看看：  cd { $folder } && export DEEDBOX_STAFF=wong
                deedbox status          今天該辦的事
                deedbox show 1203       一份客戶檔案
done-questions-wait = { $file }：尚無任何年度回答過 { $codes }。請把題目連同答卷再匯入一次。
done-columns-not-read = { $count ->
        [1] { $file }：未讀入此欄：{ $columns }。
       *[other] { $file }：未讀入下列各欄：{ $columns }。
    }
done-import-stopped = 已在檔案庫內：{ $files_row }。
done-adopted = { $path } 已列入清單，旁附備註說明原因。
done-mended-no-left = 已修復 { $done } 項；`deedbox verify` 會逐一核對內容。
done-mended = 已修復 { $done } 項，尚餘 { $left } 項。
done-lines-more = ~ { $path }（新增 { $lines } 行）
done-moved-to = > { $from } 移至 { $to }
done-approved = { $borrower }已借閱 { $id }，應於 { $due } 歸還。{ $rests }{ $handed }{ $same_person }
done-lent-rejected = { $id } 不獲批准。
done-one-person-no = {""}
done-then = { $next_count ->
        [0] {""}
       *[other] 下一步：{ $next }。
    }
done-examined-no-to-mend = { $to_know ->
        [0] 檔案庫一切正常。
       *[other] 無須修復；有 { $to_know } 項值得留意。
    }
done-verified = 整個檔案庫上次查核於 { $day }：沒有損壞。
done-verified-damaged = 整個檔案庫上次查核於 { $day }，當時發現損壞：`deedbox verify` 逐一列出。
done-not-verified = 這份工作副本沒有查核整個檔案庫的記載：人手改動過的，只有 `deedbox verify` 找得到。
done-kept = 讀過的 { $parts } 個資料夾，內容存於快取 { $place }（{ $megabytes } MB）：可以移除，除了回答的快慢，甚麼也不變。
done-mended-no-done = { $left ->
        [0] 沒有須修復之處。
       *[other] 沒有可自動修復之處；尚餘 { $left } 項須由人判斷。
    }
done-refiled = { $from } 現歸為 { $to }，類別為「{ $under }」；原處的一份不作數。
done-confirmed = 首頁 { $id } 已按現狀確認；其後若有更正生效，此確認即告失效。
done-reviewed = 已記下 { $id_owner } 的檔案經過查閱。
done-amended = { $id } 自 { $from } 起更正：{ done-values }。{ done-by-one }{ done-label-stays }
done-amended-no-effect = { $id }：{ done-values }，自 { $from } 起。待審批，批准前不會有任何改變：`deedbox approve { $event }`。{ done-label-stays }
done-values = { $keys_count ->
        [0] 新版本
       *[other] { $keys }
    }
done-label-stays = { $old_label_count ->
        [0] {""}
       *[other] 標牌仍為 { $old_label }：`deedbox amend { $event_owner } label=…`。
    }
done-by-one = { $effect_code ->
        [yes] 由同一人提出並批准，記錄中有註明。
       *[no] {""}
    }
done-voided = { $id } 自始不作數。{ done-by-one }
done-voided-no-effect = { $id } 將作廢。待審批：`deedbox approve { $event }`。
done-given = { $id }：{ $lets }授權，授予 { $whom }，由 { $from } 至 { $until }。
done-ended = { $id } 自 { $date } 起失效。
done-hold-placed = { $what } 在 { $id } 解除前不得銷毀：`deedbox close { $id }`。
done-destruction-planned = { $file }：{ $volumes } 卷可銷毀，{ $staying } 卷留存。鑒定人在各卷填 `destroy`、`keep` 或 `keep-until 日期`；然後 `deedbox dispose ask --plan { $file } --appraisal 意見`。
done-destruction-asked = { $id } 列 { $files } 個電腦檔，待總經理批准：`deedbox approve { $id }`。
done-volumes-kept = 續存：{ $codes }。
done-destroyed = { $id }：已在 { $witnesses } 監督下銷毀 { $files } 個電腦檔，監銷人須以自己名義確認：`deedbox --as 職員 dispose witnessed { $id }`。{ $remains ->
        [0] {""}
       *[other] 另有 { $remains } 份副本留存於他處：`deedbox dispose traces { $id }`。
    }
done-destruction-witnessed = { $id } 已監銷；尚待 { $left } 確認。
done-destruction-witnessed-no-left = { $id } 兩名監銷人均已確認。
done-not-carried-out = { $id } 尚未執行：所列電腦檔俱在。
done-nothing-remains = { $id } 所銷毀者，未知有副本留存。
done-rests-authority = 依據授權 { $authority }。
done-rests-reader = {""}
done-rests-nothing = {""}
done-handed-to-self = 由唯一的主管自行取閱：按 P2-7 應由另一人借出。
done-handed-over = {""}
done-date-told = {""}
done-attested = { $clause_code } 已證明，至 { $until } 有效：{ $asks }。
done-further-unit-alone = 客戶仍租用其他單元，檔案隨之保留：退租此單元無須辦理其他事項。
done-inbox-empty = 收件箱是空的。
done-page-written = 已寫成 { $file }。請以瀏覽器開啟，按 100 % 比例列印。
done-labels-not-noted = 未作登記；`deedbox label 單元 -o 檔名` 列印並登記。
done-demand-not-noted = 催款通知發出後，以 `deedbox record letter { $name } --direction out --title 文字` 登記。
done-many-dealt-with = 已辦妥 { $count } 項。
done-would-charge = 將開 { $charges } 張費用單，共 { $total }。加 `--yes` 即開單。
done-charged-all = 已開 { $charges } 張費用單，共 { $total }。
done-nothing-to-charge = 沒有可收的費用。
done-charged-before = { $charges } 位客戶先前已收此項費用，不再重收。
done-no-area = 因面積不詳未收費：{ $units }。先以 `deedbox amend { $units_first }/unit area=數字` 補上，再執行一次。
done-no-tariff = 因收費標準不詳未收費：{ $meters }。以 `deedbox record reading 單元 --meter { $meters_first } --value 讀數 --tariff 名稱` 指明，並在 deedbox.toml 寫 [tariffs.名稱]。
done-reads-lower = 讀數低於已收費的讀數，未收費：{ $meters }。看 `deedbox report meters`；讀數或費用單有誤時以 `deedbox void 編號 --reason 文字` 作廢。
done-nothing-to-print = 沒有可列印的內容。
done-notice-sent = { $id } 發給{ $to }，共 { $clients } 個客戶。下一步：`deedbox notice acknowledge { $id } --client 單元 --person 名稱`。
done-notice-reached-delivered = { $id } 已送達 { $client }。{ done-waiting }
done-notice-reached-acknowledged = { $id } 已由 { $client } 簽收。{ done-waiting }
done-waiting = { $waiting ->
        [0] 全部客戶均已簽收。
       *[other] 尚有 { $waiting } 個客戶未簽收。
    }
done-survey-opened = { $id }：{ $year } 年滿意度調查，共 { $questions } 題，已發給 { $clients } 個客戶。下一步：`deedbox survey respond 單元 --year { $year } --answer 題目=分數`。
done-responded = { $id }：{ $answers } 個答案。
done-survey-closed-no-answers = { $id } 已結束；無人答覆，各題均無結果。下一步：`deedbox approve { $id }`。
done-survey-closed-no-questions = { $id } 已結束；各題均達標。下一步：`deedbox approve { $id }`。
done-survey-closed-no-opened = { $id } 已結束；{ $questions } 題未達標，均已有糾正措施。下一步：`deedbox approve { $id }`。
done-survey-closed = { $id } 已結束；{ $questions } 題未達標：{ $opened }。下一步：`deedbox approve { $id }`。
done-survey-published-no-page = { $id } 的報告已發給{ $sent_to }。
done-survey-published = { done-survey-published-no-page }報告在 { $page }。
done-disclosure-asked-no-next = 擬向{ $to }提供 { $papers } 份文件，待總經理批准：`deedbox approve { $id }`。
done-disclosure-asked = 擬向{ $to }提供 { $papers } 份文件，已獲批准。下一步：{ $next }。
done-released = { $folder } 內有 { $copies } 份複製件及待簽署的清單；{ $id } 已登記。
done-read-as = { $file }：按 { $encoding } 編碼讀取。如有不對，請用 `--encoding E` 指明。
done-understood = { $file } 是{ $register }：{ $columns }。
done-fees-read = { $file }：收費表，有 { $charges } 筆應收、{ $payments } 筆實收。
done-fees-of-months = { $file }：{ $months }各月有金額的每格為一筆費用。
done-fees-numbered = { $file }：沒有編號欄，編號由表名和行號組成，如「{ $number }」。同一表的同一行再次匯入時，憑編號認出；內容不同的表請另取檔名。
done-fees-of-year = { $file }：表名或標題寫明 { $year } 年，各月按該年計。如有不對，請用 `--year` 指明。
done-fees-billed = { $file }：沒有開單日期的，按該月第一日計。
done-fees-due = { $file }：沒有到期日的，按該月最後一日計。
done-sheets-left-out = { $file }：工作表{ $sheets }不是登記表，已略去。要匯入請用 `--sheet S --register R`。
done-rows-left-out-total = { $file }：略去 { $count } 行合計：第 { $rows } 行。
done-rows-left-out-blank = { $file }：略去 { $count } 個空行：第 { $rows } 行。
done-rows-left-out-header = { $file }：略去 { $count } 行重複的表頭：第 { $rows } 行。
done-rows-left-out-foot = { $file }：略去表格下方的 { $count } 行附註：第 { $rows } 行。
done-rows-left-out-no-amount = { $file }：略去沒有金額的 { $count } 行：第 { $rows } 行。
done-reckoned = { $file }：「{ $column }」各數均乘以 { $factor }。
done-rejects-written = { $count } 行有誤，已寫入 { $file }，每行旁註明原因。請在該處更正後再匯入。
done-rejects-nowhere = { $file } 有誤的行未能寫出：目前位置和該表格旁都不能寫。請用 `--rejects 檔名.xlsx` 指明檔案庫以外的位置。
done-rejects-not-written = 另有 { $more } 行有誤，不在其中：前面各行的錯處可能是通病；請再用 `--dry-run` 查看。
done-template-made = { $file } 是{ $register }的空白表格。
done-put-in-place = { $path } 已放好；{ $id } 之前已登記。
done-papers-left-out = { $file }：有 { $count } 份文件沒有電腦檔，未匯入（`deedbox export --papers` 可一併帶出）。
done-no-changes = 沒有改動
done-nothing-to-save = 沒有要保存的：全部已提交
done-saved = 已保存：{ $subject }
done-merge-taken-back = 一次中途停下的合併已撤銷
done-nothing-new = 此處沒有新內容，{ $with } 也沒有
done-taken = 從 { $with } 取來他人的 { $commits } 次提交
done-given-to = 已推送 { $commits } 次提交到 { $with }
done-not-given = 此處有 { $commits } 次提交 { $with } 還沒有
done-left-out = 注意：git 沒有把檔案庫的 { $files } 個電腦檔放進此工作副本，此處沒有計入（{ $floors } 個樓層中 { $here } 個齊備）；`git sparse-checkout disable` 取回它們
done-consultation-entered = { $id } 是密件：查閱已登記為 { $loan }。
done-payment-settled = 已沖銷{ $settled }。尚欠 { $owed }。
done-payment-settled-no-owed = 已沖銷{ $settled }。已無欠款。
done-payment-pays-nothing = 沒有可沖銷的費用。
done-paid-beyond = 預繳餘額 { $credit }。
done-site-asked = 已申請，待批准：`deedbox approve { $id }`，然後 `deedbox site 資料夾 --release { $id }`。
done-site-written = { $folder } 內有 { $pages } 頁及 { $papers } 份文件；{ $id } 已登記。請以瀏覽器開啟 index.html。
done-site-renewed = { $folder } 內有 { $pages } 頁及 { $papers } 份文件，其中 { $anew } 頁重新製作，其餘照舊；{ $id } 已登記。
done-no-units-yet =
    尚未有單元。首先：
      deedbox staff add lee --name 李小明 --role manager            誰在此辦事，由誰審批
      deedbox import registers --dry-run                            以表格保存的單元、客戶和文件
      deedbox unit add 1203 --floor 12                              或逐個單元增加
done-no-clients-yet =
    尚未有客戶檔案。首先：
      deedbox import clients.xlsx --dry-run                         以表格保存的客戶
      deedbox add 1203 --company 名稱 --move-in 日期                或逐一開檔
done-lake-asked = 已申請，待批准：`deedbox approve { $id }`，然後再次執行 `deedbox lake export 資料夾`；此批准全年有效。
done-lake-published = { $code } 已放入資料湖，為第 { $publication } 次發佈：{ $rows } 行，{ $files } 個新的電腦檔；{ $id } 已登記。
done-lake-unchanged = { $code } 自上次發佈以來沒有新內容。
done-lake-put-in-place = 先前中斷的指令所登記的 { $code } 內容，現已在資料湖生效。
done-bundle-made = { $folder } 內有 { $exhibits } 件證物，連同清單、證明和查驗程式；{ $ids } 已登記。收到的人在其中執行 `sh data/proof/check.sh` 並加上紙本憑單的數字，即可查驗。
done-bundle-unsealed = 其中有 { $count } 個電腦檔未列入任何封存，清單已註明。
done-bundle-seal-words = 以下封存原樣附上，當時填寫的文字（標題、不顧查驗結果仍封存的理由）亦在其中：{ $seals }。請確定接收方可以閱讀。
done-bundle-asked = { $ids } 待審批：`deedbox approve { $ids }`，其後 `deedbox bundle --release { $ids } --out { $folder }`。
done-bundle-left-out = 期內有 { $records } 項記錄未列入：已作廢或受限制。
done-archive-asked = { $id }：檔案庫將移交 { $to }，待審批。接着：`deedbox approve { $id }`，其後 `deedbox handover make --release { $id } --out { $folder }`。
done-archive-handed = { $folder } 內是移交 { $to } 的檔案庫：{ $files } 個電腦檔、待簽的清冊和封存憑單。雙方在 list.html 和 seal.html 簽署；接收方查驗用
    deedbox handover check { $folder } --against '{ $line }'
    接着：`deedbox handover accept { $id } --person 姓名 --form signed.pdf`。
done-not-carried = { $path } 不是普通電腦檔，或名稱並非文字，留在這裡。
done-archive-accepted = { $id } 已由 { $person } 接收，除外：{ $except }。
done-archive-accepted-no-except = { $id } 已由 { $person } 接收。
done-inbox-carried = inbox/ 內有 { $files } 份文件未歸檔：一併帶走，但不在任何清冊上。用 `--without inbox` 則留在這裡。
done-handover-in-itself = { $heading }：自身並無差異；是否即所封存的，只有已簽憑單上的數字可以證明。
done-handover-heading = { $heading }：{ $differences ->
        [0] 沒有差異
       *[other] 有 { $differences } 項差異
    }。
done-held-against-seal = 所給的數字屬於 { $seal }。
done-not-held-against = 沒有給數字：有無改動只憑資料夾自身的清單。請用 `--against 數字`，按已簽的憑單輸入。
done-shelves-not-compared = 未與架上核對：`--stocktake 電腦檔` 接受所掃描的條碼。
done-cache-not-emptied = 未能清空 { $path } 內所存的檔案庫內容，其中可能仍有已銷毀的：請刪去該資料夾。
done-writer-silent = 工作副本 { $writer } 自 { $last } 起沒有消息：沒有合併的副本，其內容不在任何封存之內。請在該處執行 `deedbox sync`；已棄用的不必理會。
done-stores-not-built = 此版本不含異地庫功能：文件沒有送到 { $remote }。
