# What the policies or the state of things do not allow.
refusal-archive-exists = there is an archive in { $path } already
    .mend = name another folder
refusal-folder-not-empty = { $path } is not empty
    .mend = name a new or an empty folder
refusal-staff-exists = { $id } is entered already
    .mend = `deedbox staff show { $id }`, `deedbox staff role { $id } --give ROLE`
refusal-unit-exists = there is a unit { $unit } already
    .mend = `deedbox unit show { $unit }`
refusal-let-no-until = unit { $unit } is let to { $company } since { $since }
    .mend = `deedbox move-out { $unit } --date D` first, or look at `deedbox show { $unit }`
refusal-let = unit { $unit } was let to { $company } from { $since } to { $until }
    .mend = move in on { $until } or later
refusal-unit-not-yet = unit { $unit } counts from { $since } on
    .mend = give that day or a later one; where it was there before, a manager: `deedbox amend { $unit }/unit since=D --approve`
refusal-unit-ended-no-into = unit { $unit } was ended on { $ended }
    .mend = a manager adds it anew from a day on: `deedbox unit add { $unit } --floor F --date D`
refusal-unit-ended = unit { $unit } became { $into } on { $ended }
    .mend = name one of them
refusal-vacant-no-departed = unit { $unit } is vacant
    .mend = `deedbox add { $unit } --company NAME --move-in D` opens a file
refusal-vacant = unit { $unit } is vacant
    .mend = who left last is `{ $unit }@{ $departed_first }`; `deedbox add { $unit } --company NAME --move-in D` opens a file
refusal-already-filed = { $given } is filed already, as { $earlier }
    .mend = `--duplicate-ok` files the same bytes again
refusal-same-paper = { $again } has the same bytes as { $first }
    .mend = leave one of them out; `--duplicate-ok` files both
refusal-reserved = { $reserved } is reserved for the role { $role }, which { $actor } does not hold
    .mend = { $holders } may: `--as { $holders_first }`
refusal-reserved-no-holders = { $reserved } is reserved for the role { $role }; { $actor } does not hold it, and nobody does
    .mend = `deedbox staff role ID --give { $role_code }`
refusal-same-person = { $actor } asked for { $id } and may not approve it too
    .mend = somebody else with the role approves it
refusal-on-loan = { $file } is out: { $borrower } has had it since { $since }
    .mend = `deedbox return { $loan }` when it is back
refusal-is-gone = { $file } is lost since { $since }, and neither found nor replaced
    .mend = `deedbox update { $loss } --status found` when it is there, or `--status replaced --note TEXT`
refusal-number-not-out-no-out = { $number } of { $id } is not out: nothing of it is
    .mend = `deedbox show { $id }` says what came back, and when
refusal-number-not-out = { $number } of { $id } is not out
    .mend = what is out: { $out }
refusal-number-out = { $number } is out already, by { $id }
    .mend = `deedbox update { $id } --status handed-in --number { $number }` when it is back
refusal-not-keeper-no-kept = { $person } does not keep the file of { $unit }
    .mend = `deedbox report clients` names who keeps each file
refusal-not-keeper = { $person } does not keep the file of { $unit }
    .mend = { $person } keeps { $kept }
refusal-keeps-nothing = { $person } keeps no file
    .mend = `deedbox report clients` names who keeps each file
refusal-custodian-waits = another custodian of { $unit } waits for approval: { $waits }
    .mend = `deedbox approve { $waits }` or `deedbox reject { $waits } --reason TEXT`
refusal-not-theirs = { $id } is accepted by { $person }, who takes the files
    .mend = `--as { $person }`
refusal-restricted = { $id } is restricted: nobody sees what it says
    .mend = `deedbox unrestrict { $id }` lifts that, by who holds the role; `deedbox restrict --list` says why
refusal-not-restricted = { $id } is not restricted
    .mend = `deedbox restrict --list` names what is
refusal-not-restrictable = { $id } is { $kind_noun }, which is not restricted: it says where something lies, who works here, or what leave was given
    .mend = `deedbox amend { $id }` takes words away that are not to be read
refusal-still-open = { $id } is open, and what is under way is not restricted
    .mend = `deedbox show { $id }` says which step is due
refusal-number-taken = the number { $no } is that of { $id } already
    .mend = look at `deedbox show { $id }`; leave out `--no`, or give another number
refusal-more-than-held = { $held } is held of the { $about } deposit of { $owner }, and no more than that is deducted or given back
    .mend = `deedbox report deposits` shows what is held
refusal-more-than-credit = { $owner } has paid { $credit } too much by { $day }, and no more than that is paid back
    .mend = `deedbox statement { $owner }` shows the account; a deposit is given back by `deedbox record deposit { $owner } --movement refunded`
refusal-reads-backwards = meter { $meter } read more on { $date } already: { $id }
    .mend = look at `deedbox show { $id }`; where the meter is new, or was set back, `--replaced`
refusal-reads-beyond = meter { $meter } read less on { $date }: { $id }
    .mend = look at `deedbox show { $id }`, and at the date; `deedbox void { $id } --reason TEXT` where that one is wrong
refusal-voided = { $id } was voided: it counts for nothing
    .mend = record anew what really happened
refusal-case-step = { $id } stands at { $status }, and cannot be { $action } from there
    .mend = due now: { $due_or }
refusal-case-step-no-due = { $id } stands at { $status }, and cannot be { $action } from there
    .mend = nothing more is done to it
refusal-step-needs-paper = { $id } cannot be { $action } without a paper of category { $category }
    .mend = `deedbox file { $id_owner } PATH --category { $category_code }`, or `--attach PATH` with the step
refusal-step-needs-deposit-held = { $id } cannot be { $action } without a deposit for fit-out works that is held
    .mend = `deedbox record deposit { $id_owner } --about fit-out --movement received --amount …`
refusal-step-needs-deposit-returned = { $id } cannot be { $action } without the deposit for fit-out works given back
    .mend = `deedbox record deposit { $id_owner } --about fit-out --movement refunded --amount …`
refusal-step-needs-addressee = { $id } cannot be { $action } without somebody to whom it goes
    .mend = `--to DEPARTMENT`
refusal-nothing-to-undo = { $actor } has done nothing here that could be taken back
    .mend = `deedbox log` tells who did what
refusal-rests-on-act = { $by } has gone on with { $id } since: the act is not the last one about it
    .mend = `deedbox show { $id }` tells what was done; `deedbox void { $id } --reason TEXT` or `deedbox amend { $id } KEY=VALUE` puts it right
refusal-named-since = { $record }, entered by { $by } since, rests on { $id }
    .mend = `deedbox show { $record }` tells what it is; once that is void, `deedbox undo` again
refusal-act-unknown = what was entered last came from another working copy, within one second: whether it was one act is not known here ({ $ids })
    .mend = `deedbox void ID --reason TEXT` takes each back; `deedbox undo` does where it was entered
refusal-act-moved-on = { $actor } has entered something else in the meantime
    .mend = `deedbox log --mine` shows it; then `deedbox undo` again
refusal-not-undone = the last act about { $id } cannot be taken back by a step
    .mend = `deedbox amend { $id } KEY=VALUE` puts values right; `deedbox show { $id }` tells where it stands
refusal-nothing-waits = nothing of { $id } waits for a decision
    .mend = `deedbox show { $id }` tells where it stands
refusal-off-site-no-days = papers are read in the office here, not off site
    .mend = leave out `--off-site`; the estate allows it by `off_site_days` under [loans] in deedbox.toml
refusal-off-site = papers may be off site for { $days } days at most
    .mend = an earlier `--due`
refusal-renewed-out = { $id } has been renewed { $times } times, which is all that the estate allows
    .mend = return it, and lend it anew
refusal-further-units = the client of { $unit } holds { $further } after that day, and the file could go on under none of them
    .mend = give { $since } or a later day
refusal-next-comes = { $company } is to move in on { $since } (`{ $next }`)
    .mend = give { $since } or an earlier day; or a manager first: `deedbox amend { $next } move_in=D --approve`
refusal-not-left = the client of { $file } is there still
    .mend = name the volume of a client who left, as `1203@2026-06-30`; a further unit is `deedbox add UNIT --with { $file } --move-in D`
refusal-boxed-already = the volume of { $file } lies in a box, and is closed
    .mend = a client who comes back gets a file of its own: `deedbox add UNIT --company NAME --move-in D --returns { $file }`
refusal-take-back-first = { $name } went on to another unit, and left that one too
    .mend = `deedbox reopen { $last } --note TEXT` first
refusal-held-since = { $company } has the unit since { $since }, so that { $name } cannot be taken back
    .mend = look at `deedbox history { $name }`; a client who comes back gets a file of its own
refusal-let-then = { $company } holds unit { $unit } since { $since }, and has not left it by { $date }
    .mend = `deedbox move-out { $unit } --date D` first, or give a later day
refusal-unit-changes-later = unit { $unit } has another area from { $from } on
    .mend = give that day or a later one
refusal-other-floor = unit { $unit } does not lie on floor { $floor }
    .mend = name units of one floor
refusal-left-that-day = another client left unit { $unit } on { $date }, and `{ $unit }@{ $date }` is the name of one
    .mend = give the next day
refusal-gates-shut = unit { $unit } cannot be given up yet: { $gates }
    .mend = settle that, or a manager: `deedbox move-out { $unit } --date { $date } { $waive } --reason TEXT`
refusal-bound = the file of { $file } is bound already
    .mend = `deedbox show { $file }`
refusal-year-not-over = the year { $year } has not begun
    .mend = name a year that has
refusal-volume-damaged = the volume { $file } is damaged ({ $path }), and a box is closed for good
    .mend = `deedbox verify { $file_owner }` tells what is wrong
refusal-git-busy = git is in the middle of { $operation }
    .mend = finish or abort it, then run the command again
refusal-git-busy-merge = git is in the middle of a merge
    .mend = `git merge --abort` takes it back, `git commit` ends it; then run the command again
refusal-git-busy-rebase = git is in the middle of a rebase
    .mend = `git rebase --abort` takes it back, `git rebase --continue` goes on; then run the command again
refusal-part-of-estate = this working copy holds { $here } of { $floors } floors whole: git left { $files ->
    [one] one file
   *[other] { $files } files
} of the archive out of it, so no answer is of the whole estate
    .mend = `git sparse-checkout disable` brings all of it; `--partial` answers for what is here
refusal-git-merge = a merge
refusal-git-rebase = a rebase
refusal-git-pick = a cherry-pick or revert
refusal-row-differs = { $file }:{ $line } is imported already, as { $id }, with another { $column }: first `{ $first }`, now `{ $now }`
    .mend = put the row back as it was; what is wrong in the archive is amended there
refusal-role-not-held = { $staff } does not hold the role { $role }
    .mend = `deedbox staff show { $staff }`
refusal-has-left = { $staff } has left
    .mend = name somebody who is here; `deedbox staff return { $staff }` when they come back
refusal-is-here = { $staff } is here and did not leave
    .mend = `deedbox staff show { $staff }`; `deedbox staff role { $staff } --give ROLE`
refusal-no-role = { $actor } holds no role, and who holds none changes nothing
    .mend = { $holders } may give one: `deedbox --as { $holders_first } staff role { $actor } --give ROLE`
refusal-no-role-no-holders = { $actor } holds no role, and who holds none changes nothing
    .mend = enter a manager first: `deedbox staff add ID --name NAME --role manager`
refusal-of-department = the step { $action } is taken by somebody of { $departments }; { $actor } is not
    .mend = { $people } may: `--as { $people_first }`
refusal-of-department-no-people = the step { $action } is taken by somebody of { $departments }; { $actor } is not, and nobody is
    .mend = `deedbox staff add ID --name NAME --role clerk --department { $departments_first }`
refusal-last-manager = { $staff } is the last who may enter people and give roles
    .mend = give the role to somebody else first: `deedbox staff role ID --give manager`
refusal-nothing-to-adopt = { $path } is not a stray file of a bundle
    .mend = `deedbox verify` names the files that no manifest lists
refusal-same-value = { $key } of { $id } is that already, so nothing would change
    .mend = `deedbox show { $id }` shows what holds
refusal-same-version = { $id } has these very bytes already, so nothing would change
    .mend = hand in the paper that is to take its place
refusal-void-waits = that { $id } is to count for nothing waits for approval already
    .mend = `deedbox approve { $waits }` or `deedbox reject { $waits } --reason TEXT`
refusal-not-empty = { $id } is not voided while something is in it: { $shown }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    .mend = void that first, or `deedbox move-out` for a client who was there
refusal-unit-voided = there was a unit { $unit } on that floor, which was voided; its folder stays
    .mend = give it another code, or the floor on which it is
refusal-lies-there = { $id } lies there already
    .mend = name the category or the unit that is right
refusal-overtaken = { $waits } was overtaken by { $by }, which took effect since and says another thing of the same key
    .mend = `deedbox reject { $waits } --reason TEXT`, then `deedbox amend` anew
refusal-not-covered = { $paper } is another version than the one that was approved with { $id }
    .mend = `deedbox disclose` asks anew, with the paper as it is now

refusal-loan-step-status-asked = { $id } waits for approval, so it cannot be { refusal-loan-wanted }
    .mend = `deedbox approve { $id }` or `deedbox reject { $id } --reason TEXT` comes next
refusal-loan-step-status-out = { $id } is out, so it cannot be { refusal-loan-wanted }
    .mend = `deedbox return { $id }` or `deedbox renew { $id }` comes next
refusal-loan-step-status-returned = { $id } is back, so it cannot be { refusal-loan-wanted }
    .mend = nothing more is done to it; `deedbox lend` asks anew
refusal-loan-step-status-gone = { $id } is lost, so it cannot be { refusal-loan-wanted }
    .mend = `deedbox show { $id_owner }` names the case of what is gone; `deedbox update` it when it is found or replaced
refusal-loan-step-status-rejected = { $id } was rejected, so it cannot be { refusal-loan-wanted }
    .mend = nothing more is done to it; `deedbox lend` asks anew
refusal-loan-wanted = { $action_code ->
        [approved] approved
        [rejected] rejected
        [returned] returned
        [renewed] renewed
        [gone] noted as lost
        [voided] voided
        [amended] amended
       *[other] changed so
    }

refusal-left-beside = { $id } was registered, but the command that made it was stopped before it put it at { $path }
    .mend = `deedbox export --release { $id } -o { $path }` puts it there; or name another place
refusal-left-beside-disclosure = { $id } was registered, but the command that filled its folder was stopped before it put it at { $path }
    .mend = `deedbox disclose --release { $id } -o { $path }` puts it there; or name another folder
refusal-due-passed = { $id } was to be back on { $due }, before it would go out
    .mend = ask anew with a later `--due`, and `deedbox reject { $id } --reason …`
refusal-step-needs-reason = { $id } cannot be { $action } without a reason
    .mend = `--note TEXT`
refusal-receipt-taken = the receipt { $receipt } is that of { $id } already
    .mend = look at `deedbox show { $id }`; leave out `--receipt`, or give another number
refusal-plan-stale = { $plan } no longer fits the archive: { $difference }
    .mend = make a new plan with `--plan FILE`, and have it looked at
refusal-plan-year = it is a plan for { $year }
refusal-plan-gone = { $volume } is not waiting for a box any more
refusal-plan-new = { $volume } is waiting for a box too
refusal-plan-changed = { $volume } has changed
refusal-survey-exists = { $year } has its survey already: { $id }
    .mend = `deedbox survey show --year { $year }`; `deedbox amend { $id } …` changes what it says
refusal-survey-over = { $id } is { $status } and takes no answers any more
    .mend = `deedbox reopen { $id }` while its report is not approved
refusal-answered = { $question } is answered already, in { $id }
    .mend = `deedbox amend { $id } …` puts right what was entered wrongly
refusal-not-asked = { $id } was not sent to { $client }
    .mend = `deedbox survey show --year { $year }` tells to whom it was sent; what somebody else says is an opinion: `deedbox record opinion`
refusal-not-meant = { $id } did not go to { $client }: it went to { $to } on { $date }
    .mend = `deedbox notice show { $id }` lists the clients
refusal-received-before = { $client } has { $id } { $action } already, on { $when }
    .mend = `deedbox notice show { $id }` lists the clients
refusal-authority-over = { $id } holds no longer: its last day was { $until }
    .mend = `deedbox authority list --in-force` lists those that hold
refusal-not-amended = { $id } is an authority, which is not amended
    .mend = `deedbox authority end { $id }`, and `deedbox authority give …`
refusal-volume-kept = { $code } may not be destroyed: { $why }{ $by_count ->
        [0] {""}
       *[other] {" "}({ $by })
    }
    .mend = settle that first; `deedbox dispose plan` shows what may go
refusal-destroyed-already = { $code } was destroyed under { $list } already
    .mend = `deedbox show { $list }` tells when, and who saw it
refusal-plan-outdated = { $code } is not as it was when the plan was made
    .mend = `deedbox dispose plan -o FILE` makes it anew
refusal-paper-held = { $paper } lies in a file that is held
    .mend = `deedbox show { $hold }` tells why; `deedbox close { $hold }` lets it go
refusal-no-erasure = { $id } asks for { $about }, not for erasure
    .mend = `deedbox request open UNIT --about erasure --person NAME` enters one that does
refusal-request-settled = { $id } is { $status }; nothing is destroyed by it any more
    .mend = `deedbox reopen { $id }` where it was settled by mistake
refusal-request-of-other = { $id } is about { $client }, and { $path } lies in another file
    .mend = leave it out, or enter a request about that client: `deedbox request open`
refusal-not-secured = no encrypted copy (`.age`) supersedes { $paper }
    .mend = file one: `deedbox file UNIT PATH.age --supersedes { $paper }`
refusal-no-duplicate = the bytes of { $paper } are filed nowhere else
    .mend = it is no duplicate; another ground is `request`
refusal-present-paper = { $id } has no term of its own: a volume goes as a whole
    .mend = `deedbox dispose plan` for volumes; papers go by `--ground request`, `duplicate` or `secured`
refusal-never-destroyed = { $id } lies in a register, of which nothing is ever destroyed
    .mend = only clients' files, rooms and policies have papers that may go
refusal-two-witnesses = { $id } is carried out before two witnesses
    .mend = name two of the staff: `--witness STAFF --witness STAFF`
refusal-witness-has-part = { $witness } asked for { $id }, approved it or carries it out, and cannot witness it
    .mend = name somebody else: `--witness STAFF`
refusal-approved-by-other = { $by } approved { $id } without holding the role { $role }; nothing was destroyed
    .mend = ask for another list: `deedbox dispose ask`; one who holds the role approves it
refusal-destruction-waits = { $id } was approved on { $approved } and is not carried out before { $from }
    .mend = wait; the days are `[disposal] wait_days` in `deedbox.toml`
refusal-list-held = what { $id } names is held since { $since } ({ $hold }, { $reason }); nothing was destroyed
    .mend = `deedbox close { $hold }` once it may go
refusal-tree-not-saved = git does not hold { $path } as it lies there; nothing was destroyed
    .mend = `deedbox save` first: a destruction stands in history by itself
refusal-line-does-not-fit = { $path } is not as { $id } says; nothing was destroyed
    .mend = `deedbox verify` tells what is wrong; a list that does not fit any more is made anew
refusal-not-a-witness = { $actor } is no witness of { $id }
    .mend = { $witnesses } are: `deedbox --as STAFF dispose witnessed { $id }`
refusal-witnessed-already = { $witness } has witnessed { $id } already
    .mend = the other witness says so in their own name
refusal-list-not-amended = { $id } is a destruction list, which is not amended
    .mend = `deedbox reject { $id } --reason TEXT`, and ask anew
refusal-file-destroyed = the volume of { $id_owner } was destroyed under { $list }
    .mend = `deedbox show { $id_owner }` shows what is left of it
refusal-not-supervisor = files are handed out by the role { $role }, which { $hander } does not hold
    .mend = { $others } may: `--handled-by { $others_first }`
refusal-not-supervisor-no-others = files are handed out by the role { $role }, which { $hander } does not hold, and nobody else could
    .mend = `deedbox staff role ID --give { $role_code }`
refusal-hands-to-self = { $hander } reads it, and nobody hands a file to themselves
    .mend = { $others } may: `--handled-by { $others_first }`
refusal-no-authority = { $lacks }, so the role { $role } approves, which { $actor } does not hold
    .mend = { refusal-may-approve }{ refusal-may-give }
refusal-may-approve = { $holders_count ->
        [0] nobody holds it: `deedbox staff role ID --give { $role_code }`
       *[other] { $holders } may: `--as { $holders_first }`
    }
refusal-may-give = { $lacks_code ->
        [authority] { $givers_count ->
            [0] {""}
           *[other] ; or gives an authority: `deedbox --as { $givers_first } authority give --for consult --person { $person } --until DATE`
        }
       *[other] {""}
    }
refusal-original = { $id } is an original, and its bytes stay as they are for ever
    .mend = file the paper that takes its place: `deedbox file { $file } PATH --category C --supersedes { $id }`
refusal-original-working = the papers of { $id } are changed by no key
    .mend = `deedbox amend { $id } --with PATH` gives a working paper its next version
refusal-not-voided = { $id } is { $kind_noun }, which is not voided by itself
    .mend = a note beside it says what is wrong: `deedbox record note UNIT …`
refusal-not-voided-tenancy = { $id } is { $kind_noun }, which is not voided by itself
    .mend = `deedbox void { $id_owner } --reason TEXT` voids the client with the tenancies
refusal-not-voided-person = { $id } is { $kind_noun }, which is not voided by itself
    .mend = `deedbox staff leave ID` ends the roles
refusal-not-voided-cover = { $id } is the cover of a volume in a box, which is not voided
    .mend = what is in a box leaves it by an approved destruction alone
refusal-not-voided-authority = { $id } is an authority, which is not voided: what was read under it stays read
    .mend = `deedbox authority end { $id }`
refusal-not-voided-disposal = { $id } was carried out, and what is destroyed stays destroyed
    .mend = `deedbox record note UNIT …` says what was wrong
refusal-may-not-attest = attesting { $clause } is reserved for the role { $roles_or }, which { $actor } does not hold
    .mend = { $holders } may: `--as { $holders_first }`
refusal-may-not-attest-no-holders = attesting { $clause } is reserved for the role { $roles_or }, which { $actor } does not hold
    .mend = nobody holds it; `deedbox staff role ID --give { $roles_first_code }`
refusal-confidential-paper = { $paper } is confidential, and is shown to whom it is lent
    .mend = who may lend it says `--purpose TEXT`; anybody else asks for it: `deedbox lend { $of } --paper { $paper } --to me --purpose TEXT`
refusal-seal-not-voided = { $id } is a seal, which is never made void: its line is on paper, and the next seal follows it
    .mend = seal anew: `deedbox seal --print seal.html`
refusal-lake-code-taken = { $code } is another estate in this lake ({ $id })
    .mend = choose another `--code`
refusal-lake-other-code = the estate is called { $other } in this lake, not { $code }
    .mend = `--code { $other }`
refusal-not-sealed = not sealed: { $count ->
        [one] 1 file
       *[other] { $count } files
    } of the bundle, { $path } among them
    .mend = seal first: `deedbox seal --print seal.html`; or `--unsealed` hands it out, and says so
refusal-key-none-in-force = { $what } is signed in this estate, and { $actor } has no signing key in force
    .mend = `deedbox staff key add { $actor } FILE`, approved by a manager
refusal-key-not-named = { $what } is signed in this estate, and no setting says where the key { $key } of { $actor } is; nothing was changed
    .mend = `deedbox config set signing_key ~/.ssh/id_ed25519.pub`
refusal-key-no-file = { $what } is signed in this estate, and `{ $file }`, which the settings of { $actor } name, holds no public key; nothing was changed
    .mend = `deedbox config set signing_key ~/.ssh/id_ed25519.pub`
refusal-key-other = { $what } is signed in this estate, and { $key } in `{ $file }` is no key of { $actor } in force; nothing was changed
    .mend = `deedbox staff key list` shows those that are; `deedbox config set signing_key FILE`
refusal-key-no-answer = { $what } is signed in this estate ([signatures] in deedbox.toml), and no key of { $actor } answers; nothing was changed
    .mend = run `ssh-add { $file }`, or plug the key in (ssh-keygen: { $says })
refusal-key-no-answer-no-says = { $what } is signed in this estate ([signatures] in deedbox.toml), and no key of { $actor } answers; nothing was changed
    .mend = run `ssh-add { $file }`, or plug the key in
refusal-key-no-signature = what ssh-keygen gave is no signature of { $what } by the key `{ $file }`; nothing was changed
    .mend = `ssh-keygen -Y sign -n deedbox -f FILE` shows what it gives
refusal-key-no-program = ssh-keygen is not installed, by which is signed; nothing was changed
    .mend = install OpenSSH: on Debian `apt install openssh-client`
refusal-key-not-touched = nobody touched the key for { $seconds } s; nothing was changed
    .mend = try again, and touch the key when it blinks
refusal-key-taken = { $key } is a key of { $person } already
    .mend = `deedbox staff key list` shows every key
refusal-key-not-theirs = { $person } has no key { $key }
    .mend = `deedbox staff key list` shows every key
refusal-key-ended = the key { $key } of { $person } ended at { $from }
    .mend = make another one: `ssh-keygen -t ed25519`
refusal-key-for-others = { $actor } may not enter a key for { $person }
    .mend = { $person } enters it, or whoever keeps the staff
refusal-key-not-yours = { $id } was entered by { $by }, and not by { $actor }
    .mend = { $by } signs it
refusal-key-signed-already = { $id } is signed
    .mend = `deedbox verify` says whether the signature counts
refusal-key-in-box = { $id } lies in a box, into which nothing comes any more
    .mend = it stays as it is
refusal-key-not-then = { $id } was entered at { $at }, when { $key } was not in force; nothing was changed
    .mend = sign by the key that was: `deedbox config set signing_key FILE`
