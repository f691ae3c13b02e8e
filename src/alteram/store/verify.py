"""Every hash and every quote of a dossier, checked again."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from alteram.errors import DossierError
from alteram.model import Document, Entry, content_id
from alteram.store.quotes import quote_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not as it was stored; `line` says what, in one line."""

    document: str
    location: str
    line: str


def _byte_faults(document: Document, original: bytes) -> Iterator[str]:
    sha256 = hashlib.sha256(original).hexdigest()
    if sha256 != document.sha256:
        yield f"bytes: SHA-256 is {sha256}, stored under {document.sha256}"
    if len(original) != document.size:
        yield f"bytes: {len(original)} of them, stored as {document.size}"
    if content_id("doc", document.sha256) != document.id:
        yield "document: its id does not come from its SHA-256"


def find_faults(entries: Iterable[Entry], original: Callable[[str], bytes]) -> tuple[Fault, ...]:
    """Return one fault for each thing that does not match; `original` gives a document's bytes."""
    return tuple(
        Fault(document=entry.document.id, location=entry.document.location, line=line)
        for entry in entries
        for line in (
            *_byte_faults(entry.document, original(entry.document.id)),
            *quote_faults(entry),
        )
    )


def find_unreadable(location: str, parts: Mapping[str, Callable[[], object]]) -> Iterator[Fault]:
    """Yield one fault for each part of a dossier, by name, that cannot be read."""
    for name, read in parts.items():
        try:
            read()
        except DossierError as error:
            yield Fault(document="", location=location, line=f"{name}: {error}")
