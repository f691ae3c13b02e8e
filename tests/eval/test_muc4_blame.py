"""Classes of words around a body, and trees that ask for features together, on invented text."""

import pytest
from incidents import boost, cues

from alteram.model import Span
from alteram.text.parse import Parsed, parse

_CLAIMED = "The Kesh Liberation Front has claimed responsibility for the murder of a farmer."
_NOBODY = "No group, not even the Kesh Liberation Front, has claimed responsibility."
_ACCUSED = "Police in Voro accused the Kesh Liberation Front of the murder of a farmer."
_NAME = "Kesh Liberation Front"


def _cues(text: str) -> set[str]:
    parsed: Parsed = parse(text)
    start = text.index(_NAME)
    return set(cues.cues(parsed, parsed.tokens_in(Span(start, start + len(_NAME)))))


def test_a_claim_of_responsibility_is_told_from_an_accusation() -> None:
    assert "claims responsibility" in _cues(_CLAIMED)
    assert "claims responsibility" not in _cues(_ACCUSED)
    assert {"c=accuses", "before accuses", "before authority", "after harm"} <= _cues(_ACCUSED)


def test_that_nobody_claims_is_kept_apart() -> None:
    assert "nobody claims" in _cues(_NOBODY)
    assert "nobody claims" not in _cues(_CLAIMED)


def test_trees_learn_what_counts_only_together() -> None:
    rows = [["a", "b"], ["a"], ["b"], []] * 30
    labels = ["no", "yes", "yes", "no"] * 30
    model = boost.mixed(rows, labels, "yes", penalty=1.0)
    again = boost.mixed(rows, labels, "yes", penalty=1.0)
    shares = model.probabilities(rows[:4])[:, model.classes.index("yes")]
    assert min(shares[1], shares[2]) > max(shares[0], shares[3])
    assert model.trees == again.trees
    assert shares.tolist() == pytest.approx(
        again.probabilities(rows[:4])[:, again.classes.index("yes")].tolist()
    )


def test_one_class_alone_grows_no_trees() -> None:
    model = boost.mixed([["a"], ["b"]], ["no", "no"], "yes", penalty=1.0)
    assert model.trees == ()
    assert model.probabilities([["a"]]).tolist() == [[1.0]]
    assert model.probabilities([]).shape == (0, 1)
