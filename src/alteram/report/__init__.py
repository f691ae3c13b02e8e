"""The report of a dossier for people who read: as a page, as Markdown, as DOCX."""

from alteram.report.contents import Contents, EventTold, Wording
from alteram.report.folder import INDEX, Gathered, card_of, write_folder
from alteram.report.writing import FORMS, Form, form_of, write_report

__all__ = [
    "FORMS",
    "INDEX",
    "Contents",
    "EventTold",
    "Form",
    "Gathered",
    "Wording",
    "card_of",
    "form_of",
    "write_folder",
    "write_report",
]
