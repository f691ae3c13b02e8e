"""What the keys of MUC-4 say, as labels for training: people, organisations, dates, places."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from incidents.texts import Read

from alteram.model import Span
from alteram.text.parse import Parsed

EFFECTS = ("DEATH", "INJURY")
UNHURT = "UNHURT"
PLAIN = "PLAIN"
_UNHURT = frozenset({"NO INJURY", "NO INJURY OR DEATH", "NO DEATH", "ESCAPED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One human target of a key: its wordings with their spans, its numbers and effect."""

    wordings: tuple[str, ...]
    spans: tuple[Span, ...]
    numbers: tuple[dict[str, Any], ...]
    effect: str
    template: int


def spans(entries: Sequence[dict[str, Any]]) -> tuple[Span, ...]:
    """Return where the wordings of an entry stand."""
    return tuple(Span(*span) for alt in entries for span in alt["spans"])


def _effect(values: Sequence[str]) -> str:
    found = {value.strip(" )") for value in values}
    for effect in EFFECTS:
        if effect in found:
            return effect
    return UNHURT if found & _UNHURT else PLAIN


def targets(template: dict[str, Any], place: int) -> list[Target]:
    """Return the people of one key template; `place` is its place among the templates."""
    groups: list[tuple[list[str], list[dict[str, Any]]]] = []
    for entry in template["hum_name"]:
        groups.append(([alt["text"] for alt in entry["alts"]], list(entry["alts"])))
    for entry in template["hum_desc"]:
        words = [alt["text"] for alt in entry["alts"]]
        same = next((g for g in groups if set(entry["ref"]) & set(g[0])), None)
        if same is None:
            groups.append((words, list(entry["alts"])))
        else:
            same[0].extend(words)
            same[1].extend(entry["alts"])
    found = []
    for words, alts in groups:
        numbers = _of(template["hum_number"], words, "parsed")
        effects = _of(template["hum_effect"], words, "values")
        found.append(
            Target(
                wordings=tuple(words),
                spans=spans(alts),
                numbers=tuple(n for n in numbers if n),
                effect=_effect(effects),
                template=place,
            )
        )
    return found


def _of(entries: Sequence[dict[str, Any]], words: Sequence[str], field: str) -> list[Any]:
    return [value for e in entries if set(e["ref"]) & set(words) for value in e[field]]


def root(parsed: Parsed, span: Span) -> int | None:
    """Return the token of a span that governs the others, its last candidate."""
    tokens = parsed.tokens_in(span)
    inside = {token.i for token in tokens}
    tops = [t.i for t in tokens if t.head not in inside or t.head == t.i]
    nouns = [i for i in tops if parsed.tokens[i].tag[:2] in {"NN", "CD"}]
    return next(iter(nouns or tops), None)


def labelled(
    read: Read, templates: Sequence[dict[str, Any]], *, exact: bool = False
) -> dict[int, Target]:
    """Return for head tokens the target of the keys that they are a mention of.

    The keys give every place where the words stand ("people"). With `exact`, where a figure with
    the number of the target is among them, only such figures are mentions of it.
    """
    counted = {
        token.i: figure.value
        for figure in read.analysis.figures
        for token in read.parsed.tokens_in(figure.span)
    }
    found: dict[int, Target] = {}
    for place, template in enumerate(templates):
        for target in targets(template, place):
            tops = [root(read.parsed, span) for span in target.spans]
            heads = [top for top in tops if top is not None]
            values = {n[side] for n in target.numbers for side in ("lo", "hi") if not n["plural"]}
            same = [top for top in heads if counted.get(top) in values - {None, 1}]
            for top in (exact and same) or heads:
                found.setdefault(top, target)
    return found
