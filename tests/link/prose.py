"""Invented prose for tests of copies: sentences that have few words in common by chance."""

import random

from alteram.link.copies import find_copies
from alteram.link.traces import Trace, trace
from alteram.model import (
    Actor,
    Analysis,
    CopyCluster,
    Document,
    Entry,
    TextVersion,
    content_id,
    text_hash,
)
from alteram.text.layout import find_layout

_SYLLABLES = [first + second for first in "bdklmnr" for second in "aeio"]
_GRAMMAR = ["the", "of", "a", "in", "and", "to", "for", "with", "on", "by"]


def prose(seed: int, sentences: int = 12, words: int = 14) -> str:
    """Return sentences whose words are made up, with the small words of English between."""
    rng = random.Random(seed)

    def word() -> str:
        if rng.random() < 0.4:
            return rng.choice(_GRAMMAR)
        return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3)))

    told = [" ".join(word() for _ in range(words)).capitalize() + "." for _ in range(sentences)]
    return " ".join(told)


def page(
    text: str,
    outlet: str | None = None,
    published: str | None = "2022-03-04",
    name: str = "",
    actors: tuple[Actor, ...] = (),
) -> Entry:
    """Return a document with its layout read and no analysis but the given actors."""
    sha = text_hash(text)
    identity = content_id("doc", name, sha, outlet, published)
    return Entry(
        document=Document(
            id=identity, sha256=sha, size=len(text), media_type="text/plain",
            location=name or identity, captured="2031-01-01", outlet=outlet, published=published,
        ),
        text=TextVersion(sha256=sha, document=identity, text=text, language="en", method="plain",
                         parts=find_layout(text).parts),
        analysis=Analysis(text_sha256=sha, language="en", date=published, actors=actors),
    )  # fmt: skip


def traces(*entries: Entry) -> list[Trace]:
    """Return what is compared of documents."""
    return [trace(one) for one in entries]


def copies(*entries: Entry) -> tuple[CopyCluster, ...]:
    """Return the clusters of copies among documents."""
    return find_copies(traces(*entries))


def kinds(*entries: Entry) -> list[str]:
    """Return the kinds of all links among documents, sorted."""
    return sorted(link.kind for cluster in copies(*entries) for link in cluster.links)
