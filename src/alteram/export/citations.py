"""What a researcher cites: each document, and what each speaker said as told in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from alteram.export.said import Said, chain_of, place_of
from alteram.export.speakers import Speakers
from alteram.export.wordings import according_to, quoted
from alteram.holding import Holding
from alteram.model import Document, Entry
from alteram.origins import first_copies

CitedAs = Literal["article-newspaper", "webpage", "speech", "interview", "report", "document"]
_INTERVIEW = re.compile(r"\binterview(s|ed)?\b", re.IGNORECASE)
_NO_TITLE = "[no title]"
_ISSUERS = ("body", "state", "person", "group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One thing to cite; names of its fields are those of CSL, its dates are EDTF.

    `archive_location` says which bytes are meant, by their SHA-256, and where they came from;
    of a statement, also where in the text it stands.
    """

    id: str
    kind: CitedAs
    title: str
    author: str | None
    container: str | None
    issued: str | None
    original_date: str | None
    accessed: str
    url: str | None
    archive_location: str
    language: str
    note: str = ""


class Citations:
    """Makes the citations of a collection, one document at a time."""

    def __init__(self, holding: Holding) -> None:
        self._speakers = Speakers(holding.links.actors)
        self._firsts = first_copies(holding.links.copies)
        wanted = set(self._firsts.values())
        self._first_dates = {
            entry.document.id: entry.document.published
            for entry in holding.entries
            if entry.document.id in wanted
        }

    def of(self, found: Said) -> Iterator[Citation]:
        """Yield the document, then one statement for each chain by which it tells one."""
        whole = self._document(found.entry)
        yield whole
        chains: set[tuple[str, ...]] = set()
        for by in found.attributions:
            chain = chain_of(by)
            if by.kind == "outlet" or chain in chains:
                continue
            chains.add(chain)
            place = place_of(by)
            yield Citation(
                id=f"{whole.id}.{by.id}",
                kind="interview" if _INTERVIEW.search(whole.title) else "speech",
                title="Statement"
                if whole.title == _NO_TITLE
                else f"Statement as told in {quoted(whole.title)}",
                author=by.speaker_name,
                container=found.entry.document.outlet or None,
                issued=whole.issued,
                original_date=whole.original_date,
                accessed=whole.accessed,
                url=whole.url,
                archive_location=f"{whole.archive_location}; characters {place.start}-{place.end} "
                f"of the text sha256:{found.entry.text.sha256}",
                language=whole.language,
                note=according_to(by),
            )

    def _document(self, entry: Entry) -> Citation:
        document = entry.document
        kind = self._kind(entry)
        outlet = document.outlet or None
        first = self._firsts.get(document.id, document.id)
        return Citation(
            id=document.id,
            kind=kind,
            title=_title(entry),
            author=document.author or (outlet if kind == "report" else None),
            container=outlet,
            issued=document.published,
            original_date=self._first_dates.get(first) if first != document.id else None,
            accessed=document.captured,
            url=document.location if _is_web(document) else None,
            archive_location=f"sha256:{document.sha256}; {document.location}",
            language=entry.text.language,
        )

    def _kind(self, entry: Entry) -> CitedAs:
        outlet = self._speakers.outlet(entry)
        if outlet is not None:
            return "report" if outlet.kind in _ISSUERS else "article-newspaper"
        web = _is_web(entry.document) or entry.document.media_type == "text/html"
        return "webpage" if web else "document"


def _is_web(document: Document) -> bool:
    return document.location.startswith(("http://", "https://"))


def _title(entry: Entry) -> str:
    """Return a document's title, else its headline, else words that say it has none."""
    text = entry.text.text
    headlines = (text[slice(*part.span)] for part in entry.text.parts if part.kind == "title")
    found = next((words for words in (entry.document.title or "", *headlines) if words.strip()), "")
    return " ".join(found.split()) or _NO_TITLE
