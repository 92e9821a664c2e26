# Headings of columns.
