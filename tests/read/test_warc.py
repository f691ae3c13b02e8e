"""Web archives: pages with address and time of capture, and records that are not as they say."""

import base64
import gzip
import hashlib
import io
import json
import zipfile
import zlib

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.inputs import PARAGRAPHS, STORY, check_speakers, read

PAGE = (
    "<!doctype html><html><head><title>Road to Kesh closed</title></head><body><article>"
    + "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    + "</article></body></html>"
).encode()
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def record(
    block: bytes, kind: str = "response", uri: str = "https://herald.example/kesh", **said: str
) -> bytes:
    """Return one record; `said` overrides its headers, names with underscores for hyphens."""
    headers = {
        "WARC_Type": kind, "WARC_Record_ID": "<urn:uuid:1>", "WARC_Date": "2022-02-18T10:00:00Z",
        "WARC_Target_URI": uri, "Content_Type": "application/http; msgtype=response",
        "Content_Length": str(len(block)), **said,
    }  # fmt: skip
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def text(words: str, uri: str = "https://herald.example/text", **said: str) -> bytes:
    return record(words.encode(), "resource", uri, Content_Type="text/plain", **said)


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_has_address_and_time_of_capture(packed: bool) -> None:
    archived = [
        record(b"software: x\r\n", "warcinfo"),
        record(HTML + b"\r\n" + PAGE),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        text(STORY),
    ]
    data = b"".join(map(gzip.compress, archived) if packed else archived)
    (page, plain), problems = read(data, "a.warc")
    assert problems == []
    document = page.document
    assert (document.location, document.captured, document.locator) == (
        "https://herald.example/kesh", "2022-02-18T10:00:00Z", "record 2 (urn:uuid:1)",
    )  # fmt: skip
    assert document.container == hashlib.sha256(data).hexdigest()
    assert document.title == "Road to Kesh closed"
    assert ("HTTP Content-Type", "text/html; charset=utf-8") in document.received
    assert ("WARC-Date", "2022-02-18T10:00:00Z") in document.received
    assert page.original == PAGE
    assert plain.original == STORY.encode()
    check_speakers(page)
    check_speakers(plain)


def test_what_the_community_s_library_writes_is_read() -> None:
    held = io.BytesIO()
    made = WarcRecord()
    made.init_headers(WarcRecordType.response)
    made.headers["WARC-Target-URI"] = "https://herald.example/kesh"
    made.is_http = True
    made.set_bytes_content(HTML + b"\r\n" + PAGE)
    made.write(held, checksum_data=True)
    (one,), problems = read(held.getvalue(), "a.warc")
    assert problems == []
    assert one.original == PAGE


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    parts = (body[:half], body[half:], b"")
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Transfer-Encoding: chunked\r\n", chunked(PAGE)),
        (b"Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        (b"Content-Encoding: deflate\r\n", zlib.compress(PAGE)),
        (b"Content-Encoding: deflate\r\n", zlib.compress(PAGE, wbits=-15)),
        (b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(gzip.compress(PAGE))),
        (b"Transfer-Encoding: chunked\r\n", PAGE),
        (b"Content-Encoding: gzip\r\n", PAGE),
    ],
)
def test_bodies_are_unchunked_and_unpacked(headers: bytes, body: bytes) -> None:
    (one,), problems = read(record(HTML + headers + b"\r\n" + body), "a.warc")
    assert problems == []
    assert one.original == PAGE


def digest(block: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()


def test_a_record_that_is_not_what_its_digest_tells_is_set_aside() -> None:
    right, wrong = digest(STORY.encode()), digest(b"other")
    data = text(STORY, WARC_Block_Digest=right) + text("Other words.", WARC_Block_Digest=wrong)
    documents, (problem,) = read(data, "a.warc")
    assert [one.text.text for one in documents] == [STORY]
    assert "other bytes than its digest tells" in problem.message


@pytest.mark.parametrize("packed", [False, True])
def test_behind_a_broken_record_the_next_is_found(packed: bool) -> None:
    good, last = text("The envoy said no."), text("The minister said yes.")
    lying = text("Short.", Content_Length="5000")
    if packed:
        bad = gzip.compress(good)
        data = gzip.compress(good) + bad[:20] + b"\xff\xff" + bad[22:] + gzip.compress(last)
    else:
        data = good + lying + last
    documents, problems = read(data, "a.warc")
    assert [one.text.text for one in documents] == ["The envoy said no.", "The minister said yes."]
    assert len(problems) == 1


def test_each_broken_place_is_told() -> None:
    data = b"".join(text(f"The envoy said no {number}.") + b"x\r\n" for number in range(100))
    documents, problems = read(data, "a.warc")
    assert len(documents) == 100
    assert len(problems) == 100


@pytest.mark.parametrize("lost", [1, 10, 100, 200])
def test_an_archive_that_breaks_off_says_so(lost: int) -> None:
    data = text("The envoy said no.") + text("The minister said yes.")
    documents, problems = read(data[: -lost - 4], "a.warc")
    assert [one.text.text for one in documents] == ["The envoy said no."]
    assert len(problems) == 1


def test_what_is_no_document_is_counted() -> None:
    png = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + PAGE
    data = record(png) + record(png) + record(gone) + record(b"", "revisit") + text(
        "User-agent: *", "https://herald.example/robots.txt"
    )  # fmt: skip
    documents, (problem,) = read(data, "a.warc")
    assert documents == []
    for words in ("2 image/png", "1 answer with status 404", "1 revisit", "1 text/plain"):
        assert words in problem.message


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (b"no answer", "is none"),
        (HTML + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\xff\xff", "not packed as gzip"),
        (HTML + b"Content-Encoding: secret\r\n\r\nabc", "'secret'"),
        (HTML + b"Content-Encoding: br\r\n\r\n\xff\xff\xff", "not packed as br"),
        (
            HTML + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"\0" * 20_000_001),
            "unpacks to more than",
        ),
    ],
)
def test_refusals_say_what_was_wrong(block: bytes, words: str) -> None:
    documents, (problem,) = read(record(block) + text("No."), "a.warc")
    assert [one.text.text for one in documents] == ["No."]
    assert words in problem.message


def test_what_was_cut_is_read_and_told() -> None:
    packed = gzip.compress(PAGE)
    block = HTML + b"Content-Encoding: gzip\r\n\r\n" + packed[:-20]
    for data in (record(block), text("The envoy said", WARC_Truncated="length")):
        documents, (problem,) = read(data, "a.warc")
        assert len(documents) == 1
        assert "what is there was read" in problem.message


def wacz(archive: bytes, told: bytes) -> bytes:
    held = io.BytesIO()
    name = "archive/data.warc.gz"
    listed = [{"path": name, "hash": "sha256:" + hashlib.sha256(told).hexdigest()}]
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("datapackage.json", json.dumps({"resources": listed}))
        file.writestr(name, archive)
    return held.getvalue()


def test_a_packed_archive_is_checked_and_opened() -> None:
    archive = gzip.compress(text(STORY))
    (one,), problems = read(wacz(archive, archive), "a.wacz")
    assert problems == []
    assert one.document.locator == "archive/data.warc.gz, record 1 (urn:uuid:1)"
    assert one.document.location == "https://herald.example/text"
    check_speakers(one)
    documents, (problem,) = read(wacz(archive, b"other"), "a.wacz")
    assert documents == []
    assert "other bytes than the list of hashes" in problem.message


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 900), st.binary(max_size=4), st.integers(0, 60), st.booleans())
def test_bytes_that_flip_raise_nothing(place: int, noise: bytes, lost: int, packed: bool) -> None:
    parts = [text("The envoy said no."), record(HTML + b"\r\n" + PAGE)]
    data = b"".join(map(gzip.compress, parts) if packed else parts)
    documents, problems = read(data[:place] + noise + data[place + lost :], "a.warc")
    assert documents or problems
