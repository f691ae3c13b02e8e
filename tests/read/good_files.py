"""One good file of every format, small, each with the same invented report."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage

import docx
from tests.read import parquet_files

REPORT = (
    "Twelve people were killed in Kesh on 16 February 2022, the defence ministry of Ostrovia said. "
    "“No shell of ours fell on Kesh,” Vardania's foreign minister, Mira Antal, told reporters."
)


def docx_with(part: bytes, size: int | None = None) -> bytes:
    """Return a Word file whose text is the given XML, or a deflate stream of the size said."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good_docx())) as good,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in good.namelist():
            if name != "word/document.xml":
                packed.writestr(member(name), good.read(name))
            elif size is None:
                packed.writestr(member(name), part)
    return held.getvalue() if size is None else _with_stream(held.getvalue(), part, size)


def member(name: str) -> zipfile.ZipInfo:
    """Return a member without the time at which it was made, so that bytes repeat."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _with_stream(data: bytes, deflated: bytes, size: int) -> bytes:
    """Add word/document.xml to a ZIP as a stream that is already deflated."""
    name = b"word/document.xml"
    at = data.rindex(b"PK\x05\x06")
    start, count = int.from_bytes(data[at + 16 : at + 20], "little"), data[at + 10]
    head = b"\x14\x00\x00\x00\x08\x00" + b"\x00" * 8 + len(deflated).to_bytes(4, "little")
    head += size.to_bytes(4, "little") + len(name).to_bytes(2, "little") + b"\x00\x00"
    local = b"PK\x03\x04" + head + name + deflated
    central = data[start:at] + b"PK\x01\x02\x14\x00" + head + b"\x00" * 10
    central += start.to_bytes(4, "little") + name
    end = b"PK\x05\x06\x00\x00\x00\x00" + (count + 1).to_bytes(2, "little") * 2
    end += len(central).to_bytes(4, "little")
    end += (start + len(local)).to_bytes(4, "little") + b"\x00\x00"
    return data[:start] + local + central + end


def good_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Road to Kesh closed", 1)
    document.add_paragraph(REPORT)
    document.add_table(1, 2).cell(0, 0).text = "Killed: 12"
    held, repeated = io.BytesIO(), io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(repeated, "w") as packed:
        for name in made.namelist():
            packed.writestr(member(name), made.read(name))
    return repeated.getvalue()


def pdf_of(stream: bytes, entries: bytes = b"") -> bytes:
    """Return a PDF of one page with the given content stream."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), entries, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(data))
    )


def good_pdf() -> bytes:
    lines = [REPORT[start : start + 60] for start in range(0, len(REPORT), 60)]
    drawn = b"".join(
        b"BT /F1 11 Tf 50 %d Td (%s) Tj ET\n" % (700 - 14 * n, line.encode("cp1252"))
        for n, line in enumerate(lines)
    )
    return pdf_of(drawn)


def good_eml() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "press@ostrovia.example", "Statement on Kesh"
    message["Date"] = "Wed, 16 Feb 2022 10:00:00 +0000"
    message.set_content(REPORT)
    message.add_alternative(f"<p>{REPORT}</p>", subtype="html")
    message.add_attachment(REPORT.encode(), maintype="text", subtype="plain", filename="a.txt")
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"part{number}")
    return bytes(message)


def good_html() -> bytes:
    return (
        f"<!doctype html><html><head><title>Road to Kesh closed</title></head><body><h1>Road</h1>"
        f"<p>{REPORT}</p><table><tr><td>Killed</td><td>12</td></tr></table></body></html>"
    ).encode()


def good_rss() -> bytes:
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Kesh Post</title>"
        f"<item><title>Road</title><link>http://kesh.example/1</link><description>{REPORT}"
        "</description><pubDate>Wed, 16 Feb 2022 10:00:00 GMT</pubDate></item></channel></rss>"
    ).encode()


def good_csv() -> bytes:
    held = io.StringIO(newline="")
    rows = csv.writer(held)
    rows.writerows([["title", "text", "date"], ["Road", REPORT, "2022-02-16"], ["2", REPORT, ""]])
    return held.getvalue().encode()


def warc_record(block: bytes, *, length: int | None = None) -> bytes:
    """Return a response record; `length` is what it says of itself."""
    said = len(block) if length is None else length
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://kesh.example/1\r\n"
        b"WARC-Date: 2022-02-16T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: "
        b"application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (said, block)
    )


def good_warc() -> bytes:
    page = good_html()
    return warc_record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page) * 2


GOOD: Mapping[str, Callable[[], bytes]] = {
    "good.txt": lambda: REPORT.encode(),
    "good-wide.txt": lambda: REPORT.encode("utf-16"),
    "good.html": good_html,
    "good.rss": good_rss,
    "good.csv": good_csv,
    "good.json": lambda: json.dumps([{"title": "Road", "text": REPORT}] * 2).encode(),
    "good.jsonl": lambda: (json.dumps({"title": "Road", "text": REPORT}) + "\n").encode() * 2,
    "good.eml": good_eml,
    "good.mbox": lambda: (b"From a@kesh.example Wed Feb 16 10:00:00 2022\n" + good_eml()) * 2,
    "good.docx": good_docx,
    "good.pdf": good_pdf,
    "good.warc": good_warc,
    "good.parquet": lambda: parquet_files.good(REPORT),
}
