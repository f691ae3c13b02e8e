"""The GED sheet: 49 columns by name and order, the rest ours; drafts without a judgement."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from tests.builders import Said
from tests.export.sheets import BY, fatalities, rows, shelling, written
from tests.holdings import holding_of

from alteram.decisions import decide
from alteram.errors import ReportError
from alteram.export.ged import GED
from alteram.model import Collection

_GED_25 = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a
side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date
source_headline source_original where_prec where_coordinates where_description adm_1 adm_2
latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec
date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
GED_25 = _GED_25.split()
_JUDGED = """
relid active_year type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
adm_1 adm_2 country_id region deaths_a deaths_b deaths_civilians deaths_unknown best gwnoa
gwnob
"""
JUDGED = _JUDGED.split()


def test_pandas_reads_the_49_columns_in_order_and_then_ours(tmp_path: Path) -> None:
    frame = pd.read_csv(written(GED, shelling(), tmp_path))
    assert len(GED_25) == 49
    assert list(frame.columns[:49]) == GED_25
    assert all(name.startswith("x_") for name in frame.columns[49:])
    assert len(set(frame.columns)) == len(frame.columns)
    assert frame["best"].isna().all()
    assert frame["low"].tolist() == [9]
    assert frame["latitude"].tolist() == [44.1]


def test_a_row(tmp_path: Path) -> None:
    held = shelling()
    (row,) = rows(written(GED, held, tmp_path))
    (event,) = held.links.events
    wanted = {
        "id": event.id,
        "code_status": "Draft",
        "year": "2021",
        "number_of_sources": "2",
        "source_article": "\"Kesh Post,2021-05-04,Shells, 'many' die\";"
        '"Lenna Press,2021-05-05,A denial"',
        "source_office": "Kesh Post;Lenna Press",
        "source_date": "2021-05-04;2021-05-05",
        "source_headline": 'Shells, "many" die;A denial',
        "source_original": "Ada Merin;Jon Lesk",
        "where_prec": "1",
        "where_coordinates": "Tarnova",
        "latitude": "44.1",
        "longitude": "41.2",
        "geom_wkt": "POINT (41.2 44.1)",
        "priogrid_gid": "193403",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2021-05-03",
        "date_end": "2021-05-03",
        "low": "9",
        "high": "12",
        "x_date_edtf": "2021-05-03",
        "x_figure_set": "killed, group not stated, persons",
        "x_independent_origins": "2",
        "x_claims": "3",
        "x_claims_accepted": "0",
        "x_claim_ids": list(event.claims),
    }
    assert {name: row[name] for name in wanted} == wanted
    assert {row[name] for name in JUDGED} == {""}
    assert [one["speaker"] for one in row["x_figure_sets"][0]["figures"]] == [
        "Ada Merin",
        "Jon Lesk",
    ]
    assert row["x_alleged_actors"][0]["speaker"]
    assert row["x_statements"].startswith("According to Ada Merin, in Kesh Post (2021-05-04): ")
    assert "According to Jon Lesk, in Lenna Press (2021-05-05), denying it: " in row["x_statements"]


def test_a_named_persons_number_stands_apart_and_best_stays_empty(tmp_path: Path) -> None:
    held = shelling()
    (event,) = held.links.events
    made = (fatalities(event.id, "11"), decide("accept", [event.claims[0]], [], BY))
    (row,) = rows(written(GED, replace(held, decisions=made), tmp_path))
    assert row["best"] == ""
    assert (row["low"], row["high"]) == ("9", "12")
    names = ("x_fatalities_coded", "x_fatalities_coder", "x_fatalities_reason", "x_claims_accepted")
    assert [row[name] for name in names] == ["11", "Noa Kar", "counted from both lists", "1"]


def test_what_is_not_known_stays_empty(tmp_path: Path) -> None:
    vague = Said(quote="People fled Hamlet for a long time.", speaker="Ada Merin",
                 act="displacement", date="2019/2021", place="Hamlet")  # fmt: skip
    found = {row["where_coordinates"]: row for row in
             rows(written(GED, shelling("Vardania", "Ostrovia", vague), tmp_path))}  # fmt: skip
    row = found["Hamlet"]
    empty = "year date_prec where_prec event_clarity latitude longitude geom_wkt low high"
    assert {row[name] for name in empty.split()} == {""}
    assert (row["date_start"], row["date_end"]) == ("2019-01-01", "2021-12-31")


def test_a_place_that_is_a_state_of_the_dossier_is_a_country(tmp_path: Path) -> None:
    wide = Said(quote="People fled all over Vardania.", speaker="Ada Merin", act="displacement",
                date="2020", place="Vardania", precision="unknown")  # fmt: skip
    found = {row["where_coordinates"]: row for row in
             rows(written(GED, shelling("Vardania", "Ostrovia", wide), tmp_path))}  # fmt: skip
    assert found["Vardania"]["country"] == "Vardania"
    assert found["Vardania"]["where_prec"] == ""


def test_parties_swapped_give_the_same_sheet_with_names_swapped(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    one = rows(written(GED, shelling("Vardania", "Ostrovia"), tmp_path / "a"))
    other = rows(written(GED, shelling("Ostrovia", "Vardania"), tmp_path / "b"))
    hashed = ("id", "x_claim_ids", "x_figure_sets", "x_documents")
    for first, second in zip(one, other, strict=True):
        swapped = {name: _swapped(str(value)) for name, value in second.items()}
        for name, value in first.items():
            assert name in hashed or swapped[name] == str(value), name
        sets = [[held["reported_min"], held["reported_max"]] for held in first["x_figure_sets"]]
        assert sets == [[h["reported_min"], h["reported_max"]] for h in second["x_figure_sets"]]


def _swapped(words: str) -> str:
    return words.replace("Vardania", "\0").replace("Ostrovia", "Vardania").replace("\0", "Ostrovia")


def test_nothing_of_an_empty_dossier_and_of_a_folder(tmp_path: Path) -> None:
    assert rows(written(GED, Collection(), tmp_path)) == []
    with pytest.raises(ReportError, match="cannot be written"):
        GED.write(holding_of(Collection()), tmp_path)
