"""Word files: text in its order, notes, tracked changes, and what is no text; bombs refused."""

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.inputs import PARAGRAPHS, STORY, check_speakers, read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def report() -> Document:
    document = docx.Document()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.core_properties.title = "Template 7"
    document.core_properties.author = "typist"
    document.sections[0].header.paragraphs[0].text = "SECRET HEADER"
    return document


def packed(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return held.getvalue()


def test_paragraphs_are_the_text_and_properties_are_hints() -> None:
    data = saved(report())
    (one,), problems = read(data, "a.docx")
    assert problems == []
    assert one.text.text == STORY
    assert one.original == data
    assert one.document.published is None
    assert one.document.author is None
    assert ("DOCX author", "typist") in one.document.received
    assert "headers and footers left out" in one.text.method
    check_speakers(one)


def test_tables_stand_in_their_place_row_by_row() -> None:
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    inner = table.rows[1].cells[1].add_table(rows=1, cols=1)
    inner.rows[0].cells[0].text = "inner"
    document.add_paragraph("After.")
    (one,), _ = read(saved(document), "a.docx")
    assert one.text.text == "Before.\n\ncell 0\n\ncell 1\n\ncell 2\n\ncell 3 inner\n\nAfter."


def test_insertions_are_text_and_deletions_are_not() -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(
        f"<w:p {W}><w:r><w:t xml:space='preserve'>The envoy said </w:t></w:r>"
        "<w:del><w:r><w:delText>yes</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>no</w:t></w:r></w:ins>"
        "<w:sdt><w:sdtContent><w:r><w:tab/><w:t>twice</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    ))  # fmt: skip
    (one,), (problem,) = read(saved(document), "a.docx")
    assert one.text.text == "The envoy said no\ttwice"
    assert "1 insertions were read as text, 1 deletions were left out" in problem.message


def test_comments_are_told_and_notes_stand_at_the_end() -> None:
    document = report()
    document.add_comment(document.paragraphs[0].runs, text="Check this.", author="A", initials="A")
    data = saved(document)
    files = {name: zipfile.ZipFile(io.BytesIO(data)).read(name)
             for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}  # fmt: skip
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    files["word/footnotes.xml"] = (
        f"<w:footnotes {W}><w:footnote w:id='0'><w:p><w:r><w:t>Interview in Kesh.</w:t></w:r></w:p>"
        "</w:footnote></w:footnotes>"
    ).encode()
    rels = "word/_rels/document.xml.rels"
    files[rels] = files[rels].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    (one,), (problem,) = read(packed(files), "a.docx")
    assert one.text.text == STORY + "\n\nInterview in Kesh."
    assert "1 notes at the end" in one.text.method
    assert "1 comments" in problem.message
    assert "Check this" not in one.text.text


def bomb() -> bytes:
    return packed({"word/document.xml": b"<w/>" + b" " * 40_000_000})


def with_part(part: bytes) -> bytes:
    data = saved(report())
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    return packed({**files, "word/document.xml": part})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bomb(), "as no text does"),
        (with_part(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities of its own"),
        (with_part(b"<w:document"), "broken"),
        (with_part(b"<a>" * 5000 + b"</a>" * 5000), "broken"),
        (saved(docx.Document()), "without text"),
        (packed({"content.xml": b"x"}), "OpenDocument"),
        (packed({"xl/workbook.xml": b"x"}), "XLSX"),
        (packed({"a.txt": b"x", "b.txt": b"y"}), "a ZIP archive of 2 files"),
        (b"PK\x03\x04 nothing", "a ZIP archive"),
        (b"{\\rtf1 No.}", "an RTF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Microsoft Office file"),
    ],
)
def test_refusals_say_what_was_wrong(data: bytes, words: str) -> None:
    documents, (problem,) = read(data, "a.docx")
    assert documents == []
    assert words in problem.message


BYTES = saved(report())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(BYTES)), st.binary(max_size=4), st.integers(0, 30))
def test_bytes_that_flip_raise_nothing(place: int, noise: bytes, lost: int) -> None:
    documents, problems = read(BYTES[:place] + noise + BYTES[place + lost :], "a.docx")
    assert documents or problems
