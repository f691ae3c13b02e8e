"""The pages, one file each."""

from alteram.web.pages.deciding import ROUTER as DECIDING
from alteram.web.pages.document import ROUTER as DOCUMENT
from alteram.web.pages.dossier import ROUTER as DOSSIER
from alteram.web.pages.event import ROUTER as EVENT

ROUTERS = (DECIDING, DOSSIER, EVENT, DOCUMENT)
"""Every page of the workbench; a new one needs a line here."""
