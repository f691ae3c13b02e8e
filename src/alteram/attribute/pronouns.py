"""Whom a pronoun means: within quotations and reported words, and across sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from alteram.attribute.antecedents import Scene, agrees, find_antecedent, said_before, speaker_of
from alteram.model import Actor, ActorKind, Attribution
from alteram.text.names import Name
from alteram.text.parse import Token
from alteram.text.rolewords import words

_HE = words("he him his himself")
_SHE = words("she her hers herself")
_IT = words("it its itself")
_THEY = words("they them their theirs themselves")
FIRST_PERSON = words("i we us me my our mine ours myself ourselves")
SINGULAR = words("i me my mine myself")
MANY = _IT | _THEY
PERSONAL = _HE | _SHE | _IT | _THEY | FIRST_PERSON
_LONG_QUOTE = 2000
_SIGNED = 3
_SHORT = 90
_REPORTED: Mapping[str, tuple[ActorKind, ...]] = {
    "he": ("person",),
    "it": ("body", "outlet", "state", "unknown"),
    "they": (),
}


def follow_pronoun(
    scene: Scene, token: Token, parent: Attribution | None, not_he: Actor | None = None
) -> Actor | None:
    """Return the actor that a personal pronoun means; `parent` is whose words it stands in.

    Inside a quotation the first person is its speaker, and the third person is not.
    """
    word = token.lower
    quoting, quoted = quoting_one(scene, token, parent)
    if word in FIRST_PERSON:
        if quoted or (parent is not None and parent.kind == "direct"):
            return speaker_of(scene, quoting or parent)
        return None
    barred = {one.id for one in (speaker_of(scene, quoting), not_he) if one is not None}

    def fits(actor: Actor, name: Name) -> bool:
        return actor.id not in barred

    gender = "m" if word in _HE else "f" if word in _SHE else None
    way = "he" if gender is not None else "it" if word in _IT else "they"
    reported = speaker_of(scene, parent) if not quoted else None
    if (
        reported is not None
        and reported.id not in barred
        and reported.kind in _REPORTED[way]
        and agrees(scene, reported, gender)
    ):
        return _learn(scene, reported, gender)
    if way == "it" and not barred:
        at = said_before(scene, token.i) - 1
        if at >= 0 and scene.said[at][2]:
            return scene.said[at][1]
    found = find_antecedent(
        scene,
        token.i,
        way,
        gender,
        fits if barred else None,
        parent.content if parent is not None else (),
    )
    return _learn(scene, found, gender)


def _learn(scene: Scene, actor: Actor | None, gender: str | None) -> Actor | None:
    if actor is not None and gender is not None:
        scene.genders.setdefault(actor.id, gender)
    return actor


def signatory(scene: Scene) -> Actor | None:
    """Return who signs a text: the name, or else the office, that its last short lines hold."""
    office: Actor | None = None
    for paragraph in scene.parsed.paragraphs[-1 : -_SIGNED - 1 : -1]:
        if paragraph.end - paragraph.start > _SHORT:
            break
        at = bisect_left(scene.starts, paragraph.start)
        for name in scene.by_start[at : at + 1]:
            actor = scene.cast.by_span[name.span]
            line = scene.parsed.text[paragraph.start : paragraph.end].split("\n")[0]
            alone = name.span.end - paragraph.start >= len(line.rstrip(" ,."))
            if name.whole.start != paragraph.start or not alone:
                continue
            if actor.kind in ("person", "unknown") and actor.id not in scene.cast.unnamed:
                return actor
            office = actor if actor.kind == "person" and office is None else office
    return office


def quoting_one(
    scene: Scene, token: Token, parent: Attribution | None
) -> tuple[Attribution | None, bool]:
    """Return whose quotation a word stands in, and whether it stands in one at all."""
    at = bisect_right(scene.quote_starts, token.start) - 1
    while at >= 0 and scene.quotes[at].end <= token.start:
        at -= 1
        if at < 0 or token.start - scene.quotes[at].start > _LONG_QUOTE:
            return None, False
    if at < 0:
        return None, False
    start, end = scene.quotes[at]
    above = parent
    while above is not None:
        cue = above.cue[0].start if above.cue else -1
        holds = any(s.start <= start + 1 and end - 1 <= s.end for s in above.content)
        if holds and not start <= cue < end:
            return above, True
        above = scene.done.get(above.parent) if above.parent else None
    return None, True
