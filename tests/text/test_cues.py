import pytest

from alteram.text.cues import verb_cues


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("admitted", "admit"),
        ("hoping", "hope"),
        ("expressed", "express"),
        ("told", "tell"),
        ("dismisses", "dismiss"),
    ],
)
def test_forms(form: str, lemma: str) -> None:
    assert verb_cues()[form].lemma == lemma


def test_modes() -> None:
    cues = verb_cues()
    assert {cues[w].mode for w in ("said", "denied", "accused", "reports")} == {"speech"}
    assert {cues[w].mode for w in ("believes", "hopes", "fears", "wants", "plans")} == {"attitude"}


def test_constructions() -> None:
    cues = verb_cues()
    assert cues["called"].prepositions >= {"for", "on"}
    assert "w" in cues["accused"].frames
    assert "r" in cues["told"].frames
