# Pages of reports and listings.
page-title-occupancy = Occupancy
page-title-clients = Clients
page-title-arrears = Arrears
page-title-deposits = Deposits held
page-title-loans = Papers on loan
page-title-issued = Keys, cards and permits that are out
page-title-completeness = Completeness of files
page-title-expiring = Papers and leases that end
page-title-payments = Payments
page-title-complaints = Complaints
page-title-complaints-months = Complaints by month
page-title-repairs = Repairs
page-title-repairs-months = Repairs by month
page-title-violations = Breaches of the house rules
page-title-applications = Applications
page-title-fit-outs = Fit-out works
page-title-visits = Visits
page-title-satisfaction = Satisfaction of clients
page-title-comments = What clients wrote
page-title-file-keeping = What was done around the files
page-title-moved-out = Clients who left
page-title-retention = Retention of volumes
page-title-yearbook = Yearbook
page-title-search = Search
page-title-status = To do
page-title-pending = Awaiting approval
page-as-of = { $day }
page-of-year = { $year }
page-known = As known on { $day }.
page-made = Printed on { $day }.
page-money = Amounts in { $currency }.
page-skip = Skip to the figures
page-keys = Key figures
page-contents = Contents
page-nothing = Nothing is recorded.
page-figures = Figures of this chart
page-table = Table: { $title }
page-sum = Total
page-key-let = Units let
page-key-let-of = { $occupied } of { $units } units
page-key-moved-in = Clients moved in
page-key-moved-out = Clients moved out
page-key-charged = Charged
page-key-paid = Paid
page-key-overdue = Overdue at the end
page-key-held = Deposits held
page-key-complaints = Complaints
page-key-repairs = Repair calls
page-key-answers = Answers to the survey
page-key-below = Questions below target
page-key-rows = Entries
page-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[other] Dec
}
page-title-enquiries = Enquiries
page-title-stocktakes = Stock-takes
page-title-late-entries = Entered late
page-title-letters = Letters
page-title-opinions = What clients think
page-title-quality = Quality checks
page-title-contacts = Contacts
page-title-list = Clients by floor
page-way = Where this page is
page-none = None.
page-title-audit = Audit
page-title-history-of = The story of { $unit }
page-title-statement-of = Account of { $unit } { $company }
page-title-statement = Charges and payments
page-title-open = What is open
page-title-clauses = Clauses
page-title-papers = Papers
page-title-cases = Open cases
page-matter = { $id }: { $why }
page-title-departed = Who left
page-site = As of { $now }: every page of this folder is complete up to then.
page-site-commit = As of { $now }, commit { $commit }: every page of this folder is complete up to then.
page-site-made = What stands on this page was written on { $now } and has not changed since; as of when the whole folder is, its first page says.
page-site-floors = Floors
page-site-floor = Floor { $floor }
page-site-units = { $units ->
    [one] 1 unit
   *[other] { $units } units
}
page-site-reports = Reports
page-title-units = Units
page-title-history = What happened
page-title-handover-check = Handed over: { $folder }
page-title-authentic = Authentic
page-title-complete = Complete
page-title-usable = Usable
page-title-safe = Safe
page-title-compared = Compared with the year before
