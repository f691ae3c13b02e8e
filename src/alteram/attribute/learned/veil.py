"""Names are hidden from the network, so that it cannot treat one party unlike another.

A name is shown as an invented one: the first name of a text as the first of a fixed row, the next
as the second. Whoever swaps two names in a text swaps nothing that the network sees. Names of
states have their stand-ins, as for the parser. Words that also occur in lower case are no names.
"""

from collections.abc import Collection

from alteram.text.date_words import MONTHS, WEEKDAYS
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import words
from alteram.text.stand_ins import stand_in

_BLOCK = """
ka ri mo ta ne lu sha vo di pe bra ol en ur as im tor wen gal zu ho ya fi nor
"""
_SYLLABLES = _BLOCK.split()
# Words with a capital that name nobody, beyond those that occur in lower case.
_PLAIN = frozenset([*MONTHS, *WEEKDAYS]) | words(
    """
    mr mrs ms dr prof gen lt col maj capt sgt sen rep gov rev mr. mrs. ms. dr. prof. gen. lt. col.
    maj. capt. sgt. sen. rep. gov. rev. jr. sr. i a mfa un eu us ngo ombudsman
    """
)
_ROW = 2000
_STRIDE = 7919


def invented(number: int) -> str:
    """Return the name at a place of the row, which is the same everywhere.

    The first 500 differ; beyond, two names of one long text may be shown alike.
    """
    rest = (number % _ROW) * _STRIDE + 101
    found = ""
    for _ in range(3 if number % 3 else 2):
        rest, at = divmod(rest, len(_SYLLABLES))
        found += _SYLLABLES[at]
    return found


def is_name(token: Token, common: Collection[str]) -> bool:
    """Tell whether a word is hidden: it has a capital and never occurs without.

    `common` are words that occur in lower case. Adjectives and abbreviations are hidden too, or
    else a party could be told by them.
    """
    return (
        token.text[0].isupper()
        and token.lower not in common
        and token.lower not in _PLAIN
        and stand_in(token.text) == token.text
    )


def veiled(parsed: Parsed, common: Collection[str]) -> list[str]:
    """Return the words of a text as the network is shown them."""
    given: dict[str, str] = {}
    shown = []
    for token in parsed.tokens:
        if is_name(token, common):
            if token.lower not in given:
                given[token.lower] = invented(len(given))
            shown.append(given[token.lower])
        else:
            shown.append(stand_in(token.text))
    return shown
