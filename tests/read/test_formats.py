"""What holds for every format: told by content, the same each time, text and bytes kept exactly."""

import hashlib
import json

import pytest
from tests.read import test_docx, test_feed, test_json, test_mail, test_pdf, test_table, test_warc
from tests.read.inputs import STORY, WHEN, read

from alteram.model import text_hash
from alteram.read import Received, read_documents

SAMPLES = {
    "text/plain": STORY.encode(),
    "application/pdf": test_pdf.pdf([test_pdf.drawn(test_pdf.REPORT)]),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": test_docx.BYTES,
    "message/rfc822": test_mail.message().as_bytes(),
    "application/xml": test_feed.RSS.encode(),
    "text/html": test_warc.record(test_warc.HTML + b"\r\n" + test_warc.PAGE),
    "text/csv": test_table.made([test_table.HEADER, *test_table.ROWS]),
    "application/ninjs+json": json.dumps(test_json.NINJS).encode(),
    "application/ld+json": json.dumps(test_json.REVIEW).encode(),
    "application/json": b'{"text": "The envoy said no."}\n{"text": "He said yes."}',
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_it_is_told_by_content_whatever_its_name(kind: str) -> None:
    columns = {"text": "body"} if kind == "text/csv" else None
    documents, problems = read(SAMPLES[kind], "-", columns=columns)
    assert problems == []
    assert documents[0].document.media_type == kind


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_same_bytes_give_the_same_records(kind: str) -> None:
    data = SAMPLES[kind]
    name = "a.csv" if kind == "text/csv" else "a"
    once, again = (list(read_documents(data, name, WHEN)) for _ in range(2))
    assert once == again
    for one in once:
        assert isinstance(one, Received)
        document, version = one.document, one.text
        assert document.sha256 == hashlib.sha256(one.original).hexdigest()
        assert document.size == len(one.original)
        assert version.sha256 == text_hash(version.text)
        assert version.document == document.id
        assert (document.container is None) == (document.locator is None)
        assert (document.container is None) == (one.original == data)
        if document.container is not None:
            assert document.container == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("kind", SAMPLES)
def test_what_came_with_the_file_is_kept_with_each_document(kind: str) -> None:
    name = "a.csv" if kind == "text/csv" else "a"
    came = (("content-type", kind), ("x-served", "Tarnova"))
    for one in read_documents(SAMPLES[kind], name, WHEN, received=came):
        assert isinstance(one, Received)
        inside = "file: " * (one.document.container is not None)
        assert (f"{inside}x-served", "Tarnova") in one.document.received
