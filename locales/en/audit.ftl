# What the audit finds.
audit-no-custodian = nobody keeps the file
audit-no-department = no department keeps the file
audit-kept-by-who-left = { $person }, who keeps the file, has left
audit-request-late = to be answered by { $due }, and open
audit-restriction-over = restricted until { $until }, and still
audit-not-accepted = approved on { $since }, and not accepted
audit-not-sealed = sealed last on { $since }
audit-department-not-listed = { $department } keeps the file, which is no department on the list of deedbox.toml
audit-with-nobody-known = with { $with }, who is neither a department on the list of deedbox.toml nor anybody of the staff
audit-unassigned = { $kind_noun } is open, and nobody has it
audit-not-received = no department has received it
audit-missing = missing: { $fields_missing_row }
audit-stale = something happened on { $happened }; the file was gone through last on { $reviewed }
audit-never-confirmed = never confirmed
audit-confirmation-lapsed = confirmed on { $confirmed }; changed since: { $changed }
audit-not-consulted = filed with no consultation of the file before it
audit-not-entitled = approved by { $by }, who did not hold the role { $role }
audit-approval-void = its approval is void: it did not see what it approves
audit-no-approval = went on without an approval
audit-not-followed-up = not followed up
audit-lies-in-clear = lies in clear, though confidential papers are encrypted here
audit-attached-in-clear = came with a record and lies in clear, though confidential papers are encrypted here
audit-opened-urgently = opened before anybody let it be ({ $reason }), and not approved since
audit-urgency-rejected = opened before anybody let it be ({ $reason }), rejected, and no breach was entered
audit-not-visited = not visited since { $since }
audit-no-survey = no survey in this year
audit-answered = { $answered } of { $asked } answered
audit-not-asked = does not ask about { $codes_row }
audit-sent-to-nobody = not noted to whom it was sent
audit-report-not-approved = closed without an approved report
audit-weak-point = { $question } is under target ({ $percent } %), with no corrective action
audit-skipped = steps left out: { $steps_row }
audit-contradiction = steps that contradict the others: { $steps_row }
audit-answered-by-others = answered by { $by }, who is not of the department that answers clients
audit-approval-told = approved by { $by }, as a register tells
audit-approval-signed = approved by { $by }, signed by { $key }
audit-approval-unsigned = approved by { $by }, not signed
audit-approval-badly-signed = approved by { $by }; the signature does not count: { $code }
audit-not-signed = { $what } by { $by } has to be signed, and is not
audit-bytes-not-read = { $papers ->
        [one] the bytes of one paper were not read
       *[other] the bytes of { $papers } papers were not read
    }
audit-without-operations = handled without operations
audit-days = { $days ->
        [one] 1 day
       *[other] { $days } days
    }
audit-policies = two policies are asked for, { $there } filed
audit-nobody-holds = nobody holds the role
audit-lease-ended = the lease ended on { $day }, and nobody moved out
audit-later-than-entered = dated later than it was entered ({ $entered })
audit-label-not-printed = the label was never printed
audit-label-says = the label says { $printed }
audit-not-boxed = lies in no box
audit-no-place = it is not known where the paper stands
audit-other-cabinet = it stands at { $place }, and its floor's cabinet is { $cabinets }
audit-not-found = not found on { $on }, and belongs at { $place }
audit-not-found-no-place = not found on { $on }
audit-seen-elsewhere = seen at { $place } on { $on }, where it does not belong
audit-not-seen = not seen on its shelf since { $since }
audit-past-term = the term of { $code } ended on { $ended }, and nobody has appraised it
audit-not-two-witnesses = carried out, and not before two different witnesses
audit-witness-has-part = { $witness } witnesses it, and has another part in it
audit-destroyed-early = carried out on { $on }, and not to be before { $from }
audit-last-copy-gone = destroyed as a duplicate, and the other copy as well: none of { $file } is left; file it anew from a backup or git's history
audit-not-witnessed = carried out on { $since }, and not witnessed by both
audit-overdue = due on { $due }: { $days ->
        [one] 1 day
       *[other] { $days } days
    } late
audit-off-site = taken out of the office, which is not allowed
audit-scores =
    { $fields_missing_count ->
        [0] complete { $complete }, accurate { $accurate }, effective { $effective }
       *[other] complete { $complete }, accurate { $accurate }, effective { $effective }; missing: { $fields_missing_row }
    }
audit-lacks-papers = no paper of the category { $category }
audit-not-acknowledged = not acknowledged by { $clients }
audit-passed-to-nobody = passed to nobody
audit-not-reviewed = not gone through since { $since }
audit-response-late = nobody came in time
audit-repair-late = not done in time
audit-held-too-long = with { $with } since { $since }
audit-more = { $left } more: `deedbox audit --clause { $clause }`
audit-sum = { $count } { $state }
audit-sums = { $clauses ->
        [one] 1 clause
       *[other] { $clauses } clauses
    }: { $sums }.
audit-clause-P1-2 = the quality of the service is checked, and failed checks are followed up
audit-clause-P1-3 = every open case is with a department or a person, every file kept by a department
audit-clause-P1-4a = a file holds contact details and credit standing
audit-clause-P1-4b = a named person keeps each file and updates it promptly
audit-clause-P1-4c = the sales director confirms the file
audit-clause-P1-5a = the file is consulted before a contract is signed
audit-clause-P1-5b = nothing is passed on without the general manager's authority
audit-clause-P1-5c = clients are visited, at festivals and between
audit-clause-P1-6a = at least one full satisfaction survey a year
audit-clause-P1-6b = surveys are sent out, and ask about service quality, package price and the company
audit-clause-P1-6c = the report of a survey is approved by the general manager and distributed
audit-clause-P1-6d = corrective and preventive measures are set for weak points
audit-clause-P1-7a = complaints are received by the department concerned
audit-clause-P1-7b = complaints about the quality of the service are handled with operations, approved, answered
audit-clause-P1-7c = complaints about how the service was given are handled, approved, answered
audit-clause-P1-8 = the market-information and the confidentiality policy are there
audit-clause-P2-1 = the client-service department is in charge
audit-clause-P2-2 = one file a unit, numbered by unit, kept by floor
audit-clause-P2-3 = a departed client's papers are bound promptly and kept apart
audit-clause-P2-4 = papers stand in the order of their dates, the newest in front
audit-clause-P2-5 = the label shows the present client's name
audit-clause-P2-6 = every year bound papers are catalogued and boxed by floor
audit-clause-P2-7 = files are lent after the manager's approval and read in the office
audit-clause-P2-8 = originals are not altered, working files only with consent
audit-clause-P2-9 = each unit's area and use are entered
audit-clause-P3-1 = the client's people, nature and payments are known
audit-clause-P3-2 = the data are complete, accurate, effective
audit-clause-P3-3_1 = the file holds unit data
audit-clause-P3-3_2 = the file holds papers of payments and deposits
audit-clause-P3-3_3 = the file holds papers of fit-out works
audit-clause-P3-3_4 = the file holds move-in forms
audit-clause-P3-3_5 = the file holds supplements
audit-clause-P3-3_6 = the file holds contact data
audit-clause-P3-3_7 = the file holds emergency contacts
audit-clause-P3-3_8 = the file holds correspondence with the management office
audit-clause-P3-3_9 = the file holds papers of violations and arrears
audit-clause-P3-3_10 = the file holds papers of repairs
audit-clause-P3-3_11 = the file holds papers of complaints
audit-clause-P3-3_12 = the unit's room holds its engineering papers
audit-clause-P3-4 = papers are collected, arranged, filed, used
audit-clause-P3-5 = notices and letters are passed on, and registered
audit-clause-P3-6 = files are gone through regularly
audit-clause-P3-7 = complaints are taken and settled
audit-clause-P3-8 = repair calls are taken and somebody is sent promptly
audit-clause-P3-9 = departments talk to each other
audit-clause-S-LOC = it is known where the paper of each file and box stands
audit-clause-S-CHK = the shelves are checked against the book
audit-clause-S-SEAL = the archive is sealed in time, and the seal is kept outside
audit-clause-S-RET = volumes past their term are appraised, and go from an approved list before two witnesses
audit-clause-S-HAND = who leaves hands the files over, and who takes them accepts them
audit-clause-S-PI = persons are answered in time about the data that is kept of them
audit-with-who-left = with { $with }, who has left
audit-not-answered = came in, and was not answered
audit-no-transaction = no charge, payment or other transaction yet
audit-never-charged = never charged
audit-charged-twice = charged again for the same period as { $first }
audit-refunded-beyond = more was paid back than the credit was, by { $amount }: the client owes it, or it was entered twice
audit-confirmed-before = confirmed on { $confirmed }; came after it: { $records }
audit-bound-late = left on { $left }, bound on { $bound }
audit-not-supervisor = { $by } handed it out, who held no role supervisor then
audit-hander-not-recorded = who handed it out was not recorded
audit-approver-not-recorded = who approved it was not recorded
audit-nobody-in-charge = held by { $person } and by nobody of the department whose duty is client-service
audit-without-role = { $acts ->
        [one] 1 act
       *[other] { $acts } acts
    } without a role that is recorded for the day, the first { $first }
audit-handed-to-self = { $by } handed it out, and read it
audit-out-twice = went out while { $other } was out
audit-is-gone = gone since { $since }, neither found nor replaced
audit-measure-lacks = { $fields_missing } { $fields_missing_count ->
        [one] is
       *[other] are
    } not said
audit-measure-late = due on { $due }, and not done
audit-nothing-sent = owed since { $since }, and nothing was sent about it
audit-left-out = not sent to { $clients }
audit-nobody-answered = closed, and nobody had answered
audit-not-distributed = its report is approved, and went to nobody
audit-fit-out-without-papers = { $id } has no paper
audit-not-as-built = { $id } is finished, and has no as-built papers
audit-letter-without-paper = { $id } has no paper of its letter
audit-clause-P1-1 = letters and opinions that came in are answered promptly
audit-enquiry-lies = not followed up since { $since }
audit-no-check = no check of the quality in this year
audit-clause-P1-4_1 = enquiries of who is no client yet are followed up
audit-stale-no-reviewed = something happened on { $happened }; the file was never gone through
audit-answered-no-asked = { $answered } answered; to how many it was sent is not known
audit-answered-by-others-no-by = answered, as a register tells, and nobody is named
audit-approval-told-no-by = approved, as a register tells, and nobody is named
audit-in-inbox = in the inbox since { $since }
audit-attested = attested by { $by } on { $date }: { $note }
audit-confidential = confidential, and not approved by the general manager
audit-reader-not-of-staff = read by somebody who is not on the staff list, and not approved by the general manager
audit-no-authority-consult = no authority to consult was in force for { $person } on { $day }, and the general manager did not approve it
audit-no-authority-pass-on = approved by { $person }, who was not the general manager and had no authority to pass on on { $day }
audit-label-is-not-the-name = the label { $label } is not the company's name
audit-found = { $found }
