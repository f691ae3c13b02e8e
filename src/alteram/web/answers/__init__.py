"""Answers for programs: what the pages offer, as JSON below /api/v1."""

from fastapi import APIRouter, Depends
from fastapi.security import HTTPBearer

from alteram.web.answers.actors import ROUTER as ACTORS
from alteram.web.answers.adding import ROUTER as ADDING
from alteram.web.answers.asking import REFUSALS
from alteram.web.answers.decisions import ROUTER as DECISIONS
from alteram.web.answers.documents import ROUTER as DOCUMENTS
from alteram.web.answers.dossier import ROUTER as DOSSIER
from alteram.web.answers.events import ROUTER as EVENTS
from alteram.web.answers.exports import ROUTER as EXPORTS
from alteram.web.answers.review import ROUTER as REVIEW
from alteram.web.answers.session import ROUTER as SESSION

KEY = HTTPBearer(
    auto_error=False,
    scheme_name="key",
    description="A key that a person made on the page /password: `alteram_...`. A browser's "
    "session does as well; its requests that change something carry the header X-Alteram-Token "
    "that GET /api/v1/session gives. Where the workbench asks nobody for a name, none is needed.",
)

ANSWERS = APIRouter(prefix="/api/v1", responses=REFUSALS, dependencies=[Depends(KEY)])
"""Every answer for programs."""

for _one in (SESSION, DOSSIER, DOCUMENTS, EVENTS, ACTORS, REVIEW, DECISIONS, ADDING, EXPORTS):
    ANSWERS.include_router(_one)
