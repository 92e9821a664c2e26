# Bringing in tables: what was understood, what was left out, what cannot be told.
import-read-as = { $file }: read as { $encoding }. `--encoding E` says otherwise.
import-understood = { $file } is { $register }: { $columns }.
import-sheets-left-out = { $file }: { $count ->
    [one] the sheet { $sheets } is no register and was left out. `--sheet S --register R` takes it.
   *[other] the sheets { $sheets } are no registers and were left out. `--sheet S --register R` takes one.
}
import-rows-total = { $file }: { $count ->
    [one] a row of totals was left out: { $rows }.
   *[other] { $count } rows of totals were left out: { $rows }.
}
import-rows-blank = { $file }: { $count ->
    [one] an empty row was left out: { $rows }.
   *[other] { $count } empty rows were left out: { $rows }.
}
import-rows-header = { $file }: { $count ->
    [one] the header stands there again and was left out: { $rows }.
   *[other] the header stands there { $count } times again and was left out: { $rows }.
}
import-and-more = … and { $count } more
import-rejected = { $count ->
    [one] The wrong row is in { $file }, with the reason beside it.
   *[other] The { $count } wrong rows are in { $file }, with the reason beside each.
} Mend them there and import that file.
import-template-made = { $file } is an empty sheet for { $register }.
import-reason = Reason
import-day-or-month = `{ $given }` may have the day or the month first
import-day-or-month-mend = write it like 2026-03-01
import-two-digits = `{ $given }` has a year of two digits
import-two-digits-mend = write all four of them, like 2026-03-01
import-no-year = `{ $given }` has no year
import-no-year-mend = write it like 2026-03-01
import-broken = the cell says { $given }: the office program could not work it out
import-broken-mend = put the value there in place of the formula
import-no-value = the formula `{ $given }` has no value saved with it
import-no-value-mend = open the workbook in its office program and save it, or put the value there
import-third-decimal = `{ $given }` has more than two decimals
import-third-decimal-mend = round it to cents, as it was charged or paid
import-separator = `{ $given }` has a comma where no thousand ends
import-separator-mend = write it like 5200.00 or 5,200.00
import-negative = `{ $given }` is below zero
import-negative-mend = amounts are not below zero here: what goes back is a refund or a payment of its own
import-date-instead = the cell holds the date { $given }, where something else belongs
import-date-instead-mend = office programs make dates of codes such as 12-03: format the column as text and type it again
import-given-twice = `{ $given }` is the number of row { $line } as well
import-given-twice-mend = each row has a number of its own
import-encoding-unknown = which characters { $file } is written in cannot be told
import-encoding-unknown-mend = save it as `CSV UTF-8`, or name it: `--encoding gb18030`, `--encoding big5`
import-not-of-encoding = { $file } is not { $encoding }
import-not-of-encoding-mend = leave `--encoding` out, and it is looked for
import-no-such-encoding = there is no encoding { $name }
import-no-such-encoding-mend = such as utf-8, gb18030, big5, utf-16le
import-workbook-broken = { $file } cannot be opened as a workbook
import-workbook-broken-mend = open it in its office program and save it as .xlsx
import-encrypted = { $file } has a password
import-encrypted-mend = open it, and save a copy without the password
import-too-large = { $file } is larger than any register
import-too-large-mend = at most 1024 columns and 20 million cells: delete what stands far to the right or below
import-no-sheet = { $file } has no sheet { $sheet }
import-no-sheet-mend = it has: { $known }
import-map-field = no register has the field { $field }
import-map-field-mend = fields: { $known }
import-map-column = no table has the column { $column }
import-map-column-mend = `--map 'HEADER=FIELD'`, the header as it stands in the table
import-map-shape = `{ $given }` is not a column with its field
import-map-shape-mend = write it like `--map '租戶=company'`; `-` leaves a column out
import-map-twice = `--map` says twice what the column `{ $column }` is
import-map-twice-mend = name each column once
