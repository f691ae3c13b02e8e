"""A mention of an event: what one claim says of place, time, act, actors, names and numbers."""

from dataclasses import dataclass

from alteram.link.names import plain
from alteram.link.settings import SHORT_DAYS, Place

_YEAR = 366
_AFTERWARDS = frozenset(["prosecution"])
_EMPTY_LABEL = frozenset(
    ["the", "of", "a", "an", "in", "event", "act", "crime", "action", "incident", "this", "that"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One or several claims of the same place and time; days are proleptic ordinals."""

    key: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    place: Place | None
    edtf: str | None
    first: int
    last: int
    spoken: frozenset[str] = frozenset()
    speakers: frozenset[tuple[str, str]] = frozenset()
    spots: frozenset[tuple[str, int]] = frozenset()
    acts: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    blamed: frozenset[str] = frozenset()
    figures: frozenset[tuple[str, float]] = frozenset()
    part_of: frozenset[str] = frozenset()
    written: str | None = None
    vague: bool = False
    found_later: bool = False

    @property
    def dated(self) -> bool:
        """Tell whether a date is known at all."""
        return self.edtf is not None

    @property
    def days(self) -> int:
        """Return the number of days that the date spans; open dates span very many."""
        return self.last - self.first + 1

    @property
    def short(self) -> bool:
        """Tell whether the date is one of days, not of a month, a year or a war.

        "Last week" is some day of it: a week told as such is not one of days.
        """
        return self.dated and self.days <= SHORT_DAYS and not self.vague

    @property
    def bare(self) -> bool:
        """Tell whether neither place nor date is given: it makes no event, it may join one."""
        return self.place is None and not self.dated

    @property
    def founding(self) -> bool:
        """Tell whether an event can be made of this alone: it needs a place, or days.

        A country is a place for an event of days, months or one year.
        """
        if self.place is None:
            return self.short or self.vague
        if not self.short and not self.acts and not self.figures:
            return False
        return self.local or (self.dated and self.days <= _YEAR)

    @property
    def aside(self) -> bool:
        """Tell whether it speaks of what came after: trials, or of nothing done to anybody."""
        return not self.acts - _AFTERWARDS

    @property
    def local(self) -> bool:
        """Tell whether the place is narrower than a country."""
        return self.place is not None and self.place.precision != "country"


def label_words(words: str) -> frozenset[str]:
    """Return what is telling in a name for an event: its words without place and plural."""
    names = {plain(word) for word in words.split() if word[:1].isupper()}
    bare = (word.removesuffix("s") for word in plain(words).split() if word not in names)
    return frozenset(word for word in bare if word not in _EMPTY_LABEL and not word.isdigit())
