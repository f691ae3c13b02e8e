"""Pages for people who read: the report."""

from alteram.report.page import Words, write_report

__all__ = ["Words", "write_report"]
