"""Statements over time: the speakers of a dossier, and one lane for each of those asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from alteram.charts import statement_lanes
from alteram.chronology import Timeline
from alteram.compare import wording
from alteram.comparison import Line
from alteram.desk import View
from alteram.desk.tables import SpeakerRow
from alteram.web.comparing.drawing import statements_in, statements_of
from alteram.web.comparing.lanes import LANES, SPEAKERS, chosen, lanes_of, page_of
from alteram.web.comparing.passages import opens, passed_through
from alteram.web.rendering import show
from alteram.web.visitor import Seen
from alteram.web.watched import of_lines, watch

ROUTER = APIRouter()

AT_ONCE = 30
"""Documents out of which lanes are laid before the page answers."""

_Name = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """Which lanes are asked for, and from which on."""

    speakers: tuple[str, ...]
    moved: bool
    first: int
    laid: bool

    def address(self, **changes: object) -> str:
        """Return the query of the same lanes with some of this changed."""
        held: dict[str, object] = {
            "speaker": self.speakers, "moved": 1 if self.moved else None,
            "laid": 1 if self.laid else None, **changes,
        }  # fmt: skip
        return "?" + urlencode({name: one for name, one in held.items() if one}, doseq=True)


def lanes_asked(
    speaker: Annotated[list[_Name] | None, Query(max_length=50)] = None,
    moved: bool = False,
    first: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    laid: bool = False,
) -> Lanes:
    """Return the lanes that an address asks for."""
    names = dict.fromkeys(name for name in speaker or () if name)
    return Lanes(speakers=tuple(names), moved=moved, first=first, laid=laid)


LanesAsked = Annotated[Lanes, Depends(lanes_asked)]


@ROUTER.get("/statements")
def statements(request: Request, seen: Seen, asked: LanesAsked, words: _Name = "") -> HTMLResponse:
    """Show the speakers of the dossier, or the lanes of those asked for.

    Lanes out of many documents follow when the page is there, or as asked where no script runs.
    """
    if asked.speakers:
        known = _known(seen, asked.speakers)
        if asked.laid or sum(one.documents for one in known) <= AT_ONCE:
            return _lanes(request, seen, seen.statements_of(asked.speakers), asked, known)
        return show(request, "statements_to_come.html", known=known, asked=asked, wording=wording)
    first = asked.first - asked.first % SPEAKERS
    rows, total = seen.speakers(words.strip(), limit=SPEAKERS, offset=first)
    return show(
        request,
        "speakers.html",
        rows=rows,
        total=total,
        words=words,
        first=first,
        shown=SPEAKERS,
        wording=wording,
    )


@ROUTER.get("/events/{event}/statements")
def statements_on_event(
    request: Request, seen: Seen, event: str, asked: LanesAsked
) -> HTMLResponse:
    """Show the statements on one event, a lane for each speaker."""
    return _lanes(request, seen, seen.timeline(event), asked)


def _known(seen: View, names: Sequence[str]) -> list[SpeakerRow]:
    """Return what the dossier has of the speakers of these names, in their order."""
    return [
        one
        for name in names
        for one in seen.speakers(name, limit=SPEAKERS)[0]
        if one.speaker == name
    ]


def _lanes(
    request: Request,
    seen: View,
    timeline: Timeline,
    asked: Lanes,
    known: Sequence[SpeakerRow] = (),
) -> HTMLResponse:
    found = chosen(timeline, asked.speakers, moved=asked.moved)
    last = max(len(found.speakers) - 1, 0)
    first = min(asked.first, last) - min(asked.first, last) % LANES
    shown = page_of(found, first)
    watch(request, seen, of_lines(_lines_of(shown)))
    drawn = statements_of(shown)
    return show(
        request,
        "statements.html",
        event=timeline.event,
        timeline=shown,
        lanes=lanes_of(shown),
        chart=statement_lanes(drawn, opens),
        drawn=statements_in(drawn),
        statements=statements_in(shown),
        known=known,
        speakers=[one.speaker for one in timeline.speakers],
        total=len(found.speakers),
        asked=asked,
        first=first,
        shown=LANES,
        wording=wording,
        opens=opens,
        passed_through=passed_through,
    )


def _lines_of(timeline: Timeline) -> Iterator[Line]:
    for one in timeline.speakers:
        yield from (statement.first for statement in one.statements)
        yield from (move.line for move in one.moves)
    yield from (answer.line for answer in timeline.answers)
