# What commands say happened, and what comes next.
said-finished = Finished what a stopped command had begun ({ $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }).
said-nothing = Nothing to show.
said-no-papers = No papers are filed yet.
said-nothing-to-do = Nothing wants doing today.
said-founded = { $name } is founded in { $folder }. Next: `deedbox staff add ID --name NAME --role manager`.
said-founded-owned = { $name } is founded in { $folder }; { $owner } holds every role, in the department { $department }. Next: `deedbox unit add CODE --floor F`.
said-first-commit = git has the first commit.
said-no-first-commit = The archive is founded, but git made no commit: { $says }
said-entered-without-role = { $name } is entered as { $id }, without a role.
said-entered = { $name } is entered as { $id }: { $roles }.
said-roles-given = { $id } is now { $given }.
said-roles-ended = { $id } is no longer { $ended }.
said-roles-changed = { $id } is now { $given } and is no longer { $ended }.
said-came-back = { $id } is back since { $date }, without a role.
said-came-back-with = { $id } is back since { $date }: { $roles }.
said-left = { $id } left on { $date }; their roles ended.
said-unit-added = Unit { $unit } is on floor { $floor }.
said-opened = The file of { $company } is open: { $units } from { $move_in }.
said-further = Unit { $unit } is held by the client of { $with } from { $move_in }.
said-filed = { $id }: { $title }, dated { $date }{ $from }, { $pages }.
said-date-from-name = {" "}(from its name)
said-date-today = {" "}(today's: its name has none; `--date D` says it)
said-pages-unknown = pages unknown
said-pages = { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }
said-papers-of = { $papers ->
        [one] 1 paper
       *[other] { $papers } papers
    } of { $file }
said-waits-for-manager = { $borrower } asks for { $file }. It waits for the manager: `deedbox approve { $id }`.
said-waits-for-general-manager = { $borrower } asks for { $file }. It waits for the general manager, for { $why }: `deedbox approve { $id }`.
said-lent = { $borrower } has { $file } until { $due }.
said-read-on-the-spot = { $borrower } has read { $file } on the spot.
said-rejected = { $id } is rejected.
said-one-person = {" "}Asked for and approved by one person, which the record says.
said-recorded = { $id }.
said-recorded-about = { $id }: { $summary }.
said-stepped = { $id } stands at { $status }.
said-stepped-with = { $id } stands at { $status }, with { $with }.
said-next = {" "}Next: { $command }.
said-voided = { $id } counts for nothing from the beginning.
said-amended = { $id } is amended.
said-not-approved = { $id } is not approved; it stands at { $status } again.
said-amendment-rejected = The amendment of { $id } is rejected; nothing changes.
said-void-rejected = { $id } is not voided; it counts as before.
said-returned = { $id } is back from { $borrower }.
said-returned-late = { $id } is back from { $borrower }, { $days ->
        [one] 1 day
       *[other] { $days } days
    } late.
said-renewed = { $id } is due on { $due } now.
said-unit-vacant = Unit { $unit } is vacant from that day; the client keeps the other units.
said-moved-out = The file is bound with { $papers ->
        [one] 1 paper
       *[other] { $papers } papers
    }; who left is called { $file } from now on.
said-nothing-to-box = Nothing of { $year } waits for a box; nothing was done.
said-boxed = { $volumes ->
        [one] 1 volume
       *[other] { $volumes } volumes
    } of { $year } went into { $boxes ->
        [one] 1 box
       *[other] { $boxes } boxes
    }. Catalogue and labels: { $folder }/catalogue.html, { $folder }/labels.html.
said-planned = { $file }: { $volumes ->
        [one] 1 volume
       *[other] { $volumes } volumes
    } for { $boxes ->
        [one] 1 box
       *[other] { $boxes } boxes
    }. Nothing was done; `--apply { $file }` does exactly this.
said-behind = This clone is { $commits ->
        [one] 1 commit
       *[other] { $commits } commits
    } behind the branch that it follows: `git pull` first is better.
said-catalogue-printed = { $folder }/catalogue.html lists { $volumes ->
        [one] 1 volume
       *[other] { $volumes } volumes
    }.
said-labelled-on = { $labels ->
        [one] 1 label
       *[other] { $labels } labels
    } in { $page }; noted as printed.
said-labelled = { $labels ->
        [one] 1 label
       *[other] { $labels } labels
    } noted as printed.
said-all-well = All is well around this archive.
said-good-to-know = Nothing must be mended; { $to_know ->
        [one] 1 thing is
       *[other] { $to_know } things are
    } good to know.
said-to-mend = { $to_mend ->
        [one] 1 thing must
       *[other] { $to_mend } things must
    } be mended; { $to_know ->
        [one] 1 thing is
       *[other] { $to_know } things are
    } good to know.
said-look-around = Look around:
said-look-status = what wants doing today
said-look-show = a client's file
said-questions-wait = { $file }: no year has answers to { $codes } yet. Import the questions again beside the answers.
said-column-not-read = { $file }: this column is not read: { $columns }.
said-columns-not-read = { $file }: these columns are not read: { $columns }.
said-import-stopped = In the archive already: { $files }.
said-adopted = { $path } is listed; a note beside it says why.
said-nothing-to-mend = There is nothing to mend.
said-none-mended = Nothing could be mended without judgement; { $left ->
        [one] 1 finding is
       *[other] { $left } findings are
    } left.
said-mended = { $done ->
        [one] 1 thing is
       *[other] { $done } things are
    } mended; `deedbox verify` reads every byte.
said-mended-some = { $done ->
        [one] 1 thing is
       *[other] { $done } things are
    } mended, { $left ->
        [one] 1 finding is
       *[other] { $left } findings are
    } left.
said-lines-more = ~ { $path } ({ $lines ->
        [one] 1 line
       *[other] { $lines } lines
    } more)
said-moved-to = > { $from } to { $to }
