"""The complement of a reporting verb: the part of its clause that is ascribed content."""

from alteram.attribute.scene import Scene
from alteram.attribute.subjects import matrix_of
from alteram.text.cues import ATTITUDE_NOUNS, REPORTING_NOUNS, VerbCue
from alteram.text.parse import Token

_CLAUSES = frozenset(["ccomp"])
_OPEN_CLAUSES = frozenset(["xcomp"])
_TRAILING = frozenset(["prep", "advcl", "advmod"])
_OBJECTS = frozenset(["dobj", "obj"])
_PREDICATES = frozenset(["oprd", "acomp", "attr"])
_OF = frozenset(["accuse", "suspect"])
_PHYSICAL = frozenset(["attack", "assail"])
_IN_WORDS = REPORTING_NOUNS | ATTITUDE_NOUNS
_REASONS = frozenset(["for", "over", "as"])
_SECOND_PREPOSITIONS = frozenset(
    ["of", "as", "to", "for", "with", "on", "against", "about", "into"]
)


def complement_of(scene: Scene, verb: Token, cue: VerbCue) -> tuple[int, int, int | None] | None:
    """Return first and last token of the complement, and a preposition that is part of the cue."""
    tokens, frames = scene.parsed.tokens, cue.frames
    rights = [tokens[c] for c in scene.parsed.children[verb.i] if c > verb.i]
    clause = next((t for t in rights if t.dep in _CLAUSES), None)
    if clause is not None and (frames & {"c", "w", "i"}) and not _is_loose(scene, verb, clause):
        return _whole(scene, verb, cue, clause)
    opened = next((t for t in rights if t.dep in _OPEN_CLAUSES), None)
    if opened is not None and (frames & {"i", "w"} or verb.tag == "VBN"):
        return _whole(scene, verb, cue, opened)
    thing = next((t for t in rights if t.dep in _OBJECTS), None)
    predicate = next((t for t in rights if t.dep in _PREDICATES or t is opened), None)
    found = None
    if thing is not None:
        found = _by_object(scene, verb, cue, thing, predicate)
    if thing is not None and found is None and cue.lemma in _PHYSICAL:
        return None
    return found or _by_preposition(scene, rights, cue)


def _by_object(
    scene: Scene, verb: Token, cue: VerbCue, thing: Token, predicate: Token | None
) -> tuple[int, int, int | None] | None:
    """Return the complement that an object is, alone, with its predicate or as the hearer."""
    tokens, frames = scene.parsed.tokens, cue.frames
    rights = [tokens[c] for c in scene.parsed.children[verb.i] if c > verb.i]
    if "w" in frames:
        second = predicate or next(
            (
                t
                for t in rights
                if t.dep == "prep" and t.lower in _SECOND_PREPOSITIONS and t.i > thing.i
            ),
            None,
        )
        if second is not None or (cue.lemma in _OF and _has_charge(scene, thing)):
            return scene.edges(thing.i)[0], scene.edges((second or thing).i)[1], None
    told = _told_clause(scene, thing) if "r" in frames else None
    if told is not None:
        return *scene.edges(told), None
    if cue.lemma in _PHYSICAL and not _in_words(scene, rights, thing):
        return None
    if "o" not in frames or thing.lower in ("himself", "herself"):
        return None
    first, last = scene.edges(thing.i)
    for token in rights:
        if token.dep == "prep" and token.i == last + 1 and token.lower in _SECOND_PREPOSITIONS:
            last = scene.edges(token.i)[1]
    return first, last, None


def _has_charge(scene: Scene, thing: Token) -> bool:
    """Tell whether the parse drew the charge into the one accused ("the army of A of B-ing")."""
    tokens = scene.parsed.tokens
    last = scene.edges(thing.i)[1]
    return any(
        tokens[i].lower == "of" and tokens[i + 1].tag == "VBG" for i in range(thing.i + 1, last)
    )


def _told_clause(scene: Scene, thing: Token) -> int | None:
    """Return the "that" clause that the parse hung on the hearer ("informs opinion that")."""
    tokens = scene.parsed.tokens
    for child in scene.parsed.children[thing.i]:
        if child > thing.i and tokens[child].dep in ("acl", "relcl", "ccomp"):
            marks = scene.parsed.children[child]
            if any(tokens[k].dep == "mark" and tokens[k].lower == "that" for k in marks):
                return child
    return None


def _in_words(scene: Scene, rights: list[Token], thing: Token) -> bool:
    """Tell whether an attack is one in words: over something, or on words or an opinion."""
    own = {scene.parsed.tokens[c].lower for c in scene.parsed.children[thing.i] if c > thing.i}
    spoken = thing.lemma in _IN_WORDS
    return spoken or bool(_REASONS & (own | {t.lower for t in rights if t.dep == "prep"}))


def _by_preposition(
    scene: Scene, rights: list[Token], cue: VerbCue
) -> tuple[int, int, int | None] | None:
    for token in rights:
        if token.dep in ("prep", "prt", "dative") and token.lower in cue.prepositions:
            inner = scene.child(token.i, ("pobj", "pcomp"))
            if inner is not None and inner > token.i:
                first, last = scene.edges(inner)
                return max(first, token.i + 1), last, token.i
    return None


def _is_loose(scene: Scene, verb: Token, clause: Token) -> bool:
    """Tell whether a clause after the verb only says on what occasion ("said answering ...")."""
    tail = scene.tails.get(verb.sentence)
    if tail is not None and verb.i < tail[0] <= clause.i:
        return True
    return clause.tag == "VBG" and verb.lemma == "say" and scene.edges(clause.i)[0] == clause.i


def _whole(scene: Scene, verb: Token, cue: VerbCue, clause: Token) -> tuple[int, int, int | None]:
    first, last = scene.edges(clause.i)
    first = max(first, verb.i + 1)
    if "w" in cue.frames or ("i" in cue.frames and "r" not in cue.frames):
        for child in scene.parsed.children[verb.i]:
            between = verb.i < child < clause.i and scene.parsed.tokens[child].dep in _OBJECTS
            if between and ("r" not in cue.frames or clause.tag == "VB"):
                first = min(first, scene.edges(child)[0])
    for child in scene.parsed.children[verb.i]:
        trailing = child > last and scene.parsed.tokens[child].dep in _TRAILING
        if trailing and scene.edges(child)[0] == last + 1:
            last = scene.edges(child)[1]
    return first, _before_conjunct(scene, verb, clause.i, last), None


def _before_conjunct(scene: Scene, verb: Token, clause: int, last: int) -> int:
    """Return the end of a clause without a reporting verb that really goes with `verb`."""
    tokens = scene.parsed.tokens
    todo = [clause]
    while todo:
        for child in scene.parsed.children[todo.pop()]:
            token = tokens[child]
            if token.dep == "conj" and child > verb.i:
                matrix = matrix_of(scene, token)
                if matrix is not None and matrix.i == verb.i:
                    first = scene.edges(child)[0]
                    cut = first - 1
                    while cut > verb.i and tokens[cut].tag in ("CC", ",", "RB"):
                        cut -= 1
                    return min(last, cut)
                todo.append(child)
    return last
