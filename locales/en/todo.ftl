# What wants doing today.
todo-more = … and { $more } more:
todo-sort-waits-for-me = Waiting for you
todo-sort-loan-overdue = Loans overdue
todo-sort-case-late = Cases late
todo-sort-case-held = Cases held long
todo-sort-overdue = Owed for more than 90 days
todo-sort-lease-ended = Leases that ended
todo-sort-gate-noted = Before they leave
todo-sort-in-inbox = Papers in the inbox
todo-sort-not-acknowledged = Notices not acknowledged
todo-sort-survey-due = Survey due
todo-sort-survey-open = Surveys open
todo-sort-waits-for-others = Waiting for others
todo-sort-unconfirmed = Files not confirmed
todo-sort-stale = Files to go through
todo-sort-no-custodian = Files without a custodian
todo-sort-label-due = File labels to print
todo-sort-not-boxed = Years to box
todo-sort-same-bytes = The same paper with several clients
todo-loan-overdue = { $borrower } has { $file }, due on { $due }: { $days ->
        [one] 1 day
       *[other] { $days } days
    } late
todo-overdue = { $company } owes { $amount } since { $due }, { $days ->
        [one] 1 day
       *[other] { $days } days
    }
todo-lease-ended = the lease of { $company } in { $unit } ended on { $lease_end }, and nobody moved out
todo-gate-noted = { $gate }: { $note }; the lease of { $company } ends on { $lease_end }
todo-in-inbox = { $name } waits in the inbox since { $date }
todo-in-inbox-over = { $name } waits in the inbox since { $date }: { $days ->
        [one] 1 day
       *[other] { $days } days
    }, more than { $over }
todo-not-acknowledged = { $title }, sent on { $date }: not acknowledged by { $clients }
todo-a-notice = a notice
todo-survey-due = no survey of { $year } was opened yet
todo-survey-open = the survey of { $year } is open since { $since }
todo-never-confirmed = the file of { $company } in { $unit } was never confirmed; they are here since { $since }
todo-unconfirmed = the file of { $company } in { $unit } is not confirmed since { $since }: { $changed } changed
todo-the-cover = the cover
todo-stale = the file of { $company } in { $unit } was gone through last on { $reviewed }; its latest record is of { $latest }
todo-never-gone-through = the file of { $company } in { $unit } was never gone through; its latest record is of { $latest }
todo-no-custodian = nobody keeps the file of { $company } in { $unit }
todo-label-never-printed = the label of { $unit } was never printed: { $label }
todo-label-due = the label of { $unit } says { $printed }, the cover { $label }
todo-not-boxed = { $volumes ->
        [one] 1 volume
       *[other] { $volumes } volumes
    } of { $year } { $volumes ->
        [one] lies
       *[other] lie
    } in no box
todo-same-bytes = { $title } is filed with { $count } clients, byte for byte: { $papers }
todo-a-paper = a paper
todo-file-of = the file of { $company }
todo-papers-of-a-room = papers of a room
todo-nobody-holds-it = nobody holds it
todo-waits = { $what }, since { $since }; waits for the { $role } ({ $who })
todo-waits-loan = { $file } is asked for since { $since } ({ $about }); waits for the { $role } ({ $who })
todo-waits-amendment = new values for { $record }
todo-waits-void = that { $record } counts for nothing
todo-record = { $noun }
todo-record-about = { $noun } ({ $about })
todo-record-of = { $noun } of { $company }
todo-record-of-about = { $noun } of { $company } ({ $about })
todo-late = { $about }, of { $since }, { $days ->
        [one] 1 day
       *[other] { $days } days
    } ago: { $why }
todo-late-with = { $about }, of { $since }, { $days ->
        [one] 1 day
       *[other] { $days } days
    } ago: { $why }; with { $with }
todo-late-with-since = { $about }, of { $since }, { $days ->
        [one] 1 day
       *[other] { $days } days
    } ago: { $why }; with { $with } since { $held }
todo-open-too-long = open too long
todo-nobody-came = nobody came in time
todo-not-done = not done in time
todo-held-since = { $about }, of { $since }: { $with } has it since { $held }
todo-held = { $about }, of { $since }: { $with } has it
todo-lies = { $about }, of { $since }: it lies
todo-some-more = { $more } more
