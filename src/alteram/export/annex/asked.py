"""What an annex is asked for: parties, speakers, a time, a limit of pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from alteram.comparison import Comparison
from alteram.errors import NotFoundError, ReportError
from alteram.model import LinkedActor
from alteram.text.edtf import bounds, is_edtf

MOST_PAGES = 750
_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which statements: on these events, named as in `compare`.

    None of `parties` and `speakers` means all; dates are EDTF, both ends in.

    `names` are all names of the speakers asked for, as the dossier links them.
    """

    events: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    max_pages: int = MOST_PAGES
    names: frozenset[str] = frozenset()

    def is_party(self, party: str) -> bool:
        """Tell whether a party's statements are asked for."""
        return not self.parties or party.casefold() in {one.casefold() for one in self.parties}

    def is_speaker(self, speaker: str) -> bool:
        """Tell whether a speaker's statements are asked for."""
        return not self.speakers or speaker.casefold() in self.names

    def out_of_time(self, date: str | None) -> str:
        """Return why a statement of a date falls out; nothing where it stays."""
        if self.first is None and self.last is None:
            return ""
        if date is None:
            return "undated, and a time was asked for"
        try:
            begins, ends = bounds(date)
            least = bounds(self.first)[0] if self.first else None
            most = bounds(self.last)[1] if self.last else None
        except ValueError:
            return "its date cannot be placed in the time asked for"
        before = ends is not None and least is not None and ends < least
        after = begins is not None and most is not None and begins > most
        return "said before or after the time asked for" if before or after else ""


def asked_for(
    asked: Asked, comparisons: Sequence[Comparison], actors: Sequence[LinkedActor]
) -> Asked:
    """Return what is asked for with all names of its speakers.

    Raises NotFoundError for a party or speaker who said nothing on the events, ReportError for a
    date or a number of pages that is none.
    """
    for date in (asked.first, asked.last):
        if date is not None and not is_edtf(date):
            raise ReportError(
                f"{date!r} is no EDTF date; nothing was written. Write it as 2022-03-04, 2022-03 "
                "or 2022."
            )
    if asked.max_pages < 1:
        raise ReportError(f"{asked.max_pages} pages hold nothing; nothing was written.")
    parties = sorted({a.party for c in comparisons for a in c.accounts})
    _known("party", asked.parties, parties)
    speakers = sorted({line.speaker for c in comparisons for a in c.accounts for line in a.lines})
    names: set[str] = set()
    for speaker in asked.speakers:
        own = {speaker.casefold()}
        for actor in actors:
            all_names = {name.casefold() for name in (actor.name, *actor.aliases)}
            own |= all_names if own & all_names else set()
        if own.isdisjoint(name.casefold() for name in speakers):
            _known("speaker", (speaker,), speakers)
        names |= own
    return Asked(
        events=asked.events,
        parties=asked.parties,
        speakers=asked.speakers,
        first=asked.first,
        last=asked.last,
        max_pages=asked.max_pages,
        names=frozenset(names),
    )


def _known(what: str, wanted: Sequence[str], there: Sequence[str]) -> None:
    known = {one.casefold() for one in there}
    for one in wanted:
        if one.casefold() not in known:
            some = "; ".join(there[:_SHOWN]) + (" ..." if len(there) > _SHOWN else "")
            raise NotFoundError(
                f"No {what} {one!r} said anything on these events; nothing was written. "
                f"There are: {some or 'none'}."
            )
