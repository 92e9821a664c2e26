# What commands say happened, and what comes next.
done-finished = Finished what a stopped command had begun ({ $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }).
done-nothing = Nothing to show.
done-no-papers = No papers are filed yet.
done-nothing-to-do = Nothing wants doing today.
done-setting-set = { $key } is { $value } from now on ({ $file }).
done-setting-set-no-value = { $key } is taken out of { $file }.
done-acts-here = You act as { $id } from now on (`staff` in { $file }; `deedbox whoami`).
done-founded-no-owner = { $name } is founded in { $folder }. Next: `deedbox staff add ID --name NAME --role manager`.
done-founded = { $name } is founded in { $folder }; { $owner } holds every role, in the department { $department }. Next: `deedbox unit add CODE --floor F`.
done-first-commit = git has the first commit.
done-no-first-commit = The archive is founded, but git made no commit: { $says }
done-entered-no-roles = { $name } is entered as { $id }, without a role.
done-entered = { $name } is entered as { $id }: { $roles }.
done-roles-changed-no-ended = { $id } is now { $given }.
done-roles-changed-no-given = { $id } is no longer { $ended }.
done-roles-changed = { $id } is now { $given } and is no longer { $ended }.
done-came-back-no-roles = { $id } is back since { $date }, without a role.
done-came-back = { $id } is back since { $date }: { $roles }.
done-left = { $id } left on { $date }; their roles ended. They still keep { $keeps }: `deedbox handover custody --from { $id } --to STAFF`.
done-left-no-keeps = { $id } left on { $date }; their roles ended.
done-unit-added = Unit { $unit } is on floor { $floor }.
done-opened = The file of { $company } is open: { $units } from { $move_in }.
done-further = Unit { $unit } is held by the client of { $with } from { $move_in }.
done-filed = { $id }: { $title }, dated { $date }{ $from }, { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }.
done-date-name = {" "}(from its name)
done-date-today = {" "}(today's: its name has none; `--date D` says it)
done-filed-no-pages = { $id }: { $title }, dated { $date }{ $from }, pages unknown.
done-papers-of = { $papers ->
        [0] { $file }
        [one] 1 paper of { $file }
       *[other] { $papers } papers of { $file }
    }
done-lent-asked = { $rests_code ->
        [nothing] { $borrower } asks for { done-papers-of }. It waits for the general manager, for { $lacks }: `deedbox approve { $id }`.
       *[other] { $borrower } asks for { done-papers-of }. It waits for the manager: `deedbox approve { $id }`.{ $rests }
    }
done-lent-out = { $borrower } has { done-papers-of } until { $due }.{ $rests }{ $handed }
done-lent-returned = { $borrower } has read { done-papers-of } on the spot.{ $rests }{ $handed }
done-rejected = { $id } is rejected.{ done-then }
done-one-person-yes = {" "}Asked for and approved by one person, which the record says.
done-recorded-no-summary = { $id }.{ done-then }
done-recorded = { $id }: { $summary }.{ done-then }
done-stepped-no-with = { $id } stands at { $stands }.{ done-then }
done-stepped = { $id } stands at { $stands }, with { $with }.{ done-then }
done-charged = { $id } is the charge: { $item }, { $amount }, due on { $due }.
done-void-approved = { $id } counts for nothing from the beginning.{ $same_person }
done-key-approved = The key of { $id } is in force.{ $same_person }
done-key-rejected = The key of { $id } is rejected; nothing is signed by it.
done-key-first = { $person } signs by { $key } from now on: the first key of those who approve keys, approved by itself.
done-key-waits = The key { $key } of { $person } waits for an approval: `deedbox approve { $event }`.
done-key-ended = The key { $key } of { $person } has ended: { $why_code }.
done-signed-again = { $acts ->
        [one] 1 act is signed again, with the key that you have now.
       *[other] { $acts } acts are signed again, with the key that you have now.
    }
done-signed-now = { $acts ->
        [one] 1 act is signed.
       *[other] { $acts } acts are signed.
    }
done-decided-anew = { $path } changed while the key was waited for: decided anew.
done-amendment-approved = { $id } is amended.{ $same_person }
done-urgency-approved = That { $reader } opened it urgently is approved: { $id } is closed.{ $same_person }
done-not-approved = { $id } is not approved; it stands at { $stands } again.{ done-then }
done-amendment-rejected = The amendment of { $id } is rejected; nothing changes.
done-void-rejected = { $id } is not voided; it counts as before.
done-returned-no-days = { $id } is back from { $borrower }.
done-returned = { $id } is back from { $borrower }, { $days ->
        [one] 1 day
       *[other] { $days } days
    } late.
done-returned-in-part = { $id } is back from { $borrower }, and something is missing of it: { $loss } is the case.{ done-then }
done-custody-handed-no-effect = { $from } hands { $files } over to { $to }: { $id } waits for approval. Next: `deedbox print handover { $id }`, to be signed; `deedbox approve { $id }`.
done-custody-handed = { $from } has handed { $files } over to { $to }: { $id } is approved.{ $effect } Next: `deedbox --as { $to } handover accept { $id }`.
done-handover-accepted-no-except = { $id } is accepted: { $count ->
    [one] one file
   *[other] { $count } files
    }.
done-handover-accepted = { $id } is accepted: { $count ->
    [one] one file
   *[other] { $count } files
    }, except: { $except }.
done-request-opened = { $id }: { $person } is to be answered by { $due }. Next: `deedbox request gather { $id } -o DIR`.
done-gathered-all = { $id } is gathered in { $folder }: { $count ->
    [one] one row
   *[other] { $count } rows
    }. Next: fill in `include` in gather.csv, then `deedbox request release { $id } --from { $folder }`.
done-restricted-no-until = { $id } is restricted: nobody sees it any more.
done-blackened-no-until = { $id } is restricted: its words and names are blacked out wherever it stands; figures stay.
done-blackened = { $id } is restricted until { $until }: its words and names are blacked out wherever it stands; figures stay.
done-restricted = { $id } is restricted until { $until }: nobody sees it any more.
done-unrestricted = { $id } can be seen again.
done-lost-no-loan = { $id } is open: what is gone is neither found nor replaced.{ done-then }
done-lost = { $loan } has ended: { $borrower } does not give it back. What is gone is the case { $id }, until it is found or replaced.{ done-then }
done-renewed = { $id } is due on { $due } now.{ $rests }
done-moved-out-no-papers = Unit { $file_owner } is vacant from that day; the client keeps the other units.
done-lease-renewed = The lease of { $file } ends on { $until }{ done-until-now }.{ done-by-one }
done-lease-renewed-no-effect = The lease of { $file } is to end on { $until }{ done-until-now }. It waits; nothing changes before it is approved: `deedbox approve { $event }`.
done-until-now = { $until_now_count ->
        [0] {""}
       *[other] {" "}(until now { $until_now })
    }
done-units-ended = From { $date } on unit { $units } does not count any more.
done-units-became = On { $date } { $units } became { $into }; reports of the days before tell them as they were.
done-taken-back = The departure { $departed } is taken back: the client is called { $file }, and the file is open as before.
done-goes-on = Unit { $file_owner } is vacant from that day; the client keeps { $next }, and the file goes on under `{ $next }`. Its folder stays where it is.
done-moved-out = The file is bound with { $papers ->
        [one] 1 paper
       *[other] { $papers } papers
    }; who left is called { $file } from now on.
done-nothing-to-box = Nothing of { $year } waits for a box; nothing was done.
done-boxed = { $volumes ->
        [one] 1 volume
       *[other] { $volumes } volumes
    } of { $year } went into { $boxes_count ->
        [one] 1 box
       *[other] { $boxes_count } boxes
    }. Catalogue and labels: { $folder }/catalogue.html, { $folder }/labels.html.
done-planned = { $file }: { $volumes ->
        [one] 1 volume
       *[other] { $volumes } volumes
    } for { $boxes ->
        [one] 1 box
       *[other] { $boxes } boxes
    }. Nothing was done; `--apply { $file }` does exactly this.
done-behind = This clone is { $commits ->
        [one] 1 commit
       *[other] { $commits } commits
    } behind the branch that it follows: `git pull` first is better.
done-catalogue-printed = { $folder }/catalogue.html lists { $volumes ->
        [one] 1 volume
       *[other] { $volumes } volumes
    }.
done-located = { $name } stands at { $place }; before, at { $before }.
done-located-no-before = { $name } stands at { $place }.
done-box-located = { $volumes } volumes in { $name } stand at { $place }.
done-scan-now = Scan the codes at { $place }, one a line; Ctrl-D ends it.
done-scanned-twice = { $scanned } was scanned before; it counts once.
done-counted = { $place }: { $right } right, { $elsewhere } belong elsewhere, { $missing } missing, { $lent } lent, { $here } lent and still here, { $unknown } unknown.
done-stocktake-entered = The stock-take is { $id }; { $moved } of what belongs elsewhere stand where they were found now.
done-stocktake-entered-no-moved = The stock-take is { $id }.
done-sealed = { $id } seals { $files } lines in { $lists } lists. The line to keep where the office cannot get at it alone:
    { $line }
    Next: `deedbox seal print { $id } -o seal.html`, to be signed by two; `deedbox seal witness { $id } --how paper --by-whom NAME`.
done-not-sealed = Nothing was sealed: { $count ->
        [one] 1 thing is
       *[other] { $count } things are
    } not as it should be. `--despite REASON` seals all the same, and says why.
done-tree-not-saved = git does not hold { $path } as it lies here: `deedbox save`, so that what is sealed can be brought back.
done-seal-witnessed = { $id } is witnessed: { $how_code }.
done-seal-stamp = Asked for with: openssl ts -query -digest { $sha256 } -sha256 -cert -out seal.tsq
    Checked with: openssl ts -verify -digest { $sha256 } -in seal.tsr -CAfile ca.pem
    Once the authority's certificate is over, `-attime` with the time in the answer is wanted too: file the answer and ca.pem together.
done-put-where-found = { $moved } of what belongs elsewhere stand where they were found now.
done-put-where-found-no-moved = Nothing at { $place } belongs elsewhere; nothing was changed.
done-labelled = { $labels ->
        [one] 1 label
       *[other] { $labels } labels
    } in { $page }; noted as printed.
done-examined = { $to_mend ->
        [one] 1 thing must
       *[other] { $to_mend } things must
    } be mended; { $to_know ->
        [one] 1 thing is
       *[other] { $to_know } things are
    } good to know.
done-look-around =
    Look around:  cd { $folder } && export DEEDBOX_STAFF=wong
                  deedbox status          what wants doing today
                  deedbox show 1203       a client's file
done-questions-wait = { $file }: no year has answers to { $codes } yet. Import the questions again beside the answers.
done-columns-not-read = { $count ->
        [1] { $file }: this column is not read: { $columns }.
       *[other] { $file }: these columns are not read: { $columns }.
    }
done-import-stopped = In the archive already: { $files_row }.
done-adopted = { $path } is listed; a note beside it says why.
done-mended-no-left = { $done ->
        [one] 1 thing is
       *[other] { $done } things are
    } mended; `deedbox verify` reads every byte.
done-mended = { $done ->
        [one] 1 thing is
       *[other] { $done } things are
    } mended, { $left ->
        [one] 1 finding is
       *[other] { $left } findings are
    } left.
done-lines-more = ~ { $path } ({ $lines ->
        [one] 1 line
       *[other] { $lines } lines
    } more)
done-moved-to = > { $from } to { $to }
done-approved = { $borrower } has { $id } until { $due }.{ $rests }{ $handed }{ $same_person }
done-lent-rejected = { $id } is rejected.
done-one-person-no = {""}
done-then = { $next_count ->
        [0] {""}
       *[other] {" "}Next: { $next }.
    }
done-examined-no-to-mend = { $to_know ->
        [0] All is well around this archive.
        [one] Nothing must be mended; 1 thing is good to know.
       *[other] Nothing must be mended; { $to_know } things are good to know.
    }
done-verified = The whole archive was last verified on { $day }: nothing was damaged.
done-verified-damaged = The whole archive was last verified on { $day }, and damage was found: `deedbox verify` names it.
done-not-verified = No `deedbox verify` of the whole archive is noted in this working copy: what was changed by hand, only that finds.
done-kept = What was read of { $parts ->
        [one] 1 folder
       *[other] { $parts } folders
    } is kept in { $place } ({ $megabytes } MB): it may be removed, and changes nothing but how long an answer takes.
done-mended-no-done = { $left ->
        [0] There is nothing to mend.
        [one] Nothing could be mended without judgement; 1 finding is left.
       *[other] Nothing could be mended without judgement; { $left } findings are left.
    }
done-refiled = { $from } is filed as { $to } now, under { $under }; where it was it counts for nothing.
done-confirmed = The cover { $id } is confirmed as it stands; an amendment that takes effect later lets it lapse.
done-reviewed = The file of { $id_owner } is noted as gone through.
done-amended = { $id } is amended from { $from } on: { done-values }.{ done-by-one }{ done-label-stays }
done-amended-no-effect = { $id }: { done-values } from { $from } on. It waits; nothing changes before it is approved: `deedbox approve { $event }`.{ done-label-stays }
done-values = { $keys_count ->
        [0] the next version
       *[other] { $keys }
    }
done-label-stays = { $old_label_count ->
        [0] {""}
       *[other] {" "}The label stays { $old_label }: `deedbox amend { $event_owner } label=…`.
    }
done-by-one = { $effect_code ->
        [yes] {" "}Asked for and approved by one person, which the record says.
       *[no] {""}
    }
done-voided = { $id } counts for nothing from the beginning.{ done-by-one }
done-voided-no-effect = { $id } is to count for nothing. It waits: `deedbox approve { $event }`.
done-given = { $id }: { $lets }, for { $whom }, from { $from } to { $until }.
done-ended = { $id } does not hold from { $date } on.
done-hold-placed = { $what } may not be destroyed until { $id } is closed: `deedbox close { $id }`.
done-destruction-planned = { $file }: { $volumes ->
        [one] one volume
       *[other] { $volumes } volumes
    } may go, { $staying } stay. The appraisers put `destroy`, `keep` or `keep-until DATE` beside each; then `deedbox dispose ask --plan { $file } --appraisal TEXT`.
done-destruction-asked = { $id } names { $files ->
        [one] one file
       *[other] { $files } files
    }. It waits for the general manager: `deedbox approve { $id }`.
done-volumes-kept = Kept: { $codes }.
done-destroyed = { $id }: { $files ->
        [one] one file was
       *[other] { $files } files were
    } destroyed before { $witnesses }, who say so in their own name: `deedbox --as STAFF dispose witnessed { $id }`.{ $remains ->
        [0] {""}
       *[other] {" "}{ $remains } copies are known to remain elsewhere: `deedbox dispose traces { $id }`.
    }
done-destruction-witnessed = { $id } is witnessed; { $left } has yet to say so.
done-destruction-witnessed-no-left = { $id } is witnessed by both.
done-not-carried-out = { $id } is not carried out: all that it names is there.
done-nothing-remains = Nothing is known to remain of what { $id } destroyed.
done-rests-authority = {" "}It rests on { $authority }.
done-rests-reader = {""}
done-rests-nothing = {""}
done-handed-to-self = {" "}Taken by the only supervisor there is: P2-7 wants another to hand it out.
done-handed-over = {""}
done-date-told = {""}
done-attested = { $clause_code } is attested until { $until }: { $asks }.
done-further-unit-alone = The client keeps other units, and the file with them: no gate stands before this one.
done-inbox-empty = The inbox is empty.
done-page-written = Written: { $file }. Open it in a browser and print it at 100 %.
done-labels-not-noted = Nothing is noted; `deedbox label UNIT -o FILE` prints and notes it.
done-demand-not-noted = `deedbox record letter { $name } --direction out --title TEXT` notes that a demand was sent.
done-many-dealt-with = { $count } done.
done-would-charge = { $charges ->
    [one] One charge would be made: { $total }. `--yes` makes it.
   *[other] { $charges } charges would be made, { $total } in all. `--yes` makes them.
  }
done-charged-all = { $charges ->
    [one] One charge was made: { $total }.
   *[other] { $charges } charges were made, { $total } in all.
  }
done-nothing-to-charge = There is nothing to charge.
done-charged-before = { $charges ->
    [one] One client was charged it before, and is not charged again.
   *[other] { $charges } clients were charged it before, and are not charged again.
  }
done-no-area = Not charged, for the area is not known: { $units }. `deedbox amend { $units_first }/unit area=NUMBER`, then run it again.
done-no-tariff = Not charged, for the tariff is not known: { $meters }. `deedbox record reading UNIT --meter { $meters_first } --value V --tariff NAME`, with [tariffs.NAME] in deedbox.toml.
done-reads-lower = Not charged, for they read less than what was charged: { $meters }. Look at `deedbox report meters`; `deedbox void ID --reason TEXT` takes a wrong reading or charge back.
done-nothing-to-print = There is nothing to print.
done-notice-sent = { $id } goes to { $to }: { $clients ->
        [one] 1 client
       *[other] { $clients } clients
    }. Next: `deedbox notice acknowledge { $id } --client UNIT --person NAME`.
done-notice-reached-delivered = { $id } is delivered to { $client }.{ done-waiting }
done-notice-reached-acknowledged = { $id } is acknowledged by { $client }.{ done-waiting }
done-waiting = { $waiting ->
        [0] {" "}Everybody has acknowledged it.
        [one] {" "}1 client has not acknowledged it.
       *[other] {" "}{ $waiting } clients have not acknowledged it.
    }
done-survey-opened = { $id }: the survey of { $year }, with { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }, went to { $clients ->
        [one] 1 client
       *[other] { $clients } clients
    }. Next: `deedbox survey respond UNIT --year { $year } --answer QUESTION=SCORE`.
done-responded = { $id }: { $answers ->
        [one] 1 answer
       *[other] { $answers } answers
    }.
done-survey-closed-no-answers = { $id } is closed; nobody has answered it, so nothing is known of any question. Next: `deedbox approve { $id }`.
done-survey-closed-no-questions = { $id } is closed; no question is under target. Next: `deedbox approve { $id }`.
done-survey-closed-no-opened = { $id } is closed; { $questions ->
        [one] 1 question is
       *[other] { $questions } questions are
    } under target, with a corrective action each already. Next: `deedbox approve { $id }`.
done-survey-closed = { $id } is closed; { $questions ->
        [one] 1 question is
       *[other] { $questions } questions are
    } under target: { $opened }. Next: `deedbox approve { $id }`.
done-survey-published-no-page = The report of { $id } goes to { $sent_to }.
done-survey-published = { done-survey-published-no-page } It is in { $page }.
done-disclosure-asked-no-next = { $to } is to get { $papers ->
        [one] 1 paper
       *[other] { $papers } papers
    }. It waits for the general manager: `deedbox approve { $id }`.
done-disclosure-asked = { $to } is to get { $papers ->
        [one] 1 paper
       *[other] { $papers } papers
    }. It is approved. Next: { $next }.
done-released = { $folder } holds { $copies ->
        [one] 1 copy
       *[other] { $copies } copies
    } and the list to be signed; { $id } is registered.
done-read-as = { $file }: read as { $encoding }. `--encoding E` says otherwise.
done-understood = { $file } is { $register }: { $columns }.
done-fees-read = { $file }: a fee sheet of { $charges ->
    [one] 1 charge
   *[other] { $charges } charges
} and { $payments ->
    [one] 1 payment
   *[other] { $payments } payments
}.
done-fees-of-months = { $file }: a charge for each filled cell of { $months }.
done-fees-numbered = { $file }: no column of numbers, so they are made of the table's name and the row, such as `{ $number }`. By them the same row of the same table is known again; a table with other rows needs another name.
done-fees-of-year = { $file }: its months are of { $year }, as its name or title says. `--year` says otherwise.
done-fees-billed = { $file }: where no column says when it was billed, that is the first day of its month.
done-fees-due = { $file }: where no column says when it is due, that is the last day of its month.
done-sheets-left-out = { $file }: { $sheets_count ->
    [one] the sheet { $sheets } is no register and was left out. `--sheet S --register R` takes it.
   *[other] the sheets { $sheets } are no registers and were left out. `--sheet S --register R` takes one.
}
done-rows-left-out-total = { $file }: { $count ->
    [one] a row of totals was left out: { $rows }.
   *[other] { $count } rows of totals were left out: { $rows }.
}
done-rows-left-out-blank = { $file }: { $count ->
    [one] an empty row was left out: { $rows }.
   *[other] { $count } empty rows were left out: { $rows }.
}
done-rows-left-out-header = { $file }: { $count ->
    [one] the header stands there again and was left out: { $rows }.
   *[other] the header stands there { $count } times again and was left out: { $rows }.
}
done-rows-left-out-foot = { $file }: { $count ->
    [one] a note below the table was left out: { $rows }.
   *[other] { $count } notes below the table were left out: { $rows }.
}
done-rows-left-out-no-amount = { $file }: { $count ->
    [one] a row without an amount was left out: { $rows }.
   *[other] { $count } rows without an amount were left out: { $rows }.
}
done-reckoned = { $file }: each number of `{ $column }` is multiplied by { $factor }.
done-rejects-written = { $count ->
    [one] The wrong row is in { $file }, with the reason beside it.
   *[other] The { $count } wrong rows are in { $file }, with the reason beside each.
} Mend them there and import that file.
done-rejects-nowhere = The wrong rows of { $file } were written nowhere: there is no place for them here or beside it. `--rejects FILE.xlsx` names one outside of the archive.
done-rejects-not-written = { $more ->
    [one] 1 more wrong row is not in it
   *[other] { $more } more wrong rows are not in it
}: what is wrong with the first may well be wrong with all; `--dry-run` again says.
done-template-made = { $file } is an empty sheet for { $register }.
done-put-in-place = { $path } is there now; { $id } was registered before.
done-papers-left-out =
    { $file }: { $count ->
        [one] one paper
       *[other] { $count } papers
    } without a file, left out (`deedbox export --papers` takes the files along).
done-no-changes = nothing changed
done-nothing-to-save = nothing to save: all is committed
done-saved = saved: { $subject }
done-merge-taken-back = a merge that was stopped half-way was taken back
done-nothing-new = nothing new here, and nothing at { $with }
done-taken = { $commits ->
    [one] one commit of others was taken
   *[other] { $commits } commits of others were taken
} from { $with }
done-given-to = { $commits ->
    [one] one commit was pushed
   *[other] { $commits } commits were pushed
} to { $with }
done-not-given = { $commits ->
    [one] one commit waits
   *[other] { $commits } commits wait
} here that { $with } does not have
done-left-out = note: { $files ->
    [one] git left one file of the archive out of this working copy, which is not counted here
   *[other] git left { $files } files of the archive out of this working copy, which are not counted here
} ({ $here } of { $floors } floors are here whole); `git sparse-checkout disable` brings them
done-consultation-entered = { $id } is confidential: the consultation is registered as { $loan }.
done-payment-settled = It pays { $settled }. Still owed: { $owed }.
done-payment-settled-no-owed = It pays { $settled }. Nothing is owed any more.
done-payment-pays-nothing = It pays no charge.
done-paid-beyond = Paid beyond all charges: { $credit }.
done-site-asked = The site waits for approval: `deedbox approve { $id }`, then `deedbox site DIR --release { $id }`.
done-site-written = { $folder } holds { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } and { $papers ->
        [one] 1 paper
       *[other] { $papers } papers
    }; { $id } is registered. Open index.html in a browser.
done-site-renewed = { $folder } holds { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } and { $papers ->
        [one] 1 paper
       *[other] { $papers } papers
    }, { $anew ->
        [one] 1 page
       *[other] { $anew } pages
    } made anew, the rest as it was; { $id } is registered.
done-no-units-yet =
    No unit is entered yet. What comes first:
      deedbox staff add lee --name 'Lee Siu Ming' --role manager    who works here, and who decides
      deedbox import registers --dry-run                            units, clients and papers that were kept as tables
      deedbox unit add 1203 --floor 12                              or unit by unit
done-no-clients-yet =
    Nobody has a file yet. What comes first:
      deedbox import clients.xlsx --dry-run                         clients who were kept as a table
      deedbox add 1203 --company NAME --move-in DATE                or one by one
done-lake-asked = It waits for approval: `deedbox approve { $id }`, then `deedbox lake export DIR` again; that approval stands for the year.
done-lake-published = { $code } is in the lake as publication { $publication }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }, { $files ->
        [0] no new file
        [one] 1 new file
       *[other] { $files } new files
    }; { $id } is registered.
done-lake-unchanged = Nothing is new of { $code } since the last publication.
done-lake-put-in-place = What a stopped command had registered of { $code } counts in the lake now.
done-bundle-made = { $folder } holds { $exhibits ->
        [one] 1 exhibit
       *[other] { $exhibits } exhibits
    } with the list, the proof and the check; { $ids } is registered. Who gets it runs `sh data/proof/check.sh` in it, with the digits of the printed sheet.
done-bundle-unsealed = { $count ->
        [one] 1 file in it is
       *[other] { $count } files in it are
    } in no seal, and the list says so.
done-bundle-seal-words = These seals go along as they are, with what was typed for them (a title, why it was sealed despite findings): { $seals }. Look whether the receiver may read it.
done-bundle-asked = { $ids } waits for approval: `deedbox approve { $ids }`, then `deedbox bundle --release { $ids } --out { $folder }`.
done-bundle-left-out = { $records ->
        [one] 1 record of the time is
       *[other] { $records } records of the time are
    } left out: voided or restricted.
done-archive-asked = { $id }: the archive is to go to { $to }, and waits for approval. Next: `deedbox approve { $id }`, then `deedbox handover make --release { $id } --out { $folder }`.
done-archive-handed = { $folder } holds the archive for { $to }: { $files } files, the lists to sign, the sheet of the seal. Both sign list.html and seal.html; the receiver checks with
    deedbox handover check { $folder } --against '{ $line }'
    Next: `deedbox handover accept { $id } --person NAME --form signed.pdf`.
done-not-carried = { $path } is no plain file with a name of text, and stays here.
done-archive-accepted = { $id } is accepted by { $person }, except: { $except }.
done-archive-accepted-no-except = { $id } is accepted by { $person }.
done-inbox-carried = inbox/ holds { $files ->
        [one] 1 paper
       *[other] { $files } papers
    } that nobody has filed: they go along, and stand on no list. `--without inbox` leaves them here.
done-handover-in-itself = { $heading }: nothing differs in itself; whether it is what was sealed, the line on the signed sheet alone tells.
done-handover-heading = { $heading }: { $differences ->
        [0] nothing differs
        [one] 1 thing differs
       *[other] { $differences } things differ
    }.
done-held-against-seal = The line that was given is that of { $seal }.
done-not-held-against = No line was given: that nothing was changed rests on the folder's own lists. `--against DIGITS`, from the signed sheet.
done-shelves-not-compared = The shelves were not compared: `--stocktake FILE` takes the codes that were scanned.
done-cache-not-emptied = What was kept of the archive in { $path } could not be emptied, and may hold what was destroyed: take that folder away.
done-writer-silent = Nothing was heard of the working copy { $writer } since { $last }: what a clone has that nobody merged is in no seal. `deedbox sync` there, or leave it, where it was given up.
done-stores-not-built = This build knows no stores: papers were not pushed to { $remote }.
