"""The exhibits of an annex: one for each statement, as one document has it.

A statement is what one speaker said through one chain on one date. Everything of it about the
events that a document holds is one exhibit, with each passage in the words around it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from alteram.comparison import Comparison, Line
from alteram.export.annex.asked import Asked
from alteram.model import Attribution, Claim, Document, Entry, Position, Span, TextVersion, quote
from alteram.text.edtf import bounds

SayingDate = Callable[[Entry, Attribution], str | None]

_WIDEST = 900
"""Characters of context on each side of the words quoted, at most."""
UNDATED = "9999-99-99"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of an exhibit: a claim of it, with what the speaker did by them."""

    claim: str
    attribution: str
    span: Span
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the text with the quoted words inside it, each at its place in the text."""

    span: Span
    words: str
    marked: tuple[Span, ...]
    quoted: tuple[Quoted, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One statement as one document has it.

    `date` is that of the statement (EDTF), `dated_by` where it is from. `copies` are other
    documents with the same words of the same speaker, `origins` to whom the words go back.
    """

    events: tuple[str, ...]
    speaker: str
    party: str
    chain: tuple[str, ...]
    date: str | None
    dated_by: str
    document: Document
    text: TextVersion
    passages: tuple[Passage, ...]
    copies: tuple[Document, ...]
    origins: tuple[str, ...]

    @property
    def quoted(self) -> tuple[Quoted, ...]:
        """All quoted words, in order."""
        return tuple(one for passage in self.passages for one in passage.quoted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """What is not in the annex, and why; `what` tells whose words they are and from where."""

    what: str
    why: str


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What comparisons gave: exhibits in chronological order, and what fell out on the way."""

    exhibits: list[Exhibit] = field(default_factory=list)
    excluded: list[Excluded] = field(default_factory=list)
    other_parties: dict[str, int] = field(default_factory=dict)
    events: list[Comparison] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Group:
    party: str
    chain: tuple[str, ...]
    date: str | None
    dated_by: str
    lines: list[tuple[Line, Claim]] = field(default_factory=list)
    events: dict[str, None] = field(default_factory=dict)


def gather(
    comparisons: Iterable[Comparison], entries: Iterable[Entry], asked: Asked, said_on: SayingDate
) -> Gathered:
    """Return the exhibits of the events, in chronological order.

    The order is by the date of the statement, then of publication, then by the place from which
    the document was read, then by the place in it; statements without a date stand last. Which
    party speaks plays no part in it.
    """
    found = Gathered()
    wanted: dict[str, list[tuple[Line, str]]] = {}
    for comparison in comparisons:
        found.events.append(comparison)
        for line in _asked_for(comparison, asked, found):
            wanted.setdefault(line.document, []).append((line, comparison.event.label))
    held = {entry.document.id: entry for entry in entries}
    by_place: dict[str, list[Document]] = {}
    for one in held.values():
        by_place.setdefault(one.document.location, []).append(one.document)
    for document, lines in wanted.items():
        if document not in held:
            found.excluded.extend(_off(line) for line, _ in lines)
            continue
        entry = held[document]
        for group in _groups(entry, lines, said_on, found):
            exhibit = _exhibit(entry, group, by_place)
            why = asked.out_of_time(exhibit.date)
            if why:
                found.excluded.append(Excluded(what=told(exhibit), why=why))
            else:
                found.exhibits.append(exhibit)
    found.exhibits.sort(key=_in_time)
    found.excluded.sort(key=lambda one: (one.why, one.what))
    return found


def told(exhibit: Exhibit) -> str:
    """Return whose statement an exhibit is, of when and where it stands, in one line."""
    return (
        f"{exhibit.date or 'undated'}, {exhibit.speaker}, through {exhibit.chain[-1]}, "
        f"{exhibit.document.location}, from {exhibit.passages[0].span.start}"
    )


def _asked_for(comparison: Comparison, asked: Asked, found: Gathered) -> Iterator[Line]:
    for account in comparison.accounts:
        if not asked.is_party(account.party):
            count = found.other_parties.get(account.party, 0)
            found.other_parties[account.party] = count + len(account.lines)
            continue
        for line in account.lines:
            if asked.is_speaker(line.speaker):
                yield line
            else:
                found.excluded.append(
                    Excluded(what=_place_of(line), why="said by a speaker who was not asked for")
                )


def _place_of(line: Line) -> str:
    return f"{line.speaker}, through {line.chain[-1]}, {line.location}, {line.start} to {line.end}"


def _off(line: Line) -> Excluded:
    return Excluded(what=_place_of(line), why="the words do not stand in the text at their place")


def _groups(
    entry: Entry, lines: Sequence[tuple[Line, str]], said_on: SayingDate, found: Gathered
) -> Iterator[_Group]:
    claims = {claim.id: claim for claim in entry.analysis.claims}
    said = {one.id: one for one in entry.analysis.attributions}
    groups: dict[tuple[object, ...], _Group] = {}
    for line, event in lines:
        claim = claims.get(line.claim)
        by = said.get(claim.attribution) if claim is not None else None
        if claim is None or by is None or quote(entry.text.text, claim.span) != line.quote:
            found.excluded.append(_off(line))
            continue
        date, dated_by = _date(entry, by, said_on)
        group = groups.setdefault(
            (line.party, line.speaker, line.chain, date),
            _Group(party=line.party, chain=line.chain, date=date, dated_by=dated_by),
        )
        group.lines.append((line, claim))
        group.events[event] = None
    yield from groups.values()


def _date(entry: Entry, by: Attribution, said_on: SayingDate) -> tuple[str | None, str]:
    own = said_on(entry, by)
    if own is not None:
        return own, "given in the text beside the reporting word"
    if entry.document.published is not None:
        return entry.document.published, "that of publication; the text gives no other"
    if entry.analysis.date is not None:
        return entry.analysis.date, "that at the head of the text"
    return None, "not given"


def _exhibit(entry: Entry, group: _Group, by_place: dict[str, list[Document]]) -> Exhibit:
    first = group.lines[0][0]
    places = sorted({place for line, _ in group.lines for place in line.also_in})
    copies = (document for place in places for document in by_place.get(place, ()))
    return Exhibit(
        events=tuple(sorted(group.events)),
        speaker=first.speaker,
        party=group.party,
        chain=group.chain,
        date=group.date,
        dated_by=group.dated_by,
        document=entry.document,
        text=entry.text,
        passages=tuple(_passages(entry.text.text, [claim for _, claim in group.lines])),
        copies=tuple(one for one in copies if one.id != entry.document.id),
        origins=tuple(sorted({line.origin for line, _ in group.lines})),
    )


def _passages(text: str, claims: Sequence[Claim]) -> Iterator[Passage]:
    """Yield the stretches around quoted words, those that meet as one."""
    quoted = sorted(
        {
            Quoted(claim=c.id, attribution=c.attribution, span=c.span, position=c.position)
            for c in claims
        },
        key=lambda one: (one.span, one.position, one.claim),
    )
    held: list[Quoted] = []
    end = -1
    for one in quoted:
        start, stop = _around(text, one.span)
        if held and start > end:
            yield _passage(text, held)
            held = []
        held.append(one)
        end = max(end, stop) if len(held) > 1 else stop
    if held:
        yield _passage(text, held)


def _around(text: str, span: Span) -> Span:
    """Return the paragraph that words stand in, or as much of it as there is room for."""
    start = text.rfind("\n\n", 0, span.start) + 2
    start = 0 if start == 1 else start
    end = text.find("\n\n", span.end)
    end = len(text) if end < 0 else end
    if span.start - start > _WIDEST:
        start = text.find(" ", span.start - _WIDEST, span.start) + 1 or span.start - _WIDEST
    if end - span.end > _WIDEST:
        cut = text.rfind(" ", span.end, span.end + _WIDEST)
        end = cut if cut > 0 else span.end + _WIDEST
    return Span(start, end)


def _passage(text: str, quoted: Sequence[Quoted]) -> Passage:
    around = [_around(text, one.span) for one in quoted]
    span = Span(min(one.start for one in around), max(one.end for one in around))
    marked: list[Span] = []
    for one in quoted:
        if marked and one.span.start <= marked[-1].end:
            marked[-1] = Span(marked[-1].start, max(marked[-1].end, one.span.end))
        else:
            marked.append(one.span)
    return Passage(
        span=span,
        words=quote(text, span),
        marked=tuple(marked),
        quoted=tuple(quoted),
        cut_before=span.start > 0 and text[span.start - 1] != "\n",
        cut_after=span.end < len(text) and text[span.end] != "\n",
    )


def first_day(date: str | None) -> str:
    """Return the first day of an EDTF date; what has none sorts last."""
    try:
        first, last = bounds(date) if date else (None, None)
    except ValueError:
        return UNDATED
    day = first or last
    return day.isoformat() if day is not None else UNDATED


def _in_time(one: Exhibit) -> tuple[str, str, str, int, int]:
    words = one.passages[0].quoted[0].span
    return (
        first_day(one.date), first_day(one.document.published), one.document.location, *words,
    )  # fmt: skip
