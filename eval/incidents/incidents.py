"""Which sentences of one text tell of the same incident."""

from collections.abc import Callable, Sequence
from typing import Any

from incidents.keys import labelled, spans
from incidents.learn import likeliest
from incidents.mentions import content
from incidents.texts import Read

_NEW = frozenset({"meanwhile", "another", "other", "addition", "also", "elsewhere", "previously"})
_FAR = (1, 2, 3, 5, 8, 13)
_SLOTS = (("phys_target", "instrument"), ("perp_individual",))

Kinds = Sequence[dict[str, float]]


def told_in(read: Read, templates: Sequence[dict[str, Any]]) -> dict[int, set[int]]:
    """Return for each sentence the key templates of which it holds words.

    The words for those who did it ("terrorists") stand all over a text and say where an incident
    is told only if nothing else of the template does.
    """
    parsed = read.parsed
    found: dict[int, set[int]] = {}
    for head, target in labelled(read, templates, exact=True).items():
        found.setdefault(parsed.tokens[head].sentence, set()).add(target.template)
    for place, template in enumerate(templates):
        for slots in _SLOTS:
            if any(place in keys for keys in found.values()) and slots is not _SLOTS[0]:
                break
            for entry in (entry for slot in slots for entry in template[slot]):
                for span in spans(entry["alts"]):
                    for token in parsed.tokens_in(span)[:1]:
                        found.setdefault(token.sentence, set()).add(place)
    return found


class Told:
    """What a text tells sentence by sentence, looked up often: places, dates, words."""

    def __init__(self, read: Read, kinds: Kinds) -> None:
        """Gather places, dates and words of each sentence."""
        parsed = read.parsed
        size = len(parsed.sentences)
        self.kinds = kinds
        self.parsed = parsed
        self.places: list[set[str]] = [set() for _ in range(size)]
        self.dates: list[set[str]] = [set() for _ in range(size)]
        for place in read.analysis.places:
            if place.precision != "country":
                for token in parsed.tokens_in(place.span)[:1]:
                    self.places[token.sentence].add(" ".join(place.text.upper().split()))
        for date in read.analysis.dates:
            if date.edtf is not None and date.kind != "duration":
                for token in parsed.tokens_in(date.span)[:1]:
                    self.dates[token.sentence].add(date.edtf)
        self.words = [
            {t.lemma for t in parsed.words(s) if content(t) and t.tag[0] in "NJ"}
            for s in parsed.sentences
        ]

    def pair(self, a: int, b: int) -> list[str]:
        """Return what speaks for two sentences, in their order, telling of one incident."""
        one, two = likeliest(self.kinds[a]), likeliest(self.kinds[b])
        far = sum(b - a >= f for f in _FAR)
        shared = self.words[a] & self.words[b]
        start = [t.lower for t in self.parsed.words(self.parsed.sentences[b])[:4]]
        found = [
            f"far={far}",
            f"kinds={one == two}",
            f"kinds={one == two} far={far}",
            f"kinds={min(one, two)}/{max(one, two)}",
            f"places={_compared(self.places[a], self.places[b])}",
            f"dates={_compared(self.dates[a], self.dates[b])}",
            f"shared={min(len(shared), 4)}",
            f"paragraph={self.parsed.sentences[a].paragraph == self.parsed.sentences[b].paragraph}",
            f"between={_compared(set().union(*self.places[a + 1 : b + 1]), self.places[a])}",
        ]
        found += [f"word={w}" for w in sorted(shared)]
        found += [f"start={w}" for w in start if w in _NEW]
        found += [
            f"has={w}"
            for w in sorted(_NEW & {t.lower for t in self.parsed.words(self.parsed.sentences[b])})
        ]
        return found


def _compared(a: set[str], b: set[str]) -> str:
    if not a or not b:
        return "none" if not a and not b else "one"
    return "same" if a & b else "other"


def clusters(
    anchors: Sequence[int], alike: Callable[[int, int], float], least: float
) -> list[list[int]]:
    """Join sentences while the mean likeness of two groups is at least `least`, best first."""
    groups = [[anchor] for anchor in anchors]
    likeness = {(a, b): alike(a, b) for i, a in enumerate(anchors) for b in anchors[i + 1 :]}

    def mean(one: list[int], two: list[int]) -> float:
        return sum(likeness[min(a, b), max(a, b)] for a in one for b in two) / (len(one) * len(two))

    while len(groups) > 1:
        best = max(
            (
                (mean(groups[i], groups[j]), -i, -j)
                for i in range(len(groups))
                for j in range(i + 1, len(groups))
            ),
        )
        if best[0] < least:
            break
        i, j = -best[1], -best[2]
        groups[i] = sorted(groups[i] + groups.pop(j))
    return sorted(groups)
