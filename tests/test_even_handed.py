"""Swap the parties' names in the sample collection: the records must be the same, names swapped.

Places, states, adjectives, capitals, bodies and papers of the two states change places in the
text. What is compared are figures, attributions and claims as words, so that the different
lengths of the names do not matter.
"""

import re
from pathlib import Path

import pytest

from alteram.model import Analysis, Span, quote
from alteram.pipeline import analyse

TEXTS = sorted((Path(__file__).parent.parent / "demo" / "texts").glob("*.txt"))
PAIRS = {
    "Sarvenia": "Drovia", "Sarvenian": "Drovian", "Sarvenians": "Drovians", "Tolmar": "Istrel",
    "Sarpress": "Drovinform", "SARPRESS": "DROVINFORM", "TOLMAR": "ISTREL",
}  # fmt: skip
SWAP = PAIRS | {b: a for a, b in PAIRS.items()}
NAME = re.compile(r"\b(" + "|".join(sorted(SWAP, key=len, reverse=True)) + r")\b")


def swap(words: str) -> str:
    return NAME.sub(lambda match: SWAP[match.group()], words)


def cut(text: str, spans: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(quote(text, span) for span in spans)


def records(text: str, analysis: Analysis) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    for a in analysis.attributions:
        said = (cut(text, a.speaker), cut(text, a.cue), cut(text, a.content))
        found.add(("attribution", *said, a.kind, a.mode, a.speaker_name, a.chain))
    for c in analysis.claims:
        found.add(("claim", quote(text, c.span), c.act, c.position, c.date, c.alleged_actor))
    for f in analysis.figures:
        numbers = (f.value, f.low, f.high, f.qualifier)
        found.add(("figure", f.verbatim, *numbers, f.outcome, f.group, f.counting_unit))
    return found


def swapped(record: object) -> object:
    if isinstance(record, str):
        return swap(record)
    if isinstance(record, tuple):
        return tuple(swapped(part) for part in record)
    return record


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name[:2])
def test_records_survive_a_swap_of_the_parties(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    here = records(text, analyse(text))
    there = {swapped(r) for r in records(swap(text), analyse(swap(text)))}
    assert sorted(map(repr, here ^ there)) == []
