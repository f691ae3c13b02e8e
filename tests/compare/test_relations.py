"""Relations between claims: each one found, each one withheld, and none of them grows too far."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.builders import Count, Said, collection, entry

from alteram.compare import compare
from alteram.compare.relating import MOST_SPEAKERS
from alteram.comparison import Related
from alteram.model import Collection, Entry, Event, Links, Relation

STORY = " ".join(f"word{i}" for i in range(80))
OURS = Said(
    quote="The Ostrovian army killed villagers of Belmar that night.",
    speaker="Ada Merin",
    body="Foreign Ministry of Vardania",
    state="Vardania",
    position="attributes_to",
    blamed=("Ostrovian army",),
    date="1990-01-20",
    place="Belmar",
)
THEIRS = replace(
    OURS,
    quote="No soldier of ours killed villagers in Belmar.",
    speaker="Bo Lund",
    body="Foreign Ministry of Ostrovia",
    state="Ostrovia",
    position="denies_act",
    blamed=(),
)
COUNTED = replace(
    OURS,
    quote="In Belmar 214 people were killed.",
    position="asserts",
    blamed=(),
    counts=(Count(words="214 people", value=214),),
)
COUNTED_THERE = replace(COUNTED, speaker="Bo Lund", body=THEIRS.body, state=THEIRS.state)
SENTENCE = "Nobody in the old town was asked before the soldiers burned the mill and the bridge."


def related(held: Collection) -> tuple[Related, ...]:
    found: list[Related] = []
    for event in held.links.events:
        found.extend(compare(event, held).relations)
    return tuple(found)


def kinds(*said: Said) -> list[Relation]:
    """Return the relations between claims of documents of the first, second ... January."""
    return [one.relation for one in related(_dated(said))]


def _dated(said: Sequence[Said]) -> Collection:
    return collection(
        *(
            entry(f"d{i}", one, published=f"2020-01-{i + 1:02d}", filler=own_story(i))
            for i, one in enumerate(said)
        )
    )


def own_story(number: int) -> str:
    """Return the rest of a document that is no copy of another."""
    return " ".join(f"d{number}word{i}" for i in range(60))


def test_a_denial_of_the_act() -> None:
    (found,) = related(_dated((OURS, THEIRS)))
    assert (found.relation, found.words) == ("denies", "Bo Lund denied what Ada Merin said")
    assert (found.later.speaker, found.earlier.speaker) == ("Bo Lund", "Ada Merin")


def test_a_denial_may_come_first() -> None:
    assert kinds(THEIRS, OURS) == ["denies"]


def test_who_denies_a_part_denies_only_those_who_name_it() -> None:
    part = replace(THEIRS, quote="The Ostrovian army killed nobody.", blamed=("Ostrovian army",))
    unnamed = replace(OURS, quote="Many villagers died there.", position="asserts", blamed=())
    assert kinds(OURS, part) == ["denies"]
    assert kinds(unnamed, part) == []
    nameless = replace(part, quote="Our forces killed nobody there.", blamed=("our forces",))
    assert kinds(OURS, nameless) == ["denies"]
    assert kinds(unnamed, nameless) == []


def test_a_denial_of_another_act_is_no_relation() -> None:
    assert kinds(OURS, replace(THEIRS, act="shelling")) == []
    vague = replace(THEIRS, act=None, quote="There was no tractor at all in the yard.")
    assert kinds(OURS, vague) == []


def test_counts_of_bodies_are_not_denied_with_the_act() -> None:
    bodies = replace(
        COUNTED,
        quote="Doctors from the city examined 12 bodies.",
        counts=(
            Count(words="12 bodies", value=12, outcome="bodies_found", unit="bodies_examined"),
        ),
    )
    assert kinds(bodies, THEIRS) == []


def test_another_actor() -> None:
    other = replace(
        THEIRS,
        quote="Vardanian gunmen killed villagers in Belmar.",
        position="attributes_to",
        blamed=("Vardanian gunmen",),
    )
    assert kinds(OURS, other) == ["gives_other_actor"]


@pytest.mark.parametrize("blamed", ["Ostrovia", "units of the Ostrovian armed forces", "gunmen"])
def test_the_same_actor_otherwise_named_is_no_other(blamed: str) -> None:
    other = replace(
        THEIRS, quote="They killed villagers there.", position="attributes_to", blamed=(blamed,)
    )
    assert kinds(OURS, other) == []


def test_another_explanation() -> None:
    other = replace(
        THEIRS,
        quote="The villagers in Belmar died in a fire that nobody laid.",
        position="acknowledges_other_explanation",
    )
    assert kinds(OURS, other) == ["gives_other_cause"]
    nobody = replace(OURS, quote="Many villagers died there.", position="asserts", blamed=())
    assert kinds(nobody, other) == []


def test_another_figure_only_within_one_scope() -> None:
    other = replace(
        COUNTED_THERE,
        quote="In Belmar 60 people were killed.",
        counts=(Count(words="60 people", value=60),),
    )
    assert kinds(COUNTED, other) == ["gives_other_figure"]
    women = replace(other, counts=(Count(words="60 people", value=60, group=("women",)),))
    assert kinds(COUNTED, women) == ["narrows_scope"]
    period = replace(other, counts=(Count(words="60 people", value=60, interval="1990/1999"),))
    assert kinds(COUNTED, period) == []


def test_one_number_for_different_things_is_not_comparable() -> None:
    period = replace(
        COUNTED_THERE, counts=(Count(words="214 people", value=214, interval="1990/1999"),)
    )
    (found,) = related(_dated((COUNTED, period)))
    assert found.relation == "not_comparable"
    assert "different periods" in found.words


def test_the_same_number_is_repeated() -> None:
    (found,) = related(_dated((COUNTED, COUNTED_THERE)))
    assert (found.relation, found.words) == ("repeats", "Bo Lund said what Ada Merin had said")
    undated = collection(
        entry("a", COUNTED, published=None, filler=own_story(1)),
        entry("b", COUNTED_THERE, published=None, filler=own_story(2)),
    )
    (found,) = related(undated)
    assert "said the same as" in found.words


def test_a_disputed_figure_is_not_the_speakers_own() -> None:
    dispute = replace(
        COUNTED_THERE,
        quote="The figure of 214 people is invented.",
        position="disputes_figure",
    )
    (found,) = related(_dated((COUNTED, dispute)))
    assert (found.relation, found.later.speaker) == ("denies", "Bo Lund")
    assert found.words == "Bo Lund disputed the figure that Ada Merin gave"
    # Whose figure it is does not hang on a place that the dispute adds.
    counts = (Count(words="214 people", value=214, place="Lesk"),)
    assert kinds(COUNTED, replace(dispute, counts=counts)) == ["denies"]
    instead = replace(
        dispute, quote="No more than 60 people died.", counts=(Count(words="60 people", value=60),)
    )
    assert kinds(COUNTED, instead) == ["gives_other_figure"]


def test_one_speaker_later_revises() -> None:
    later = replace(
        COUNTED,
        quote="In Belmar 220 people were killed.",
        counts=(Count(words="220 people", value=220),),
    )
    assert kinds(COUNTED, later) == ["revises"]
    same_day = collection(entry("a", COUNTED), entry("b", later))
    assert [one.relation for one in related(same_day)] == []
    undated = collection(
        entry("a", COUNTED, published="2020-01-01"), entry("b", later, published=None)
    )
    assert [one.relation for one in related(undated)] == []


def test_it_is_the_date_of_the_statement_that_counts() -> None:
    later = replace(
        COUNTED,
        quote="In Belmar 220 people were killed.",
        counts=(Count(words="220 people", value=220),),
    )
    early = replace(entry("a", COUNTED, published="2020-01-01"))
    late = entry("b", later, published="2020-02-01")
    captured = replace(early, document=replace(early.document, captured="2024-01-01T00:00:00Z"))
    (found,) = related(collection(captured, late))
    assert (found.relation, found.later.document) == ("revises", late.document.id)


def test_a_speaker_who_turns_revises() -> None:
    before = replace(THEIRS, quote="No villager was killed in Belmar by anybody.")
    after = replace(before, quote="Villagers were killed in Belmar.", position="asserts")
    assert kinds(before, after) == ["revises"]


def test_a_figure_is_withdrawn() -> None:
    withdrawn = replace(
        COUNTED,
        quote="We withdraw the figure of 214 people.",
        position="withdraws",
    )
    (found,) = related(_dated((COUNTED, withdrawn)))
    assert found.relation == "withdraws"
    assert kinds(COUNTED_THERE, withdrawn) == []


def test_a_statement_is_withdrawn_by_its_words() -> None:
    words = replace(OURS, quote="We withdraw what we said of villagers and soldiers in Belmar.")
    withdrawn = replace(words, position="withdraws", blamed=())
    assert kinds(OURS, withdrawn) == ["withdraws"]
    assert kinds(OURS, replace(withdrawn, quote="We withdraw the letter on tariffs.")) == []


def test_sentences_are_repeated_by_their_words() -> None:
    first = replace(OURS, quote=SENTENCE, act="destruction", position="asserts", blamed=())
    near = replace(first, quote=SENTENCE.replace("old town", "town"), speaker="Bo Lund",
                   body=THEIRS.body, state=THEIRS.state)  # fmt: skip
    (found,) = related(_dated((first, near)))
    assert (found.relation, found.later.speaker) == ("repeats", "Bo Lund")
    again = replace(first, quote=SENTENCE.replace("old town", "town"))
    (own,) = related(_dated((first, again)))
    assert own.words == "Ada Merin said it again"
    (same,) = related(_dated((first, first)))
    assert same.relation == "repeats"


def test_nearly_the_same_words_with_another_sense_are_no_repetition() -> None:
    first = replace(OURS, quote=SENTENCE, act="destruction", position="asserts", blamed=())
    there = replace(first, speaker="Bo Lund", body=THEIRS.body, state=THEIRS.state)
    denied = replace(there, quote="It was not so that " + SENTENCE, position="denies_act")
    assert "repeats" not in kinds(first, denied)
    unlike = replace(there, quote="The town council asked for help from the old bridge keepers.")
    assert kinds(first, unlike) == []
    counted = [
        replace(
            one,
            quote=f"In the night of the fire {number} people of the old town were killed there.",
            counts=(Count(words=f"{number} people", value=number),),
        )
        for one, number in ((COUNTED, 214), (COUNTED_THERE, 230))
    ]
    assert kinds(*counted) == ["gives_other_figure"]


def test_copies_are_never_related() -> None:
    nine = replace(COUNTED, quote="At least 214 people were killed in Belmar.", counts=(
        Count(words="At least 214 people", low=214, qualifier="at_least"),))  # fmt: skip
    other = replace(COUNTED, quote="215 people were killed in Belmar.", counts=(
        Count(words="215 people", value=215),))  # fmt: skip
    held = collection(
        entry("a", nine, filler=STORY, published="2020-01-01"),
        entry("b", nine, filler=STORY, headline="Toll", published="2020-01-02"),
        entry("c", other, filler=STORY, published="2020-01-03"),
    )
    assert len(held.links.copies) == 1
    assert related(held) == ()


def test_a_report_cited_is_no_mere_repetition() -> None:
    report = replace(COUNTED, speaker="Relief Committee", speaker_kind="body", body=None)
    cited = replace(
        COUNTED,
        quote="214 people were killed, the committee had found.",
        speaker="officials",
        speaker_kind="unknown",
        body=None,
        state=None,
        chain=("officials", "Relief Committee", "Daily"),
    )
    held = collection(
        entry("a", report, published="2020-01-01"),
        entry("b", cited, outlet="Daily", published="2020-01-02"),
    )
    (found,) = related(held)
    assert (found.relation, found.later.speaker) == ("cites", "officials")
    uncited = replace(cited, chain=("officials", "Daily"))
    held = collection(
        entry("a", report, published="2020-01-01"),
        entry("b", uncited, outlet="Daily", published="2020-01-02"),
    )
    assert [one.relation for one in related(held)] == ["repeats"]


def test_an_outlet_is_cited_by_name() -> None:
    own = Said(quote="In Belmar 214 people were killed.", date=OURS.date, place=OURS.place,
               counts=COUNTED.counts)  # fmt: skip
    cited = replace(
        COUNTED,
        quote="214 people were killed there.",
        speaker="officials",
        speaker_kind="unknown",
        body=None,
        state=None,
        chain=("officials", "Lenna Press", "Daily"),
    )
    held = collection(
        entry("a", own, outlet="Lenna Press", published="2020-01-01"),
        entry("b", cited, outlet="Daily", published="2020-01-02"),
    )
    assert [one.relation for one in related(held)] == ["cites"]


def _in_language(one: Entry, language: str) -> Entry:
    return replace(one, text=replace(one.text, language=language))


def test_a_translation_needs_two_languages_and_evidence() -> None:
    first = replace(COUNTED, quote="In Belmar and Tarnova 214 people were killed.")
    second = replace(COUNTED, quote="Belmar et Tarnova: 214 people, morts.")
    weak = replace(second, quote="On compte 214 people.", date="1990-01")
    one = entry("a", first, published="2020-01-01")
    other = entry("b", second, published="2020-01-02")
    (found,) = related(collection(one, _in_language(other, "fr")))
    assert found.relation == "translates"
    assert "translates" not in [r.relation for r in related(collection(one, other))]
    third = _in_language(entry("c", weak, published="2020-01-03"), "fr")
    assert "translates" not in [r.relation for r in related(collection(one, third))]


def test_the_order_of_documents_does_not_matter() -> None:
    said = (OURS, THEIRS, COUNTED, COUNTED_THERE)
    held = _dated(said)
    assert related(held) == related(collection(*reversed(held.entries)))


def _swapped(one: Said) -> Said:
    table: dict[int, str] = {}
    pairs = (("Vardania", "\x00"), ("Ostrovia", "Vardania"), ("\x00", "Ostrovia"))

    def swap(words: str) -> str:
        for old, new in pairs:
            words = words.replace(old, new)
        return words.translate(table)

    return replace(
        one,
        quote=swap(one.quote),
        body=swap(one.body or ""),
        state=swap(one.state or ""),
        blamed=tuple(map(swap, one.blamed)),
    )


def test_swapped_parties_have_the_same_relations() -> None:
    said = (OURS, THEIRS, COUNTED, COUNTED_THERE)
    shape = [(one.relation, one.words) for one in related(_dated(said))]
    turned = [(one.relation, one.words) for one in related(_dated([*map(_swapped, said)]))]
    assert shape
    assert shape == turned


def test_relations_of_a_big_event_are_bounded() -> None:
    speakers = 60
    said = [
        replace(
            COUNTED,
            quote=f"In Belmar {100 + i} people were killed, said office {i}.",
            speaker=f"Ada Merin{i:02d}",
            body=None,
            state=None,
            counts=(Count(words=f"{100 + i} people", value=100 + i),),
        )
        for i in range(speakers)
    ]
    found = related(_dated([replace(one) for one in said[:28]]))
    by_line: dict[tuple[str, str], list[Related]] = {}
    for one in found:
        by_line.setdefault((one.relation, one.later.claim), []).append(one)
    assert max(map(len, by_line.values())) == MOST_SPEAKERS
    assert max(one.others for one in found) == 27 - MOST_SPEAKERS
    assert "more speakers" in found[-1].words


def test_an_event_without_claims_has_no_relations() -> None:
    event = Event(id="e", label="Belmar", date=None, place="Belmar", lat=None, lon=None,
                  claims=(), documents=(), independent_origins=0)  # fmt: skip
    held = Collection(entries=(), links=Links(events=(event,)))
    assert compare(event, held).relations == ()


def test_an_unnamed_outlet_is_nobody_to_cite() -> None:
    own = Said(quote="In Belmar 214 people were killed.", date=OURS.date, place=OURS.place,
               counts=COUNTED.counts)  # fmt: skip
    cited = replace(
        COUNTED,
        quote="214 people were killed there.",
        speaker="officials",
        speaker_kind="unknown",
        body=None,
        state=None,
        chain=("officials", "unnamed outlet"),
    )
    held = collection(
        entry("a", own, published="2020-01-01"),
        entry("b", cited, outlet="Daily", published="2020-01-02"),
    )
    assert "cites" not in [one.relation for one in related(held)]
