"""Pages for people who read: the report."""

from alteram.report.page import write_report

__all__ = ["write_report"]
