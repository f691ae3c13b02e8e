"""The words that name two parties, and what is written instead of each when they are swapped.

States of the list bring their names, abbreviations, adjectives, peoples and capitals; names that
no list has bring the forms that the user gives or that the text itself shows. Which parties they
are plays no part: both sides of a pair are made by the same steps.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from alteram.errors import SwapError
from alteram.text.states import State, state_named

STATE, CAPITAL = "state", "capital"
_ARTICLED = re.compile(
    r"\b(?:Republic|Kingdom|States|Union|Emirates|Islands?|Federation|Netherlands|Philippines"
    r"|Maldives|Gambia|Bahamas|Seychelles|Comoros|Vatican|Territories|Territory|Authority)\b"
)
_LONG = r"^(?:the )?(?:[\w'-]+ )*(?:Republic|Kingdom|State|Commonwealth|Emirate|Federation"
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")
# Demonyms of which English makes no plural in -s.
_WITHOUT_S = ("ese", "sh", "ch", "s", "man", "men", "women", "woman")
# Endings by which English makes an adjective, most frequent first: what the name loses, what it
# takes on.
_ADJECTIVES = (
    ("", "n"), ("", "ian"), ("", "i"), ("a", "ian"), ("", "an"), ("", "ese"), ("", "ish"),
    ("a", "ese"), ("e", "ian"), ("y", "ian"), ("o", "an"), ("land", "ish"), ("stan", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Words that name a party, and what stands in their place after the swap.

    `before_noun` replaces them before a noun ("U.S. aid"), `name` elsewhere. `article` and
    `other_article` tell whether they, and the name put in their place, take "the". `side` numbers
    the parties so that side n stands for side n ^ 1; forms of one side with one `kind` mean the
    same.
    """

    words: str
    name: str
    before_noun: str
    article: bool = False
    other_article: bool = False
    side: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    names: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()

    @property
    def adjective(self) -> str:
        return (self.adjectives or self.names)[0]

    @property
    def people(self) -> str:
        return (self.peoples or self.adjectives or self.names)[0]


def read_swaps(swaps: Sequence[str], texts: Sequence[str]) -> tuple[Form, ...]:
    """Return the forms that swaps like "A=B" or "A,A-an,A-ans=B,B-an,B-ans" ask for.

    A single name brings its forms from the list of states, else from `texts`; of several, the
    first stands for the first, the second for the second, and so on. Raises SwapError where a
    swap cannot be read or two sides share a form.
    """
    forms: list[Form] = []
    for number, swap in enumerate(swaps):
        first, second = _halves(swap)
        if len(first) == 1:
            sides = _side_of(first[0], texts), _side_of(second[0], texts)
            made = [*_stated(*sides, 2 * number), *_stated(*sides[::-1], 2 * number + 1)]
            forms += [form for form in made if form.words in first + second or _is_own(form, made)]
        else:
            forms += _given(first, second, 2 * number, texts)
    _check(forms)
    return tuple(forms)


def untouched(swaps: Sequence[str], sides: Set[int]) -> Iterator[tuple[str, bool]]:
    """Yield for each swap with a name that no text has what to say of it, and whether it did
    nothing at all.

    `sides` are those of `read_swaps` of which a name was found. A swap may name a party that is
    in no text (who else could have been told of?), but it may also be a slip of the pen.
    """
    for number, swap in enumerate(swaps):
        names = [half[0] for half in _halves(swap)]
        held = [2 * number + side in sides for side in (0, 1)]
        if not any(held):
            yield (
                f"--swap {swap!r}: neither {names[0]!r} nor {names[1]!r} occurs in any text; "
                "nothing was swapped for it. Check how the texts write the names.",
                True,
            )
        elif not all(held):
            missing, found = names if held[1] else names[::-1]
            yield (
                f"--swap {swap!r}: {missing!r} occurs in no text; only {found!r} was replaced. "
                "If the texts do name both, check how they write it.",
                False,
            )


def _halves(swap: str) -> tuple[list[str], list[str]]:
    halves = [[" ".join(name.split()) for name in half.split(",")] for half in swap.split("=")]
    if len(halves) != 2 or len(halves[0]) != len(halves[1]) or not all(map(all, halves)):
        raise SwapError(
            f"{swap!r} is no swap; nothing was analysed. Write A=B, or as many forms on either "
            'side, in the same order: "Vardania,Vardanian,Varda=Ostrovia,Ostrovian,Ostro".'
        )
    return halves[0], halves[1]


def _is_own(form: Form, forms: Sequence[Form]) -> bool:
    """Tell whether no name of the other side holds this one, as "South Korea" holds "Korea"."""
    held = re.compile(rf"(?<![\w.]){re.escape(form.words)}(?!\.?\w)")
    return not any(held.search(other.words) for other in forms if other.side != form.side)


def _check(forms: Sequence[Form]) -> None:
    sides: dict[str, int] = {}
    for form in forms:
        key = form.words.casefold()
        if sides.setdefault(key, form.side) != form.side:
            raise SwapError(
                f"{form.words!r} stands on two sides of the swap, so that nobody could tell who is "
                "meant; nothing was analysed. Give the forms of either side that are its own."
            )
    for form in forms:
        if not _is_own(form, forms):
            raise SwapError(
                f"{form.words!r} is part of a name of the other side; nothing was analysed. Leave "
                "it out, or give a longer form."
            )


def _side_of(name: str, texts: Sequence[str]) -> _Side:
    state = state_named(name)
    return _listed(state) if state is not None else _shown(name, texts)


def _listed(state: State) -> _Side:
    # "The States" would swap the end of "the Gulf States".
    names = [state.name, *(name for name in state.aliases if not name.startswith("The "))]
    acronyms = [name for name in names[1:] if _ACRONYM.fullmatch(name)]
    others = [name for name in names[1:] if name not in acronyms]
    short = [name for name in others if not _is_long(name, [*names, *state.demonyms])]
    peoples = [f"{word}s" for word in state.demonyms if not word.endswith(_WITHOUT_S)]
    return _Side(
        names=(state.name, *short),
        acronyms=tuple(acronyms),
        adjectives=state.demonyms,
        peoples=tuple(peoples),
        capitals=state.capitals,
    )


def _is_long(name: str, shorter: Sequence[str]) -> bool:
    """Tell whether a name is a form of state around a shorter one ("Republic of X")."""
    return any(
        one != name and re.search(rf"{_LONG}) of (?:the )?{re.escape(one)}$", name)
        for one in shorter
    )


def _shown(name: str, texts: Sequence[str]) -> _Side:
    """Return a side with the adjective and the people that the texts have for its name."""
    made = list(_adjectives_on(name))
    adjectives = [word for word in made if any(_has(text, word) for text in texts)] or made[:1]
    plural = [f"{word}s" for word in adjectives if not word.endswith(("ese", "ish"))]
    if name[:1].islower() or " " in name:
        return _Side(names=(name,))
    return _Side(names=(name,), adjectives=tuple(adjectives[:1]), peoples=tuple(plural[:1]))


def _adjectives_on(name: str) -> list[str]:
    if name.endswith("a"):
        usual = [f"{name}n"]
    elif name.endswith("stan"):
        usual = [f"{name}i"]
    else:
        usual = [f"{name.rstrip('ey')}ian"]
    others = [
        name[: len(name) - len(lost)] + taken for lost, taken in _ADJECTIVES if name.endswith(lost)
    ]
    return list(dict.fromkeys([*usual, *(word for word in others if len(word) > 2)]))


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}s?\b", text) is not None


def _is_articled(name: str) -> bool:
    return _ARTICLED.search(name) is not None


def _stated(one: _Side, other: _Side, side: int) -> list[Form]:
    """Return the forms of one side, each with its counterpart on the other."""

    def form(words: str, name: str, before_noun: str = "", kind: str = STATE) -> Form:
        named = words in (*one.names, *one.acronyms)
        return Form(
            words=words,
            name=name,
            before_noun=before_noun or name,
            article=named and (_is_articled(words) or words in one.acronyms),
            other_article=named and (_is_articled(name) or name in other.acronyms),
            side=side,
            kind=kind,
        )

    name, capital = other.names[0], (other.capitals or ("",))[0]
    # In a text in capitals "US" without full stops could not be told from "us".
    short = _like("U.S.", other.acronyms) if _is_articled(name) else ""
    forms = [form(words, name, short) for words in one.names]
    forms += [form(words, _like(words, other.acronyms) or name) for words in one.acronyms]
    forms += [form(words, other.adjective) for words in one.adjectives]
    forms += [form(words, other.people) for words in one.peoples]
    forms += [form(words, capital, kind=CAPITAL) for words in one.capitals if capital]
    return forms


def _like(acronym: str, others: Sequence[str]) -> str:
    """Return the abbreviation that is written with full stops, or without, as this one is."""
    alike = (one for one in others if ("." in one) == ("." in acronym))
    return next(alike, others[0] if others else "")


def _given(first: list[str], second: list[str], side: int, texts: Sequence[str]) -> list[Form]:
    pairs = list(zip(first, second, strict=True))
    held = {*first, *second}
    for one, other in zip(first, second, strict=True):
        plural = f"{one}s", f"{other}s"
        if held.isdisjoint(plural) and any(_has_plural(text, plural) for text in texts):
            pairs.append(plural)
    forms = []
    for number, (one, other) in enumerate(pairs):
        kind = str(number)
        forms.append(Form(words=one, name=other, before_noun=other, side=side, kind=kind))
        forms.append(Form(words=other, name=one, before_noun=one, side=side + 1, kind=kind))
    return forms


def _has_plural(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)
