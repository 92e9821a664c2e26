# 密鑰，以及加密存放的文件。
secrecy-appraisal = 加密副本為 { $copy }
secrecy-done-key-waits = { $person } 的密鑰待批准：`deedbox approve { $event }`；然後 `deedbox keys wrap`。
secrecy-done-key-ended = { $person } 的密鑰已終止：{ $why_code }。`deedbox keys wrap` 以後不再為它封裝；此前已複製或打開的，仍然如此。
secrecy-done-filed = 已加密歸檔為 { $id }。題名「{ $title }」人人可讀；內容只有持密鑰者可讀。
secrecy-done-recovery-made = 公鑰請寫入 deedbox.toml 的 [secrecy]：`{ $line }`。私鑰不會存放在任何地方：請分裝兩個信封，放在兩處；持有其一者可打開所有保密文件。
secrecy-done-recovery-page = { $file } 載有私鑰：請列印兩份，然後刪除該電腦檔。
secrecy-done-box-begun = 密鑰箱 { $folder } 已啟用。可打開者：{ $staff }，以及復原密鑰。請為密鑰箱另存副本：沒有它，加密的一概打不開。
secrecy-done-not-due = 沒有變動：每把密鑰都已為現時可打開者封裝。
secrecy-done-would-wrap = 將重新封裝 { $keys } 把密鑰，可打開者：{ $staff }，以及復原密鑰。
secrecy-done-wrapped-no-no-more = 第 { $generation } 代：已重新封裝 { $keys } 把密鑰。密鑰箱可由以下打開：{ $staff }，以及復原密鑰。此前已複製的不受影響。
secrecy-done-wrapped = 第 { $generation } 代：已重新封裝 { $keys } 把密鑰。密鑰箱可由以下打開：{ $staff }，以及復原密鑰；{ $no_more } 不再可以。他們已複製的不受影響：請收回隨身碟和密鑰箱的舊副本。
secrecy-done-wrapped-in-part = 第 { $generation } 代：已重新封裝 { $keys }；此處沒有密鑰可打開的：{ $closed }。原有的密鑰全部保留：請由可打開那些文件者再次執行 `deedbox keys wrap`（或用 `--identity` 指明復原密鑰）。
secrecy-done-recovery-not-taken = deedbox.toml 列出的復原密鑰與密鑰箱的不同（{ $keys }），沒有為它們封裝：請查明誰作了更改（`git log -p deedbox.toml`），然後 `deedbox keys wrap --take-up-recovery`，或改回原來的。
secrecy-done-recovery-not-taken-no-keys = deedbox.toml 沒有列出復原密鑰，而密鑰箱有：仍為它封裝。請查明誰刪去了（`git log -p deedbox.toml`），並改回原樣。
secrecy-done-would-wrap-alone = 將重新封裝 { $keys } 把密鑰，只有復原密鑰可打開：這裡再無人可打開文件。
secrecy-done-wrapped-alone = 第 { $generation } 代：已重新封裝 { $keys } 把密鑰。這裡再無人可打開文件：密鑰箱只有復原密鑰可打開。離職者已複製的不受影響：請收回隨身碟和密鑰箱的舊副本。
secrecy-done-checked = { $papers ->
         [0] 沒有加密存放的文件
        *[other] 加密存放的文件：{ $papers }；沒有密鑰的：{ $missing }
    }。
secrecy-done-encrypted-carried = 有 { $papers } 件文件以加密形式移交。打開它們所需的並不在內：請另行親手交出密鑰箱和載有復原密鑰的信封。
secrecy-done-bundle-encrypted = 證物包內有 { $exhibits } 件證物如卷內一樣加密存放，其 README 已說明。需要閱讀者，用 `deedbox disclose` 取得明文副本。
secrecy-done-handed-papers = 文件：可閱讀 { $usable } 件；加密而與清單相符 { $encrypted } 件；損壞或缺少 { $damaged } 件。
secrecy-done-handed-encrypted = 加密的須用密鑰箱和私鑰打開，兩者另行移交：在 data/archive 的副本內用 `deedbox keys check --identity 檔名` 逐一打開。
secrecy-done-all-open = 全部可打開至最後一個位元組（{ $papers }）。
secrecy-done-spare = 有 { $keys } 把密鑰在本檔案庫沒有對應的文件：來自中斷的指令，或尚未合併的副本。`deedbox keys check --sweep` 取走存放超過 31 天的。
secrecy-done-swept = 已取走：{ $keys }；未滿 31 天而留下的：{ $young }。
secrecy-done-wrap-due = 可打開保密文件者有變動：`deedbox keys wrap`。
secrecy-done-opened-to = { $id } 現以明文存於 { $file }：讀後請刪除。
secrecy-done-clear-taken = 中斷的指令留下的明文 { $path } 已刪除。
secrecy-done-clear-promised = 中斷的指令留下了明文 { $path }，並已登記為交出：請再次交出至該處（`-o` 加上該路徑，不含結尾），或將它刪除。
secrecy-done-urgent = { $id } 未獲批准已先行打開：{ $loan } 待總經理批准；在批准或登記洩密之前，審核會一直列出。
secrecy-done-secured = { $copy } 是 { $id } 的加密副本；明文一份已列入 { $list }，待批准：`deedbox approve { $list }`。執行之前，它仍是明文。
secrecy-done-lies-in-clear = { $id } 以明文存放：列為保密後，請用 `deedbox secure { $id }`。
secrecy-done-none-encrypted = 檔案庫內沒有加密的文件：沒有密鑰或副本隨行。
secrecy-done-keys-carried = { $papers } 份加密文件的密鑰隨行，在 data/keys，只有 { $key } 能打開。
secrecy-done-clear-carried = { $papers } 份加密文件的未加密副本隨行，在 data/clear：取得資料夾的人都能閱讀。
secrecy-done-not-opened = { $path } 照原樣移交：這裡沒有能打開它的密鑰，接收方也打不開。`deedbox keys check --identity 檔名` 說明原因。
