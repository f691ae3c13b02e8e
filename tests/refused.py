"""The words that the program's own voice never uses, as docs/glossary.md lists them.

The last section of the glossary is the one list.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

GLOSSARY = Path(__file__).parent.parent / "docs" / "glossary.md"
HEADING = "## Words the program's own voice never uses\n"


def refused_words() -> tuple[str, ...]:
    """Return the refused words: those of the glossary's last section."""
    section = GLOSSARY.read_text(encoding="utf-8").split(HEADING)[1]
    listed = section.partition(".")[0]
    words = tuple(word.strip() for word in listed.split(","))
    # Of the whole phrase "real death toll" the word that takes a side is refused alone too.
    return (*words, *(word.split()[0] for word in words if word.startswith("real ")))


def _forms(word: str) -> str:
    return rf"{re.escape(word)}s?" if word in ("lie", "myth") else re.escape(word)


REFUSED = re.compile(rf"\b(?:{'|'.join(map(_forms, refused_words()))})\b", re.IGNORECASE)

# Fields of records that hold words of texts, people and files, not of the program.
_QUOTED = """
affected alleged_actor aliases also_in answers_words as_written author before_words chain
copied_in document documents_named group label location means members name names origin
outlet parties party place place_as_written place_name_used_by quote scope_place speaker
speakers text title verbatim voices who why columns actor match differences
"""
QUOTED_FIELDS = frozenset(_QUOTED.split())


def found_in(words: str) -> list[str]:
    """Return the refused words in a text of the program's own voice."""
    return REFUSED.findall(words.replace("_", " "))


def own_voice(line: str) -> str:
    """Return a printed line without what stands between quotation marks, nested ones too."""
    kept, depth = [], 0
    for character in line:
        if character == "\N{LEFT DOUBLE QUOTATION MARK}":
            depth += 1
        elif character == "\N{RIGHT DOUBLE QUOTATION MARK}":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(character)
    return "".join(kept)


def strings_of(value: Any, key: str = "") -> Iterator[str]:
    """Yield all keys of a JSON value, and its strings but for those that hold others' words."""
    if isinstance(value, dict):
        for name, held in value.items():
            yield name
            yield from strings_of(held, name)
    elif isinstance(value, list):
        for held in value:
            yield from strings_of(held, key)
    elif isinstance(value, str) and key not in QUOTED_FIELDS:
        yield own_voice(value)


class PageWords(HTMLParser):
    """The words of a page in the program's own voice: not quotes, texts, names and titles."""

    QUOTED_TAGS = ("q", "blockquote", "cite", "title")
    QUOTED_CLASSES = frozenset(("quote", "text", "chain", "name", "said"))
    VOID = frozenset(("meta", "link", "br", "img", "hr", "input", "col", "wbr"))
    SHOWN = ("title", "aria-label", "alt", "data-label")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        quoted = tag in (*self.QUOTED_TAGS, "style") or bool(classes & self.QUOTED_CLASSES)
        if tag not in self.VOID:
            self._open.append((tag, quoted))
        if not self._is_quoted():
            self.words += [own_voice(held or "") for name, held in attrs if name in self.SHOWN]

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._is_quoted():
            self.words.append(own_voice(data))

    def _is_quoted(self) -> bool:
        return any(quoted for _, quoted in self._open)
