lake-checked = { $estates } 個物業，{ $files } 個電腦檔，{ $rows } 行：{ $found ->
        [0] 與發佈時一致
       *[other] 有 { $found } 處不符
    }
lake-no-catalogue = 沒有目錄：此處從未發佈，或目錄已被取走
lake-unreadable = 無法讀取 { $path }：{ $says }
lake-newer-schema = { $path } 屬第 { $found } 版，此 deedbox 只認識第 { $known } 版
lake-no-publication = 缺少 { $code } 的發佈清單：{ $path }
lake-publication-altered = { $code } 的發佈清單與目錄所記不同：{ $path }
lake-other-publication = { $path } 所說的並非目錄所指 { $code } 的發佈
lake-two-codes = { $one } 與 { $other } 是同一物業：有兩份發佈同時生效
lake-two-files = { $path } 與 { $other } 屬同一表格及年份：兩者同時生效
lake-odd-name = { $path } 的名稱不符合資料湖的規則
lake-missing = 缺少 { $path }
lake-altered = { $path } 的內容與發佈時不同
lake-other-rows = { $path } 有 { $rows } 行，發佈時為 { $listed } 行
lake-other-column = { $path } 缺少欄位 { $column }，或類型不同
lake-other-estate = { $path } 內有其他物業或年份的行：{ $says }
lake-hole = { $table } 沒有 { $code } 在 { $day } 終結時的數字
