"""Light facts of one document: what lists, queues and filters need of its records."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from alteram.compare import saying_date
from alteram.model import Act, Analysis, Entry, Outcome, Position, TextVersion


class Stated(NamedTuple):
    """A claim: `said` is the number of its attribution among those of the document, or -1."""

    id: str
    said: int
    confidence: float
    start: int
    act: Act | None
    position: Position
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is kept of a document.

    `slim` holds its record, actors and attributions and nothing else of it. `dates` are those of
    its attributions where the text gives them, `dated` is that of the document.
    """

    slim: Entry
    claims: tuple[Stated, ...]
    dates: tuple[str | None, ...]
    dated: str | None


def facts_of(entry: Entry) -> Facts:
    """Return the facts of a document, as stored or as it stands."""
    found = entry.analysis
    said = {one.id: number for number, one in enumerate(found.attributions)}
    outcomes: dict[str, tuple[Outcome, ...]] = {}
    for figure in found.figures:
        outcomes[figure.claim] = (*outcomes.get(figure.claim, ()), figure.outcome)
    return Facts(
        slim=_slim(entry),
        claims=tuple(
            Stated(
                one.id,
                said.get(one.attribution, -1),
                found.attributions[said[one.attribution]].confidence
                if one.attribution in said
                else 0.0,
                one.span.start,
                one.act,
                one.position,
                tuple(sorted(set(outcomes.get(one.id, ())))),
            )
            for one in found.claims
        ),
        dates=tuple(saying_date(entry, one) for one in found.attributions),
        dated=entry.document.published or found.date,
    )


def _slim(entry: Entry) -> Entry:
    found, text = entry.analysis, entry.text
    return Entry(
        document=entry.document,
        text=TextVersion(
            sha256=text.sha256, document=text.document, text="", language=text.language,
            method=text.method,
        ),
        analysis=Analysis(
            text_sha256=found.text_sha256,
            language=found.language,
            date=found.date,
            actors=tuple(replace(one, mentions=()) for one in found.actors),
            attributions=tuple(replace(one, speaker=(), cue=()) for one in found.attributions),
        ),
    )  # fmt: skip
