# Words that belong to no one topic.
common-and = { $first } and { $last }
common-between = {", "}
common-error = error: { $what }
common-because = {" "}({ $because })
common-hint = {"  "}hint: { $mend }
common-or = {" "}or{" "}
common-named = { $name }: { $about }
