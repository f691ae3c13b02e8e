"""The page of the dossier: its documents, its problems, and how to add more."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from alteram.web.rendering import show
from alteram.web.visitor import Seen

ROUTER = APIRouter()


@ROUTER.get("/")
def dossier(request: Request, seen: Seen) -> HTMLResponse:
    """Show the documents."""
    return show(request, "dossier.html", documents=seen.documents, problems=seen.problems)
