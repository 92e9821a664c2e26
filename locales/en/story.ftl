# What happened in a room.
story-stepped = { $noun } { $step }
story-asked = loan asked for
story-rejected = loan rejected
story-renewed = loan renewed
story-unit-added = unit added
story-moved-in = moved in
story-label-printed = label printed
story-located = put
story-filed = filed
story-lent = lent
story-returned = returned
story-bound = bound
story-moved-out = moved out
story-boxed = boxed
story-noted = noted
