"""When and where an incident was: candidates from dates and places of the text, with features."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as day
from typing import Any

from incidents.texts import Read

from alteram.model import Span
from alteram.text.edtf import bounds
from alteram.text.states import state_by_demonym, state_of_code

_NEAR = (1, 2, 4, 8)
_AGES = (0, 1, 2, 4, 8, 32, 366)
_TENSES = frozenset(
    {"today", "yesterday", "tonight", "morning", "afternoon", "night", "last", "recent", "dawn"}
    | {"recently", "has", "have", "was", "were", "ago", "when", "after", "week", "month", "days"}
)
_AT = frozenset({"in", "at", "near", "on", "outside", "of", "from", "to", "inside", "between"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One candidate for a slot: what a template would hold, and what speaks for it."""

    value: Any
    features: tuple[str, ...]


def _gap(sentence: int, incident: Sequence[int]) -> int:
    return sum(min(abs(sentence - s) for s in incident) >= near for near in _NEAR)


def _days(edtf: str) -> tuple[str | None, str | None] | None:
    first, last = bounds(edtf)
    if first is None and last is None:
        return None
    return (str(first) if first else None, str(last) if last else None)


def dates(read: Read, incident: Sequence[int]) -> list[Choice]:
    """Return the dates that an incident may have: the text's own, before it, and those told."""
    told = read.analysis.date
    said: dict[tuple[str | None, str | None], dict[str, None]] = defaultdict(dict)
    inside = 0
    order = 0
    claimed = {c.date for c in read.analysis.claims if c.date and _touches(read, c.span, incident)}
    for mention in read.analysis.dates:
        tokens = read.parsed.tokens_in(mention.span)
        span = _days(mention.edtf) if mention.edtf else None
        if not tokens or span is None or mention.kind == "duration":
            continue
        gap = _gap(tokens[0].sentence, incident)
        # The dateline stands before the first sentence's own words.
        head = mention.span.start < _DATELINE and mention.edtf == told
        inside += gap == 0 and not head
        marks = said[span]
        if head:
            marks["dateline"] = None
            continue
        order += 1
        marks.update(
            dict.fromkeys((f"gap={gap}", f"order={min(order, 4)}", f"kind={mention.kind}"))
        )
        marks.update(
            dict.fromkeys(f"gap={gap > 0} word={t.lower}" for t in tokens if not t.lower.isdigit())
        )
        if mention.edtf in claimed:
            marks["claimed"] = None
    found = []
    for span, marks in said.items():
        age = _age(span, told)
        found.append(
            Choice(
                value={"lo": span[0], "hi": span[1]},
                features=(*marks, f"age={age}", f"inside={min(inside, 3)} {_least_gap(marks)}"),
            )
        )
    if told is not None and (last := _days(told)) is not None:
        first = min(incident)
        tenses = {
            token.lower
            for number in incident
            for token in read.parsed.words(read.parsed.sentences[number])
            if token.lower in _TENSES
        }
        before = [
            "before",
            f"before inside={min(inside, 3)}",
            f"before first={min(first, 3)}",
            *(f"before {word}" for word in sorted(tenses)),
        ]
        found.append(Choice(value={"lo": None, "hi": last[1]}, features=tuple(before)))
    return found


_DATELINE = 90


def _least_gap(marks: dict[str, None]) -> str:
    return min((m for m in marks if m.startswith("gap=") and " " not in m), default="gap=none")


def _age(span: tuple[str | None, str | None], told: str | None) -> str:
    last = _days(told) if told else None
    if last is None or last[1] is None or span[1] is None:
        return "none"
    days = (day.fromisoformat(last[1]) - day.fromisoformat(span[1])).days
    long = span[0] != span[1]
    return f"{'-' if days < 0 else ''}{sum(days >= age for age in _AGES)}{'long' if long else ''}"


def _touches(read: Read, span: Span, incident: Sequence[int]) -> bool:
    return any(t.sentence in incident for t in read.parsed.tokens_in(span)[:1])


def _state_name(code: str) -> str | None:
    state = state_of_code(code)
    return state.name.upper() if state is not None else None


def countries(read: Read, incident: Sequence[int]) -> list[Choice]:
    """Return the states that places and demonyms of a text point to."""
    marks: dict[str, dict[str, None]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for sentence, name, how in _hints(read):
        counts[name] += 1
        gap = _gap(sentence, incident)
        marks[name].update(dict.fromkeys((f"{how} gap={gap}", how)))
    total = max(sum(counts.values()), 1)
    top = max(counts.values(), default=0)
    return [
        Choice(
            value=name,
            features=(
                *marks[name],
                f"share={int(5 * counts[name] / total)}",
                f"top={counts[name] == top}",
                f"name={name}",
            ),
        )
        for name in sorted(marks)
    ]


def _hints(read: Read) -> Iterator[tuple[int, str, str]]:
    for place in read.analysis.places:
        name = _state_name(place.country) if place.country else None
        tokens = read.parsed.tokens_in(place.span)
        if name and tokens:
            how = "dateline" if place.span.start < _DATELINE // 2 else place.precision
            yield tokens[0].sentence, name, how
    for token in read.parsed.tokens:
        state = state_by_demonym(token.text) if token.tag[:1] in "JN" else None
        if state is not None:
            yield token.sentence, state.name.upper(), "demonym"


def spots(read: Read, incident: Sequence[int]) -> list[Choice]:
    """Return the finest places that an incident may have; an empty name means the state alone."""
    parsed = read.parsed
    marks: dict[str, dict[str, None]] = defaultdict(dict)
    claimed = {
        c.place
        for c in read.analysis.claims
        if c.place is not None and _touches(read, c.span, incident)
    }
    stretches: list[tuple[Span, list[str]]] = []
    for number, place in enumerate(read.analysis.places):
        if place.precision != "country":
            how = [f"precision={place.precision}", *(["claimed"] if number in claimed else [])]
            stretches.append((place.span, how))
    for first, last in _named(read):
        stretches.append((parsed.span(first, last), ["phrase"]))
    counts: Counter[str] = Counter()
    inside = 0
    for span, how in stretches:
        tokens = parsed.tokens_in(span)
        if not tokens:
            continue
        name = " ".join(read.text[span.start : span.end].upper().split()).removeprefix("THE ")
        sentence = parsed.sentences[tokens[0].sentence]
        gap = _gap(sentence.i, incident)
        counts[name] += 1
        if span.start < _DATELINE // 2:
            marks[name]["dateline"] = None
            continue
        inside += gap == 0
        order = [f"order={min(inside, 4)}"] if gap == 0 else []
        before = parsed.tokens[max(sentence.first, tokens[0].i - 2) : tokens[0].i]
        after = parsed.tokens[tokens[-1].i + 1 : min(sentence.last, tokens[-1].i + 2)]
        words = [*(f"before={t.lower}" for t in before), *(f"after={t.lower}" for t in after)]
        words += [f"last={name.split()[-1]}"] if len(name.split()) > 1 else []
        marks[name].update(dict.fromkeys([*words, *how, *order, f"gap={gap}"]))
        marks[name].update(dict.fromkeys(f"gap={gap > 0} {w}" for w in [*words, *how]))
    found = [
        Choice(
            value=name,
            features=(
                *marks[name],
                f"n={min(counts[name], 4)}",
                f"best={_least_gap(marks[name])} inside={min(inside, 4)}",
                f"name={name}",
            ),
        )
        for name in marks
    ]
    found.append(Choice(value="", features=("state", f"state inside={min(inside, 4)}")))
    return found


def _named(read: Read) -> Iterator[tuple[int, int]]:
    """Yield first and last token of named phrases that a preposition of place governs."""
    tokens = read.parsed.tokens
    for token in tokens:
        if (
            token.dep != "pobj"
            or not token.tag.startswith("NNP")
            or tokens[token.head].lower not in _AT
        ):
            continue
        first = token.i
        while tokens[first - 1].head == token.i and tokens[first - 1].dep in {
            "compound",
            "amod",
            "nmod",
        }:
            first -= 1
        yield first, token.i


def right_date(value: dict[str, Any], template: dict[str, Any]) -> bool:
    """Return whether the keys give exactly these days."""
    return any(
        alt["lo"] == value["lo"] and alt["hi"] == value["hi"]
        for alt in template["date"]["alts"]
        if alt["kind"] != "unparsed"
    )


def right_country(value: str, template: dict[str, Any]) -> bool:
    """Return whether the keys name this state first."""
    return any(alt["path"][0]["name"] == value for alt in template["location"]["alts"])


def right_spot(value: str, template: dict[str, Any]) -> bool:
    """Return whether the keys name this place last, or the state alone for an empty name."""
    for alt in template["location"]["alts"]:
        last = [alt["path"][-1]["name"], *([alt["to"][-1]["name"]] if alt.get("to") else [])]
        if value in last or not value and len(alt["path"]) == 1:
            return True
    return False
