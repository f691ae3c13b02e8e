"""A report as DOCX: real headings, tables with a head, links to passages, charts as pictures."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from functools import singledispatchmethod
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from alteram.charts import picture
from alteram.report.blocks import (
    Block,
    Columns,
    Fold,
    Heading,
    Items,
    Passages,
    Picture,
    Run,
    Runs,
    Table,
    Words,
    heading,
    plain,
)
from alteram.report.steering import shown
from alteram.report.stretches import claim_starts

# Nothing of when and where it was made is in the file, so that the same dossier gives its bytes.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the library takes no time zone
_PACKED = (1980, 1, 1, 0, 0, 0)
_WIDE, _HIGH = Cm(16.5), Cm(23.5)
_SOFT = RGBColor(0x55, 0x55, 0x55)
_SCALE = 1.25

PICTURES = 40
"""Charts in one document; tables beside them have the same."""
NO_ROOM = (
    "Further charts are in the HTML form of this report, or in a report of one event (--event); "
    "what follows has the same in words."
)


def docx_bytes(blocks: Iterable[Block], title: str) -> bytes:
    """Return the file's bytes, the same for the same report."""
    writer = _Writer(title)
    for block in blocks:
        writer.add(block)
    return _repacked(writer.saved())


def _repacked(data: bytes) -> bytes:
    """Return a packed file with its parts as they are, and no time at which they were packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _PACKED)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return made.getvalue()


class _Writer:
    """A document being written, block by block."""

    def __init__(self, title: str) -> None:
        self._document = docx.Document()
        self._marks = 0
        self._pictures = 0
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
        properties = self._document.core_properties
        properties.title, properties.author = title, ""
        properties.created = properties.modified = _MADE
        properties.last_modified_by, properties.comments = "", ""

    def saved(self) -> bytes:
        """Return the packed file."""
        held = io.BytesIO()
        self._document.save(held)
        return held.getvalue()

    @singledispatchmethod
    def add(self, block: Block) -> None:
        """Write a block."""
        raise TypeError(f"{type(block).__name__} is no block of a report")

    @add.register
    def _heading(self, block: Heading) -> None:
        paragraph = self._document.add_heading(level=block.level)
        if block.anchor:
            self._bookmark(paragraph, block.anchor)
        self._fill(paragraph, block.runs)

    @add.register
    def _words(self, block: Words) -> None:
        self._fill(self._document.add_paragraph(), block.runs, soft=block.soft)

    @add.register
    def _items(self, block: Items) -> None:
        for item in block.items:
            self._fill(self._document.add_paragraph(style="List Bullet"), item)

    @add.register
    def _table(self, block: Table) -> None:
        if block.caption:
            self._fill(self._document.add_paragraph(style="Caption"), block.caption)
        width = max((len(row) for row in block.rows), default=len(block.head))
        heads = [tuple((Run(one, "strong"),) for one in block.head)] if block.head else []
        rows = [*heads, *block.rows]
        if not rows:
            return
        table = self._document.add_table(rows=len(rows), cols=width, style="Table Grid")
        for at, (row, made) in enumerate(zip(rows, table.rows, strict=True)):
            if block.head and not at:
                made._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for runs, cell in zip(row, made.cells, strict=False):
                self._fill(cell.paragraphs[0], runs)
        self._document.add_paragraph()

    @add.register
    def _picture(self, block: Picture) -> None:
        for spec in block.specs:
            if self._pictures >= PICTURES:
                self._fill(self._document.add_paragraph(), plain(NO_ROOM), soft=True)
                return
            self._pictures += 1
            wide, high = _length(spec, "width"), _length(spec, "height")
            width = min(_WIDE, int(_HIGH * wide / high))
            drawn = self._document.add_picture(io.BytesIO(picture(spec, scale=_SCALE)), width=width)
            held: Any = drawn._inline.docPr
            held.set("descr", shown(str(spec.get("description", ""))))

    @add.register
    def _columns(self, block: Columns) -> None:
        for part in block.parts:
            for one in part:
                self.add(one)

    @add.register
    def _fold(self, block: Fold) -> None:
        self.add(heading(4, block.words))
        for one in block.blocks:
            self.add(one)

    @add.register
    def _passages(self, block: Passages) -> None:
        text = block.entry.text.text
        for start, end in block.stretches:
            paragraph = self._document.add_paragraph()
            at = start
            for place, claim in claim_starts(block.entry, start, end):
                paragraph.add_run(shown(text[at : start + place]))
                self._bookmark(paragraph, claim)
                at = start + place
            paragraph.add_run(shown(text[at:end]))

    def _bookmark(self, paragraph: Paragraph, name: str) -> None:
        """Put a bookmark at the end of what a paragraph holds so far."""
        self._marks += 1
        held: Any = paragraph._p
        for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(kind)
            mark.set(qn("w:id"), str(self._marks))
            if kind == "w:bookmarkStart":
                mark.set(qn("w:name"), _name(name))
            held.append(mark)

    def _fill(self, paragraph: Paragraph, runs: Runs, *, soft: bool = False) -> None:
        for one in runs:
            run = paragraph.add_run(shown(one.words))
            run.bold = True if one.kind == "strong" else None
            if soft or one.kind in ("soft", "position", "code"):
                run.font.size, run.font.color.rgb = Pt(9), _SOFT
            if one.to:
                _link(paragraph, run, one.to)


def _link(paragraph: Paragraph, run: Any, to: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(to))
    run.font.underline = True
    held: Any = paragraph._p
    held.replace(run._r, link)
    link.append(run._r)


def _name(anchor: str) -> str:
    """Return an anchor as a bookmark may be called: 40 letters, digits and underscores."""
    return anchor.replace("-", "_")[:40]


def _length(spec: dict[str, object], side: str) -> float:
    held = spec[side]
    return float(held) if isinstance(held, (int, float)) else 1.0
