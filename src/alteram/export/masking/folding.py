"""A text as names are looked for in it: folded, each character with its place in the text.

A name hides in many spellings: capitals, accents, signs that only shape what stands beside them,
entities of HTML, percent signs of addresses, a word divided at the end of a line. Each is undone
in a view of its own, so that undoing one cannot hide what stands there plainly.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

_LETTERS = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
_APOSTROPHES = "'’‘ʼʹ`´"
_ESCAPE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10}\d{0,2});"
    r"|(?:%[0-9a-fA-F]{2})+|(?:=[0-9A-F]{2})+|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}"
)
_DIVIDED = re.compile(
    r"(?<=[^\W\d_])(?:[-‐\u00ad=]?[ \t]*\r?\n[ \t]*|[-‐][ \t]*)(?=[^\W\d_])"
    # A word with a sign between each two of its letters ("L e s k", "L-e-s-k").
    r"|(?<=(?<![^\W\d_])[^\W\d_])(?P<sign>[ \u00a0.·_*-])(?=[^\W\d_](?![^\W\d_]))"
)


class View(NamedTuple):
    """Folded characters; `starts` and `ends` give the place of each in the text."""

    text: str
    starts: list[int]
    ends: list[int]


class _Table(dict[str, str]):
    """What each character is folded to: lower case without accents, or nothing."""

    def __missing__(self, character: str) -> str:
        self[character] = found = _folded(character)
        return found


def _folded(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in ("Cf", "Mn", "Me"):
        return ""
    if character in _APOSTROPHES:
        return "'"
    if kind in ("Pd", "Zs"):
        return "-" if kind == "Pd" else " "
    bare = (
        c
        for c in unicodedata.normalize("NFKD", character.casefold())
        if unicodedata.category(c) not in ("Mn", "Me")
    )
    return "".join(_LETTERS.get(c, c) for c in bare)


_TABLE = _Table()


def folded(text: str) -> str:
    """Return a text in lower case, without accents and without signs that only shape others."""
    return "".join([_TABLE[character] for character in text])


def _view(pieces: Iterator[tuple[str, int, int]]) -> View:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for character, start, end in pieces:
        for one in _TABLE[character]:
            words.append(one)
            starts.append(start)
            ends.append(end)
    return View("".join(words), starts, ends)


def views(text: str, wanted: re.Pattern[str] | None = None) -> Iterator[View]:
    """Yield the text as it is, and with what is escaped or divided in it undone, if any is.

    Of these, only those in whose folded characters `wanted` is found: to look costs a tenth of
    what it costs to know the place of each character.
    """
    if wanted is None or wanted.search(folded(text)):
        yield _view((c, at, at + 1) for at, c in enumerate(text))
    for pattern, pieces, plain in (
        (_ESCAPE, _unescaped, _without_escapes), (_DIVIDED, _joined, _without_divisions),
    ):  # fmt: skip
        if not pattern.search(text):
            continue
        if wanted is None or wanted.search(folded(plain(text))):
            yield _view(pieces(text))


def _without_escapes(text: str) -> str:
    return "".join(character for character, _, _ in _unescaped(text))


def _without_divisions(text: str) -> str:
    return _DIVIDED.sub("", text)


def _unescaped(text: str) -> Iterator[tuple[str, int, int]]:
    done = 0
    for match in _ESCAPE.finditer(text):
        yield from ((text[at], at, at + 1) for at in range(done, match.start()))
        yield from _decoded(match.group(), match.start())
        done = match.end()
    yield from ((text[at], at, at + 1) for at in range(done, len(text)))


def _decoded(escape: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield what an escape stands for; of several bytes each character with its own stretch."""
    if escape[0] == "&":
        yield from ((c, start, start + len(escape)) for c in html.unescape(escape))
    elif escape[0] == "\\":
        yield chr(int(escape[2:], 16)), start, start + len(escape)
    else:
        held = unquote_to_bytes(escape.replace("=", "%"))
        try:
            characters, width = held.decode("utf-8"), 0
        except UnicodeDecodeError:
            characters, width = held.decode("latin-1"), 3
        for character in characters:
            end = start + (width or 3 * len(character.encode("utf-8")))
            yield character, start, end
            start = end


def _joined(text: str) -> Iterator[tuple[str, int, int]]:
    done = 0
    for match in _DIVIDED.finditer(text):
        yield from ((text[at], at, at + 1) for at in range(done, match.start()))
        done = match.end()
    yield from ((text[at], at, at + 1) for at in range(done, len(text)))
