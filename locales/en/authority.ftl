# The general manager's authority to consult files, and what a consultation rests on.
authority-lacks-ordinary = it is confidential
authority-lacks-staff = { $reader } is not on the staff list
authority-lacks-authority = no authority to consult is in force for { $reader }
