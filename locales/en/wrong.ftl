# What is wrong with a value.
wrong-of = { $place }: { $what }
wrong-empty = { $wanted } is empty
    .mend = { $wanted_code ->
            [date] write it like 2026-03-01
           *[other] give it a value
        }
wrong-too-long = { $wanted } `{ $given }` is longer than { $bytes } bytes
    .mend = make it shorter
wrong-start = { $wanted } `{ $given }` begins with `{ $c }`
    .mend = { wrong-mend-characters }
wrong-end = { $wanted } `{ $given }` ends with `{ $c }`
    .mend = { wrong-mend-characters }
wrong-character = { $wanted } `{ $given }` has the character { $c_named } in it
    .mend = { wrong-mend-characters }
wrong-reserved = { $wanted } `{ $given }` is a name that Windows or deedbox keeps for itself
    .mend = { wrong-mend-characters }
wrong-no-such-day = { $wanted } `{ $given }` is not in the calendar
    .mend = { $wanted_code ->
            [date] write it like 2026-03-01
           *[other] {""}
        }
wrong-shape = `{ $given }` is not { $wanted }
    .mend = write it like { $wanted_code ->
            [digest] 64 hex digits
           *[other] { $example }
        }
wrong-rsa-key = RSA keys are not taken: each signature would be four times as large
    .mend = make another one: `ssh-keygen -t ed25519`
wrong-not-one-of = `{ $given }` is not { $wanted } that is known here
    .mend = { $known_near }{ $wanted_code ->
            [category] known: { $known_row }; further ones go under [categories] in deedbox.toml
            [role] known: { $known_row }; further ones go under [roles] in deedbox.toml
           *[other] known: { $known_row }
        }
wrong-several = several are called `{ $given }`: { $fitting_row }
    .mend = name one of them
wrong-none-called = { $wanted_code ->
    [staff-id] nobody on the staff is called `{ $given }`
   *[other] nothing that can take this step is called `{ $given }`
}
    .mend = { $wanted_code ->
        [staff-id] `deedbox staff list` shows names and ids
       *[other] give the id that was printed; `deedbox status` and `deedbox loans` list them
    }
wrong-no-case = `{ $given }` is a unit, and nothing of it can take this step now
    .mend = give the id that was printed; `deedbox show { $given }` lists what is open
wrong-dollars-lost = `{ $given }` is what a shell leaves of an amount with a `$` in it: `$` and the digit behind it are gone
    .mend = put the amount in single quotes: `'HK$4,420'`; or leave the sign out: `4420`
wrong-out-of-range = { $wanted } `{ $given }` is out of range
    .mend = { $wanted_code ->
            [date] write it like 2026-03-01
            [hours] hours above 0, such as 2.5
            [area] square metres above 0, such as 85.5
           *[other] look for a slip of the keyboard
        }

wrong-noun-unit-turn = what became of a unit
wrong-noun-unit-code = a unit's code
wrong-noun-floor-code = a floor's code
wrong-noun-file-name = a unit
wrong-noun-date = a day
wrong-noun-moment = a time
wrong-noun-offset = an offset from UTC
wrong-noun-estate = an estate's id
wrong-noun-year = a year
wrong-noun-staff-id = a staff id
wrong-noun-signing-key = a public key by which somebody can sign
wrong-noun-age-key = a public key of age
wrong-noun-fingerprint = the fingerprint of a key
wrong-noun-role = a role
wrong-noun-category = a category
wrong-noun-reference = a record's id
wrong-noun-line = the text
wrong-noun-digest = a SHA-256 digest
wrong-noun-area = an area
wrong-noun-hours = hours
wrong-noun-level = a level
wrong-noun-retention = a retention term
wrong-noun-contact = a contact
wrong-noun-place = a place
wrong-noun-scan-code = the code on a label
wrong-noun-box = a box
wrong-noun-paper-name = the paper's name
wrong-noun-writer = a writer's id
wrong-noun-bundle-path = a path in a bundle
wrong-noun-kind = a kind
wrong-noun-action = a step
wrong-noun-gate = a gate
wrong-noun-currency = a currency's code
wrong-noun-language = a language
wrong-noun-count = a whole number
wrong-noun-book = a register
wrong-noun-money = an amount of money
wrong-noun-rate = a price
wrong-noun-month = a month
wrong-noun-meter-value = a meter's reading
wrong-noun-choice = a choice
wrong-noun-score = a score
wrong-noun-audience = whom it is for
wrong-noun-assignment = a field with its new value
wrong-noun-clause = a clause
wrong-mend-characters = { $wanted_code ->
        [line] leave out line breaks and control characters
        [paper-name] leave out line breaks and control characters
        [contact] leave out line breaks and control characters
        [staff-id] Latin letters, digits, `-`, `_` and `.`, beginning with a letter or digit
           *[other] letters and digits of any script, `-`, `_` and `.`, beginning with a letter or digit
    }
wrong-cell-day-or-month-first = `{ $given }` may have the day or the month first
    .mend = write it like 2026-03-01
wrong-cell-two-digit-year = `{ $given }` has a year of two digits
    .mend = write all four of them, like 2026-03-01
wrong-cell-no-year = `{ $given }` has no year
    .mend = write it like 2026-03-01
wrong-cell-broken = the cell says { $given }: the office program could not work it out
    .mend = put the value there in place of the formula
wrong-cell-no-value = the formula `{ $given }` has no value saved with it
    .mend = open the workbook in its office program and save it, or put the value there
wrong-cell-third-decimal = `{ $given }` has more than two decimals
    .mend = round it to cents, as it was charged or paid
wrong-cell-separator = `{ $given }` has a comma where no thousand ends
    .mend = write it like 5200.00 or 5,200.00
wrong-cell-negative = `{ $given }` is below zero
    .mend = amounts are not below zero here: what goes back is a refund or a payment of its own
wrong-cell-date-instead = the cell holds the date { $given }, where something else belongs
    .mend = office programs make dates of codes such as 12-03: format the column as text and type it again
wrong-cell-given-twice = `{ $given }` is the number of row { $line } as well
    .mend = each row has a number of its own
wrong-cell-other-currency = `{ $given }` is an amount in { $currency }, and the estate's money is another
    .mend = give the amount in the estate's currency; what was paid in another one goes into a note
wrong-cell-other-unit = `{ $given }` has another unit than its column
    .mend = one unit a column: square metres, or square feet where the header says so, as in `面積（平方呎）`
wrong-cell-digits-lost = of `{ $given }` an office program kept the first digits only
    .mend = format the column as text and type the number again, all its digits
wrong-cell-several-units = `{ $given }` names several units, and a row of this register is of one
    .mend = a row for each unit, with what is its own in it
wrong-cell-merged = `{ $given }` stands in a cell that is merged over rows, and is the amount or number of the first alone
    .mend = unmerge the cell and give each row its own
wrong-noun-lake-code = what an estate is called in a lake
wrong-noun-remote-name = the name of a store
wrong-noun-endpoint = the address of a store
wrong-noun-bucket = a bucket
wrong-noun-content-part = a part
wrong-plain-http = `{ $given }` would be read on the way
    .mend = `https://…`; plain http goes to this machine alone
