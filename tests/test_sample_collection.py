"""The golden test: the sample collection against records made by hand.

`demo/expected.json` holds what a careful reader finds in the fifteen texts; `eval/gold.py` counts
what is found of it. What the program is known to miss stands there under `shortfalls`, each with
the reason; such a case must be missed, so that the list cannot outlive the fault.
"""

from pathlib import Path

import gold
import pytest
from matching import Corpus, Measure, read_corpus

from alteram.model import Collection, quote

DEMO = Path(__file__).parent.parent / "demo"
COUNTED = (
    "figure numbers", "figure recall", "figure precision", "figure event", "traps avoided",
    "statement found", "statement speaker", "statement kind", "position", "responsibility",
    "acceptance precise", "events", "events apart", "labels", "copies",
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    found = read_corpus(DEMO)
    assert len(found.collection.entries) == 15
    return found


@pytest.fixture(scope="module")
def collection(corpus: Corpus) -> Collection:
    return corpus.collection


@pytest.fixture(scope="module")
def measures(corpus: Corpus) -> dict[str, Measure]:
    return gold.score(corpus)


@pytest.mark.parametrize("name", COUNTED)
def test_nothing_is_missed_but_the_known_shortfalls(
    corpus: Corpus, measures: dict[str, Measure], name: str
) -> None:
    known = [row for row in corpus.expected["shortfalls"] if row["measure"] == name]
    misses = measures[name].misses
    unknown = [miss for miss in misses if not any(miss.startswith(row["case"]) for row in known)]
    mended = [row["case"] for row in known if not any(m.startswith(row["case"]) for m in misses)]
    assert measures[name].total
    assert (unknown, mended) == ([], [])


def test_other_language_is_kept_but_not_guessed_at(corpus: Corpus) -> None:
    for name in corpus.expected["other_language"]:
        entry = corpus.entry(name)
        assert entry.text.text
        assert entry.analysis.attributions == ()
        problems = corpus.collection.problems
        assert any("language not analysed" in problem.message for problem in problems)


def test_every_quote_is_its_slice_of_text(collection: Collection) -> None:
    for entry in collection.entries:
        for figure in entry.analysis.figures:
            assert figure.verbatim == quote(entry.text.text, figure.span)
        for claim in entry.analysis.claims:
            for label in claim.labels:
                assert label.text == quote(entry.text.text, label.span)


def test_every_claim_has_a_speaker_and_a_chain(collection: Collection) -> None:
    for entry in collection.entries:
        for attribution in entry.analysis.attributions:
            assert attribution.speaker_name
            assert attribution.chain
