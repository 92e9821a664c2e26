# Dealings with clients: notices, surveys, disclosures.
dealing-notice-sent = { $id } goes to { $to }: { $clients ->
        [one] 1 client
       *[other] { $clients } clients
    }. Next: `deedbox notice acknowledge { $id } --client UNIT --person NAME`.
dealing-notice-delivered = { $id } is delivered to { $client }.
dealing-notice-acknowledged = { $id } is acknowledged by { $client }.
dealing-all-acknowledged = {" "}Everybody has acknowledged it.
dealing-still-waiting = {" "}{ $waiting ->
        [one] 1 client has
       *[other] { $waiting } clients have
    } not acknowledged it.
dealing-survey-opened = { $id }: the survey of { $year }, with { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }, went to { $clients ->
        [one] 1 client
       *[other] { $clients } clients
    }. Next: `deedbox survey respond UNIT --year { $year } --answer QUESTION=SCORE`.
dealing-responded = { $id }: { $answers ->
        [one] 1 answer
       *[other] { $answers } answers
    }.
dealing-survey-closed = { $id } is closed; no question is under target. Next: `deedbox approve { $id }`.
dealing-survey-closed-empty = { $id } is closed; nobody has answered it, so nothing is known of any question. Next: `deedbox approve { $id }`.
dealing-survey-closed-again = { $id } is closed; { $count ->
        [one] 1 question is
       *[other] { $count } questions are
    } under target, with a corrective action each already. Next: `deedbox approve { $id }`.
dealing-survey-closed-under = { $id } is closed; { $count ->
        [one] 1 question is
       *[other] { $count } questions are
    } under target: { $measures }. Next: `deedbox approve { $id }`.
dealing-survey-published = The report of { $id } goes to { $sent_to }.
dealing-published-in = {" "}It is in { $page }.
dealing-disclosure-waits = { $to } is to get { $papers ->
        [one] 1 paper
       *[other] { $papers } papers
    }. It waits for the general manager: `deedbox approve { $id }`.
dealing-disclosure-approved = { $to } is to get { $papers ->
        [one] 1 paper
       *[other] { $papers } papers
    }. It is approved. Next: { $command }.
dealing-released = { $folder } holds { $copies ->
        [one] 1 copy
       *[other] { $copies } copies
    } and the list to be signed; { $id } is registered.
dealing-no-floor = there is no floor { $floor }
dealing-no-floor-mend = `deedbox unit add CODE --floor F` adds units
dealing-there-are = there are { $known }
dealing-no-survey = no survey of { $year } was opened
dealing-no-survey-mend = `deedbox survey open --year { $year } --to all`; `deedbox survey list` shows those that were
dealing-several-surveys = { $year } has several surveys: { $ids }
dealing-several-surveys-mend = two working copies opened one each; `deedbox void ID --reason TEXT` takes one away
dealing-no-question = the survey has no question { $question }
dealing-it-has = it has { $known }
dealing-question-twice = the question { $question } is there twice
dealing-question-twice-mend = leave one of them out
dealing-no-answer = a response without an answer
dealing-no-answer-mend = `--answer QUESTION=SCORE`, or `--answer QUESTION=SCORE:COMMENT`
dealing-no-paper = which papers are passed on is not said
dealing-no-paper-mend = `--paper ID` for each; `deedbox show UNIT` prints the ids
dealing-own-verb = { $id } is not { $action } by `update`
dealing-own-verb-mend = it has a verb of its own; `deedbox --help` lists them
dealing-report-ending = { $name } ends in neither .html nor .csv
dealing-report-ending-mend = name a page, `-o report.html`, or a table, `-o report.csv`
dealing-not-for-enquiries = { $kind } is not recorded for an enquiry
dealing-not-for-enquiries-mend = for an enquiry there are visits, opinions, letters, notes and papers; `deedbox add UNIT --from ENQUIRY` opens a file
dealing-no-enquiry = there is no enquiry { $no }
dealing-no-enquiry-mend = hand in the register of enquiries with it, or `deedbox search --kind enquiry` for its number
dealing-needs-reason = { $id } is not { $action } without a reason
dealing-helper = { $id } is about the quality of the service, which is handled together with another department: which, is not said
