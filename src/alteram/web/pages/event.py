"""The page of one event: accounts side by side, and all in which they meet and compete."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from alteram.charts import figure_bars, legend
from alteram.compare import wording
from alteram.comparison import Comparison
from alteram.desk import ROLES, Role
from alteram.report.numbers import number, numbers
from alteram.web.comparing import parts
from alteram.web.comparing.columns import ORDERS, columns, gathered, order_of
from alteram.web.comparing.drawing import AT_ONCE, MOST_DRAWN, rows_in, slice_of
from alteram.web.comparing.lookup import behind
from alteram.web.comparing.papers import papers
from alteram.web.comparing.passages import Passages, opens, passed_through
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.visitor import AtHand, Lead, Reviewer, Seen
from alteram.web.watched import of_event, of_lines, watch

ROUTER = APIRouter()

First = Annotated[int, Query(ge=0, le=10_000_000)]


@ROUTER.get("/events/{event}")
def event(
    request: Request, seen: Seen, event: str, order: str = "", everything: bool = False
) -> HTMLResponse:
    """Show what each party says about an event; `everything` folds nothing away, for paper."""
    found = seen.comparison(event)
    watch(request, seen, of_event(found))
    chosen = order_of(order)

    outcomes = parts.outcomes_in(found)
    rows = rows_in(found.figures)
    return show(
        request,
        "event.html",
        **_common(found, everything=everything),
        columns=columns(found, chosen),
        order=chosen,
        orders=ORDERS,
        outcomes=outcomes,
        chart=seen.drawn(f"figures of {event}", found, lambda: _drawn(found))
        if everything or rows <= AT_ONCE
        else "",
        rows=rows,
        at_once=AT_ONCE,
        roles=ROLES,
        asked=parts.asked_parties(found),
        papers=papers(seen.records(found.event.documents), seen.links.copies),
        restricted=event in seen.judged.restrictions,
    )


@ROUTER.get("/events/{event}/more")
def more(
    request: Request,
    seen: Seen,
    event: str,
    name: str = "competing",
    first: First = 0,
) -> HTMLResponse:
    """Show some more items of one list: alone for htmx, else as a page."""
    found = seen.comparison(event)
    watch(request, seen, of_event(found))
    template = "event_more.html" if asked_by_htmx(request) else "event_part.html"
    return show(request, template, **_common(found), batch=parts.batch(found, name, first))


@ROUTER.get("/events/{event}/drawing")
def drawing(request: Request, seen: Seen, event: str, first: First = 0) -> HTMLResponse:
    """Draw some of an event's figures: alone for htmx, else as a page."""
    found = seen.comparison(event)
    sets = slice_of(found.figures, first, MOST_DRAWN)
    watch(request, seen, of_lines(one.line for held in sets for one in held.figures))
    return show(
        request,
        "event_drawing_part.html" if asked_by_htmx(request) else "event_drawing.html",
        event=found.event,
        chart=seen.drawn(
            f"figures of {event} from {first}",
            found,
            lambda: figure_bars(sets, _parties(found), opens),
        ),
        first=first,
        last=first + rows_in(sets),
        total=rows_in(found.figures),
        most=MOST_DRAWN,
    )


@ROUTER.get("/events/{event}/passages")
def passages(request: Request, seen: Seen, event: str, mark: str = "passage.1") -> HTMLResponse:
    """Show all passages behind one mark: alone for htmx, else as a page."""
    found = seen.comparison(event)
    values = _common(found)
    shown = behind(found, values["passages"], mark)
    watch(request, seen, of_lines(shown.lines))
    template = "event_passages_part.html" if asked_by_htmx(request) else "event_passages.html"
    return show(request, template, **values, behind=shown)


@ROUTER.post("/events/{event}/label")
def rename(
    here: Reviewer, desk: AtHand, event: str,
    label: Annotated[str, Form(max_length=300)] = "",
    why: Annotated[str, Form(max_length=2000)] = "",
) -> RedirectResponse:  # fmt: skip
    """Give an event another label, or its own again where the words are empty."""
    desk.decide("label", event, label.strip(), who=here.who, why=why, role=here.role)
    return RedirectResponse(f"/events/{event}", 303)


@ROUTER.post("/events/{event}/restriction")
def restrict(
    here: Lead, desk: AtHand, event: str,
    release: Annotated[bool, Form()] = False,
    seen_by: Annotated[Role, Form()] = "lead",
    why: Annotated[str, Form(max_length=2000)] = "",
) -> RedirectResponse:  # fmt: skip
    """Restrict an event to those of a role or above, or release it."""
    if release:
        desk.decide("release", event, who=here.who, why=why, role=here.role)
    else:
        desk.decide("restrict", event, seen_by, who=here.who, why=why, role=here.role)
    return RedirectResponse(f"/events/{event}", 303)


@ROUTER.post("/events/{event}/party")
def choose_party(
    here: Reviewer, desk: AtHand, event: str,
    actor: Annotated[str, Form(max_length=300)],
    party: Annotated[str, Form(max_length=300)] = "",
    why: Annotated[str, Form(max_length=2000)] = "",
) -> RedirectResponse:  # fmt: skip
    """Choose the party under which an actor's statements stand, here and in every event."""
    desk.decide("party", actor, party.strip(), who=here.who, why=why, role=here.role)
    return RedirectResponse(f"/events/{event}#accounts", 303)


def _common(found: Comparison, *, everything: bool = False) -> dict[str, Any]:
    """Return what every template of an event's page needs."""
    cut = parts.whole if everything else parts.batch
    return {
        "comparison": found,
        "everything": everything,
        "event": found.event,
        "passages": Passages(found),
        "wording": wording,
        "opens": opens,
        "passed_through": passed_through,
        "gathered": gathered,
        "sides_of": parts.sides_of,
        "number": number,
        "numbers": numbers,
        "signs": legend(_parties(found)),
        "part": lambda name: cut(found, name),
        "words_of_set": {one.id: one.words for one in found.figures},
    }


def _drawn(found: Comparison) -> Markup:
    """Return all figures of an event drawn, in drawings of no more rows than one may have."""
    total = rows_in(found.figures)
    sets = (slice_of(found.figures, first, MOST_DRAWN) for first in range(0, total, MOST_DRAWN))
    return Markup("").join(figure_bars(one, _parties(found), opens) for one in sets)


def _parties(found: Comparison) -> list[str]:
    """Return the parties of the accounts in alphabetical order, each of which has a sign."""
    return [account.party for account in found.accounts]
