# The general manager's authority to consult files, and what a consultation rests on.
authority-given = { $id }: { $lets }, for { $to }, from { $from } to { $until }.
authority-ended = { $id } does not hold from { $date } on.
authority-lacks-ordinary = it is confidential
authority-lacks-staff = { $reader } is not on the staff list
authority-lacks-authority = no authority to consult is in force for { $reader }
authority-rests-on = {" "}It rests on { $id }.
authority-handed-to-self = {" "}Taken by the only supervisor there is: P2-7 wants another to hand it out.
