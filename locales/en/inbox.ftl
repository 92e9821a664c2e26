# The inbox.
inbox-not-there = no paper { $name } lies in the inbox
inbox-not-there-mend = `deedbox inbox` lists what lies there
inbox-did-you-mean = did you mean { $near }?
