"""Nouns that mention someone again: "the Column", "the paper", "the applicant", "the group".

A definite noun means whoever bears it as a word of his name, or whom the text has called so in
apposition; a noun for a kind of speaker ("the station") means the one of that kind named last.
"""

from collections.abc import Callable

from alteram.attribute.antecedents import Scene, find_antecedent
from alteram.model import Actor
from alteram.text.names import Name
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import BODIES, HONOURS, OUTLETS, words

_DEFINITE = words("the this that these those same said")
_BODIES_AGAIN = words(
    "group company organisation organization body firm party movement association institution"
)
_STATE_ORGANS = words(
    "ministry government army navy police prosecution court parliament cabinet senate assembly "
    "commission directorate tribunal"
)
_PAPERS = words(
    "outlet paper network website site service organ daily weekly newspaper transmitter"
)
_OF_GENDER = {"lady": "f", "gentleman": "m"}
_AIRED = words("radio television tv voice station channel broadcasting broadcaster")
_ON_AIR = words("station channel broadcaster network transmitter programme")
_DESCRIBING = frozenset(["amod", "compound", "poss", "prep", "appos"])
_TITLED = {
    "dr": "doctor", "prof": "professor", "gen": "general", "col": "colonel", "capt": "captain",
    "lt": "lieutenant", "maj": "major", "sgt": "sergeant", "gov": "governor", "sen": "senator",
    "fr": "priest", "father": "priest", "rev": "clergyman", "reverend": "clergyman",
    "sr": "nun", "sister": "nun", "professor": "scholar",
}  # fmt: skip


def is_definite(parsed: Parsed, head: Token) -> bool:
    """Tell whether a noun is used of someone already known ("the", "this", "the same")."""
    first = head.i
    for child in parsed.children[head.i]:
        token = parsed.tokens[child]
        if token.i < head.i and (token.lower in _DEFINITE or token.dep == "det"):
            return token.lower in _DEFINITE
        first = min(first, child)
    before = parsed.tokens[max(first - 1, 0)]
    return before.lower in _DEFINITE and before.tag != "IN"


def find_again(scene: Scene, head: Token) -> Actor | None:
    """Return the actor whom a noun without a name of its own mentions again."""
    noun = head.lower
    if noun in HONOURS:
        return find_antecedent(scene, head.i, "he", None)
    if not is_definite(scene.parsed, head):
        return None
    if noun in _OF_GENDER:
        return find_antecedent(scene, head.i, "he", _OF_GENDER[noun])
    return _by_word(scene, head) or _by_kind(scene, head)


def _by_kind(scene: Scene, head: Token) -> Actor | None:
    """Return the outlet that "the station", or the body that "the group" means."""
    beside = (scene.parsed.tokens[i] for i in scene.parsed.children[head.i])
    if any(one.dep in _DESCRIBING and not one.lower.endswith("self") for one in beside):
        return None
    if head.lower in OUTLETS or head.lower in _PAPERS:
        return _outlet(scene, head)
    if head.lower in _BODIES_AGAIN:
        return find_antecedent(scene, head.i, "it", None, _is_no_organ(scene, head))
    return None


def _is_no_organ(scene: Scene, head: Token) -> Callable[[Actor, Name], bool]:
    """Return the test for a body that "the group" may mean: no organ of state, not beside it."""

    def fits(actor: Actor, name: Name) -> bool:
        if not _STATE_ORGANS.isdisjoint(word.lower() for word in actor.name.split()):
            return False
        verb = scene.parsed.tokens[name.head].head
        return head.head == head.i or verb != scene.parsed.tokens[head.head].head

    return fits


def _outlet(scene: Scene, head: Token) -> Actor | None:
    """Return the outlet of a kind named last, or else a name of no kind that has spoken."""
    aired = head.lower in _ON_AIR

    def strictly(actor: Actor, name: Name) -> bool:
        own = {word.lower() for word in actor.name.split()}
        known = actor.kind == "outlet" and own.isdisjoint(BODIES - OUTLETS)
        if known or not own.isdisjoint(OUTLETS):
            return not aired or not own.isdisjoint(_AIRED) or own.isdisjoint(OUTLETS)
        return aired and not own.isdisjoint(_AIRED)

    def loosely(actor: Actor, name: Name) -> bool:
        subject = scene.parsed.tokens[name.head].dep == "nsubj"
        return not aired and actor.kind == "unknown" and (subject or _spoke(scene, actor))

    found = find_antecedent(scene, head.i, "paper", None, strictly)
    return found or find_antecedent(scene, head.i, "paper", None, loosely)


def _spoke(scene: Scene, actor: Actor) -> bool:
    return any(said.id == actor.id for _, said, _ in scene.said)


def _called(scene: Scene, name: Name) -> set[str]:
    """Return the nouns that stand beside a name as its description."""
    parsed, found = scene.parsed, set[str]()
    head = parsed.tokens[name.head]
    for child in parsed.children[head.i]:
        token = parsed.tokens[child]
        if token.dep == "appos" and token.tag[:2] == "NN":
            found.add(token.lower)
        if token.dep == "compound" and token.tag == "NN" and token.end <= name.span.start:
            found.add(token.lower)
    if head.dep == "appos":
        found.add(parsed.tokens[head.head].lower)
    if name.whole.start < name.span.start:
        before = parsed.tokens[name.opens : name.first]
        found.update(_TITLED[t] for t in (one.lower.strip(".") for one in before) if t in _TITLED)
    return found


def _by_word(scene: Scene, head: Token) -> Actor | None:
    """Return the actor last mentioned before a noun who bears it in his name or is called so."""
    noun, later = head.lower, None
    here = scene.cast.by_span.get(scene.covered[head.i].span) if head.i in scene.covered else None
    if scene.described is None:
        scene.described = _describe(scene)
    for place, actor in reversed(scene.described.get(noun, ())):
        if here is not None and actor.id == here.id:
            continue
        if place < head.i:
            return actor
        later = actor
    return later


def _describe(scene: Scene) -> dict[str, list[tuple[int, Actor]]]:
    """Return for each word of names, and each noun beside them, who bears it and where."""
    found: dict[str, list[tuple[int, Actor]]] = {}
    for name in scene.by_head:
        actor = scene.cast.by_span[name.span]
        if actor.id in scene.cast.unnamed or actor.kind == "group" or name.small:
            continue
        own = {word.lower().strip(".,'’") for word in name.text.split()}
        for word in sorted((own if len(own) > 1 else set[str]()) | _called(scene, name)):
            found.setdefault(word, []).append((name.head, actor))
    return found
