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
amends-unknown-key-no-keys = { $kind_noun } has nothing that can be amended, { $key } neither
    .mend = what was entered by mistake is voided: `deedbox void ID --reason TEXT`
amends-unknown-key-no-near = { $kind_noun } has no field { $key } that can be amended
    .mend = it has { $keys }
amends-unknown-key = { $kind_noun } has no field { $key } that can be amended
    .mend = did you mean { $near }? it has { $keys }
amends-needed = { $kind_noun } needs its { $key }
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
amends-value = { $key }: { $invalid }
