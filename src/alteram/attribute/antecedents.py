"""Where pronouns lead: the scene of a text, and the antecedent of a word in it.

Agreement in gender, number and kind comes first, then the last speaker, subjects and nearness.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from alteram.attribute.actors import Cast
from alteram.attribute.genders import told_genders
from alteram.model import Actor, ActorKind, Attribution, Span
from alteram.text.names import Name
from alteram.text.parse import Parsed, Token
from alteram.text.quotes import find_quotations
from alteram.text.rolewords import BODIES, FOREIGN_ARTICLES, OUTLETS

_FAR = 8
_INSTITUTIONS = BODIES | OUTLETS | {"of", "and", "for"}
# What a mention gains or loses: found by search on annotated texts of our own.
_WEIGHTS: Mapping[str, float] = {
    "sentence": -1.5, "paragraph": -1.0, "subject": 1.5, "last": 3.0, "quoted": -3.0,
    "held": -2.0, "leads": 3.0, "poss": -1.5, "compound": -2.0, "silent": -0.5,
    "guessed": -1.5, "gender": 2.0,
}  # fmt: skip
_FIT: Mapping[str, Mapping[ActorKind, float]] = {
    "he": {"person": 0.0, "unknown": -1.0},
    "it": {"body": 0.0, "outlet": 0.0, "document": 0.0, "state": -1.5, "unknown": -1.0},
    "they": {"group": 0.0, "body": -0.5, "person": -2.5, "state": -2.5, "unknown": -1.5},
    "paper": {"outlet": 0.0, "body": 0.0, "unknown": 0.0},
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
    held: frozenset[int] = frozenset()
    silent: frozenset[str] = frozenset()
    described: dict[str, list[tuple[int, Actor]]] | None = None
    done: dict[str, Attribution] = field(default_factory=dict)
    quotes: tuple[Span, ...] = ()
    quote_starts: tuple[int, ...] = ()


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
        opens = name.opens if name.kind == "person" else name.first
        scene.covered.update(dict.fromkeys(range(opens, name.last + 1), name))
    for name in cast.names:
        over = scene.covered.get(name.head)
        if over is None or not _is_role_of(name, over):
            scene.covered[name.head] = name
    scene.genders.update(cast.genders)
    scene.genders.update(told_genders(parsed, named, cast.by_span))
    pieces = (p for q in find_quotations(parsed.text, parsed.paragraphs) for p in q.pieces)
    scene.quotes = tuple(sorted(pieces))
    scene.quote_starts = tuple(piece.start for piece in scene.quotes)
    scene.silent = frozenset(actor.id for actor in cast.silent)
    direct = [span for one in attributions if one.kind == "direct" for span in one.content]
    scene.held = _numbers(parsed, [span for one in attributions for span in one.content])
    scene.quoted = _numbers(parsed, [*scene.quotes, *direct])
    return scene


def _numbers(parsed: Parsed, spans: Iterable[Span]) -> frozenset[int]:
    """Return the numbers of the tokens in spans."""
    found: set[int] = set()
    for span in spans:
        tokens = parsed.tokens_in(span)
        found.update(range(tokens[0].i, tokens[-1].i + 1) if tokens else ())
    return frozenset(found)


def _is_role_of(role: Name, person: Name) -> bool:
    """Tell whether a role stands among the words before a person's own name."""
    within = person.whole.start <= role.span.start < role.span.end <= person.span.start
    return role.kind == "role" and person.kind == "person" and within


def _sentence_of(scene: Scene, index: int) -> int:
    return scene.parsed.tokens[index].sentence


def _last_said(scene: Scene, index: int, fit: Mapping[ActorKind, float]) -> Actor | None:
    for at in range(said_before(scene, index) - 1, -1, -1)[:_FAR]:
        if scene.said[at][1].kind in fit:
            return scene.said[at][1]
    return None


def said_before(scene: Scene, index: int) -> int:
    """Return how many are known to have spoken before token `index`."""
    return bisect_left(scene.said, index, key=lambda said: said[0])


def agrees(scene: Scene, actor: Actor, gender: str | None) -> bool:
    """Tell whether an actor may be of a gender, as far as the text tells."""
    known = scene.genders.get(actor.id)
    return gender is None or known is None or known == gender


def find_antecedent(
    scene: Scene,
    index: int,
    way: str,
    gender: str | None,
    fits: Callable[[Actor, Name], bool] | None = None,
    within: Sequence[Span] = (),
) -> Actor | None:
    """Return the most likely actor that the word at token `index` goes back to.

    `way` is "he", "it", "they", "paper" or "voice" (of a document); `fits` narrows the choice.
    """
    fit = _FIT[way]
    here = _sentence_of(scene, index)
    last = _last_said(scene, index, fit)
    best: tuple[float, int] | None = None
    found: Actor | None = None
    for k in range(bisect_left(scene.heads, index) - 1, -1, -1):
        name = scene.by_head[k]
        if here - _sentence_of(scene, name.head) > _FAR:
            break
        actor = scene.cast.by_span[name.span]
        if actor.kind not in fit or not agrees(scene, actor, gender):
            continue
        if (fits is not None and not fits(actor, name)) or _is_other_number(scene, name, way):
            continue
        score = fit[actor.kind] + sum(
            _WEIGHTS[trait] * count
            for trait, count in _traits(scene, name, index, within).items()
            if trait != "leads" or way == "he"
        )
        if gender is not None and scene.genders.get(actor.id) == gender:
            score += _WEIGHTS["gender"]
        score += _WEIGHTS["last"] if last is not None and actor.id == last.id else 0.0
        if best is None or score > best[0]:
            best, found = (score, k), actor
    if found is not None or fits is not None:
        return found
    return last if last and agrees(scene, last, gender) else None


def _traits(scene: Scene, name: Name, index: int, within: Sequence[Span]) -> dict[str, int]:
    """Return what speaks for and against a mention, as seen from the word at `index`."""
    token = scene.parsed.tokens[name.head]
    far = _sentence_of(scene, index) - token.sentence
    actor = scene.cast.by_span[name.span]
    return {
        "sentence": far,
        "paragraph": _paragraph_of(scene, index) != _paragraph_of(scene, token.i),
        "subject": _is_subject(scene, token),
        "quoted": token.i in scene.quoted and index not in scene.quoted,
        "held": token.i in scene.held and not _holds(within, token),
        "leads": far == 0 and _leads(scene, token),
        "poss": token.dep == "poss",
        "compound": token.dep == "compound",
        "silent": actor.id in scene.silent,
        "guessed": actor.id in scene.cast.guessed,
    }


def _is_other_number(scene: Scene, name: Name, way: str) -> bool:
    """Tell whether a name's number or kind is not that of the pronoun that goes back to it."""
    plural = scene.parsed.tokens[name.head].tag in ("NNS", "NNPS")
    unclear = scene.cast.by_span[name.span].kind == "unknown"
    if way == "he" and unclear:
        return not _is_like_person(scene, name)
    return (way == "they" and _is_one(scene, name)) or (way == "it" and plural and unclear)


def _is_like_person(scene: Scene, name: Name) -> bool:
    """Tell whether a name of no kind, as the subject of a sentence, is written like a person's."""
    own = name.text.lower().split()
    token = scene.parsed.tokens[name.head]
    first = name.first
    return (
        not name.small
        and len(own) in (2, 3)
        and token.tag == "NNP"
        and _is_subject(scene, token)
        and own[0] not in FOREIGN_ARTICLES
        and scene.parsed.tokens[max(first - 1, 0)].lower != "the"
        and _INSTITUTIONS.isdisjoint(own)
    )


def _is_subject(scene: Scene, token: Token) -> bool:
    """Tell whether a word is a subject, or stands in apposition to one."""
    above = scene.parsed.tokens[token.head]
    between = scene.parsed.tokens[above.i + 1 : token.i]
    if token.dep == "appos" and any(one.text == "," for one in between):
        return above.dep.startswith("nsubj")
    return token.dep.startswith("nsubj")


def _is_one(scene: Scene, name: Name) -> bool:
    """Tell whether a name means one person alone, whom "they" does not mean."""
    token = scene.parsed.tokens[name.head]
    person = scene.cast.by_span[name.span].kind == "person" and not token.tag.endswith("S")
    return person and not _is_among_others(scene, token)


def _paragraph_of(scene: Scene, index: int) -> int:
    return scene.parsed.sentences[scene.parsed.tokens[index].sentence].paragraph


def _holds(spans: Sequence[Span], token: Token) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


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


def speaker_of(scene: Scene, attribution: Attribution | None) -> Actor | None:
    """Return the actor that an attribution was resolved to."""
    if attribution is None or attribution.speaker_actor is None:
        return None
    return scene.actors.get(attribution.speaker_actor)
