"""mbox: many e-mails in one file, each after a line that begins with "From " (RFC 4155)."""

import re
from collections.abc import Iterator

from alteram.read.mail import MAIL
from alteram.read.reading import Container, Flaw, Given, Piece

_SEPARATOR = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S+ [^\r\n]{0,120}\d{4}[^\r\n]{0,20}\r?\n"
)
_SNIFFED = 100_000


def _accepts(data: bytes, given: Given) -> bool:
    line = _SEPARATOR.match(data[:_SNIFFED])
    return line is not None and MAIL.accepts(
        data[line.end() : _SNIFFED], Given(captured="", media_type="message/rfc822")
    )


def _pieces(data: bytes, given: Given) -> Iterator[Piece | Flaw]:
    start, number = None, 0
    for line in _SEPARATOR.finditer(data):
        if start is not None:
            yield _piece(data[start : line.start()], number)
        start, number = line.end(), number + 1
    yield _piece(data[start:], number)


def _piece(data: bytes, number: int) -> Piece:
    return Piece(data=data, locator=f"message {number}", media_type="message/rfc822")


MBOX = Container(media_type="application/mbox", accepts=_accepts, pieces=_pieces)
