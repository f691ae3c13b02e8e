"""What the finders of responsibility share: a phrase that was found, and the syntax around it."""

from dataclasses import dataclass

from alteram.extract.lexicon import words
from alteram.model import Position
from alteram.text.parse import Parsed

NO = frozenset(
    {"no", "none", "nobody", "neither", "not", "n't", "n\u2019t", "nt", "never", "nothing", "nor"}
)
ON = frozenset({"on", "upon", "with"})
ABOUT = frozenset({"for", "of", "over"})
_MAYBE = frozenset({"maybe", "perhaps", "possibly", "may", "might", "could", "would", "'d", "can"})
_CONDITIONS = frozenset({"if", "whether", "unless", "lest"})
_CHAINED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl"})
_UP = words("ccomp xcomp acomp oprd attr pcomp prep pobj dobj nsubj nsubjpass csubj")
_OPEN = words("possible conceivable doubt doubtful unclear wonder wish pretend imagine")
_PROOFS = words("proof evidence confirmation sign indication")
_SEEKING = words("ask call demand seek want need look search await wait press appeal request")
_RAISING = words("think believe say claim mean suggest allege assert maintain accuse blame hold")


@dataclass(frozen=True, slots=True)
class Blame:
    """A phrase of responsibility: its word, the position it expresses, whom it names, what for.

    `about` holds the heads of the phrases for the act; acts below them are meant. A `weak` phrase
    blames only where an act was told before it.
    """

    trigger: int
    position: Position
    agents: tuple[int, ...]
    about: tuple[int, ...]
    weak: bool = False


def first(parsed: Parsed, index: int, *deps: str) -> int | None:
    """Return the first word below another with one of these relations."""
    for child in parsed.children[index]:
        if parsed.tokens[child].dep in deps:
            return child
    return None


def after(parsed: Parsed, index: int, prepositions: frozenset[str]) -> int | None:
    """Return what stands after one of these prepositions below a word."""
    for child in parsed.children[index]:
        if parsed.tokens[child].lower in prepositions:
            found = first(parsed, child, "pobj")
            if found is not None:
                return found
    return None


def about(parsed: Parsed, *indices: int, by: frozenset[str] = ABOUT) -> tuple[int, ...]:
    """Return the prepositions below some words that say what a phrase is about."""
    return tuple(
        child
        for index in indices
        for child in parsed.children[index]
        if parsed.tokens[child].lower in by
    )


def subject(parsed: Parsed, verb: int) -> int | None:
    """Return a verb's subject, shared and relative ones too."""
    at = verb
    before = parsed.tokens[verb - 1] if verb else None
    for _ in range(5):
        found = first(parsed, at, "nsubj", "nsubjpass")
        if found is None and before is not None and before.head == at and before.tag[:3] == "NNP":
            found = before.i
        token = parsed.tokens[at]
        if found is not None:
            relative = parsed.tokens[found].tag in ("WP", "WDT") and token.dep == "relcl"
            return token.head if relative else found
        if token.dep not in _CHAINED:
            return None
        at = token.head
    return None


def negated(parsed: Parsed, *indices: int | None) -> bool:
    """Tell whether one of some words is a negation or has one below it."""
    return any(
        parsed.tokens[child].lower in NO
        for index in indices
        if index is not None
        for child in (index, *parsed.children[index])
    )


def one(index: int | None) -> tuple[int, ...]:
    """Return an index as a tuple, an empty one for None."""
    return () if index is None else (index,)


def is_unproven(parsed: Parsed, clause: int) -> bool:
    """Tell whether a clause is what proof is missing or looked for: "no proof exists that"."""
    tokens = parsed.tokens
    token = tokens[clause]
    if token.dep not in ("acl", "relcl", "ccomp"):
        return False
    head = tokens[token.head]
    if head.lemma not in _PROOFS:
        proof = first(parsed, head.i, "nsubj", "nsubjpass")
        told = proof is not None and tokens[proof].lemma in _PROOFS
        return told and negated(parsed, head.i, proof)
    if any(tokens[c].lower == "no" for c in parsed.children[head.i]):
        return True
    above = tokens[head.head]
    if head.dep == "pobj":
        return above.lower == "for" and tokens[above.head].lemma in _SEEKING
    if head.dep == "dobj" and above.lemma in _SEEKING:
        return True
    below = {tokens[c].lower for c in parsed.children[above.i]}
    return head.dep in ("nsubj", "nsubjpass") and bool(below & (_CONDITIONS | NO))


def is_open(parsed: Parsed, index: int) -> bool:
    """Tell whether a word stands in a question, a condition or a possibility.

    Negations above the word's own clause count too: "we do not say that X is responsible".
    """
    tokens = parsed.tokens
    sentence = parsed.sentences[tokens[index].sentence]
    if any(t.text == "?" for t in tokens[max(sentence.first, sentence.last - 3) : sentence.last]):
        return True
    at = index
    for step in range(8):
        token = tokens[at]
        below = [tokens[child] for child in parsed.children[at]]
        helpers = {t.lower for t in below if t.dep in ("aux", "mark", "neg", "advmod")}
        told = {token.lemma, *(t.lemma for t in below if t.dep == "acomp")}
        if helpers & (_MAYBE | _CONDITIONS) or (step and told & _OPEN):
            return True
        if step and token.lemma in _RAISING and helpers & NO:
            return True
        if is_unproven(parsed, at):
            return True
        if token.head == at or token.dep not in _UP:
            return False
        at = token.head
    return False
