# The gates of the move-out slip.
gate-slip-written = The slip to sign is in { $page }.
gate-further-unit-alone = The client keeps other units, and the file with them: no gate stands before this one.
gate-shut = { $gate } ({ $by })
gate-owed = { $gate } ({ $amount } owed: { $by })
gate-held = { $gate } ({ $amount } held: { $by })
gate-more = { $n } more
