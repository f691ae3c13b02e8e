"""Copies found among generated ones, and the time that it takes.

usage: python bench/copies.py [TEXTS.jsonl ...] [--seed N]
       python bench/copies.py --scale N

TEXTS.jsonl hold one JSON object a line with a "text"; without them the sample collection is used.
Each text of the first half is given one generated relative: a copy under another headline, with
paragraphs trimmed, with a sentence added, with one word in ten replaced, all of these; an article
that holds a statement cut from it; a rewritten story that keeps its quotations and credits it;
another article with one of its quotations, edited. Recall is of the generated pairs; precision
counts every other pair of that kind that is found. Texts that are related before anything is made
of them are left out; how many, and how many of those pairs share runs of words by another way of
counting (difflib), is printed.
"""

import argparse
import json
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from copies_scale import run_scale
from stages import DEMO

from alteram.link.copies import find_copies
from alteram.link.traces import trace
from alteram.model import Analysis, Document, Entry, Part, Span, TextVersion, content_id, text_hash
from alteram.text.quotes import find_quotations
from alteram.text.sentences import find_paragraphs

_SHORTEST, _LONGEST = 120, 1500
_LEAST_QUOTED, _MOST_QUOTED = 12, 60
_PIECE = 8
_STATEMENT = 40
_WORD = re.compile(r"\w+")
AGENCY = "Vardan Press"
Make = Callable[[random.Random, str, Sequence[str]], str]


def entry(number: int, text: str, outlet: str | None = None, title: int = 0) -> Entry:
    """Return a text as the room that links documents receives it; `title` is a headline's end."""
    identity = content_id("doc", number)
    head = Part(kind="title", span=Span(0, title))
    return Entry(
        document=Document(
            id=identity, sha256=text_hash(text), size=len(text), media_type="text/plain",
            location=f"{number}.txt", captured="2031-01-01T00:00:00Z", outlet=outlet,
        ),
        text=TextVersion(
            sha256=text_hash(text), document=identity, text=text, language="en", method="plain",
            parts=(head,) if title else (),
        ),
        analysis=Analysis(text_sha256=text_hash(text), language="en", date=None),
    )  # fmt: skip


def sentences(text: str) -> list[str]:
    """Return a text cut at full stops; good enough to make copies of."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]


def headline(rng: random.Random, words: Sequence[str]) -> str:
    """Return eight words of the vocabulary."""
    return " ".join(rng.choice(words) for _ in range(8)).capitalize()


def under_another_headline(rng: random.Random, text: str, words: Sequence[str]) -> str:
    """Return a text below a headline of its own."""
    return f"{headline(rng, words)}\n\n{text}"


def trimmed(rng: random.Random, text: str, words: Sequence[str]) -> str:
    """Return a text without its last third, as papers cut wire stories."""
    parts = sentences(text)
    return under_another_headline(rng, " ".join(parts[: max(3, 2 * len(parts) // 3)]), words)


def with_a_sentence(rng: random.Random, text: str, words: Sequence[str]) -> str:
    """Return a text with an invented sentence somewhere inside."""
    parts = sentences(text)
    extra = " ".join(rng.choice(words) for _ in range(20)).capitalize() + "."
    parts.insert(rng.randrange(len(parts) + 1), extra)
    return under_another_headline(rng, " ".join(parts), words)


def reworded(rng: random.Random, text: str, words: Sequence[str]) -> str:
    """Return a text with one word in ten replaced."""
    return _WORD.sub(lambda m: rng.choice(words) if rng.random() < 0.1 else m.group(), text)


def all_at_once(rng: random.Random, text: str, words: Sequence[str]) -> str:
    """Return a text trimmed, with a sentence added and one word in ten replaced."""
    return reworded(rng, with_a_sentence(rng, trimmed(rng, text, words), words), words)


def quotations(text: str) -> list[Span]:
    """Return the quotations of a text that a rewritten story could keep."""
    found = find_quotations(text, find_paragraphs(text))
    return [
        one.pieces[0]
        for one in found
        if one.speech
        and one.closed
        and len(one.pieces) == 1
        and _LEAST_QUOTED <= len(text[one.start : one.end].split()) <= _MOST_QUOTED
    ]


def rewritten(rng: random.Random, text: str, words: Sequence[str]) -> str:
    """Return a story in other words that keeps up to three quotations and credits the agency."""
    kept = [text[span.start : span.end] for span in quotations(text)][:3]
    told = [" ".join(rng.choice(words) for _ in range(30)).capitalize() + "." for _ in range(6)]
    for quotation in kept:
        told.insert(rng.randrange(1, len(told) + 1), f"{quotation} a speaker said.")
    return f"{headline(rng, words)}\n\n" + " ".join(told) + f" More is known, {AGENCY} reports."


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


def with_quotation(rng: random.Random, text: str, host: str, words: Sequence[str]) -> str:
    """Return another article with one quotation of a text, one or two words of it replaced."""
    span = rng.choice(quotations(text))
    quoted = text[span.start : span.end].split()
    for at in rng.sample(range(1, len(quoted) - 1), 1 if len(quoted) < 20 else 2):
        quoted[at] = rng.choice(words)
    parts = sentences(host)
    parts.insert(len(parts) // 2, "\n\n" + " ".join(quoted) + " a speaker said.\n\n")
    return " ".join(parts)


COPIES: dict[str, Make] = {
    "(a) another headline": under_another_headline,
    "(a) trimmed by a third": trimmed,
    "(a) a sentence added": with_a_sentence,
    "(a) a tenth of the words replaced": reworded,
    "(a) all of these": all_at_once,
}
EMBEDDED = "(b) statement in a longer article"
CUT = "(b) statement and the text it is cut from"
REWRITTEN = "(c) rewritten, keeps quotations"
QUOTED = "(d) a quotation, edited"
KINDS = {"a": "same_text", "b": "contains", "c": "rewritten", "d": "same_quotation"}


def links_of(entries: Sequence[Entry]) -> dict[frozenset[str], str]:
    """Return the pairs that are found, each with its kind; of several kinds the closest."""
    order = list(KINDS.values())
    found: dict[frozenset[str], str] = {}
    for cluster in find_copies([trace(one) for one in entries]):
        for link in cluster.links:
            pair = frozenset((link.document, link.of))
            kinds = [link.kind, found.get(pair, link.kind)]
            found[pair] = min(kinds, key=order.index)
    return found


def texts_of(paths: Sequence[Path]) -> list[str]:
    """Return texts of a fair length; of those that are related already, the first of each."""
    rows = [json.loads(line)["text"] for p in paths for line in p.open(encoding="utf-8")]
    rows = rows or [p.read_text(encoding="utf-8") for p in sorted(DEMO.glob("*.txt"))]
    fair = [t for t in rows if _SHORTEST <= len(t.split()) <= _LONGEST]
    entries = [entry(number, text) for number, text in enumerate(fair)]
    held = {one.document.id: one.text.text for one in entries}
    found = find_copies([trace(one) for one in entries])
    related = {d for cluster in found for d in cluster.documents[1:]}
    pairs = [(link.document, link.of) for cluster in found for link in cluster.links]
    least = sorted(in_pieces(held[one], held[other]) for one, other in pairs)
    print(
        f"{len(fair)} texts of a fair length; related as they are: {len(pairs)} pairs, of which "
        f"{sum(share >= 0.05 for share in least)} have a twentieth of the shorter text in equal "
        f"pieces of {_PIECE} words or more, and {sum(share > 0 for share in least)} such a piece"
    )
    return [one.text.text for one in entries if one.document.id not in related]


def in_pieces(one: str, other: str) -> float:
    """Return the share of the shorter text's words in equal pieces, by difflib."""
    words = [text.lower().split() for text in (one, other)]
    blocks = SequenceMatcher(None, *words, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks if b.size >= _PIECE) / max(1, min(map(len, words)))


class Made(NamedTuple):
    """The documents with the generated ones, and the pairs that were made."""

    entries: list[Entry]
    pairs: dict[frozenset[str], str]


def make(texts: Sequence[str], seed: int) -> Made:
    """Return the texts with a generated relative for each of the first half."""
    rng = random.Random(seed)
    words = sorted({word.lower() for text in texts for word in _WORD.findall(text)})
    half = len(texts) // 2
    entries = [entry(i, text, AGENCY if i < half else None) for i, text in enumerate(texts)]
    pairs: dict[frozenset[str], str] = {}

    def add(text: str, of: int, way: str) -> int:
        title = max(0, text.find("\n\n")) if way in COPIES or way == REWRITTEN else 0
        entries.append(entry(len(entries), text, title=title))
        pairs[frozenset((entries[-1].document.id, entries[of].document.id))] = way
        return len(entries) - 1

    ways = [*COPIES, EMBEDDED, REWRITTEN, QUOTED]
    for i, text in enumerate(texts[:half]):
        way = ways[i % len(ways)]
        if way in (REWRITTEN, QUOTED) and not quotations(text):
            way = EMBEDDED
        host = texts[half + i]
        if way == EMBEDDED:
            statement = statement_of(rng, text)
            if not _STATEMENT <= len(statement.split()) <= len(text.split()) / 2:
                continue
            number = add(statement, i, CUT)
            parts = sentences(host)
            parts.insert(len(parts) // 2, statement)
            other = add(" ".join(parts), number, EMBEDDED)
        elif way == QUOTED:
            other = add(with_quotation(rng, text, host, words), i, QUOTED)
        elif way == REWRITTEN:
            add(rewritten(rng, text, words), i, REWRITTEN)
            continue
        else:
            add(COPIES[way](rng, text, words), i, way)
            continue
        # The host too is a text that the new article comes from.
        for base in (i, half + i):
            pair = frozenset((entries[base].document.id, entries[other].document.id))
            pairs.setdefault(pair, "-")
    return Made(entries, pairs)


def measure(made: Made) -> Iterator[str]:
    """Yield a line for each way of copying, and one for each kind of pair."""
    found = links_of(made.entries)
    total = Counter(made.pairs.values())
    right = Counter(
        way
        for pair, way in made.pairs.items()
        if found.get(pair) == KINDS.get(way[1:2]) or (way[1:2] in "ab" and pair in found)
    )
    for way, count in sorted(total.items()):
        if way != "-":
            yield f"{way:45} {right[way]:6} of {count:6} {right[way] / count:7.3f}"
    for letter, kind in KINDS.items():
        ours = [pair for pair, k in found.items() if k == kind]
        good = sum(pair in made.pairs for pair in ours)
        share = good / max(1, len(ours))
        yield f"precision ({letter}) {kind:31} {good:6} of {len(ours):6} {share:7.3f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=int, help="made-up documents instead of texts")
    args = parser.parse_args()
    if args.scale:
        run_scale(args.scale, args.seed)
        return
    texts = texts_of(args.texts)
    start = time.process_time()
    for line in measure(make(texts, args.seed)):
        print(line)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} texts, {time.process_time() - start:.1f} CPU s, {peak:.0f} MB")


if __name__ == "__main__":
    main()
