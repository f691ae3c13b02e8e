"""Records with names replaced: texts with their spans, names, places of files, decisions."""

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from alteram.export.masking.finding import Finder, Stretch
from alteram.export.masking.keys import Keys
from alteram.export.masking.names import Lexicon
from alteram.export.masking.shifting import Shifted
from alteram.model import (
    Actor,
    Analysis,
    Attribution,
    Claim,
    CopyCluster,
    DateMention,
    Decision,
    Document,
    Entry,
    Event,
    Figure,
    Label,
    LinkedActor,
    Part,
    PlaceMention,
    Problem,
    Republication,
    Span,
    TextVersion,
    quote,
    text_hash,
)

MEDIA_TYPE = "text/plain"
METHOD = "names masked; not the text as read"
# What comes with a document and is made of its bytes: a hash tells whether a guess fits.
_MADE_OF_BYTES = re.compile(
    r"digest|md5|sha-?\d|etag|checksum|hash|signature|seal|dkim|arc-|length|size", re.IGNORECASE
)


@dataclass(frozen=True)
class Veil:
    """Puts pseudonyms for names in records, and new ids for all ids."""

    lexicon: Lexicon
    keys: Keys

    @cached_property
    def _in_text(self) -> Finder:
        return Finder(self.lexicon)

    @cached_property
    def _in_paths(self) -> Finder:
        return Finder(self.lexicon, is_address=True)

    def find(self, text: str) -> list[Stretch]:
        """Return what is replaced in a text."""
        return self._in_text.find(text)

    def words(self, words: str) -> str:
        """Return words of a record with names and ids replaced."""
        return self.keys.words(Shifted(words, self._in_text.find(words)).new)

    def path(self, path: str) -> str:
        """Return an address or the name of a file with names and ids replaced."""
        return self.keys.words(Shifted(path, self._in_paths.find(path)).new)

    def entry(self, entry: Entry, found: Sequence[Stretch]) -> Entry:
        """Return a document with stretches of its text replaced; all its bytes are that text."""
        shifted = Shifted(entry.text.text, found)
        sha256 = text_hash(shifted.new)
        document = self.document(entry.document, shifted.new)
        text = TextVersion(
            sha256=sha256,
            document=document.id,
            text=shifted.new,
            language=entry.text.language,
            method=METHOD,
            parts=tuple(Part(kind=p.kind, span=shifted.span(p.span)) for p in entry.text.parts),
        )
        records = _Records(veil=self, old=entry.text.text, shifted=shifted)
        analysis = replace(records.analysis(entry.analysis), text_sha256=sha256)
        return Entry(document=document, text=text, analysis=analysis)

    def document(self, document: Document, text: str) -> Document:
        """Return a document's record, whose bytes are a text."""
        held = text.encode("utf-8", "surrogatepass")
        return replace(
            document,
            id=self.keys.id(document.id),
            sha256=text_hash(text),
            size=len(held),
            media_type=MEDIA_TYPE,
            location=self.path(document.location),
            title=self.maybe(document.title),
            outlet=self.maybe(document.outlet),
            author=self.maybe(document.author),
            container=None,
            locator=self.maybe(document.locator),
            received=tuple(
                (self.words(name), self.path(value) if "://" in value else self.words(value))
                for name, value in document.received
                if not _MADE_OF_BYTES.search(name)
            ),
        )

    def maybe(self, words: str | None) -> str | None:
        """Return words with names replaced, where there are any."""
        return None if words is None else self.words(words)

    def problem(self, problem: Problem) -> Problem:
        """Return a problem with names replaced."""
        return Problem(
            location=self.path(problem.location),
            stage=problem.stage,
            message=self.words(problem.message),
        )

    def decision(self, decision: Decision) -> Decision:
        """Return a decision with names and ids replaced; the day and the action stay."""
        changed = {
            field.name: self.words(getattr(decision, field.name))
            for field in dataclasses.fields(Decision)
            if field.name not in ("id", "made", "action", "seen")
        }
        seen = self.keys.id(decision.seen) if decision.seen else ""
        return replace(decision, id=self.keys.id(decision.id), seen=seen, **changed)

    def actor(self, actor: LinkedActor) -> LinkedActor:
        """Return a linked actor with its names replaced; names that become one stand once."""
        name = self.words(actor.name)
        aliases = dict.fromkeys(self.words(alias) for alias in actor.aliases)
        return replace(
            actor,
            id=self.keys.id(actor.id),
            name=name,
            members=tuple(sorted(self.keys.id(member) for member in actor.members)),
            aliases=tuple(sorted(alias for alias in aliases if alias != name)),
            part_of=self.keys.id(actor.part_of) if actor.part_of else None,
            state=self.maybe(actor.state),
        )

    def event(self, event: Event) -> Event:
        """Return an event; where a name is part of its place, the place has no coordinates."""
        place = self.maybe(event.place)
        known = place == event.place
        return replace(
            event,
            id=self.keys.id(event.id),
            label=self.words(event.label),
            place=place,
            lat=event.lat if known else None,
            lon=event.lon if known else None,
            claims=tuple(self.keys.id(claim) for claim in event.claims),
            documents=tuple(self.keys.id(document) for document in event.documents),
        )

    def copies(
        self, cluster: CopyCluster, spans: Callable[[str, tuple[Span, ...]], tuple[Span, ...]]
    ) -> CopyCluster:
        """Return a group of copies; `spans` carries over the passages of a document."""
        key = self.keys.id
        return CopyCluster(
            id=key(cluster.id),
            documents=tuple(key(document) for document in cluster.documents),
            links=tuple(
                Republication(
                    document=key(link.document),
                    of=key(link.of),
                    kind=link.kind,
                    overlap=link.overlap,
                    credit=self.maybe(link.credit),
                    passages=spans(link.document, link.passages),
                )
                for link in cluster.links
            ),
            origin=key(cluster.origin) if cluster.origin else None,
            credit=self.maybe(cluster.credit),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Records:
    """The records of one document, carried over to its masked text."""

    veil: Veil
    old: str
    shifted: Shifted

    def analysis(self, held: Analysis) -> Analysis:
        return Analysis(
            text_sha256=held.text_sha256,
            language=held.language,
            date=held.date,
            dates=tuple(self.date(one) for one in held.dates),
            places=tuple(self.place(one) for one in held.places),
            actors=tuple(self.actor(one) for one in held.actors),
            attributions=tuple(self.attribution(one) for one in held.attributions),
            claims=tuple(self.claim(one) for one in held.claims),
            figures=tuple(self.figure(one) for one in held.figures),
            problems=tuple(self.veil.problem(one) for one in held.problems),
        )

    def spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(self.shifted.span(span) for span in spans)

    def here(self, span: Span, words: str) -> str:
        """Return words that stood in the old text at a span as they stand in the new one."""
        if quote(self.old, span) != words:
            return self.veil.words(words)
        return quote(self.shifted.new, self.shifted.span(span))

    def all_words(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.veil.words(one) for one in words)

    def date(self, one: DateMention) -> DateMention:
        text = self.here(one.span, one.text)
        return replace(one, span=self.shifted.span(one.span), text=text)

    def place(self, one: PlaceMention) -> PlaceMention:
        """A place whose name holds a masked one loses all by which a gazetteer finds it."""
        changed = replace(
            one,
            span=self.shifted.span(one.span),
            text=self.here(one.span, one.text),
            name=self.veil.words(one.name),
            name_used_by=self.veil.maybe(one.name_used_by),
        )
        if (changed.text, changed.name) == (one.text, one.name):
            return changed
        return replace(
            changed,
            name=changed.text if changed.name == one.name else changed.name,
            lat=None, lon=None, geonameid=None, country=None, precision="unknown",
        )  # fmt: skip

    def actor(self, one: Actor) -> Actor:
        return replace(
            one,
            id=self.veil.keys.id(one.id),
            name=self.veil.words(one.name),
            mentions=self.spans(one.mentions),
            part_of=self.veil.keys.id(one.part_of) if one.part_of else None,
            state=self.veil.maybe(one.state),
            role=self.veil.maybe(one.role),
        )

    def attribution(self, one: Attribution) -> Attribution:
        key = self.veil.keys.id
        return replace(
            one,
            id=key(one.id),
            speaker=self.spans(one.speaker),
            cue=self.spans(one.cue),
            content=self.spans(one.content),
            parent=key(one.parent) if one.parent else None,
            speaker_name=self.veil.words(one.speaker_name),
            speaker_actor=key(one.speaker_actor) if one.speaker_actor else None,
            chain=self.all_words(one.chain),
        )

    def claim(self, one: Claim) -> Claim:
        return replace(
            one,
            id=self.veil.keys.id(one.id),
            attribution=self.veil.keys.id(one.attribution),
            span=self.shifted.span(one.span),
            alleged_actor=self.all_words(one.alleged_actor),
            affected=self.veil.maybe(one.affected),
            means=self.veil.maybe(one.means),
            labels=tuple(self.label(label) for label in one.labels),
            answers=self.veil.maybe(one.answers),
        )

    def label(self, one: Label) -> Label:
        return replace(one, span=self.shifted.span(one.span), text=self.here(one.span, one.text))

    def figure(self, one: Figure) -> Figure:
        key = self.veil.keys.id
        return replace(
            one,
            id=key(one.id),
            claim=key(one.claim),
            span=self.shifted.span(one.span),
            verbatim=self.here(one.span, one.verbatim),
            group=self.all_words(one.group),
            scope_place=self.veil.maybe(one.scope_place),
            inclusive_of=self.all_words(one.inclusive_of),
            subset_of=key(one.subset_of) if one.subset_of else None,
        )
