# 不屬於某一主題的詞。
common-and = { $first }和{ $last }
common-between = 、
common-error = 錯誤：{ $what }
common-because = （{ $because }）
common-hint = {"  "}提示：{ $mend }
common-or = 或
common-named = { $name }：{ $about }
