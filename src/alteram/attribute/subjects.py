"""Who speaks: the subject of a reporting verb, also where it stands with another verb."""

from alteram.attribute.heads import (
    ANY_SUBJECTS,
    SUBJECTS,
    is_modal,
    nearest_of_two,
    past_dateline,
)
from alteram.attribute.scene import COMMAS, Scene
from alteram.attribute.setoff import set_off
from alteram.model import Span
from alteram.text.cues import DOCUMENT_NOUNS, LIGHT_VERBS, verb_cues
from alteram.text.parse import Token
from alteram.text.rolewords import ROLES

_LEADING = frozenset(["cc", "preconj", "advmod"])
_LEADING_MARKS = frozenset([",", ":"])
_SHARING = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"])
_TELLING = frozenset(["tell", "inform", "remind", "assure"])
_BEFORE_INVERTED = frozenset([",", '"', "”", "''", "’", "»"])
_NOUN_OPENINGS = frozenset(["NNP", "NNPS", "DT", "NN", "NNS", "JJ", "PRP", "PRP$", "CD"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_AMOUNTS = frozenset(["CD", "JJS", "JJR"])
_MOST_BETWEEN = 25
_SHORT_NOT = frozenset(["n't", "n’t"])
_ISSUING = LIGHT_VERBS | {"adopt", "post", "write", "submit", "file", "circulate", "sign"}
_TITLE_TAGS = frozenset(["NNP", "NNPS", "NN", "NNS", "JJ"])
_TITLE_BOUNDS = frozenset([",", "\u201d", '"', "\u2019", "\u00bb"])
_FARTHEST = 6
_LONGEST = 45


def subject_of(scene: Scene, verb: Token) -> tuple[int, int] | None:
    """Return the first and last token of the verb's own subject."""
    tokens = scene.parsed.tokens
    lo = scene.openings.get(verb.sentence, 0)
    at = next(
        (c for c in scene.parsed.children[verb.i] if tokens[c].dep in SUBJECTS and c >= lo), None
    )
    if at is None:
        at = past_dateline(scene, verb.i, lo)
    if at is None:
        at = _inverted(scene, verb)
    if at is None:
        return set_off(scene, verb) or _after_quotation(scene, verb)
    at = nearest_of_two(scene, at, verb.i)
    if tokens[at].lower in _SHORT_NOT:
        before = [k for k in range(max(lo, at - 2), at) if tokens[k].tag[:2] in ("NN", "PR")]
        return (before[-1], before[-1]) if before else None
    first, last = scene.edges(at)
    if first < verb.i <= last:
        last = verb.i - 1
    first = max(first, lo)
    inside = scene.within[verb.i]
    while first < at and (scene.within[first] != inside or at - first > _LONGEST):
        first += 1
    while last > at and (scene.within[last] != inside or last - at > _LONGEST):
        last -= 1
    while first < at and (tokens[first].dep in _LEADING or tokens[first].text in _LEADING_MARKS):
        first += 1
    if last < verb.i:
        first = _with_title(scene, first, lo)
        first = _last_of_list(scene, first, last, verb.i)
        first = _without_opening(scene, first, last)
    first, last = scene.trimmed(first, last)
    # The parse may take a mark alone for the subject ("the co-pilot").
    return (first, last) if first <= last else None


def _with_title(scene: Scene, first: int, lo: int) -> int:
    """Return the start of the office that stands before a name ("Head of the Office of X N N").

    The parser often hangs so long a title on the clause before it.
    """
    tokens = scene.parsed.tokens
    within = first > lo and tokens[first - 1].lower == "of" and tokens[first].lower == "the"
    if tokens[first].tag not in ("NNP", "NNPS") and not within:
        return first
    at = first
    while at > max(lo, first - _LONGEST) and _is_of_title(tokens[at - 1]):
        at -= 1
    bounded = at == lo or tokens[at - 1].text in _TITLE_BOUNDS
    return at if bounded and tokens[at].lower in ROLES else first


def _is_of_title(token: Token) -> bool:
    return token.tag in _TITLE_TAGS or token.lower in ("of", "for", "to", "the", "and", "’s", "'s")


def _without_opening(scene: Scene, first: int, last: int) -> int:
    """Return the start of a subject without a phrase before it ("As for the list, the office")."""
    tokens = scene.parsed.tokens
    while tokens[first].tag in ("IN", "TO") and tokens[first + 1].tag not in _AMOUNTS:
        comma = next((i for i in range(first, last) if tokens[i].text == ","), None)
        if comma is None:
            break
        first = comma + 1
    return first


def _after_quotation(scene: Scene, verb: Token) -> tuple[int, int] | None:
    """Return the noun phrase between a closing mark and a verb without a subject of its own."""
    tokens = scene.parsed.tokens
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.i == 0 or verb.dep == "conj":
        return None
    if tokens[verb.i - 1].text != "," and tokens[verb.i - 1].tag[:2] not in ("NN", "PR"):
        return None
    at = verb.i - 1
    while at > max(0, verb.i - _MOST_BETWEEN) and tokens[at].end not in scene.closing_at:
        if tokens[at].tag in _FINITE or tokens[at].sentence != verb.sentence:
            return None
        at -= 1
    number = scene.closing_at.get(tokens[at].end)
    if number is None or not scene.quotations[number].speech or scene.words(at, verb.i - 1) == 0:
        return None
    first, last = scene.trimmed(at + 1, verb.i - 1)
    return (first, last) if first <= last else None


def _inverted(scene: Scene, verb: Token) -> int | None:
    """Return the head of a subject right after its verb, as in "..., said the mayor"."""
    tokens = scene.parsed.tokens
    if verb.tag not in ("VBD", "VBZ", "VBP") or not 0 < verb.i < len(tokens) - 1:
        return None
    before, after = tokens[verb.i - 1], tokens[verb.i + 1]
    if verb.dep == "conj" or before.text not in _BEFORE_INVERTED or after.tag not in _NOUN_OPENINGS:
        return None
    if verb.lemma in _TELLING:
        # Who stands after "told" is told.
        return None
    if scene.child(verb.i, ("oprd",)) is not None:
        return None
    for child in scene.parsed.children[verb.i]:
        if child > verb.i and tokens[child].tag[:2] in ("NN", "PR"):
            return child if scene.edges(child)[0] == verb.i + 1 else None
    return None


def _last_of_list(scene: Scene, first: int, last: int, verb: int) -> int:
    """Return the start of the speaker where the parse took fronted content into the subject.

    An apposition closes with a comma before the verb, and a list has "and" before its last
    member; a stretch with commas and neither belongs to what was said.
    """
    tokens = scene.parsed.tokens
    commas = [i for i in range(first, last) if tokens[i].text == ","]
    if not commas:
        return first
    if tokens[verb - 1].text == "," or tokens[last].text == ",":
        opening = tokens[first : commas[0]]
        return commas[0] + 1 if any(t.tag == "VBG" for t in opening[:2]) else first
    if any(t.lower in ("and", "or") for t in tokens[commas[-1] : last]):
        return first
    if scene.words(commas[-1], last) < 2 and not tokens[last].tag.startswith(("NNP", "PRP")):
        return first
    return commas[-1] + 1


def matrix_of(scene: Scene, verb: Token) -> Token | None:
    """Return the reporting verb that a verb is coordinated with, where the parse missed it.

    In "A said that B left and added that C came" the parse may join "added" to "left".
    """
    tokens = scene.parsed.tokens
    if verb.dep != "conj" or subject_of(scene, verb) is not None:
        return None
    head = tokens[verb.head]
    while head.dep == "conj":
        head = tokens[head.head]
    matrix = tokens[head.head]
    alike = matrix.tag == verb.tag or (matrix.tag == "VBN" and verb.tag == "VBD")
    if head.dep != "ccomp" or not matrix.i <= head.i < verb.i:
        return None
    if not alike or matrix.lower not in verb_cues():
        return None
    if (
        scene.within[verb.i] != scene.within[head.i]
        and scene.within[verb.i] == scene.within[matrix.i]
    ):
        return matrix
    later = verb.lower in verb_cues() and not _is_earlier(scene, verb)
    unlike = verb.tag == "VBD" and is_modal(scene, head)
    if later and (unlike or _is_earlier(scene, head)):
        return matrix
    clause = scene.child(verb.i, ("ccomp",))
    opened = clause is not None and any(
        tokens[c].dep == "mark" and tokens[c].lower == "that" for c in scene.parsed.children[clause]
    )
    return matrix if opened else None


def _is_earlier(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb is in the past perfect ("had been counted")."""
    tokens = scene.parsed.tokens
    return any(
        tokens[c].dep == "aux" and tokens[c].lower == "had" for c in scene.parsed.children[verb.i]
    )


def _is_empty(scene: Scene, verb: Token, subject: tuple[int, int]) -> bool:
    """Tell whether the subject is the "it" of "it's known that ...", which names nobody."""
    tokens = scene.parsed.tokens
    short = tokens[verb.i - 1].lower in ("'s", "’s")
    return short and verb.tag == "VBN" and tokens[subject[1]].lower == "it"


def speaker_of(scene: Scene, verb: Token, subject: tuple[int, int] | None) -> tuple[Span, ...]:
    """Return the speaker's span: the verb's subject, or that of the verb it depends on."""
    if subject is not None:
        return () if _is_empty(scene, verb, subject) else scene.span(*subject)
    matrix = matrix_of(scene, verb)
    if matrix is not None:
        return speaker_of(scene, matrix, subject_of(scene, matrix))
    return _governing(scene, verb) or _preceding(scene, verb)


def _preceding(scene: Scene, verb: Token) -> tuple[Span, ...]:
    """Return the noun phrase right before a finite verb to which the parse gave no subject."""
    tokens = scene.parsed.tokens
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return ()
    first, at = scene.limits(verb)[0], verb.i - 1
    while at > first and (tokens[at].dep in ("aux", "neg", "advmod") or tokens[at].text in ",)"):
        at -= 1
    if at < first or tokens[at].tag[:2] not in ("NN", "PR") or not tokens[at].text[0].isalnum():
        return ()
    if tokens[at].lower in _SHORT_NOT:
        return ()
    top = tokens[at]
    while top.dep == "pobj" and tokens[top.head].head == verb.i:
        at = tokens[top.head].i - 1
        while at > first and tokens[at].text in COMMAS:
            at -= 1
        if at < first or tokens[at].tag[:2] not in ("NN", "PR"):
            return ()
        top = tokens[at]
    while top.head < verb.i and top.head != top.i and tokens[top.head].tag[:2] in ("NN", "IN"):
        top = tokens[top.head]
    start, last = scene.edges(top.i)
    start = _without_opening(scene, max(start, first), min(last, verb.i - 1))
    return scene.span(start, min(last, verb.i - 1))


def _governing(scene: Scene, verb: Token) -> tuple[Span, ...]:
    """Return the subject of the nearest verb above, or the noun that the verb modifies."""
    tokens = scene.parsed.tokens
    current = verb
    for _ in range(_FARTHEST):
        head = tokens[current.head]
        if head.i == current.i:
            break
        if current.dep == "acl" and head.tag[0] in "NP":
            return _issuer(scene, head) or _noun(scene, head, current.i)
        if current.dep not in _SHARING:
            break
        at = scene.child(head.i, ANY_SUBJECTS) if head.tag[0] in "VM" else None
        if at is not None:
            lo = scene.openings.get(head.sentence, 0)
            at = past_dateline(scene, head.i, lo) or at
            return _noun(scene, tokens[at], head.i)
        if current.dep == "conj" and head.tag == "VBD":
            return _preceding(scene, head)
        current = head
    return ()


def _issuer(scene: Scene, noun: Token) -> tuple[Span, ...]:
    """Return who gave out a text: the subject of "issued a statement condemning ..."."""
    verb = scene.parsed.tokens[noun.head]
    if noun.lemma not in DOCUMENT_NOUNS or noun.dep != "dobj" or verb.lemma not in _ISSUING:
        return ()
    if scene.child(noun.i, ("poss",)) is not None:
        return ()
    return speaker_of(scene, verb, subject_of(scene, verb))


def _noun(scene: Scene, noun: Token, limit: int) -> tuple[Span, ...]:
    first, last = scene.edges(noun.i)
    if noun.i < limit <= last:
        last = limit - 1
    last = min(last, noun.i + _LONGEST)
    for token in scene.parsed.tokens[noun.i + 1 : last + 1]:
        if token.tag in ("WP", "WDT", "WP$", "WRB"):
            break
        if token.tag in _FINITE and token.i > noun.i + 1:
            last = token.i - 1
            break
    return scene.span(max(first, noun.i - _LONGEST), last)
