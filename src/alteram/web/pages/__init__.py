"""The pages, one file each."""

from alteram.web.pages.adding import ROUTER as ADDING
from alteram.web.pages.audit import ROUTER as AUDIT
from alteram.web.pages.copies import ROUTER as COPIES
from alteram.web.pages.deciding import ROUTER as DECIDING
from alteram.web.pages.document import ROUTER as DOCUMENT
from alteram.web.pages.dossier import ROUTER as DOSSIER
from alteram.web.pages.event import ROUTER as EVENT
from alteram.web.pages.events import ROUTER as EVENTS
from alteram.web.pages.figure import ROUTER as FIGURE
from alteram.web.pages.people import ROUTER as PEOPLE
from alteram.web.pages.search import ROUTER as SEARCH
from alteram.web.pages.signing import ROUTER as SIGNING
from alteram.web.pages.statements import ROUTER as STATEMENTS

ROUTERS = (
    COPIES,
    SEARCH,
    ADDING,
    AUDIT,
    DECIDING,
    DOCUMENT,
    DOSSIER,
    EVENTS,
    EVENT,
    FIGURE,
    PEOPLE,
    SIGNING,
    STATEMENTS,
)
"""Every page of the workbench; a new one needs a line here."""
