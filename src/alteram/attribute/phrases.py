"""Attributions without a reporting verb of their own clause: phrases, nouns, adverbs, headlines."""

from alteram.attribute.scene import Draft, Scene
from alteram.attribute.subjects import speaker_of, subject_of
from alteram.model import AttributionMode, Span
from alteram.text.cues import (
    ATTITUDE_NOUNS,
    CALL_NOUNS,
    CASUALTIES,
    CERTAINTY_ADJECTIVES,
    COUNTS,
    LIGHT_VERBS,
    REPORTING_NOUNS,
    TOWARDS,
    UNNAMED_ADJECTIVES,
    UNNAMED_ADVERBS,
    VIEW_NOUNS,
)
from alteram.text.parse import Token

_NOUNS = REPORTING_NOUNS | ATTITUDE_NOUNS
_PUT = frozenset(["put", "puts", "putting"])
_WORDS = (
    _PUT | UNNAMED_ADVERBS | UNNAMED_ADJECTIVES | CERTAINTY_ADJECTIVES | VIEW_NOUNS | {"according"}
)
_WH = frozenset(["WDT", "WP", "WRB"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


def report_by_phrase(scene: Scene) -> list[Draft]:
    """Return the attributions made by phrases, nouns, adjectives and adverbs."""
    skipped = scene.skipped
    found = [
        _read(scene, token)
        for token in scene.parsed.tokens
        if (token.lower in _WORDS or (token.tag[:2] == "NN" and token.lemma in _NOUNS))
        and token.sentence not in skipped
    ]
    found.extend(_tail(scene, sentence) for sentence in scene.tails)
    return [draft for draft in found if draft is not None]


def _read(scene: Scene, token: Token) -> Draft | None:
    word, draft = token.lower, None
    if word in _PUT and token.tag[0] == "V":
        draft = _by_estimate(scene, token) or _in_words_of(scene, token)
    elif word in VIEW_NOUNS and (draft := _in_words_of(scene, token)) is not None:
        pass
    elif word == "according":
        draft = _according(scene, token)
    elif word in UNNAMED_ADVERBS:
        draft = _by_adverb(scene, token)
    elif word in UNNAMED_ADJECTIVES and token.dep == "amod":
        draft = _by_adjective(scene, token)
    elif token.tag[:2] == "NN" and token.lemma in _NOUNS:
        draft = _by_noun(scene, token) or _by_call(scene, token)
    elif token.tag[:1] in "JV" and word in CERTAINTY_ADJECTIVES:
        draft = _by_certainty(scene, token)
    return draft


def _according(scene: Scene, token: Token) -> Draft | None:
    tokens = scene.parsed.tokens
    lo, hi = scene.limits(token)
    if token.i >= hi or tokens[token.i + 1].lower != "to":
        return None
    to = token.i + 1
    pobj = scene.child(to, ("pobj", "pcomp")) or scene.child(token.i, ("pobj",))
    last = scene.edges(pobj)[1] if pobj is not None and pobj > to else hi
    initial = scene.words(lo, token.i) <= 3
    stop = next((i for i in range(to + 1, hi + 1) if tokens[i].text == ","), None)
    if initial and stop is not None and (last > stop or last < stop - 1):
        last = _comma_after_name(scene, to + 1, stop, hi)
    last = min(last, hi)
    if last <= to:
        return None
    speaker = scene.span(to + 1, last)
    before = scene.content(lo, token.i - 1, token.i) if scene.words(lo, token.i - 1) > 2 else ()
    after = scene.content(last + 1, hi, token.i) if scene.words(last + 1, hi) > 2 else ()
    related = (
        token.i > lo + 1 and tokens[token.i - 1].text == "," and tokens[token.i - 2].tag in _WH
    )
    content = after if initial or related else before or after
    if not content or not speaker:
        return None
    cue = (scene.parsed.span(token.i, to),)
    return Draft(speaker=speaker, cue=cue, content=content, core=(token.i, last), confidence=0.85)


def _in_words_of(scene: Scene, token: Token) -> Draft | None:
    """Read "in the words of A, ..." and "as A put it, ..."."""
    tokens = scene.parsed.tokens
    lo, hi = scene.limits(token)
    at = token.i
    if at + 1 > hi:
        return None
    if token.lower == "put":
        subject = subject_of(scene, token)
        if tokens[at + 1].lower != "it" or subject is None or tokens[subject[0] - 1].lower != "as":
            return None
        cue, speaker = (at, at + 1), subject
        core = (subject[0] - 1, at + 1)
    else:
        if tokens[at + 1].lower != "of" or at < 2 or tokens[at - 2].lower != "in":
            return None
        pobj = scene.child(at + 1, ("pobj",))
        if pobj is None:
            return None
        last = min(scene.edges(pobj)[1], hi)
        cue, speaker, core = (at - 2, at + 1), (at + 2, last), (at - 2, last)
    before, after = scene.content(lo, core[0] - 1, at), scene.content(core[1] + 1, hi, at)
    content = before if scene.words(lo, core[0] - 1) > 1 else after
    if not content:
        return None
    return Draft(
        speaker=scene.span(*speaker),
        cue=(scene.parsed.span(*cue),),
        content=content,
        core=core,
        confidence=0.8,
    )


def _by_estimate(scene: Scene, verb: Token) -> Draft | None:
    """Read "A puts the number of dead at 214"."""
    thing, at = scene.child(verb.i, ("dobj",)), scene.child(verb.i, ("prep",))
    tokens = scene.parsed.tokens
    if thing is None or not {tokens[thing].lemma, tokens[thing].lower} & (COUNTS | CASUALTIES):
        return None
    if at is None or at < thing:
        at = scene.child(thing, ("prep",))
    last = max(scene.edges(thing)[1], scene.edges(at)[1] if at is not None else 0)
    if not any(t.lower == "at" for t in tokens[thing : last + 1]):
        return None
    speaker = speaker_of(scene, verb, subject_of(scene, verb))
    content = scene.content(scene.edges(thing)[0], last, verb.i)
    if not speaker or not content:
        return None
    cue = (scene.parsed.span(verb.i, verb.i),)
    return Draft(speaker=speaker, cue=cue, content=content, core=(verb.i, verb.i), confidence=0.7)


def _comma_after_name(scene: Scene, first: int, comma: int, hi: int) -> int:
    """Return the last token of a speaker that an opening "according to" names."""
    tokens = scene.parsed.tokens
    following = next((i for i in range(comma + 1, hi + 1) if tokens[i].text == ","), None)
    if following is not None and all(
        t.tag.startswith("NNP") for t in tokens[comma + 1 : following]
    ):
        return following - 1
    if (
        following is not None
        and not any(t.tag in _FINITE for t in tokens[comma + 1 : following])
        and tokens[comma + 1].lower in ("a", "an", "the", "who", "which")
    ):
        return following - 1
    return comma - 1


def _by_adverb(scene: Scene, token: Token) -> Draft | None:
    head = scene.parsed.tokens[token.head]
    first, last = scene.edges(head.i)
    lo, hi = scene.limits(token)
    first, last = max(first, lo), min(last, hi)
    content = (*scene.span(first, token.i - 1), *scene.content(token.i + 1, last, token.i))
    return _unnamed(scene, token, content)


def _by_adjective(scene: Scene, token: Token) -> Draft | None:
    first, last = scene.edges(token.head)
    last = min(last, scene.limits(token)[1])
    return _unnamed(scene, token, scene.span(max(first, token.i + 1), last))


def _unnamed(scene: Scene, token: Token, content: tuple[Span, ...]) -> Draft | None:
    if not content:
        return None
    cue = (scene.parsed.span(token.i, token.i),)
    return Draft(speaker=(), cue=cue, content=content, core=(token.i, token.i), confidence=0.4)


def _by_noun(scene: Scene, noun: Token) -> Draft | None:
    tokens = scene.parsed.tokens
    clause = next(
        (
            c
            for c in scene.parsed.children[noun.i]
            if c > noun.i and tokens[c].dep in ("acl", "ccomp", "relcl") and _introduced(scene, c)
        ),
        None,
    )
    if clause is None:
        return None
    first, last = scene.edges(clause)
    content = scene.content(max(first, noun.i + 1), last, noun.i)
    speaker, start = _speaker_of_noun(scene, noun, first)
    mode: AttributionMode = "attitude" if noun.lemma in ATTITUDE_NOUNS else "speech"
    if not content or (not speaker and mode == "attitude"):
        return None
    cue = (scene.parsed.span(start, noun.i),)
    return Draft(
        speaker=speaker,
        cue=cue,
        content=content,
        core=(start, noun.i),
        mode=mode,
        confidence=0.6 if speaker else 0.4,
    )


def _by_call(scene: Scene, noun: Token) -> Draft | None:
    """Read "renews its call on A to do B", whose infinitive the parse hangs on the verb."""
    tokens = scene.parsed.tokens
    verb = tokens[noun.head]
    issued = noun.dep == "dobj" and verb.lemma in LIGHT_VERBS
    if noun.lemma not in CALL_NOUNS or not issued or noun.i + 1 >= len(tokens):
        return None
    towards = noun.i + 1
    thing = scene.child(towards, ("pobj",)) if tokens[towards].lower in TOWARDS else None
    if thing is None:
        return None
    last, hi = scene.edges(thing)[1], scene.limits(noun)[1]
    if last + 1 < hi and tokens[last + 1].tag == "TO" and tokens[last + 2].head < last + 1:
        last = min(scene.edges(last + 2)[1], hi)
    speaker = speaker_of(scene, verb, subject_of(scene, verb))
    content = scene.content(towards + 1, last, noun.i)
    if not speaker or not content:
        return None
    cue = (scene.parsed.span(verb.i, towards),)
    return Draft(speaker=speaker, cue=cue, content=content, core=(verb.i, towards), confidence=0.6)


def _introduced(scene: Scene, clause: int) -> bool:
    """Tell whether a clause opens with the conjunction "that" or is an infinitive."""
    tokens = scene.parsed.tokens
    for child in scene.parsed.children[clause]:
        token = tokens[child]
        if token.dep == "mark" and token.lower in ("that", "whether"):
            return True
        if token.tag == "TO" and tokens[clause].dep == "acl":
            return True
    return False


def _speaker_of_noun(scene: Scene, noun: Token, limit: int) -> tuple[tuple[Span, ...], int]:
    """Return the speaker of a reporting noun and the first token of the cue."""
    tokens = scene.parsed.tokens
    owner = scene.child(noun.i, ("poss",))
    if owner is not None:
        return scene.span(*scene.edges(owner)), noun.i
    for child in scene.parsed.children[noun.i]:
        if child > noun.i and child < limit and tokens[child].lower in ("by", "from", "of"):
            inner = scene.child(child, ("pobj",))
            if inner is not None:
                first, last = scene.edges(inner)
                return scene.span(first, min(last, limit - 1)), noun.i
    head = tokens[noun.head]
    if noun.dep == "dobj" and head.lemma in LIGHT_VERBS:
        return speaker_of(scene, head, subject_of(scene, head)), head.i
    return (), noun.i


def _by_certainty(scene: Scene, token: Token) -> Draft | None:
    """Read "is confident that ..." and the like."""
    tokens = scene.parsed.tokens
    verb = tokens[token.head] if token.dep == "acomp" else token
    clause = scene.child(token.i, ("ccomp", "xcomp"))
    if token.dep not in ("acomp", "ROOT", "conj", "oprd") or clause is None or clause < token.i:
        return None
    subject = subject_of(scene, verb)
    speaker = speaker_of(scene, verb, subject)
    first, last = scene.edges(clause)
    content = scene.content(max(first, token.i + 1), last, token.i)
    if not speaker or not content:
        return None
    cue = (scene.parsed.span(min(verb.i, token.i), token.i),)
    return Draft(
        speaker=speaker,
        cue=cue,
        content=content,
        core=(token.i, token.i),
        mode="attitude",
        confidence=0.6,
    )


def _tail(scene: Scene, sentence: int) -> Draft | None:
    """Read ", Agency reports." at the end of a sentence: all before it is the agency's."""
    first, verb, last = scene.tails[sentence]
    lo = scene.parsed.sentences[sentence].first
    content = scene.content(lo, first - 2, verb)
    if not content:
        return None
    return Draft(
        speaker=scene.span(first, verb - 1),
        cue=(scene.parsed.span(verb, verb),),
        content=content,
        core=(first, last),
        confidence=0.9,
    )
