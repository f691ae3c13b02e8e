"""The application: its pages, its answers for programs, its files, and the gate before them."""

from importlib.resources import files

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from alteram import __version__
from alteram.desk import Desk
from alteram.web.answers import ANSWERS
from alteram.web.faults import OURS, answer_to
from alteram.web.gate import Gate
from alteram.web.pages import ROUTERS
from alteram.web.rendering import environment


def make_app(desk: Desk, gate: Gate) -> FastAPI:
    """Return the workbench over a dossier at hand, behind a gate."""
    app = FastAPI(
        title="Alteram", version=__version__, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json",
    )  # fmt: skip
    app.state.desk = desk
    app.state.gate = gate
    app.state.templates = environment()
    app.add_middleware(gate.before)
    app.mount("/static", StaticFiles(directory=str(files("alteram.web") / "static")), "static")
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.include_router(ANSWERS)
    for kind in OURS:
        app.add_exception_handler(kind, answer_to)
    return app
