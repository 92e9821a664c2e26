# Bringing in tables: what was understood, what was left out, what cannot be told.
import-register = { $word } ({ $code })
import-count = { $register } { $new } new, { $same } as before
import-and-more = … and { $count } more
import-reason = Reason
import-encoding-unknown = which characters { $file } is written in cannot be told
    .mend = save it as `CSV UTF-8`, or name it: `--encoding gb18030`, `--encoding big5`
import-not-of-encoding = { $file } is not { $encoding }
    .mend = leave `--encoding` out, and it is looked for
import-no-such-encoding = there is no encoding { $name }
    .mend = such as utf-8, gb18030, big5, utf-16le
import-workbook = { $file } cannot be opened as a workbook
    .mend = open it in its office program and save it as .xlsx
import-encrypted = { $file } has a password, or is encrypted by Excel as "read-only recommended"
    .mend = open it, and save a copy without the password, and without "read-only recommended"
import-no-sheet = { $file } has no sheet { $sheet }
    .mend = it has: { $known }
import-fee-item = { $file } does not say what is charged for
    .mend = add a column 項目 (item) to it, or say it for all rows: `--item 管理費`
import-fee-due = { $file } says neither when its amounts are due nor for which month they are
    .mend = add a column 到期日 (due) or 月份 (month) to it, or `--map 'HEADER=due'`
import-fee-year = of which year the column { $column } of { $file } is cannot be told
    .mend = `--year 2026` says it, or a title above the table
import-fee-forms = { $file } has months as columns, and a column of amounts beside them: { $column }
    .mend = `--map '{ $column }=-'` leaves that out
import-no-fees = { $option } is for fee sheets, and no table here is one
    .mend = leave it out, or say that the table is one: `--register fees`
import-map-field = no register has the field { $field }
    .mend = fields: { $known_row }
import-map-column = no table has the column { $column }
    .mend = `--map 'HEADER=FIELD'`, the header as it stands in the table
import-map-shape = `{ $given }` is not a column with its field
    .mend = write it like `--map '租戶=company'`; `-` leaves a column out
import-beyond-bytes = { $file } is larger than any register
    .mend = at most 128 MB: divide it, by year for instance
import-beyond-unpacked = { $file } is larger than any register when it is unpacked
    .mend = at most 256 MB without its pictures: save the register's sheet as a workbook of its own
import-beyond-rows = { $file } has more rows than any register
    .mend = at most 1048576: divide it, by year for instance; delete empty rows below the last one
import-beyond-columns = { $file }:{ $line } has more cells than any register has columns
    .mend = at most 1024: delete what stands far to the right
import-beyond-cells = { $file } has more cells than any register
    .mend = at most 4 million, the empty ones between included: divide it, or delete what stands far to the right or below
import-beyond-text = { $file }:{ $line } has a cell with more text than any register
    .mend = at most 32767 characters, as in Excel: put what is a paper into a file of its own
import-beyond-texts = { $file } has more text than any register
    .mend = at most 128 MB in all its cells: divide it, by year for instance
import-beyond-reading = { $file } could not be read within the time and memory that a workbook may take
    .mend = open it in its office program and save it as a new .xlsx; what is larger than a register, divide
import-no-table-html = { $file } is no workbook and no CSV but an HTML page, as web systems export them
    .mend = open it in Excel and save it as .xlsx
import-no-table-web-archive = { $file } is a web archive (MIME HTML)
    .mend = open it in Excel and save it as .xlsx
import-no-table-xml2003 = { $file } is a workbook in the XML of Excel 2003
    .mend = open it in Excel and save it as .xlsx
import-no-table-xml = { $file } is XML
    .mend = open it in the program that it is from, and save it as .xlsx or CSV
import-no-table-pdf = { $file } is a PDF, and no table
    .mend = ask for the table that it was made from; the PDF itself is a paper: `deedbox file`
import-no-table-old-excel = { $file } is a workbook of an Excel before 97
    .mend = open it in Excel or LibreOffice and save it as .xlsx
import-no-table-other = { $file } is no table ({ $kind })
    .mend = tables are .xlsx, .xls, .ods and CSV
import-bad-bytes = { $file }:{ $line }: the bytes { $bytes } after `{ $after }` are no character{ $more ->
        [0] {""}
        [one] {" "}(and at { $more } further place)
       *[other] {" "}(and at { $more } further places)
    }
    .mend = something cut a character there: write it anew in that line, and save the file as `CSV UTF-8`
import-quote-never-closed = { $file }:{ $line }: a quotation mark opens a cell here and is never closed
    .mend = close it in its own row; a mark that belongs to the text is doubled within two others: `"5"" pipe"`
import-quote-text-after = { $file }:{ $line }: the quotation mark that opens a cell here is closed in line { $closed }, and text follows it
    .mend = close it in its own row; a mark that belongs to the text is doubled within two others: `"5"" pipe"`
import-quote-holds-rows = { $file }:{ $line }: the quotation mark that opens a cell here is closed in line { $closed }, and whole rows are in between
    .mend = close it in its own row; a text of several lines that has as many separators as a row, put on one line
import-encoding-uncertain = { $file } fits several encodings: { $readings }
    .mend = name the one that reads right, `--encoding windows-1252` for instance; or save it as `CSV UTF-8`
import-map-twice = `--map` says twice what the column `{ $column }` is
    .mend = name each column once
import-other-unit = { $file }: the header `{ $column }` says { $unit }, which is not reckoned
    .mend = amounts are in the estate's currency (元, 千元, 萬元), areas in m² (or 平方呎): reckon the column, and write that in the header
import-undoes = { $file }:{ $line }: the column `{ $column }` is not read, and says `{ $value }`: the row may count for nothing
    .mend = take such rows out, or leave the column out: `--map '{ $column }=-'`
import-departures = { $file }: { $count ->
    [one] 1 client of the table has left, and `--register clients` alone would make a present one of them
   *[other] { $count } clients of the table have left, and `--register clients` alone would make present ones of them
}
    .mend = leave `--register` out (and call the file `clients`, where its headers do not tell): the departures come in with the clients
import-broken = { $file }:{ $line } is not a table
    .mend = save it as `CSV UTF-8`
import-destructions = { $file } lists what was destroyed, and that is not imported: only `deedbox dispose carry-out` destroys, under a list that was approved here
    .mend = record the list of before as a note with its scan: `deedbox record note UNIT --about destroyed --note TEXT --attach SCAN.pdf`
import-broken-no-line = { $file } is not a table
    .mend = save it as `CSV UTF-8`
import-column-missing = { $file } has no column { $column }
    .mend = add it to the header row
import-column-twice = { $file } has the column { $column } twice
    .mend = take one away
import-register-unknown-no-fitting = which register { $file } is cannot be told: its headers fit none
    .mend = `--register R` says it, one of { $known }
import-register-unknown = { $file } may be { $fitting_or }
    .mend = `--register R` says which
