"""The pages on which people decide, and from which work leaves."""

from fastapi import APIRouter

from alteram.web.pages.actors import ROUTER as ACTORS
from alteram.web.pages.decisions import ROUTER as DECISIONS
from alteram.web.pages.event_claims import ROUTER as EVENT_CLAIMS
from alteram.web.pages.export import ROUTER as EXPORT
from alteram.web.pages.outcome import ROUTER as OUTCOME
from alteram.web.pages.review import ROUTER as REVIEW
from alteram.web.pages.review_edit import ROUTER as REVIEW_EDIT
from alteram.web.pages.rounds import ROUTER as ROUNDS

ROUTER = APIRouter()
for _one in (REVIEW, REVIEW_EDIT, ROUNDS, DECISIONS, OUTCOME, ACTORS, EVENT_CLAIMS, EXPORT):
    ROUTER.include_router(_one)
