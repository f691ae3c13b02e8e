"""What one document tells of events, once it is known what its collection has in common."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from alteram.link.finding import Known, mentions_of
from alteram.link.mentions import Mention
from alteram.link.once import Once, held_once
from alteram.link.pools import pool
from alteram.model import Entry
from alteram.origins import Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The mentions of a document, and for each the original speaker of its claim, where known.

    A speaker is that of an `Origin`: it stays as actors come to be known better.
    """

    mentions: tuple[Mention, ...]
    speakers: tuple[str | None, ...]


def tell(entry: Entry, known: Known, origins: Origins) -> Told:
    """Return what a document tells; `Common` gives `known` and `origins`."""
    made = mentions_of(entry, known)
    said = {claim.id: claim.attribution for claim in entry.analysis.claims}
    found = origins.of(entry) if made else {}
    first = (found.get(said[mention.key]) for mention in made)
    return Told(
        mentions=tuple(made),
        speakers=tuple(None if one is None else one.speaker for one in first),
    )


def combined(told: Iterable[Told]) -> tuple[list[Mention], dict[str, frozenset[str]]]:
    """Return a mention for each claim that makes one, and the speakers behind each claim.

    Documents of one text hold the same claims, and their mentions are one. The order in which
    documents come makes no difference.
    """
    once = Once()
    found: dict[str, Mention] = {}
    same: dict[str, list[Mention]] = defaultdict(list)
    speakers: dict[str, frozenset[str]] = {}
    for one in told:
        for made, speaker in zip(one.mentions, one.speakers, strict=True):
            mention = held_once(made, once)
            if found.setdefault(mention.key, mention) is not mention:
                same[mention.key].append(mention)
            if speaker is not None:
                ours = speakers.get(mention.key, frozenset()) | {speaker}
                speakers[mention.key] = once(ours)
    for key, others in same.items():
        found[key] = pool(key, sorted((found[key], *others), key=_in_document))
    return [found[key] for key in sorted(found)], speakers


def _in_document(mention: Mention) -> tuple[str, ...]:
    return mention.documents
