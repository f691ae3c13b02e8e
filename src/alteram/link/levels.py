"""What is compared between two mentions, level by level: the condition, its bits, its words.

The weights are a preset for small collections. They sum: above zero speaks for one event. No
level asks who a party is. Figures never speak against; nor does it say much that two blame
different actors, use different names or speak of different acts of one event.
"""

from collections.abc import Callable, Iterable

from alteram.link.linkage import OTHERWISE, Comparison, Level
from alteram.link.mentions import Mention
from alteram.link.where_when import DATE, PLACE

_MOST_NAMED = 3


def _named(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)[:_MOST_NAMED])


def _always(words: str) -> Callable[[Mention, Mention], str]:
    return lambda a, b: words


def _figures(a: Mention, b: Mention) -> str:
    common = sorted(a.figures & b.figures, key=lambda one: (one[1], one[0]))
    return "both give " + _named(f"{number:g} {outcome}" for outcome, number in common)


def _unknown(column: str) -> str:
    return f"len({column}_l) = 0 OR len({column}_r) = 0"


def _common(column: str) -> str:
    return f"list_has_any({column}_l, {column}_r)"


_SAME_SPEAKER = _common("speakers")
_SAME_PLACE = "place_l IS NOT DISTINCT FROM place_r"
_SAME_DATE = "edtf_l IS NOT DISTINCT FROM edtf_r"

ACT = Comparison(
    "act",
    (
        Level(
            "same", _common("acts"), 1.5, lambda a, b: f"both speak of {_named(a.acts & b.acts)}"
        ),
        Level("unknown", _unknown("acts"), 0.0, _always("one names no act")),
        Level(
            "other",
            OTHERWISE,
            -0.5,
            lambda a, b: f"one speaks of {_named(a.acts)}, the other of {_named(b.acts)}",
        ),
    ),
)

LABEL = Comparison(
    "label",
    (
        Level(
            "same",
            _common("labels"),
            2.0,
            lambda a, b: f"both names have the word {_named(a.labels & b.labels)}",
        ),
        Level("unknown", _unknown("labels"), 0.0, _always("one gives the event no name")),
        Level("other", OTHERWISE, -0.5, _always("the names are different")),
    ),
)

BLAMED = Comparison(
    "blamed",
    (
        Level("same", _common("blamed"), 1.5, _always("both blame the same")),
        Level("unknown", _unknown("blamed"), 0.0, _always("one blames nobody")),
        Level("other", OTHERWISE, -0.5, _always("they blame different actors")),
    ),
)

FIGURE = Comparison(
    "figure",
    (
        Level("same_telling", _common("telling"), 2.0, _figures),
        Level("same", _common("figures"), 1.0, _figures),
        Level("other", OTHERWISE, 0.0, _always("no figure in common")),
    ),
)

TOGETHER = Comparison(
    "together",
    (
        Level(
            "one_breath",
            f"{_SAME_SPEAKER} AND {_SAME_PLACE} AND {_SAME_DATE} AND {_common('spoken')}",
            9.0,
            _always("said by one speaker in one breath"),
        ),
        Level(
            "one_speaker",
            f"{_SAME_SPEAKER} AND {_SAME_PLACE} AND {_SAME_DATE}",
            5.0,
            _always("said by one speaker of the same place and time"),
        ),
        Level(
            "one_name",
            f"{_SAME_SPEAKER} AND {_common('labels')}",
            5.0,
            _always("one speaker uses one name for both"),
        ),
        Level("speaker", _SAME_SPEAKER, 0.0, _always("one speaker says both")),
        Level(
            "one_text",
            f"edtf_l IS NULL AND edtf_r IS NULL AND is_local_l AND place_l = place_r "
            f"AND {_common('documents')}",
            2.0,
            _always("one text says both of the same place, without a date"),
        ),
        Level(
            "beside",
            "is_local_l AND place_l = place_r AND edtf_l = edtf_r AND close_by(spots_l, spots_r)",
            3.0,
            _always("said of the same place and time in one breath of a text"),
        ),
        Level(
            "elsewhere",
            OTHERWISE,
            0.0,
            _always("said in different texts or by different speakers"),
        ),
    ),
)

SETTING = ("place", "date", "together")
TOLD = ("act", "label", "blamed", "figure")
COMPARISONS = (PLACE, DATE, ACT, LABEL, BLAMED, FIGURE, TOGETHER)
