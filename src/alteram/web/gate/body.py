"""The body of a request: limited in size and time, its beginning looked at for the token."""

from urllib.parse import unquote_plus

import anyio
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.types import Message, Receive

from alteram.web.gate.token import FIELD
from alteram.web.refusal import Refusal

LARGEST = 1_000_000
"""Bytes of any request but one that brings files."""
LARGEST_UPLOAD = 200_000_000
"""Bytes of a request that brings files, as much as the largest file that is read."""
BEGINNING = 64_000
"""Bytes within which the token stands in a form: before any file, and before long words."""
PATIENCE = 30
"""Seconds for which the next piece of a body is waited for."""


class Body:
    """A body on its way in; `receive` gives it to the application, what was looked at first."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._taken = 0
        self._kept: list[Message] = []
        self._whole = False

    def check_size(self, told: str | None) -> None:
        """Raise Refusal where the request itself tells that it is too long."""
        if told is not None and (not told.isdecimal() or int(told[:20]) > self._most):
            raise self._too_long()

    async def beginning(self) -> bytes:
        """Return the first bytes, `BEGINNING` at least where there are as many."""
        found = b""
        while not self._whole and len(found) < BEGINNING:
            self._kept.append(await self._next())
            found = b"".join(one.get("body", b"") for one in self._kept)
        return found

    async def receive(self) -> Message:
        """Give the next piece; raises Refusal for a body that is too long or too slow."""
        if self._kept:
            return self._kept.pop(0)
        return await self._next()

    async def _next(self) -> Message:
        if self._whole:
            # What comes after a body is only that the other side went away; that may take long.
            return await self._receive()
        try:
            with anyio.fail_after(PATIENCE):
                message = await self._receive()
        except TimeoutError:
            raise Refusal(408, "The rest of the request did not come. Nothing was done.") from None
        self._taken += len(message.get("body", b""))
        if self._taken > self._most:
            raise self._too_long()
        self._whole = not message.get("more_body", False)
        return message

    def _too_long(self) -> Refusal:
        return Refusal(
            413,
            f"This is more than {self._most:,} bytes at once. Nothing was done. Send less at once; "
            "large files are read with `alteram read`.",
            {"Connection": "close"},
        )


def token_in(beginning: bytes, content_type: str) -> str:
    """Return what a form's field for the token holds, or nothing: the first such field counts."""
    kind, options = parse_options_header(content_type)
    if kind == b"application/x-www-form-urlencoded":
        for pair in beginning.split(b"&"):
            name, _, value = pair.partition(b"=")
            if name == FIELD.encode("ascii"):
                return unquote_plus(value.decode("latin-1"))
    if kind == b"multipart/form-data" and b"boundary" in options:
        return _Fields(options[b"boundary"]).token_in(beginning)
    return ""


class _Fields:
    """The fields at the beginning of a form of parts, up to the first file."""

    def __init__(self, boundary: bytes) -> None:
        self._boundary = boundary
        self._header = b""
        self._value = b""
        self._is_token = False
        self._data = b""
        self._found: str | None = None

    def token_in(self, beginning: bytes) -> str:
        try:
            parser = MultipartParser(
                self._boundary,
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._on_header,
                    "on_header_value": self._on_value,
                    "on_header_end": self._end_header,
                    "on_part_data": self._on_data,
                    "on_part_end": self._end,
                },
            )
            parser.write(beginning)
        except (FormParserError, ValueError):
            return ""
        return self._found or ""

    def _begin(self) -> None:
        self._is_token, self._data = False, b""

    def _on_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        if self._header.lower() == b"content-disposition":
            _, options = parse_options_header(self._value)
            is_file = b"filename" in options
            self._is_token = options.get(b"name") == FIELD.encode("ascii") and not is_file
        self._header = self._value = b""

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        if self._is_token:
            self._data += data[start:end]

    def _end(self) -> None:
        if self._is_token and self._found is None:
            self._found = self._data.decode("latin-1")
