"""How well two names agree, as levels that Splink weighs: persons, and bodies by other names.

The weights are presets in bits. Two names in two texts are mostly two actors (`together`), so a
link needs a surname and a given name that agree, and one of: few bearers of the surname, one
state, one post. Bearers stand for term frequencies, counted and not as a share, so that five
documents and a hundred thousand weigh alike: a common surname says less than a rare one.
"""

from typing import Any

from alteram.link.linkage import OTHERWISE, Comparison, Level, Model, Words

_JOINED = (
    "(whole_l = whole_r AND length(whole_l) >= 5 AND NOT (last_l = last_r AND given_l = given_r))"
)
_TURNED = (
    "(given_l <> '' AND given_r <> '' AND length(whole_l) >= 5 AND"
    " ((last_l = given_r AND rest_l = tail_r) OR (given_l = last_r AND tail_l = rest_r)))"
)
_FOLDED_LAST = (
    "((last_l = last_r AND length(last_l) >= 4) OR (long_l = long_r AND length(long_l) >= 5))"
)
_HEARD_LAST = (
    "(last_end_l = last_end_r AND last_skeleton_l = last_skeleton_r"
    " AND (last_open_l = last_open_r OR last_close_l = last_close_r) AND length(last_skeleton_l)"
)
_LIKE_ENDS = "last_end_l = last_end_r AND left(last_l, 1) = left(last_r, 1)"
_ONE_EDIT = (
    f"({_LIKE_ENDS} AND least(length(last_l), length(last_r)) >= 6"
    " AND damerau_levenshtein(last_l, last_r) = 1)"
)
_NEAR = (
    f"({_LIKE_ENDS} AND least(length(last_l), length(last_r)) >= 7"
    " AND round(jaro_winkler_similarity(last_l, last_r), 9) >= 0.92)"
)
_PART = (
    "(given_l <> '' AND given_r <> ''"
    " AND (list_contains(words_l[2:], last_r) OR list_contains(words_r[2:], last_l)))"
)
_OTHER_MIDDLE = (
    "(middle_l <> '' AND middle_r <> '' AND NOT starts_with(middle_l, middle_r)"
    " AND NOT starts_with(middle_r, middle_l))"
)
_FOLDED_GIVEN = "(given_l = given_r AND length(given_l) >= 4)"
_HEARD_GIVEN = (
    "(given_end_l = given_end_r AND given_skeleton_l = given_skeleton_r"
    " AND (length(given_skeleton_l) >= 4 OR (length(given_skeleton_l) = 3"
    " AND (given_open_l = given_open_r OR given_close_l = given_close_r))))"
)
_INITIAL = "(least(length(given_l), length(given_r)) = 1 AND left(given_l, 1) = left(given_r, 1))"
_MET = "list_contains(met_l, number_r)"


def _words(reason: str) -> Words:
    """Return what tells a reason with the names of both."""

    def tell(a: Any, b: Any) -> str:
        return reason.format(a=a.name, b=b.name)

    return tell


_SURNAME = Comparison(
    "surname",
    (
        Level("equal", "plain_l = plain_r", 7.0, _words("{a} and {b} have one surname")),
        Level("folded", _FOLDED_LAST, 6.0, _words("{a} and {b} write one surname by two habits")),
        Level(
            "turned",
            f"{_JOINED} OR {_TURNED}",
            6.0,
            _words("one name in two orders"),
        ),
        Level("heard", f"{_HEARD_LAST} >= 4)", 4.0, _words("the surnames sound alike")),
        Level("heard_short", f"{_HEARD_LAST} = 3)", 0.5, _words("the short surnames sound alike")),
        Level("edit", _ONE_EDIT, 0.5, _words("one letter of the surnames differs")),
        Level("near", _NEAR, -1.0, _words("most letters of the surnames are the same")),
        Level("part", _PART, 0.0, _words("one surname is a word of the other name")),
        Level("other", OTHERWISE, -20.0, _words("the surnames are different")),
    ),
)
_GIVEN = Comparison(
    "given",
    (
        Level("turned", f"{_JOINED} OR {_TURNED}", 4.0, _words("all words of both are the same")),
        Level("other_middle", _OTHER_MIDDLE, -10.0, _words("the second names are different")),
        Level(
            "equal",
            "given_plain_l = given_plain_r AND length(given_l) > 1",
            4.0,
            _words("they have one given name"),
        ),
        Level("folded", _FOLDED_GIVEN, 4.0, _words("they write one given name by two habits")),
        Level("heard", _HEARD_GIVEN, 2.5, _words("the given names sound alike")),
        Level("initial", _INITIAL, -1.5, _words("the initial of one fits the other's given name")),
        Level("missing", "given_l = '' OR given_r = ''", -3.0, _words("one gives no given name")),
        Level("other", OTHERWISE, -20.0, _words("the given names are different")),
    ),
)
_GENERATION = Comparison(
    "generation",
    (
        Level("equal", "generation_l = generation_r", 0.0, _words("both are told alike")),
        Level(
            "unknown",
            "generation_l = '' OR generation_r = ''",
            -6.0,
            _words("one is told as the elder or younger, the other not"),
        ),
        Level("other", OTHERWISE, -20.0, _words("one is the elder, the other the younger")),
    ),
)
_BEARERS = Comparison(
    "bearers",
    (
        Level(
            "two",
            "greatest(bearers_l, bearers_r) <= 2",
            1.0,
            _words("two at most bear it"),
        ),
        Level("few", "greatest(bearers_l, bearers_r) <= 5", 0.0, _words("few bear it")),
        Level("some", "greatest(bearers_l, bearers_r) <= 20", -2.0, _words("some bear it")),
        Level("many", "greatest(bearers_l, bearers_r) <= 100", -4.5, _words("many bear it")),
        Level("common", OTHERWISE, -6.0, _words("it is common")),
    ),
)
_STATE = Comparison(
    "state",
    (
        Level("same", "state_l = state_r", 2.0, _words("both are of one state")),
        Level(
            "unknown",
            "state_l IS NULL OR state_r IS NULL",
            0.0,
            _words("of one no state is told"),
        ),
        Level("other", OTHERWISE, -20.0, _words("they are of different states")),
    ),
)
_POST = Comparison(
    "post",
    (
        Level("body", "list_has_any(above_l, above_r)", 3.0, _words("both speak for one body")),
        Level("role", "list_has_any(posts_l, posts_r)", 1.5, _words("both have such a post")),
        Level("unknown", "len(posts_l) = 0 OR len(posts_r) = 0", 0.0, _words("one has no post")),
        Level("other", OTHERWISE, -0.5, _words("their posts have other words")),
    ),
)
_TOGETHER = Comparison(
    "together",
    (
        Level(
            "alike",
            f"{_MET} AND ({_JOINED} OR {_TURNED} OR"
            f" ((plain_l = plain_r OR {_FOLDED_LAST}) AND {_FOLDED_GIVEN}))",
            -9.0,
            _words("one text has both, spelled alike"),
        ),
        Level("met", _MET, -20.0, _words("one text has both names: two persons")),
        Level("apart", OTHERWISE, -6.0, _words("two names in two texts are mostly two persons")),
    ),
)
PERSONS = Model(
    columns={
        "number": "text", "met": "texts", "plain": "text", "last": "text",
        "long": "text", "rest": "text", "tail": "text", "whole": "text", "words": "texts",
        "last_end": "text", "last_skeleton": "text", "last_open": "text", "last_close": "text",
        "given": "text", "given_plain": "text", "given_end": "text", "given_skeleton": "text",
        "given_open": "text", "given_close": "text", "middle": "text", "generation": "text",
        "bearers": "whole", "state": "text", "above": "texts", "posts": "texts",
    },
    comparisons=(_SURNAME, _GIVEN, _GENERATION, _BEARERS, _STATE, _POST, _TOGETHER),
)  # fmt: skip

_ABBREVIATED = (
    "((short_l <> '' AND (short_l = short_r OR list_contains(shorts_r, short_l)))"
    " OR (short_r <> '' AND list_contains(shorts_l, short_r)))"
)
_BODY_NAME = Comparison(
    "name",
    (
        Level("words", "words_l = words_r", 6.0, _words("{a} and {b} are the same words")),
        Level("short", _ABBREVIATED, 6.0, _words("a text gives both as one")),
        Level(
            "heard",
            "codes_l = codes_r AND skeleton_l = skeleton_r AND length(skeleton_l) >= 6"
            " AND (open_l = open_r OR close_l = close_r)",
            3.5,
            _words("{a} and {b} sound alike"),
        ),
        Level("other", OTHERWISE, -20.0, _words("the names are different")),
    ),
)
_BODY_STATE = Comparison(
    "state",
    (
        Level("same", "state_l = state_r", 2.0, _words("both are of one state")),
        Level(
            "unknown",
            "state_l IS NULL OR state_r IS NULL",
            0.0,
            _words("of one no state is told"),
        ),
        Level("other", OTHERWISE, -20.0, _words("they are of different states")),
    ),
)
_BODY_BEARERS = Comparison(
    "bearers",
    (
        Level("state", "state_l = state_r", 0.0, _words("the state tells them from others")),
        Level(
            "one",
            "greatest(bearers_l, bearers_r) <= 1",
            1.0,
            _words("of one state alone"),
        ),
        Level("several", OTHERWISE, -5.0, _words("bodies of several states have this name")),
    ),
)
_BODY_TOGETHER = Comparison(
    "together",
    (
        Level("met", _MET, -20.0, _words("one text has both names: two bodies")),
        Level("apart", OTHERWISE, -5.0, _words("two names in two texts are mostly two bodies")),
    ),
)
BODIES = Model(
    columns={
        "number": "text", "met": "texts", "words": "text", "codes": "texts", "short": "text",
        "shorts": "texts", "skeleton": "text", "open": "text", "close": "text", "state": "text",
        "bearers": "whole",
    },
    comparisons=(_BODY_NAME, _BODY_STATE, _BODY_BEARERS, _BODY_TOGETHER),
)  # fmt: skip
