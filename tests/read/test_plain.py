"""Bytes to characters, and every refusal in clear words."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.inputs import read_document

from alteram.errors import ReadError
from alteram.model import quote, text_hash

WHEN = "2024-05-01T00:00:00+00:00"
STORY = "KESH, May 3, 2021 (Torev Wire) - Twelve people were killed, the ministry said.\r\n\r\nEnd."


def text_of(data: bytes) -> str:
    return read_document(data, "a.txt", WHEN)[1].text


def test_a_text_is_kept_to_the_last_line_end() -> None:
    document, version = read_document(STORY.encode(), "a.txt", WHEN)
    assert version.text == STORY
    assert version.sha256 == text_hash(STORY)
    assert version.document == document.id
    assert (document.media_type, document.location, document.captured) == (
        "text/plain", "a.txt", WHEN,
    )  # fmt: skip
    assert (document.outlet, document.published) == ("Torev Wire", "2021-05-03")
    assert version.language == "en"
    assert quote(version.text, version.parts[0].span) == "KESH, May 3, 2021 (Torev Wire) -"


def test_the_id_comes_from_the_bytes() -> None:
    one = read_document(STORY.encode(), "a.txt", WHEN)[0]
    two = read_document(STORY.encode(), "b.txt", "2025-01-01T00:00:00+00:00")[0]
    assert one.id == two.id
    assert one.id != read_document(STORY.encode() + b" ", "a.txt", WHEN)[0].id


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_byte_order_marks(mark: bytes, encoding: str) -> None:
    assert text_of(mark + STORY.encode(encoding)) == STORY


def test_an_old_charset_is_guessed_and_said() -> None:
    text = (
        "Министерство иностранных дел Вардании сообщило в пятницу, что в результате обстрела "
        "города погибли двенадцать человек и что поиски пропавших продолжаются."
    )
    _, version = read_document(text.encode("cp1251"), "a.txt", WHEN)
    assert version.text == text
    assert version.method == "plain text, charset guessed: cp1251"
    assert version.language == "ru"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Le ministère a déclaré que douze personnes sont mortes à Kesh vendredi."),
        ("cp1252", "The ministry said: “We expect an answer” – and Vardania’s army denied it."),
        ("cp1250", "Ministerstwo oświadczyło w piątek, że zginęło dwanaście osób. Było to w maju."),
        ("cp1254", "Bakanlık cuma günü on iki kişinin öldüğünü ve şehrin boşaltıldığını açıkladı."),
    ],
)
def test_charsets_of_europe(encoding: str, text: str) -> None:
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t ", "nothing but white space"),
        (b"\xef\xbb\xbf", "nothing but white space"),
        (b"text\x00text", "NUL"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "byte order mark"),
        (b"\x01\x02\x03\x04\x05 abc", "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, "x.txt", WHEN)
    message = str(caught.value)
    assert message.startswith("x.txt: ")
    assert words in message
    assert "\n" not in message


def test_a_text_above_the_limit_is_refused() -> None:
    with pytest.raises(ReadError, match="larger than the limit of 20,000,000 bytes"):
        read_document(b"a " * 25_000_000, "big.txt", WHEN)


def test_another_language_is_kept_and_named() -> None:
    text = "Le ministère a déclaré vendredi que douze personnes étaient mortes à Kesh."
    _, version = read_document(text.encode(), "a.txt", WHEN)
    assert (version.text, version.language) == (text, "fr")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "-"]))
def test_any_bytes_give_a_document_or_a_read_error(data: bytes, location: str) -> None:
    try:
        document, version = read_document(data, location, WHEN)
    except ReadError:
        return
    assert document.size == len(data)
    assert version.text.strip()
    for part in version.parts:
        assert quote(version.text, part.span)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_utf_8_text_comes_back_as_it_was(text: str) -> None:
    data = ("A " + text).encode()
    assert read_document(data, "a.txt", WHEN)[1].text == "A " + text
