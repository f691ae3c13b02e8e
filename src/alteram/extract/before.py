"""Whom a pronoun means that underwent an act: those whom the act before it befell."""

from alteram.extract.acts import ActMention
from alteram.extract.drafts import Scene
from alteram.extract.kinds import PEOPLE
from alteram.text.parse import Token

_REACH = 2
_PLURAL = frozenset({"they", "them", "these", "those"})
_SINGULAR = frozenset({"he", "him", "she", "her"})


def affected_words(scene: Scene, mention: ActMention) -> str | None:
    """Return the words for those whom a pronoun means, None where it is none or nobody fits.

    They are those whom the last act befell that was told in this sentence or the two before it,
    else the last persons who were a subject there; number has to agree.
    """
    if mention.affected is None:
        return None
    tokens = scene.parsed.tokens
    pronoun = tokens[mention.affected]
    if pronoun.lower not in _PLURAL | _SINGULAR:
        return None
    plural = pronoun.lower in _PLURAL
    at = pronoun.sentence
    for sentence in range(at, max(-1, at - _REACH - 1), -1):
        for other in reversed(scene.by_sentence.get(sentence, ())):
            head = other.affected
            if head is None or head >= pronoun.i or not _fits(scene, tokens[head], plural):
                continue
            return scene.names.group(head)
    return _subject_before(scene, pronoun, plural)


def _subject_before(scene: Scene, pronoun: Token, plural: bool) -> str | None:
    tokens = scene.parsed.tokens
    for at in range(pronoun.i - 1, max(-1, pronoun.i - 60), -1):
        token = tokens[at]
        if pronoun.sentence - token.sentence > _REACH:
            return None
        if token.dep in ("nsubj", "nsubjpass") and _fits(scene, token, plural):
            return scene.names.group(at)
    return None


def _fits(scene: Scene, token: Token, plural: bool) -> bool:
    """Tell whether a noun names persons, many or one."""
    if token.tag in ("NNP", "NN") and not plural:
        return token.tag == "NNP" or token.lemma in PEOPLE
    below = [scene.parsed.tokens[c] for c in scene.parsed.children[token.i]]
    listed = any(t.dep == "conj" for t in below)
    many = token.tag in ("NNS", "NNPS", "CD") or listed or token.lower in ("people", "police")
    known = token.lemma in PEOPLE or token.lower in PEOPLE or token.tag in ("CD", "NNPS")
    return plural and many and known
