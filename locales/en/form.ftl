# Printed forms: their names, headings and sentences. In English pages a heading has the Chinese beside it.
form-page-of = "Page " counter(page) " of " counter(pages)
form-cover = Volume cover
form-item-list = Contents
form-file-note = File note
form-spine = Spine
form-catalogue = Volume catalogue
form-box-spines = Box spines
form-labels = File labels
form-loan-slip = Loan slip
form-out-card = Out-card
form-loan-register = Loan register
form-move-out-slip = Move-out slip
form-disclosure = Papers handed over
form-survey = Satisfaction survey
form-destruction-list = Destruction list
form-appraisal = Appraisal
form-asked-by = Asked for by
form-carried-out-by = Carried out by
form-witness = Witness
form-term = To be kept for
form-kept-years = Kept for (years)
form-remains = Copies that remain
form-destroyed-under = destroyed under { $list }
form-seq = No.
form-item-no = No.
form-ref-no = Ref.
form-author = Author
form-title = Title
form-date = Date
form-level = Level
form-level-ordinary = ordinary
form-level-confidential = confidential
form-pages-at = Pages
form-pages = Pages
form-pages-total = Pages
form-items = Papers
form-remarks = Remarks
form-code = Code
form-volume-title = Volume
form-dates = From, to
form-retention = Kept for
form-office = Office
form-estate = Estate
form-unit = Unit
form-fonds = Fonds
form-year = Year
form-floor = Floor
form-first-last = Volumes
form-box = Box
form-shelves = Shelves
form-note = What is to be known of this volume
form-bound-by = Bound by
form-checked-by = Checked by
form-bound-on = Bound on
form-lent-on = Lent on
form-borrower = Borrower
form-department = Department
form-phone = Phone
form-file-title = File
form-purpose = Purpose
form-approved-by = Approved by
form-due = Due
form-returned-on = Returned
form-condition = Intact
form-handled-by = Handled by
form-place = To be read
form-place-office = in the office
form-place-off-site = off site
form-copy-office = Office copy
form-copy-file = Copy with the file
form-sign-borrower = Borrower signs
form-sign-handler = Handled by (signature)
form-sign-recipient = Received by (signature)
form-client = Client
form-custodian = Custodian
form-manager = Manager
form-signature = Signature
form-gate = Item
form-state = State
form-outstanding = Outstanding
form-gate-open = settled
form-gate-shut = open
form-gate-arrears = Fees
form-gate-deposits = Deposits
form-gate-cases = Open cases
form-gate-loans = Papers on loan
form-gate-keys = Keys
form-gate-restoration = Restoration
form-gate-label = Directory sign
form-further-unit = A further unit is given up alone: the client's other units stay, and so does the file.
form-recipient = Recipient
form-file = File
form-question = Question
form-answers = Answers
form-mean = Mean
form-satisfied = Satisfied %
form-target = target
form-target-met = Target met
form-score = Score
form-comment = Comment
form-sent-to = Sent to
form-compiled-by = Compiled by
form-survey-sent = sent to { $clients ->
    [one] one client
   *[other] { $clients } clients
  }, { $responses } answered
form-years = { $code } ({ $years ->
    [one] one year
   *[other] { $years } years
  })
form-permanent = { $code } (for ever)
form-unit-on-floor = Unit { $units }, floor { $floor }
form-not-bound = Not bound yet: the volume has no code
form-sealed = Bound on { $date }; not in a box yet, so the volume has no code
form-in-box = Box { $box }
form-box-number = box { $number }
form-supplement-to = supplement to { $code }
form-pages-known = { $pages ->
    [one] one page
   *[other] { $pages } pages
  }
form-pages-unknown = { $known } + { $papers ->
    [one] one paper of unknown length
   *[other] { $papers } papers of unknown length
  }
form-pages-of-paper = { $pages } pp.
form-in-all = In all: { $items ->
    [one] one paper
   *[other] { $items } papers
  }; { $pages }.
form-no-papers = No papers are filed.
form-late = Came after the binding
form-room-papers = Engineering papers of the unit, which stay there
form-voided = voided
form-superseded = replaced by { $id }
form-note-room = { $papers ->
    [one] One engineering paper belongs to the unit and stays there.
   *[other] { $papers } engineering papers belong to the unit and stay there.
  }
form-note-late = { $papers ->
    [one] One paper came after the binding.
   *[other] { $papers } papers came after the binding.
  }
form-note-supplement = Supplement { $code }: { $items ->
    [one] one paper
   *[other] { $items } papers
  }, box { $box }.
form-note-voided = Voided since, and still here: no. { $numbers }.
form-note-superseded = Replaced by a later paper: no. { $numbers }.
form-note-waived = Bound although not settled: { $gates }. Reason: { $reason }
form-volumes-in-boxes = { $volumes ->
    [one] one volume
   *[other] { $volumes } volumes
  } in { $boxes ->
    [one] one box
   *[other] { $boxes } boxes
  }
form-loans-count = { $loans ->
    [0] no loans
    [one] one loan
   *[other] { $loans } loans
  }
form-more-papers = and { $papers } more
form-statement = Statement of account
form-demand = Demand for payment
form-receipt = Receipt
form-deposit-receipt = Deposit receipt
form-deposit-refund = Deposit refund
form-copy-client = Client’s copy
form-span = From, to
form-currency = Currency
form-entry = Entry
form-no = No.
form-pay-by = Due
form-charged = Charged
form-paid = Paid
form-balance = Balance
form-opening = Balance brought forward
form-closing = Balance
form-overdue = Overdue
form-not-due = Not due yet
form-credit = Paid in advance
form-deposits-held = Deposits held
form-open-charges = Not paid yet
form-item = Item
form-period = Period
form-amount = Amount
form-unpaid = Outstanding
form-days-late = Days late
form-total = Total
form-deposits = Deposits
form-deposit = Deposit
form-movement = Movement
form-reason = Reason
form-held = Held
form-issued-by = Issued by (signature)
form-charge = charge
form-payment = payment
form-amended = amended
form-method = Paid by
form-paid-for = Paid for
form-stamp = Stamp
form-deposit-tenancy = tenancy
form-deposit-fit-out = fit-out
form-movement-received = received
form-movement-deducted = deducted
form-movement-refunded = refunded
form-since = since { $date }
form-demand-says = On { $date } { $currency } { $amount } was overdue on the account of the unit named above. Please pay it without delay.
form-demand-paid = If it has been paid since, please show us the receipt and disregard this demand.
form-refund = refund
form-refund-receipt = Refund
form-refunded-beyond = paid back beyond the credit
form-waiting = waits for approval
form-lost = lost
form-handover = List of files handed over
form-seal = Sheet of the archive's seal
form-sealed-at = Sealed
form-sealed-by = Sealed by
form-seal-holds = What it seals
form-seal-counts = { $files } lines in { $lists } lists
form-seal-despite = In spite of findings
form-stays-behind = What stays
form-seal-keys = Keys by which people sign
form-seal-how = Later the command deedbox verify --against and these digits, the ten groups in bold at least, show whether anything that was filed until then was changed, taken out or put in between.
form-seal-keep = Keep it where the office cannot get at it alone.
form-recovery = Key for recovery
form-recovery-on = Made on
form-recovery-public = Public half
form-recovery-keep = Whoever has this sheet opens every confidential paper of the estate. Two copies, in two closed envelopes, in two places.
form-recovery-how = Typed into a file, or read from the code, it opens the key box: `deedbox keys check --identity FILE` opens every paper once a year; without deedbox the program age does (FORMAT.md). Then the file is taken away.
form-seal-until = The archive was sealed on { $date }:
form-handed-by = Handed over by
form-taken-by = Taken by
form-watched-by = Watched by
form-left-since = has left since
form-papers = Papers
form-label = Label
form-refused = refused
form-and-more = and { $more } more
form-in-all-uncounted = { $items ->
    [one] In all 1 paper, whose pages nobody counted.
   *[other] In all { $items } papers, whose pages nobody counted.
}
form-bundle = Dispute bundle
form-exhibit = Exhibit
form-happened = Happened
form-entered = Entered
form-entered-by = Entered by
form-proved-by = There at the latest
form-not-sealed = not sealed
form-exhibit-signature = signature of the exhibit before
form-exhibit-signature-bad = signature of the exhibit before, which does not count: { $why }
form-bundle-unsealed = { $count ->
    [one] 1 file is in no seal: nothing but its own words says when it was there.
   *[other] { $count } files are in no seal: nothing but their own words says when they were there.
}
form-bundle-encrypted = { $count ->
    [one] 1 exhibit (its name ends in .age) lies
   *[other] { $count } exhibits (their names end in .age) lie
} encrypted, as in the file: that is what is sealed and proved. Whoever has to read it asks the office for a clear copy, which is disclosed apart.
form-bundle-checked = How it is checked, and what that shows
form-bundle-check = `sh data/proof/check.sh` reads every file and prints a line for each exhibit. It needs `sha256sum` alone, and `ssh-keygen` where something is signed; it writes nothing and asks nobody.
form-bundle-ends = It ends with 0 where everything fits; with 13 where something is in no seal, and its last line says how many files; with 11 where something does not fit, is missing or was added; with 12 where the digits are too few.
form-bundle-against = With the digits of a seal behind it, ten groups of four at least, as they stand on the printed sheet, it shows that the exhibits are those that were sealed. Ask the office, or who keeps the sheet for it, for that paper: digits that came with this folder prove nothing.
form-bundle-times = Three times are kept apart: when something happened, as the record says; when it was entered, as the record says; and the seal by which it was there at the latest, which nobody can put back.
form-bundle-masked = The lists of the office are here as far as they are sealed. The lines of other papers are masked: their digests alone are shown, which tell nothing of them.
form-bundle-promise = It shows that each exhibit is, to the byte, what lay in the file when it was sealed. It does not show that what an exhibit says is true, nor that there is nothing else.
form-seal-of-archive = Seal
form-seal-line = Digits
form-holdings = List of the archive handed over
form-holdings-sums = { $volumes } files and volumes, { $papers } papers (data/list/papers.csv), { $open } matters open.
form-holdings-encrypted = { $papers ->
    [one] 1 paper lies
   *[other] { $papers } papers lie
} encrypted (`age` in the last column of data/list/papers.csv) and open with the key box and the secret half of a key: neither is in this folder, so ask for the box and for an envelope with a recovery key. Section 7e of FORMAT.md opens one without any program but age.
form-still-open = What is open
form-nothing-open = Nothing is open.
form-shelf-place = Place
form-matter = What
form-holdings-readme = { $id }: the archive, handed over to { $to }.

    data/archive    the archive, as it was. FORMAT.md in it tells how it is read without any program.
    data/list       what is handed over, as tables; data/list.html to be signed by both and by who watches.
    data/seal.html  the sheet of the seal, to be signed.

    With deedbox:     `deedbox handover check . --against DIGITS`     (the digits of the signed sheet)
    Without:          any BagIt tool checks the folder; section 7b of FORMAT.md checks the seal.

    Whoever goes on works in a copy of data/archive: enter your own staff, then seal.
form-holdings-keys =     Papers that lie encrypted (….age) open with your key of age, in a file IDENTITY; the key of each is in data/keys:

        deedbox config set key_box "$PWD/data/keys"
        deedbox open ID --purpose TEXT --identity IDENTITY --out FILE     (in your copy of data/archive)

    Without deedbox, by the two lines of section 7e of FORMAT.md, with BOX=data/keys. Name your own keys for recovery in deedbox.toml, enter your
    readers (`deedbox staff key add ID --open age1…`), then `deedbox keys wrap` in a copy of data/keys.
form-holdings-clear =     Papers that lie encrypted (….age) are in data/clear as well, in clear, under the same paths. Whoever has this folder reads them.
