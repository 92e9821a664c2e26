# Amendments, voids, papers filed again, covers confirmed.
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
