"""Every page of the workbench, walked by itself: a new page is in every test from its first day."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from fastapi import APIRouter
from fastapi.routing import APIRoute

from alteram.desk import View
from alteram.web.pages import ROUTERS

# Pages that say more with a question than without.
_ASKED = (
    "/search?q=market",
    "/search?q=nowhereatall",
    "/events?words=Harsk",
    "/events?view=map",
    "/events?view=timeline",
    "/review/round?name=A",
    "/review?state=accepted",
)
_ABSENT = ("/no-such-page", "/events/event-0000000000000000")


def routes() -> tuple[str, ...]:
    """Return the paths of all pages that are got, as their handlers name them: "/events/{event}".

    Handlers in ROUTERS alone; what programs ask for stands elsewhere.
    """
    held = {path for router in ROUTERS for path in _got(router)}
    return tuple(sorted(held))


def _got(router: APIRouter) -> Iterator[str]:
    """Yield what is got of a router and of those that it is made of."""
    for route in router.routes:
        if isinstance(route, APIRoute):
            if "GET" in (route.methods or ()):
                yield route.path
        elif isinstance(made_of := getattr(route, "original_router", None), APIRouter):
            yield from _got(made_of)


def values(view: View) -> Mapping[str, str]:
    """Return what to fill into a path, by the part of the path before it.

    The event is that with most claims, the document one of it that has copies and most claims.
    """
    event = max(view.links.events, key=lambda one: (len(one.claims), one.id))
    copied = [one for cluster in view.links.copies for one in cluster.documents]
    told = [one for one in copied if one in event.documents] or sorted(event.documents)
    entries = [view.entry(one) for one in told]
    entry = max(entries, key=lambda one: (len(one.analysis.claims), one.document.id))
    document = entry.document.id
    claim = next(one for one in entry.analysis.claims if one.id in event.claims)
    return {
        "documents": document,
        "records": claim.id,
        "adding": "0123456789abcdef",
        "copies": next((one for one in copied if one != document), document),
        "events": event.id,
        "figures": "killed",
        "actors": max(view.links.actors, key=lambda one: (len(one.members), one.id)).id,
        "claims": claim.id,
        "review": claim.id,
        "items": claim.id,
        "shapes": "land-110m.json",
    }


def filled(route: str, held: Mapping[str, str]) -> str:
    """Return an address for a handler's path; fails where a part of it is not known here."""
    parts = route.split("/")
    for before, part in pairwise(parts):
        if "{" in part:
            assert before in held, f"{route}: say in tests/web/paths.py what stands after {before}/"
            route = route.replace(part, held[before], 1)
    return route


def addresses() -> tuple[str, ...]:
    """Return what a walk visits: all pages, some with questions, and what is not there."""
    known = routes()
    return (*known, *(one for one in _ASKED if one.partition("?")[0] in known), *_ABSENT)
