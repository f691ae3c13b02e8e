"""Indirect and mixed speech: what reporting verbs ascribe, read from the dependency parse."""

from alteram.attribute.complements import complement_of
from alteram.attribute.scene import COMMAS, QUOTE_MARKS, Draft, Scene
from alteram.attribute.subjects import speaker_of, subject_of
from alteram.model import Span
from alteram.text.cues import EVIDENCE_NOUNS, EVIDENCE_VERBS, VerbCue
from alteram.text.parse import Token
from alteram.text.rolewords import BODIES, GROUPS, ROLES

_CLAUSES = frozenset(["ccomp"])
_CUE_LEFT = frozenset(["aux", "auxpass", "neg", "advmod"])
_OCCASIONS = frozenset(["answer", "comment", "respond", "reply", "address", "speak", "ask"])
_POINTERS = frozenset(["this", "that", "which", "these", "those", "you", "all", "everything"])
_TELLING = EVIDENCE_NOUNS | ROLES
_COMPANIES = GROUPS | BODIES
_RELATIVES = frozenset(["WDT", "WP", "WRB"])
_QUOTED = frozenset(["quote", "cite", "report"])
_QUOTED_BACK = 3
_HELD = frozenset("cowr")
_PASSIVE_SUBJECTS = frozenset(["nsubjpass", "csubjpass"])


def cue_spans(scene: Scene, verb: Token, *after: int) -> tuple[Span, ...]:
    """Return the verb with its auxiliaries and negation, particle and preposition."""
    tokens = scene.parsed.tokens
    first = last = verb.i
    lefts = [c for c in scene.parsed.children[verb.i] if c < verb.i]
    for child in reversed(lefts):
        if child == first - 1 and tokens[child].dep in _CUE_LEFT:
            first = child
    if first > 0 and tokens[first - 1].tag == "TO" and tokens[first - 1].head == verb.i:
        first -= 1
    for child in scene.parsed.children[verb.i]:
        if child == last + 1 and tokens[child].dep == "prt":
            last = child
    for at in after:
        if at == last + 1:
            last = at
    spans = [scene.parsed.span(first, last)]
    spans.extend(Span(tokens[at].start, tokens[at].end) for at in after if at > last)
    return tuple(spans)


def _is_main(scene: Scene, verb: Token) -> bool:
    """Tell whether what the parse takes for a participle is the verb of its sentence.

    In "A, then head of the zone, conceded that ..." no other verb can be the main one, and what
    follows is a clause, which a participle after its noun does not have.
    """
    tokens = scene.parsed.tokens
    head = tokens[verb.head]
    named = head.dep == "ROOT" and head.tag.startswith("NN") and verb.dep in ("acl", "relcl")
    clause = scene.child(verb.i, ("ccomp",)) if named else None
    return clause is not None and verb.text.lower().endswith("ed") and clause > verb.i


def _is_passive(scene: Scene, verb: Token) -> bool:
    if verb.tag != "VBN" or _is_main(scene, verb):
        return False
    deps = {scene.parsed.tokens[c].dep for c in scene.parsed.children[verb.i]}
    return bool(deps & {"auxpass", "nsubjpass", "csubjpass"}) or (
        verb.dep in ("acl", "advcl", "relcl") and "aux" not in deps and not deps & {"nsubj"}
    )


def _core(scene: Scene, verb: Token, subject: tuple[int, int] | None) -> tuple[int, int]:
    """Return the first and last token of the reporting clause itself."""
    tokens = scene.parsed.tokens
    first, last = verb.i, verb.i
    if subject is not None:
        first, last = min(first, subject[0]), max(last, subject[1])
    for child in scene.parsed.children[verb.i]:
        near = child < verb.i and tokens[child].dep in ("aux", "neg", "advmod", "mark", "auxpass")
        if near and all(tokens[x].text not in COMMAS for x in range(child, verb.i)):
            first = min(first, child)
    limit = scene.limits(verb)[1]
    while last < limit:
        follower = tokens[last + 1]
        joined = follower.text == "-" and tokens[last].end == follower.start
        if not joined and follower.text in QUOTE_MARKS | COMMAS | {".", ":", "!", "?"}:
            break
        last += 1
    return first, last


def _fronted(
    scene: Scene, verb: Token, cue: VerbCue, subject: tuple[int, int] | None
) -> tuple[Span, ...]:
    """Return content that stands before the reporting clause, and what goes on after it."""
    tokens = scene.parsed.tokens
    lo, hi = scene.limits(verb)
    first, last = _core(scene, verb, subject)
    before = first - 1
    if before < 0:
        return ()
    quoted = _quotation_before(scene, before, verb)
    if quoted is not None:
        start = (
            min(quoted.start, tokens[lo].start) if quoted.end > tokens[lo].start else quoted.start
        )
        spans = [Span(start, quoted.end)]
    else:
        if "c" not in cue.frames or before < lo or tokens[before].text not in COMMAS:
            return ()
        if before > lo and tokens[before - 1].tag in _RELATIVES and last < hi:
            return _after(scene, verb, last + 1, hi) if tokens[last + 1].text in COMMAS else ()
        spans = list(scene.content(lo, before, verb.i))
        if scene.words(lo, before) < 3 or not _is_clause(scene, lo, before):
            return _around(scene, verb, spans, (last, hi))
    if last < hi and tokens[last + 1].text in COMMAS:
        spans.extend(_after(scene, verb, last + 1, hi))
    return tuple(spans)


def _around(
    scene: Scene, verb: Token, spans: list[Span], limits: tuple[int, int]
) -> tuple[Span, ...]:
    """Return the content of a reporting clause that stands between commas inside a clause."""
    last, hi = limits
    if last >= hi or scene.parsed.tokens[last + 1].text not in COMMAS:
        return ()
    after = _after(scene, verb, last + 1, hi)
    if not after or not _is_clause(scene, last + 1, hi):
        return ()
    return (*spans, *after)


def _is_clause(scene: Scene, first: int, last: int) -> bool:
    return any(
        t.tag in ("VBD", "VBZ", "VBP", "MD", "VBN", "VB")
        for t in scene.parsed.tokens[first : last + 1]
    )


def _quotation_before(scene: Scene, before: int, verb: Token) -> Span | None:
    """Return the quotation that closes just before the reporting clause."""
    tokens = scene.parsed.tokens
    for at in (before, before - 1):
        if at < 0 or (at == before - 1 and tokens[before].text not in COMMAS):
            return None
        number = scene.closing_at.get(tokens[at].end)
        if number is not None:
            quotation = scene.quotations[number]
            same = scene.sentence(tokens[at]).paragraph == scene.sentence(verb).paragraph
            if same and (quotation.speech or tokens[before].text in COMMAS):
                return Span(quotation.start, quotation.end)
    return None


def _after(scene: Scene, verb: Token, comma: int, hi: int) -> tuple[Span, ...]:
    """Return what goes on after a reporting clause set between commas."""
    tokens = scene.parsed.tokens
    start = comma + 1
    if start >= hi or scene.words(start, hi) < 2:
        return ()
    number = scene.opening_at.get(tokens[start].start)
    if number is not None:
        return (Span(scene.quotations[number].start, scene.quotations[number].end),)
    below = set(scene.parsed.subtree(verb.i))
    if start in below and verb.dep == "ROOT":
        owner = start
        while tokens[owner].head != verb.i and owner != tokens[owner].head:
            owner = tokens[owner].head
        if tokens[owner].dep in (
            "advcl",
            "conj",
            "prep",
            "cc",
            "acl",
            "nsubj",
            "appos",
            "npadvmod",
        ):
            return ()
    if tokens[start].tag == "VBG" or tokens[start].lower in ("and", "but", "while", "who", "which"):
        return ()
    return scene.content(start, hi, verb.i)


def _is_no_report(scene: Scene, verb: Token, cue: VerbCue) -> bool:
    """Tell whether a verb only names an occasion, an intention or a quality."""
    if verb.dep in ("amod", "compound", "aux", "auxpass"):
        return True
    if verb.tag == "VB" and is_asked(scene, verb):
        return True
    if verb.tag == "VBG" and cue.lemma in _OCCASIONS:
        return scene.child(verb.i, _CLAUSES) is None
    bare = cue.strength == "weak" and verb.tag == "VB" and verb.dep != "conj"
    return bare and subject_of(scene, verb) is None


def _quoted_subject(scene: Scene, verb: Token) -> tuple[int, int] | None:
    """Return the subject of "was quoted as" before "saying"."""
    tokens = scene.parsed.tokens
    if verb.lower != "saying" or verb.i < _QUOTED_BACK or tokens[verb.i - 1].lower != "as":
        return None
    quoted = tokens[verb.i - 2]
    subject = scene.child(quoted.i, _PASSIVE_SUBJECTS) if quoted.lemma in _QUOTED else None
    return scene.trimmed(*scene.edges(subject)) if subject is not None else None


def is_thing(scene: Scene, subject: tuple[int, int]) -> bool:
    """Tell whether a subject is a thing that can show nothing in words ("the turmoil shows")."""
    tokens = scene.parsed.tokens[subject[0] : subject[1] + 1]
    head = next((t for t in tokens if not subject[0] <= t.head <= subject[1]), tokens[-1])
    if head.lower in _POINTERS:
        return True
    if head.tag not in ("NN", "NNS"):
        return False
    return head.lemma not in _TELLING and head.lower not in _COMPANIES


def _is_idle(scene: Scene, verb: Token, speaker: tuple[Span, ...]) -> bool:
    """Tell whether nobody speaks: "it is hard to say", "Acknowledging his guilt, ..."."""
    if not speaker:
        return verb.tag == "VBG" and verb.dep in ("advcl", "csubj") and verb.i < verb.head
    words = scene.parsed.text[speaker[0].start : speaker[0].end].lower()
    return verb.tag == "VB" and words in ("it", "there", "this", "that")


def is_asked(scene: Scene, verb: Token) -> bool:
    """Tell whether somebody only should say it ("the army must acknowledge ...")."""
    return any(
        scene.parsed.tokens[c].lower in ("must", "should", "ought")
        for c in scene.parsed.children[verb.i]
        if c < verb.i
    )


def report_by_verb(scene: Scene, verb: Token, cue: VerbCue) -> Draft | None:
    """Return the attribution that a reporting verb makes, if it makes one."""
    if _is_no_report(scene, verb, cue):
        return None
    if _is_passive(scene, verb):
        return _report_in_passive(scene, verb, cue)
    subject = subject_of(scene, verb) or _quoted_subject(scene, verb)
    if cue.lemma in EVIDENCE_VERBS and subject is not None and is_thing(scene, subject):
        return None
    found = complement_of(scene, verb, cue)
    weak = cue.strength == "weak"
    if found is not None:
        first, last, preposition = found
        content = scene.content(first, last, verb.i)
        if content and scene.words(first, last) == 1 and weak:
            return None
        after = () if preposition is None else (preposition,)
        cues = cue_spans(scene, verb, *after)
        core = (verb.i, verb.i)
        if scene.parsed.tokens[max(first - 1, verb.i)].text == ":" and content:
            content = (*_fronted(scene, verb, cue, subject), *content)
    else:
        content = _fronted(scene, verb, cue, subject)
        cues = cue_spans(scene, verb)
        core = _core(scene, verb, subject)
    speaker = speaker_of(scene, verb, subject) if content else ()
    if subject is None and _is_idle(scene, verb, speaker):
        content = ()
    if not content:
        return None
    return Draft(
        speaker=speaker,
        cue=cues,
        content=content,
        core=core,
        mode=cue.mode,
        confidence=0.55 if weak or not speaker else 0.8,
    )


def _report_in_passive(scene: Scene, verb: Token, cue: VerbCue) -> Draft | None:
    tokens = scene.parsed.tokens
    agent = scene.child(verb.i, ("agent",))
    by = scene.child(agent, ("pobj",)) if agent is not None else None
    speaker = scene.span(*scene.edges(by)) if by is not None else ()
    subject = scene.child(verb.i, _PASSIVE_SUBJECTS)
    found = complement_of(scene, verb, cue)
    if found is None and (cue.lemma in ("attack", "assail") or not cue.frames & _HELD):
        return None
    if not speaker and (cue.strength == "weak" or (found is not None and found[2] is not None)):
        return None
    spans: tuple[Span, ...] = ()
    told = "r" in cue.frames or (found is None and (not speaker or cue.strength == "weak"))
    if subject is not None and not told and tokens[subject].lower not in ("it", "there"):
        spans = scene.span(*scene.edges(subject))
    if found is not None:
        spans += scene.content(found[0], found[1], verb.i)
    if not spans or (found is None and not speaker):
        return None
    after = () if found is None or found[2] is None else (found[2],)
    return Draft(
        speaker=speaker,
        cue=cue_spans(scene, verb, *after),
        content=spans,
        core=(verb.i, verb.i),
        mode=cue.mode,
        confidence=0.5,
    )
