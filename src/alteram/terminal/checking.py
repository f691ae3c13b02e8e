"""Faults of a dossier, and what a swap of names changes."""

from alteram.compare import Audit, AuditResult
from alteram.compare.wording import counted_words
from alteram.store import Verification
from alteram.terminal.words import plain, say, short


def print_verification(found: Verification) -> None:
    """Print one line per fault, or that there is none, and the end of the decisions' chain."""
    for fault in found.faults:
        say(f"{fault.location}: {fault.line}")
    held = (
        f"{counted_words(found.documents, 'document')} and "
        f"{counted_words(found.decisions, 'decision')}"
    )
    if found.faults:
        say(f"{counted_words(len(found.faults), 'fault')} in {held}.")
    else:
        say(f"Every document, text, quote and decision is as it was stored: {held}.")
    if found.decisions:
        say(f"Seal of the last decision, to be noted elsewhere: {found.head}")


def print_audit(result: AuditResult) -> None:
    """Print every record that a swap of names changes, and the share of those that survive."""
    for problem in result.problems:
        say(f"problem  {plain(problem.message)}", err=True)
    for audit in result.audits:
        _print_differences(audit)
    compared = sum(audit.total > 0 for audit in result.audits)
    unnamed = sum(not audit.names and not audit.total for audit in result.audits)
    if not result.audits:
        say("There was no text to read; nothing was swapped or compared.")
    elif unnamed == len(result.audits):
        say("Nothing was swapped, so nothing was compared: no text has any of the names.")
    elif not compared:
        say("Nothing was compared: no record was found in the texts with the names.")
    else:
        share = 100 * result.survived / result.total
        say(
            f"{result.survived} of {counted_words(result.total, 'record')} survive the swap "
            f"({share:.1f} %) in {counted_words(compared, 'text')}."
        )
    if unnamed:
        say(f"Texts without any of the names: {unnamed}.")


def _print_differences(audit: Audit) -> None:
    for one in audit.differences:
        say(f"{audit.location}:{one.start}-{one.end}: {one.kind}, {one.found}")
        say(f"    “{short(one.passage)}”")
        for change in one.changes:
            say(f"    {change.field}: {plain(change.before)} -> {plain(change.after)}")
