"""Places that a text names again without their names: "there", "here", "the village", "the market".

A definite noun goes back to the last place that was told with that noun; "there" to the last
place told; "here" and "this city" to the place of the dateline.
"""

from alteram.extract.lexicon import PLACE_HEADS, words
from alteram.extract.settings import Where
from alteram.text.parse import Token

_DEFINITE = frozenset({"the", "that", "this"})
_NOT_SPOTS = words(
    "resident inhabitant occupation siege blockade shelling bombing bombardment liberation"
    " destruction capture fall seizure defense civilian population north south east west country"
    " part land region community corner"
)
_SPOTS = (PLACE_HEADS | words("post fort quay landing depot pier reef ferry palace")) - _NOT_SPOTS
_HERE = words("city capital town village district")


def told_again(where: Where, word: int) -> int | None:
    """Return the index of the place that a word's clause goes back to, None where to none."""
    parsed = where.parsed
    clause = where.clauses.head[word]
    first = where.clauses.first.get(clause, word)
    last = where.clauses.last.get(clause, word)
    for at in range(first, min(last + 1, first + 60)):
        token = parsed.tokens[at]
        if token.lower == "there" and token.dep in ("advmod", "pcomp", "pobj"):
            return _last_place(where, at)
        if token.lower == "here" and token.tag == "RB":
            return where.home[0] if where.home else None
        if token.lemma in _SPOTS and token.tag == "NN" and _is_where(where, token):
            found = _named_as(where, token)
            if found is not None:
                return found
    return None


def _is_where(where: Where, noun: Token) -> bool:
    """Tell whether a noun is a bare "in the town", "of that village" and names nothing itself."""
    below = [where.parsed.tokens[c] for c in where.parsed.children[noun.i]]
    if not any(t.lower in _DEFINITE and t.dep == "det" for t in below):
        return False
    return all(t.dep in ("det", "punct", "case") for t in below) and noun.dep in (
        "pobj",
        "dobj",
        "nsubjpass",
    )


def _named_as(where: Where, noun: Token) -> int | None:
    """Return the last place told before with a noun, else the dateline's for "this city"."""
    for sentence, anchor, record in reversed(where.spots.get(noun.lemma, ())):
        if anchor < noun.i and sentence <= noun.sentence:
            return record
    before = where.parsed.tokens[noun.i - 1].lower
    if before == "this" and noun.lemma in _HERE and where.home:
        return where.home[0]
    return None


def _last_place(where: Where, at: int) -> int | None:
    for sentence in range(where.parsed.tokens[at].sentence, -1, -1):
        rows = [one for one in where.place_at.get(sentence, ()) if one.anchor < at]
        for found in reversed(rows):
            if where.places[found.record].precision not in ("country", "region"):
                return found.record
    return None
