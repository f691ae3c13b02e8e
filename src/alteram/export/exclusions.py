"""What people restricted, with all that quotes it: left out of what is written."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from alteram.export.masking import CUT, Finder, Stretch, lexicon
from alteram.export.masking.passages import passage_words
from alteram.model import Analysis, Attribution, CopyCluster, Entry, Event, LinkedActor, Span, quote

_PLACE = re.compile(r"([0-9a-f]{64}):([0-9]{1,12})-([0-9]{1,12})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Ids of what is left out, and what is cut from the texts of other documents.

    `cuts` are places in a document's text, by its id; `passages` the words that are cut wherever
    they stand. `actors` are those of documents that no text names any more, `names` those by
    which each one left is known, by id. `asked` counts the items that people restricted,
    `others` what quotes them.
    """

    documents: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    locations: frozenset[str] = frozenset()
    names: dict[str, str] = field(default_factory=dict)
    cuts: dict[str, tuple[Stretch, ...]] = field(default_factory=dict)
    passages: tuple[tuple[str, ...], ...] = ()
    asked: int = 0
    others: int = 0

    def __bool__(self) -> bool:
        return bool(self.documents or self.records)

    def entry(self, entry: Entry) -> Entry | None:
        """Return a document without what is left out; its text is not cut yet. None: all is."""
        if entry.document.id in self.documents:
            return None
        cuts = self.cuts.get(entry.document.id, ())
        analysis = entry.analysis
        return replace(
            entry,
            analysis=replace(
                analysis,
                attributions=tuple(
                    replace(one, parent=None) if one.parent in self.records else one
                    for one in analysis.attributions
                    if one.id not in self.records
                ),
                claims=tuple(one for one in analysis.claims if one.id not in self.records),
                figures=tuple(
                    replace(one, subset_of=None) if one.subset_of in self.records else one
                    for one in analysis.figures
                    if one.id not in self.records
                ),
                dates=tuple(one for one in analysis.dates if not _meets(one.span, cuts)),
                actors=tuple(one for one in analysis.actors if one.id not in self.actors),
            ),
        )

    def event(self, event: Event) -> Event | None:
        """Return an event without claims that are left out; None where no claim is left."""
        claims = tuple(one for one in event.claims if one not in self.records)
        if not claims:
            return None
        documents = tuple(one for one in event.documents if one not in self.documents)
        return replace(event, claims=claims, documents=documents)

    def cluster(self, cluster: CopyCluster) -> CopyCluster | None:
        """Return a group of copies without documents left out; None where none is a copy then."""
        documents = tuple(one for one in cluster.documents if one not in self.documents)
        links = tuple(
            link
            for link in cluster.links
            if link.document not in self.documents and link.of not in self.documents
        )
        if len(documents) < 2 or not links:
            return None
        origin = None if cluster.origin in self.documents else cluster.origin
        return replace(cluster, documents=documents, links=links, origin=origin)

    def actor(self, actor: LinkedActor) -> LinkedActor | None:
        """Return a linked actor by the names that texts still give; None where no text does."""
        members = tuple(one for one in actor.members if one not in self.actors)
        if len(members) == len(actor.members):
            return actor
        known = sorted({self.names[one] for one in members if one in self.names})
        if not known:
            return None
        name = actor.name if actor.name in known else known[0]
        return replace(
            actor, members=members, name=name, aliases=tuple(one for one in known if one != name)
        )


def find_withheld(
    entries: Iterable[Entry], events: Sequence[Event], restrictions: Mapping[str, str]
) -> Withheld:
    """Return all that goes with the records that people restricted; `entries` is read twice.

    `restrictions` gives by the id of each record the places of its passage, with the hash of the
    text ("claim <sha256>:10-20"); they hold where the record itself has another id by now. With a
    document goes all of it; with an event, its claims; with an attribution, what it
    holds; with a claim or a figure, its passage, every record that quotes a part of it, and the
    same words in other documents.
    """
    if not restrictions:
        return Withheld()
    ids = restricted_ids(events, restrictions)
    spans, words = restricted_words(entries, ids, restrictions)
    finder = Finder(lexicon((), b"", passage_words(words)))
    return _gather(entries, ids, spans, finder, len(restrictions))


def restricted_ids(events: Iterable[Event], restrictions: Iterable[str]) -> frozenset[str]:
    """Return the ids of restricted records, and of the claims of restricted events."""
    asked = frozenset(restrictions)
    return asked.union(*(event.claims for event in events if event.id in asked))


def restricted_words(
    entries: Iterable[Entry], ids: Set[str], restrictions: Mapping[str, str]
) -> tuple[dict[str, list[Span]], frozenset[str]]:
    """Return the restricted passages of documents by their ids, and the words of all of them.

    Of documents that are restricted as a whole there are none. `ids` and `restrictions` are as
    in `find_withheld`.
    """
    places = _places(restrictions.values())
    spans: dict[str, list[Span]] = {}
    words: set[str] = set()
    for entry in entries:
        document = entry.document.id
        own = [*_passages(entry.analysis, ids), *places.get(entry.text.sha256, ())]
        spans[document] = own if document not in ids else []
        words.update(quote(entry.text.text, span) for span in spans[document])
    return spans, frozenset(words)


def restricted_texts(restrictions: Iterable[str]) -> frozenset[str]:
    """Return the hashes of the texts in which passages are restricted."""
    return frozenset(_places(restrictions))


def _places(restrictions: Iterable[str]) -> dict[str, list[Span]]:
    """Return the restricted places of texts, by the texts' hashes."""
    found: dict[str, list[Span]] = {}
    for words in restrictions:
        for sha256, start, end in _PLACE.findall(words):
            found.setdefault(sha256, []).append(Span(int(start), int(end)))
    return found


def _gather(
    entries: Iterable[Entry],
    ids: Set[str],
    spans: dict[str, list[Span]],
    finder: Finder,
    asked: int,
) -> Withheld:
    out: set[str] = set()
    records: set[str] = set(ids)
    actors: set[str] = set()
    whole, spoken = set[str](), set[str]()
    stay: set[str] = set()
    gone, kept = set(), set()
    names: dict[str, str] = {}
    cuts: dict[str, tuple[Stretch, ...]] = {}
    for entry in entries:
        document, analysis = entry.document, entry.analysis
        if document.id in ids:
            out.add(document.id)
            gone.add(document.location)
            whole.update(_ids(analysis))
            spoken.update(one.id for one in analysis.actors)
            continue
        kept.add(document.location)
        own = [Stretch(*span, CUT) for span in spans.get(document.id, ())]
        held = tuple(apart([*own, *finder.find(entry.text.text)]))
        quoting = _quoting(analysis, held, ids) if held else set[str]()
        if held:
            cuts[document.id] = held
            records.update(quoting)
        hidden = {a.id for a in analysis.actors if a.mentions and _all_in(a.mentions, held)}
        actors |= hidden
        names.update((a.id, a.name) for a in analysis.actors if a.id not in hidden)
        stay.update(one for one in _ids(analysis) if one not in quoting)
    # Documents of one text have records of one id: those of a copy that stays, stay.
    actors |= spoken - names.keys()
    records |= whole - stay
    others = len(records - ids)
    return Withheld(
        documents=frozenset(out),
        records=frozenset(records),
        actors=frozenset(actors),
        locations=frozenset(gone - kept),
        names=names,
        cuts=cuts,
        passages=finder.lexicon.passages,
        asked=asked,
        others=others,
    )


def apart(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return cuts in order; those that meet are one."""
    found: list[Stretch] = []
    for one in sorted(stretches):
        if found and one.start <= found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, one.end), CUT)
        else:
            found.append(one)
    return found


def _ids(analysis: Analysis) -> Iterable[str]:
    yield from (one.id for one in analysis.attributions)
    yield from (one.id for one in analysis.claims)
    yield from (one.id for one in analysis.figures)


def _passages(analysis: Analysis, ids: Set[str]) -> Iterable[Span]:
    said = _with_inner(analysis.attributions, ids)
    for attribution in analysis.attributions:
        if attribution.id in said:
            yield from attribution.content
    for claim in analysis.claims:
        if claim.id in ids or claim.attribution in said:
            yield claim.span
    yield from (figure.span for figure in analysis.figures if figure.id in ids)


def _with_inner(attributions: Sequence[Attribution], ids: Set[str]) -> set[str]:
    """Return the attributions of these ids with those that stand inside them."""
    found = {one.id for one in attributions if one.id in ids}
    while more := {one.id for one in attributions if one.parent in found} - found:
        found |= more
    return found


def _quoting(analysis: Analysis, cuts: Sequence[Stretch], ids: Set[str]) -> set[str]:
    """Return the records whose words are cut: claims and figures by any part, attributions by all.

    A figure goes with its claim, a claim with its attribution.
    """
    said = _with_inner(analysis.attributions, ids)
    said |= {one.id for one in analysis.attributions if one.content and _all_in(one.content, cuts)}
    claims = {
        one.id for one in analysis.claims if one.attribution in said or _meets(one.span, cuts)
    }
    figures = {one.id for one in analysis.figures if one.claim in claims or _meets(one.span, cuts)}
    return said | claims | figures


def _meets(span: Span, cuts: Sequence[Stretch]) -> bool:
    return any(cut.start < span.end and span.start < cut.end for cut in cuts)


def _all_in(spans: Sequence[Span], cuts: Sequence[Stretch]) -> bool:
    return all(any(c.start <= s.start and s.end <= c.end for c in cuts) for s in spans)
