"""The SQL of linking as Spark says it, and what it cannot say."""

from random import Random

import duckdb
import pyarrow as pa
import pytest

from alteram.engines.spark import SparkEngine
from alteram.engines.spark_names import jaro_winkler, one_edit
from alteram.engines.spark_sql import translated
from alteram.engines.spark_tables import Tables
from alteram.errors import RunError


def test_lists_and_texts_have_each_their_own_length() -> None:
    said = translated("len(words_l) = 0 AND length(last_r) > 1", {"words": "texts", "last": "text"})
    assert said == "SIZE(words_l) = 0 AND LENGTH(last_r) > 1"


def test_macros_are_written_out_within_lists_too() -> None:
    macro = "near(a, b) AS len(list_filter(a, lambda x: list_contains(b, x))) > 0"
    said = translated("near(l_l, l_r)", {"l": "wholes"}, [macro])
    assert said == "(SIZE(FILTER(l_l, x -> ARRAY_CONTAINS(l_r, x))) > 0)"


@pytest.mark.parametrize(
    "sql",
    [
        "damerau_levenshtein(a_l, a_r) = 2",
        "damerau_levenshtein(a_l, a_r) <= 1",
        "list_cosine_similarity(a_l, a_r) > 0.5",
        "a_l[2:3] = a_r",
    ],
)
def test_what_spark_cannot_say_is_refused(sql: str) -> None:
    with pytest.raises(RunError, match="Spark has no like of"):
        translated(sql, {"a": "text"})


def _names(count: int) -> tuple[list[str], list[str]]:
    rng = Random(2)
    left = ["".join(rng.choices("abcd", k=rng.randrange(13))) for _ in range(count)]
    right = []
    for name in left:
        letters = list(name)
        for _ in range(rng.randrange(4) if letters else 0):
            one, other = rng.randrange(len(letters)), rng.randrange(len(letters))
            letters[one], letters[other] = letters[other], letters[one]
        if rng.random() < 0.5:
            at = rng.randrange(len(letters) + 1)
            letters[at : at + rng.randrange(2)] = rng.choices("abcd", k=rng.randrange(3))
        right.append("".join(letters))
    return left, right


def test_names_are_as_like_as_duckdb_finds_them(spark: SparkEngine) -> None:
    left, right = _names(3_000)
    names = pa.table({"l": left, "r": right, "n": list(range(len(left)))})
    with duckdb.connect(":memory:") as connection:
        connection.register("names", names)
        expected = connection.execute(
            "SELECT jaro_winkler_similarity(l, r), damerau_levenshtein(l, r) = 1 "
            "FROM names ORDER BY n"
        ).fetchall()
    with Tables(spark.session) as tables:
        tables.put("names", names)
        found = tables.arrow(
            f"SELECT {jaro_winkler('l', 'r')} AS likeness, {one_edit('l', 'r')} AS edit, n "
            "FROM names ORDER BY n"
        )
    # The last bit is the compiler's choice.
    assert found["likeness"].to_pylist() == pytest.approx([one for one, _ in expected], abs=1e-12)
    assert found["edit"].to_pylist() == [edit for _, edit in expected]
    assert sum(edit for _, edit in expected) > 100
