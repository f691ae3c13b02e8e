"""Readings that are kept are taken where the network would be shown the same, and nowhere else."""

import random
from dataclasses import replace
from pathlib import Path

import grimp
import msgspec
import numpy as np
import pytest

from alteram.attribute.attributions import draft_by_rules
from alteram.attribute.learned import kept, weights
from alteram.attribute.learned.decode import Roles
from alteram.attribute.learned.features import Document, describe
from alteram.attribute.learned.kept import digest, pack_readings, read_kept, unpack_readings
from alteram.attribute.learned.reader import Reading, reader
from alteram.attribute.nesting import settle
from alteram.attribute.scene import Scene
from alteram.model import Span
from alteram.text.kept import sealed
from alteram.text.parse import parse

TEXT = (
    "The ministry of Vardania said on Monday that 12 people were killed near Kesh. “It was not "
    "us,” a spokesman told reporters. According to residents, shells fell at night.\n\n"
    "Ostrovia denied the report, which its envoy called “a tale”."
)


def document_of(text: str = TEXT) -> Document:
    scene = Scene(parsed=parse(text), parts=())
    return describe(scene, settle(scene, draft_by_rules(scene)))


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of()


def test_readings_come_back_as_they_were(document: Document) -> None:
    first = read_kept(document, b"")
    assert first.readings == reader().read(document)
    assert len(first.readings) >= 5
    again = read_kept(document_of(), first.kept)
    assert again == first
    assert again.kept is first.kept
    assert [type(one) for one in again.readings] == [Reading] * len(again.readings)
    assert len(first.kept) < 60 * len(first.readings)


def test_the_network_is_not_loaded_for_what_is_kept(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = read_kept(document, b"")
    monkeypatch.setattr(kept, "reader", None)
    assert read_kept(document, made.kept) == made


def test_a_text_without_a_word_has_readings_too() -> None:
    empty = document_of("\n")
    made = read_kept(empty, b"")
    assert made.readings == []
    assert unpack_readings(empty, made.kept) == []


def others(document: Document) -> list[Document]:
    """Return documents of which the network is shown something else, each in one thing."""
    parsed, tokens = document.parsed, list(document.parsed.tokens)
    number, quotation = document.tokens.copy(), list(document.quotation)
    number[3, 0] += 1
    quotation[2] = 0
    tokens[1] = tokens[1]._replace(head=2)
    first, *rest = parsed.sentences
    ruled = dict(document.ruled)
    ruled[0] = 0
    moved = replace(document.found[0], content=(Span(0, 12),))
    return [
        document._replace(tokens=number),
        document._replace(quotation=tuple(quotation)),
        document._replace(ruled=ruled),
        document._replace(found=(moved, *document.found[1:])),
        document._replace(parsed=replace(parsed, shown=("A", *parsed.shown[1:]))),
        document._replace(parsed=replace(parsed, tokens=tuple(tokens))),
        document._replace(
            parsed=replace(parsed, sentences=(first._replace(last=first.last - 1), *rest))
        ),
    ]


def test_what_is_shown_otherwise_is_read_again(document: Document) -> None:
    made = read_kept(document, b"")
    assert set(Document._fields) == {"parsed", "tokens", "quotation", "found", "ruled"}
    for number, other in enumerate(others(document)):
        assert digest(other) != digest(document), number
        assert unpack_readings(other, made.kept) is None, number
    assert unpack_readings(document, made.kept) == made.readings


def test_words_that_are_shown_alike_are_not_read_again(document: Document) -> None:
    made = read_kept(document, b"")
    other = document_of(TEXT.replace("Vardania", "Morkosia"))
    assert other.parsed != document.parsed
    assert unpack_readings(other, made.kept) == made.readings


def test_one_byte_changed_is_no_reading(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, chance = read_kept(document, b"").kept, random.Random(8)
    for _ in range(200):
        other = bytearray(made)
        other[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
        assert unpack_readings(document, bytes(other)) is None
    assert unpack_readings(document, made[:-1]) is None
    assert unpack_readings(document, made[:7]) is None
    monkeypatch.setattr(kept, "readings_version", lambda: b"another")
    assert unpack_readings(document, made) is None


def test_a_seal_alone_is_not_trusted(document: Document) -> None:
    total = len(document.parsed.tokens)
    good = Reading((3, 4), 0.5, Roles((0, 2), ((5, 6),), -0.5))
    bad: list[object] = [
        [good._replace(cue=(4, 3))],
        [good._replace(cue=(-1, 3))],
        [good._replace(cue=(3, total))],
        [good._replace(roles=Roles((0, total), (), -0.5))],
        [good._replace(roles=Roles(None, ((0, 1), (9, total)), -0.5))],
        [[(3, 4), 0.5]],
        {"cue": 1},
        "readings",
    ]
    assert unpack_readings(document, pack_readings(document, [good])) == [good]
    for one in bad:
        made = sealed(kept.readings_version(), digest(document), msgspec.msgpack.encode(one))
        assert unpack_readings(document, made) is None, one
    for number in (float("nan"), float("inf")):
        made = pack_readings(document, [good._replace(seen=number)])
        assert unpack_readings(document, made) is None


def test_the_version_names_all_that_a_reading_comes_from() -> None:
    graph = grimp.build_graph("alteram")
    room = "alteram.attribute.learned."
    used = {
        one
        for name in kept.MODULES
        for one in graph.find_modules_directly_imported_by(room + name)
        if one.startswith(room)
    }
    assert used <= {room + name for name in kept.MODULES}
    assert set(weights.SHA256) == {path.name for path in Path(weights.FOLDER).iterdir()}


def test_numbers_of_tokens_do_not_depend_on_their_layout(document: Document) -> None:
    other = document._replace(tokens=np.asfortranarray(document.tokens))
    assert digest(other) == digest(document)
