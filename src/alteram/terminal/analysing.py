"""What analysing again did, a line each."""

from alteram.api import AnalysisResult
from alteram.compare.wording import counted_words
from alteram.terminal.words import plain, say


def print_analysis(result: AnalysisResult) -> None:
    """Say which documents have other records now, and how many decisions need a look."""
    for document in result.changed:
        say(f"changed  {plain(document.location)}")
    say(
        f"{counted_words(result.analysed, 'document')} analysed, {len(result.changed)} with other "
        f"records than before, {result.skipped} skipped."
    )
    print_look_count(result.looks)


def print_look_count(looks: int) -> None:
    """Say how many decisions need a look, if any do."""
    if looks:
        say(
            f"Decisions that no longer fit their records and need a look: {looks} "
            "(alteram decisions --look)."
        )
