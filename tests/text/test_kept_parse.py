"""A parse that is kept comes back as it was, or not at all."""

import ast
import random
from pathlib import Path
from typing import Any

import grimp
import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.model import text_hash
from alteram.text import kept_parse, parse_version
from alteram.text.kept import sealed
from alteram.text.kept_parse import _Packed, pack_parse, parse_kept, unpack_parse
from alteram.text.parse import parse

DEMO = sorted((Path(__file__).parents[2] / "demo" / "texts").glob("*.txt"))
TEXT = (
    "The United\nStates said on 3 May that 12 people were killed near Kesh. “We didn’t do it,” "
    "she told the U.S. They are Norwegians.\n\nIt rained.\u200b"
)


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_each_text_of_the_demonstration_comes_back(path: Path) -> None:
    for text in (path.read_text(encoding="utf-8"), path.read_text(encoding="utf-8").upper()):
        parsed = parse(text)
        kept = pack_parse(text, parsed)
        assert unpack_parse(text, kept) == parsed
        assert parse_kept(text, kept).kept is kept
        assert len(kept) < 10 * len(text.split()) + 600


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*TEXT.split(" "), "\n", "\n\n", "ΟΔΟΣ", "İZMİR", "\ud800", "\x00", "."]),
        max_size=40,
    ).map(" ".join)
    | st.text(st.characters(), max_size=60)
)
def test_any_text_comes_back_or_is_not_kept(text: str) -> None:
    parsed = parse(text)
    kept = pack_parse(text, parsed)
    assert unpack_parse(text, kept) in ((parsed,) if kept else (None,))
    assert parse_kept(text, kept).parsed == parsed


def test_one_byte_changed_is_no_parse() -> None:
    kept, chance = pack_parse(TEXT, parse(TEXT)), random.Random(8)
    for _ in range(300):
        other = bytearray(kept)
        other[chance.randrange(len(kept))] ^= 1 << chance.randrange(8)
        assert unpack_parse(TEXT, bytes(other)) is None
    for end in range(0, len(kept), 7):
        assert unpack_parse(TEXT, kept[:end]) is None
    assert unpack_parse(TEXT, kept + b"\0") is None


def test_one_of_another_text_or_program_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = pack_parse(TEXT, parse(TEXT))
    other = TEXT.replace("12", "13")
    assert unpack_parse(other, kept) is None
    found = parse_kept(other, kept)
    assert found.parsed == parse(other)
    assert unpack_parse(other, found.kept) == found.parsed
    monkeypatch.setattr(kept_parse, "parse_version", lambda: b"another")
    assert unpack_parse(TEXT, kept) is None


def forged(packed: _Packed) -> bytes:
    """Return a result behind a seal that fits, whatever is in it."""
    made = msgspec.msgpack.encode(packed)
    return sealed(parse_version.parse_version(), text_hash(TEXT).encode(), made)


def packed() -> _Packed:
    return kept_parse._packed(TEXT, parse(TEXT))


def column(old: bytes, index: int, number: int) -> bytes:
    return old[: 1 + index] + bytes([number]) + old[2 + index :]


def test_a_seal_alone_is_not_trusted() -> None:
    good = packed()
    assert unpack_parse(TEXT, forged(good)) == parse(TEXT)
    # Two words that govern each other would be followed for ever.
    circle = column(column(good.heads, 0, 2), 1, 1)
    bad = [
        good._replace(heads=circle),
        good._replace(heads=column(good.heads, 0, 255)),
        good._replace(heads=column(good.heads, 3, 254)),
        good._replace(heads=good.heads[:-1]),
        good._replace(heads=b""),
        good._replace(heads=b"\x03" + good.heads[1:]),
        good._replace(lengths=column(good.lengths, 2, 255)),
        good._replace(lengths=column(good.lengths, 2, 0)),
        good._replace(gaps=column(good.gaps, 0, 0)),
        good._replace(counts=column(good.counts, 0, 0)),
        good._replace(counts=column(good.counts, 0, 200)),
        good._replace(within=column(good.within, 0, 200)),
        good._replace(within=column(good.within, 0, 1)),
        good._replace(tags=column(good.tags, 0, 200)),
        good._replace(tag_table=("",)),
        good._replace(lemma_table=((0, ""), *(((99, "x"),) * 9))),
        good._replace(shown_table=("", *([""] * 9))),
        good._replace(odd=((9_999, "x"),)),
        good._replace(odd=((-1, "x"),)),
        good._replace(articles=((1, 50),)),
        good._replace(articles=((9_999, 1),)),
        good._replace(lowered=((5, 2),)),
        good._replace(lowered=((0, 9_999),)),
        good._replace(paragraphs=((0, 9_999),)),
        good._replace(paragraphs=()),
    ]
    for number, one in enumerate(bad):
        assert unpack_parse(TEXT, forged(one)) is None, number


def test_what_opens_to_very_much_is_refused() -> None:
    version, of = parse_version.parse_version(), text_hash(TEXT).encode()
    bomb = sealed(version, of, bytes(100_000_000))
    assert len(bomb) < 200_000
    assert unpack_parse(TEXT, bomb) is None


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_is_forged_is_a_parse_that_hangs_nobody(data: st.DataObject) -> None:
    good = packed()
    name = data.draw(st.sampled_from([n for n in _Packed._fields if n not in ("odd", "articles")]))
    old = getattr(good, name)
    if isinstance(old, bytes):
        at = data.draw(st.integers(0, len(old) - 1))
        new = bytearray(old)
        new[at] = data.draw(st.integers(0, 255))
        changed: dict[str, Any] = {name: bytes(new)}
    else:
        changed = {name: tuple(reversed(old))}
    found = unpack_parse(TEXT, forged(good._replace(**changed)))
    for token in found.tokens if found else ():
        assert found is not None
        assert TEXT[token.start : token.end]
        assert token.i in found.subtree(token.i)


def test_the_version_names_all_that_a_parse_comes_from() -> None:
    graph = grimp.build_graph("alteram")
    ours = {f"alteram.text.{name}" for name in parse_version.MODULES}
    used = {one for name in ours for one in graph.find_modules_directly_imported_by(name)}
    # Of the records the parse takes two whose form is that of what is packed.
    apart = {"alteram.model", "alteram.errors", "alteram.text.kept", "alteram.text.parse_version"}
    assert used <= ours | apart
    folder = Path(parse_version.__file__).parent
    taken = set()
    for name in parse_version.MODULES:
        source = (folder / f"{name}.py").read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ImportFrom) and node.module == "alteram.model":
                taken |= {one.name for one in node.names}
        for data in (folder / "data").iterdir():
            # The gazetteer is built from two of them, and counts itself.
            read = f'"{data.name}"' in source and name != "gazetteer_build"
            assert not read or data.name in parse_version.DATA
    assert taken == {"Span", "text_hash"}


def test_the_version_is_another_where_letters_are(monkeypatch: pytest.MonkeyPatch) -> None:
    own = parse_version.parse_version()
    monkeypatch.setattr("unicodedata.unidata_version", "1.0.0")
    assert parse_version.parse_version.__wrapped__() != own


def test_numbers_take_the_bytes_that_they_need() -> None:
    for numbers in ([], [0, 255], [256], [70_000, 1]):
        made = kept_parse._column(numbers)
        assert kept_parse._numbers(made).tolist() == numbers
        assert kept_parse._numbers(made).dtype == np.int64
