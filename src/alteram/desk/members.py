"""Where an actor is named: the actors of documents that were linked as one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from alteram.api.records import holders
from alteram.model import Actor, Document, quote
from alteram.store import Dossier

_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An actor as one document names it, with the words around its first mention."""

    actor: Actor
    document: Document
    before: str
    words: str
    after: str


def members_in(store: Dossier, members: Collection[str]) -> Iterator[Member]:
    """Yield the actors of documents of these ids, by document."""
    asked = frozenset(members)
    for entry in holders(store, asked):
        text = entry.text.text
        for one in entry.analysis.actors:
            if one.id in asked:
                first = one.mentions[0] if one.mentions else None
                yield Member(
                    actor=one,
                    document=entry.document,
                    before=text[max(0, first.start - _AROUND) : first.start] if first else "",
                    words=quote(text, first) if first else one.name,
                    after=text[first.end : first.end + _AROUND] if first else "",
                )
