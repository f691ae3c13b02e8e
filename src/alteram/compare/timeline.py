"""Statement timelines: how each speaker's figure, name for the event and position moved."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from alteram.chronology import Aspect, Mark, Move, SpeakerTimeline, Statement, Timeline
from alteram.compare.answers import find_answers
from alteram.compare.figures import count_figures, ends, set_words
from alteram.compare.index import Index
from alteram.compare.naming import all_own_words
from alteram.compare.points import AGAINST
from alteram.compare.tellings import Tellings, Told, find_statements, first_day, whole
from alteram.compare.wording import (
    ABOUT,
    AS_ANOTHERS,
    NAME_FOR_IT,
    POSITIONS,
    RESPONSIBLE_FOR,
    act_words,
)
from alteram.comparison import Line
from alteram.model import Act, Collection, Event, Position

_TOWARDS_AN_ACT: frozenset[Position] = frozenset(
    (
        "asserts", "attributes_to", "attributes_to_unknown", "accepts_responsibility",
        "acknowledges_denies_responsibility", "acknowledges_other_explanation",
        "acknowledges_circumstances", "denies_act", "declines_comment",
    )
)  # fmt: skip
_SAYING = frozenset(("asserts", "attributes_to", "attributes_to_unknown"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """One thing said on one matter: `value` is what must be equal to be said again."""

    aspect: Aspect
    matter: str
    value: object
    said: str
    line: Line


@dataclass(slots=True)
class _History:
    """What a speaker said on one matter so far: in all statements, and in the last."""

    all: set[object] = field(default_factory=set)
    last: dict[object, str] = field(default_factory=dict)


def trace_statements(
    collection: Collection, event: Event | None = None, index: Index | None = None
) -> Timeline:
    """Return the timelines of the speakers of one event, or of all events.

    Speakers stand in alphabetical order, statements by date, undated ones last.
    """
    tellings = Tellings(index or Index(collection))
    events = (event,) if event is not None else collection.links.events
    told = {one.id: tellings.told(one) for one in events}
    moves: dict[str, list[Move]] = defaultdict(list)
    for one in events:
        for key, found in _moves(tellings, one, told[one.id]):
            moves[key].extend(found)
    everything = tellings.told(event or whole(collection))
    statements: dict[str, list[Statement]] = defaultdict(list)
    parties: dict[str, str] = {}
    for statement, members in find_statements(tellings, everything):
        statements[members[0].key].append(statement)
        parties.setdefault(members[0].key, members[0].item.line.party)
    speakers = [
        SpeakerTimeline(
            speaker=ours[0].speaker,
            party=parties[key],
            statements=tuple(ours),
            moves=tuple(sorted(moves[key], key=lambda move: first_day(move.date))),
        )
        for key, ours in statements.items()
    ]
    ordered = sorted(
        speakers, key=lambda one: (one.speaker.casefold(), one.speaker, one.statements[0].id)
    )
    return Timeline(
        event=event,
        speakers=tuple(ordered),
        answers=find_answers(collection, tellings, event),
    )


def _moves(
    tellings: Tellings, event: Event, told: Sequence[Told]
) -> Iterator[tuple[str, list[Move]]]:
    """Yield each speaker's moves on one event, statement after statement."""
    figures, turned = _figures(event, told), _turned(told)
    held: dict[tuple[str, Aspect, str], _History] = defaultdict(_History)
    for statement, members in find_statements(tellings, told):
        grouped: dict[tuple[Aspect, str], dict[object, _Saying]] = defaultdict(dict)
        for one in members:
            for saying in (*figures.get(one.at, ()), *_names(one), *_positions(one, turned)):
                grouped[saying.aspect, saying.matter].setdefault(saying.value, saying)
        key = members[0].key
        found = []
        for (aspect, matter), sayings in grouped.items():
            history = held[key, aspect, matter]
            found += [_move(statement, event, one, history) for one in sayings.values()]
            history.all.update(sayings)
            history.last = {value: one.said for value, one in sayings.items()}
        yield key, found


def _move(statement: Statement, event: Event, saying: _Saying, history: _History) -> Move:
    # A name once used is used again, even with others between; a figure or position that comes
    # back after another one is a change.
    known = history.all if saying.aspect == "name" else history.last
    mark: Mark = "first_said"
    if history.all:
        mark = "said_again" if saying.value in known else "said_otherwise"
    before = "; ".join(dict.fromkeys(history.last.values())) if mark == "said_otherwise" else ""
    return Move(
        statement=statement.id,
        date=statement.date,
        event=event.label,
        aspect=saying.aspect,
        matter=saying.matter,
        mark=mark,
        said=saying.said,
        before=before,
        line=saying.line,
    )


def _figures(event: Event, told: Sequence[Told]) -> dict[int, list[_Saying]]:
    """Return the figures that speakers gave as their own, by the place of the claim."""
    places = {(one.item.line.document, one.item.line.claim): one for one in told}
    found: dict[int, list[_Saying]] = defaultdict(list)
    for one in count_figures((one.item for one in told), event):
        line = one.item.line
        if line.position not in AGAINST | {"withdraws"}:
            said = _one_line(one.figure.verbatim)
            found[places[line.document, line.claim].at].append(
                _Saying(
                    aspect="figure",
                    matter=set_words(one.scope),
                    value=(ends(one.figure) or said.casefold(), one.figure.qualifier),
                    said=f"“{said}”",
                    line=line,
                )
            )
    return found


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _names(one: Told) -> Iterator[_Saying]:
    for label in one.item.claim.labels:
        name = f"“{_one_line(label.text)}”"
        yield _Saying(
            aspect="name",
            matter=NAME_FOR_IT,
            value=(_one_line(label.text).casefold(), label.distanced),
            said=AS_ANOTHERS.format(name=name) if label.distanced else name,
            line=one.item.line,
        )


def _turned(told: Sequence[Told]) -> frozenset[tuple[str, Act | None]]:
    """Return on which acts a speaker ever does more than to say that they happened."""
    return frozenset(
        (one.key, one.item.claim.act)
        for one in told
        if one.item.line.position in _TOWARDS_AN_ACT - _SAYING
    )


def _positions(one: Told, turned: frozenset[tuple[str, Act | None]]) -> Iterator[_Saying]:
    position, act = one.item.line.position, one.item.claim.act
    if act is None or position not in _TOWARDS_AN_ACT:
        return
    if (one.key, act) in turned:
        yield _Saying(
            aspect="position",
            matter=ABOUT.format(act=act_words(act)),
            value="said" if position in _SAYING else position,
            said=POSITIONS["asserts" if position in _SAYING else position],
            line=one.item.line,
        )
    if one.item.blamed and position in _SAYING:
        named = tuple(dict.fromkeys(one.item.blamed))
        yield _Saying(
            aspect="responsibility",
            matter=RESPONSIBLE_FOR.format(act=act_words(act)),
            value=all_own_words(named) or named,
            said=", ".join(named),
            line=one.item.line,
        )
