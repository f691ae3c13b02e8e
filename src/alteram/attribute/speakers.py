"""Who speaks: the actor and the name behind the words that an attribution gives as its speaker.

Names come from the cast; pronouns, "the ministry" and "the statement" are led back to what was
mentioned before: agreement in gender, number and kind first, then the last speaker, subjects
and nearness. What cannot be led back keeps the words of the text.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import replace

from alteram.attribute.actors import Cast
from alteram.attribute.again import find_again
from alteram.attribute.answers import Answer, as_written, head_of, named, written_or_named
from alteram.attribute.antecedents import Scene, set_scene, speaker_of
from alteram.attribute.company import find_company, find_makers, is_listed, name_inside
from alteram.attribute.elided import implied_subject, is_left_out
from alteram.attribute.pronouns import (
    FIRST_PERSON,
    MANY,
    PERSONAL,
    SINGULAR,
    follow_pronoun,
    quoting_one,
    signatory,
)
from alteram.attribute.voices import is_bare, is_unnamed, possessed, voice_of
from alteram.model import UNNAMED_OUTLET, UNNAMED_SPEAKER, Actor, Attribution, Span
from alteram.text.names import Name
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import GROUPS, PERSONS, words

_RELATIVE = words("who which that whom whose")
_FEW = 8
_LEADING_ON = words("according to of by from , in for on")
_OWNING = words(
    "repeat reiterate withdraw retract defend renew restate drop maintain uphold explain regret "
    "recall"
)


def _relative(scene: Scene, token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    tokens, verb = scene.parsed.tokens, scene.parsed.tokens[token.head]
    noun = None
    for _ in range(4):
        if verb.dep in ("relcl", "acl"):
            noun = tokens[verb.head]
            break
        if verb.head == verb.i:
            break
        verb = tokens[verb.head]
    if noun is None:
        before = token.i - 1
        while before > 0 and tokens[before].lower in _LEADING_ON:
            before -= 1
        noun = tokens[before]
    if noun.tag[:2] not in ("NN", "PR", "CD", "DT") or noun.i > token.i:
        return token
    return _outermost(scene, noun, token) if token.lower in ("who", "whom") else noun


def _outermost(scene: Scene, noun: Token, relative: Token) -> Token:
    """Return the person meant by "who" after a comma: not the place or body that he belongs to."""
    tokens = scene.parsed.tokens
    for _ in range(4):
        above = tokens[noun.head]
        owner = tokens[above.head]
        if tokens[relative.i - 1].text != ",":
            break
        if noun.dep == "appos" and above.tag.startswith("NNP"):
            noun = above
            continue
        human = owner.lower in PERSONS or owner.lower in GROUPS or owner.lemma in PERSONS
        loose = noun.dep == "pobj" and above.dep == "prep" and human
        if not loose or (noun.lower in PERSONS and owner.dep != "appos"):
            break
        noun = owner
    return noun


def _noun_phrase(parsed: Parsed, head: Token) -> Span:
    """Return a noun with the words before it that describe it."""
    left = [i for i in parsed.children[head.i] if i < head.i and head.i - i < _FEW]
    return parsed.span(min([*left, head.i]), head.i)


def _by_pronoun(scene: Scene, head: Token, one: Attribution, parent: Attribution | None) -> Answer:
    found = follow_pronoun(scene, head, parent, _not_own(scene, head, parent))
    if found is not None:
        return named(find_makers(scene, found, head.i) if head.lower in MANY else [found])
    if head.lower in FIRST_PERSON:
        quoting, quoted = quoting_one(scene, head, parent)
        if quoting is None and parent is not None and parent.kind == "direct":
            quoting = parent
        if quoting is None and quoted:
            return Answer(UNNAMED_SPEAKER)
        if quoting is None and head.lower in SINGULAR:
            author = signatory(scene)
            if author is not None:
                return named([author])
        return Answer(quoting.speaker_name if quoting is not None else scene.outlet)
    return Answer(as_written(scene.parsed, one.speaker))


def _not_own(scene: Scene, head: Token, parent: Attribution | None) -> Actor | None:
    """Return who does not own what he speaks of: "X rejects its claim" is no claim of X."""
    if parent is None or head.tag != "PRP$":
        return None
    verbs = {t.lemma for span in parent.cue for t in scene.parsed.tokens_in(span)}
    return None if verbs & _OWNING else speaker_of(scene, parent)


def _by_name(scene: Scene, head: Token, one: Attribution, parent: Attribution | None) -> Answer:
    name = scene.covered.get(head.i)
    if name is not None and name.kind == "document":
        outlet = find_again(scene, head) if head.lower == "paper" else None
        return named([outlet]) if outlet else voice_of(scene, name, one.speaker)
    actor = scene.cast.by_span.get(name.span) if name is not None else None
    if actor is not None and actor.id in scene.cast.unnamed and _is_one_of_many(actor, head):
        found = name_inside(scene, one.speaker, head) or find_again(scene, head)
        return named([found]) if found else written_or_named(scene.parsed, one.speaker, actor)
    if name is not None and actor is not None and is_bare(actor, head):
        again = find_again(scene, head)
        if again is not None:
            return named([again])
    if name is not None and actor is not None and not is_unnamed(scene, actor):
        return _by_actor(scene, head, name, actor, one)
    found = name_inside(scene, one.speaker, head)
    if found is None and name is not None and actor is not None:
        return written_or_named(scene.parsed, one.speaker, actor)
    if found is None:
        found = find_again(scene, head)
    return named([found]) if found else written_or_named(scene.parsed, one.speaker, actor)


def _is_one_of_many(actor: Actor, head: Token) -> bool:
    """Tell whether a noun without a name may mean a body or group that has one."""
    return actor.kind == "unknown" or (actor.kind in ("group", "body") and head.tag == "NN")


def _by_actor(scene: Scene, head: Token, name: Name, actor: Actor, one: Attribution) -> Answer:
    """Name a known actor and those beside him; a group keeps the words of the text."""
    company = find_company(scene, name, one.speaker)
    plural = actor.kind == "unknown" and head.tag.endswith("S")
    alone = len(company) == 1 and is_listed(scene.parsed, head, one.speaker)
    bare = name.small and actor.name == name.text
    if actor.kind == "group" or plural or alone or bare:
        return written_or_named(scene.parsed, one.speaker, actor)
    return named(company)


def _resolve(scene: Scene, one: Attribution, parent: Attribution | None) -> Answer:
    """Return the name and the actor of one attribution's speaker."""
    head = head_of(scene.parsed, one.speaker)
    if head is None:
        head = implied_subject(scene.parsed, one.cue)
        if head is None:
            return Answer(UNNAMED_SPEAKER)
        one = replace(one, speaker=(_noun_phrase(scene.parsed, head),))
    if head.lower in _RELATIVE and head.tag in ("WP", "WDT", "IN"):
        head = _relative(scene, head)
        one = replace(one, speaker=(_noun_phrase(scene.parsed, head),))
    if head.lower in PERSONAL and head.tag.startswith("PR"):
        return _by_pronoun(scene, head, one, parent)
    return possessed(scene, head, one.speaker) or _by_name(scene, head, one, parent)


def _place(parsed: Parsed, one: Attribution) -> int:
    spans = one.speaker or one.cue or one.content
    tokens = parsed.tokens_in(spans[0]) if spans else ()
    return tokens[0].i if tokens else 0


def _sentence(parsed: Parsed, one: Attribution) -> int:
    """Return the sentence that an attribution's cue stands in."""
    return parsed.tokens[_place(parsed, one)].sentence if parsed.tokens else 0


def _same_subject(
    scene: Scene, one: Attribution, beside: Sequence[Attribution]
) -> Attribution | None:
    """Return the one before in the same sentence whose subject a verb without one goes on with."""
    spoken = [other for other in beside if other.speaker]
    if not spoken or not is_left_out(scene.parsed, one.cue):
        return None
    subject = implied_subject(scene.parsed, one.cue)
    for other in spoken:
        if subject is None:
            break
        if any(span.start <= subject.start < span.end for span in other.speaker):
            return replace(other, id=one.id)
    return spoken[-1]


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
    done = scene.done
    before: dict[tuple[str | None, int], list[Attribution]] = {}
    for one in sorted(attributions, key=lambda a: (depths[a.id], _place(parsed, a), a.id)):
        beside = before.setdefault((one.parent, _sentence(parsed, one)), [])
        same = None if one.speaker else _same_subject(scene, one, beside)
        answer = _resolve(scene, same or one, done.get(one.parent) if one.parent else None)
        beside.append(one)
        actor = answer.actor
        done[one.id] = replace(
            one, speaker_name=answer.name, speaker_actor=actor.id if actor else None
        )
        above = done.get(one.parent) if one.parent else None
        if actor is not None and (above is None or above.kind != "direct"):
            insort(scene.said, (_place(parsed, one), actor, answer.voice), key=lambda said: said[0])
    return tuple(done[one.id] for one in attributions)
