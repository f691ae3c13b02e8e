"""Which statement answers which: the words of reference resolved to a statement, or not found.

"Commenting on the statement of the Foreign Ministry of Vardania of 2 October" names a maker and
perhaps a date; what else the passage says is its subject. The statement answered has this maker,
is no later than the answer, and has the date, or without one the subject. It is never guessed:
where none is found, the record says what was looked for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alteram.chronology import Answering, Statement
from alteram.compare.naming import all_own_words, content_words, own_words
from alteram.compare.tellings import (
    UNDATED,
    Tellings,
    Told,
    find_statements,
    first_day,
    statement_key,
    whole,
)
from alteram.compare.wording import (
    ANSWERED,
    NOT_FOUND,
    NOT_FOUND_DATE,
    NOT_FOUND_SPEAKER,
    NOT_FOUND_SUBJECT,
)
from alteram.compare.wording import UNDATED as UNDATED_WORDS
from alteram.model import Collection, DateMention, Entry, Event, LinkedActor
from alteram.text.edtf import bounds
from alteram.text.rolewords import BODIES, ROLE_MODIFIERS

_MAKER = re.compile(r"\b(?:of|by|from)\s+(?P<maker>.+)$", re.DOTALL)
_OWNER = re.compile(r"^(?P<maker>.+?)['\u2019]s?\s", re.DOTALL)
_DATED = re.compile(r"^[\s,]*(?:dated|of|on|from|issued on|made on|published on)?\s*(?:the\s)?$")
_ROLE = re.compile(
    r"^(?:the\s+)?(?:\w+\s+)?(?:representatives?|spokes\w+|officials?|head|members?)\s+of\s+",
    re.IGNORECASE,
)
_VAGUE = frozenset(("side", "party", "republic", "state", "states", "official", "then", "former"))
_FARTHEST = 40
_MOST_STATEMENTS = 200
_MOST_CLAIMS = 50
_LEAST_SHARED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reference:
    """Whose statement is referred to, of which date, on what subject.

    `around` are the events of all that the answering statement says.
    """

    words: str
    maker: str
    own: frozenset[str]
    kind: frozenset[str]
    date: str | None
    subject: frozenset[str]
    events: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A statement with what a reference may name it by."""

    statement: Statement
    key: str
    day: str
    own: frozenset[str]
    kind: frozenset[str]
    subject: frozenset[str]
    events: frozenset[str]


def maker_of(words: str) -> str:
    """Return who made the statement that words refer to, as written, without office-holders."""
    found = _MAKER.search(words) or _OWNER.search(words)
    maker = found["maker"] if found is not None else words
    return " ".join(_ROLE.sub("", maker).removeprefix("the ").split())


def find_answers(
    collection: Collection, tellings: Tellings, event: Event | None = None
) -> tuple[Answering, ...]:
    """Return for each reference to another's statement the statement, by date of the answer."""
    told = tellings.told(whole(collection))
    groups = find_statements(tellings, told)
    wanted = set(event.claims) if event is not None else None
    references: list[tuple[Statement, str, list[Told], list[Told]]] = []
    for statement, members in groups:
        by_words: dict[str, list[Told]] = defaultdict(list)
        for one in members:
            if one.item.claim.answers and (wanted is None or one.item.claim.id in wanted):
                by_words[one.item.claim.answers].append(one)
        references += [(statement, words, ours, members) for words, ours in by_words.items()]
    if not references:
        return ()
    events = _events(collection)
    candidates = _Candidates(groups, {a.id: a for a in collection.links.actors}, events)
    return tuple(
        _answering(statement, reference, ours[0], candidates)
        for statement, words, ours, members in references
        if not _is_own(reference := _reference(words, ours, members, tellings, events), statement)
    )


def _events(collection: Collection) -> dict[str, str]:
    return {claim: event.id for event in collection.links.events for claim in event.claims}


class _Candidates:
    """Statements by the own words of their makers, latest first."""

    def __init__(
        self,
        groups: Iterable[tuple[Statement, list[Told]]],
        actors: dict[str, LinkedActor],
        events: dict[str, str],
    ) -> None:
        self._by_word: dict[str, list[_Candidate]] = defaultdict(list)
        for statement, members in groups:
            made = _candidate(statement, members, actors, events)
            for word in made.own:
                self._by_word[word].append(made)

    def of(self, reference: _Reference) -> list[_Candidate]:
        """Return the statements of the maker named, latest first."""
        if not reference.own:
            return []
        held = self._by_word.get(min(reference.own), [])
        return [
            one for one in reversed(held) if reference.own <= one.own and reference.kind <= one.kind
        ]


def _candidate(
    statement: Statement,
    members: Sequence[Told],
    actors: dict[str, LinkedActor],
    events: dict[str, str],
) -> _Candidate:
    names = [statement.speaker, *statement.voices, members[0].item.line.party]
    linked = actors.get(members[0].key)
    if linked is not None:
        names += [linked.name, *linked.aliases, linked.state or ""]
    quotes = [content_words(one.item.line.quote) for one in members[:_MOST_CLAIMS]]
    return _Candidate(
        statement=statement,
        key=members[0].key,
        day=members[0].day,
        own=all_own_words(names),
        kind=frozenset().union(*map(_kind, names)),
        subject=frozenset().union(*quotes),
        events=_events_of(members, events),
    )


def _kind(name: str) -> frozenset[str]:
    """Return the words for the kind of body in a name: "foreign ministry"."""
    words = {word.replace("minister", "ministry") for word in name.casefold().split()}
    words = {"defence" if word == "defense" else word for word in words}
    return frozenset(words & (BODIES | ROLE_MODIFIERS)) - _VAGUE


def _reference(
    words: str,
    members: Sequence[Told],
    statement: Sequence[Told],
    tellings: Tellings,
    events: dict[str, str],
) -> _Reference:
    maker = maker_of(words)
    first = members[0].item
    quotes = [content_words(one.item.line.quote) for one in members[:_MOST_CLAIMS]]
    return _Reference(
        words=words,
        maker=maker,
        own=own_words(maker),
        kind=_kind(maker),
        date=_date_named(tellings.entries[first.line.document], words, first.line.start),
        subject=frozenset().union(*quotes) - content_words(maker),
        events=_events_of(members, events),
        around=_events_of(statement, events),
    )


def _events_of(members: Iterable[Told], events: dict[str, str]) -> frozenset[str]:
    claims = {one.item.claim.id for one in members}
    return frozenset(events[claim] for claim in claims if claim in events)


def _date_named(entry: Entry, words: str, near: int) -> str | None:
    """Return the date of the statement that words refer to, where it stands right after them.

    The record keeps the words without their place: of several equal ones in the text, those
    nearest to the claim are meant.
    """
    text = entry.text.text
    starts = [found.start() for found in re.finditer(re.escape(words), text)]
    if not starts:
        return None
    start = min(starts, key=lambda at: (abs(at - near), at))
    end = start + len(words)

    def follows(day: DateMention) -> bool:
        inside = start <= day.span.start < end
        after = end <= day.span.start <= end + _FARTHEST
        return inside or (after and _DATED.match(text[end : day.span.start]) is not None)

    return next((day.edtf for day in entry.analysis.dates if day.edtf and follows(day)), None)


def _meets(date: str, candidate: _Candidate) -> bool:
    try:
        first, last = bounds(date)
        start, end = bounds(candidate.statement.date or "")
    except ValueError:
        return False
    if first is None or last is None or start is None or end is None:
        return False
    return first <= end and start <= last


def _is_own(reference: _Reference, statement: Statement) -> bool:
    """Tell whether the maker named is the speaker, who then answers nobody else."""
    same = reference.own == own_words(statement.speaker)
    return same and bool(reference.own) and reference.kind <= _kind(statement.speaker)


def _on_subject(reference: _Reference, made: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the statements on the subject of the reference, else of the answer as a whole."""
    close = [
        one
        for one in made
        if reference.events & one.events or len(reference.subject & one.subject) >= _LEAST_SHARED
    ]
    return close or [one for one in made if reference.around & one.events]


def _answering(
    statement: Statement, reference: _Reference, first: Told, candidates: _Candidates
) -> Answering:
    ours, day = statement_key(first)[0], first_day(statement.date)
    made = [one for one in candidates.of(reference) if one.key != ours]
    if reference.date is not None:
        found = [one for one in made if _meets(reference.date, one)]
    else:
        before = [one for one in made if one.day <= day or UNDATED in (one.day, day)]
        found = _on_subject(reference, before[:_MOST_STATEMENTS])
        found.sort(key=lambda one: one.day == UNDATED)
    answered = found[0].statement if found else None
    return Answering(
        statement=statement,
        words=reference.words,
        line=first.item.line,
        answered=answered,
        reason=_reason(statement, reference, bool(made), answered),
    )


def _reason(
    statement: Statement, reference: _Reference, has_made: bool, answered: Statement | None
) -> str:
    if answered is not None:
        return ANSWERED.format(
            later=statement.speaker,
            earlier=answered.speaker,
            date=answered.date or UNDATED_WORDS,
        )
    if not has_made:
        why = NOT_FOUND_SPEAKER.format(maker=reference.maker)
    elif reference.date is not None:
        why = NOT_FOUND_DATE.format(maker=reference.maker, date=reference.date)
    else:
        why = NOT_FOUND_SUBJECT.format(maker=reference.maker)
    return f"{NOT_FOUND} ({why})"
