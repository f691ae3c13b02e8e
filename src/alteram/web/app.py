"""The application: its pages, its answers for programs, its files, and the gate before them."""

from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from alteram import __version__
from alteram.desk import Desk
from alteram.errors import AlteramError, NotFoundError
from alteram.web.gate import Gate
from alteram.web.pages import ROUTERS
from alteram.web.refusal import Refusal
from alteram.web.rendering import environment, show


def make_app(desk: Desk, gate: Gate) -> FastAPI:
    """Return the workbench over a dossier at hand, behind a gate."""
    app = FastAPI(
        title="Alteram", version=__version__, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json",
    )  # fmt: skip
    app.state.desk = desk
    app.state.gate = gate
    app.state.templates = environment()
    app.middleware("http")(gate.pass_on)
    app.mount("/static", StaticFiles(directory=str(files("alteram.web") / "static")), "static")
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(NotFoundError, _not_found)
    app.add_exception_handler(AlteramError, _fault)
    return app


def _refused(request: Request, error: Exception) -> HTMLResponse:
    status = error.status if isinstance(error, Refusal) else 400
    return show(request, "refused.html", status=status, words=str(error))


def _not_found(request: Request, error: Exception) -> HTMLResponse:
    return show(request, "refused.html", status=404, words=str(error))


def _fault(request: Request, error: Exception) -> HTMLResponse:
    return show(request, "refused.html", status=400, words=str(error))
