"""Where pronouns lead: the scene of a text, and the antecedent of a word in it.

Agreement in gender, number and kind comes first, then the last speaker, subjects and nearness.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alteram.attribute.actors import Cast
from alteram.model import Actor, ActorKind, Attribution, Span
from alteram.text.names import Name
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import words

_HE = words("he him his himself")
_SHE = words("she her hers herself")
_IT = words("it its itself")
_THEY = words("they them their theirs themselves")
FIRST_PERSON = words("i we us me my our mine ours myself ourselves")
MANY = _IT | _THEY
PERSONAL = _HE | _SHE | _IT | _THEY | FIRST_PERSON
_FAR = 8
_FIT: Mapping[str, Mapping[ActorKind, float]] = {
    "he": {"person": 0.0},
    "it": {"body": 0.0, "outlet": 0.0, "document": 0.0, "state": -1.5, "unknown": -1.0},
    "they": {"group": 0.0, "body": -0.5, "person": -2.5, "state": -2.5, "unknown": -1.5},
    "paper": {"outlet": 0.0},
    "voice": {"body": 0.0, "person": 0.0, "state": -2.0, "group": -1.0, "unknown": -1.0},
}


@dataclass(slots=True)
class Scene:
    """What resolving one text needs; `said` grows as speakers become known, in order."""

    parsed: Parsed
    cast: Cast
    outlet: str
    actors: dict[str, Actor]
    heads: tuple[int, ...] = ()
    by_head: tuple[Name, ...] = ()
    named: dict[Span, Name] = field(default_factory=dict)
    starts: tuple[int, ...] = ()
    by_start: tuple[Name, ...] = ()
    covered: dict[int, Name] = field(default_factory=dict)
    said: list[tuple[int, Actor, bool]] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    quoted: frozenset[int] = frozenset()


def set_scene(
    parsed: Parsed, cast: Cast, attributions: Sequence[Attribution], outlet: str
) -> Scene:
    """Return the scene of a text, in which nobody has spoken yet."""
    named = sorted((name for name in cast.names if name.span in cast.by_span), key=lambda n: n.head)
    at = sorted(named, key=lambda n: n.whole)
    scene = Scene(
        parsed=parsed,
        cast=cast,
        outlet=outlet,
        actors=cast.by_id(),
        heads=tuple(n.head for n in named),
        by_head=tuple(named),
        named={name.span: name for name in named},
        starts=tuple(n.whole.start for n in at),
        by_start=tuple(at),
    )
    for name in sorted(
        cast.names, key=lambda n: (n.kind == "person", -(n.whole.end - n.whole.start))
    ):
        for token in parsed.tokens_in(name.whole if name.kind == "person" else name.span):
            scene.covered[token.i] = name
    for name in cast.names:
        scene.covered[name.head] = name
    scene.genders.update(cast.genders)
    scene.quoted = frozenset(
        token.i
        for one in attributions
        if one.kind == "direct"
        for span in one.content
        for token in parsed.tokens_in(span)
    )
    return scene


def _sentence_of(scene: Scene, index: int) -> int:
    return scene.parsed.tokens[index].sentence


def _last_said(scene: Scene, index: int, fit: Mapping[ActorKind, float]) -> Actor | None:
    for at in range(_said_before(scene, index) - 1, -1, -1)[:_FAR]:
        if scene.said[at][1].kind in fit:
            return scene.said[at][1]
    return None


def last_speaker(scene: Scene, index: int) -> tuple[Actor | None, int]:
    """Return who spoke last before token `index`, and at which token."""
    at = _said_before(scene, index) - 1
    return (scene.said[at][1], scene.said[at][0]) if at >= 0 else (None, 0)


def _said_before(scene: Scene, index: int) -> int:
    return bisect_left(scene.said, index, key=lambda said: said[0])


def _agrees(scene: Scene, actor: Actor, gender: str | None) -> bool:
    known = scene.genders.get(actor.id)
    return gender is None or known is None or known == gender


def find_antecedent(scene: Scene, index: int, way: str, gender: str | None) -> Actor | None:
    """Return the most likely actor that the word at token `index` goes back to.

    `way` is "he", "it", "they" or "voice" (of a document).
    """
    fit = _FIT[way]
    here = _sentence_of(scene, index)
    last = _last_said(scene, index, fit)
    best: tuple[float, int] | None = None
    found: Actor | None = None
    for k in range(bisect_left(scene.heads, index) - 1, -1, -1):
        name = scene.by_head[k]
        far = here - _sentence_of(scene, name.head)
        if far > _FAR:
            break
        actor = scene.cast.by_span[name.span]
        if actor.kind not in fit or not _agrees(scene, actor, gender):
            continue
        token = scene.parsed.tokens[name.head]
        alone = actor.kind == "person" and not token.tag.endswith("S")
        if way == "they" and alone and not _is_among_others(scene, token):
            continue
        score = fit[actor.kind] - 1.0 * far
        score += 1.5 if token.dep.startswith("nsubj") else 0.0
        score += 4.0 if last is not None and actor.id == last.id else 0.0
        score -= 3.0 if token.i in scene.quoted else 0.0
        score += 3.0 if way == "he" and far == 0 and _leads(scene, token) else 0.0
        score -= 1.5 if token.dep == "poss" else 0.0
        if best is None or score > best[0]:
            best, found = (score, k), actor
    return found if found is not None else last if last and _agrees(scene, last, gender) else None


def _leads(scene: Scene, token: Token) -> bool:
    """Tell whether a word is the subject of its sentence's main verb."""
    verb = scene.parsed.tokens[token.head]
    return token.dep == "nsubj" and verb.dep == "ROOT"


def _is_among_others(scene: Scene, token: Token) -> bool:
    """Tell whether a word is a member of a list of persons or things."""
    tokens = scene.parsed.tokens
    return token.dep == "conj" or any(
        tokens[child].dep == "conj" for child in scene.parsed.children[token.i]
    )


def follow_pronoun(scene: Scene, token: Token, parent: Attribution | None) -> Actor | None:
    """Return the actor that a personal pronoun means; `parent` is whose words it stands in."""
    word = token.lower
    if word in FIRST_PERSON:
        return speaker_of(scene, parent) if parent is not None else None
    if word in _HE or word in _SHE:
        gender = "m" if word in _HE else "f"
        found = None
        if parent is not None and parent.kind != "direct":
            speaker = speaker_of(scene, parent)
            if speaker is not None and speaker.kind == "person" and _agrees(scene, speaker, gender):
                found = speaker
        found = found or find_antecedent(scene, token.i, "he", gender)
        if found is not None:
            scene.genders.setdefault(found.id, gender)
        return found
    if word in _IT:
        at = _said_before(scene, token.i) - 1
        if at >= 0 and scene.said[at][2]:
            return scene.said[at][1]
        return find_antecedent(scene, token.i, "it", None)
    return find_antecedent(scene, token.i, "they", None)


def speaker_of(scene: Scene, attribution: Attribution | None) -> Actor | None:
    """Return the actor that an attribution was resolved to."""
    if attribution is None or attribution.speaker_actor is None:
        return None
    return scene.actors.get(attribution.speaker_actor)
