"""Agreement of coders: worked examples of the literature, missing codes, and plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.compare import agreement
from alteram.decisions import Coding


def coded(*rows: tuple[str, str]) -> list[Coding]:
    """Return the codes of people for items in order; a dot is no code."""
    return [
        Coding("review", f"c-{number:02}", who, code)
        for who, codes in rows
        for number, code in enumerate(codes)
        if code != "."
    ]


def test_kappa_is_that_of_a_table_counted_by_hand() -> None:
    # 20 both yes, 5 yes and no, 10 no and yes, 15 both no: (0.7 - 0.5) / (1 - 0.5).
    (found,) = agreement(coded(("ann", "y" * 25 + "n" * 25),
                               ("ben", "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15)))  # fmt: skip
    (pair,) = found.pairs
    assert (pair.items, pair.share, pair.kappa) == (50, 0.7, 0.4)
    assert (found.items, found.shared, found.share, found.words) == (50, 50, 0.7, "")


def test_alpha_is_that_of_krippendorffs_example_with_missing_codes() -> None:
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", example C, nominal: 0.743.
    (found,) = agreement(
        coded(
            ("a", "123321412..."),
            ("b", "1233224125.3"),
            ("c", ".3332342251."),
            ("d", "12332441251."),
        )
    )
    assert (found.items, found.shared) == (12, 11)
    assert found.alpha == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_coders_by_hand() -> None:
    # Ten items, one difference: D_o = 0.1; of 20 values 11 y, 9 n: D_e = 2*11*9/(20*19).
    (found,) = agreement(coded(("ann", "yyyyynnnnn"), ("ben", "yyyyyynnnn")))
    assert found.alpha == pytest.approx(1 - 0.1 / (2 * 11 * 9 / (20 * 19)), abs=1e-6)
    assert "10 items" in found.words
    assert [one.item for one in found.differences] == ["c-05"]
    assert found.differences[0].answers == (("ann", "n"), ("ben", "y"))


def test_what_only_one_person_coded_counts_for_no_agreement() -> None:
    (found,) = agreement(coded(("ann", "yyn"), ("ben", "...y")))
    assert (found.items, found.shared, found.share, found.alpha) == (4, 0, None, None)
    assert found.pairs == ()
    assert found.words.startswith("No item")


def test_one_and_the_same_answer_throughout_cannot_be_counted() -> None:
    (found,) = agreement(coded(("ann", "yyyy"), ("ben", "yyyy")))
    assert (found.share, found.alpha, found.pairs[0].kappa) == (1.0, None, None)
    assert "beyond chance" in found.words


_CODES = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 5), st.sampled_from("yn.")))


@given(_CODES)
def test_the_order_of_rows_and_the_names_of_coders_are_nothing(
    rows: list[tuple[str, int, str]],
) -> None:
    last = {(who, item): code for who, item, code in rows if code != "."}
    made = [Coding("act", f"c-{item}", who, code) for (who, item), code in last.items()]
    swapped = [one._replace(who="b" if one.who == "a" else "a") for one in reversed(made)]
    measures = [
        [
            (one.items, one.shared, one.share, one.alpha, [p.kappa for p in one.pairs])
            for one in found
        ]
        for found in (agreement(made), agreement(swapped))
    ]
    assert measures[0] == measures[1]
