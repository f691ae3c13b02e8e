"""Statement timelines: what each speaker said, statement by statement, and who answers whom."""

from collections.abc import Sequence
from itertools import groupby

from alteram.chronology import Answering, Move, SpeakerTimeline, Timeline
from alteram.compare.wording import ALL_EVENTS, MARKS, ORDER_UNKNOWN, SAID_ONCE, UNDATED
from alteram.terminal.words import plain, say, short


def print_timeline(timeline: Timeline, *, everything: bool = False) -> None:
    """Print what each speaker said, statement by statement, and which statement answers which.

    Unless `everything` is asked for, only matters are shown on which a speaker spoke in several
    statements; the other speakers are only named.
    """
    label = timeline.event.label if timeline.event is not None else ALL_EVENTS
    say(f"== {label}: statements by speaker ==")
    if not timeline.speakers:
        say("No statement was found in this collection.")
    rest = []
    for speaker in timeline.speakers:
        moves = speaker.moves if everything else _moved(speaker)
        if moves:
            _print_speaker(speaker, moves, with_events=timeline.event is None)
        else:
            rest.append(plain(speaker.speaker))
    if rest and not everything:
        say()
        say(f"{SAID_ONCE}: {', '.join(dict.fromkeys(rest))}")
    if timeline.answers:
        say()
        say("Answers to statements")
    for answer in timeline.answers:
        _print_answer(answer)


def _moved(speaker: SpeakerTimeline) -> tuple[Move, ...]:
    """Return the moves on matters of which a speaker spoke in more than one statement."""
    statements: dict[tuple[str | None, str], set[str]] = {}
    for move in speaker.moves:
        statements.setdefault((move.event, move.matter), set()).add(move.statement)
    return tuple(m for m in speaker.moves if len(statements[m.event, m.matter]) > 1)


def _print_speaker(speaker: SpeakerTimeline, moves: Sequence[Move], *, with_events: bool) -> None:
    say()
    party = f" ({plain(speaker.party)})" if speaker.party != speaker.speaker else ""
    say(f"{plain(speaker.speaker)}{party}")
    statements = {one.id: one for one in speaker.statements}
    for made, ours in groupby(moves, key=lambda move: move.statement):
        statement = statements[made]
        voices = [name for name in statement.voices if name != speaker.speaker]
        through = f", {', '.join(map(plain, voices))}" if voices else ""
        undated = f"{UNDATED}, {ORDER_UNKNOWN}" if len(speaker.statements) > 1 else UNDATED
        say(f"  {statement.date or undated}{through}, in {_documents(statement.documents)}")
        passages: dict[str, list[Move]] = {}
        for move in ours:
            event = f"[{plain(move.event)}] " if with_events and move.event else ""
            passages.setdefault(f"{event}“{short(move.line.quote)}”", []).append(move)
        for passage, together in passages.items():
            say(f"    {passage}")
            for move in together:
                _print_move(move)


def _documents(locations: Sequence[str]) -> str:
    if len(locations) == 1:
        return locations[0]
    return f"{locations[0]} and {len(locations) - 1} more"


def _print_move(move: Move) -> None:
    before = f", before: {plain(move.before)}" if move.before else ""
    say(f"      {MARKS[move.mark]}: {plain(move.said)}, {move.matter}{before}")


def _print_answer(answer: Answering) -> None:
    statement = answer.statement
    say(f"  {statement.date or UNDATED}  {plain(statement.speaker)} on the “{plain(answer.words)}”")
    say(f"    {plain(answer.reason)}")
