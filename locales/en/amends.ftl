# Amendments, voids, papers filed again, covers confirmed.
amends-refiled = { $from } is filed as { $to } now, under { $category }; where it was it counts for nothing.
amends-confirmed = The cover { $id } is confirmed as it stands; an amendment that takes effect later lets it lapse.
amends-reviewed = The file of { $owner } is noted as gone through.
amends-next-version = the next version
amends-amended = { $id } is amended from { $from } on: { $what }.
amends-amendment-waits = { $id }: { $what } from { $from } on. It waits; nothing changes before it is approved: `deedbox approve { $event }`.
amends-label-stays = {" "}The label stays { $label }: `deedbox amend { $owner } label=…`.
amends-voided = { $id } counts for nothing from the beginning.
amends-void-waits = { $id } is to count for nothing. It waits: `deedbox approve { $event }`.
amends-one-person = {" "}Asked for and approved by one person, which the record says.
amends-nothing-amendable = { $kind } has nothing that can be amended, { $key } neither
    .mend = what was entered by mistake is voided: `deedbox void ID --reason TEXT`
amends-unknown-key = { $kind } has no field { $key } that can be amended
    .mend = it has { $keys }
amends-unknown-key-near = { $kind } has no field { $key } that can be amended
    .mend = did you mean { $near }? it has { $keys }
amends-needed = { $kind } needs its { $key }
    .mend = give it a value; it cannot be taken away
amends-no-such-contact = { $key } means nobody: { $there ->
        [one] 1 contact is
       *[other] { $there } contacts are
    } there
    .mend = the first is `contact.phone`, the second `contact.2.phone`
amends-twice = { $key } is given twice
    .mend = leave one of them out
amends-unfit = { $keys } cannot stand beside what is there
    .mend = `deedbox show ID` shows the record
amends-nothing = nothing is said that is to change
    .mend = `KEY=VALUE`, or `--with PATH`
amends-original = { $id } is an original, and its bytes stay as they are for ever
    .mend = file the paper that takes its place: `deedbox file { $file } PATH --category C --supersedes { $id }`
amends-papers = the papers of { $id } are changed by no key
    .mend = `deedbox amend { $id } --with PATH` gives a working paper its next version
amends-not-voided = { $id } is { $kind }, which is not voided by itself
    .mend = a note beside it says what is wrong: `deedbox record note UNIT …`
amends-tenancy-not-voided = { $id } is { $kind }, which is not voided by itself
    .mend = `deedbox void { $owner } --reason TEXT` voids the client with the tenancies
amends-person-not-voided = { $id } is { $kind }, which is not voided by itself
    .mend = `deedbox staff leave ID` ends the roles
amends-boxed-not-voided = { $id } is the cover of a volume in a box, which is not voided
    .mend = what is in a box leaves it by an approved destruction alone
