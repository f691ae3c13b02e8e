"""Bytes to characters: any bytes decode or are refused, and a charset that fits is taken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.errors import ReadError
from alteram.read.charset import decode
from alteram.read.visible import visible_text

LETTERS = "Двенадцать человек погибли в городе, сообщило министерство. "
TAGS = st.sampled_from(
    ["<p>", "</p>", "<!--", "-->", "<script>", "</script>", "<", ">", "&lt;", "&#0;", "&#xD800;",
     "<nav>", "</nav>", "<template", "<br/>", "<title>", "</title>", "Kesh", "\n", "<![CDATA[",
     "]]>", "<svg", "'", '"', "<a b='>'>", "&amp", "\x00"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.none() | st.text(max_size=12))
def test_any_bytes_decode_or_are_refused(data: bytes, declared: str | None) -> None:
    try:
        found = decode(data, declared)
    except ReadError:
        return
    assert found.how
    assert "\x00" not in found.text
    assert len(found.text) <= len(data)


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "iso-8859-5", "cp866"])
def test_a_declared_charset_that_fits_is_taken(charset: str) -> None:
    found = decode(LETTERS.encode(charset), charset)
    assert found.text == LETTERS
    assert charset in found.how


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_utf_8_wins_over_what_is_declared(text: str) -> None:
    if not text.startswith("\ufeff"):
        found = decode(b"Kesh " + text.encode(), "windows-1251")
        assert (found.text, found.how) == ("Kesh " + text, "utf-8")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=6)), max_size=30).map("".join))
def test_any_page_gives_its_visible_text(page: str) -> None:
    shown = visible_text(page)
    assert "\x00" not in shown
    assert all(line.strip() for line in shown.split("\n")) or not shown
    # What stands before all tags is seen, whatever comes after.
    assert visible_text("Road closed." + page).startswith("Road closed.")
