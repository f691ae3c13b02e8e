"""Texts that no newsroom writes: nothing stops, offsets hold, time stays near what it was."""

from itertools import pairwise

import pytest

from alteram.attribute import attribute
from alteram.model import Attribution
from alteram.text.layout import find_layout
from alteram.text.parse import parse
from alteram.text.places import find_places

_SENTENCE = "The ministry of Vardania said that 12 people had died, and Ana Kroll denied it. "
_TEXTS = {
    "one paragraph": _SENTENCE * 60,
    "nested marks": "“a ‘b " * 500 + "’ c” " * 500,
    "open marks": "“It rained, he said. " * 100,
    "straight marks": "\"' he said '\" " * 200,
    "open paragraphs": "“It rained in Orvik that day.\n\n" * 100,
    "no stop": "the envoy said that the town and " * 150,
    "one word": "said " * 500,
    "commas": "Kroll, " * 500,
    "capitals": _SENTENCE.upper() * 40,
    "datelines": "ORVIK, May 9 (Somepress) - It rained.\n\n" * 80,
    "headlines": "Kroll: it rained\n\n" * 150,
    "brackets": "(he said " * 300,
    "directions": "\u202eKroll\u202c said\u200b it \u2067rained\u2069. \ufeff" * 80,
    "marks and dots": "“... ‘?!’ — " * 300,
    "odd characters": "\x00 said \ud800 Kroll \U0001f600 that” it’s « “ n’t rain. " * 60,
    "spaces": " \n \t\n\xa0" * 300,
}


def _check(text: str, found: tuple[Attribution, ...]) -> None:
    for one in found:
        assert one.speaker_name
        assert one.chain
        assert one.content
        for spans in (one.speaker, one.cue, one.content):
            assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(a.end <= b.start for a, b in pairwise(one.content))


@pytest.mark.parametrize("name", sorted(_TEXTS))
def test_odd_texts_are_read(name: str) -> None:
    text = _TEXTS[name]
    parsed, layout = parse(text), find_layout(text)
    actors, found = attribute(parsed, layout.parts, find_places(parsed), layout.outlet)
    _check(text, found)
    assert len({one.id for one in found}) == len(found)
    assert all(actor.name.strip() for actor in actors)
    assert {one.speaker_actor for one in found} <= {None, *(actor.id for actor in actors)}
