# The inbox.
