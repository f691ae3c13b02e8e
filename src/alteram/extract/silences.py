"""Refusals to speak, by explicit words only: "declined to comment", "no comment"."""

from alteram.extract.lexicon import words
from alteram.extract.stances import NO, Blame, first
from alteram.text.parse import Parsed

SPEAKING = words(
    "comment say draw answer discuss elaborate respond speak talk reply disclose specify"
    " confirm identify explain give provide name go"
)
_REFUSED = words("decline refuse")
_SILENT = frozenset({"declined", "refused", "declines", "refuses", "declining", "refusing"})
_WILL = frozenset({"would", "will", "wo", "could", "can", "ca", "do", "does", "did"})
_DETAILS = words("detail comment statement answer information interview figure explanation reason")
_UNREADY = words("unable unwilling unprepared unavailable reluctant")
_EARLY = frozenset({"early", "premature", "soon"})


def silence(parsed: Parsed, index: int) -> Blame | None:
    """Return the refusal at a verb of speaking or the noun "comment", None for other uses."""
    token = parsed.tokens[index]
    silent = _refused(parsed, index)
    if not silent and token.lemma == "comment":
        silent = _no_comment(parsed, index) if token.tag[:1] == "N" else _will_not(parsed, index)
    if not silent and token.lower == "say":
        before = [t.lower for t in parsed.tokens[max(0, index - 2) : index]]
        silent = before == ["nothing", "to"]
    if not silent and token.lemma in ("discuss", "confirm") and _neither(parsed, index):
        silent = True
    if not silent:
        return None
    deps = ("prep", "ccomp", "dobj")
    what = [child for child in parsed.children[index] if parsed.tokens[child].dep in deps]
    return Blame(index, "declines_comment", (), tuple(what))


def _refused(parsed: Parsed, index: int) -> bool:
    """Tell whether a verb is what somebody declined to do: "refused to be drawn"."""
    token = parsed.tokens[index]
    before = [t.lower for t in parsed.tokens[max(0, index - 4) : index]]
    head = parsed.tokens[token.head]
    if token.tag not in ("VB", "VBN") or "to" not in before:
        return False
    if token.lemma in ("give", "provide", "go"):
        told = first(parsed, index, "dobj")
        if token.lemma != "go" and (told is None or parsed.tokens[told].lemma not in _DETAILS):
            return False
    if _SILENT & set(before) or head.lemma in _REFUSED:
        return not any(parsed.tokens[c].lower in NO for c in parsed.children[head.i])
    if token.lemma != "comment":
        return False
    unready = {"not", "n't", "n\u2019t", "nt"} & {
        parsed.tokens[c].lower for c in parsed.children[head.i]
    }
    near = {t.lower for t in parsed.tokens[max(0, index - 6) : index]}
    return bool(near & (_UNREADY | _EARLY)) or (
        bool(unready) and head.lemma in ("wish", "want", "care", "be")
    )


def _no_comment(parsed: Parsed, index: int) -> bool:
    """Tell whether the noun is refused: "no comment", "would make no comment"."""
    before = parsed.tokens[max(0, index - 3) : index]
    if any(t.lower == "no" for t in before):
        return True
    verb = parsed.tokens[parsed.tokens[index].head]
    below = {parsed.tokens[c].lower for c in parsed.children[verb.i]}
    if verb.lemma in _REFUSED:
        return True
    return verb.lemma in ("make", "offer", "give", "have") and bool(
        below & {"not", "n't", "n\u2019t", "nt"}
    )


def _will_not(parsed: Parsed, index: int) -> bool:
    before = [t.lower for t in parsed.tokens[max(0, index - 4) : index]]
    return bool(_WILL & set(before)) and bool(NO & set(before[-2:]))


def _neither(parsed: Parsed, index: int) -> bool:
    """Tell whether somebody would neither confirm nor deny."""
    before = {t.lower for t in parsed.tokens[max(0, index - 4) : index]}
    after = {t.lower for t in parsed.tokens[index + 1 : index + 4]}
    after |= {t.lemma for t in parsed.tokens[index + 1 : index + 4]}
    return (
        bool(before & {"neither", "not", "n't", "n\u2019t", "nt"})
        and bool(after & {"nor", "or"})
        and "deny" in after
    )
