# The inbox.
inbox-empty = The inbox is empty.
