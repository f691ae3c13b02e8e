"""What a dossier holds, as exports receive it: read piece by piece, all of one moment."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alteram.comparison import Comparison
from alteram.model import Decision, Entry, Links, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """All that is written out; a collection of any size, of which one piece is in memory.

    `entries` (by document id, every quote checked, what people rejected left out and what they
    edited in place) and `comparisons` (of each event, in the order of `links.events`) can be gone
    through several times, each time from the beginning. `original` returns a document's bytes by
    the document's id. `notes` are sentences on what was masked or left out on purpose; an export
    that has room for words carries them, and calls nothing in it original. `complete` tells that
    nothing was masked or left out; notes need not tell of all that was.
    """

    entries: Iterable[Entry]
    links: Links
    comparisons: Iterable[Comparison]
    problems: tuple[Problem, ...]
    decisions: tuple[Decision, ...]
    original: Callable[[str], bytes]
    complete: bool
    notes: tuple[str, ...] = ()
