"""The annex as a DOCX: real headings; page numbers and index by fields."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from alteram.charts import picture
from alteram.export.annex.blocks import (
    STYLES,
    Block,
    Cell,
    Drawing,
    Page,
    Row,
    Run,
    StyleName,
    Words,
)
from alteram.export.annex.fitting import Laid
from alteram.export.annex.metrics import LINE

_HEADINGS: dict[StyleName, str] = {"title": "Title", "h1": "Heading 1", "h2": "Heading 2"}
_FACE, _MONO = "Times New Roman", "Courier New"
# Nothing of when and where it was made is in the file, so that the same dossier gives its bytes.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the library takes no time zone
_PACKED = (1980, 1, 1, 0, 0, 0)


def docx_bytes(laid: Laid) -> bytes:
    """Return the file's bytes, the same for the same annex."""
    document = docx.Document()
    _set_up(document)
    bookmarks = _Bookmarks()
    for page in laid.pages:
        _add_page(document, page, bookmarks)
    held = io.BytesIO()
    document.save(held)
    return _repacked(held.getvalue())


def _repacked(data: bytes) -> bytes:
    """Return a packed file with its parts as they are, and no time at which they were packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _PACKED)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return made.getvalue()


def _set_up(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Pt(595.28), Pt(841.89)
    section.left_margin = section.right_margin = Pt(68)
    section.top_margin, section.bottom_margin = Pt(56), Pt(56)
    section.header_distance = section.footer_distance = Pt(28)
    for name in ("Normal", *_HEADINGS.values()):
        style: Any = document.styles[name]
        style.font.name, style.font.color.rgb = _FACE, RGBColor(0x11, 0x11, 0x11)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(kind), _FACE)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
    for style_name, name in _HEADINGS.items():
        heading: Any = document.styles[name]
        heading.font.size = Pt(STYLES[style_name].size)
        heading.font.bold = STYLES[style_name].bold
        for border in heading.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
    properties = document.core_properties
    properties.title, properties.author = "Annex: public statements, in their own words", ""
    properties.created = properties.modified = _MADE
    properties.last_modified_by, properties.comments = "", ""
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(footer, "PAGE", "1")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES", "1")
    for run in footer.runs:
        run.font.size = Pt(8.5)


class _Bookmarks:
    """Names of places that fields lead to, each with a number of its own."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, paragraph: Paragraph, name: str) -> None:
        """Put a bookmark around what a paragraph holds."""
        self._count += 1
        held: Any = paragraph._p
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._count))
        start.set(qn("w:name"), _bookmark(name))
        held.insert(1 if held.pPr is not None else 0, start)
        held.append(end)


def _bookmark(name: str) -> str:
    return name.replace("-", "_")


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field: what a word processor works out, with what it shows until then."""
    for kind, words in (("begin", ""), ("", f" {code} "), ("separate", ""), ("text", shown),
                        ("end", "")):  # fmt: skip
        run: Any = paragraph.add_run(words if kind == "text" else "")
        if kind == "text":
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = words
        run._r.append(element)


def _add_page(document: Document, page: Page, bookmarks: _Bookmarks) -> None:
    begins = page.number > 1
    after_table = False
    for shares, held in groupby(page.blocks, _shares):
        blocks: Sequence[Block] = list(held)
        if shares:
            if begins or after_table:
                _thin(document.add_paragraph(), breaks=begins)
            _add_table(document, [one for one in blocks if isinstance(one, Row)], shares)
            begins, after_table = False, True
            continue
        for block in blocks:
            if isinstance(block, Drawing):
                _add_drawing(document, block, breaks=begins)
                begins, after_table = False, False
            if isinstance(block, Words):
                _add_words(document, block, bookmarks, breaks=begins)
                begins, after_table = False, False
    if after_table:
        _thin(document.add_paragraph(), breaks=False)


def _shares(block: Block) -> tuple[int, ...]:
    return block.shares if isinstance(block, Row) else ()


def _thin(paragraph: Paragraph, *, breaks: bool) -> None:
    """Make a paragraph that takes a point of room: it parts tables and begins pages."""
    held = paragraph.paragraph_format
    held.line_spacing_rule, held.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    held.space_before = held.space_after = Pt(0)
    held.page_break_before = breaks


def _add_words(document: Document, block: Words, bookmarks: _Bookmarks, *, breaks: bool) -> None:
    name = _HEADINGS.get(block.style, "Normal")
    paragraph = document.add_paragraph(style=name)
    style = STYLES[block.style]
    held = paragraph.paragraph_format
    held.line_spacing_rule, held.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(style.line)
    held.space_before, held.space_after = Pt(0 if breaks else style.before), Pt(style.after)
    held.page_break_before = breaks
    held.widow_control = held.keep_with_next = held.keep_together = False
    if block.style == "quote":
        held.left_indent = Pt(14)
    _add_runs(paragraph, block.runs, block.style)
    if block.anchor:
        bookmarks.add(paragraph, block.anchor)


def _add_drawing(document: Document, block: Drawing, *, breaks: bool) -> None:
    paragraph = document.add_paragraph()
    held = paragraph.paragraph_format
    held.space_before, held.space_after, held.line_spacing = Pt(0), Pt(2), 1.0
    held.page_break_before = breaks
    shape = paragraph.add_run().add_picture(
        io.BytesIO(picture(block.spec)), width=Pt(block.wide), height=Pt(block.high)
    )
    described: Any = shape._inline.docPr
    described.set("descr", block.name)


def _add_runs(paragraph: Paragraph, runs: Sequence[Run], name: StyleName) -> None:
    style = STYLES[name]
    for one in runs:
        run = paragraph.add_run(one.words)
        run.font.size = Pt(style.size)
        if style.mono:
            run.font.name = _MONO
        if style.bold and name not in _HEADINGS:
            run.font.bold = True
        if one.kind == "quoted":
            run.font.underline = True
        elif name == "quote":
            run.font.color.rgb = RGBColor(0x55, 0x55, 0x55)


def _add_table(document: Document, rows: Sequence[Row], shares: Sequence[int]) -> None:
    table = document.add_table(rows=len(rows), cols=len(shares))
    table.autofit = False
    _margins(table)
    widths = [Pt(LINE * share / 100) for share in shares]
    for row, made in zip(rows, table.rows, strict=True):
        for cell, target, width in zip(row.cells, made.cells, widths, strict=True):
            target.width = width
            _fill(target, cell)
        if row.head:
            mark = OxmlElement("w:tblHeader")
            made._tr.get_or_add_trPr().append(mark)


def _margins(table: Any) -> None:
    """Give cells the room of the model, and lines between rows."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    line = OxmlElement("w:insideH")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "D5D2C8")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, points in (("top", 3), ("left", 1), ("bottom", 3), ("right", 8)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(points * 20))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    properties.append(borders)
    properties.append(margins)


def _fill(target: _Cell, cell: Cell) -> None:
    paragraph = target.paragraphs[0]
    style = STYLES[cell.style]
    held = paragraph.paragraph_format
    held.line_spacing_rule, held.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(style.line)
    held.space_before = held.space_after = Pt(0)
    words = "".join(run.words for run in cell.runs)
    if cell.to and words.isdigit():
        _field(paragraph, f"PAGEREF {_bookmark(cell.to)} \\h", words)
        for run in paragraph.runs:
            run.font.size = Pt(style.size)
    else:
        _add_runs(paragraph, cell.runs, cell.style)
