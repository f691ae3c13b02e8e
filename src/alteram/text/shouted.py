"""Units of a sentence in capitals throughout, where capitals tell nothing."""

from alteram.text.capital_runs import CALENDAR, NOT_NAMES
from alteram.text.parse import Parsed, Sentence, Token
from alteram.text.rolewords import BODIES, ROLES, TITLES
from alteram.text.units import Unit, small_unit

_FEW = 2
_SHOUTING = 0.8
_BARRED = NOT_NAMES | CALENDAR | ROLES | BODIES


def is_shouted(parsed: Parsed, sentence: Sentence) -> bool:
    """Tell whether a sentence stands in capitals throughout, so that they tell nothing."""
    if sum(t.text.isupper() for t in parsed.tokens[sentence.first : sentence.first + 8]) < 2:
        return False
    shown = [t.text for t in parsed.words(sentence) if len(t.text) > 1 and t.text.isalpha()]
    return len(shown) > 3 and sum(word.isupper() for word in shown) > _SHOUTING * len(shown)


def _is_shouted_name(token: Token) -> bool:
    plain = token.tag[:2] in ("NN", "JJ", "FW") and token.text.replace("-", "").isalpha()
    return plain and token.lower not in _BARRED


def shouted_units(parsed: Parsed, sentence: Sentence) -> list[Unit]:
    """Return the units of a sentence in capitals: nouns, and names between title and verb."""
    tokens, units, i = parsed.tokens, list[Unit](), sentence.first
    while i < sentence.last:
        first = i
        while i < sentence.last and (
            tokens[i].lower in ROLES or tokens[i].lower.rstrip(".") in TITLES
        ):
            i += 1
        end = i
        while first < i and end < sentence.last and _is_shouted_name(tokens[end]):
            end += 1
        after = tokens[end] if end < sentence.last else None
        ends = after is None or after.text in (",", ")", ".") or after.tag in ("VBD", "VBZ")
        if first < i < end <= i + _FEW + 1 and ends:
            role = Unit("role", first, i - 1, i - 1, first)
            units += [role, Unit("person", i, end - 1, end - 1, i)]
            i = end
        elif first == i:
            small = small_unit(parsed, tokens[i], i) if tokens[i].tag[:2] == "NN" else None
            units += [small] if small is not None else []
            i += 1
    return units
