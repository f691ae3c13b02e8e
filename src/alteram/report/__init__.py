"""The report of a dossier for people who read: as a page, as Markdown, as DOCX."""

from alteram.report.contents import Contents, Wording
from alteram.report.writing import FORMS, Form, form_of, write_report

__all__ = ["FORMS", "Contents", "Form", "Wording", "form_of", "write_report"]
