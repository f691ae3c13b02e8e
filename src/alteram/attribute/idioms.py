"""Set phrases that ascribe words though their verb is none of saying.

"Holds X guilty", "puts the deaths down to Y", "had nothing to say", "took that back", "what the
union wants is", "as the elders see it", "in her account". Such phrases speak where the
network, which knows verbs of saying best, hears nothing or is in doubt.
"""

from collections.abc import Callable, Mapping, Sequence

from alteram.attribute.reported import cue_spans
from alteram.attribute.scene import COMMAS, Draft, Scene
from alteram.attribute.subjects import speaker_of, subject_of
from alteram.model import AttributionMode, Span
from alteram.text.cues import COUNTS, DOCUMENT_NOUNS, REPORTING_NOUNS, verb_cues
from alteram.text.parse import Token
from alteram.text.rolewords import words

_GUILTY = words("guilty responsible accountable liable answerable")
_GUILT = words("blame responsibility guilt fault")
_NO_WORD = words("comment")
_OWN_WORDS = REPORTING_NOUNS | DOCUMENT_NOUNS | words("sentence phrase term sentence word tweet")
_POINTERS = words("it that this everything them those")
_ACCOUNTS = words(
    "account submission version telling reckoning count estimate view opinion reading"
)
_REFLEXIVE = words("himself herself itself themselves ourselves")
_SEEING = words("see sees saw tell tells told have has had remember remembers remembered")
_SEEN = words("know see show find mean prove")
_OWN = words("my our")
_ABOUT = words("on about to")
_ON_OR_FOR = words("on about of from since because as for")
_NEAR = 12
_SURE = 0.8


def add_idioms(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, and what set phrases ascribe where nothing else was heard.

    A phrase gives way to what is surely heard at its words, and stands for what hardly is.
    """
    found = list(drafts)
    for token in scene.parsed.tokens:
        rule = _RULES.get(token.lower)
        if rule is None or token.sentence in scene.skipped:
            continue
        draft = rule(scene, token)
        if draft is None:
            continue
        rivals = [one for one in found if _is_rival(one, draft)]
        if not any(one.confidence >= _SURE for one in rivals):
            found = [one for one in found if one not in rivals]
            found.append(draft)
    return found


def _is_rival(one: Draft, draft: Draft) -> bool:
    """Tell whether a draft has a word of the phrase for its cue, or the same content."""
    return _meet(one.cue, draft.cue) or one.content == draft.content


def _meet(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in spans for b in others)


def _draft(
    scene: Scene,
    verb: Token,
    cue: tuple[int, int],
    content: tuple[int, int],
    mode: AttributionMode = "speech",
) -> Draft | None:
    """Return what the subject of a verb says by a phrase; nobody says it without one."""
    speaker = speaker_of(scene, verb, subject_of(scene, verb))
    last = min(content[1], scene.limits(verb)[1])
    said = scene.content(content[0], last, verb.i) if content[0] <= last else ()
    if not speaker or not said:
        return None
    if cue[0] == verb.i:
        cue = (scene.parsed.tokens_in(cue_spans(scene, verb)[0])[0].i, cue[1])
    return Draft(
        speaker=speaker,
        cue=(scene.parsed.span(*cue),),
        content=said,
        core=cue,
        mode=mode,
        confidence=0.6,
    )


def _is_verb(token: Token) -> bool:
    return token.tag[:1] == "V"


def _object(scene: Scene, verb: Token) -> Token | None:
    at = scene.child(verb.i, ("dobj", "obj"))
    return scene.parsed.tokens[at] if at is not None and at > verb.i else None


def _prep(scene: Scene, verb: Token, named: frozenset[str]) -> Token | None:
    """Return the preposition after a verb, wherever the parse hung it."""
    for i in range(verb.i + 1, min(scene.limits(verb)[1] + 1, verb.i + _NEAR)):
        token = scene.parsed.tokens[i]
        if token.lower in named and token.tag in ("IN", "TO", "RP") and token.dep == "prep":
            return token
    return None


def _holding(scene: Scene, verb: Token) -> Draft | None:
    """Read "holds both governments guilty", "held the Front responsible for the raid"."""
    tokens, hi = scene.parsed.tokens, scene.limits(verb)[1]
    near = range(verb.i + 2, min(hi + 1, verb.i + _NEAR))
    at = next((i for i in near if tokens[i].lower in _GUILTY), None)
    if at is None or verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if verb.tag == "VBN" and not _has_aux(scene, verb):
        return None
    last = at
    if at < hi and tokens[at + 1].lower == "for":
        last = scene.edges(at + 1)[1]
    return _draft(scene, verb, (verb.i, verb.i), (verb.i + 1, last))


def _has_aux(scene: Scene, verb: Token) -> bool:
    return any(
        scene.parsed.tokens[c].dep == "aux" and scene.parsed.tokens[c].lemma == "have"
        for c in scene.parsed.children[verb.i]
    )


def _putting(scene: Scene, verb: Token) -> Draft | None:
    """Read "lays the blame on X", "puts the deaths down to Y"."""
    thing = _object(scene, verb) if _is_verb(verb) else None
    if thing is None:
        return None
    first, last = scene.edges(thing.i)
    tokens = scene.parsed.tokens
    down = any(t.lower == "down" for t in tokens[last + 1 : last + 2]) and verb.lemma == "put"
    blamed = thing.lemma in _GUILT
    prep = _prep(scene, verb, words("to") if down else words("on upon with at"))
    if prep is None or not (down or blamed):
        return None
    last = max(last, scene.edges(prep.i)[1])
    return _draft(scene, verb, (verb.i, verb.i), (first, last))


def _giving(scene: Scene, verb: Token) -> Draft | None:
    """Read "gave the number of dead as 52", "gave no answer"."""
    thing = _object(scene, verb) if _is_verb(verb) else None
    if thing is None:
        return None
    prep = _prep(scene, verb, words("as at")) if thing.lemma in COUNTS else None
    if prep is None:
        return _without_word(scene, verb)
    first, last = scene.edges(thing.i)
    return _draft(scene, verb, (verb.i, verb.i), (first, max(last, scene.edges(prep.i)[1])))


def _without_word(scene: Scene, verb: Token) -> Draft | None:
    """Read "had nothing to say", "made no comment on the list"."""
    thing = _object(scene, verb) if _is_verb(verb) else None
    if thing is None:
        return None
    tokens = scene.parsed.tokens
    first, last = scene.edges(thing.i)
    nothing = thing.lower == "nothing" and any(
        t.lower in ("say", "add") for t in tokens[thing.i + 1 : thing.i + 3]
    )
    none = tokens[first].lower in ("no", "nothing") and thing.lemma in _NO_WORD
    refused = verb.lemma in ("refuse", "decline") and thing.lemma in _NO_WORD and first == thing.i
    if not (nothing or none or refused):
        return None
    about = next((i for i in range(thing.i + 1, last + 1) if tokens[i].lower in _ABOUT), None)
    if about is not None and none and about < last:
        return _draft(scene, verb, (verb.i, about), (about + 1, last))
    return _draft(scene, verb, (verb.i, verb.i), (first, last))


def _taking(scene: Scene, verb: Token) -> Draft | None:
    """Read "took that back", "take upon themselves the killing"."""
    tokens = scene.parsed.tokens
    thing = _object(scene, verb) if _is_verb(verb) else None
    if thing is None:
        return None
    first, last = scene.edges(thing.i)
    prep = _prep(scene, verb, words("on upon"))
    if prep is not None and tokens[prep.i + 1].lower in _REFLEXIVE and first > prep.i:
        return _draft(scene, verb, (verb.i, prep.i + 1), (first, last))
    back = [i for i in (verb.i + 1, last + 1) if tokens[min(i, len(tokens) - 1)].lower == "back"]
    own = thing.lower in _POINTERS or thing.lemma in _OWN_WORDS
    if back and own:
        cue = verb.i + 1 if back[0] == verb.i + 1 else verb.i
        return _draft(scene, verb, (verb.i, cue), (first, last))
    return None


def _withdrawing(scene: Scene, verb: Token) -> Draft | None:
    """Read "withdrew an earlier note on rocket fire"."""
    thing = _object(scene, verb) if _is_verb(verb) else None
    if thing is None or thing.lemma not in _OWN_WORDS:
        return None
    told = scene.child(thing.i, ("acl", "ccomp"))
    if told is not None and scene.parsed.tokens[scene.edges(told)[0]].lower == "that":
        # "Retracted its charge that ...": the charge is the attribution.
        return None
    first, last = scene.edges(thing.i)
    for child in scene.parsed.children[verb.i]:
        start, end = scene.edges(child)
        # What it is about, and why: the speaker's own reason.
        if last < start <= last + 2 and scene.parsed.tokens[start].lower in _ON_OR_FOR:
            last = end
    return _draft(scene, verb, (verb.i, verb.i), (first, last))


def _cleft(scene: Scene, token: Token) -> Draft | None:
    """Read "what the union wants is the reopening of the mine"."""
    tokens = scene.parsed.tokens
    verb = tokens[token.head]
    if verb.dep not in ("csubj", "nsubj", "relcl") or verb.i < token.i or not _is_verb(verb):
        return None
    copula = tokens[verb.head]
    cue = verb_cues().get(verb.lower)
    if cue is None or cue.lemma in _SEEN or cue.strength == "weak":
        return None
    if verb.i + 1 != copula.i or copula.lemma != "be":
        return None
    if tokens[copula.i + 1].tag[:2] in ("RB", "JJ", "VB"):
        return None
    return _draft(scene, verb, (verb.i, verb.i), (copula.i + 1, scene.limits(copula)[1]), cue.mode)


def _seen_so(scene: Scene, mark: Token) -> Draft | None:
    """Read "as the elders see it, ..." and "the way he tells it, ..."."""
    tokens, (lo, hi) = scene.parsed.tokens, scene.limits(mark)
    verb = tokens[mark.head]
    if mark.lower == "way":
        at = scene.child(mark.i, ("relcl", "acl"))
        verb = tokens[at] if at is not None else verb
    told = verb.i + 1 <= hi and tokens[verb.i + 1].lower == "it"
    if verb.lower not in _SEEING or not told or verb.i <= mark.i:
        return None
    subject = subject_of(scene, verb)
    start = mark.i - (mark.lower == "way" and tokens[max(mark.i - 1, 0)].lower == "the")
    if subject is None or subject[1] >= verb.i:
        return None
    fronted = start == lo or tokens[start - 1].lower in ("and", "but", ",")
    end = verb.i + 2
    closed = end <= hi and tokens[end].text in COMMAS
    content = (end, hi) if fronted and closed else (lo, start - 1)
    return _draft(scene, verb, (verb.i, verb.i + 1), content) if content[0] < content[1] else None


def _in_account(scene: Scene, prep: Token) -> Draft | None:
    """Read "in her account the soldiers fired first"."""
    tokens, (lo, hi) = scene.parsed.tokens, scene.limits(prep)
    at = scene.child(prep.i, ("pobj",))
    if at is None or tokens[at].lemma not in _ACCOUNTS or at - prep.i > _NEAR:
        return None
    owner = scene.child(at, ("poss",))
    opens = prep.i == lo or tokens[prep.i - 1].text in COMMAS or tokens[prep.i - 1].tag == "CC"
    if owner is None or not opens or scene.edges(at)[1] != at or _is_own(scene, tokens[owner]):
        return None
    content = scene.content(at + 1, hi, prep.i) if scene.words(at + 1, hi) > 2 else ()
    speaker = scene.span(*scene.edges(owner))
    if not content or not speaker:
        return None
    cue = (scene.parsed.span(at, at),)
    return Draft(speaker=speaker, cue=cue, content=content, core=(prep.i, at), confidence=0.6)


def _is_own(scene: Scene, owner: Token) -> bool:
    """Tell whether quoted words only say again whose they are ("in my view")."""
    return owner.lower in _OWN and scene.within[owner.i] >= 0


def _by_form(
    rules: Mapping[str, Callable[[Scene, Token], Draft | None]],
) -> dict[str, Callable[[Scene, Token], Draft | None]]:
    return {form: rule for forms, rule in rules.items() for form in forms.split()}


_RULES = _by_form(
    {
        "hold holds held holding": _holding,
        "put puts lay lays laid pin pins pinned place places placed cast casts": _putting,
        "give gives gave given": _giving,
        "have has had make makes made offer offered refuse refuses refused decline declined": (
            _without_word
        ),
        "take takes took taken taking": _taking,
        "withdraw withdraws withdrew withdrawn retract retracts retracted": _withdrawing,
        "what all": _cleft,
        "as way": _seen_so,
        "in by": _in_account,
    }
)
