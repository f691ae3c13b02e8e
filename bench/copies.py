"""Copies found among generated ones, and the time that it takes.

usage: python bench/copies.py [TEXTS.jsonl ...] [--seed N]

TEXTS.jsonl hold one JSON object a line with a "text"; without them the sample collection is used.
Each text is given one generated relative: a copy under another headline, with paragraphs trimmed,
with a sentence added, with one word in ten replaced, all of these; or an article that holds a
statement cut from it. Recall is of the generated pairs; precision counts every other pair
that is found. Texts that share words before anything is made of them are left out.
"""

import argparse
import json
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from stages import DEMO

from alteram.link.copies import find_copies
from alteram.model import Analysis, Document, Entry, Part, Span, TextVersion, content_id, text_hash

_SHORTEST, _LONGEST = 120, 1500
_WORD = re.compile(r"\w+")
Make = Callable[[random.Random, str, list[str]], str]


def entry(number: int, text: str) -> Entry:
    """Return a text as the room that links documents receives it; its first line is a headline."""
    identity = content_id("doc", number)
    title = Part(kind="title", span=Span(0, text.find("\n") if "\n" in text else 0))
    return Entry(
        document=Document(
            id=identity, sha256=text_hash(text), size=len(text), media_type="text/plain",
            location=f"{number}.txt", captured=f"2031-01-01T00:00:{number % 60:02}Z",
        ),
        text=TextVersion(
            sha256=text_hash(text), document=identity, text=text, language="en", method="plain",
            parts=(title,) if title.span.end else (),
        ),
        analysis=Analysis(text_sha256=text_hash(text), language="en", date=None),
    )  # fmt: skip


def sentences(text: str) -> list[str]:
    """Return a text cut at full stops; good enough to make copies of."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]


def headline(rng: random.Random, words: list[str]) -> str:
    """Return eight words of the vocabulary."""
    return " ".join(rng.choice(words) for _ in range(8)).capitalize()


def under_another_headline(rng: random.Random, text: str, words: list[str]) -> str:
    """Return a text below a headline of its own."""
    return f"{headline(rng, words)}\n\n{text}"


def trimmed(rng: random.Random, text: str, words: list[str]) -> str:
    """Return a text without its last third, as papers cut wire stories."""
    parts = sentences(text)
    return under_another_headline(rng, " ".join(parts[: max(3, 2 * len(parts) // 3)]), words)


def with_a_sentence(rng: random.Random, text: str, words: list[str]) -> str:
    """Return a text with an invented sentence somewhere inside."""
    parts = sentences(text)
    extra = " ".join(rng.choice(words) for _ in range(20)).capitalize() + "."
    parts.insert(rng.randrange(len(parts) + 1), extra)
    return under_another_headline(rng, " ".join(parts), words)


def reworded(rng: random.Random, text: str, words: list[str]) -> str:
    """Return a text with one word in ten replaced."""
    return _WORD.sub(lambda m: rng.choice(words) if rng.random() < 0.1 else m.group(), text)


def all_at_once(rng: random.Random, text: str, words: list[str]) -> str:
    """Return a text trimmed, with a sentence added and one word in ten replaced."""
    return reworded(rng, with_a_sentence(rng, trimmed(rng, text, words), words), words)


def statement_of(rng: random.Random, text: str) -> str:
    """Return a run of about eighty words from a text."""
    parts = sentences(text)
    start = rng.randrange(max(1, len(parts) - 4))
    found: list[str] = []
    for part in parts[start:]:
        found.append(part)
        if len(" ".join(found).split()) >= 80:
            break
    return " ".join(found)


COPIES: dict[str, Make] = {
    "another headline": under_another_headline,
    "trimmed by a third": trimmed,
    "a sentence added": with_a_sentence,
    "a tenth of the words replaced": reworded,
    "all of these": all_at_once,
}
EMBEDDED = "statement in a longer article"


def texts_of(paths: list[Path]) -> list[str]:
    """Return texts of a fair length; of those that share text already, the first."""
    rows = [json.loads(line)["text"] for p in paths for line in p.open(encoding="utf-8")]
    rows = rows or [p.read_text(encoding="utf-8") for p in sorted(DEMO.glob("*.txt"))]
    fair = [t for t in rows if _SHORTEST <= len(t.split()) <= _LONGEST]
    entries = [entry(number, text) for number, text in enumerate(fair)]
    linked = {d for cluster in find_copies(entries) for d in cluster.documents[1:]}
    return [e.text.text for e in entries if e.document.id not in linked]


def measure(texts: list[str], seed: int) -> Iterator[tuple[str, int, int]]:
    """Yield for each way of copying how many pairs were made and how many are found."""
    rng = random.Random(seed)
    words = sorted({word.lower() for text in texts for word in _WORD.findall(text)})
    half = len(texts) // 2
    made: dict[frozenset[str], str] = {}
    entries = [entry(i, text) for i, text in enumerate(texts)]
    ways = [*COPIES, EMBEDDED]
    for i, text in enumerate(texts[:half]):
        way = ways[i % len(ways)]
        if way == EMBEDDED:
            statement = entry(len(entries), statement_of(rng, text))
            host = sentences(texts[half + i])
            host.insert(len(host) // 2, statement.text.text)
            other = entry(len(entries) + 1, " ".join(host))
            entries += [statement, other]
            made[frozenset((statement.document.id, entries[i].document.id))] = "cut statement"
            made[frozenset((statement.document.id, other.document.id))] = EMBEDDED
            made[frozenset((entries[i].document.id, other.document.id))] = "-"
            made[frozenset((entries[half + i].document.id, other.document.id))] = "-"
        else:
            other = entry(len(entries), COPIES[way](rng, text, words))
            entries.append(other)
            made[frozenset((entries[i].document.id, other.document.id))] = way
    found = {
        frozenset((link.document, link.of)): link.kind
        for cluster in find_copies(entries)
        for link in cluster.links
    }
    right = Counter(way for pair, way in made.items() if pair in found)
    for way, count in sorted(Counter(made.values()).items()):
        if way != "-":
            yield way, right[way], count
    yield "pairs found that were not made", len(found.keys() - made.keys()), len(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    texts = texts_of(args.texts)
    start = time.process_time()
    for way, hits, count in measure(texts, args.seed):
        print(f"{way:35} {hits:6} of {count:6} {hits / max(count, 1):6.3f}")
    print(f"{len(texts)} texts, {time.process_time() - start:.1f} CPU s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
