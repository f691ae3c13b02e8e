"""Records as they may be shown: without what is restricted, with names masked."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from alteram.export.exclusions import Withheld
from alteram.export.masking import CUT, Shifted, Stretch, Veil
from alteram.model import Decision, Entry, Links, Problem, Span

_NOTE_ON = re.compile(r"\S+ ([0-9]{1,12})-([0-9]{1,12})")
Fetch = Callable[[Iterable[str]], Iterable[Entry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discreet:
    """What is left out, and the veil over the rest; without a veil the rest is as it was.

    `masked` counts the actors whose names are replaced; `to_mask` tells whether that was asked.
    Where what is left out is not `counted`, no note tells that anything is.
    """

    withheld: Withheld
    veil: Veil | None = None
    masked: int = 0
    to_mask: bool = False
    counted: bool = True

    def __bool__(self) -> bool:
        return bool(self.withheld) or self.veil is not None

    def entries(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield documents as they may be shown, in the order of their ids."""
        for entry in entries:
            shown = self.entry(entry)
            if shown is not None:
                yield shown

    def entry(self, entry: Entry) -> Entry | None:
        """Return a document as it may be shown; None where all of it is restricted."""
        kept = self.withheld.entry(entry)
        if kept is None or self.veil is None:
            return kept
        return self.veil.entry(kept, self._replaced(entry))

    def id(self, document: str) -> str:
        """Return the id under which a document is shown."""
        return document if self.veil is None else self.veil.keys.id(document)

    def _replaced(self, entry: Entry) -> list[Stretch]:
        """Return what is replaced in a text; what is cut is cut whole, names in it included."""
        veil = self.veil
        names = veil.find(entry.text.text) if veil is not None else []
        cuts = self.withheld.cuts.get(entry.document.id, ())
        if not cuts:
            return names
        widened = [_widened(cut, names) for cut in cuts]
        outside = [
            n for n in names if not any(c.start < n.end and n.start < c.end for c in widened)
        ]
        return sorted([*outside, *widened])

    def links(self, links: Links, fetch: Fetch) -> Links:
        """Return links as they may be shown; `fetch` gives documents by their own ids."""
        held = self.withheld
        copies = [c for one in links.copies if (c := held.cluster(one)) is not None]
        actors = [a for one in links.actors if (a := held.actor(one)) is not None]
        known = {one.id for one in actors}
        actors = [replace(one, part_of=None) if one.part_of not in known else one for one in actors]
        events = [e for one in links.events if (e := held.event(one)) is not None]
        veil = self.veil
        if veil is None:
            return Links(copies=tuple(copies), actors=tuple(actors), events=tuple(events))
        places = ((link.document, p) for one in copies for link in one.links for p in link.passages)
        moved = self._moved(places, fetch)

        def spans(document: str, old: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(moved[document, span] for span in old)

        made = (veil.copies(one, spans) for one in copies)
        return Links(
            copies=tuple(sorted(made, key=lambda one: one.id)),
            actors=tuple(sorted(map(veil.actor, actors), key=lambda one: one.id)),
            events=tuple(veil.event(one) for one in events),
        )

    def problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return the problems of what is shown."""
        kept = (one for one in problems if one.location not in self.withheld.locations)
        return tuple(kept if self.veil is None else map(self.veil.problem, kept))

    def decisions(self, decisions: Iterable[Decision], fetch: Fetch) -> tuple[Decision, ...]:
        """Return the decisions about what is shown; those that restrict it are not told of.

        A note on a passage stands at its place in the text that is shown; one on a passage that
        is cut is left out.
        """
        held = self.withheld
        gone = held.documents | held.records | held.actors
        kept = [
            one
            for one in decisions
            if gone.isdisjoint(one.subject.split()) and gone.isdisjoint(one.value.split())
        ]
        veil = self.veil
        if veil is None:
            return tuple(kept)
        places = ((one.subject.split()[0], place) for one in kept if (place := _place_of(one)))
        moved = self._moved(places, fetch)
        shown = (self._noted(one, moved) for one in kept)
        return tuple(veil.decision(one) for one in shown if one is not None)

    def _moved(
        self, places: Iterable[tuple[str, Span]], fetch: Fetch
    ) -> dict[tuple[str, Span], Span]:
        """Return where places of documents stand in the shown texts, one text in memory."""
        wanted: dict[str, set[Span]] = {}
        for document, place in places:
            wanted.setdefault(document, set()).add(place)
        found: dict[tuple[str, Span], Span] = {}
        for entry in fetch(wanted):
            document, shifted = entry.document.id, Shifted(entry.text.text, self._replaced(entry))
            found.update(((document, one), shifted.span(one)) for one in wanted[document])
        return found

    def _noted(self, one: Decision, moved: Mapping[tuple[str, Span], Span]) -> Decision | None:
        """Return a note at its place in the shown text; None where that place is cut."""
        place = _place_of(one)
        document = one.subject.split()[0] if one.subject else ""
        if place is None or (document, place) not in moved:
            return one
        cuts = self.withheld.cuts.get(document, ())
        if any(cut.start < place.end and place.start < cut.end for cut in cuts):
            return None
        shown = moved[document, place]
        return replace(one, subject=f"{document} {shown.start}-{shown.end}")

    def notes(self) -> tuple[str, ...]:
        """Return what is said of all this in every export, without a word of what it hides."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[str]:
        held = self.withheld
        if held.asked and self.counted:
            one = held.asked == 1
            items = "1 item" if one else f"{held.asked:,} items"
            quoting = f", with all that quotes it: {held.others:,} records more" if one else (
                f", with all that quotes them: {held.others:,} records more"
            )  # fmt: skip
            were = "was" if one else "were"
            yield f"{items} restricted by decision {were} left out{quoting if held.others else ''}."
        if held.cuts and self.counted:
            yield f"Passages cut from {len(held.cuts):,} texts are written {CUT}."
        if self.masked:
            yield (
                f"Names masked: {self.masked:,}. They are replaced by pseudonyms in texts, in "
                "quotes and everywhere else. Who can be known by an office, a place or a deed "
                "still can."
            )
        elif self.to_mask:
            yield "Names masked: 0. Nobody here is whom masking was asked for: all names stand."
        if self.veil is not None:
            yield (
                "The texts here are not the texts as read: hashes and offsets are those of the "
                "texts here, ids are made anew, and the bytes of the documents are not given."
            )


def _place_of(decision: Decision) -> Span | None:
    """Return the place that a note is on ("doc-1 20-35"), if it is on one."""
    place = _NOTE_ON.fullmatch(decision.subject) if decision.action == "note" else None
    return None if place is None else Span(int(place[1]), int(place[2]))


def _widened(cut: Stretch, names: Iterable[Stretch]) -> Stretch:
    """Return a cut with the whole of the names that it cuts through."""
    met = [cut, *(one for one in names if one.start < cut.end and cut.start < one.end)]
    return Stretch(min(one.start for one in met), max(one.end for one in met), CUT)
