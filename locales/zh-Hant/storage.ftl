# 機器故障與損壞。
storage-no-archive = { $path } 及其上層都沒有檔案庫
    .mend = `deedbox init 資料夾 --name 名稱` 新建檔案庫；`-C 資料夾` 指明檔案庫
storage-outside = { $name } 超出了所在的資料夾
    .mend = 請放在提到它的電腦檔旁
storage-draft = 此檔案庫由 deedbox 的試用稿建立：其 deedbox.toml 沒有 `id`
    .mend = 請用當初的試用稿匯出，再匯入新的檔案庫（`deedbox init`）；如該行是人手刪去的，請還原：每項記錄都寫有它
storage-newer-format = 此檔案庫為格式 { $found }，而此 deedbox 只認識到格式 { $known }
    .mend = 請用較新的 deedbox 讀取
storage-text-settings = 無法理解 { $place }
    .mend = 請改正該行；`git diff deedbox.toml` 顯示有何改動
storage-bad-setting = { $place }：{ $wrong }
    .mend = 請改正該行；`git diff deedbox.toml` 顯示有何改動
storage-text = 無法理解 { $place }
    .mend = `deedbox verify` 說明是否被改動；原樣在 git 內
storage-altered = { $path } 與清單所載不符
    .mend = `deedbox verify` 說明問題所在；請由 git 或備份還原
storage-missing = { $path } 列在清單內卻不存在
    .mend = `deedbox verify` 說明問題所在；請由 git 或備份還原
storage-unlisted = { $path } 未列入任何清單
    .mend = `deedbox mend --adopt 路徑 --reason 文字` 將它列入；或把它移出檔案庫
storage-manifest = { $path }:{ $line } 不是清單的一行：`{ $text }`
    .mend = `deedbox mend` 合併 git 留下的衝突；否則請由 git 還原
storage-manifest-no-line = { $path } 所列 { $text } 的摘要與旁邊的清單不同
    .mend = `deedbox verify` 說明哪一個相符
storage-not-plain = { $path } 是連結，或既非電腦檔也非資料夾
    .mend = 請換成真正的電腦檔或資料夾；deedbox 不跟隨連結
storage-too-large = { $path } 大於此類電腦檔應有的大小
    .mend = 請由 git 或備份還原
storage-unknown-key-settings = { $path } 有不屬其規則的鍵 `{ $key }`，所以不作任何寫入
    .mend = 請改正；`deedbox schema deedbox` 列出各鍵
storage-unknown-key = { $path } 有此 deedbox 不認識的鍵 `{ $key }`，所以不在其旁寫入
    .mend = 較新的 deedbox 會認識它；或曾被人手改動：`deedbox verify`
storage-busy-no-what = 另一個 deedbox 正在寫入檔案庫，已等候 { $waited } 秒
    .mend = `--wait 秒數` 可等候更久
storage-busy = 另一個 deedbox 正在寫入 { $what }/，已等候 { $waited } 秒
    .mend = `--wait 秒數` 可等候更久
storage-occupied = { $path } 已存在，內容卻不是應有的
    .mend = 請把它移出檔案庫，再執行此指令
storage-journal = 無法理解 { $path }：它應載明中斷的指令正要做甚麼
    .mend = `deedbox verify` 說明現有內容；然後請把該電腦檔移出檔案庫
storage-cannot-finish = 中斷的指令尚有改動待完成，而此檔案庫不能寫入：{ $path }
    .mend = 請在可寫入檔案庫之處執行任何 deedbox 指令
storage-foreign-archive = { $path } 是另一用戶（編號 { $owner }）的檔案庫；它是在此處或上層找到的，並非由人指明
    .mend = 如確是要用它，請指明：`deedbox -C { $path } …`，或設定 DEEDBOX_ARCHIVE；共用檔案庫的人應把其資料夾交給可寫入的群組
storage-foreign-journal-owner = { $path } 屬另一用戶，而此檔案庫並非與其共用，故不會照辦
    .mend = 請查明是誰的；然後把它移出檔案庫，再執行指令
storage-foreign-journal-kept = { $path } 是隨 git 從別人的工作副本而來，故不會照辦
    .mend = `git rm -r --cached .deedbox` 把它移出 git；然後把該電腦檔移走，並查問是誰提交的：`git log -- .deedbox`
storage-foreign-journal-unasked = { $path } 正等待完成，但 git 沒有說明它是否來自別人
    .mend = 請確定 `git status` 在檔案庫內可用，再執行指令
storage-unsettled = { $path } 的清單不斷變動
    .mend = 請待 git 完成，再執行此指令
storage-not-destroyed = 以下電腦檔與批准銷毀的內容不符，未予銷毀：{ $paths }；清冊上其餘電腦檔已銷毀
    .mend = `deedbox verify` 會列出；請人查看
storage-no-chance = 系統未能提供隨機數
    .mend = 請再試
storage-given-missing = 找不到 { $path }
    .mend = 請檢查路徑是否正確
storage-given-not-plain = { $path } 不是可讀的電腦檔或資料夾
    .mend = 請指明一般電腦檔
storage-given-taken = { $path } 已存在
    .mend = 請另指明檔名，或先移走該電腦檔
storage-given-in-archive = { $path } 在檔案庫內只由 deedbox 寫入之處
    .mend = 請指明檔案庫以外之處，或其 `inbox`
storage-io-read = 無法讀取 { $path }
    .mend = { storage-io-mend }
storage-io-write = 無法寫入 { $path }
    .mend = { storage-io-mend }
storage-io-make = 無法建立資料夾 { $path }
    .mend = { storage-io-mend }
storage-io-place = 無法放置 { $path }
    .mend = { storage-io-mend }
storage-io-sync = 無法確保 { $path } 已存妥
    .mend = { storage-io-mend }
storage-io-lock = 無法鎖定 { $path }
    .mend = { storage-io-mend }
storage-io-remove = 無法清除 { $path }
    .mend = { storage-io-mend }
storage-io-start = 無法啟動 { $path }
    .mend = 請以 `DEEDBOX_OPENER=程式` 指明用甚麼程式開啟文件
storage-io-destroy = 無法銷毀 { $path }
    .mend = { storage-io-mend }
storage-left-out = git 沒有把檔案庫的 { $files } 個電腦檔放進此工作副本（稀疏簽出），故無從得知已有甚麼
    .mend = `git sparse-checkout disable` 取回全部；然後再執行指令
storage-io-let-go = 無法取走 { $path }
    .mend = { storage-io-mend }
storage-no-leave = { $path } 的副本留下：此處沒有可據以取走它的依據
    .mend = `deedbox remote drop` 會先求批准，證明異地庫已有，然後進行
storage-elsewhere = { $paths_count ->
       *[other] { $paths_count } 份文件在 { $remote }，不在此處：{ $paths }
    }
    .mend = `deedbox remote fetch { $remote }` 可取回
storage-io-mend = { $why_code ->
        [full] 請騰出磁碟空間，再執行此指令
        [denied] 請向管理此電腦的人取得權限
        [path] 請檢查路徑是否正確
        [read-only] 此處磁碟為唯讀
        [handles] 開啟的電腦檔太多：先執行 `ulimit -n 4096`，再執行此指令
       *[disk] 請檢查磁碟；先前已確認完成的均屬安全
    }
storage-lake = 無法讀取 { $path }：{ $says }
    .mend = `deedbox lake check 資料夾` 會列出問題；再次 `deedbox lake export` 該物業會補回所缺
storage-no-key-box = 密鑰箱 { $path } 不在，因此沒有歸檔或打開任何東西
    .mend = 請接回共用資料夾或隨身碟；用 `--level ordinary` 則文件會以明文存放
storage-not-the-box = { $path } 內沒有密鑰箱，而已有加密的文件
    .mend = 請接回共用資料夾或隨身碟，或從副本取回密鑰箱的 `deedbox-keys.toml`；永遠失去時，`deedbox keys wrap --begin-anew` 啟用新的
storage-box-damaged = 無法理解密鑰箱的說明 { $path }：{ $says }
    .mend = 請從密鑰箱的副本取回；沒有副本時，移走它，再用 `deedbox keys wrap` 重寫。旁邊的密鑰完好：加密的文件照樣可以打開
storage-no-keys-in = { $path } 內沒有啟用密鑰箱：共用資料夾或隨身碟可能不在
    .mend = 請接回；新的密鑰箱用 `deedbox keys wrap` 啟用
