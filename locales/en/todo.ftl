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
todo-sort-no-department = Files of no department
todo-sort-label-due = File labels to print
todo-sort-not-boxed = Years to box
todo-sort-same-bytes = The same paper with several clients
todo-overdue = { $company } owes { $amount } since { $due }, { $days ->
        [one] 1 day
       *[other] { $days } days
    }
todo-lease-ended = the lease of { $company } in { $unit } ended on { $lease_end }, and nobody moved out
todo-gate-noted = { $gate }: { $note }; the lease of { $company } ends on { $lease_end }
todo-in-inbox = { $name } waits in the inbox since { $date }
todo-survey-due = no survey of { $year } was opened yet
todo-survey-open = the survey of { $year } is open since { $since }
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
todo-some-more = { $more } more
todo-sort-damage = Damaged papers and folders
todo-sort-breach = Breaches of confidence
todo-sort-case-of-nobody = Cases that nobody has
todo-sort-case-astray = Cases that went astray
todo-sort-survey-lacks = Surveys to complete
todo-sort-no-authority = Without authority
todo-sort-role-empty = Roles that nobody holds
todo-sort-policies-missing = Policies to file
todo-sort-not-visited = Clients to visit
todo-sort-incomplete = Data and papers to complete
todo-sort-misdated = Papers with a wrong date
todo-sort-not-read = Papers whose bytes were not read here
todo-sort-past = Past, and not to be undone
todo-blank-amount = AMOUNT
todo-blank-category = CATEGORY
todo-blank-date = DATE
todo-blank-department = DEPARTMENT
todo-blank-dir = DIR
todo-blank-name = NAME
todo-blank-number = NUMBER
todo-blank-path = PATH
todo-blank-phone = PHONE
todo-blank-staff = STAFF
todo-blank-text = TEXT
todo-blank-unit = UNIT
todo-blank-year = YEAR
todo-broken = { $whose }: { $why } ({ $clauses })
todo-broken-record = { $record }, of { $since }
todo-broken-file = the file of { $company } in { $file }
todo-not-read = { $papers ->
        [one] the bytes of 1 paper were
       *[other] the bytes of { $papers } papers were
    } not read here
todo-sort-unanswered = What came in and was not answered
