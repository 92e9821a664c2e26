# 不属于某一主题的词。
common-and = { $first }和{ $last }
common-between = 、
common-error = 错误：{ $what }
common-because = （{ $because }）
common-hint = {"  "}提示：{ $mend }
