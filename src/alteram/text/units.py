"""A candidate for a name, and the lower-case nouns that stand for roles, bodies and documents."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import (
    DOCUMENTS,
    GROUPS,
    LOOSE_BODIES,
    PERSONS,
    ROLE_MODIFIERS,
    words,
)

UnitKind = Literal[
    "state", "adjective", "body", "role", "group", "document", "outlet", "plain", "person"
]

_VAGUE = words("other same such many own more several few certain very whole entire relevant")
_FEW = 2
# What the words for those who do something for a living end in.
_TRADES = ("ologist", "woman", "monger", "smith", "wright", "keeper", "maker", "stress", "herd")
_PAPERS = words("newspaper paper magazine website channel station programme agency")
_OWN = words("this our")
_MANY = words("forces troops guards services police military authorities")


@dataclass(slots=True)
class Unit:
    """A candidate: tokens `first` to `last` (both in), `head` the noun that carries it.

    `core` is where a person's own name begins; `of` is what the unit belongs to; `beside` the
    name it stands in apposition to; `office` a second role, after the name; `taken` is set where
    it has become part of another's name.
    """

    kind: UnitKind
    first: int
    last: int
    head: int
    core: int
    state: str | None = None
    of: "Unit | None" = None
    role: "Unit | None" = None
    office: "Unit | None" = None
    alias: "Unit | None" = None
    beside: "Unit | None" = None
    written_small: bool = False
    taken: bool = False


_NOUNS = LOOSE_BODIES | PERSONS | DOCUMENTS | GROUPS | _PAPERS | _MANY


@lru_cache(maxsize=50_000)
def _small_kind(text: str, tag: str, lemma: str, dep: str) -> UnitKind | None:
    lowered, lower = text[0].islower(), text.lower()
    if tag == "NN" or (tag == "NNP" and lowered):
        for kind, nouns in (("body", LOOSE_BODIES), ("role", PERSONS), ("document", DOCUMENTS)):
            if lower in nouns:
                return kind  # type: ignore[return-value]
        return "role" if dep == "appos" and lower.endswith(_TRADES) else None
    if tag != "NNS" and not (tag == "NNPS" and lowered):
        return None
    if lower in _MANY:
        return "body"
    if lower in GROUPS or lemma in PERSONS:
        return "group"
    return "document" if lemma in DOCUMENTS else None


def small_unit(parsed: Parsed, token: Token, floor: int) -> Unit | None:
    """Return the unit of a lower-case noun, modifiers taken in, not left of `floor`."""
    if token.lower not in _NOUNS and token.lemma not in _NOUNS and token.dep != "appos":
        return None
    i = token.i
    if token.lower in _PAPERS and i > floor and parsed.tokens[i - 1].lower in _OWN:
        return Unit("outlet", i, i, i, i, written_small=True)
    kind = _small_kind(token.text, token.tag, token.lemma, token.dep)
    if kind is None:
        return None
    first = i
    while first > floor and kind != "document":
        before = parsed.tokens[first - 1]
        if before.text[0].isupper():
            break
        if before.lower not in ROLE_MODIFIERS and (
            before.tag not in ("JJ", "NN", "NNP") or before.lower in _VAGUE or i - first > _FEW
        ):
            break
        first -= 1
    return Unit(kind, first, i, i, first, written_small=True)
