"""Claims as they were told: copies folded, each in the statement (speaker, date) it is part of."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from alteram.chronology import Statement
from alteram.compare.index import Index, Item
from alteram.compare.sayings import saying_date
from alteram.model import Attribution, Collection, Entry, Event, content_id, quote
from alteram.text.edtf import bounds

UNDATED = "9999-99-99"
_WORD = re.compile(r"\w+", re.UNICODE)
_MEDIATED = re.compile(
    r"\b(?:according to|citing|cited|quoting|quoted|report(?:s|ed|ing)?|referring|reference|"
    r"publish(?:ed|es)|wrote|writes)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim of one text, whatever the number of its copies.

    `key` and `name` are those of the speaking body. `date` is that of the statement, `day` its
    first day for sorting. `root` is the document in which the text first appeared, `places` are
    the documents that have the claim. `place` is that of its document in order of appearance, `at`
    its own among the claims of the event. `mediated` is set where the words of report name a
    report ("according to", "quoting").
    """

    item: Item
    key: str
    name: str
    date: str | None
    day: str
    root: str
    places: frozenset[str]
    words: tuple[str, ...]
    mediated: bool
    language: str
    place: int
    at: int = 0


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, in lower case."""
    return tuple(_WORD.findall(text.casefold()))


def first_day(date: str | None) -> str:
    """Return the first day of an EDTF date for sorting; undated ones come last."""
    try:
        first, last = bounds(date) if date else (None, None)
    except ValueError:
        return UNDATED
    day = first or last
    return day.isoformat() if day is not None else UNDATED


def whole(collection: Collection) -> Event:
    """Return a container for all claims of a collection, of whatever event or of none."""
    claims = {claim.id for entry in collection.entries for claim in entry.analysis.claims}
    return Event(
        id="all",
        label="",
        date=None,
        place=None,
        lat=None,
        lon=None,
        claims=tuple(sorted(claims)),
        documents=tuple(entry.document.id for entry in collection.entries),
        independent_origins=0,
    )


class Tellings:
    """The claims of one collection with their statements; attributions are looked up once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.entries: dict[str, Entry] = {entry.document.id: entry for entry in index.entries}
        self.order = {entry.document.id: number for number, entry in enumerate(index.entries)}
        self._by_claim: dict[str, dict[str, Attribution]] = {}
        self._said: dict[tuple[str, str], str | None] = {}

    def _attribution(self, document: str, claim: str) -> Attribution:
        if document not in self._by_claim:
            analysis = self.entries[document].analysis
            by_id = {one.id: one for one in analysis.attributions}
            self._by_claim[document] = {
                one.id: by_id[one.attribution]
                for one in analysis.claims
                if one.attribution in by_id
            }
        return self._by_claim[document][claim]

    def root(self, document: str) -> str:
        """Return the document in which a document's text first appeared."""
        return self.index.firsts.get(document, document)

    def told(self, event: Event) -> list[Told]:
        """Return an event's claims in order of first appearance, those of copies folded."""
        found: dict[tuple[object, ...], Told] = {}
        for item in self.index.every_item(event):
            one = self._told(item)
            key = (one.root, one.key, item.line.position, item.claim.act, one.words, _same(item))
            known = found.get(key)
            if known is None:
                found[key] = one
            elif item.line.document not in known.places:
                found[key] = replace(known, places=known.places | one.places)
        return [replace(one, at=number) for number, one in enumerate(found.values())]

    def _told(self, item: Item) -> Told:
        line = item.line
        root = self.root(line.document)
        entry = self.entries[line.document]
        attribution = self._attribution(line.document, line.claim)
        date = self._saying_date(entry, attribution) or _dated(self.entries.get(root, entry))
        cue = " ".join(quote(entry.text.text, span) for span in attribution.cue)
        return Told(
            item=item,
            key=item.origin.key,
            name=item.origin.name,
            date=date,
            day=first_day(date),
            root=root,
            places=frozenset((line.document,)),
            words=words_of(line.quote),
            mediated=_MEDIATED.search(cue) is not None,
            language=entry.text.language,
            place=self.order[line.document],
        )

    def _saying_date(self, entry: Entry, attribution: Attribution) -> str | None:
        key = entry.document.id, attribution.id
        if key not in self._said:
            self._said[key] = saying_date(entry, attribution)
        return self._said[key]

    def location(self, document: str) -> str:
        """Return where a document was read from."""
        return self.entries[document].document.location

    def in_order(self, documents: Iterable[str]) -> tuple[str, ...]:
        """Return the locations of documents, in order of first appearance."""
        found = sorted(set(documents) & self.entries.keys(), key=self.order.__getitem__)
        return tuple(map(self.location, found))


def _same(item: Item) -> tuple[object, ...]:
    """Return what keeps two claims with the same words in one text apart: their figures."""
    return tuple((figure.outcome, figure.verbatim) for figure, _ in item.figures)


def _dated(entry: Entry) -> str | None:
    return entry.document.published or entry.analysis.date


def statement_key(one: Told) -> tuple[str, str]:
    """Return what makes a statement: speaker and date; of undated ones the text."""
    return one.key, one.date or f"undated {one.root}"


def find_statements(tellings: Tellings, told: Iterable[Told]) -> list[tuple[Statement, list[Told]]]:
    """Return the statements that claims are part of, by date, each with its claims."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        groups[statement_key(one)].append(one)
    made = []
    for key, members in groups.items():
        documents = sorted(
            {d for one in members for d in one.places}, key=tellings.order.__getitem__
        )
        statement = Statement(
            id=content_id("statement", *key),
            speaker=members[0].name,
            voices=tuple(dict.fromkeys(one.item.line.speaker for one in members)),
            date=members[0].date,
            documents=tuple(tellings.location(document) for document in documents),
            first=members[0].item.line,
        )
        made.append((statement, members))
    return sorted(made, key=lambda pair: (first_day(pair[0].date), pair[0].speaker, pair[0].id))
