"""What a reader hands back: the characters of a text and what its format says about it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text of one input; `method` says how it was had, `published` is EDTF."""

    text: str
    media_type: str
    method: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format: whether bytes are of it (by content, then by the hint), and how to read them.

    `read` takes the bytes and the day of capture (ISO); it raises ReadError alone.
    """

    media_type: str
    accepts: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Reading]
