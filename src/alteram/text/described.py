"""The kind that a common noun gives a name: "the news agency X", "X, a rights group"."""

from typing import Literal

from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import BODIES, OUTLETS, words
from alteram.text.units import Unit

_PRINTED = words("website site outlet paper newsletter network weekly daily blog publisher")
_WIRED = words("news press wire state-run official")
_BANDS = words(
    "group organisation organization militia faction sect cartel gang band charity firm company "
    "guerrilla outfit wing insurgency conglomerate syndicate ngo startup contractor retailer club "
    "guerrillas manufacturer producer operator monastery"
)
_NEVER = words("house conference centre center office team staff side club university")
Told = Literal["body", "outlet"]
KINDS: dict[str, Told] = {
    **dict.fromkeys(sorted((BODIES | _BANDS) - _NEVER), "body"),
    **dict.fromkeys(
        sorted((OUTLETS - words("post star sun standard guardian")) | _PRINTED), "outlet"
    ),
}
_MEMBERS = words(
    "member fighter guerrilla militant rebel gunman commando column cell insurgent militiaman "
    "terrorist cadre combatant"
)
_BEFORE = frozenset([",", "of", "from", "the", "The"])
_DESCRIBING = words("compound nmod appos amod")


def kind_by_noun(parsed: Parsed, unit: Unit) -> Told | None:
    """Return the kind that a noun before or after a plain name gives it, or None."""
    before = parsed.tokens[max(unit.first - 1, 0)]
    after = parsed.tokens[min(unit.last + 1, len(parsed.tokens) - 1)]
    told = before.tag == "NN" or before.text in _BEFORE or after.text == ","
    if not told and after.lemma not in _MEMBERS:
        return None
    noun = _noun_before(parsed, unit) or _noun_after(parsed, unit)
    if noun is None:
        return "body" if _has_members(parsed, unit) else None
    if noun.lower == "agency":
        wired = parsed.tokens[noun.i - 1].lower in _WIRED
        return "outlet" if wired or noun.i == 0 else "body"
    return KINDS.get(noun.lower)


def is_people(parsed: Parsed, unit: Unit) -> bool:
    """Tell whether a name of one word means many: "the Mazoudis", "the Renovators"."""
    token = parsed.tokens[unit.last]
    if unit.first != unit.last or not token.lower.endswith("s") or token.text.isupper():
        return False
    before = parsed.tokens[max(unit.first - 1, 0)]
    above = parsed.tokens[token.head]
    acting = token.dep == "nsubj" and above.tag in ("VBP", "VBD", "VB")
    if token.tag in ("NNPS", "NNS"):
        return before.tag in ("DT", "JJ", "CD") or acting
    named = before.lower == "the" and not token.lower.endswith(("ss", "us", "is"))
    return named and (acting or (token.dep == "pobj" and above.lower == "by"))


def _has_members(parsed: Parsed, unit: Unit) -> bool:
    """Tell whether those who fight for a name stand beside it ("X fighters", "members of X")."""
    tokens = parsed.tokens
    after = tokens[min(unit.last + 1, len(tokens) - 1)]
    if after.lemma in _MEMBERS and after.text[0].islower() and tokens[unit.head].head == after.i:
        return True
    first = unit.first - (tokens[max(unit.first - 1, 0)].lower == "the")
    link = tokens[max(first - 1, 0)]
    carrier = tokens[max(first - 2, 0)]
    return link.lower in ("of", "from") and carrier.lemma in _MEMBERS and link.head == carrier.i


def _noun_before(parsed: Parsed, unit: Unit) -> Token | None:
    """Return the lower-case noun that stands directly before a name and belongs to it."""
    before = parsed.tokens[max(unit.first - 1, 0)]
    if before.text == "," and parsed.tokens[unit.head].dep == "appos":
        before = parsed.tokens[before.i - 1]
    if before.i == unit.first or before.tag != "NN" or before.lower not in KINDS:
        return None
    head = parsed.tokens[unit.head]
    inside = unit.first <= before.head <= unit.last and before.dep in _DESCRIBING
    beside = head.head in (before.i, before.head) and head.dep in ("appos", before.dep)
    return before if inside or beside else None


def _noun_after(parsed: Parsed, unit: Unit) -> Token | None:
    """Return the lower-case noun in apposition after a name and a comma."""
    for child in parsed.children[unit.head]:
        noun = parsed.tokens[child]
        if noun.dep == "appos" and child > unit.last and noun.tag == "NN" and noun.lower in KINDS:
            return noun if parsed.tokens[unit.last + 1].text == "," else None
    return None
