"""What people of a role see: what is restricted is hidden in all that a page is made of.

Ids and offsets stay as they are. Hidden words of a text are written as blocks, one for each
character, with the ends of lines kept; records that quote a part of them are not there.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from alteram.desk.clues import Clues
from alteram.desk.seen_links import SeenLinks
from alteram.errors import NotFoundError
from alteram.export.exclusions import Withheld
from alteram.export.masking import Finder, Stretch, lexicon
from alteram.export.masking.folding import folded
from alteram.model import Analysis, Decision, Document, Entry, Links, Problem, Span, quote
from alteram.store import Dossier

BLOCK = "\u2588"
"""What stands for each hidden character of a text."""

_WORD_AT_ENDS = re.compile(r"\w")
_NOTE_ON = re.compile(r"(\S+) ([0-9]{1,12})-([0-9]{1,12})")


class Sifted(NamedTuple):
    """The decisions that a role sees, and the ids of all records and decisions that it does not."""

    rows: tuple[Decision, ...]
    gone: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """Ids of what a role may not see, and what is cut from the texts that it sees.

    `documents` are not there for the role, nor are `attributions`, `claims`, `figures` and
    `actors` (of documents); events that are left without a claim are not either. `touched` are
    all documents that the role sees otherwise than a lead does. `words` are the hidden words of
    a document by its id, where they are too few to be looked for everywhere. `stamp` stands for
    all of this. Without anything in it, it is false.
    """

    documents: frozenset[str] = frozenset()
    attributions: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    withheld: Withheld = field(default_factory=Withheld)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    locations: frozenset[str] = frozenset()
    stamp: str = ""

    def __bool__(self) -> bool:
        return bool(self.stamp or self.touched or self.events)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of everything that is hidden."""
        return self.documents | self.actors | self.events | self.withheld.records

    @cached_property
    def _finder(self) -> Finder:
        return Finder(lexicon((), b"", self.withheld.passages))

    def entry(self, entry: Entry) -> Entry | None:
        """Return a document as the role sees it, stored or as it stands; None if not at all."""
        if entry.document.id not in self.touched:
            return entry
        kept = self.withheld.entry(entry)
        if kept is None:
            return None
        cuts = self.withheld.cuts.get(entry.document.id, ())
        clues = Clues.of(entry.analysis, cuts, self.actors)
        seen = clues.without(kept.analysis)
        return replace(
            kept,
            document=self._document(entry.document),
            text=replace(kept.text, text=blocked(entry.text.text, cuts)),
            analysis=self._told(seen),
        )

    def document(self, document: Document) -> Document | None:
        """Return the record of a document as the role sees it; None if not at all."""
        if document.id in self.documents:
            return None
        return self._document(document)

    def seen_documents(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """Return the records of documents that the role sees, in their order."""
        if not self:
            return tuple(documents)
        return tuple(seen for one in documents if (seen := self.document(one)) is not None)

    def _document(self, document: Document) -> Document:
        ours = self.words.get(document.id, ())
        if not self or (not ours and not self.withheld.passages):
            return document
        return replace(
            document,
            location=self.told(document.location),
            title=self._maybe(document.title, ours),
            author=self._maybe(document.author, ours),
            received=tuple((name, self.told(words, ours)) for name, words in document.received),
        )

    def _maybe(self, words: str | None, ours: Sequence[str]) -> str | None:
        return None if words is None else self.told(words, ours)

    def told(self, words: str, ours: Sequence[str] = ()) -> str:
        """Return words of people or of a record with what is hidden in them blocked."""
        cuts = [Stretch(*found.span(), "") for one in ours for found in _whole(one).finditer(words)]
        if self._telling:
            plain = folded(words)
            if any(one in plain for one in self._telling):
                cuts += self._finder.find(words)
        return blocked(words, cuts) if cuts else words

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        """The longest word of each hidden passage; words without any of them hold no passage."""
        return tuple(sorted({max(one, key=len) for one in self.withheld.passages}))

    def _told(self, seen: Analysis) -> Analysis:
        problems = tuple(replace(one, message=self.told(one.message)) for one in seen.problems)
        return replace(seen, problems=problems)

    def links(self, links: Links, given: Collection[str], store: Dossier) -> Links:
        """Return links as the role sees them, read anew from the store where they are touched.

        `given` are the ids of events and actors that people gave a label or a name. The numbers
        and labels of events are those of the claims that are left.
        """
        if not self:
            return links
        return SeenLinks(withheld=self.withheld, seen=self.entry, given=given, store=store).links(
            links
        )

    def decisions(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """Return decisions without those about what is hidden, nor what undoes or renews them."""
        return self.sifted(decisions).rows

    def sifted(self, decisions: Iterable[Decision], before: Set[str] = frozenset()) -> Sifted:
        """Return what `decisions` does, and what is left out; `before` is what was before these."""
        if not self:
            return Sifted(tuple(decisions), frozenset())
        gone = {*self.ids, *before}
        kept: list[Decision] = []
        for one in decisions:
            about = {*one.subject.split(), *one.value.split()}
            if about & gone or self._on_hidden_words(one):
                gone.add(one.id)
            else:
                kept.append(replace(one, value=self.told(one.value), why=self.told(one.why)))
        return Sifted(tuple(kept), frozenset(gone))

    def _on_hidden_words(self, one: Decision) -> bool:
        place = _NOTE_ON.fullmatch(one.subject) if one.action == "note" else None
        if place is None:
            return False
        span = Span(int(place[2]), int(place[3]))
        return any(
            cut.start < span.end and span.start < cut.end
            for cut in self.withheld.cuts.get(place[1], ())
        )

    def problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems without those of hidden documents, hidden words blocked."""
        if not self:
            return tuple(problems)
        return tuple(
            replace(one, location=self.told(one.location), message=self.told(one.message))
            for one in problems
            if not any(
                name in one.location or name in one.message
                for name in (*self.locations, *self.documents)
            )
        )

    def check_original(self, document: str) -> None:
        """Raise NotFoundError where the bytes of a document hold what the role may not see."""
        if document in self.withheld.cuts:
            raise NotFoundError(
                "The bytes of this document are not shown, because a part of its text is "
                "restricted. Read the text; somebody with the role lead can give more."
            )


NOTHING_HIDDEN = Hidden()


def blocked(text: str, cuts: Iterable[Stretch]) -> str:
    """Return a text with a block for each character of the cuts but the ends of lines."""
    pieces: list[str] = []
    done = 0
    for cut in sorted(cuts):
        start = max(done, cut.start)
        if cut.end <= start:
            continue
        pieces.append(text[done:start])
        pieces.append("".join(c if c in "\r\n" else BLOCK for c in text[start : cut.end]))
        done = cut.end
    return "".join((*pieces, text[done:]))


def hidden_words(entry: Entry, cuts: Sequence[Stretch]) -> tuple[str, ...]:
    """Return the hidden words of a document, and those of its headline and byline alone."""
    text = entry.text.text
    found = {quote(text, Span(cut.start, cut.end)).strip() for cut in cuts}
    for part in entry.text.parts:
        for cut in cuts:
            within = Span(max(cut.start, part.span.start), min(cut.end, part.span.end))
            if within.start < within.end:
                found.add(quote(text, within).strip())
    return tuple(sorted(one for one in found if _WORD_AT_ENDS.search(one)))


def _whole(words: str) -> re.Pattern[str]:
    """Return a pattern for words that are not a part of longer ones."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(f"{before}{re.escape(words)}{after}", re.IGNORECASE)
