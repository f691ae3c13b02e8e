"""Texts with marks: who said what, written into the text by hand.

A file has a head and, after a line `---`, a text. Marks are square brackets with a letter and a
number: `[s2 Ana Tal] [c2 said] [q2 that ...]` are speaker, cue and content of attribution 2. A
content may hold further attributions, whose parent it then is; a speaker, cue or content of
several pieces is marked once for each. The head says for each number whom the speaker is:

    outlet: Corvo Wire
    1: Corvo Wire
    2: Ana Tal | Tal ; attitude
    3: ?
    ---
    [s1 Corvo Wire] [c1 reports] [q1 that ...]

`|` parts names that are equally right, `?` is a speaker whom the text does not name, and
`; attitude` marks what is believed or wanted instead of said.

Usage: marked.py FILE... checks files and prints what each holds.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

_MARK = re.compile(r"\[([scq])(\d+) |\]")
_ENTRY = re.compile(r"(\d+): (.+)")
UNNAMED = "?"


@dataclass(frozen=True, kw_only=True)
class Marked:
    """One attribution as marked; spans are (start, end) into the text without its marks."""

    number: int
    names: tuple[str, ...]
    mode: str
    parent: int | None
    speaker: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, kw_only=True)
class MarkedText:
    """A text without its marks, its outlet, and the attributions that the marks show."""

    name: str
    text: str
    outlet: str
    attributions: tuple[Marked, ...]


@dataclass
class _Spans:
    s: list[tuple[int, int]] = field(default_factory=list)
    c: list[tuple[int, int]] = field(default_factory=list)
    q: list[tuple[int, int]] = field(default_factory=list)
    within: set[int] = field(default_factory=set)


def _strip(body: str) -> tuple[str, dict[int, _Spans]]:
    found: dict[int, _Spans] = {}
    pieces: list[str] = []
    open_: list[tuple[str, int, int]] = []
    at = length = 0
    for mark in _MARK.finditer(body):
        pieces.append(body[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1]:
            spans = found.setdefault(int(mark[2]), _Spans())
            spans.within.update(n for role, n, _ in open_ if role == "q")
            open_.append((mark[1], int(mark[2]), length))
        elif not open_:
            raise ValueError(f"a bracket closes that was not opened, near {body[at - 30 : at]!r}")
        else:
            role, number, start = open_.pop()
            getattr(found[number], role).append((start, length))
    if open_:
        raise ValueError(f"mark {open_[-1][0]}{open_[-1][1]} is not closed")
    text = "".join(pieces) + body[at:]
    if "[" in text:
        raise ValueError("a bracket stands in the text that is no mark")
    return text, found


def _parent(number: int, found: dict[int, _Spans]) -> int | None:
    around = found[number].within - {number}
    if not around:
        return None
    return max(around, key=lambda other: (len(found[other].within - {other}), other))


def read_marked(name: str, written: str) -> MarkedText:
    """Return what a marked text holds; raises ValueError with what is wrong in it."""
    head, parted, body = written.partition("\n---\n")
    if not parted:
        raise ValueError("no line --- between head and text")
    text, found = _strip(body.strip("\n"))
    outlet, speakers = "", {}
    for line in head.splitlines():
        if line.startswith("outlet: "):
            outlet = line.removeprefix("outlet: ").strip()
        elif entry := _ENTRY.fullmatch(line.strip()):
            speakers[int(entry[1])] = entry[2]
        elif line.strip():
            raise ValueError(f"no such line in a head: {line!r}")
    if sorted(speakers) != sorted(found):
        raise ValueError(f"head has {sorted(speakers)}, text has {sorted(found)}")
    rows = []
    for number in sorted(found):
        names, _, mode = speakers[number].partition(";")
        spans = found[number]
        if not spans.q or not (spans.c or spans.s):
            raise ValueError(f"attribution {number} lacks content, or both cue and speaker")
        rows.append(
            Marked(
                number=number,
                names=tuple(part.strip() for part in names.split("|")),
                mode=mode.strip() or "speech",
                parent=_parent(number, found),
                speaker=tuple(spans.s),
                cue=tuple(spans.c),
                content=tuple(spans.q),
            )
        )
    return MarkedText(name=name, text=text, outlet=outlet, attributions=tuple(rows))


def main() -> None:
    """Check the files named on the command line."""
    bad = 0
    for name in sys.argv[1:]:
        try:
            marked = read_marked(name, Path(name).read_text(encoding="utf-8"))
        except ValueError as error:
            bad += 1
            print(f"{name}: {error}")
            continue
        nested = sum(one.parent is not None for one in marked.attributions)
        print(f"{name}: {len(marked.attributions)} attributions, {nested} nested")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
