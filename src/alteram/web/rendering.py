"""Pages made from templates: everything of a text is escaped, and nothing is made up."""

import hashlib
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from alteram import __version__
from alteram.compare.wording import POSITIONS


def environment() -> Environment:
    """Return what templates are read with; a name that is not given is an error."""
    made = Environment(
        loader=PackageLoader("alteram.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["version"] = __version__
    made.globals["static"] = static
    made.globals["position_words"] = POSITIONS
    made.filters["file_name"] = lambda location: PurePath(location).name or location
    return made


@lru_cache(maxsize=256)
def static(name: str) -> str:
    """Return the address of a file that pages load; it changes with what is in the file.

    So a browser may keep the file, and an update of the program is seen at once.
    """
    held = (files("alteram.web") / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(held).hexdigest()[:12]}"


def show(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page; `here` (the visitor) and `at` (the path) are known in every template."""
    held: Environment = request.app.state.templates
    words = held.get_template(template).render(
        here=getattr(request.state, "visitor", None),
        at=request.url.path,
        dossier_name=PurePath(request.app.state.desk.name).name,
        **values,
    )
    return HTMLResponse(words, status_code=status)


def asked_by_htmx(request: Request) -> bool:
    """Tell whether a part of a page is asked for and not the whole."""
    return request.headers.get("HX-Request") == "true"
