# The gates of the move-out slip.
gate-shut = { $gate } ({ $by })
gate-owed = { $gate } ({ $amount } owed: { $by })
gate-held = { $gate } ({ $amount } held: { $by })
gate-more = { $n } more
