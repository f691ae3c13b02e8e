"""Names are hidden from parser and network, so that neither treats one party unlike another.

What is learned from news reads a sentence differently for the names in it. So a name is shown as
an invented one: the first name of a text as the first of a fixed row, the next as the second.
Whoever swaps two names in a text swaps nothing that is seen. The records keep the words of the
text. Names of states have their stand-ins; words that also occur in lower case are no names.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from alteram.errors import ModelFileError
from alteram.text.rolewords import words
from alteram.text.stand_ins import stand_in

_BLOCK = """
ka ri mo ta ne lu sha vo di pe bra ol en ur as im tor wen gal zu ho ya fi nor
"""
_SYLLABLES = _BLOCK.split()
# Words with a capital that name nobody, beyond those that occur in lower case.
_PLAIN = words(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept.
    oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thur thurs fri sat sun
    mr mrs ms dr prof gen lt col maj capt sgt sen rep gov rev mr. mrs. ms. dr. prof. gen. lt. col.
    maj. capt. sgt. sen. rep. gov. rev. jr. sr. i a mfa un eu us ngo ombudsman
    """
)
_CONTRACTED = tuple(
    mark.join(pair) for pair in (("n", "t"), ("", "re"), ("", "ll"), ("", "ve")) for mark in "'’"
)
_ROW = 2000
_STRIDE = 7919


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return the words that occur in lower case; raises `ModelFileError`."""
    path = files("alteram.text") / "data" / "common.txt"
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except OSError as error:
        message = f"The list of words is missing ({path}); nothing was read; reinstall Alteram."
        raise ModelFileError(message) from error


@lru_cache(maxsize=_ROW)
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


def is_name(word: str) -> bool:
    """Tell whether a word is hidden: it has a capital and never occurs without.

    Adjectives and abbreviations are hidden too, or else a party could be told by them.
    """
    lower = word.lower()
    return (
        word[:1].isupper()
        and lower not in common_words()
        and lower not in _PLAIN
        and not lower.endswith(_CONTRACTED)
        and stand_in(word) is None
    )


def veiled(text: Sequence[str]) -> list[str]:
    """Return the words of a text as they are shown; capitals stay where they were.

    "An" before a name that is shown without a vowel is "a", and the other way round.
    """
    given: dict[str, str] = {}
    shown = []
    for word in text:
        if is_name(word):
            name = given.setdefault(word.lower(), invented(len(given)))
            whole = len(word) > 1 and word.isupper()
            shown.append(name.upper() if whole else name.capitalize())
        else:
            shown.append(stand_in(word) or word)
    for i, word in enumerate(text[:-1]):
        if word in ("a", "an", "A", "An") and shown[i + 1] != text[i + 1]:
            vowel = shown[i + 1][0] in "AEIOU"
            shown[i] = f"{word[0]}n" if vowel else word[0]
    return shown
