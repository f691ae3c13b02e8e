"""The annex for a case: every public statement on an event, verbatim, with hash and index."""

from alteram.export.annex.asked import MOST_PAGES, Asked
from alteram.export.annex.fitting import Laid
from alteram.export.annex.writing import FORMS, Form, Wording, forms_of, lay_out, write

__all__ = [
    "FORMS",
    "MOST_PAGES",
    "Asked",
    "Form",
    "Laid",
    "Wording",
    "forms_of",
    "lay_out",
    "write",
]
