"""Every hash and every quote of a dossier, checked again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from alteram.model import Entry, content_id
from alteram.store.dossier import Dossier
from alteram.store.quotes import quote_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not as it was stored; `line` says what, in one line."""

    document: str
    location: str
    line: str


def _byte_faults(dossier: Dossier, entry: Entry) -> Iterator[str]:
    document = entry.document
    original = dossier.original(document.id)
    sha256 = hashlib.sha256(original).hexdigest()
    if sha256 != document.sha256:
        yield f"bytes: SHA-256 is {sha256}, stored under {document.sha256}"
    if len(original) != document.size:
        yield f"bytes: {len(original)} of them, stored as {document.size}"
    if content_id("doc", document.sha256) != document.id:
        yield "document: its id does not come from its SHA-256"


def verify(dossier: Dossier) -> tuple[Fault, ...]:
    """Return one fault for each thing that does not match; an empty tuple means sound."""
    return tuple(
        Fault(document=entry.document.id, location=entry.document.location, line=line)
        for entry in dossier.entries()
        for line in (*_byte_faults(dossier, entry), *quote_faults(entry))
    )
