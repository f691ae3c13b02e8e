"""The ACLED sheet: 31 columns by name and order; a note that names who said it; no fatalities."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from tests.builders import Said, collection, entry
from tests.export.sheets import fatalities, rows, shelling, written

from alteram.export.acled import ACLED, COLUMNS, KINDS
from alteram.model import Act, Collection, Position

_ACLED_31 = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1
assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country
admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities
tags timestamp
"""
ACLED_31 = _ACLED_31.split()
_JUDGED = """
actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region
admin1 admin2 admin3 source_scale fatalities timestamp
"""
JUDGED = _JUDGED.split()
SUB_EVENTS = """
Remote explosive/landmine/IED|Abduction/forced disappearance|Looting/property destruction
""".strip().split("|")


QUOTATION_MARKS = {0x201C: "<", 0x201D: ">"}


def acts(*said: tuple[Act, Position]) -> Collection:
    """Return one event of which speakers say that these acts happened, or did not."""
    told = [
        Said(quote=f"The {act} in Tarnova, number {number}.", speaker="Ada Merin", act=act,
             position=position, date="2021-05-03", place="Tarnova")
        for number, (act, position) in enumerate(said)
    ]  # fmt: skip
    return collection(entry("a", *told, outlet="Kesh Post"))


def test_pandas_reads_the_31_columns_in_order(tmp_path: Path) -> None:
    frame = pd.read_csv(written(ACLED, shelling(), tmp_path))
    assert len(ACLED_31) == 31
    assert list(frame.columns) == list(COLUMNS) == ACLED_31
    assert frame["fatalities"].isna().all()


def test_a_row(tmp_path: Path) -> None:
    held = shelling()
    (row,) = rows(written(ACLED, held, tmp_path))
    wanted = {
        "event_id_cnty": held.links.events[0].id,
        "event_date": "2021-05-03",
        "year": "2021",
        "time_precision": "1",
        "location": "Tarnova",
        "latitude": "44.1",
        "longitude": "41.2",
        "geo_precision": "1",
        "source": "Kesh Post; Lenna Press",
        "notes": "According to Ada Merin, in Kesh Post (2021-05-04): <Shells of Ostrovia killed 12 "
        "people in Tarnova, 5 of them women.>. According to Jon Lesk, in Lenna Press (2021-05-05), "
        "denying it: <The army of Ostrovia had not fired on Tarnova.>. According to Jon Lesk, in "
        "Lenna Press (2021-05-05): <In Tarnova nine people had died.>.",
        "tags": "date_edtf=2021-05-03; documents=2; copies=0; independent_origins=2; "
        "claims_accepted=0 of 3",
    }
    found = {name: row[name].translate(QUOTATION_MARKS) for name in wanted}
    assert found == wanted
    assert {row[name] for name in JUDGED} == {""}
    # Who denies the shelling is heard: what kind of event it was is for the coder to say.
    assert row["event_type"] == row["disorder_type"] == ""


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ((("shelling", "asserts"), ("killing", "asserts")), "Explosions/Remote violence"),
        ((("mine", "asserts"),), "Remote explosive/landmine/IED"),
        ((("disappearance", "asserts"),), "Abduction/forced disappearance"),
        ((("destruction", "asserts"), ("displacement", "asserts")), "Looting/property destruction"),
        ((("shelling", "asserts"), ("shelling", "denies_act")), ""),
        ((("mine", "asserts"), ("mine", "acknowledges_other_explanation")), ""),
        ((("shelling", "asserts"), ("destruction", "asserts")), ""),
        ((("killing", "asserts"),), ""),
        ((("occupation", "attributes_to"),), ""),
        ((("shelling", "asserts"), ("prosecution", "demands")), "Explosions/Remote violence"),
    ],
)
def test_kinds_only_where_all_tell_of_one(
    said: tuple[tuple[Act, Position], ...], wanted: str, tmp_path: Path
) -> None:
    (row,) = rows(written(ACLED, acts(*said), tmp_path))
    kinds = (row["event_type"], row["sub_event_type"])
    assert wanted in kinds
    assert bool(row["disorder_type"]) == bool(wanted)


def test_sub_events_are_spelled_as_acled_spells_them() -> None:
    assert sorted(sub for _, _, sub in KINDS.values() if sub) == sorted(SUB_EVENTS)


def test_fatalities_are_a_named_coders(tmp_path: Path) -> None:
    held = shelling()
    made = (fatalities(held.links.events[0].id, "11"),)
    (row,) = rows(written(ACLED, replace(held, decisions=made), tmp_path))
    assert row["fatalities"] == "11"
    assert row["notes"].endswith(" Fatalities coded by Noa Kar: 11 (counted from both lists).")


def test_events_that_acled_cannot_date_have_no_date_and_no_kind(tmp_path: Path) -> None:
    mine = Said(quote="Mines in Belmar all year.", act="mine", date="2020", place="Belmar")
    month = Said(quote="Mines in Lesk in May.", act="mine", date="2021-05", place="Lesk",
                 precision="region")  # fmt: skip
    held = collection(entry("a", mine, month, outlet="Kesh Post"))
    found = {row["location"]: row for row in rows(written(ACLED, held, tmp_path))}
    year, may = found["Belmar"], found["Lesk"]
    assert (year["event_date"], year["time_precision"], year["event_type"]) == ("", "", "")
    assert (may["event_date"], may["time_precision"], may["geo_precision"]) == (
        "2021-05-16", "3", "3",
    )  # fmt: skip


def test_parties_swapped_give_the_same_sheet_with_names_swapped(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    (one,) = rows(written(ACLED, shelling("Vardania", "Ostrovia"), tmp_path / "a"))
    (other,) = rows(written(ACLED, shelling("Ostrovia", "Vardania"), tmp_path / "b"))
    for name in set(one) - {"event_id_cnty"}:
        words = other[name].replace("Vardania", "\0").replace("Ostrovia", "Vardania")
        assert words.replace("\0", "Ostrovia") == one[name], name
