"""The page of one event: accounts side by side, and all in which they meet and compete."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from alteram.charts import figure_bars, legend
from alteram.compare import wording
from alteram.comparison import Comparison
from alteram.desk import ROLES, Role, View
from alteram.report.page import number, numbers
from alteram.web.comparing import parts
from alteram.web.comparing.columns import ORDERS, columns, gathered, order_of
from alteram.web.comparing.lookup import behind
from alteram.web.comparing.papers import papers
from alteram.web.comparing.passages import Passages, opens, passed_through
from alteram.web.comparing.watched import of_event, of_lines, watch
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.visitor import AtHand, Lead, Reviewer, Seen

ROUTER = APIRouter()


@ROUTER.get("/events/{event}")
def event(
    request: Request, seen: Seen, event: str, order: str = "", everything: bool = False
) -> HTMLResponse:
    """Show what each party says about an event; `everything` folds nothing away, for paper."""
    found = seen.comparison(event)
    watch(request, seen, of_event(found))
    chosen = order_of(order)

    def part(name: str) -> parts.Batch:
        return parts.whole(found, name) if everything else parts.batch(found, name)

    outcomes = parts.outcomes_in(found)
    drawn = [one for outcome in outcomes for one in part(f"figures.{outcome}").items]
    return show(
        request,
        "event.html",
        **_common(found),
        columns=columns(found, chosen),
        order=chosen,
        orders=ORDERS,
        everything=everything,
        part=part,
        outcomes=outcomes,
        chart=figure_bars(drawn, _parties(found), opens),
        drawn=len(drawn),
        roles=ROLES,
        asked=parts.asked_parties(found),
        papers=papers(_documents(seen, found), seen.links.copies),
        restricted=event in seen.judged.restrictions,
    )


@ROUTER.get("/events/{event}/more")
def more(
    request: Request,
    seen: Seen,
    event: str,
    name: str = "competing",
    first: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> HTMLResponse:
    """Show some more items of one list: alone for htmx, else as a page."""
    found = seen.comparison(event)
    watch(request, seen, of_event(found))
    template = "event_more.html" if asked_by_htmx(request) else "event_part.html"
    return show(request, template, **_common(found), batch=parts.batch(found, name, first))


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
    desk.decide("label", event, label.strip(), who=here.who, why=why)
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
        desk.decide("release", event, who=here.who, why=why)
    else:
        desk.decide("restrict", event, seen_by, who=here.who, why=why)
    return RedirectResponse(f"/events/{event}", 303)


@ROUTER.post("/events/{event}/party")
def choose_party(
    here: Reviewer, desk: AtHand, event: str,
    actor: Annotated[str, Form(max_length=300)],
    party: Annotated[str, Form(max_length=300)] = "",
    why: Annotated[str, Form(max_length=2000)] = "",
) -> RedirectResponse:  # fmt: skip
    """Choose the party under which an actor's statements stand, here and in every event."""
    desk.decide("party", actor, party.strip(), who=here.who, why=why)
    return RedirectResponse(f"/events/{event}#accounts", 303)


def _common(found: Comparison) -> dict[str, Any]:
    """Return what every template of an event's page needs."""
    return {
        "comparison": found,
        "event": found.event,
        "passages": Passages(found),
        "wording": wording,
        "opens": opens,
        "passed_through": passed_through,
        "gathered": gathered,
        "number": number,
        "numbers": numbers,
        "signs": legend(_parties(found)),
        "words_of_set": {one.id: one.words for one in found.figures},
    }


def _parties(found: Comparison) -> list[str]:
    """Return the parties of the accounts in alphabetical order, each of which has a sign."""
    return [account.party for account in found.accounts]


def _documents(seen: View, found: Comparison) -> list[Any]:
    wanted = frozenset(found.event.documents)
    return [one for one in seen.documents if one.id in wanted]
