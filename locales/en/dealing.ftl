# Dealings with clients: notices, surveys, disclosures.
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
