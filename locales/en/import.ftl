# Bringing in tables: what was understood, what was left out, what cannot be told.
import-register = { $word } ({ $code })
import-count = { $register } { $new } new, { $same } as before
import-and-more = … and { $count } more
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
import-encrypted = { $file } has a password, or is encrypted by Excel as "read-only recommended"
import-encrypted-mend = open it, and save a copy without the password, and without "read-only recommended"
import-no-sheet = { $file } has no sheet { $sheet }
import-no-sheet-mend = it has: { $known }
import-map-field = no register has the field { $field }
import-map-field-mend = fields: { $known }
import-map-column = no table has the column { $column }
import-map-column-mend = `--map 'HEADER=FIELD'`, the header as it stands in the table
import-map-shape = `{ $given }` is not a column with its field
import-map-shape-mend = write it like `--map '租戶=company'`; `-` leaves a column out
import-beyond-bytes = { $file } is larger than any register
import-beyond-bytes-mend = at most 128 MB: divide it, by year for instance
import-beyond-unpacked = { $file } is larger than any register when it is unpacked
import-beyond-unpacked-mend = at most 256 MB without its pictures: save the register's sheet as a workbook of its own
import-beyond-rows = { $file } has more rows than any register
import-beyond-rows-mend = at most 1048576: divide it, by year for instance; delete empty rows below the last one
import-beyond-columns = { $file }:{ $line } has more cells than any register has columns
import-beyond-columns-mend = at most 1024: delete what stands far to the right
import-beyond-cells = { $file } has more cells than any register
import-beyond-cells-mend = at most 4 million, the empty ones between included: divide it, or delete what stands far to the right or below
import-beyond-text = { $file }:{ $line } has a cell with more text than any register
import-beyond-text-mend = at most 32767 characters, as in Excel: put what is a paper into a file of its own
import-beyond-texts = { $file } has more text than any register
import-beyond-texts-mend = at most 128 MB in all its cells: divide it, by year for instance
import-beyond-reading = { $file } could not be read within the time and memory that a workbook may take
import-beyond-reading-mend = open it in its office program and save it as a new .xlsx; what is larger than a register, divide
import-is-html = { $file } is no workbook and no CSV but an HTML page, as web systems export them
import-is-html-mend = open it in Excel and save it as .xlsx
import-is-web-archive = { $file } is a web archive (MIME HTML)
import-is-web-archive-mend = open it in Excel and save it as .xlsx
import-is-xml-2003 = { $file } is a workbook in the XML of Excel 2003
import-is-xml-2003-mend = open it in Excel and save it as .xlsx
import-is-xml = { $file } is XML
import-is-xml-mend = open it in the program that it is from, and save it as .xlsx or CSV
import-is-pdf = { $file } is a PDF, and no table
import-is-pdf-mend = ask for the table that it was made from; the PDF itself is a paper: `deedbox file`
import-is-old-excel = { $file } is a workbook of an Excel before 97
import-is-old-excel-mend = open it in Excel or LibreOffice and save it as .xlsx
import-is-other = { $file } is no table ({ $kind })
import-is-other-mend = tables are .xlsx, .xls, .ods and CSV
import-bad-bytes = { $file }:{ $line }: the bytes { $bytes } after `{ $after }` are no character
import-bad-bytes-more = ({ $count ->
    [one] and at { $count } further place
   *[other] and at { $count } further places
 })
import-bad-bytes-mend = something cut a character there: write it anew in that line, and save the file as `CSV UTF-8`
import-quote-open = { $file }:{ $line }: a quotation mark opens a cell here and is never closed
import-quote-open-mend = close it in its own row; a mark that belongs to the text is doubled within two others: `"5"" pipe"`
import-quote-text = { $file }:{ $line }: the quotation mark that opens a cell here is closed in line { $closed }, and text follows it
import-quote-text-mend = close it in its own row; a mark that belongs to the text is doubled within two others: `"5"" pipe"`
import-quote-rows = { $file }:{ $line }: the quotation mark that opens a cell here is closed in line { $closed }, and whole rows are in between
import-quote-rows-mend = close it in its own row; a text of several lines that has as many separators as a row, put on one line
import-encoding-uncertain = { $file } fits several encodings: { $readings }
import-encoding-uncertain-mend = name the one that reads right, `--encoding windows-1252` for instance; or save it as `CSV UTF-8`
import-map-twice = `--map` says twice what the column `{ $column }` is
import-map-twice-mend = name each column once
import-other-currency = `{ $given }` is an amount in { $currency }, and the estate's money is another
import-other-currency-mend = give the amount in the estate's currency; what was paid in another one goes into a note
import-other-unit = `{ $given }` has another unit than its column
import-other-unit-mend = one unit a column: square metres, or square feet where the header says so, as in `面積（平方呎）`
import-digits-lost = of `{ $given }` an office program kept the first digits only
import-digits-lost-mend = format the column as text and type the number again, all its digits
import-merged = `{ $given }` stands in a cell that is merged over rows, and is the amount or number of the first alone
import-merged-mend = unmerge the cell and give each row its own
import-header-unit = { $file }: the header `{ $column }` says { $unit }, which is not reckoned
import-header-unit-mend = amounts are in the estate's currency (元, 千元, 萬元), areas in m² (or 平方呎): reckon the column, and write that in the header
import-undoes = { $file }:{ $line }: the column `{ $column }` is not read, and says `{ $value }`: the row may count for nothing
import-undoes-mend = take such rows out, or leave the column out: `--map '{ $column }=-'`
import-departures = { $file }: { $count ->
    [one] 1 client of the table has left, and `--register clients` alone would make a present one of them
   *[other] { $count } clients of the table have left, and `--register clients` alone would make present ones of them
}
import-departures-mend = leave `--register` out (and call the file `clients`, where its headers do not tell): the departures come in with the clients
