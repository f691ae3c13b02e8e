"""Tables and lines for a terminal: the same words as the report, in plain text."""
