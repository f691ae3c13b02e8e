"""Texts that no newsroom writes: nothing stops, offsets hold, time stays near what it was."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.api import annotate
from alteram.attribute import attribute
from alteram.attribute.attributions import find_attributions
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
    "thousand quotations in one another": "Kroll said: “" * 1000 + "it rained" + "”" * 1000,
    "unbalanced to the left": "”” ’’ »» Kroll said. " * 100,
    "unbalanced to the right": "Kroll said “it ‘rained «all ‚day. " * 100,
    "mixed marks": "“Kroll' said «it rained” he' said» \" that ‘. " * 80,
    "capitals in quotations": ("“" + _SENTENCE + "” THE ENVOY SAID. ").upper() * 30,
    "no marks at all": _SENTENCE.replace(".", "").replace(",", "") * 60,
    "nested reports": "Kroll said that Velst wrote that " * 150 + "it rained.",
    "cues alone": "he said " * 300,
    "scripts": "Kroll said that 人民 и народ قال الناس it rained in Орвик. " * 40,
    "zero width inside": "Kr\u200boll sa\u200bid\u200b that \ufeffit ra\u00adined. " * 60,
    "overrides": "\u202eKroll\u202c said \u2066that \u2067it\u2069 rained\u2069 \u061c. " * 60,
    "joined letters": "Kro\u0301\u0302ll said that \U0001f468\u200d\U0001f469 it ra\u0308ined. "
    * 60,
    "long words": ("Kroll" * 2000 + " said that " + "it-rained" * 1000 + ". ") * 3,
    "numbers": "12 3.4 5,600 $7 8% said 9 that 10 " * 60,
    "line ends": "Kroll said\r\nthat it\rrained.\x0b\x0cVelst\u2028denied\u2029it.\r\n\r\n" * 40,
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


@pytest.mark.parametrize("name", sorted(_TEXTS))
def test_odd_texts_are_annotated(name: str) -> None:
    text = "The envoy said that the road was closed. " + _TEXTS[name]
    row = {"id": name, "text": text, "outlet": "Somepress"}
    refused: list[str] = []
    (line,) = annotate([json.dumps(row)], set_aside=refused.append)
    got = json.loads(line)
    assert refused == []
    assert [one for one in got["problems"] if one["stage"] == "analysis"] == []
    ids = {one["id"] for one in got["attributions"]}
    for one in got["attributions"]:
        assert one["parent"] is None or one["parent"] in ids
        assert 0 <= one["confidence"] <= 1
        for start, end in (*one["speaker"], *one["cue"], *one["content"]):
            assert 0 <= start < end <= len(text)
    for one in (*got["figures"], *got["places"]):
        assert 0 <= one["start"] < one["end"] <= len(text)
    assert all(text[one["start"] : one["end"]] == one["verbatim"] for one in got["figures"])


_PIECES = st.one_of(
    st.sampled_from([piece for text in _TEXTS.values() for piece in text[:400].split(" ")]),
    st.sampled_from(["said that", "“", "”", "‘", "’", '"', "\n\n", "according to", "told", ":"]),
    st.text(max_size=6),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=60).map(" ".join))
def test_any_text_is_read(text: str) -> None:
    parsed, layout = parse(text), find_layout(text)
    _, found = attribute(parsed, layout.parts, find_places(parsed), layout.outlet)
    _check(text, found)


@pytest.mark.parametrize("odd", ["\u200b" * 50, "“" * 40, "\u202e", "\ud800", "人民。"])
def test_odd_paragraph_before_moves_offsets_and_nothing_else(odd: str) -> None:
    text = "The envoy said that the road was closed.\n\nAna Kroll denied that it was closed."

    def said(words: str) -> list[tuple[str, ...]]:
        return [
            tuple(words[a:b] for a, b in (*one.speaker, *one.cue, *one.content))
            for one in find_attributions(parse(words), ())
        ]

    assert said(f"{odd}\n\n{text}") == said(text)
    assert len(said(text)) == 2
