"""What a text itself tells of its persons' gender: "Abbo said that his wife was ill".

No list of given names is as full for one part of the world as for another, so the words of the
text come first: a possessive or reflexive pronoun after the one person of its sentence.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from alteram.model import Actor, Span
from alteram.text.names import Name
from alteram.text.parse import Parsed

_TOLD = {"his": "m", "himself": "m", "her": "f", "hers": "f", "herself": "f"}


def told_genders(
    parsed: Parsed, names: Sequence[Name], by_span: Mapping[Span, Actor]
) -> dict[str, str]:
    """Return "f" or "m" by the ids of persons where pronouns of a text agree on it.

    `names` are those that mean an actor, by their heads.
    """
    heads = [name.head for name in names]
    votes: dict[str, set[str]] = {}
    for token in parsed.tokens:
        gender = _TOLD.get(token.lower) if token.tag[:3] == "PRP" else None
        if gender is None or (token.lower == "her" and token.tag != "PRP$"):
            continue
        first = parsed.sentences[token.sentence].first
        before = names[bisect_left(heads, first) : bisect_left(heads, token.i)]
        persons = [name for name in before if by_span[name.span].kind in ("person", "unknown")]
        ids = {by_span[name.span].id for name in persons}
        if len(ids) == 1 and parsed.tokens[persons[0].head].dep.startswith("nsubj"):
            votes.setdefault(ids.pop(), set()).add(gender)
    return {one: min(told) for one, told in votes.items() if len(told) == 1}
