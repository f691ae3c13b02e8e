"""All words of the program's own voice in comparisons: fixed templates, "X said ...".

A test reads every template here for words that the program never uses.
"""

from collections.abc import Iterable, Sequence

from alteram.chronology import Mark
from alteram.comparison import AskedFor, PointKind, Question
from alteram.model import Act, CopyKind, CountingUnit, Outcome, Position, Qualifier

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
QUESTIONS: dict[Question, str] = {
    "who": "who was affected",
    "what": "what",
    "when": "when",
    "where": "where",
    "how_many": "how many",
    "how": "how or why",
    "responsible": "who is responsible",
    "name": "names used",
}
SENTENCES: dict[PointKind, str] = {
    "affected": "{speaker} said who was affected: {words}",
    "act": "{speaker} said: {words}",
    "denial": "{speaker} denied: {words}",
    "demand": "{speaker} made a demand: {words}",
    "stance": "{speaker} {words}",
    "date": "{speaker} said when: {words}",
    "place": "{speaker} said where: {words}",
    "figure": "{speaker} said how many: {words}",
    "dispute": "{speaker} disputed a figure: {words}",
    "means": "{speaker} said by what means: {words}",
    "explanation": "{speaker} gave another explanation: {words}",
    "responsibility": "{speaker} said who is responsible: {words}",
    "answer": "{speaker} {words}",
    "name": "{speaker} used the name {words}",
}
ASKED: dict[AskedFor, str] = {
    "point": "Asked of {party}: {sentence}. "
    "No statement of {party} on this was found in this collection.",
    "figure": "Asked of {party}: {sentence}. "
    "No figure of {party} for this was found in this collection.",
    "explanation": "Asked of {party}: {sentence}. "
    "No other explanation of {party} was found in this collection.",
    "answer": "Asked of {party}: {sentence}. "
    "No answer of {party} to this was found in this collection.",
    "date": "Asked of {party}: {sentence}. No date for this was found in this account.",
    "place": "Asked of {party}: {sentence}. No place for this was found in this account.",
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
MOST_VALUES = 6
MOST_NAMES = 4

COPIES: dict[CopyKind, str] = {
    "same_text": "Same text",
    "rewritten": "Same text",
    "contains": "Text that others contain",
    "same_quotation": "Same quotation in different texts",
}
NOBODY_NAMED = "nobody named"
CITED_BY = "{speaker}, cited by {outlet}"
UNNAMED_OUTLET_OF = "unnamed outlet of {document}"
HOW_MANY = "how many {outcome}"
WHO_DID = "who is responsible for: {act}"
WHETHER = "whether it happened: {act}"
BLAMED = "responsibility: {actor}"
SAID_IT = "said it"
DENIED_IT = "denied it"
WHEN = "when: {act}"
WHERE = "where: {act}"
WHY = "why or how: {act}"
EXPLAINED = "{words}, naming {actor}"
PERSONS_UNKNOWN = "persons unknown"
QUOTED = "\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
SET_FIGURES = "{set}: {figures}"
ORIGINS = "{origins} found in this collection"
CHOSEN_BY = "Party {party} (chosen by a person: {reason})"
NO_DISPUTE = "No dispute found in this collection"
FIGURE = "{outcome}: \N{LEFT DOUBLE QUOTATION MARK}{verbatim}\N{RIGHT DOUBLE QUOTATION MARK}"
ANY_ACT = "the event"

GROUP_DIFFERS = "different groups ({groups})"
UNIT_DIFFERS = "{first}, not {second}"
UNITS_DIFFER = "different counting units ({units})"
PLACE_DIFFERS = "different places ({places})"
PERIOD_DIFFERS = "different periods ({periods})"
PART_OF = "one is a part of another figure in the same statement"
TOLD_APART = "told apart by a person's decision"
APART_BY_DECISION = "{words} (told apart by a person's decision)"
BY_DECISION = "{words} (compared by a person's decision)"
OF_THE_EVENT = "that of the event"
SCOPE_UNKNOWN = "figures that state neither whom they count nor where nor when"
AND_MORE = "{count} more"
GROUP_NOT_STATED = "group not stated"
PART = "part of another figure"

# Relations between claims.
REPEATS = "{later} said what {earlier} had said"
REPEATS_ITSELF = "{later} said it again"
SAME_AS = "{later} said the same as {earlier}"
TWICE = "{later} said it twice"
CITES = "{later} said it with reference to {earlier}"
TRANSLATES = "{later} said in another language what {earlier} said"
DENIES = "{later} denied what {earlier} said"
DISPUTES = "{later} disputed the figure that {earlier} gave"
OTHER_FIGURE = "{later} gave another figure than {earlier}"
OTHER_ACTOR = "{later} named another actor than {earlier}"
OTHER_CAUSE = "{later} gave another explanation than {earlier}"
REVISES = "{later} said otherwise at a later date"
WITHDRAWS = "{later} withdrew what {earlier} said"
NARROWS = "{later} gave a figure for a narrower group than {earlier}"
NOT_COMPARABLE = "{later} and {earlier} gave one number for different things ({why})"
AND_OTHERS = ", and at least {count} more speakers"

# Where a figure comes from.
FIRST_APPEARANCE = "first appearance in this collection"
SAME_WORDS = "same wording"
LEFT_OUT = "\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK} left out"
ADDED = "\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK} added"
REPLACED = (
    "\N{LEFT DOUBLE QUOTATION MARK}{earlier}\N{RIGHT DOUBLE QUOTATION MARK} became "
    "\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
)
ONE_NUMBER = "a range became one number"
A_RANGE = "one number became a range"
COUNTED_AS = "counted as {now}, before as {before}"
OF_PLACE = "place: {now}, before: {before}"
OF_PERIOD = "period: {now}, before: {before}"
ORDER_UNKNOWN = "order not known"
WHOLE = "a whole"
PLACE_NOT_STATED = "place not stated"
PERIOD_NOT_STATED = "period not stated"
SPEAKER_LOST = "no speaker named, before {before}"
SPEAKER_NAMED = "speaker named: {now}, before none"
ALL_EVENTS = "the whole collection"

# How a speaker's words moved, and which statement answers which.
MARKS: dict[Mark, str] = {
    "first_said": "first said",
    "said_otherwise": "said otherwise",
    "said_again": "said again",
}
NAME_FOR_IT = "name used"
AS_ANOTHERS = "{name} (as another's word)"
ABOUT = "on {act}"
RESPONSIBLE_FOR = "who is responsible for {act}"
ANSWERED = "{later} answers the statement of {earlier} of {date}"
NOT_FOUND = "the statement answered was not found in this collection"
NOT_FOUND_SPEAKER = "no statement of {maker} was found in this collection"
NOT_FOUND_DATE = "no statement of {maker} of {date} was found in this collection"
NOT_FOUND_SUBJECT = (
    "no earlier statement of {maker} on the same subject was found in this collection"
)
UNDATED = "undated"
SAID_ONCE = "on no matter in two statements of this collection"


def counted_words(count: int, thing: str) -> str:
    """Return a number with its noun: "1 document", "2 documents", "3 copies"."""
    if count == 1:
        return f"1 {thing}"
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{count:,} {plural}"


def some_of(values: Sequence[str], most: int = MOST_VALUES) -> str:
    """Return values with strokes between them; of many the first few, and how many more."""
    shown = [*values[:most]]
    if len(values) > most:
        shown.append(AND_MORE.format(count=f"{len(values) - most:,}"))
    return " / ".join(shown)


def names_of(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Return names as a sentence has them ("A, B and C"); of many the first few."""
    shown = [*names[:most]]
    if len(names) > most:
        shown.append(AND_MORE.format(count=f"{len(names) - most:,}"))
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


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
