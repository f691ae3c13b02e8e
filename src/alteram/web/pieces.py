"""The pieces of a text between the places where marks begin and end, each an element of a page."""

import html
import re
from collections.abc import Sequence, Set
from typing import Literal, NamedTuple, get_args

from markupsafe import Markup

from alteram.model import Span

Role = Literal["content", "speaker", "cue", "figure", "date", "claim", "part"]

DEEPEST = 3
"""Levels of nesting that are told apart by the eye; what is deeper looks like the deepest."""
_CUT = re.compile("\u2588(?:[\u2588\\s]*\u2588)?")
"""Characters that stand for what somebody may not see."""
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the words after them round."""
_STYLE: tuple[tuple[Role, str], ...] = (
    ("speaker", " s"), ("cue", " w"), ("figure", " f"), ("date", " t"),
)  # fmt: skip
_LEVELS = ("", "c1", "c2", "c3")
_SPECIAL = re.compile("[&<>\"'\\r]")
_UNSEEN = re.compile("[\u2588\u202a-\u202e\u2066-\u2069]")


class Mark(NamedTuple):
    """A stretch of a text and what it is: `record` is whose, `words` a name for it aloud."""

    span: Span
    role: Role
    record: str
    words: str = ""


def _named_cut(found: re.Match[str]) -> str:
    """Return what stands for hidden words with a name that can be read aloud."""
    name = f"{len(found.group())} characters are restricted"
    return f'<span class="cut" role="img" aria-label="{name}">{found.group()}</span>'


def _kept_apart(found: re.Match[str]) -> str:
    """Return a character that turns words round, in a box of its own where it turns none."""
    title = f"a character that turns words round (U+{ord(found.group()):04X})"
    return f'<span class="turn" title="{title}">{found.group()}</span>'


class Pieces:
    """Gives the paragraphs of a text from left to right, in pieces that lie in the same marks."""

    def __init__(self, text: str, marks: Sequence[Mark], document: str, graphic: Set[str]) -> None:
        self._text = text
        self._graphic = graphic
        self._path = f"/documents/{_escaped(document)}/records/"
        # What is longer begins first, so that the last one open is the innermost.
        self._begin: dict[int, list[Mark]] = {}
        self._end: dict[int, list[Mark]] = {}
        for mark in sorted(marks, key=lambda one: (one.span[0], -one.span[1], one.record)):
            self._begin.setdefault(mark.span[0], []).append(mark)
            self._end.setdefault(mark.span[1], []).append(mark)
        self._cuts = sorted({*self._begin, *self._end})
        self._next = 0
        self._open: dict[Role, list[Mark]] = {role: [] for role in get_args(Role)}
        self._contents = self._open["content"]
        self._claims = ""
        self._covered = False
        self._linked: set[str] = set()
        self._anchored: set[str] = set()
        self._with_cue = {one.record for one in marks if one.role == "cue"}

    def paragraph(self, span: Span) -> Markup:
        """Return one paragraph; paragraphs are asked for in their order."""
        out = [self._pass(span.start)]
        at, cuts, last = span.start, self._cuts, len(self._cuts)
        while at < span.end:
            upto = min(cuts[self._next], span.end) if self._next < last else span.end
            out.append(self._piece(at, upto))
            at = upto
            if at < span.end:
                out.append(self._pass(at))
        return Markup("".join(out))

    def _pass(self, at: int) -> str:
        """Open and close what begins and ends up to a place; return the anchors of claims there."""
        anchors = ""
        while self._next < len(self._cuts) and self._cuts[self._next] <= at:
            cut = self._cuts[self._next]
            self._next += 1
            for mark in self._end.get(cut, ()):
                self._open[mark.role].remove(mark)
                if mark.role == "claim":
                    self._claims_changed()
            for mark in self._begin.get(cut, ()):
                self._open[mark.role].append(mark)
                if mark.role == "claim":
                    self._claims_changed()
                    anchors += self._anchor(mark)
        return anchors

    def _anchor(self, mark: Mark) -> str:
        if mark.record in self._anchored:
            return ""
        self._anchored.add(mark.record)
        return f'<span class="at" id="{_escaped(mark.record)}" data-n="{mark.words}"></span>'

    def _claims_changed(self) -> None:
        held = self._open["claim"]
        self._claims = " ".join([one.words for one in held])
        self._covered = bool(self._graphic) and any(one.record in self._graphic for one in held)

    def _piece(self, start: int, end: int) -> str:
        """Return the words of a piece in an element that says of which marks they are."""
        plain = _escaped(self._text[start:end])
        classes = self._classes(start, end)
        words = _named(plain)
        if self._covered:
            return f'<span class="{classes} graphic" aria-hidden="true">{words}</span>'
        about, link, aloud = self._about()
        if not (classes or self._claims or about):
            return words
        attributes = f' class="{classes}"' if classes else ""
        if self._claims:
            attributes += f' data-c="{self._claims}"'
        if dates := self._open["date"]:
            attributes += f' title="{_escaped(dates[-1].words)}"'
        if about:
            attributes += f' data-r="{about}"'
        if not link:
            return f"<span{attributes}>{words}</span>"
        if aloud:
            attributes += f' aria-label="{plain}: {_escaped(aloud)}"'
        return f'<a href="{self._path}{about}"{attributes} id="{about}">{words}</a>'

    def _classes(self, start: int, end: int) -> str:
        """Return the classes of a piece: its level of nesting, what it is, where it begins."""
        found, held = "", self._open
        if contents := self._contents:
            found = _LEVELS[min(len(contents), DEEPEST)]
            if any(one.span[0] == start for one in contents):
                found += " b"
            if any(one.span[1] == end for one in contents):
                found += " e"
        for role, style in _STYLE:
            if held[role]:
                found += style
        if parts := held["part"]:
            found += " " + parts[-1].record
        return found.lstrip()

    def _about(self) -> tuple[str, bool, str]:
        """Return the record that a piece opens, whether it is its first link, and its name."""
        held = self._open
        if one := held["figure"] or held["cue"]:
            return one[-1].record, self._first(one[-1].record), one[-1].words
        if speakers := held["speaker"]:
            return speakers[-1].record, False, ""
        if self._contents:
            # Of what has no reporting word the words said are the link, and name it.
            record = self._contents[-1].record
            return record, record not in self._with_cue and self._first(record), ""
        return "", False, ""

    def _first(self, record: str) -> bool:
        if record in self._linked:
            return False
        self._linked.add(record)
        return True


def _escaped(words: str) -> str:
    """Return words as they may stand in an element or an attribute."""
    if _SPECIAL.search(words) is None:
        return words
    return html.escape(words).replace("\r", "&#13;")


def _named(words: str) -> str:
    """Return escaped words, with names for what is hidden and boxes for what turns words round."""
    if _UNSEEN.search(words) is None:
        return words
    return _TURNS.sub(_kept_apart, _CUT.sub(_named_cut, words))
