"""The model of a page never asks for less room than a printer needs, whatever stands on it."""

import importlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.errors import ReportError
from alteram.export.annex.blocks import STYLES, Block, Cell, Page, Row, Run, Words, fact, words
from alteram.export.annex.fitting import Laid
from alteram.export.annex.html import html
from alteram.export.annex.metrics import LINE, PAGE, height, lines, text_of
from alteram.export.annex.paging import laid_out
from alteram.export.annex.pdf import pages_in, pdf_bytes

LETTERS = st.one_of(
    st.text(alphabet="abcdefghij klmnop QRSTUVW xyz, MMMM iiii\n", min_size=1, max_size=2500),
    st.text(alphabet="аббв гдежз щщщ ЖЖ - Ѭ", min_size=1, max_size=900),
    st.text(alphabet="ÀÉß łđ øœ Ǳ “”", min_size=1, max_size=900),
    st.text(alphabet="漢字かな。、 \t", min_size=1, max_size=600),
    st.text(max_size=200),
)
BLOCKS = st.one_of(
    st.builds(lambda text: words("text", text), LETTERS),
    st.builds(lambda text: words("quote", Run(text, "quoted"), Run(text, "said")), LETTERS),
    st.builds(lambda text: words("h2", text[:80]), LETTERS),
    st.builds(lambda text: fact("Label", Run(text, "name")), LETTERS),
    st.builds(lambda text: fact("Hash", text[:300], mono=True), LETTERS),
)


def on_pages(blocks: Sequence[Block]) -> Laid:
    pages = tuple(
        Page(number=number, part="Part", blocks=held)
        for number, held in enumerate(laid_out(blocks), 1)
    )
    return Laid(pages=pages, parts={}, kept=0, wanted=0, fallen=(), needed=0)


def all_words(blocks: Sequence[Block]) -> str:
    """Return the words of all paragraphs and cells, cell by cell of each row."""
    rows = [block.cells if isinstance(block, Row) else (block,) for block in blocks]
    return "".join(text_of(one) for row in rows for one in row)


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, max_size=12))
def test_no_page_is_over_full_and_no_word_is_lost(blocks: list[Words | Row]) -> None:
    pages = laid_out(blocks)
    for page in pages:
        assert sum(map(height, page)) <= PAGE
    paragraphs = [b for page in pages for b in page if isinstance(b, Words)]
    assert all_words(paragraphs) == all_words([b for b in blocks if isinstance(b, Words)])
    for number in (0, 1):
        cells = [b.cells[number] for page in pages for b in page if isinstance(b, Row)]
        wanted = [b.cells[number] for b in blocks if isinstance(b, Row)]
        assert "".join(map(text_of, cells)) == "".join(map(text_of, wanted))


@settings(max_examples=6, deadline=None)
@given(st.lists(BLOCKS, min_size=2, max_size=9))
def test_a_printer_needs_the_pages_that_were_laid_out(blocks: list[Words | Row]) -> None:
    laid = on_pages(blocks)
    assert pages_in(pdf_bytes(html(laid), b"")) == max(1, len(laid.pages))


def test_full_pages_of_the_widest_letters_hold() -> None:
    blocks = [words("text", "WMQ@ " * 2000), words("quote", "The market of Kesh was hit. " * 400)]
    laid = on_pages(blocks)
    assert len(laid.pages) > 5
    assert pages_in(pdf_bytes(html(laid), b"")) == len(laid.pages)


@given(st.text(max_size=300), st.sampled_from(sorted(STYLES)))
def test_lines_end_in_order_and_cover_the_text(text: str, name: Any) -> None:
    ends = lines(text, STYLES[name], LINE)
    assert ends == sorted(ends)
    assert ends[-1] == len(text)


def test_a_row_taller_than_a_page_goes_on() -> None:
    tall = Row(cells=(Cell(runs=(Run("word " * 4000),)), Cell(runs=(Run("b"),))), shares=(50, 50))
    pages = laid_out([words("h1", "Head"), tall])
    assert len(pages) > 2
    assert all(sum(map(height, page)) <= PAGE for page in pages)


def test_signs_that_steer_a_page_are_written_out() -> None:
    held = words("quote", Run("a\u202eb\x00c\r\nd\ud800e\ufffef", "quoted"))
    assert text_of(held) == "a[U+202E]b[U+0000]c\nd[U+D800]e[U+FFFE]f"


def test_without_weasyprint_an_office_makes_the_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReportError, match="neither WeasyPrint nor LibreOffice"):
        pdf_bytes("<p>x</p>", b"")
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(100, 100)
    held = io.BytesIO()
    blank.save(held)
    (tmp_path / "blank.pdf").write_bytes(held.getvalue())
    office = tmp_path / "soffice"
    office.write_text(
        f'#!/bin/sh\nfor last; do :; done\n/bin/cp {tmp_path / "blank.pdf"} "${{last%.docx}}.pdf"\n'
    )
    office.chmod(0o755)
    assert pages_in(pdf_bytes("<p>x</p>", b"docx")) == 1
    office.write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(ReportError, match="made no PDF"):
        pdf_bytes("<p>x</p>", b"docx")
