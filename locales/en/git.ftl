# git in the words of an office: changes, save, hook.
git-what = { $code ->
    [cover] the cover
    [unit] the unit
    [tenancy] the tenancy
    [document] the paper
    [loan] the loan
    [sealed] the volume
    [note] the note
    [person] the person
    [box] the boxed volume
    [stocktake] the stock-take
    [charge] the charge
    [payment] the payment
    [deposit] the deposit
    [transaction] the transaction
    [credit-review] the credit review
    [repair] the repair
    [complaint] the complaint
    [violation] the violation
    [application] the application
    [fit-out] the fit-out
    [letter] the letter
    [notice] the notice
    [visit] the visit
    [opinion] the opinion
    [quality-check] the quality check
    [survey] the survey
    [survey-response] the survey response
    [corrective-action] the corrective action
    [disclosure] the disclosure
    [breach] the breach of confidence
    [export] the export
    [enquiry] the enquiry
    [disposal] the disposal
    [hold] the hold
   *[other] the record
}
git-made = { $code ->
    [cover] opened
    [unit] added
    [tenancy] entered
    [document] filed
    [loan] asked for
    [sealed] bound
    [person] entered
    [box] put into its box
    [letter] registered
    [disclosure] asked for
   *[other] recorded
}
git-did = { $code ->
    [approved] approved
    [rejected] rejected
    [returned] took back
    [renewed] renewed
    [ended] ended
    [role-given] gave a role to
    [role-ended] ended a role of
    [left] noted the leaving of
    [label-printed] printed the label of
    [located] noted the place of
    [amended] proposed to amend
    [voided] proposed to void
    [confirmed] confirmed
    [reviewed] went through
    [assigned] assigned
    [handed-on] handed on
    [handled] handled
    [answered] answered
    [attended] noted that somebody attended to
    [done] noted as done
    [followed-up] followed up
    [notified] told the client of
    [rectified] noted as put right
    [issued] issued
    [deposit-held] noted the deposit of
    [under-way] noted as under way
    [finished] noted as finished
    [inspected] inspected
    [deposit-refunded] refunded the deposit of
    [planned] planned
    [verified] verified
    [closed] closed
    [reopened] reopened
    [delivered] delivered
    [acknowledged] noted the acknowledgement of
    [released] handed over
    [published] distributed
    [carried-out] carried out
    [witnessed] witnessed
    [kept] noted the keeping of
   *[other] noted
}
git-act = { $by } { $did } { $what } { $id }
git-act-more = { $act }: { $detail }
git-act-standing = { $act } ({ $standing })
git-standing-waits = waits for approval
git-standing-approved = took effect
git-standing-rejected = refused
git-standing-void = does not count
git-standing-voided = counts for nothing
git-by-hand = BY HAND: { $count ->
    [one] one file of the archive, or its line, is not as deedbox wrote it
   *[other] { $count } files of the archive, or their lines, are not as deedbox wrote them
}
git-wrong-changed-by-hand = { $path } was changed by hand
git-wrong-deleted-by-hand = { $path } was deleted by hand
git-wrong-renamed-by-hand = { $path } was renamed by hand to { $to }
git-wrong-not-listed = { $path } is in no manifest
git-wrong-not-as-listed = { $path } does not have the bytes that its manifest line says
git-wrong-not-there = { $path } is listed, and not there
git-wrong-line-gone = the manifest line of { $path } is gone
git-wrong-line-altered = the manifest line of { $path } was altered
git-wrong-no-line = { $path } holds lines that are none
git-wrong-bag-changed = { $path } closed its volume, and was changed
git-wrong-ignored = git is told to ignore { $path }, so it would be in no commit
git-wrong-workshop = { $path } is of somebody's .deedbox/, which belongs to one working copy alone
git-wrong-workshop-mend = take .deedbox/ out of git: `git rm -r --cached .deedbox`, and see that .gitignore has the line `/.deedbox/`
git-wrong-no-place = { $path } lies where the format has no place for it
git-wrong-attributes = { $path } would have git change bytes
git-wrong-identity = { $path } names another archive or another format than before
git-wrong-mend = bring back what was there: `git restore --source={ $from } PATH`; a file that is new is listed by `deedbox mend --adopt PATH --reason TEXT`
git-boxed = { $from } moved into its box, { $to }
git-setting-changed = deedbox.toml: `{ $key }` was { $before }, and is { $after }
git-setting-new = deedbox.toml: `{ $key }` is { $after }
git-setting-gone = deedbox.toml: `{ $key }` was { $before }, and is gone
git-inbox-added = came into the inbox: { $path }
git-inbox-changed = changed in the inbox: { $path }
git-inbox-gone = left the inbox: { $path }
git-file-added = new beside the papers: { $path }
git-file-changed = changed beside the papers: { $path }
git-file-gone = gone beside the papers: { $path }
git-file-conflict = two sides of a merge differ: { $path }
git-else = beside the units
git-subject-many = { $units }: { $acts ->
    [one] one act
   *[other] { $acts } acts
} by { $people }
git-subject-some = { $units } and { $more ->
    [one] one more
   *[other] { $more } more
}
git-subject-files = { $files ->
    [one] one file
   *[other] { $files } files
} beside the papers
git-not-committed = done, but not committed: { $says }
git-not-committed-mend = hint: `deedbox save` commits it
git-hook-installed = { $path } checks every commit from now on
git-hook-server = { $path } checks every push from now on
git-no-program = git is not installed
    .mend = install git, and have it in PATH
git-no-repository = the archive is in no git repository
    .mend = `git init` in the archive's folder, then `deedbox save`
git-no-revision = git knows no commit { $name }
    .mend = `git log --oneline` lists them; a range is A..B
git-changed-by-hand = { $count ->
    [one] one file was
   *[other] { $count } files were
} changed by hand, first of all { $path }
    .mend = `deedbox changes` names them all; `git restore --source=HEAD PATH` brings one back
git-foreign-hook = { $path } is somebody else's hook
    .mend = have it call `deedbox hook pre-commit`, or write over it with --force
git-not-bare = { $path } is no bare git repository
    .mend = name the repository to which people push, such as /srv/tower.git
git-failed = git failed
    .mend = see what `git status` says
git-hook-server-wants = whoever keeps that repository had better run there, so that no setting opens what the hook shuts:
git-shared-hooks = git looks for hooks in { $path }, for all repositories of this user or machine, so none was put there
    .mend = `git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks"` lets this repository have its own; or have the hook there call `deedbox hook pre-commit` in the archive alone
git-unreached = bytes are wanted that this partial clone left out, and the repository that it was cloned from cannot be reached
    .mend = run it again where that repository can be reached; there `git fetch --refetch --no-filter` brings all of them along
git-dubious = git will not work with { $path }: it belongs to another user
    .mend = if you trust who owns it: `git config --global --add safe.directory { $path }`
git-detached = no branch is checked out here, so there is none to meet
    .mend = `git switch main` goes back to the branch `main`; `git switch -c NAME` makes one of what is here
git-no-upstream = the branch { $branch } follows none of the repository { $remote }
    .mend = `git push --set-upstream { $remote } { $branch }`, where { $remote } has none of that name yet; else `git branch --set-upstream-to={ $remote }/{ $branch }`
git-no-upstream-no-remote = no repository is set to which all push
    .mend = `git remote add origin URL`, then `deedbox sync --remote origin`
git-no-remote = no repository is known here as { $given }; there is { $known }
    .mend = `git remote -v` lists them
git-no-remote-no-known = no repository is known here as { $given }
    .mend = `git remote add { $given } URL` makes it known
git-not-there = { $remote } does not answer, or is no repository
    .mend = all is saved here and work goes on; `deedbox sync` again when `git ls-remote { $remote }` answers
git-shut-out = { $remote } lets nobody in without the right password or key
    .mend = all is saved here; `git ls-remote { $remote }` at a terminal asks for them, and `git config credential.helper` keeps them
git-declined = { $remote } refused what was pushed
    .mend = all is saved here; who keeps { $remote } knows why; then `deedbox sync`
git-checked-out = { $remote } has that branch laid out for somebody who works there, and takes no push to it
    .mend = push to a repository that has no files laid out: `git clone --bare FROM TO.git`, then `git remote set-url { $remote } TO.git`
git-overtaken = others pushed to { $remote } each of { $tries } times before
    .mend = all is saved here; `deedbox sync` again in a moment
git-unrelated = what is here and what is there have no common beginning: two archives, or a history that was rewritten
    .mend = a clone of the other one is the way: `git clone URL`; nothing was changed here
git-conflict = here and there the same was written: { $paths }; the merge was undone, nothing was pushed
    .mend = `git merge { $with }` begins it again: put right what both wrote, `git add` it, `git commit`; then `deedbox sync`
git-locked = another git holds { $file }
    .mend = wait until it has ended; if none is at work (`ps`), remove { $file }
git-merge-subject = What others did: { $with }
git-in-the-way = something lies here that is not committed, and would be written over
git-would-save = would save: { $subject }
git-would-save-nothing = nothing to save
git-would-take = would take from { $with }: { $commits ->
    [one] one commit
   *[other] { $commits } commits
}
git-would-take-nothing = nothing new at { $with }
git-would-take-new = would take from { $with }: there are commits that were never fetched, so what they hold is not known here
git-would-give = would push to { $with }: { $commits ->
    [one] one commit
   *[other] { $commits } commits
}
git-would-give-nothing = nothing to push to { $with }
git-would-give-after = would push to { $with } what is new here
git-conflict-here = here: { $what }
git-conflict-there = there: { $what }
git-conflict-by = { $name }, { $day }: { $subject }
git-sync-more = … and { $more } lines more: `deedbox changes { $range }`
git-sync-contradictory = what others did and what was done here cannot both be; it was kept as it is:
git-sync-damaged = damaged, so nothing was pushed:
