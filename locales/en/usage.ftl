# What is wrong with a command line.
usage-unknown-command = there is no command `{ $given }`
usage-unknown-option = there is no option `{ $given }`
usage-missing = lacking: { $lacking }
usage-value-missing = { $option } needs a value
usage-value-wrong = `{ $given }` will not do for { $option }
usage-too-many = `{ $given }` is one value too many for { $option }
usage-values-wanted = { $option } has { $there } values, and needs { $wanted }
usage-equals-wanted = { $option } takes its value after `=`
usage-conflict = { $option } does not go with { $other }
usage-conflict-twice = { $option } is given twice
usage-conflict-any = { $option } does not go with the others
usage-command-wanted = which command is not said
usage-not-unicode = a word of the command line is not Unicode
usage-other = the command line cannot be understood
usage-near = did you mean { $near }?
usage-known = known: { $known }
usage-usage = Usage: { $line }
usage-more = for more see `--help`
# What is asked at a terminal where something is lacking.
usage-ask-line = This is the command line: { $line }
usage-ask-sure = Do it?
usage-ask-yes = yes
usage-ask-no = no
usage-ask-yes-no = Y/n
usage-ask-yes-or-no = `y` or `n`
usage-ask-left = Nothing was done.
usage-ask-leave = Esc leaves; nothing is changed
usage-ask-pick = type letters of code or name, or ↑ ↓; Enter takes it; Esc leaves
usage-ask-empty = something is needed here
usage-ask-several = { $typed } fits several: type more of it, or pick one with ↑ ↓
usage-ask-wrong = { $given } will not do here
usage-ask-other = that is not { $word }
usage-ask-type = Type { $word } to do it:
usage-severe-bound = { $unit } { $company } moves out on { $date }: { $papers ->
    [one] its file of one paper is bound
   *[other] its file of { $papers } papers is bound
 }, the tenancy ends, and the unit can be let again. What comes later goes to { $unit }@{ $date }.
usage-severe-further = { $company } gives up { $unit } on { $date }; the file goes on, as it lies under another unit.
usage-severe-goes-on = { $company } gives up { $unit } on { $date }; the file goes on under { $next }.
usage-severe-boxed = { $volumes ->
    [one] One volume
   *[other] { $volumes } volumes
 } of { $year } { $volumes ->
    [one] goes
   *[other] go
 } into { $boxes ->
    [one] one box
   *[other] { $boxes } boxes
 }: each gets its code for life and is closed.
usage-severe-destroyed = { $files ->
    [one] One file
   *[other] { $files } files
 } of list { $id } will be destroyed. Nothing brings them back.
usage-asked-by = asked by { $by } on { $since }
usage-undo-what = The last act, { $at }:
usage-undo-how = It is taken back by
usage-first-head = { $estate }, { $date }; { $who } acts
usage-first-todo = { $todo ->
    [one] One thing wants doing
   *[other] { $todo } things want doing
 }, { $mine } of them by your decision (`deedbox status`); first:
usage-first-nothing = Nothing wants doing.
usage-first-none = There is no archive here: `deedbox init DIR` makes one, `deedbox demo DIR` makes one to look at.
usage-first-commands = Every day:
usage-first-more = `deedbox --help` lists everything; `deedbox lend` and the like ask for what is missing.
