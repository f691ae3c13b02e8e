"""Who speaks: the actor and the name behind the words that an attribution gives as its speaker.

Names come from the cast; pronouns, "the ministry" and "the statement" are led back to what was
mentioned before: agreement in gender, number and kind first, then the last speaker, subjects
and nearness. What cannot be led back keeps the words of the text.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alteram.attribute.actors import Cast
from alteram.attribute.antecedents import (
    FIRST_PERSON,
    MANY,
    PERSONAL,
    Scene,
    find_antecedent,
    follow_pronoun,
    last_speaker,
    set_scene,
)
from alteram.attribute.company import find_company, find_makers, is_listed, person_inside
from alteram.attribute.shown import ARTICLES, shown_words
from alteram.model import UNNAMED_OUTLET, UNNAMED_SPEAKER, Actor, Attribution, Span
from alteram.text.names import Name
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import OUTLETS, VOICES, words

_RELATIVE = words("who which that whom whose")
_LONGEST = 120
_FEW = 8
_INDEFINITE = words("a an one another some any")
_NEAR = 4
_BODIES_AGAIN = ("group", "company", "organisation", "organization", "body", "firm")
_STATE_ORGANS = words(
    "ministry government army navy police prosecution court parliament cabinet senate assembly"
)
_PAPERS = ("outlet", "paper", "network", "website", "site")
_NOMINAL = ("NN", "PR", "DT", "WP", "CD", "JJ", "WD")


def _head(parsed: Parsed, spans: Sequence[Span]) -> Token | None:
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
    return nouns[0] if nouns else inside[0] if inside else None


def _as_written(parsed: Parsed, spans: Sequence[Span]) -> str:
    """Return a speaker's own words as a name."""
    return shown_words(parsed, spans, _head(parsed, spans))


@dataclass(frozen=True, slots=True)
class _Answer:
    name: str
    actor: Actor | None = None
    voice: bool = False


def _named(actors: list[Actor], *, voice: bool = False) -> _Answer:
    return _Answer(" and ".join(actor.name for actor in actors), actors[0], voice)


def _voice(scene: Scene, name: Name, spans: Sequence[Span]) -> _Answer:
    """Lead a document's words back to whoever made the document."""
    owner = scene.cast.by_span.get(name.of) if name.of is not None else None
    if owner is not None and owner.kind != "document":
        made = scene.named.get(name.of) if name.of is not None else None
        return _named(find_company(scene, made, spans) if made else [owner], voice=True)
    noun = scene.parsed.tokens[name.head]
    article = scene.parsed.tokens[max(noun.i - 1, 0)].lower
    near = {t.lower for span in spans for t in scene.parsed.tokens_in(span)}
    near.add(article)
    loose = noun.tag == "NNS" and not near & ARTICLES
    if noun.lemma in VOICES and not loose and not near & _INDEFINITE:
        found = find_antecedent(scene, noun.i, "voice", None)
        if found is not None:
            return _named(find_makers(scene, found, noun.i), voice=True)
    if name.state is not None:
        return _Answer(_as_written(scene.parsed, spans), None, voice=True)
    return _Answer(_as_written(scene.parsed, spans))


def _possessed(scene: Scene, head: Token, spans: Sequence[Span]) -> _Answer | None:
    """Resolve "his campaign" to the owner's name and the noun."""
    for span in spans:
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
        if name is not None and name.kind == "document" and head.lemma in VOICES:
            return _named([owner], voice=True)
        if actor is not None and actor.kind == "person" and not _is_unnamed(actor):
            return _named([actor])
        return _Answer(f"{owner.name}{mark} {rest}"[:_LONGEST], actor)
    return None


def _relative(scene: Scene, token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    verb = scene.parsed.tokens[token.head]
    for _ in range(4):
        if verb.dep in ("relcl", "acl"):
            return scene.parsed.tokens[verb.head]
        if verb.head == verb.i:
            break
        verb = scene.parsed.tokens[verb.head]
    return token


def _noun_phrase(parsed: Parsed, head: Token) -> Span:
    """Return a noun with the words before it that describe it."""
    left = [i for i in parsed.children[head.i] if i < head.i and head.i - i < _FEW]
    return parsed.span(min([*left, head.i]), head.i)


def _by_pronoun(scene: Scene, head: Token, one: Attribution, parent: Attribution | None) -> _Answer:
    found = follow_pronoun(scene, head, parent)
    if found is not None:
        return _named(find_makers(scene, found, head.i) if head.lower in MANY else [found])
    if head.lower in FIRST_PERSON:
        return _Answer(parent.speaker_name if parent is not None else scene.outlet)
    return _Answer(_as_written(scene.parsed, one.speaker))


def _by_name(scene: Scene, head: Token, one: Attribution) -> _Answer:
    name = scene.covered.get(head.i)
    if name is not None and name.kind == "document":
        return _voice(scene, name, one.speaker)
    actor = scene.cast.by_span.get(name.span) if name is not None else None
    if name is not None and actor is not None and not _is_unnamed(actor):
        return _by_actor(scene, head, name, actor, one)
    found = person_inside(scene, one.speaker)
    if found is None and name is not None and actor is not None:
        found = _described(scene, name, actor)
    elif found is None:
        found = _paper(scene, head)
    return _named([found]) if found else _Answer(_as_written(scene.parsed, one.speaker), actor)


def _by_actor(scene: Scene, head: Token, name: Name, actor: Actor, one: Attribution) -> _Answer:
    """Name a known actor and those beside him; a group keeps the words of the text."""
    company = find_company(scene, name, one.speaker)
    plural = actor.kind == "unknown" and head.tag.endswith("S")
    alone = len(company) == 1 and is_listed(scene.parsed, head, one.speaker)
    bare = name.small and actor.name == name.text
    if actor.kind == "group" or plural or alone or bare:
        return _Answer(_as_written(scene.parsed, one.speaker), actor)
    return _named(company)


def _paper(scene: Scene, head: Token) -> Actor | None:
    """Return the outlet that "the newspaper", or the body that "the group" means."""
    article = scene.parsed.tokens[max(head.i - 1, 0)].lower
    if article == "the" and head.lower in _BODIES_AGAIN:
        found = find_antecedent(scene, head.i, "it", None)
        own = {word.lower() for word in found.name.split()} if found is not None else set[str]()
        return found if own.isdisjoint(_STATE_ORGANS) else None
    if article != "the" or (head.lower not in OUTLETS and head.lower not in _PAPERS):
        return None
    return find_antecedent(scene, head.i, "paper", None)


def _described(scene: Scene, name: Name, actor: Actor) -> Actor | None:
    """Return the person whom "the candidate" describes anew: the last speaker, if just now."""
    tokens = scene.parsed.tokens_in(name.whole)
    article = scene.parsed.tokens[max(tokens[0].i - 1, 0)].lower if tokens else ""
    if article != "the" or name.of is not None:
        return None
    last, place = last_speaker(scene, name.head)
    if last is None or last.id == actor.id or last.kind != "person" or _is_unnamed(last):
        return None
    near = scene.parsed.tokens[name.head].sentence - scene.parsed.tokens[place].sentence <= _NEAR
    same_state = name.state is None or last.state in (None, name.state)
    known = scene.genders.get(actor.id)
    same_gender = known is None or scene.genders.get(last.id, known) == known
    return last if near and same_state and same_gender else None


def _resolve(scene: Scene, one: Attribution, parent: Attribution | None) -> _Answer:
    """Return the name and the actor of one attribution's speaker."""
    head = _head(scene.parsed, one.speaker)
    if head is None:
        return _Answer(UNNAMED_SPEAKER)
    if head.lower in _RELATIVE and head.tag in ("WP", "WDT"):
        head = _relative(scene, head)
        one = replace(one, speaker=(_noun_phrase(scene.parsed, head),))
    if head.lower in PERSONAL and head.tag.startswith("PR"):
        return _by_pronoun(scene, head, one, parent)
    return _possessed(scene, head, one.speaker) or _by_name(scene, head, one)


def _is_unnamed(actor: Actor) -> bool:
    return actor.kind == "person" and actor.role == actor.name


def _place(parsed: Parsed, one: Attribution) -> int:
    spans = one.speaker or one.cue or one.content
    tokens = parsed.tokens_in(spans[0]) if spans else ()
    return tokens[0].i if tokens else 0


def _depths(attributions: Sequence[Attribution]) -> dict[str, int]:
    parents = {one.id: one.parent for one in attributions}
    depths: dict[str, int] = {}
    for one in attributions:
        depth, above, seen = 0, one.parent, {one.id}
        while above is not None and above in parents and above not in seen:
            seen.add(above)
            depth, above = depth + 1, parents[above]
        depths[one.id] = depth
    return depths


def resolve_speakers(
    parsed: Parsed, attributions: Sequence[Attribution], cast: Cast, outlet: str = UNNAMED_OUTLET
) -> tuple[Attribution, ...]:
    """Return the attributions with `speaker_name` and `speaker_actor`, in their order."""
    scene = set_scene(parsed, cast, attributions, outlet)
    depths = _depths(attributions)
    done: dict[str, Attribution] = {}
    for one in sorted(attributions, key=lambda a: (depths[a.id], _place(parsed, a), a.id)):
        answer = _resolve(scene, one, done.get(one.parent) if one.parent else None)
        actor = answer.actor
        done[one.id] = replace(
            one, speaker_name=answer.name, speaker_actor=actor.id if actor else None
        )
        above = done.get(one.parent) if one.parent else None
        if actor is not None and (above is None or above.kind != "direct"):
            insort(scene.said, (_place(parsed, one), actor, answer.voice), key=lambda said: said[0])
    return tuple(done[one.id] for one in attributions)
