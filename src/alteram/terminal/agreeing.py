"""Agreement of coders, round by round."""

from collections.abc import Sequence

from alteram.api import RoundAgreement
from alteram.compare import Agreement
from alteram.compare.wording import counted_words
from alteram.terminal.words import plain, say


def print_agreement(rounds: Sequence[RoundAgreement]) -> None:
    """Print each round: its coders, and for each question how far they agree."""
    for one in rounds:
        coders = ", ".join(
            f"{plain(who)} ({counted_words(items, 'item')})" for who, items in one.coders
        )
        say(f"Round {plain(one.round)}, {'closed' if one.closed else 'open'}: {coders}")
        if not one.closed:
            say("    Nothing more is shown before it is closed: alteram decide close-round")
        for question in one.questions:
            _print_question(question)
    if not rounds:
        say("Nobody coded anything in a round of this dossier.")


def _print_question(one: Agreement) -> None:
    say(f"  {one.question}: {counted_words(one.items, 'item')}, {one.shared} coded by two or more")
    if one.share is not None:
        say(f"    agreement {100 * one.share:.1f} %, Krippendorff's alpha {_number(one.alpha)}")
    for pair in one.pairs:
        say(
            f"    {plain(pair.one)} and {plain(pair.other)}: {100 * pair.share:.1f} % of "
            f"{counted_words(pair.items, 'item')}, Cohen's kappa {_number(pair.kappa)}"
        )
    if one.words:
        say(f"    {one.words}")
    for item in one.differences:
        answers = ", ".join(
            f"{plain(who)}: {plain(code) or '(none)'}" for who, code in item.answers
        )
        say(f"    differ on {item.item}: {answers}")


def _number(value: float | None) -> str:
    return "cannot be counted" if value is None else f"{value:.3f}"
