"""What goes wrong, told to who asked and noted in the log: no trace, and no word of the dossier."""

import logging
from http import HTTPStatus

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from alteram.desk.faults import place_of
from alteram.errors import AlteramError, NotFoundError
from alteram.web.refusal import Refusal
from alteram.web.rendering import asked_by_htmx, show

FOR_PROGRAMS = "/api/"
OURS = (HTTPException, RequestValidationError, AlteramError)
"""What is answered by its own words; anything else is a fault of the program."""

_WORDS = {
    404: "There is no such page.",
    405: "This address does not take such a request. Nothing was done.",
    413: "This is too long. Nothing was done. Send less at once.",
}
_MOST_FIELDS = 10
_LOG = logging.getLogger("alteram.web")


def answer_to(request: Request, error: Exception) -> Response:
    """Return the answer to a request that failed: a page, JSON for programs, words for a part."""
    if request.state.visitor is None and isinstance(error, AlteramError):
        # What it says may name files; strangers are told nothing.
        error = RuntimeError()
    status, words, headers = _told(error)
    if request.url.path.startswith(FOR_PROGRAMS):
        return JSONResponse({"problem": words}, status, headers)
    if asked_by_htmx(request):
        return PlainTextResponse(words, status, headers)
    try:
        page = show(request, "refused.html", status=status, words=words)
    except Exception as fault:  # noqa: BLE001 - even a broken template is answered safely
        log_fault(request, fault)
        return PlainTextResponse(words, status, headers)
    page.headers.update(headers)
    return page


def _told(error: Exception) -> tuple[int, str, dict[str, str]]:
    """Return status, words and headers of an error."""
    match error:
        case Refusal():
            return error.status, error.words, dict(error.headers or {})
        case HTTPException():
            words = _WORDS.get(error.status_code) or HTTPStatus(error.status_code).phrase
            return error.status_code, words, dict(error.headers or {})
        case RequestValidationError():
            return 422, _missing(error), {}
        case NotFoundError():
            return 404, str(error), {}
        case AlteramError():
            return 400, str(error), {}
    return (
        500,
        "Something went wrong in the program. What was decided before is kept. Where it went "
        "wrong, but nothing of the texts, stands in the terminal of the workbench.",
        {},
    )


def _missing(error: RequestValidationError) -> str:
    """Name the fields that do not fit, and nothing that was written into them."""
    names = sorted({str(one["loc"][-1])[:40] for one in error.errors() if one.get("loc")})
    return (
        f"What was sent lacks something or does not fit: {', '.join(names[:_MOST_FIELDS])}. "
        "Nothing was done. Correct it and send it again."
    )


def log_fault(request: Request, error: BaseException) -> None:
    """Note where the program went wrong: kind and lines of code, no message, no address, no name.

    Messages and addresses hold words of texts and searches.
    """
    route = getattr(request.scope.get("route"), "path", "a page")
    _LOG.error("%s %s: %s", request.method, route, place_of(error))
