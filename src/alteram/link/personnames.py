"""The parts of a person's name as they are compared: given name, surname, what is between."""

import re
from functools import lru_cache
from typing import NamedTuple

from alteram.link.names import GENERATIONS, in_usual_order, without_titles
from alteram.link.spellings import fold, latin

_POSSESSIVE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]s$")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u2018`\u02bb-\u02bf][^\W\d_]+)*[-.]?")
# Articles and small words inside surnames; "al-" and its sounded forms are one.
_ARTICLES_WORDS = """
al el ul ad ar as ash at az an es esh
"""
_ARTICLES = frozenset(_ARTICLES_WORDS.split())
_SMALL_WORDS = """
de del della di da do dos das du la le van von der den ter bin ibn ben bint zu af
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_LEAST_JOINED = 6
_GENERATIONS = {"junior": "jr", "senior": "sr"}
_LEAST_LAST = 2
_MOST_WORDS = 6


class PersonName(NamedTuple):
    """A person's name in parts, each folded (see `spellings.fold`).

    `given` is the first word ("" where only a surname is known), `rest` all before the surname
    run together, `tail` all after the first word, `long` the surname with its article. `plain`
    and `given_plain` are as written, in the letters a to z.
    """

    given: str
    middle: str
    last: str
    long: str
    rest: str
    tail: str
    words: tuple[str, ...]
    plain: str
    given_plain: str
    generation: str

    @property
    def whole(self) -> str:
        """All letters of the name, in its order."""
        return self.rest + self.last


def _tokens(name: str) -> list[str]:
    found = _WORD.findall(_POSSESSIVE.sub("", in_usual_order(name)).replace("_", " "))
    return [word.casefold() for word in found]


def _bare(words: list[str]) -> tuple[str, ...]:
    return tuple(word.rstrip("-.") for word in words)


def _with_articles(tokens: list[str]) -> tuple[list[str], str]:
    """Return the words without articles and small words, and the article of the last one."""
    kept: list[str] = []
    article = ""
    for place, token in enumerate(tokens):
        bare = token.rstrip("-.")
        linked = token.endswith("-") or (bare in ("al", "el") and len(tokens) > 1)
        inside = bare in _SMALL and (place > 0 or len(tokens) == 2 or set(tokens[1:2]) & _SMALL)
        if place < len(tokens) - 1 and ((bare in _ARTICLES and linked) or inside):
            article += "al" if bare in _ARTICLES else bare
        else:
            kept.append(bare)
            if place < len(tokens) - 1:
                article = ""
    return kept, article


@lru_cache(maxsize=200_000)
def person_name(name: str) -> PersonName | None:
    """Return a person's name in parts, or None where it is not one of letters alone.

    "Witness 12" and "Witness 13" are told apart by their numbers: only equal keys are one.
    """
    if any(character.isdigit() for character in name):
        return None
    tokens = _tokens(name)
    untitled = len(without_titles(_bare(tokens)))
    words, article = _with_articles(tokens[len(tokens) - untitled :])
    generation = ""
    if len(words) > 2 and words[-1] in GENERATIONS:
        generation = words.pop()
    while len(words) > 1 and len(words[-1]) == 1 and any(len(word) > 1 for word in words[:-1]):
        words.insert(0, words.pop())
    folded = [fold(word) for word in words]
    if not 0 < len(folded) <= _MOST_WORDS or not all(folded) or len(latin(words[-1])) < _LEAST_LAST:
        return None
    last = folded[-1]
    long = article + last
    if not article and len(long) >= _LEAST_JOINED and long.startswith("el"):
        long = "al" + long[2:]
    return PersonName(
        given=folded[0] if len(folded) > 1 else "",
        middle="".join(word[0] for word in folded[1:-1]),
        last=last,
        long=long,
        rest="".join(folded[:-1]),
        tail="".join(folded[1:]),
        words=tuple(folded),
        plain=latin(words[-1]),
        given_plain=latin(words[0]) if len(words) > 1 else "",
        generation=_GENERATIONS.get(generation, generation),
    )
