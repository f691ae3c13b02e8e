"""The parts of an e-mail: which is its text, which are attachments, and the bytes of each."""

import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from typing import Any

from alteram.errors import ReadError
from alteram.read.charset import decode
from alteram.read.html import read_html
from alteram.read.reading import Given, Reading
from alteram.read.visible import visible_text

MOST_PARTS = 2_000
MOST_VALUES = 50
"""Values of one header that are kept."""
MOST_NESTED = 50
FAULTS = (
    MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    RecursionError,
)  # fmt: skip
"""What the library raises on headers and parts that are not as they should be."""
LONGEST_HEADER = 4_000
"""Characters of a header that is decoded; the library takes time with their square."""
_LEAST_PLAIN = 0.2
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


class CarefulPolicy(EmailPolicy):
    """The library's reading of headers, and the words as they stand where that fails."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return a header decoded, or as it stands where it is very long or broken."""
        if len(value) <= LONGEST_HEADER:
            try:
                return super().header_fetch_parse(name, value)
            except FAULTS:
                pass
        return " ".join(str(value).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A part that holds no other parts; `is_body` where it is the message's text in some form."""

    part: EmailMessage
    is_body: bool


def header(part: EmailMessage, name: str) -> list[str]:
    """Return the values of a header, the first few of very many."""
    raw = [value for key, value in part.raw_items() if key.lower() == name.lower()]
    return [str(part.policy.header_fetch_parse(name, value)) for value in raw[:MOST_VALUES]]


def is_attached(part: EmailMessage) -> bool:
    """Tell whether a part is to be shown as a file of its own."""
    said = next(iter(header(part, "content-disposition")), "")
    return said.strip().lower().startswith("attachment")


def leaves(message: EmailMessage) -> Iterator[Leaf]:
    """Yield the parts of a message in order; a message inside it is one part.

    The text of a message may stand in several forms ("alternative"): all of them are its body.
    """
    count = 0
    todo: list[tuple[Message, int, bool]] = [(message, 0, True)]
    while todo:
        part, level, in_body = todo.pop()
        count += 1
        if count > MOST_PARTS or level > MOST_NESTED:
            raise ReadError(
                f"has more than {MOST_PARTS:,} parts, or parts nested more than {MOST_NESTED} "
                "deep; the rest was set aside. Save the attachments as files."
            )
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            apart = part.get_content_subtype() == "alternative"
            for number, one in reversed(list(enumerate(inner))):
                if isinstance(one, Message):
                    todo.append((one, level + 1, in_body and (apart or number == 0)))
        elif isinstance(part, EmailMessage):
            is_text = part.get_content_type() in ("text/plain", "text/html")
            is_body = is_text and in_body and not is_attached(part)
            yield Leaf(part=part, is_body=is_body)


def payload(part: EmailMessage, whole: bytes) -> tuple[bytes, str]:
    """Return the bytes of a part, decoded, and a remark where they are not the exact ones.

    Raises ReadError where there are none.
    """
    if part.get_content_type() in _ENCRYPTED:
        raise ReadError(
            "is encrypted; it was set aside. Decrypt it in the mail program and save it."
        )
    inner = part.get_payload()
    if isinstance(inner, list):
        return _inner_message([one for one in inner if isinstance(one, Message)], whole)
    try:
        data = part.get_payload(decode=True)
    except FAULTS:
        data = None
    if not isinstance(data, bytes) or not data:
        raise ReadError(
            "is an attachment without content or one that cannot be decoded; it was set aside. "
            "Save it as a file in the mail program."
        )
    return data, ""


def _inner_message(inner: list[Message], whole: bytes) -> tuple[bytes, str]:
    """Return the bytes of a message inside a message, if possible as they stand in the outer."""
    newline = "\r\n" if b"\r\n" in whole[:2000] else "\n"
    policy = email.policy.compat32.clone(linesep=newline, max_line_length=0)
    try:
        data = b"".join(one.as_bytes(policy=policy) for one in inner)
    except FAULTS as error:
        raise ReadError(
            f"is a message that cannot be taken out ({type(error).__name__}); it was set aside. "
            "Save it as a file in the mail program."
        ) from error
    if not data:
        raise ReadError("is a message without content; it was set aside. Nothing is lost.")
    return data, "" if data in whole else "written out again; not byte for byte as inside the file"


def find_body(message: EmailMessage, given: Given) -> Reading:
    """Return the text of a message: its plain part, or its HTML part where that says much more.

    Raises ReadError where there is neither.
    """
    if message.get_content_type() in _ENCRYPTED:
        raise ReadError(
            "is an encrypted e-mail; it was set aside. Decrypt it in the mail program and save it."
        )
    bodies = [leaf.part for leaf in leaves(message) if leaf.is_body]
    plain = _plain(next((one for one in bodies if one.get_content_type() == "text/plain"), None))
    page = next((one for one in bodies if one.get_content_type() == "text/html"), None)
    if page is not None and (plain is None or _says_more(page, plain.text)):
        return _page(page, given)
    if plain is None:
        raise ReadError(
            "is an e-mail without a text of its own; the message was set aside, its attachments "
            "were read. Save the text of the message as plain text if it has one."
        )
    return plain


def _plain(part: EmailMessage | None) -> Reading | None:
    if part is None:
        return None
    data = _bytes(part)
    if not data.strip():
        return None
    text, how, *_ = decode(data, part.get_content_charset())
    return Reading(text=text, media_type="text/plain", method=f"text part, {how}")


def _bytes(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except FAULTS:
        return b""
    return data if isinstance(data, bytes) else b""


def _says_more(page: EmailMessage, plain: str) -> bool:
    """Tell whether the HTML part holds the message and the plain part only a remark on it."""
    shown = visible_text(_bytes(page).decode("utf-8", "replace"))
    return len(plain.split()) < _LEAST_PLAIN * len(shown.split())


def _page(part: EmailMessage, given: Given) -> Reading:
    inner = Given(captured=given.captured, charset=part.get_content_charset())
    found = read_html(_bytes(part), inner)
    return Reading(
        text=found.text, media_type="text/html", method=f"HTML part, {found.method}",
        problems=found.problems,
    )  # fmt: skip
