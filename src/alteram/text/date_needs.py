"""Which classes a rule of dates cannot do without: most rules need a word that no text has."""

import re

from alteram.text.date_words import CODES

_PIECE = re.compile(r"\(\?P<\w+>|\(\?:|\(\?<=|\(|\)|\||[A-Z]{2,}|\?|\{0,\d+\}|\s+")


def needed(rule: str) -> frozenset[str]:
    """Return the codes of the classes that every match of a rule holds."""
    pieces = [piece for piece in _PIECE.findall(rule) if not piece.isspace()]
    needs, at = _either(pieces, 0)
    if at != len(pieces) or "".join(pieces) != re.sub(r"\s+", "", rule):
        raise ValueError(f"{rule!r} is no rule of the forms used here")
    return needs


def _either(pieces: list[str], at: int) -> tuple[frozenset[str], int]:
    """Return what all the alternatives need that begin at a piece, and where they end."""
    sides = []
    while True:
        needs, at = _in_turn(pieces, at)
        sides.append(needs)
        if at == len(pieces) or pieces[at] != "|":
            return frozenset.intersection(*sides), at
        at += 1


def _in_turn(pieces: list[str], at: int) -> tuple[frozenset[str], int]:
    needs: frozenset[str] = frozenset()
    while at < len(pieces) and pieces[at] not in ("|", ")"):
        if pieces[at].startswith("("):
            found, at = _either(pieces, at + 1)
        else:
            found = frozenset((CODES[pieces[at]],))
        at += 1
        optional = at < len(pieces) and (pieces[at] == "?" or pieces[at].startswith("{0"))
        needs = needs if optional else needs | found
        at += optional
    return needs, at
