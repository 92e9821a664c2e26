# What doctor finds, and what mends it.
ailment-unknown-setting = deedbox.toml has the key `{ $key }`, which this deedbox does not know
    .mend = correct deedbox.toml; FORMAT.md says what may stand in it
ailment-staff-unreadable = the staff's records cannot be read: { $what }
    .mend = deedbox verify
ailment-nobody-holds = nobody holds the role { $role }, so nothing can be approved
    .mend = deedbox staff add ID --name NAME --role { $role_code }
ailment-nobody-acts = nobody said who acts, so only reading works
    .mend = export DEEDBOX_STAFF=ID
ailment-actor-unknown = { $actor } acts, and the staff does not know them
    .mend = deedbox staff add { $actor } --name NAME
ailment-actor-left = { $actor } acts, and has left
    .mend = deedbox staff list
ailment-clock-behind = the clock says { $now }, and an entry of the staff was made at { $newest }
    .mend = set the machine's clock
ailment-not-writable = this account may not write in the archive
    .mend = ask who keeps the machine for the right to it
ailment-read-only-disk = the disk is read-only here: looking works, changing does not
    .mend = mount it for writing, if it should be written
ailment-disk-low = only { $free } MB are free on the disk
    .mend = make room on the disk
ailment-no-locks = files cannot be locked here, so two writers could meet: { $what }
    .mend = put the archive on a disk of this machine
ailment-leftovers = { $files ->
        [one] 1 file lies
       *[other] { $files } files lie
    } in .deedbox/staging: a stopped command left them, or one works now
    .mend = deedbox status
ailment-bad-journal = { $path } cannot be understood
    .mend = take the file out of .deedbox/staging; deedbox verify
ailment-bad-workshop = .deedbox/ cannot be looked into: { $what }
    .mend = { $mend }
ailment-no-git = git is not installed: the archive has no history
    .mend = install git
ailment-no-work-tree = the archive is in no git repository: it has no history
    .mend = git init && git add --all && git commit
ailment-git-setting-no-is = git's { $key } is not set, and should be { $wanted }
    .mend = git config { $key } { $wanted }
ailment-git-setting = git's { $key } is { $is }, and should be { $wanted }
    .mend = git config { $key } { $wanted }
ailment-no-hook = git does not check what is committed
    .mend = deedbox hook install
ailment-no-attribute = .gitattributes lacks the line `{ $line }`: git could turn line ends, and change bytes
    .mend = echo '{ $line }' >> .gitattributes
ailment-not-ignored = git does not ignore .deedbox/, which belongs to this working copy alone
    .mend = echo '/.deedbox/' >> .gitignore
ailment-workshop-kept = git keeps files of .deedbox/, which belongs to this working copy alone
    .mend = git rm -r --cached .deedbox
ailment-inbox-kept = git has { $files ->
         [one] one file
        *[other] { $files } files
    } of inbox/, such as { $first }: what is confidential among them lies in clear in every clone
    .mend = `/inbox/` in .gitignore keeps new ones out; those that are there leave only with `git filter-repo`, and every clone made anew
ailment-clear-on-disk = { $papers ->
         [one] one confidential paper lies
        *[other] { $papers } confidential papers lie
    } in clear on this disk
    .mend = encrypt the disk (LUKS, BitLocker, FileVault), and where papers leave this house with git or a backup, `[secrecy] encrypt = true`
ailment-clear-left = a stopped command left { $path } in clear, which lies encrypted in the archive
    .mend = deedbox keys check --sweep
ailment-recovery-differs = deedbox.toml names other recovery keys than the key box has ({ $keys }); nothing is wrapped to them
    .mend = `git log -p deedbox.toml` says who changed them; then `deedbox keys wrap --take-up-recovery`, or put the old ones back
ailment-under-way-merge = git is in the middle of { $operation }: nothing can be written
    .mend = git commit, or git merge --abort
ailment-under-way-rebase = git is in the middle of { $operation }: nothing can be written
    .mend = git rebase --continue, or git rebase --abort
ailment-under-way-pick = git is in the middle of { $operation }: nothing can be written
    .mend = git commit, or git cherry-pick --abort
ailment-behind = this clone is { $commits ->
        [one] 1 commit
       *[other] { $commits } commits
    } behind the branch that it follows
    .mend = git pull
ailment-no-lfs = .gitattributes wants git-lfs, which is not installed
    .mend = install git-lfs; git lfs install; git lfs pull
ailment-lfs-pointers = { $files ->
        [one] 1 pointer lies
       *[other] { $files } pointers lie
    } of git-lfs where papers should be
    .mend = git lfs pull
ailment-no-peer-sha256sum = sha256sum is not here; it checks every manifest without deedbox
    .mend = install coreutils
ailment-no-peer-bagit = bagit.py is not here; it checks boxed volumes without deedbox
    .mend = pip install bagit
ailment-no-peer-browser = no browser was found; one prints labels and catalogues
    .mend = install chromium
ailment-no-peer-age = age is not here; confidential papers are neither encrypted nor opened without it
    .mend = install age
ailment-no-chinese-font = no font for Chinese was found; printed pages would show boxes
    .mend = install fonts-noto-cjk
ailment-dubious-owner = git will not work with this repository: it belongs to another user
    .mend = if you trust who owns it: `git config --global --add safe.directory FOLDER`
ailment-left-out = { $files ->
    [one] git left one file of the archive out of this working copy, or does not look at it
   *[other] git left { $files } files of the archive out of this working copy, or does not look at them
}
    .mend = `git sparse-checkout disable` brings all of them; `git update-index --no-skip-worktree PATH` has one looked at again
ailment-many-files = git knows { $files } files here: with `{ $key }` it is faster
    .mend = git config { $key } { $wanted }
ailment-no-maintenance = git knows { $files } files here, and nobody keeps its folder in order
    .mend = git maintenance run --task=commit-graph --task=loose-objects
