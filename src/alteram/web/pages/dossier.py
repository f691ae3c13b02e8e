"""The page of the dossier: its documents, its problems, and how to add more."""

from collections.abc import Iterable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from alteram.desk import View
from alteram.desk.listing import SORTS, Asked, by_day, listing, outlets
from alteram.text.edtf_words import date_words
from alteram.web.pages.adding import AtWork
from alteram.web.rendering import show
from alteram.web.visitor import Seen

ROUTER = APIRouter()

PROBLEMS = 100
"""Problems that are listed, the last ones; the others are counted."""
DAYS = 31
_LONGEST = 200
_STANDING = ("proposed", "accepted", "needs_work")


class Wanted(BaseModel):
    """The filters of the table, as an address holds them; what makes no sense asks for nothing."""

    words: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    sort: str = "date"
    falling: str = ""
    page: str = "1"

    def asked(self) -> Asked:
        """Return what is asked for."""
        return Asked(
            words=self.words[:_LONGEST],
            outlet=self.outlet[:1_000],
            since=self.since[:10],
            until=self.until[:10],
            sort=next((one for one in SORTS if one == self.sort), "date"),
            falling=bool(self.falling),
            page=int(self.page) if self.page.isdecimal() and len(self.page) < 7 else 1,
        )

    def address(self, **changes: str) -> str:
        """Return the address of the page with some filters changed; what is empty is left out."""
        held = {**self.model_dump(), **changes}
        usual = {"sort": "date", "page": "1"}
        asked = {name: value for name, value in held.items() if value and usual.get(name) != value}
        return f"/?{urlencode(asked)}#documents" if asked else "/#documents"


@ROUTER.get("/")
def dossier(
    request: Request, seen: Seen, adding: AtWork, wanted: Annotated[Wanted, Query()]
) -> HTMLResponse:
    """Show the documents, what was set aside, and what was read when."""
    asked = wanted.asked()

    def claims(documents: Iterable[str]) -> dict[str, int]:
        return {one: sum(held.values()) for one, held in _standing(seen, documents).items()}

    held = seen.documents
    if asked.sort == "claims":
        found = listing(held, asked, claims)
    else:
        found = seen.drawn(f"documents {asked}", held, lambda: listing(held, asked, claims))
    return show(
        request,
        "dossier.html",
        numbers=_numbers(seen),
        found=found,
        counts=_standing(seen, [one.id for one in found.documents]),
        asked=asked,
        wanted=wanted,
        sorts=SORTS,
        outlets=seen.drawn("outlets", held, lambda: outlets(held)),
        days=seen.drawn("days", held, lambda: by_day(held)[:DAYS]),
        problems=seen.problems[: -PROBLEMS - 1 : -1],
        problems_in_all=len(seen.problems),
        at_work=adding.at_work,
        date_words=date_words,
    )


def _standing(seen: View, documents: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return how many claims of documents are in each state, but for those that nobody keeps."""
    return {
        document: {state: number for state, number in held.items() if state in _STANDING}
        for document, held in seen.counted(tuple(documents)).items()
    }


def _numbers(seen: View) -> tuple[tuple[str, int, str], ...]:
    """Return what the dossier holds: a word, a number, and where it leads."""
    links, states = seen.links, seen.states()
    standing = {state: number for state, number in states.items() if state in _STANDING}
    return (
        ("Documents", len(seen.documents), "#documents"),
        ("Claims", sum(standing.values()), ""),
        ("Claims reviewed", sum(standing.values()) - standing.get("proposed", 0), "/review"),
        ("Events", len(links.events), "/events"),
        ("Actors", len(links.actors), "/actors"),
        ("Texts with copies", sum(bool(one.links) for one in links.copies), ""),
        ("Decisions", seen.head.number, "/decisions"),
        ("Set aside", len(seen.problems), "#problems"),
    )
