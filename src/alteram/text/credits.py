"""Where a text says that it comes from: the agencies credited in the phrases of news.

"HARSK, 4 March (Vardan Press) -", "VPA -", ", Vardan Press reports.", "according to the news agency
Vardan", "Vardan Press contributed to this report", "(VPA)" below the last sentence. A credit says
only what the text says; whether its words come from there, the words show.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alteram.text.datelines import dateline
from alteram.text.furniture import signature
from alteram.text.rolewords import BODIES, OUTLETS, ROLES, STATE_HEADS, words
from alteram.text.sentences import find_paragraphs

_WORD = r"[A-Z](?:[\w&'’-]|\.(?=\w))*"
_NAME = rf"{_WORD}(?:\s(?:of\s(?:the\s)?)?{_WORD}){{0,4}}"
_AGENCY = (
    r"(?:(?:state|official|private|national|international|local|independent)[\s-]+(?:run\s+)?)?"
)
_AGENCY += r"(?:news|press|wire|telegraph|information)\s+(?:agency|service)"
_SAYS = r"(?:reports?|reported|informs?|informed|writes|wrote)"
_RUNNING = re.compile(
    rf"(?:,\s+(?:as\s+)?(?P<a>{_NAME})\s+{_SAYS}(?:,?\s+(?:citing|with\s+reference|referring)\b[^.\n]"
    r"{0,120})?\.?\s*$)"
    rf"|(?:\b(?:the\s+)?{_AGENCY}\s+(?P<b>{_NAME}))"
    rf"|(?:\b(?P<c>{_NAME})\s+{_AGENCY}\b)"
    rf"|(?:\b(?P<d>{_NAME})(?:,?\s+and\s+(?P<e>{_NAME}))?\s+contributed\s+(?:\w+\s+)?to\s+this\s"
    r"+(?:report|article|story))"
    rf"|(?:\b(?:with|additional)\s+(?:reporting|inputs?|material|files)\s+(?:by|from)\s+(?P<f>{_NAME}))"
    rf"|(?:\b[Aa]s\s+reported\s+by\s+(?:the\s+)?(?P<g>{_NAME}))"
    rf"|(?:^\W{{0,3}}(?:[Ss]ource|[Aa]gency|[Vv]ia|[Ff]rom)\s*:\s*(?P<h>{_NAME})\W*$)",
    re.MULTILINE,
)
# Looking for names everywhere is slow; without one of these words a paragraph credits nobody.
_SIGN = re.compile(
    r"report|inform|wr[io]t|agency|service|contributed|input|material|files|[Ss]ource\s*:|[Vv]ia\s*:"
    r"|[Ff]rom\s*:"
)
_REPORTS = re.compile(rf"(?:^|(?<=[.!?”\"]\s))(?P<name>{_NAME})\s+reports?\b", re.MULTILINE)
_CLOSING = re.compile(rf"(?:[.!?”\"]\s*|^\s*)[(/\[](?P<name>{_NAME})[)/\]]\W*$")
_OPENING = re.compile(rf"\W{{0,2}}(?P<name>{_NAME})\s*(?:--|[-–—])\s+(?=[“\"A-Z])")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_NOT_NAMES = words(
    "he she it they we i this that these those end ends text photo more mr mrs ms dr the video"
    " update staff editors"
)
_MEDIA = OUTLETS | words("service agence agencia agenzia")
_HOLDERS = (BODIES | STATE_HEADS | ROLES) - OUTLETS - words("agency service")
_HEAD, _TAIL = 4, 3


@dataclass(frozen=True, slots=True)
class Credit:
    """A name that a text credits; `sure` unless it may be the place of a dateline ("XYZ -")."""

    name: str
    sure: bool


def _is_outlet_name(name: str) -> bool:
    """Tell whether a name can be an outlet's: no pronoun, and no ministry or office."""
    parts = [part.casefold().strip(".") for part in name.split()]
    return parts[0] not in _NOT_NAMES and _HOLDERS.isdisjoint(parts)


def _clean(name: str) -> str:
    """Return a name without article and closing full stop."""
    bare = name.strip().removesuffix(".")
    return bare.split(" ", 1)[1] if bare.startswith(("The ", "the ")) and " " in bare else bare


def _in_head(text: str, start: int, end: int) -> Iterator[Credit]:
    found = dateline(text, start, end)
    if found is not None and found.outlet:
        yield Credit(found.outlet, True)
    opening = _OPENING.match(text, start, min(end, start + 80))
    for match in ([opening] if opening is not None else []) + [*_REPORTS.finditer(text[start:end])]:
        name = match["name"]
        media = not _MEDIA.isdisjoint(part.casefold() for part in name.split())
        if media or _ACRONYM.fullmatch(name):
            yield Credit(name, media)


def _in_tail(text: str, start: int, end: int) -> Iterator[Credit]:
    closing = _CLOSING.search(text[max(start, end - 60) : end])
    if closing is not None:
        yield Credit(closing["name"], True)
    signed = signature(text[start:end]) if end - start <= 60 else None
    if signed is not None and signed[1]:
        yield Credit(signed[1], True)


def find_credits(text: str) -> tuple[Credit, ...]:
    """Return the outlets that a text credits, by name, each once."""
    paragraphs = find_paragraphs(text)
    found: dict[str, bool] = {}
    for number, (start, end) in enumerate(paragraphs):
        met = list(_in_head(text, start, end)) if number < _HEAD else []
        if number >= len(paragraphs) - _TAIL:
            met.extend(_in_tail(text, start, end))
        signed = _SIGN.search(text, start, end) is not None
        for match in _RUNNING.finditer(text[start:end]) if signed else ():
            met.extend(Credit(name, True) for name in match.groups() if name)
        for credit in met:
            name = _clean(credit.name)
            if name and _is_outlet_name(name):
                found[name] = found.get(name, False) or credit.sure
    return tuple(Credit(name, found[name]) for name in sorted(found))
