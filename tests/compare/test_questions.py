"""Questions to ask each side: the same templates for all."""

from dataclasses import replace

from tests.builders import Count, Said
from tests.compare.test_points import KESH, OSTROVIA, VARDANIA, compared, held, together

from alteram.compare import compare
from alteram.compare.questions import MOST_QUESTIONS
from alteram.comparison import Comparison
from alteram.model import Act

NAMES = {"Vardania": "Ostrovia", "Ostrovia": "Vardania", "Ada Merin": "Bo Lund"}
NAMES["Bo Lund"] = "Ada Merin"


def asked(found: Comparison, party: str) -> list[tuple[str, str]]:
    return [(one.asked_for, one.words) for one in found.questions if one.party == party]


def test_blame_without_an_answer_is_asked_of_a_party_without_an_account() -> None:
    ours = held(VARDANIA, replace(OSTROVIA, place="Lesk", date="2021-01-01", counts=()))
    claim = ours.entries[0].analysis.claims[0].id
    (event,) = (one for one in ours.links.events if claim in one.claims)
    found = compare(event, ours)
    assert [account.party for account in found.accounts] == ["Vardania"]
    assert asked(found, "Ostrovia") == [
        (
            "answer",
            "Asked of Ostrovia: Ada Merin said who is responsible: Ostrovia (killing). "
            "No answer of Ostrovia to this was found in this collection.",
        )
    ]


def test_blame_that_is_denied_is_not_asked_again() -> None:
    denial = replace(OSTROVIA, position="denies_act", counts=())
    kinds = [kind for kind, _ in asked(compared(VARDANIA, denial), "Ostrovia")]
    assert "answer" not in kinds
    assert "explanation" in kinds


def test_a_denial_with_another_explanation_is_not_asked_for_one() -> None:
    denial = replace(OSTROVIA, position="denies_act", counts=())
    other = replace(
        OSTROVIA,
        quote="It was an accident in Belmar.",
        position="acknowledges_other_explanation",
        counts=(),
    )
    kinds = [kind for kind, _ in asked(compared(VARDANIA, denial, other), "Ostrovia")]
    assert "explanation" not in kinds


def test_figures_without_ones_of_the_own_account() -> None:
    found = compared(VARDANIA, replace(OSTROVIA, counts=()))
    assert [kind for kind, _ in asked(found, "Ostrovia")] == ["answer", "figure"]
    assert "\u201cnine people\u201d" in asked(found, "Ostrovia")[1][1]
    assert "figure" not in [kind for kind, _ in asked(compared(VARDANIA, OSTROVIA), "Ostrovia")]


def test_acts_of_which_an_account_does_not_speak() -> None:
    shelling = replace(KESH, act="shelling", counts=(), quote="Belmar was shelled on 4 March.")
    found = compared(VARDANIA, shelling)
    assert ("point" in [kind for kind, _ in asked(found, "Vardania")]) is True
    assert "said: shelling" in dict(asked(found, "Vardania"))["point"]
    assert "said: killing" not in str(asked(found, "Vardania"))


def test_date_and_place_left_open() -> None:
    bare = replace(OSTROVIA, date=None, counts=(), labels=("Belmar tragedy",))
    found = together(VARDANIA, bare)
    assert "date" in [kind for kind, _ in asked(found, "Ostrovia")]
    assert "date" not in [kind for kind, _ in asked(found, "Vardania")]


def test_who_is_only_described_is_not_asked() -> None:
    witness = Said(
        quote="A house burned in Belmar.",
        speaker="A witness",
        speaker_kind="group",
        chain=("A witness", "Daily"),
        act="destruction",
        date="2022-03-04",
        place="Belmar",
    )
    found = compared(VARDANIA, witness)
    assert {one.party for one in found.questions} <= {"Vardania", "Ostrovia"}
    assert "A witness said: destruction" in str(asked(found, "Vardania"))


def test_swapped_parties_are_asked_the_same() -> None:
    def swap(said: Said) -> Said:
        return replace(
            said,
            speaker=NAMES[said.speaker],
            state=NAMES[said.state or ""],
            blamed=tuple(NAMES[name] for name in said.blamed),
        )

    def named(words: str) -> str:
        marked = words
        for number, name in enumerate(NAMES):
            marked = marked.replace(name, f"<{number}>")
        for number, name in enumerate(NAMES):
            marked = marked.replace(f"<{number}>", NAMES[name])
        return marked

    theirs = replace(OSTROVIA, position="denies_act", counts=())
    before = compared(VARDANIA, theirs)
    after = compared(swap(VARDANIA), swap(theirs))
    assert before.questions
    assert sorted(named(one.words) for one in before.questions) == sorted(
        one.words for one in after.questions
    )


def test_of_many_questions_those_with_most_origins_stand_first() -> None:
    acts: tuple[Act, ...] = (
        "killing", "displacement", "detention", "disappearance", "hostage_taking", "shelling",
        "mine", "destruction", "blockade", "prosecution",
    )  # fmt: skip
    base = replace(KESH, counts=())
    others = [replace(base, act=act, quote=f"In Belmar {act} number {act}.") for act in acts]
    again = replace(base, speaker="Dag Orn", state="Morava", act="mine", quote="Mines in Belmar.")
    quiet = replace(base, speaker="Eva Lis", state="Vardania", act=None, quote="We were in Belmar.")
    found = together(*others, again, quiet)
    ours = [one for one in found.questions if one.party == "Vardania"]
    assert len(ours) == MOST_QUESTIONS
    assert "mines" in ours[0].words
    assert ours[0].independent_origins == 2
    assert [one.independent_origins for one in ours[1:]] == [1] * (MOST_QUESTIONS - 1)


def test_numbers_that_are_part_of_another_are_not_asked_for() -> None:
    whole = Count(words="nine people", value=9)
    part = Count(words="two of them children", value=2, group=("children",), part_of="nine people")
    one = replace(VARDANIA, quote="nine people, two of them children, died.", counts=(whole, part))
    found = compared(one, replace(OSTROVIA, counts=()))
    assert "children" not in str(asked(found, "Ostrovia"))
