"""A parse as a few bytes a token, and the same parse from them and the text.

Words are not kept but where they stand; of what is said about them (tags, dictionary forms, what
parser and network are shown) each different one is kept once. A parse that would not come back
as it is, is not kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from os.path import commonprefix
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from alteram.model import Span, text_hash
from alteram.text.kept import sealed, unsealed
from alteram.text.parse import Parsed, Sentence, Token, parse
from alteram.text.parse_version import parse_version

_MOST_BYTES, _MOST_EACH = 10_000, 64
"""Bytes of a packed parse: so many, and so many for each character of the text."""

Ints = npt.NDArray[np.int64]


class _Packed(NamedTuple):
    """The columns of a parse.

    `lowered` are stretches shown in small letters; of tokens `gaps` are the characters before
    each (none where two share one: 0, so all are one more), `heads` how far off the head is. The
    tables hold each tag, dependency, ending of a dictionary form and shown word once; 0 stands
    for the word as it is where it is shown, and `odd` for words that have other small letters.
    """

    lowered: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    counts: bytes
    within: bytes
    gaps: bytes
    lengths: bytes
    heads: bytes
    tags: bytes
    deps: bytes
    lemmas: bytes
    shown: bytes
    tag_table: tuple[str, ...]
    dep_table: tuple[str, ...]
    lemma_table: tuple[tuple[int, str], ...]
    shown_table: tuple[str, ...]
    odd: tuple[tuple[int, str], ...]
    articles: tuple[tuple[int, int], ...]


class Kept(NamedTuple):
    """A parse, and what is kept of it: nothing where it cannot be kept."""

    parsed: Parsed
    kept: bytes


def parse_kept(text: str, kept: bytes | None) -> Kept:
    """Return `parse(text)`, from what is kept where that is of just this text and program.

    With None nothing is taken and nothing is kept.
    """
    if kept is None:
        return Kept(parse(text), b"")
    known = unpack_parse(text, kept) if kept else None
    if known is not None:
        return Kept(known, kept)
    parsed = parse(text)
    return Kept(parsed, pack_parse(text, parsed))


def pack_parse(text: str, parsed: Parsed) -> bytes:
    """Return a parse as bytes; none where it would not come back just as it is."""
    try:
        made = msgspec.msgpack.encode(_packed(text, parsed))
        if len(made) > _most(text) or _unpacked(text, parsed.sha256, made) != parsed:
            return b""
    except (ValueError, OverflowError):
        return b""
    return sealed(parse_version(), parsed.sha256.encode(), made)


def unpack_parse(text: str, kept: bytes) -> Parsed | None:
    """Return the parse of a text from what is kept, None where that does not fit."""
    sha256 = text_hash(text)
    made = unsealed(parse_version(), sha256.encode(), kept, _most(text))
    if made is None:
        return None
    try:
        return _unpacked(text, sha256, made)
    except (ValueError, IndexError, msgspec.DecodeError):
        # Whoever made a seal that fits over what is no parse wanted it to be taken for one.
        return None


def _most(text: str) -> int:
    return _MOST_BYTES + _MOST_EACH * len(text)


def _packed(text: str, parsed: Parsed) -> _Packed:
    tokens, sentences = parsed.tokens, parsed.sentences
    tags, tag_table = _table([t.tag for t in tokens])
    deps, dep_table = _table([t.dep for t in tokens])
    lemmas, lemma_table = _table([_edit(t.lower, t.lemma) for t in tokens], (0, ""))
    own = ["" if s == t.text else s for s, t in zip(parsed.shown, tokens, strict=True)]
    shown, shown_table = _table(own, "")
    ends = [0, *(t.end for t in tokens)]
    begins = {t.start: t.i for t in tokens}
    return _Packed(
        lowered=tuple(_stretches(text, parsed.text)),
        paragraphs=parsed.paragraphs,
        counts=_column([s.last - s.first for s in sentences]),
        within=_column([s.paragraph for s in sentences]),
        gaps=_column([t.start - end + 1 for t, end in zip(tokens, ends, strict=False)]),
        lengths=_column([t.end - t.start for t in tokens]),
        heads=_column([_unsigned(t.head - t.i) for t in tokens]),
        tags=_column(tags),
        deps=_column(deps),
        lemmas=_column(lemmas),
        shown=_column(shown),
        tag_table=tag_table,
        dep_table=dep_table,
        lemma_table=lemma_table,
        shown_table=shown_table,
        odd=tuple((t.i, t.lower) for t in tokens if t.lower != t.text.lower()),
        articles=tuple((begins[at], at - own) for at, own in sorted(parsed.articles.items())),
    )


def _table(values: Sequence[Any], *first: Any) -> tuple[list[int], tuple[Any, ...]]:
    """Return for each value its place in a table of the different ones, and the table."""
    places = dict.fromkeys(first)
    places.update(dict.fromkeys(values))
    numbers = {value: number for number, value in enumerate(places)}
    return [numbers[value] for value in values], tuple(numbers)


def _edit(lower: str, lemma: str) -> tuple[int, str]:
    """Return how many letters a word loses at its end, and what it gets there, for a lemma."""
    same = len(commonprefix((lower, lemma)))
    return len(lower) - same, lemma[same:]


def _stretches(text: str, shown: str) -> Iterator[tuple[int, int]]:
    """Yield where two texts of one length differ."""
    if text == shown:
        return
    other = [a != b for a, b in zip(text, shown, strict=True)]
    edges = [at for at, (a, b) in enumerate(pairwise([False, *other, False])) if a != b]
    yield from zip(edges[::2], edges[1::2], strict=True)


def _unsigned(number: int) -> int:
    return 2 * number if number >= 0 else -2 * number - 1


def _column(numbers: Sequence[int]) -> bytes:
    """Return numbers in as few bytes each as the largest needs, and how many these are."""
    most = max(numbers, default=0)
    width = 1 if most < 1 << 8 else 2 if most < 1 << 16 else 4
    return bytes([width]) + np.array(numbers, dtype=f"<u{width}").tobytes()


def _numbers(column: bytes, total: int | None = None) -> Ints:
    """Return the numbers of a column; raises ValueError where they are not so many."""
    width = column[0]
    if width not in (1, 2, 4):
        raise ValueError
    found = np.frombuffer(column, dtype=f"<u{width}", offset=1).astype(np.int64)
    _hold(total is None or len(found) == total)
    return found


def _hold(so: object) -> None:
    """Raise ValueError unless something holds."""
    if not so:
        raise ValueError


def _unpacked(text: str, sha256: str, made: bytes) -> Parsed:
    """Return the parse in the bytes; raises ValueError, IndexError or DecodeError if none is."""
    packed = msgspec.msgpack.decode(made, type=_Packed)
    shown = _with_lowered(text, packed.lowered)
    counts = _numbers(packed.counts)
    lengths = _numbers(packed.lengths, int(counts.sum()))
    ends = np.cumsum(lengths + _numbers(packed.gaps, len(lengths)) - 1)
    starts = ends - lengths
    _hold((counts > 0).all() and (lengths > 0).all() and (np.diff(starts) > 0).all())
    _hold(not len(ends) or (starts[0] >= 0 and ends[-1] <= len(text)))
    lasts = np.cumsum(counts)
    articles = _articles(packed.articles, starts.tolist(), ends.tolist())
    paragraphs = tuple(Span(*span) for span in packed.paragraphs)
    within = _numbers(packed.within, len(counts))
    _check_paragraphs(text, paragraphs)
    _check_within(paragraphs, within, starts[lasts - counts], ends[lasts - 1])
    tokens = _tokens(packed, shown, np.stack([starts, ends]), counts)
    return Parsed(
        text=shown,
        sha256=sha256,
        paragraphs=paragraphs,
        sentences=tuple(
            Sentence(i, articles.get(start, start), end, last - count, last, paragraph)
            for i, (start, end, count, last, paragraph) in enumerate(
                zip(
                    starts[lasts - counts].tolist(), ends[lasts - 1].tolist(), counts.tolist(),
                    lasts.tolist(), within.tolist(), strict=True,
                )
            )
        ),
        tokens=tokens,
        shown=_shown(packed, tokens),
        articles=articles,
    )  # fmt: skip


def _with_lowered(text: str, lowered: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in lowered:
        _hold(at <= start < end <= len(text))
        small = text[start:end].lower()
        _hold(len(small) == end - start)
        parts += [text[at:start], small]
        at = end
    return "".join([*parts, text[at:]])


def _articles(
    articles: Iterable[tuple[int, int]], starts: list[int], ends: list[int]
) -> dict[int, int]:
    found = {}
    before = -1
    for token, back in articles:
        _hold(token > before and back > 0)
        start = starts[token]
        _hold(start - back >= (ends[token - 1] if token else 0))
        found[start], before = start - back, token
    return found


def _check_paragraphs(text: str, paragraphs: Sequence[Span]) -> None:
    edges = [edge for span in paragraphs for edge in span]
    _hold(all(a <= b for a, b in pairwise([0, *edges, len(text)])))
    _hold(all(start < end for start, end in paragraphs))


def _check_within(paragraphs: Sequence[Span], within: Ints, starts: Ints, ends: Ints) -> None:
    """Raise ValueError unless each sentence stands in its paragraph, in order."""
    if not len(within):
        return
    edges = np.array(paragraphs, dtype=np.int64).reshape(-1, 2)
    _hold((np.diff(within) >= 0).all())
    _hold((starts >= edges[within, 0]).all() and (ends <= edges[within, 1]).all())


def _tokens(packed: _Packed, text: str, spans: Ints, counts: Ints) -> tuple[Token, ...]:
    total = spans.shape[1]
    starts, ends = spans.tolist()
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    lowers = [word.lower() for word in words]
    for index, lower in packed.odd:
        _hold(index >= 0 and lower)
        lowers[index] = lower
    tags, deps = packed.tag_table, packed.dep_table
    _hold(all(tags) and all(deps))
    edits = packed.lemma_table
    heads = _heads(_numbers(packed.heads, total), counts)
    sentences = np.repeat(np.arange(len(counts)), counts)
    return tuple(
        map(
            Token,
            range(total), starts, ends, words, lowers,
            [
                _ended(lower, *edits[edit]) if edit else lower
                for lower, edit in zip(lowers, _numbers(packed.lemmas, total).tolist(), strict=True)
            ],
            [tags[i] for i in _numbers(packed.tags, total).tolist()],
            [deps[i] for i in _numbers(packed.deps, total).tolist()],
            heads.tolist(), sentences.tolist(),
        )
    )  # fmt: skip


def _ended(lower: str, cut: int, end: str) -> str:
    _hold(0 <= cut <= len(lower))
    return lower[: len(lower) - cut] + end


def _heads(offsets: Ints, counts: Ints) -> Ints:
    """Return the heads of tokens; raises ValueError unless each sentence is a forest."""
    own = np.arange(len(offsets))
    heads = own + np.where(offsets % 2, -(offsets + 1) // 2, offsets // 2)
    lasts = np.cumsum(counts)
    _hold((heads >= np.repeat(lasts - counts, counts)).all())
    _hold((heads < np.repeat(lasts, counts)).all())
    above = heads
    for _ in range(int(counts.max(initial=0)).bit_length()):
        above = above[above]
    _hold((heads[above] == above).all())
    return heads


def _shown(packed: _Packed, tokens: Sequence[Token]) -> tuple[str, ...]:
    table = packed.shown_table
    _hold(all(table[1:]))
    numbers = _numbers(packed.shown, len(tokens)).tolist()
    return tuple(
        table[number] if number else token.text
        for number, token in zip(numbers, tokens, strict=True)
    )
