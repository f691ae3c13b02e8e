"""Parts in an act denied by other words than "deny": "nothing to do with", "no truth in"."""

from alteram.extract.lexicon import ACT_NOUNS, EVENT_NOUNS, STATEMENTS, words
from alteram.extract.rejections import is_untrue
from alteram.extract.stances import NO, Blame, about, first, negated, one, subject
from alteram.text.parse import Parsed

_IN = frozenset({"in", "with", "of", "for"})
_POINTERS = frozenset({"this", "that", "it", "these", "they", "them"})
_PARTS = words("have play take bear")
_TRUTH_PREPS = frozenset({"in", "to", "of", "for"})


def nothing(parsed: Parsed, index: int) -> Blame | None:
    """Return the denial in "had nothing to do with the bombing"."""
    after = [t.lower for t in parsed.tokens[index + 1 : index + 4]]
    token = parsed.tokens[index]
    if after != ["to", "do", "with"] or (
        token.lower != "nothing" and not negated(parsed, token.head)
    ):
        return None
    verb = parsed.tokens[token.head]
    who = subject(parsed, verb.i) if verb.lemma == "have" else None
    return Blame(index, "denies_act", one(who), (index + 3,))


def part(parsed: Parsed, index: int) -> Blame | None:
    """Return the denial in "had no part in", "took no part in", "played no role in"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if token.dep != "dobj" or verb.lemma not in _PARTS or not negated(parsed, index, verb.i):
        return None
    what = about(parsed, index, verb.i, by=_IN)
    if not what:
        return None
    return Blame(index, "denies_act", one(subject(parsed, verb.i)), what)


def involved(parsed: Parsed, index: int) -> Blame | None:
    """Return the denial in "was not involved in", "did not participate in"."""
    token = parsed.tokens[index]
    if token.tag[:1] not in ("V", "J") or not negated(parsed, index, _governor(parsed, index)):
        return None
    verb = token.i if token.tag[:1] == "V" else token.head
    what = about(parsed, index, by=_IN)
    who = subject(parsed, verb)
    if who is not None and parsed.tokens[who].tag[:1] == "W":
        return None
    return Blame(index, "denies_act", one(who), what) if what else None


def _governor(parsed: Parsed, index: int) -> int | None:
    token = parsed.tokens[index]
    return token.head if token.dep in ("acomp", "xcomp") else None


def truth(parsed: Parsed, index: int) -> Blame | None:
    """Return the denial in "there is no truth in the reports", "the reports have no basis"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if token.dep == "pobj" and verb.lower in ("to", "with"):
        return _matching(parsed, verb.i)
    if not negated(parsed, index, verb.i) or verb.lemma not in ("be", "have"):
        return None
    what = about(parsed, index, verb.i, by=_TRUTH_PREPS)
    if verb.lemma == "have":
        told = subject(parsed, verb.i)
        if told is None or not _is_told(parsed, told):
            return None
        what = (told,)
    elif first(parsed, verb.i, "expl") is None:
        return None
    return Blame(index, "denies_act", (), what)


def _matching(parsed: Parsed, prep: int) -> Blame | None:
    """Return the denial in "does not correspond to reality"."""
    verb = parsed.tokens[parsed.tokens[prep].head]
    told = subject(parsed, verb.i)
    if verb.lemma not in ("correspond", "conform", "accord") or told is None:
        return None
    return Blame(prep, "denies_act", (), (told,)) if negated(parsed, verb.i) else None


def _is_told(parsed: Parsed, noun: int) -> bool:
    token = parsed.tokens[noun]
    return token.lemma in STATEMENTS or token.lower in (
        "this",
        "that",
        "it",
        "these",
        "they",
        "them",
    )


def not_true(parsed: Parsed, index: int) -> Blame | None:
    """Return the denial in "the reports are not true", "it is not the case that"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if verb.lemma != "be" or not NO & {parsed.tokens[c].lower for c in parsed.children[verb.i]}:
        return None
    if token.lower == "case" and not any(
        parsed.tokens[c].lower == "the" for c in parsed.children[index]
    ):
        return None
    clause = first(parsed, verb.i, "ccomp", "csubj", "acl")
    clause = clause if clause is not None else first(parsed, index, "ccomp", "acl")
    told = subject(parsed, verb.i)
    what = one(clause) + one(told)
    return Blame(index, "denies_act", (), what) if what else None


def called_untrue(parsed: Parsed, index: int) -> Blame | None:
    """Return the denial in "described the massacre as fiction", "called it an invention"."""
    token = parsed.tokens[index]
    if token.tag[:1] != "V" or negated(parsed, index):
        return None
    told = first(parsed, index, "dobj")
    shams = [first(parsed, index, "oprd")]
    for child in (*parsed.children[index], *(() if told is None else parsed.children[told])):
        if parsed.tokens[child].lower == "as":
            shams += [first(parsed, child, "pobj", "amod", "advcl", "acomp")]
    sham = next((at for at in shams if at is not None and is_untrue(parsed, at)), None)
    if sham is None:
        return _small(parsed, index)
    what = told if told is not None else first(parsed, sham, "nsubj")
    return (
        None
        if what is None or not _is_subject_matter(parsed, what)
        else Blame(sham, "denies_act", (), (what,))
    )


def _is_subject_matter(parsed: Parsed, noun: int) -> bool:
    """Tell whether something said or done is called untrue, not a visit or a law."""
    lemma = parsed.tokens[noun].lemma
    return _is_told(parsed, noun) or lemma in ACT_NOUNS or lemma in EVENT_NOUNS


def _small(parsed: Parsed, verb: int) -> Blame | None:
    """Read "called the massacre a fabrication" where the parser makes a clause of it."""
    after = parsed.tokens[verb + 1 : verb + 3]
    if len(after) > 1 and _is_told(parsed, after[0].i) and is_untrue(parsed, after[1].i):
        return Blame(after[1].i, "denies_act", (), (after[0].i,))
    clause = first(parsed, verb, "ccomp")
    if clause is None or parsed.tokens[clause].tag[:1] == "V" or not is_untrue(parsed, clause):
        return None
    told = first(parsed, clause, "nsubj")
    if told is None or not _is_subject_matter(parsed, told):
        return None
    return Blame(clause, "denies_act", (), (told,))
