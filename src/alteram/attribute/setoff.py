"""Speakers set off by commas before their verb, which the parse hangs on what was said.

In "The road was mined, the mayor, N N, told reporters" the small parser takes mayor and name for
appositions of the last noun before, and the verb is left without a subject.
"""

from alteram.attribute.scene import Scene
from alteram.text.cues import verb_cues
from alteram.text.parse import Token

_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_VERBS = frozenset(["VBD", "VBZ", "VBP", "MD", "VB", "VBG", "VBN"])
_NAMES = frozenset(["NNP", "NNPS"])
_OPENINGS = frozenset(["DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ"])
_FARTHEST = 30


def set_off(scene: Scene, verb: Token) -> tuple[int, int] | None:
    """Return first and last token of a name and a description between commas before a verb.

    One of the two is a name alone, the other a noun phrase; what stands before has a verb.
    """
    tokens = scene.parsed.tokens
    if verb.tag not in _FINITE or verb.lower not in verb_cues() or not _is_comma(scene, verb.i - 1):
        return None
    first = scene.parsed.sentences[verb.sentence].first
    commas = [verb.i - 1]
    for i in range(verb.i - 2, max(first, verb.i - _FARTHEST), -1):
        if tokens[i].tag in _VERBS:
            break
        if _is_comma(scene, i):
            commas.append(i)
    if len(commas) < 3:
        return None
    later, former = (commas[1] + 1, commas[0] - 1), (commas[2] + 1, commas[1] - 1)
    pair = (_is_name(scene, *former), _is_name(scene, *later))
    described = former if pair == (False, True) else later
    if pair[0] is pair[1] or not _describes(scene, *described):
        return None
    told = any(tokens[i].tag in _FINITE for i in range(first, former[0]))
    return (former[0], later[1]) if told else None


def _is_comma(scene: Scene, index: int) -> bool:
    return index > 0 and scene.parsed.tokens[index].text == ","


def _is_name(scene: Scene, first: int, last: int) -> bool:
    stretch = scene.parsed.tokens[first : last + 1]
    return 0 < len(stretch) < 6 and all(token.tag in _NAMES for token in stretch)


def _describes(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch is one noun phrase, as far as its ends show."""
    tokens = scene.parsed.tokens
    if last < first or tokens[first].tag not in _OPENINGS:
        return False
    return any(token.tag in ("NN", "NNS") for token in tokens[first : last + 1])
