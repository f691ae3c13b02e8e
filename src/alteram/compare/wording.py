"""All words of the program's own voice in comparisons: fixed templates, "X said ...".

A test reads every template here for words that the program never uses.
"""

from collections.abc import Iterable

from alteram.model import Act, CountingUnit, Outcome, Position, Qualifier

ACTS: dict[Act, str] = {
    "killing": "killing",
    "injuring": "injuring",
    "displacement": "displacement",
    "detention": "detention",
    "disappearance": "disappearance",
    "hostage_taking": "taking of hostages",
    "shelling": "shelling",
    "mine": "mines",
    "destruction": "destruction",
    "blockade": "blockade",
    "occupation": "taking of territory",
    "denial_of_access": "denial of access",
    "prosecution": "prosecution",
    "other": "another act",
}
OUTCOMES: dict[Outcome, str] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "detained": "detained",
    "hostage": "taken hostage",
    "displaced": "displaced",
    "bodies_found": "bodies found",
    "buried": "buried",
    "blockaded": "under blockade",
    "damaged": "damaged",
    "destroyed": "destroyed",
    "affected": "affected",
    "other": "counted otherwise",
}
UNITS: dict[CountingUnit, str] = {
    "persons": "persons",
    "bodies_seen": "bodies seen",
    "bodies_examined": "bodies examined",
    "names_on_list": "names on a list",
    "families": "families",
    "graves": "graves",
    "objects": "objects",
    "reports": "reports",
    "percent": "percent",
    "not_stated": "unit not stated",
}
POSITIONS: dict[Position, str] = {
    "asserts": "said",
    "attributes_to": "said who is responsible",
    "attributes_to_unknown": "said that unknown persons are responsible",
    "accepts_responsibility": "accepted responsibility",
    "acknowledges_denies_responsibility": "acknowledged it, denied responsibility",
    "acknowledges_other_explanation": "gave another explanation",
    "acknowledges_circumstances": "acknowledged circumstances",
    "denies_act": "denied it",
    "disputes_figure": "disputed a figure",
    "declines_comment": "declined to comment",
    "withdraws": "withdrew an earlier statement",
    "demands": "made a demand",
    "no_statement_found": "no statement found in this collection",
}
QUALIFIERS: dict[Qualifier, str] = {
    "exact": "",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "up_to": "up to",
    "fewer_than": "fewer than",
    "about": "about",
    "nearly": "nearly",
    "between": "between",
    "words_only": "in words only",
}
NOBODY_NAMED = "nobody named"
CITED_BY = "{speaker}, cited by {outlet}"
SAID_OF_ACT = "{party} said: {act}"
HOW_MANY = "how many {outcome}"
WHO_DID = "who is responsible for: {act}"
WHETHER = "whether it happened: {act}"
BLAMED = "responsibility: {actor}"
NAME_USED = "name used: \N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}"
DENIED = "denial: {act}"
FIGURE = "{outcome}: \N{LEFT DOUBLE QUOTATION MARK}{verbatim}\N{RIGHT DOUBLE QUOTATION MARK}"
ANY_ACT = "the event"

GROUP_DIFFERS = "different groups ({first} / {second})"
UNIT_DIFFERS = "{first}, not {second}"
PLACE_DIFFERS = "different places ({first} / {second})"
PERIOD_DIFFERS = "different periods ({first} / {second})"
PART_OF = "one is a part of another figure in the same statement"
OF_THE_EVENT = "that of the event"
GROUP_NOT_STATED = "group not stated"
PART = "part of another figure"

REPEATS = "{later} repeats {earlier}"
DENIES = "{later} denied what {earlier} said"
OTHER_FIGURE = "{later} gave another figure than {earlier}"
OTHER_ACTOR = "{later} named another actor than {earlier}"
OTHER_CAUSE = "{later} gave another explanation than {earlier}"
REVISES = "{later} changed the figure given earlier"
WITHDRAWS = "{later} withdrew what {earlier} said"
NARROWS = "{later} gave a figure for a part of what {earlier} counted"

FIRST_APPEARANCE = "first appearance in this collection"
SAME_WORDS = "same wording"
LEFT_OUT = "\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK} left out"
ADDED = "\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK} added"
REPLACED = (
    "\N{LEFT DOUBLE QUOTATION MARK}{earlier}\N{RIGHT DOUBLE QUOTATION MARK} became "
    "\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
)


def counted_words(count: int, thing: str) -> str:
    """Return a number with its noun: "1 document", "2 documents", "3 copies"."""
    if count == 1:
        return f"1 {thing}"
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{count:,} {plural}"


def act_words(act: Act | None) -> str:
    """Return an act in plain words."""
    return ACTS[act] if act is not None else ANY_ACT


def group_words(group: Iterable[str]) -> str:
    """Return whom a figure counts, in plain words."""
    return ", ".join(group) or GROUP_NOT_STATED


def change_words(earlier: Qualifier, later: Qualifier) -> str:
    """Return how the wording of a number changed from one document to a later one."""
    if earlier == later:
        return SAME_WORDS
    before, after = QUALIFIERS[earlier], QUALIFIERS[later]
    if not after:
        return LEFT_OUT.format(words=before)
    if not before:
        return ADDED.format(words=after)
    return REPLACED.format(earlier=before, words=after)
