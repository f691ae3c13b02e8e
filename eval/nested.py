"""Measure speakers, parents and chains on the marked texts of `eval/nested`.

Usage: nested.py [train|test] [--misses] [--given]

The part is chosen by the hash of a text's words, so that no author knew it; rules are written and
weights learned from `train` alone. A found attribution answers a marked one when their cues share
a word and their contents, over the marked pieces that it touches, have a Jaccard index of words
of at least 0.5; each answers one, the best first. What is not answered counts as wrong in every
measure but `precision`, which is the share of found attributions that answer a marked one.
`--given` takes speakers, cues, contents and parents from the marks: it measures by itself how
speakers are named.
"""

import argparse
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from marked import UNNAMED, Marked, MarkedText, read_marked
from matching import Measure

from alteram.attribute import attribute_with
from alteram.model import UNNAMED_SPEAKER, Analysis, Attribution, Span
from alteram.pipeline import analyse
from alteram.text.layout import find_layout
from alteram.text.parse import parse
from alteram.text.places import find_places

FOLDER = Path(__file__).parent / "nested"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ENOUGH = 0.5
_FRINGE = frozenset(["the", "a", "an", "of"])

MEASURES = (
    "found", "precision", "outermost", "speaker", "mode", "parent", "nested speaker", "chain",
)  # fmt: skip

Spans = Sequence[tuple[int, int]]


def part_of(marked: MarkedText) -> str:
    """Return `train` or `test`, each for half of all texts."""
    return ("train", "test")[hashlib.sha256(marked.text.encode()).digest()[0] % 2]


def read_texts(part: str | None) -> list[MarkedText]:
    """Return the marked texts of a part, or all, sorted by name."""
    texts = [
        read_marked(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.txt"))
    ]
    return [one for one in texts if part in (None, part_of(one))]


def _words(text: str, spans: Spans) -> set[int]:
    return {m.start() for s, e in spans for m in _WORD.finditer(text, s, e)}


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _likeness(text: str, found: Attribution, marked: Marked) -> float:
    if marked.cue and not _words(text, found.cue) & _words(text, marked.cue):
        return 0.0
    content = _words(text, found.content)
    touched = [span for span in marked.content if _words(text, [span]) & content]
    return _jaccard(content, _words(text, touched))


def match(text: MarkedText, found: Sequence[Attribution]) -> dict[int, Attribution]:
    """Return for each marked attribution that was found the one that answers it."""
    pairs = sorted(
        (
            (_likeness(text.text, one, marked), -n, -marked.number)
            for n, one in enumerate(found)
            for marked in text.attributions
        ),
        reverse=True,
    )
    answers: dict[int, Attribution] = {}
    used: set[int] = set()
    for likeness, n, number in pairs:
        if likeness >= _ENOUGH and -n not in used and -number not in answers:
            used.add(-n)
            answers[-number] = found[-n]
    return answers


def _plain(name: str) -> frozenset[str]:
    words = (word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name.lower()))
    return frozenset(words) - _FRINGE


def is_named(text: MarkedText, marked: Marked, shown: str) -> bool:
    """Tell whether a speaker is shown by a right name.

    More words than the right name's are allowed, such as a title; fewer where at least two are
    left that no other speaker of the text bears.
    """
    if UNNAMED in marked.names:
        return shown == UNNAMED_SPEAKER
    words = _plain(shown)
    others = [
        _plain(name)
        for one in text.attributions
        if not set(one.names) & set(marked.names)
        for name in one.names
    ]
    for name in marked.names:
        right = _plain(name)
        if right and right <= words:
            return True
        if len(words) > 1 and words <= right and not any(words <= other for other in others):
            return True
    return False


def _chain(text: MarkedText, marked: Marked) -> list[Marked]:
    """Return the links from a marked attribution outwards; who passes on his own words is one."""
    rows = {one.number: one for one in text.attributions}
    found, above = [marked], marked.parent
    while above is not None:
        if not set(rows[above].names) & set(found[-1].names):
            found.append(rows[above])
        above = rows[above].parent
    return found


def _measure(text: MarkedText, analysis: Analysis, measures: dict[str, Measure]) -> None:
    found = [one for one in analysis.attributions if one.kind != "outlet"]
    names = {actor.id: actor.name for actor in analysis.actors}
    answers = match(text, found)
    for marked in text.attributions:
        words = " ... ".join(text.text[s:e] for s, e in marked.content)
        case = f"{text.name} {marked.number} {words[:90]!r}"
        one = answers.get(marked.number)
        measures["found"].add(one is not None, case)
        shown = "" if one is None else names.get(one.speaker_actor or "", one.speaker_name)
        right = one is not None and is_named(text, marked, shown)
        measures["speaker"].add(right, f"{case}: {shown!r} for {marked.names}")
        measures["mode"].add(one is not None and one.mode == marked.mode, case)
        if marked.parent is None:
            top = one is not None and one.parent is None
            measures["outermost"].add(top, case)
            continue
        parent = answers.get(marked.parent)
        held = one is not None and parent is not None and one.parent == parent.id
        measures["parent"].add(held, f"{case}: in {marked.parent}")
        measures["nested speaker"].add(right, f"{case}: {shown!r} for {marked.names}")
        links = _chain(text, marked)
        chain = one.chain if one is not None else ()
        told = len(chain) >= len(links) and all(
            is_named(text, link, name) for link, name in zip(links, chain, strict=False)
        )
        measures["chain"].add(told, f"{case}: {chain}")
    for one in (one for one in found if one.cue):
        hit = any(one is answer for answer in answers.values())
        cue, content = (" ... ".join(text.text[s:e] for s, e in k) for k in (one.cue, one.content))
        measures["precision"].add(hit, f"{text.name} {cue!r} {content[:90]!r}")


def _given(text: MarkedText) -> Analysis:
    """Return an analysis whose attributions are the marked ones."""
    layout, parsed = find_layout(text.text), parse(text.text)
    given = tuple(
        Attribution(
            id=f"marked-{one.number}",
            speaker=tuple(Span(*span) for span in one.speaker),
            cue=tuple(Span(*span) for span in one.cue),
            content=tuple(Span(*span) for span in one.content),
            kind="indirect",
            mode="attitude" if one.mode == "attitude" else "speech",
            parent=None if one.parent is None else f"marked-{one.parent}",
        )
        for one in text.attributions
    )
    places, outlet = find_places(parsed), text.outlet or layout.outlet
    actors, named = attribute_with(parsed, layout.parts, places, outlet, given)
    return Analysis(
        text_sha256="", language="en", date=None, actors=actors, attributions=named, places=places
    )


def score(texts: Sequence[MarkedText], *, given: bool = False) -> dict[str, Measure]:
    """Return the measures over texts: hits, cases and what was missed."""
    measures = {name: Measure() for name in MEASURES}
    for text in texts:
        analysis = _given(text) if given else analyse(text.text, outlet=text.outlet or None)
        _measure(text, analysis, measures)
    return measures


def main() -> None:
    """Read the arguments and print a line a measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("part", nargs="?", choices=["train", "test"])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--given", action="store_true")
    options = parser.parse_args()
    texts = read_texts(options.part)
    print(f"{len(texts)} texts, {sum(len(one.attributions) for one in texts)} attributions")
    for name, one in score(texts, given=options.given).items():
        print(f"{name:16}{100 * one.share:6.1f} ({one.hits}/{one.total})")
        if options.misses:
            print(*one.misses, sep="\n  ")


if __name__ == "__main__":
    main()
