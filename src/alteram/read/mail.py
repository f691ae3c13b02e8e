"""E-mail (RFC 5322, MIME): the message is a document, and so is each of its attachments."""

import email
import email.utils
import re
from collections import Counter
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from typing import Any

from alteram.errors import ReadError
from alteram.read.mailparts import FAULTS, CarefulPolicy, Leaf, find_body, header, leaves, payload
from alteram.read.paths import media_type_of
from alteram.read.published import edtf_of
from alteram.read.reading import Container, Flaw, Given, Pairs, Piece, Reading
from alteram.read.storable import one_line

MOST_HEADERS = 200
MOST_BOUNDARIES = 1_000
_BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)
_FIELD = re.compile(rb"[!-9;-~]{1,76}:")
_SURE = re.compile(
    rb"(?:message-id|received|mime-version|return-path|delivered-to|dkim-signature"
    rb"|content-transfer-encoding):",
    re.IGNORECASE,
)
_FROM = re.compile(rb"(?:from|sender|to|subject|date):", re.IGNORECASE)
_SNIFFED = 65_536
_UNREAD = ("image", "audio", "video", "font")
_SIGNATURES = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
)
_NAMED = ("application/octet-stream", "text/plain")
"""Types that mail programs give when they know no better: then the file's name says more."""
_KEPT = (
    "from", "sender", "reply-to", "to", "cc", "bcc", "date", "subject", "message-id",
    "in-reply-to", "references", "received", "return-path", "delivered-to", "list-id",
    "resent-from", "resent-to", "resent-date", "x-mailer", "user-agent", "organization",
    "authentication-results", "dkim-signature", "content-type",
)  # fmt: skip


def _accepts(data: bytes, given: Given) -> bool:
    """Take what begins with a block of e-mail headers, some of which only e-mail has."""
    names = 0
    sure = known = False
    for line in data[:_SNIFFED].splitlines():
        if not line:
            break
        if line[:1] in b" \t" and names:
            continue
        if _FIELD.match(line) is None:
            return False
        names += 1
        sure = sure or _SURE.match(line) is not None
        known = known or _FROM.match(line) is not None
    return names >= 2 and known and (sure or given.media_type == "message/rfc822")


def _message(data: bytes) -> EmailMessage:
    # The library takes time with the square of the depth at which parts are nested.
    if len(_BOUNDARY.findall(data)) > MOST_BOUNDARIES:
        raise ReadError(
            f"has more than {MOST_BOUNDARIES:,} groups of parts; it was set aside. "
            "Save its text and its attachments as files."
        )
    policy: Any = CarefulPolicy()
    try:
        found: EmailMessage = email.message_from_bytes(data, policy=policy)
    except (*FAULTS, MessageError) as error:
        raise ReadError(
            f"is an e-mail whose parts cannot be told apart ({type(error).__name__}); it was set "
            "aside. Save its text as plain text."
        ) from error
    return found


def _headers(message: EmailMessage) -> Pairs:
    kept: list[tuple[str, str]] = []
    for name in dict.fromkeys(message.keys()):
        if name.lower() in _KEPT:
            kept.extend((name, value) for value in header(message, name))
    return tuple(kept[:MOST_HEADERS])


def _author(message: EmailMessage) -> str:
    name, address = email.utils.parseaddr(next(iter(header(message, "from")), ""))
    return name or address


def _reading(message: EmailMessage, given: Given) -> Reading:
    body = find_body(message, given)
    return Reading(
        text=body.text,
        media_type="message/rfc822",
        method=f"e-mail, {body.method}",
        title=next(iter(header(message, "subject")), None),
        author=_author(message),
        published=edtf_of(next(iter(header(message, "date")), "")),
        received=_headers(message),
        problems=body.problems,
    )


def _pieces(data: bytes, given: Given) -> Iterator[Piece | Flaw]:
    try:
        yield from _of_message(_message(data), data, given)
    except FAULTS as error:
        raise ReadError(
            f"has parts that cannot be told apart ({type(error).__name__}); the rest was set "
            "aside. Save the attachments as files."
        ) from error


def _of_message(message: EmailMessage, data: bytes, given: Given) -> Iterator[Piece | Flaw]:
    try:
        reading = _reading(message, given)
    except ReadError as error:
        yield Flaw(locator="", message=str(error))
    else:
        yield Piece(data=data, locator="", reading=reading)
    left_out: Counter[str] = Counter()
    ident = ("Message-ID of the e-mail", next(iter(header(message, "message-id")), ""))
    number = 0
    for leaf in leaves(message):
        if leaf.is_body:
            continue
        kind = leaf.part.get_content_type()
        if leaf.part.get_content_maintype() in _UNREAD or kind in _SIGNATURES:
            left_out[kind] += 1
            continue
        number += 1
        yield _attachment(leaf, number, ident, data)
    if left_out:
        kinds = ", ".join(f"{many} {kind}" for kind, many in sorted(left_out.items()))
        yield Flaw(
            locator="",
            message=f"also holds pictures, sound or signatures ({kinds}), which are not read; they "
            "were left out. Keep them with the file.",
        )


def _attachment(leaf: Leaf, number: int, ident: tuple[str, str], whole: bytes) -> Piece | Flaw:
    name = one_line(_file_name(leaf.part)) or ""
    locator = f"attachment {number}" + (f" ({name[:100]})" if name else "")
    try:
        data, remark = payload(leaf.part, whole)
    except ReadError as error:
        return Flaw(locator=locator, message=str(error))
    kind = leaf.part.get_content_type()
    return Piece(
        data=data,
        locator=locator,
        media_type=(kind in _NAMED and media_type_of(name)) or kind,
        charset=leaf.part.get_content_charset(),
        received=(
            *(pair for pair in (("file name", name), ident, ("bytes", remark)) if pair[1]),
            *((f"part {field}", value) for field in ("Content-Type", "Content-Disposition")
              for value in header(leaf.part, field)),
        ),
    )  # fmt: skip


def _file_name(part: EmailMessage) -> str | None:
    try:
        return part.get_filename()
    except FAULTS:
        return None


MAIL = Container(media_type="message/rfc822", accepts=_accepts, pieces=_pieces)
