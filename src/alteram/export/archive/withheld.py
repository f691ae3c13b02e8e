"""A dossier without the words of its texts: what may be shared where the texts may not.

Names are kept, for nothing may stand without its speaker, but of longer ones no more than four
words, so that no run of five words of a text is left anywhere. All else that a text says in its
own words is gone; numbers, dates, codes, ids, hashes and offsets stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alteram.comparison import Comparison
from alteram.holding import Holding
from alteram.model import (
    Actor,
    Analysis,
    Attribution,
    Claim,
    Decision,
    Document,
    Entry,
    Event,
    Figure,
    LinkedActor,
    Links,
    Problem,
)

LONGEST_NAME = 4
_MORE = "\N{HORIZONTAL ELLIPSIS}"
_BLANK = "\N{FULL BLOCK}"
_IDS = re.compile(r"(?:[a-z]+-[0-9a-f]{16}(?:\s|$))+", re.ASCII)


def short(name: str, longest: int = LONGEST_NAME) -> str:
    """Return a name, or the first words of a longer one."""
    words = re.findall(r"\w[^\s]*", name)
    if len(re.findall(r"\w+", name)) <= longest:
        return name
    kept, count = [], 0
    for word in words:
        count += len(re.findall(r"\w+", word))
        if count > longest:
            break
        kept.append(word)
    return " ".join([*kept, _MORE])


def _short_or_none(name: str | None) -> str | None:
    return None if name is None else short(name)


def _shorts(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(short, names))


@dataclass(frozen=True)
class _Entries:
    """Documents without their words, one at a time."""

    holding: Holding

    def __iter__(self) -> Iterator[Entry]:
        return map(_entry, self.holding.entries)


@dataclass(frozen=True)
class _Comparisons:
    """Comparisons with events named by date and place; their lines are not written anywhere."""

    holding: Holding

    def __iter__(self) -> Iterator[Comparison]:
        return (replace(one, event=_event(one.event)) for one in self.holding.comparisons)


def withheld(holding: Holding) -> Holding:
    """Return a holding in which no run of five words of a text is left.

    Texts are there in length alone, so that offsets hold. `original` gives no bytes.
    """
    return replace(
        holding,
        entries=_Entries(holding),
        links=_links(holding.links),
        comparisons=_Comparisons(holding),
        problems=tuple(
            Problem(location="", stage=one.stage, message="(withheld)") for one in holding.problems
        ),
        decisions=tuple(map(_decision, holding.decisions)),
        original=lambda document: b"",
    )


def _entry(entry: Entry) -> Entry:
    text = replace(entry.text, text=_BLANK * len(entry.text.text))
    return Entry(document=_document(entry.document), text=text, analysis=_analysis(entry.analysis))


def _document(document: Document) -> Document:
    is_web = document.location.startswith(("http://", "https://"))
    return replace(
        document,
        location=document.location if is_web else document.id,
        title=None,
        outlet=_short_or_none(document.outlet),
        author=_short_or_none(document.author),
        received=(),
    )


def _analysis(analysis: Analysis) -> Analysis:
    places = (replace(one, text="", name=short(one.name)) for one in analysis.places)
    return replace(
        analysis,
        dates=(),
        places=tuple(replace(one, name_used_by=_short_or_none(one.name_used_by)) for one in places),
        actors=tuple(map(_actor, analysis.actors)),
        attributions=tuple(map(_attribution, analysis.attributions)),
        claims=tuple(map(_claim, analysis.claims)),
        figures=tuple(map(_figure, analysis.figures)),
        problems=(),
    )


def _actor(actor: Actor) -> Actor:
    return replace(actor, name=short(actor.name), state=_short_or_none(actor.state), role=None)


def _attribution(by: Attribution) -> Attribution:
    return replace(by, speaker_name=short(by.speaker_name), chain=_shorts(by.chain))


def _claim(claim: Claim) -> Claim:
    return replace(
        claim,
        alleged_actor=_shorts(claim.alleged_actor),
        affected=None,
        means=None,
        labels=tuple(replace(one, text=_BLANK * len(one.text)) for one in claim.labels),
        answers=None,
    )


def _figure(figure: Figure) -> Figure:
    return replace(
        figure,
        verbatim=_BLANK * len(figure.verbatim),
        group=_shorts(figure.group),
        scope_place=_short_or_none(figure.scope_place),
        inclusive_of=_shorts(figure.inclusive_of),
    )


def _links(links: Links) -> Links:
    return replace(
        links,
        actors=tuple(map(_linked, links.actors)),
        events=tuple(map(_event, links.events)),
        copies=tuple(
            replace(
                one,
                credit=_short_or_none(one.credit),
                links=tuple(
                    replace(link, credit=_short_or_none(link.credit)) for link in one.links
                ),
            )
            for one in links.copies
        ),
    )


def _linked(actor: LinkedActor) -> LinkedActor:
    return replace(
        actor,
        name=short(actor.name),
        aliases=_shorts(actor.aliases),
        state=_short_or_none(actor.state),
    )


def _event(event: Event) -> Event:
    """Return an event whose label is its date as EDTF and its place: no text has it so."""
    place = short(event.place, LONGEST_NAME - 1) if event.place else ""
    return replace(
        event, label="; ".join(one for one in (event.date, place) if one), place=place or None
    )


def _decision(decision: Decision) -> Decision:
    """Return a decision without the reason, which may quote; ids of records stay whole."""
    return replace(
        decision,
        subject=decision.subject if _IDS.fullmatch(decision.subject) else short(decision.subject),
        value=decision.value if _IDS.fullmatch(decision.value) else short(decision.value),
        why="",
    )
