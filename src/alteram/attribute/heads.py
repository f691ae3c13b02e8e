"""Heads of subjects where the parse takes a dateline or a second noun for the subject."""

from alteram.attribute.scene import Scene
from alteram.text.parse import Token

SUBJECTS = frozenset(["nsubj", "csubj"])
ANY_SUBJECTS = frozenset(["nsubj", "csubj", "nsubjpass"])


def past_dateline(scene: Scene, verb: int, lo: int) -> int | None:
    """Return the subject's head after a dateline that the parse took for the subject."""
    tokens = scene.parsed.tokens
    outer = scene.child(verb, ANY_SUBJECTS)
    if outer is None or outer >= min(lo, verb):
        return None
    below = (i for i in scene.parsed.subtree(outer) if lo <= i < verb)
    return next(
        (i for i in below if tokens[i].head < lo and tokens[i].tag[:2] in ("NN", "PR")), None
    )


def nearest_of_two(scene: Scene, at: int, verb: int) -> int:
    """Return the second of two subjects that touch ("the opposition Farmers Union")."""
    tokens = scene.parsed.tokens
    for child in scene.parsed.children[verb]:
        if at < child < verb and tokens[child].dep in SUBJECTS and tokens[at].tag == "NN":
            return child if scene.edges(child)[0] == at + 1 else at
    return at


def is_modal(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb has a modal ("may have been made"), with which no past tense goes on."""
    tokens = scene.parsed.tokens
    return any(
        tokens[c].dep == "aux" and tokens[c].tag == "MD" for c in scene.parsed.children[verb.i]
    )
