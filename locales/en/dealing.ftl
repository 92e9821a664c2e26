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
