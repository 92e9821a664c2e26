# Codes of closed lists as a person reads them.
