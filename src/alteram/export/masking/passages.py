"""Restricted passages, found wherever the same words stand, whatever stands between the words."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from alteram.export.masking.folding import View, folded
from alteram.model import Span

_WORD = re.compile(r"[^\W_]+")
CUT = "[restricted]"
SHORTEST = 6
"""Passages of fewer words are cut where they were restricted, and not looked for elsewhere."""


def passage_words(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of those passages that are long enough to be told from others."""
    found = {tuple(_WORD.findall(folded(one))) for one in words}
    return tuple(sorted(one for one in found if len(one) >= SHORTEST))


def passages_in(view: View, passages: Sequence[tuple[str, ...]]) -> Iterator[Span]:
    """Yield where passages stand in a text, as places of the text."""
    if not passages:
        return
    words = list(_WORD.finditer(view.text))
    heads: list[int] = []
    size = 1
    for word in words:
        heads.append(size)
        size += len(word.group()) + 1
    joined = f" {' '.join(word.group() for word in words)} "
    for passage in passages:
        wanted = f" {' '.join(passage)} "
        at = joined.find(wanted)
        while at >= 0:
            first = bisect_right(heads, at + 1) - 1
            last = words[first + len(passage) - 1]
            yield Span(view.starts[words[first].start()], view.ends[last.end() - 1])
            at = joined.find(wanted, at + 1)
