"""What is compared between two mentions of events, level by level, as conditions in SQL.

Levels go from the closest agreement down. Their bits here only number them: weights come from
labelled pairs.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from coreference.piles import Commonness, Kinship, Pile, commonness

from alteram.link.linkage import OTHERWISE, Comparison, Level, Model
from alteram.link.tables import Kind

_SETS = ("doer", "undergoer", "others", "modifiers", "parts", "near", "around", "names", "days")
_OFTEN, _SOMETIMES, _SELDOM = 0.35, 0.1, 0.05
_TRIED = 5

COLUMNS: dict[str, Kind] = {
    **dict.fromkeys(_SETS, "texts"),
    "numbers": "texts", "within": "wholes", "close": "texts", "near_kin": "texts",
    "no_kin": "texts", "words": "text", "lemma": "text", "stem": "text", "act": "text",
    "tag": "text", "governor": "text", "story": "whole", "document": "whole",
    "sentence": "whole", "steady": "number", "share": "number", "special": "number",
    "rarity": "number", "size": "whole", "negated": "flag", "alone": "wholes",
    "here": "wholes", "spoken": "wholes", "likeness": "wholes",
}  # fmt: skip

_MACROS = (
    "common(a, b) AS CASE WHEN len(a) = 0 OR len(b) = 0 THEN -1"
    " ELSE len(list_intersect(a, b)) / least(len(a), len(b)) END",
    "kind(tag) AS CASE WHEN tag LIKE 'V%' THEN 'verb' WHEN tag LIKE 'N%' THEN 'noun' ELSE '' END",
)


def records(pile: Pile, kinship: Kinship) -> dict[str, list[Any]]:
    """Return the columns of a pile's mentions; a mention's own topic lends it no kinship."""
    partners = kinship.partners()
    rows = [
        _row(pile, number, common, kinship, partners)
        for number, common in enumerate(commonness(pile))
    ]
    return {name: [row[name] for row in rows] for name in COLUMNS}


def _row(
    pile: Pile, number: int, common: Commonness, kinship: Kinship, partners: dict[str, list[str]]
) -> dict[str, Any]:
    one, meaning = pile.mentions[number], pile.meanings[number]
    kin: dict[str, list[str]] = {"close": [], "near_kin": [], "no_kin": []}
    for other in partners.get(one.stem, ()):
        share, total = kinship.share(one.stem, other, one.topic)
        if share >= _OFTEN:
            kin["close"].append(other)
        elif share >= _SOMETIMES:
            kin["near_kin"].append(other)
        elif total >= _TRIED and share < _SELDOM:
            kin["no_kin"].append(other)
    return {
        **{name: sorted(getattr(one, name)) for name in (*_SETS, "numbers")},
        **kin,
        **{name: getattr(one, name) for name in ("words", "lemma", "stem", "act", "tag")},
        "governor": one.governor or None,
        "story": pile.story_of[one.text],
        "document": one.text,
        "likeness": np.rint(100 * pile.likeness[one.text]).astype(int).tolist(),
        "sentence": one.sentence,
        "steady": kinship.share(one.stem, one.stem, one.topic)[0],
        "share": common.share,
        "special": common.special,
        "rarity": common.rarity,
        "size": common.size,
        "within": sorted(common.within),
        "negated": one.negated,
        "alone": meaning.alone,
        "here": meaning.here,
        "spoken": meaning.sentence,
    }


def _level(name: str, sql: str, place: int) -> Level:
    return Level(name, sql, float(place), lambda _left, _right: name)


def _chosen(name: str, *answers: tuple[str, str], rest: str = "otherwise") -> Comparison:
    """Return a comparison of levels given by name and condition, and one for what is left."""
    asked = [*answers, (rest, OTHERWISE)]
    return Comparison(name, tuple(_level(*one, place) for place, one in enumerate(asked)))


def _steps(name: str, number: str, cuts: Sequence[float]) -> Comparison:
    """Return a comparison of a number with falling cuts."""
    return _chosen(name, *((f"at least {cut}", f"{number} >= {cut}") for cut in cuts))


def _shared(
    name: str, left: str, right: str, cuts: Sequence[float] = (0.99, 0.5, 0.01)
) -> Comparison:
    """Return a comparison of two sets of words: one of them empty, then by what is common."""
    number = f"common({left}_l, {right}_r)"
    if left != right:
        number = f"greatest({number}, common({right}_l, {left}_r))"
    steps = ((f"at least {cut} common", f"{number} >= {cut}") for cut in cuts)
    return _chosen(name, *steps, ("nothing common", f"{number} >= 0"), rest="not given")


def _cosine(column: str) -> str:
    return f"list_cosine_similarity({column}_l, {column}_r)"


_BOTH_KINDS = "kind(tag_l) = kind(tag_r)"
_SAME_STEM = "stem_l = stem_r"
_KIN = "(list_contains({0}_l, stem_r) OR list_contains({0}_r, stem_l))"
_TOGETHER = "(len(list_intersect(within_l, within_r)) / size_l + 0.02) / (share_l * share_r + 0.02)"
_SENTENCES = "abs(sentence_l - sentence_r)"

COMPARISONS = (
    _chosen(
        "word",
        ("same words", "words_l = words_r"),
        ("same dictionary form", "lemma_l = lemma_r"),
        ("same derivation", _SAME_STEM),
        ("five letters alike", "left(lemma_l, 5) = left(lemma_r, 5)"),
        ("four letters alike", "left(lemma_l, 4) = left(lemma_r, 4)"),
    ),
    _steps("spelling", "jaro_winkler_similarity(lemma_l, lemma_r)", (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)),
    _chosen(
        "learned",
        ("same, mostly one event", f"{_SAME_STEM} AND steady_l >= 0.6"),
        ("same, often one event", f"{_SAME_STEM} AND steady_l >= 0.45"),
        ("same, nothing known", f"{_SAME_STEM} AND steady_l >= 0.3"),
        ("same, seldom one event", _SAME_STEM),
        ("others, often one event", _KIN.format("close")),
        ("others, sometimes one event", _KIN.format("near_kin")),
        ("others, never one event", _KIN.format("no_kin")),
    ),
    _steps("meaning", _cosine("alone"), (0.9, 0.75, 0.65, 0.57, 0.5, 0.45, 0.4, 0.33)),
    _steps("meaning_here", _cosine("here"), (0.8, 0.7, 0.6, 0.52, 0.45, 0.35, 0.25, 0.12)),
    _steps("meaning_around", _cosine("spoken"), (0.95, 0.87, 0.8, 0.74, 0.68, 0.6, 0.5)),
    _chosen(
        "act",
        ("same kind of act", "act_l = act_r"),
        ("other kind of act", "act_l <> act_r"),
    ),
    _chosen(
        "word_class",
        ("both verbs", f"{_BOTH_KINDS} AND kind(tag_l) = 'verb'"),
        ("both nouns", f"{_BOTH_KINDS} AND kind(tag_l) = 'noun'"),
    ),
    _chosen("form", ("same form", "tag_l = tag_r")),
    _shared("doer", "doer", "doer"),
    _shared("undergoer", "undergoer", "undergoer"),
    _shared("others", "others", "others"),
    _shared("modifiers", "modifiers", "modifiers"),
    _shared("crossed", "doer", "undergoer"),
    _shared("parts", "parts", "parts", (0.99, 0.6, 0.4, 0.25, 0.01)),
    _shared("parts_around", "parts", "around", (0.99, 0.6, 0.4, 0.2, 0.01)),
    _chosen(
        "beside",
        ("each stands beside the other", "lemma_l <> lemma_r AND list_contains(around_r, lemma_l)"
         " AND list_contains(around_l, lemma_r)"),
        ("one stands beside the other", "lemma_l <> lemma_r AND (list_contains(around_r, lemma_l)"
         " OR list_contains(around_l, lemma_r))"),
    ),
    _chosen(
        "takes_part",
        ("one takes part in the other", "list_contains(parts_r, lemma_l)"
         " OR list_contains(parts_l, lemma_r)"),
    ),
    _chosen(
        "governor",
        ("same", "governor_l = governor_r"),
        ("different", "governor_l <> governor_r"),
    ),
    _shared("near", "near", "near", (0.7, 0.5, 0.3, 0.15, 0.01)),
    _shared("around", "around", "around", (0.8, 0.6, 0.45, 0.35, 0.25, 0.15, 0.01)),
    _shared("names", "names", "names"),
    _shared("days", "days", "days"),
    _shared("numbers", "numbers", "numbers"),
    _chosen(
        "distance",
        ("other text", "document_l <> document_r"),
        ("same sentence", f"{_SENTENCES} = 0"),
        ("next sentence", f"{_SENTENCES} = 1"),
    ),
    _chosen(
        "texts",
        ("same text", "document_l = document_r"),
        *(
            (f"texts alike, at least {cut}", f"likeness_l[document_r + 1] >= {cut}")
            for cut in (795, 700, 600, 500, 400, 300, 200, 100, 0, -100)
        ),
    ),
    _chosen(
        "opening",
        ("both open", "greatest(sentence_l, sentence_r) <= 1"),
        ("one opens", "least(sentence_l, sentence_r) <= 1"),
    ),
    _chosen("negated", ("one is negated", "negated_l <> negated_r")),
    _steps("least_share", "least(share_l, share_r)", (0.9, 0.75, 0.6, 0.45, 0.3, 0.15, 0.08)),
    _steps("most_share", "greatest(share_l, share_r)", (0.95, 0.85, 0.7, 0.5, 0.3, 0.15)),
    _steps("least_special", "least(special_l, special_r)", (2.5, 2.1, 1.7, 1.4, 1.0, 0.5, 0.0)),
    _steps("most_special", "greatest(special_l, special_r)", (3.4, 3.0, 2.6, 2.2, 1.8, 1.4, 1.0)),
    _steps("least_rarity", "least(rarity_l, rarity_r)", (3.0, 2.4, 2.1, 1.8, 1.5, 1.2, 0.7)),
    _steps("most_rarity", "greatest(rarity_l, rarity_r)", (4.6, 3.7, 3.0, 2.5, 2.1, 1.7, 1.4)),
    _steps("together", _TOGETHER, (1.7, 1.35, 1.15, 1.02, 0.98, 0.8, 0.6, 0.4)),
    _steps("story_size", "size_l", (21, 15, 13, 11, 10, 9)),
)  # fmt: skip

MODEL = Model(
    columns=COLUMNS,
    comparisons=COMPARISONS,
    rules=("l.story = r.story",),
    macros=_MACROS,
)
