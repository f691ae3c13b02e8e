"""The answer to who speaks: the name shown, the actor, and whether a document's voice led there."""

from collections.abc import Sequence
from dataclasses import dataclass

from alteram.attribute.shown import shown_words
from alteram.model import Actor, Span
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import words

_SMALL = words("a an his her its their our my your")
_NOMINAL = ("NN", "PR", "DT", "WP", "CD", "JJ", "WD")


def head_of(parsed: Parsed, spans: Sequence[Span]) -> Token | None:
    """Return the token that carries a speaker's words: the one governed from outside."""
    inside = [
        token
        for span in spans
        for token in parsed.tokens_in(span)
        if token.text.strip("\"'“”,") and not token.lower.endswith(("self", "selves"))
    ]
    numbers = {token.i for token in inside}
    outer = [
        token
        for token in inside
        if (token.head not in numbers or token.head == token.i) and token.tag[:2] in _NOMINAL
    ]
    if outer:
        return next((token for token in outer if token.dep.startswith("nsubj")), outer[0])
    nouns = [token for token in inside if token.tag.startswith("NN")]
    if nouns or not inside:
        return nouns[0] if nouns else None
    loose = (token for token in inside if token.head not in numbers and token.tag != "DT")
    return next(loose, inside[0])


def as_written(parsed: Parsed, spans: Sequence[Span]) -> str:
    """Return a speaker's own words as a name."""
    return shown_words(parsed, spans, head_of(parsed, spans))


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks: the name shown, the actor if known, and whether a document spoke for him."""

    name: str
    actor: Actor | None = None
    voice: bool = False


def written_or_named(parsed: Parsed, spans: Sequence[Span], actor: Actor | None) -> Answer:
    """Return a speaker's own words, or the actor's name where that says the same and more."""
    written = as_written(parsed, spans)
    said = set(written.lower().split()) - _SMALL
    if actor is not None and said and said < set(actor.name.lower().split()):
        return Answer(actor.name, actor)
    return Answer(written, actor)


def named(actors: list[Actor], *, voice: bool = False) -> Answer:
    """Return the answer that names actors; the first is the speaker's actor."""
    return Answer(" and ".join(actor.name for actor in actors), actors[0], voice)
