"""PDFs: text by pages and paragraphs, scans and locked files told, broken ones refused."""

import io
import zlib
from collections.abc import Sequence

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.inputs import PARAGRAPHS, check_speakers, read

from alteram.read.pagelines import Line, joined, lines_by_length, paragraphs, usual_step
from alteram.read.pdfpages import by_pypdf

PICTURE = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"


def pdf(pages: Sequence[str], info: str = "") -> bytes:
    """Return a PDF with these pages; each is what stands in a content stream (ISO 32000-1, 7.8)."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        f"{PICTURE} /BitsPerComponent 8 /Length 1 >> stream\n\x00\nendstream".encode(),
    ]
    for number, page in enumerate(pages):
        drawn = page.encode("cp1252")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> /XObject << /P 4 0 R >> >> >>".encode(),
            b"<< /Length %d >> stream\n%s\nendstream" % (len(drawn), drawn),
        ]
    objects.append(f"<< {info} >>".encode())
    made = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    made += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (size, size - 1)
    return made + b"startxref\n%d\n%%%%EOF\n" % start


def drawn(lines: Sequence[tuple[str, int]], size: int = 11) -> str:
    """Return a content stream: each line with the points it stands below the one before."""
    shown = "".join(f"0 -{step} Td ({line}) Tj " for line, step in lines)
    return f"BT /F {size} Tf 72 800 Td {shown}ET"


REPORT = [
    ("Twelve people were killed in Kesh on 16 February 2022, the defence ministry of", 13),
    ("Ostrovia said.", 13),
    ("“No shell of ours fell on Kesh,” Vardania's foreign minister, Mira Antal, told report-", 20),
    ("ers.", 13),
    ("The two governments have described the road to Kesh in different words", 20),
]
SECOND = [("since November.", 13), ("Nobody was named.", 30)]


def test_lines_are_joined_into_paragraphs_and_pages_kept_apart() -> None:
    data = pdf([drawn(REPORT), drawn(SECOND)], "/Title (Draft 3) /CreationDate (D:20230101)")
    (one,), problems = read(data, "a.pdf")
    assert problems == []
    assert one.text.text == (
        f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2].removesuffix(' since November.')}"
        "\fsince November.\n\nNobody was named."
    )
    assert one.original == data
    assert one.document.media_type == "application/pdf"
    assert (one.document.title, one.document.published) == ("Draft 3", None)
    assert ("PDF CreationDate", "D:20230101") in one.document.received
    assert "2 pages" in one.text.method
    assert "1 words joined" in one.text.method
    check_speakers(one)


def test_the_other_library_gives_the_same_text() -> None:
    data = pdf([drawn(REPORT)])
    pages = by_pypdf(data)
    words, _ = paragraphs(pages.pages[0].lines, 1)
    assert " ".join(words).split() == " ".join(read(data, "a.pdf")[0][0].text.text.split()).split()


def test_what_pdfium_does_not_open_the_other_library_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alteram.read.pdf.by_pdfium", lambda data: None)
    (one,), _ = read(pdf([drawn(REPORT)]), "a.pdf")
    assert one.text.method.startswith("pypdf ")
    check_speakers(one)


SCAN = "q 500 0 0 700 40 40 cm /P Do Q"


def test_scans_are_told_by_name() -> None:
    documents, (problem,) = read(pdf([SCAN, SCAN + " " + drawn([("p. 2", 1)])]), "a.pdf")
    assert documents == []
    assert "has 2 pages and no text layer" in problem.message
    assert "OCR" in problem.message


def test_a_partly_scanned_file_is_read_and_its_pages_are_named() -> None:
    documents, (problem,) = read(pdf([SCAN, drawn(REPORT), SCAN, SCAN, SCAN, ""]), "a.pdf")
    assert PARAGRAPHS[0] in documents[0].text.text
    assert "no text layer on pages 1, 3 to 5;" in problem.message


def test_a_locked_file_is_refused_and_one_without_a_password_is_read() -> None:
    for password, words in (("secret", "protected by a password"), ("", "")):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([drawn(REPORT)])))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        held = io.BytesIO()
        writer.write(held)
        documents, problems = read(held.getvalue(), "a.pdf")
        assert len(documents) == (not words)
        assert all(words in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf([""]), "without text"),
        (pdf([drawn(REPORT)])[:300], "broken"),
        (b"%PDF-1.7 \xe2\xe3", "broken"),
    ],
)
def test_refusals_say_what_was_wrong(data: bytes, words: str) -> None:
    documents, (problem,) = read(data, "a.pdf")
    assert documents == []
    assert words in problem.message


def test_paragraphs_by_gap_size_indent_and_bullet() -> None:
    def line(text: str, foot: float, left: float = 0, size: float = 10) -> Line:
        return Line(text=text, left=left, right=left + 5 * len(text), foot=foot, size=size)

    words = "The ministry of defence said on Friday that the road was closed"
    lines = [
        line("Road closed", 900, size=16),
        line(words, 880), line("to all.", 868),
        line(words, 856, left=15), line("again.", 844),
        line("• One road was open.", 832), line("• Another was not.", 820),
        line(words, 790), line("for long.", 778),
    ]  # fmt: skip
    found, broken = paragraphs(lines, usual_step([lines]))
    assert found == [
        "Road closed", f"{words} to all.", f"{words} again.", "• One road was open.",
        "• Another was not.", f"{words} for long.",
    ]  # fmt: skip
    assert broken == 0


def test_a_sentence_runs_on_over_a_page() -> None:
    assert joined([["The road was"], ["closed."]]) == "The road was\fclosed."
    assert joined([["The road."], ["It was closed."]]) == "The road.\n\f\nIt was closed."


WORDS = st.lists(st.text(alphabet="abc -.\u00ad\n", max_size=12), max_size=8)


@settings(max_examples=100)
@given(WORDS)
def test_nothing_but_space_and_hyphens_at_line_ends_changes(lines: list[str]) -> None:
    text = "\n".join(lines)
    found, _ = paragraphs(lines_by_length(text), 1)
    kept = [char for char in text if char.isalnum() or char == "."]
    assert [char for char in "".join(found) if char.isalnum() or char == "."] == kept


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1400), st.binary(max_size=4), st.integers(0, 30))
def test_bytes_that_flip_raise_nothing(place: int, noise: bytes, lost: int) -> None:
    data = pdf([drawn(REPORT)])
    documents, problems = read(data[:place] + noise + data[place + lost :], "a.pdf")
    assert documents or problems


def test_compressed_pages_are_read() -> None:
    plain = drawn(REPORT).encode("cp1252")
    packed = zlib.compress(plain)
    data = pdf([drawn(REPORT)])
    data = data.replace(
        b"<< /Length %d >> stream\n%s" % (len(plain), plain),
        b"<< /Filter /FlateDecode /Length %d >> stream\n%s" % (len(packed), packed),
    )
    assert PARAGRAPHS[0] in read(data, "a.pdf")[0][0].text.text
