# 此磁碟以外的異地庫。
store-unknown = 沒有名為「{ $given }」的異地庫
    .mend = { $known_count ->
        [0] 用 `deedbox remote add 名稱 --endpoint 網址 --bucket 儲存桶` 登記
       *[other] deedbox.toml 內有：{ $known }
    }
store-neither = 沒有名為「{ $given }」的異地庫，也沒有這個單位
    .mend = { $known_count ->
        [0] deedbox.toml 內沒有異地庫；`deedbox unit list` 列出單位
       *[other] deedbox.toml 內的異地庫有：{ $known }；`deedbox unit list` 列出單位
    }
store-not-named = 未指明哪一個異地庫
    .mend = { $known_count ->
        [0] deedbox.toml 內一個也沒有：用 `deedbox remote add 名稱 --endpoint 網址 --bucket 儲存桶` 登記
       *[other] 請指明：{ $known }
    }
store-taken = 已有名為 { $remote } 的異地庫
    .mend = `deedbox remote list` 會列出；另一個請用另一名稱
store-no-keys = 不知道 { $remote } 的密鑰
    .mend = 請設定 AWS_ACCESS_KEY_ID 及 AWS_SECRET_ACCESS_KEY，或在 ~/.config/deedbox/remotes.toml 的 `[{ $remote }]` 下寫 `key` 及 `secret`
store-keys-open = 他人可以讀取 { $file }
    .mend = `chmod 600 { $file }`
store-keys-file = 看不懂 { $file }
    .mend = 在 `[名稱]` 下寫 `key` 及 `secret`，有需要時另寫 `token` 及 `certificates`
store-address = 看不懂 { $remote } 的網址：{ $endpoint }
    .mend = 請改正 deedbox.toml 的 `endpoint`
store-certificates = { $remote } 的證書不是證書
    .mend = remotes.toml 的 `certificates` 應指明一個 PEM 檔
store-not-trusted = 回應 { $remote } 的一方，其證書不受此處信任，因此沒有送出任何東西
    .mend = 請向該異地庫的管理者查詢；若是自簽證書，在 remotes.toml 該名稱下以 `certificates` 指明簽發者的 PEM 檔
store-unreachable = 連接不到 { $remote }
    .mend = 請檢查網絡，再執行此指令：會從中斷處繼續
store-denied = { $remote } 拒絕
    .mend = 密鑰不對，或權限不足：須可讀取、寫入、列出及設定保留期；把 governance 鎖定改為 compliance，還須可越過 governance
store-no-bucket = { $remote } 沒有儲存桶 { $bucket }
    .mend = 請建立，並開啟版本及物件鎖定
store-odd = { $remote } 的回應不合規格
    .mend = 請檢查該網址是否以 S3 協定提供服務
store-not-versioned = { $remote } 不保留版本：內容一經覆寫便會失去
    .mend = 請為儲存桶開啟版本，再執行此指令
store-not-lockable = { $remote } 不能鎖定內容：可能被刪去
    .mend = 請另建一個開啟物件鎖定的儲存桶；這只能在建立時決定
store-governance = { $remote } 的鎖定可由有特別權限的人解除並刪去：不宜存放唯一一份
    .mend = 請在 deedbox.toml 的 `[remote.{ $remote }]` 下寫 `lock = "compliance"`，再 `deedbox remote push { $remote }`，鎖至無人能刪去
store-not-saved = git 尚未保存 { $path }；一份也不放手
    .mend = 請先 `deedbox save`：此處拿走的，歷史內仍要保留
store-overwrites = { $remote } 會覆寫不應覆寫的內容（`If-None-Match`）
    .mend = 原件不交給這樣的異地庫：請改用另一個，或較新的版本
store-unchecked = { $remote } 會收下與所附摘要不符的內容
    .mend = 原件不交給這樣的異地庫：請改用另一個，或較新的版本
store-found-missing = { $path } 不在該處
store-found-deleted = { $path } 在該處已被刪去；`deedbox remote fetch` 可從各版本取回，`deedbox remote push` 會再放入
store-found-other-bytes = { $path } 在該處的內容不同；各版本中或有正確的
store-found-not-locked = { $path } 在該處沒有鎖定，應鎖至 { $until }；`deedbox remote push` 會鎖定
store-found-lock-too-short = { $path } 在該處鎖至 { $locked }，應鎖至 { $until }；`deedbox remote push` 會延長
store-found-weak-lock = { $path } 在該處可由有特別權限的人刪去；`deedbox remote push` 會鎖至無人能刪去
store-found-too-large = { $path } 大於 5 GiB：只能分段放入，而分段的沒有整份的摘要
store-found-altered-here = { $path } 在此處的內容與清單不符，沒有送出；`deedbox verify` 會說明原因
store-found-nowhere = { $path } 此處沒有，該處也沒有
store-found-refused = { $path } 送到時內容已經不同：途中有東西改動了它
store-done-added = { $remote } 合用，已寫入 { $file }。下一步：`deedbox remote push { $remote }`。
store-done-would-add = { $remote } 合用，將會登記。
store-done-no-stores = 沒有異地庫：用 `deedbox remote add 名稱 --endpoint 網址 --bucket 儲存桶` 登記。
store-done-nothing-missing = 所有文件都在此處。
store-done-older-version = { $path } 在該處的內容不同；較早的版本是正確的。
store-done-drop-asked = 等待批准：先 `deedbox approve { $id }`，再執行同一指令；該批准對該年度及該異地庫有效。
store-done-nothing-to-drop = { $year } 年裝箱的，此處沒有可以放手的副本。
store-done-kept-for-ever = { $volumes } 卷須永久保存：沒有鎖定能比這更長，文件留在此處。
store-done-dropped = { $papers } 份文件現在只存於 { $remote }（{ $id }）。`deedbox verify --allow-absent` 會計算，`deedbox remote fetch { $remote }` 可取回。
store-done-term-is-over = { $volumes } 卷的保存期已過：異地庫的鎖定不再保住其文件，銷毀之前仍留在此處。
store-done-nothing-dropped = 一份也不放手：未能證明異地庫全部都有，並鎖足所需的時間。
store-done-sync-pushed = { $papers } 份文件已送到 { $remote }。
store-pushed = { $remote }：新放入 { $new } 份，已有 { $there } 份，延長鎖定 { $longer } 份，不妥 { $wrong } 份。
store-would-push = { $remote }：將放入 { $new } 份，已有 { $there } 份，將延長鎖定 { $longer } 份，不妥 { $wrong } 份。
store-verified = { $remote }：正確 { $right } 份，不妥 { $wrong } 份。
store-fetched = { $remote }：取回 { $brought } 份，不妥 { $wrong } 份。
store-done-bag-asked = 等待批准：先 `deedbox approve { $id }`，再執行同一指令。
store-done-bag-written = { $folder } 內有該卷，但沒有其 { $holes } 份文件；fetch.txt 說明到何處取得（{ $id }）。
