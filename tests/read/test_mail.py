"""E-mails: the message, its attachments, messages inside messages, and files of many."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.inputs import PARAGRAPHS, STORY, check_speakers, read

from alteram.model import quote


def message(text: str = STORY, subject: str = "Statement on Kesh") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Jon Lis <lis@herald.example>"
    made["To"] = "desk@herald.example"
    made["Date"] = "Fri, 18 Feb 2022 23:30:00 +0400"
    made["Subject"] = subject
    made["Message-ID"] = "<1@herald.example>"
    made["Received"] = "from a.example by b.example; Fri, 18 Feb 2022 19:31:00 +0000"
    made.set_content(text)
    return made


def test_a_message_is_a_document_with_its_headers() -> None:
    data = message().as_bytes()
    (one,), problems = read(data, "a.eml")
    document = one.document
    assert problems == []
    assert (one.original, document.container, document.media_type) == (data, None, "message/rfc822")
    assert (document.title, document.author, document.published) == (
        "Statement on Kesh", "Jon Lis", "2022-02-18",
    )  # fmt: skip
    received = dict(document.received)
    assert received["From"] == "Jon Lis <lis@herald.example>"
    assert received["Message-ID"] == "<1@herald.example>"
    assert received["Received"].startswith("from a.example")
    assert one.text.text == STORY + "\n"
    check_speakers(one)


def test_it_is_told_by_content_whatever_its_name() -> None:
    assert read(message().as_bytes(), "-")[0][0].document.media_type == "message/rfc822"
    plain = "Title: Kesh\nDate: 18 February 2022\nFrom: Tarnova\n\nThe envoy said no."
    assert read(plain, "a.txt")[0][0].document.media_type == "text/plain"


def test_attachments_are_documents_of_their_own() -> None:
    made = message("See below.")
    made.add_attachment(STORY.encode("utf-16"), "text", "plain", filename="statement.txt")
    made.add_attachment(
        b"text,date\r\nThe envoy said no.,2022-02-17\r\n", "application", "octet-stream",
        filename="rows.csv",
    )  # fmt: skip
    made.add_attachment(b"\x89PNG\r\n", "image", "png", filename="map.png")
    made.add_attachment(b"\x00\x01\x02", "application", "octet-stream", filename="a.bin")
    (first, second, third), problems = read(made.as_bytes(), "a.eml")
    assert first.text.text == "See below.\n"
    assert second.document.locator == "attachment 1 (statement.txt)"
    assert second.document.location == "a.eml#attachment 1 (statement.txt)"
    assert second.document.container == first.document.sha256
    assert second.original == STORY.encode("utf-16")
    assert dict(second.document.received)["Message-ID of the e-mail"] == "<1@herald.example>"
    assert (third.document.locator, third.text.text) == (
        "attachment 2 (rows.csv), row 2", "The envoy said no.",
    )  # fmt: skip
    check_speakers(second)
    assert [problem.location for problem in problems] == ["a.eml#attachment 3 (a.bin)", "a.eml"]
    assert "1 image/png" in problems[1].message


def test_the_html_part_is_taken_where_the_plain_one_says_nothing() -> None:
    page = "<html><body>" + "".join(f"<p>{one}</p>" for one in PARAGRAPHS) + "</body></html>"
    for plain in ("This message is HTML.", ""):
        made = message(plain)
        made.add_alternative(page, subtype="html")
        (one,), problems = read(made.as_bytes(), "a.eml")
        assert problems == []
        assert "HTML part" in one.text.method
        check_speakers(one)
    made = message(STORY)
    made.add_alternative(page, subtype="html")
    (one,), _ = read(made.as_bytes(), "a.eml")
    assert one.text.text == STORY + "\n"


def nested(levels: int) -> EmailMessage:
    made = message("The envoy said no.", "innermost")
    for level in range(levels):
        outer = message("See below.", f"level {level}")
        outer.add_attachment(made)
        made = outer
    return made


def test_a_message_in_a_message_keeps_its_bytes() -> None:
    inner = message("The envoy said no.", "inner")
    outer = message("See below.")
    outer.add_attachment(inner)
    (first, second), problems = read(outer.as_bytes(), "a.eml")
    assert problems == []
    assert (second.document.title, second.document.locator) == ("inner", "attachment 1")
    assert second.original in first.original
    assert second.original.rstrip() == inner.as_bytes().rstrip()


def test_messages_nested_too_deep_are_told() -> None:
    documents, (problem,) = read(nested(6).as_bytes(), "a.eml")
    assert len(documents) == 4
    assert "levels deep" in problem.message
    assert problem.location == "a.eml#attachment 1" + ", attachment 1" * 3


def test_parts_nested_ten_thousand_deep_are_a_problem() -> None:
    head = b"From: a@b.example\nMIME-Version: 1.0\n"
    part = b'Content-Type: multipart/mixed; boundary="x"\n\n--x\n'
    documents, problems = read(head + part * 10_000 + b"\nNo.\n", "a.eml")
    assert documents == []
    assert problems


@pytest.mark.parametrize(
    "header",
    [
        b"Cc: " + b"=?utf-8?q?a?= <a@b.example>, " * 20_000,
        b"Content-Type: " + b"(" * 3_000,
        b"Date: " + b"1" * 500_000,
        b"Received: x\n" * 5_000 + b"Received: y",
    ],
)
def test_headers_made_to_hurt_do_not(header: bytes) -> None:
    data = b"From: a@b.example\nMessage-ID: <1>\n" + header + b"\n\nThe envoy said no.\n"
    documents, problems = read(data, "a.eml")
    assert documents or problems


def test_many_messages_in_one_file() -> None:
    texts = ["The envoy said no.\n\nFrom there he left.\n", "The minister said yes.\n"]
    line = b"From lis@herald.example Fri Feb 18 23:30:00 2022\n"
    data = b"".join(line + message(text).as_bytes() + b"\n" for text in texts)
    documents, problems = read(data, "post.mbox")
    assert problems == []
    assert [one.document.locator for one in documents] == ["message 1", "message 2"]
    assert [one.text.text.rstrip("\n") + "\n" for one in documents] == texts
    assert all(one.original in data for one in documents)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"From: a@b.example\r\nMIME-Version: 1.0\r\n\r\n", "without a text of its own"),
        (
            b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted;"
            b" boundary=x\r\n\r\n--x\r\n\r\nabc\r\n--x--",
            "encrypted",
        ),
    ],
)
def test_refusals_say_what_was_wrong(data: bytes, words: str) -> None:
    assert any(words in problem.message for problem in read(data, "a.eml")[1])


def test_a_declared_charset_is_used() -> None:
    data = message("Mirá said né.").as_bytes()
    data = data.replace(b"utf-8", b"windows-1252").replace(
        "Mirá said né.".encode(), b"Mir\xe1 said n\xe9."
    )
    (one,), _ = read(data, "a.eml")
    assert one.text.text == "Mirá said né.\n"


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1500), st.binary(max_size=6), st.integers(0, 40))
def test_bytes_that_flip_raise_nothing(place: int, noise: bytes, lost: int) -> None:
    made = message("See below.")
    made.add_attachment(message())
    made.add_attachment(b"No.", "text", "plain", filename="né.txt")
    data = made.as_bytes()
    documents, problems = read(data[:place] + noise + data[place + lost :], "a.eml")
    assert documents or problems
    for one in documents:
        assert quote(one.text.text, one.text.parts[0].span) if one.text.parts else True
