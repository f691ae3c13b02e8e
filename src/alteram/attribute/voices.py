"""Speakers given by what is theirs: "the statement", "the band's leaflet", "his campaign"."""

from collections.abc import Sequence

from alteram.attribute.again import find_again
from alteram.attribute.answers import Answer, as_written, named
from alteram.attribute.antecedents import Scene, find_antecedent
from alteram.attribute.company import find_company, find_makers, name_inside
from alteram.attribute.pronouns import FIRST_PERSON, follow_pronoun
from alteram.attribute.shown import ARTICLES, shown_words
from alteram.model import Actor, Span
from alteram.text.names import Name
from alteram.text.parse import Token
from alteram.text.rolewords import HONOURS, VOICES, words

_LONGEST = 120
_INDEFINITE = words("a an one another some any")


def voice_of(scene: Scene, name: Name, spans: Sequence[Span]) -> Answer:
    """Lead a document's words back to whoever made the document."""
    owner = scene.cast.by_span.get(name.of) if name.of is not None else None
    if owner is not None and owner.kind != "document":
        made = scene.named.get(name.of) if name.of is not None else None
        return named(find_company(scene, made, spans) if made else [owner], voice=True)
    noun = scene.parsed.tokens[name.head]
    maker = _maker(scene, noun, spans)
    if maker is not None:
        return maker
    article = scene.parsed.tokens[max(noun.i - 1, 0)].lower
    near = {t.lower for span in spans for t in scene.parsed.tokens_in(span)}
    near.add(article)
    loose = noun.tag == "NNS" and not near & ARTICLES
    if noun.lemma in VOICES and not loose and not near & _INDEFINITE:
        found = find_antecedent(scene, noun.i, "voice", None)
        if found is not None:
            return named(find_makers(scene, found, noun.i), voice=True)
    if name.state is not None:
        return Answer(as_written(scene.parsed, spans), None, voice=True)
    return Answer(as_written(scene.parsed, spans))


def _maker(scene: Scene, noun: Token, spans: Sequence[Span]) -> Answer | None:
    """Return the one to whom a document's words give it ("the band's leaflet")."""
    owner = next(
        (
            scene.parsed.tokens[i]
            for i in scene.parsed.children[noun.i]
            if scene.parsed.tokens[i].dep == "poss" and scene.parsed.tokens[i].tag[:2] == "NN"
        ),
        None,
    )
    if owner is None or not any(s.start <= owner.start < s.end for s in spans):
        return None
    name = scene.covered.get(owner.i)
    actor = scene.cast.by_span.get(name.span) if name is not None else None
    if actor is None or is_bare(actor, owner):
        actor = find_again(scene, owner) or actor
    if actor is not None:
        return named([actor], voice=True)
    words_of = (scene.parsed.span(min(scene.parsed.subtree(owner.i)), owner.i),)
    return Answer(shown_words(scene.parsed, words_of, owner))


def possessed(scene: Scene, head: Token, spans: Sequence[Span]) -> Answer | None:
    """Resolve "his campaign" to the owner's name and the noun."""
    for span in spans if head.lower not in HONOURS else ():
        tokens = scene.parsed.tokens_in(span)
        if not tokens or tokens[0].tag != "PRP$" or tokens[0].lower in FIRST_PERSON:
            continue
        owner = follow_pronoun(scene, tokens[0], None)
        if owner is None or " and " in owner.name:
            return None
        rest = " ".join(scene.parsed.text[tokens[0].end : span.end].split())
        mark = "'" if owner.name.endswith("s") else "'s"
        name = scene.covered.get(head.i)
        actor = scene.cast.by_span.get(name.span) if name is not None else None
        if actor is not None and actor.id in scene.cast.unnamed:
            inside = name_inside(scene, spans, head)
            if inside is not None:
                return named([inside])
            actor = None if actor.kind == "unknown" else actor
        if name is not None and name.kind == "document" and head.lemma in VOICES:
            return named([owner], voice=True)
        if actor is not None and actor.kind == "person" and not is_unnamed(scene, actor):
            return named([actor])
        return Answer(f"{owner.name}{mark} {rest}"[:_LONGEST], actor)
    return None


def is_unnamed(scene: Scene, actor: Actor) -> bool:
    """Tell whether a noun stands for a person whose name the text does not give."""
    return actor.kind == "person" and actor.id in scene.cast.unnamed


def is_bare(actor: Actor, head: Token) -> bool:
    """Tell whether a name is one word that another may bear too ("the Column", "the boy")."""
    return actor.name.casefold() == head.lower
