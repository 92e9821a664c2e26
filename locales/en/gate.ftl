# The gates of the move-out slip.
gate-shut = { $gate } ({ $by })
gate-numbers-out = { $gate } ({ $by }; out: { $numbers })
gate-owed = { $gate } ({ $amount } owed: { $by })
gate-held = { $gate } ({ $amount } held: { $by })
gate-more = { $n } more
