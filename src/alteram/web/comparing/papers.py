"""The documents that tell of an event: independent texts beside their copies."""

from collections.abc import Iterable
from dataclasses import dataclass

from alteram.model import CopyCluster, Document
from alteram.origins import first_copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document; `copy_of` is the id of the one in which its text first appeared, if another."""

    document: Document
    copy_of: str | None


def papers(documents: Iterable[Document], copies: Iterable[CopyCluster]) -> tuple[Paper, ...]:
    """Return documents by date, undated ones last, each with the text that it is a copy of."""
    firsts = first_copies(tuple(copies))
    ordered = sorted(documents, key=lambda one: (one.published or "9999", one.location, one.id))
    return tuple(Paper(document=one, copy_of=_other(firsts.get(one.id), one.id)) for one in ordered)


def _other(first: str | None, own: str) -> str | None:
    return first if first != own else None
