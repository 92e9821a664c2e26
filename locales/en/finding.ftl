# What verify finds, and the mends.
finding-lies-at = it lies at { $detail }
finding-swapped = it has the bytes of { $detail }, and the other way round
finding-altered = it has the bytes of { $detail }
finding-belongs-to = it belongs to { $detail }
finding-beside = beside { $detail }
finding-names = it names { $detail }
finding-two-people = another person is { $detail } too
finding-role-unheld = nobody holds the role { $detail }
finding-two-surveys = { $detail } has another survey
finding-two-clients = while { $detail } was there
finding-file-adrift = about { $detail }
finding-unit-gone = { $detail } holds it on days on which it does not count
finding-lent-twice = while { $detail } is out
finding-void-approval = not counted: { $detail }; another clone went on at the same time, which was not seen: it is to be decided again
finding-key = `{ $detail }`
finding-repeated-line = the line of { $about } stands once
finding-united = both sides are united
finding-never-came = the line of { $about }, which never came along, is out
finding-carried = carried to { $about }
finding-as-closed = as it was when the box was closed
finding-destroyed-again = taken away again: destroyed under { $list }
finding-closed-again = closed again, without what { $list } destroyed
finding-mend-mend = `deedbox mend` does this by itself
finding-mend-adopt = take it away, or list it: `deedbox mend --adopt PATH --reason TEXT`
finding-mend-restore = bring back what was there: `git restore PATH`, or a backup; then `deedbox verify`
finding-mend-restore-or-mend = bring the file back (`git restore PATH`, or a backup); where it never came along, `deedbox mend` takes its line out
finding-mend-rename-back = give it its name back; nothing in a bundle is renamed
finding-mend-git-lfs-pull = `git lfs pull` fetches the files themselves
finding-mend-permissions = make it readable for this account, or look after the disk; then `deedbox verify`
finding-mend-newer-or-restore = a newer deedbox may understand it; if it was edited by hand, `git restore PATH`
finding-mend-move-back = move it to where it belongs, or out of the archive
finding-mend-decide = no program can settle this: look at both with `deedbox history UNIT`, and decide
finding-mend-decide-again = `deedbox pending` lists what waits: `deedbox approve ID` for the one that is meant, `deedbox reject ID --reason TEXT` for the others
finding-mend-clock = set this machine's clock right; what was entered keeps its time, and `deedbox history UNIT` shows it
finding-mend-settings = correct deedbox.toml; FORMAT.md says what may stand in it
finding-mend-foreign-journal = it is not carried out: take it out of .deedbox/staging, and out of git (`git rm -r --cached .deedbox`); `git log -- .deedbox` says who committed it
finding-mend-journal = take the file out of .deedbox/staging; what it was about to change is unchanged or whole
finding-mend-again = `deedbox verify` again when nobody writes
finding-mend-find-key = bring the key box back from its copy; where a paper was filed in another clone, look there
finding-mend-keys-wrap = `deedbox keys wrap`
finding-files = { $count ->
        [one] 1 file
       *[other] { $shown } files
    }
finding-bundles = { $count ->
        [one] 1 bundle
       *[other] { $shown } bundles
    }
finding-clean = { $count ->
        [one] { $files } in { $bundles } is as it was listed.
       *[other] { $files } in { $bundles } are as they were listed.
    }
finding-clean-quick = { $count ->
        [one] { $files } in { $bundles } is there; its bytes were not read.
       *[other] { $files } in { $bundles } are there; their bytes were not read.
    }
finding-set-clocks = { $files } ({ $set } by a clock that was set)
finding-sum = { $count ->
        [one] 1 finding
       *[other] { $count } findings
    } among { $files } files in { $bundles } bundles.
finding-progress = bundles
finding-seal-missing = { $detail } follows it
finding-sealed-lines = not the { $detail } lines that were sealed
finding-sealed-gone = { $detail } lines were sealed
finding-seal-nearest = nearest: { $seal } differs in group { $group }: { $typed } typed, { $there } there
finding-settings-changed = not as at { $detail }
finding-mend-type-again = compare what was typed with the paper; if it is typed as printed, seals were changed or taken out: bring them back from git or a backup
finding-mend-ask-writer = ask who entered it: a clone that was merged later explains it, and git has it; else a clock was put back
finding-mend-compare = look what was changed: `git log -p deedbox.toml`; settings may be changed, and the next seal has them
finding-mend-sign = whoever entered it signs it: `deedbox sign --mine`; `since = DATE` in [signatures] asks nothing of what was entered before that day; where neither explains it, somebody changed it, and git or a backup has it as it was
finding-mend-ask-signer = `deedbox staff key list` says which keys were in force; what was signed with a key that was lost since, whoever signed it looks at and, where it is theirs, signs again with the key that they have now: `deedbox sign --again ID`; else ask who signed, and bring back what was changed
finding-mend-compare-keys = ask in person whether the key is theirs, and hold its fingerprint on the sheet of the next seal against that on the sheet of an earlier one, on paper; who changes keys enters the new one before the old one ends, and nothing is found
finding-key-not-vouched = the key { $key } of { $person } came into force on { $date } by no other key, after { $after } had been in force
finding-signatures-eased = { $detail } asked for more
finding-signed = { $approvals ->
        [one] 1 approval signed{ $beside }, { $wanting } wanting{ $before }.
       *[other] { $approvals } approvals signed{ $beside }, { $wanting } wanting{ $before }.
    }
finding-signed-again = { $again ->
        [one] 1 of them was signed with a key that was lost since, and again with another: that it is theirs rests on the word of who signed.
       *[other] { $again } of them were signed with a key that was lost since, and again with another: that they are theirs rests on the word of who signed.
    }
finding-signed-others = {" "}and { $others ->
        [one] 1 other act
       *[other] { $others } other acts
    }
finding-signed-before = {" "}({ $count ->
        [one] 1 before { $since } is
       *[other] { $count } before { $since } are
    } not asked)
finding-seal-of = Seal of { $at } by { $by }{ $signed } ({ $id }).
finding-seal-signed = {" "}(signed, key { $key })
finding-seal-badly-signed = {" "}(with a signature that does not count: { $code })
finding-seal-whole = { $files ->
        [one] The 1 file that it and the seals before it list is listed still and is as it was.
       *[other] All { $files } files that it and the seals before it list are listed still and are as they were.
    }
finding-seal-listed = { $files ->
        [one] The 1 file that it and the seals before it list is listed still; not everything was read.
       *[other] All { $files } files that it and the seals before it list are listed still; not everything was read.
    }
finding-seal-broken = Not everything is as it was when it was sealed, or something else is wrong: see above.
finding-seal-destroyed = { $files ->
        [one] 1 of them was
       *[other] { $files } of them were
    } destroyed under { $list }, which says who approved and who saw it.
finding-seal-settings = deedbox.toml has been changed since.
finding-seal-later = { $files ->
        [one] 1 file came later.
       *[other] { $files } files came later.
    }
finding-seal-early = { $files ->
        [one] 1 record of what came later says it was entered before the seal:
       *[other] { $files } records of what came later say they were entered before the seal:
    }
finding-seal-entered = { $path }  entered { $at } by { $by }, first sealed { $first } (writer { $writer })
finding-seal-entered-unsealed = { $path }  entered { $at } by { $by }, not sealed yet (writer { $writer })
finding-elsewhere = { $papers ->
        [one] 1 paper is elsewhere
       *[other] { $papers } papers are elsewhere
    }: `deedbox remote fetch` brings them back; --allow-absent says that this is meant.
finding-elsewhere-allowed = { $papers ->
        [one] 1 paper is elsewhere
       *[other] { $papers } papers are elsewhere
    }.
