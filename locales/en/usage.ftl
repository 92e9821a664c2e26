# What is wrong with a command line.
usage-unknown-command = there is no command `{ $given }`
usage-unknown-option = there is no option `{ $given }`
usage-missing = lacking: { $lacking }
usage-value-missing = { $option } needs a value
usage-value-wrong = `{ $given }` will not do for { $option }
usage-too-many = `{ $given }` is one value too many for { $option }
usage-values-wanted = { $option } has { $there } values, and needs { $wanted }
usage-equals-wanted = { $option } takes its value after `=`
usage-conflict = { $option } does not go with { $other }
usage-conflict-twice = { $option } is given twice
usage-conflict-any = { $option } does not go with the others
usage-command-wanted = which command is not said
usage-not-unicode = a word of the command line is not Unicode
usage-other = the command line cannot be understood
usage-near = did you mean { $near }?
usage-known = known: { $known }
usage-usage = Usage: { $line }
usage-more = for more see `--help`
