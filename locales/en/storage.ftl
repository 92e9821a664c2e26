# Failures of the machine, and damage.
storage-no-archive = there is no archive at { $path } or above it
    .mend = `deedbox init DIR --name NAME` makes one; `-C DIR` names one
storage-outside = { $name } leads out of its folder
    .mend = put it beside the file that names it
storage-draft = this archive was made by a draft of deedbox: its deedbox.toml has no `id`
    .mend = export it with the draft that made it, and import that into a new archive (`deedbox init`); if the line was taken out by hand, bring it back: every record names it
storage-newer-format = this archive is of format { $found }, and this deedbox knows formats up to { $known }
    .mend = a newer deedbox reads it
storage-text-settings = { $place } cannot be understood
    .mend = correct that line; `git diff deedbox.toml` shows what changed
storage-bad-setting = { $place }: { $wrong }
    .mend = correct that line; `git diff deedbox.toml` shows what changed
storage-text = { $place } cannot be understood
    .mend = `deedbox verify` says whether it was altered; git has what it was
storage-altered = { $path } is not as it was listed
    .mend = `deedbox verify` tells what is wrong; bring it back from git or a backup
storage-missing = { $path } is listed and not there
    .mend = `deedbox verify` tells what is wrong; bring it back from git or a backup
storage-unlisted = { $path } is listed by no manifest
    .mend = `deedbox mend --adopt PATH --reason TEXT` lists it; or move it out of the archive
storage-manifest = { $path }:{ $line } is not a manifest's line: `{ $text }`
    .mend = `deedbox mend` unites what git left as a conflict; else bring it back from git
storage-manifest-no-line = { $path } lists { $text } with another digest than a manifest beside it
    .mend = `deedbox verify` tells which of them fits
storage-not-plain = { $path } is a link, or neither file nor folder
    .mend = put the real file or folder in its place; deedbox follows no links
storage-too-large = { $path } is larger than such a file can be
    .mend = bring it back from git or a backup
storage-unknown-key-settings = { $path } has the key `{ $key }`, which is none of its rules, so nothing is written
    .mend = correct it; `deedbox schema deedbox` lists the keys
storage-unknown-key = { $path } has the key `{ $key }`, which this deedbox does not know, so nothing is written beside it
    .mend = a newer deedbox knows it; or it was edited by hand: `deedbox verify`
storage-busy-no-what = another deedbox has been writing the archive for { $waited } s
    .mend = `--wait SECONDS` waits longer
storage-busy = another deedbox has been writing { $what }/ for { $waited } s
    .mend = `--wait SECONDS` waits longer
storage-occupied = { $path } is there already, with other bytes than those that belong there
    .mend = move it out of the archive, and run the command again
storage-journal = { $path } cannot be understood: it should say what a stopped command was about to do
    .mend = `deedbox verify` tells what is there; then move that file out of the archive
storage-cannot-finish = a stopped command's change waits to be finished, and this archive cannot be written: { $path }
    .mend = run any deedbox command where the archive can be written
storage-foreign-archive = { $path } is an archive of another user (number { $owner }); it was found here or above, and nobody named it
    .mend = if you mean it, name it: `deedbox -C { $path } …`, or set DEEDBOX_ARCHIVE; people who share an archive give its folder to a group that may write there
storage-foreign-journal-owner = { $path } belongs to another user, with whom this archive is not shared, so it is not obeyed
    .mend = ask whose it is; then move it out of the archive, and run the command again
storage-foreign-journal-kept = { $path } came with git, out of somebody else's working copy, so it is not obeyed
    .mend = `git rm -r --cached .deedbox` takes it out of git; then move that file away, and ask who committed it: `git log -- .deedbox`
storage-foreign-journal-unasked = { $path } waits to be carried out, and git does not say whether it came from somebody else
    .mend = see that `git status` works in the archive, and run the command again
storage-unsettled = the manifests of { $path } keep changing
    .mend = wait until git is done, and run the command again
storage-not-destroyed = left on disk, since it is not what was approved for destruction: { $paths }; everything else on the list was destroyed
    .mend = `deedbox verify` names it; somebody looks at it
storage-no-chance = the system gave no random bytes
    .mend = try again
storage-given-missing = there is no { $path }
    .mend = look whether the path is right
storage-given-not-plain = { $path } is neither a file nor a folder that can be read
    .mend = name a plain file
storage-given-taken = { $path } is there already
    .mend = name another file, or take that one away
storage-given-in-archive = { $path } lies in the archive, among what deedbox alone writes
    .mend = name a place outside the archive, or in its `inbox`
storage-io-read = cannot read { $path }
    .mend = { storage-io-mend }
storage-io-write = cannot write { $path }
    .mend = { storage-io-mend }
storage-io-make = cannot make the folder { $path }
    .mend = { storage-io-mend }
storage-io-place = cannot put in place { $path }
    .mend = { storage-io-mend }
storage-io-sync = cannot make sure of { $path }
    .mend = { storage-io-mend }
storage-io-lock = cannot lock { $path }
    .mend = { storage-io-mend }
storage-io-remove = cannot clear away { $path }
    .mend = { storage-io-mend }
storage-io-start = cannot start { $path }
    .mend = `DEEDBOX_OPENER=PROGRAM` names the program that shows files
storage-io-destroy = cannot destroy { $path }
    .mend = { storage-io-mend }
storage-left-out = { $files ->
    [one] git left one file of the archive out of this working copy (a sparse checkout), so what is there already cannot be told
   *[other] git left { $files } files of the archive out of this working copy (a sparse checkout), so what is there already cannot be told
}
    .mend = `git sparse-checkout disable` brings them all; then run the command again
storage-io-let-go = cannot take away { $path }
    .mend = { storage-io-mend }
storage-no-leave = the copy of { $path } stays: nothing that lies here gives leave to take it away
    .mend = `deedbox remote drop` asks for approval, proves that the store has it, and goes on
storage-elsewhere = { $paths_count ->
        [one] { $paths } is in { $remote }, and not here
       *[other] { $paths_count } papers are in { $remote }, and not here: { $paths }
    }
    .mend = `deedbox remote fetch { $remote }` brings them back
storage-io-mend = { $why_code ->
        [full] make room on the disk, and run the command again
        [denied] ask who keeps the machine for the right to it
        [path] look whether the path is right
        [read-only] the disk is read-only here
        [handles] too many files are open: `ulimit -n 4096`, and run the command again
       *[disk] look after the disk; what was acknowledged before is safe
    }
storage-lake = { $path } cannot be read: { $says }
    .mend = `deedbox lake check DIR` names what is wrong; a new `deedbox lake export` of the estate writes what is missing
storage-no-key-box = the key box { $path } is not there, so nothing was filed or opened
    .mend = bring the share or the stick back; with `--level ordinary` a paper would lie in clear
storage-not-the-box = there is no key box in { $path }, and papers lie encrypted already
    .mend = bring the share or the stick back, or `deedbox-keys.toml` of the box from its copy; of a box that is lost for ever, `deedbox keys wrap --begin-anew` begins another
storage-box-damaged = { $path }, what the key box says of itself, cannot be understood: { $says }
    .mend = bring it back from a copy of the box; where there is none, take it away and `deedbox keys wrap` writes it anew. The keys beside it are whole: what is encrypted opens all the same
storage-no-keys-in = no key box was begun in { $path }: a share or a stick may not be there
    .mend = bring it back; a new box is begun by `deedbox keys wrap`
