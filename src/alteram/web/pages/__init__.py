"""The pages, one file each."""

from alteram.web.pages.dossier import ROUTER as DOSSIER

ROUTERS = (DOSSIER,)
"""Every page of the workbench; a new one needs a line here."""
