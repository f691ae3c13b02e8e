"""How a reporting word presents its content: it denies, demands, admits, takes back."""

from dataclasses import dataclass

from alteram.extract.lexicon import DEMANDS, DENIALS, RETRACTIONS, STATEMENTS, words
from alteram.text.parse import Parsed, Token

_NOT = frozenset({"not", "n't", "n\u2019t", "nt", "never", "no", "nor"})
_ADMISSIONS = frozenset({"admit", "acknowledge", "confess", "concede", "recognize", "recognise"})
SPOKEN = STATEMENTS | words(
    "it that this sentence word note version account confession testimony post article story"
    " figure number toll letter line phrase text claim slogan caption headline list photograph"
)
_HIDING = frozenset({"deny", "hide", "conceal", "dispute", "contest", "disguise"})
_REFUSED = words(
    "access entry passage visa permission permit request asylum bail food water medicine treatment"
    " right justice help aid landing care leave"
)
_WAVING = frozenset({"reject", "repudiate", "dismiss"})
_REPORTS = SPOKEN | words(
    "idea suggestion notion possibility evidence finding involvement responsibility link role"
    " theory speculation talk hint guilt blame complicity part participation implication reading"
    " criticism fear picture judgment judgement verdict conclusion narrative data estimate count"
)
_ATTEMPTS = words("attempt effort proposal plan offer move call request bid appeal offer demand")
_DEMANDING = DEMANDS | {"press", "plead", "petition", "seek", "implore", "entreat", "lobby"}
_DENYING = DENIALS | {"disclaim", "disown", "denial"}
_UNDENIED = frozenset({"deny", "denial", "dispute", "contest"})
_ACCUSING = frozenset({"accuse", "blame", "charge", "denounce", "condemn"})
_TELLING = words("say state claim suggest allege assert tell mean confirm accuse blame announce")
_SORRY = frozenset({"apologise", "apologize", "regret"})
_UNSAID = frozenset({"refuse", "decline", "fail", "yet", "without"})
_BOASTS = frozenset({"claim", "boast", "brag", "apologise", "apologize", "regret", "accept"})


@dataclass(frozen=True, slots=True)
class Frame:
    """How a reporting word presents its content."""

    denies: bool = False
    demands: bool = False
    admits: bool = False
    retracts: bool = False
    disputes: bool = False
    avows: bool = False
    asks: bool = False
    wants: bool = False
    boasts: bool = False
    undenied: bool = False
    withheld: bool = False

    @property
    def shapes(self) -> bool:
        """Tell whether the reporting word gives its content a stance by itself."""
        return any(
            (self.denies, self.demands, self.admits, self.retracts, self.disputes)
            + (self.asks, self.wants)
        )


def _below(parsed: Parsed, index: int) -> list[Token]:
    return [parsed.tokens[child] for child in parsed.children[index]]


def _calls_for(parsed: Parsed, cue: tuple[Token, ...]) -> bool:
    """Tell whether "call" or "appeal" asks for something: "called for", "appealed to"."""
    after = parsed.tokens[cue[-1].i + 1 : cue[-1].i + 2]
    appeals = any(token.lemma == "appeal" for token in cue)
    asking = ("for", "on", "upon", "to") if appeals else ("for", "on", "upon")
    return any(token.lower in asking for token in (*cue, *after))


def _is_active(cue: tuple[Token, ...], lemmas: set[str]) -> bool:
    """Tell whether a cue has one of some verbs in the active voice, not "wanted by the court"."""
    return any(token.lemma in lemmas and token.tag != "VBN" for token in cue)


def _is_deed(parsed: Parsed, cue: tuple[Token, ...]) -> bool:
    """Tell whether a deed is rejected or a thing refused, not what was said.

    "Rejected the murder" condemns it; "denied them access" denies nothing.
    """
    for token in cue:
        objects = [t for t in _below(parsed, token.i) if t.dep in ("dobj", "nsubjpass")]
        if token.dep == "relcl" and any(t.tag == "WDT" for t in objects):
            objects = [parsed.tokens[token.head]]
        if token.lemma == "deny" and any(t.lemma in _REFUSED for t in objects):
            return True
        nouns = [t for t in objects if t.tag[:1] == "N"]
        if token.lemma in _WAVING and nouns and not any(_is_said(parsed, t) for t in nouns):
            return True
    return False


def _is_said(parsed: Parsed, noun: Token) -> bool:
    below = _below(parsed, noun.i)
    if noun.lemma in _ATTEMPTS:
        return False
    return noun.lemma in _REPORTS or any(t.dep in ("acl", "ccomp") for t in below)


def _is_spoken(parsed: Parsed, cue: tuple[Token, ...]) -> bool:
    """Tell whether words are withdrawn, not troops: the object of the cue is something said."""
    objects = [t for token in cue for t in _below(parsed, token.i) if t.dep == "dobj"]
    return not objects or any(t.lemma in SPOKEN or t.lower in SPOKEN for t in objects)


def _is_withheld(cue: tuple[Token, ...], lemmas: set[str], negated: bool) -> bool:
    """Tell whether the content of a cue is not said by its speaker at all.

    "Neither confirmed nor denied", "did not say that", "has yet to apologise", "denied accusing".
    """
    lowers = {token.lower for token in cue}
    undone = negated or bool(lemmas & _UNSAID)
    if {"confirm", "deny"} <= lemmas and (undone or "neither" in lowers):
        return True
    if lemmas & _SORRY and undone:
        return True
    if lemmas & _DENYING:
        accusing = any(token.tag == "VBG" and token.lemma in _ACCUSING for token in cue)
        return accusing and not negated
    return negated and bool(lemmas & _TELLING) and not lowers & {"only", "just", "merely"}


def frame_of(parsed: Parsed, cue: tuple[Token, ...]) -> Frame:
    """Return the frame of a reporting word and its neighbours in the cue."""
    lemmas = {token.lemma for token in cue}
    if cue and not _calls_for(parsed, cue):
        lemmas -= {"call", "appeal"}
    negated = bool(_NOT & {token.lower for token in cue})
    after = parsed.tokens[cue[-1].i + 1 : cue[-1].i + 2] if cue else ()
    if "rule" in lemmas and any(token.lower == "out" for token in (*cue, *after)):
        lemmas.add("deny")
    concedes = negated and bool(lemmas & _HIDING) and "confirm" not in lemmas
    accepts = "accept" in lemmas and any(token.lower == "that" for token in after)
    withheld = _is_withheld(cue, lemmas, negated)
    return Frame(
        undenied=concedes and bool(lemmas & _UNDENIED) and not withheld,
        withheld=withheld,
        denies=bool(lemmas & _DENYING) and not negated and not _is_deed(parsed, cue),
        demands=bool(lemmas & _DEMANDING) and not negated,
        admits=concedes or ((accepts or bool(lemmas & _ADMISSIONS)) and not negated),
        retracts=bool(lemmas & RETRACTIONS) and not negated and _is_spoken(parsed, cue),
        disputes=bool(lemmas & {"dispute", "contest", "challenge"}) and not negated,
        asks=_is_active(cue, {"ask"}) and not negated,
        wants=_is_active(cue, {"want"}) and not negated,
        boasts=bool(lemmas & {"claim", "boast", "brag"}) and not negated,
        avows=bool(lemmas & (_ADMISSIONS | _BOASTS)) and not negated and not withheld,
    )
