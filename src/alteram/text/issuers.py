"""Who issued a text: the head lines of statements and reports, mastheads, and signatures.

"REPUBLIC OF X / Ministry of Y / Statement No. 3" is the ministry's text, "Some Post | 3 May 1992"
a newspaper's; below a text "For the General Staff" names who speaks in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from alteram.model import Span
from alteram.text.datelines import DATE, TIME, to_edtf
from alteram.text.rolewords import BODIES, OUTLETS, STATE_HEADS, words

_MOST_LINES = 5
_LONGEST = 140
_MOST_WORDS = 9
_SMALL = words(
    "of and the for in on to de del des du la le las los el e y a und der di da do dos al"
)
_KINDS = re.compile(
    r"\b(?:(?:press|media|news|joint|official|military|situation|field|annual|interim|public|final)"
    r"\s+){0,2}(?:statement|communiqu[eé]|release|report|declaration|bulletin|appeal|proclamation"
    r"|notice|circular|note|summary|transcript|update|briefing|memorandum)\b(?:\s+(?:no|n[o°º])"
    r"\b\.?\s*\d+\S*)?|\b(?:comment|commentary|reply|remarks)\s+(?:of|by|from)\s+the\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\s+(?:[-–—|]|--)\s+")
_FARTHEST = 25
_LEAST = 5
_SHORT = re.compile(r"\s*\(([A-Z][A-Z.-]{1,11})\)\s*$")
_NAME = re.compile(r"[^\W\d_][\w.'’&-]*(?:,?\s+[\w.'’&-]+)*")
_MAST = re.compile(r"\s*(?P<who>[^|,\d/•·–—]{3,60}?)\s*(?:[|,/•·–—]|\s-\s)\s*(?P<rest>.+)")
_PAGE = re.compile(
    r"\b(?:page|pages|pp?|vol|volume|issue|edition|no|section)\b\.?\s*\w{1,5}\b", re.I
)
_SIGNED = re.compile(
    r"(?:for|on\s+behalf\s+of|issued\s+by|signed\s+(?:by|for))\s*:?\s+(?:the\s+)?(?P<who>[^.!?]{3,80})",
    re.IGNORECASE,
)
_NOUNS = BODIES | STATE_HEADS | OUTLETS | words("societies")
_CLOCK = re.compile(r"\b\d{4}\b\s*(?:gmt|utc|hrs|hours)?", re.IGNORECASE)
_FEW = 5
_PAPERS = OUTLETS | words(
    "mail express echo independent review leader argus advertiser citizen dispatch digest bulletin"
    " examiner sentinel register ledger voice times service"
)
_TITLED = re.compile(r"[\w'’]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The body that a head names as a text's own: its lines, and the day they give (EDTF)."""

    name: str
    lines: tuple[Span, ...]
    title: Span


def written_plainly(name: str) -> str:
    """Return a name that stands in capitals with one capital a word ("FRONT OF X (FX)")."""
    name = _SHORT.sub("", name)
    if not name.isupper():
        return name
    if " " not in name and len(name) < 6:
        return name
    first, *rest = [w if w.lower() in _SMALL else _cased(w) for w in name.split()]
    return " ".join([_cased(first), *(w.lower() if w.lower() in _SMALL else w for w in rest)])


def _cased(word: str) -> str:
    return _TITLED.sub(lambda match: match[0].capitalize(), word)


def _is_name(line: str) -> bool:
    """Tell whether a line names a body: capitalised words, a noun for bodies among them."""
    bare = _SHORT.sub("", line)
    parts = bare.replace(",", " ").split()
    if not 0 < len(parts) <= _MOST_WORDS or _NAME.fullmatch(bare) is None:
        return False
    named = all(part[0].isupper() or part.lower() in _SMALL or part == "&" for part in parts)
    known = {part.lower().strip(".") for part in parts}
    return named and not known.isdisjoint(_NOUNS) and DATE.search(line) is None


def find_issuer(text: str, paragraphs: Sequence[Span]) -> Issuer | None:
    """Return the body that a text's first lines name over the kind of the text, or None.

    Both are needed: a body's name on a line of its own (or before a dash), the first of them in
    capitals, and a line that calls the text a statement, a report or the like.
    """
    names: list[str] = []
    held: list[Span] = []
    for span in paragraphs[:_MOST_LINES]:
        line = text[span.start : span.end] if span.end - span.start <= _LONGEST else ""
        before, kind = _kind_of(line)
        if not line or line.endswith((".", ",", ";")) or not (names or _opens(before, kind)):
            break
        if kind is not None:
            own = _is_name(before) and not _KINDS.match(before)
            if not names or (before != line and own):
                names.append(before)
            return _issued(names, held, span)
        if not _is_name(line):
            break
        names.append(line)
        held.append(span)
    return None


def names_a_kind(line: str) -> bool:
    """Tell whether a line begins by calling a text a statement, a report or the like."""
    return _KINDS.match(line) is not None


def _kind_of(line: str) -> tuple[str, re.Match[str] | None]:
    """Return what stands before the first dash of a line and the kind of text it names."""
    dash = _APART.search(line)
    before = line if dash is None else line[: dash.start()]
    kind = None if dash is None else _KINDS.search(line, dash.end())
    farthest = 0 if line.isupper() else _FARTHEST
    if kind is not None and dash is not None and kind.start() - dash.end() > farthest:
        kind = None
    return before, kind or _KINDS.match(line)


def _opens(before: str, kind: re.Match[str] | None) -> bool:
    """Tell whether a first line may name an issuer: in capitals, and a body's by its words."""
    shouted = before.isupper() and len(before) > _LEAST
    return shouted and (_is_name(before) or (kind is not None and " " in before))


def _issued(names: list[str], held: list[Span], title: Span) -> Issuer:
    shown = [written_plainly(name.strip()) for name in names]
    if len(shown) > 1 and not _SHORT.search(names[0]):
        shown = [", ".join(reversed(shown[:2]))]
    return Issuer(name=shown[0], lines=tuple(held), title=title)


def masthead(line: str) -> tuple[str, str | None] | None:
    """Return outlet and day of a line such as "The Some Post, 3 May 1992, page 2", or None."""
    match = _MAST.fullmatch(line) if len(line) <= 100 else None
    if match is None or not is_outlet_line(match["who"]):
        return None
    day = DATE.search(match["rest"])
    rest = _PAGE.sub(" ", TIME.sub(" ", DATE.sub(" ", match["rest"])))
    if day is None or any(char.isalnum() for char in rest):
        return None
    return " ".join(match["who"].split()), to_edtf(day)


def dated_kind(line: str) -> str | None:
    """Return the day of a line such as "Monitoring transcript, 3 May 1992, 0600 gmt", or None."""
    day = DATE.search(line) if len(line) <= 80 else None
    if day is None or _KINDS.search(line, 0, day.start()) is None:
        return None
    rest = _CLOCK.sub(" ", TIME.sub(" ", DATE.sub(" ", line)))
    return to_edtf(day) if len(rest.split()) <= _FEW and not line.endswith(".") else None


def is_outlet_line(line: str) -> bool:
    """Tell whether a line is no more than the name of a newspaper, agency or station."""
    parts = line.split()
    if not 1 < len(parts) <= 5 or not all(p[0].isupper() or p in _SMALL for p in parts):
        return False
    return parts[-1].lower() in _PAPERS or (
        len(parts) > 2 and parts[0].lower() in OUTLETS | {"voice", "echo"} and parts[1] == "of"
    )


def signed_for(line: str) -> str | None:
    """Return the body in whose name a line below a text signs ("For the General Staff")."""
    match = _SIGNED.fullmatch(line) if len(line) <= 100 else None
    if match is None:
        return None
    who = match["who"].strip(" ,:")
    return who if _is_name(who) else None
