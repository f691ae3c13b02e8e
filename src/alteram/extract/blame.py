"""Phrases that give, take or refuse responsibility, found by their words."""

from collections.abc import Callable
from dataclasses import replace

from alteram.extract.avowals import (
    apologised,
    claimed,
    confessed,
    credit,
    erred,
    on_orders,
    order_given,
    pardon,
    share,
    upon_oneself,
)
from alteram.extract.charges import attributed, blamed, charged, guilty, innocent, suspicion
from alteram.extract.culprits import (
    behind,
    blood,
    conscience,
    culprit,
    did_this,
    hallmark,
    pointing,
    those_who,
    work_of,
)
from alteram.extract.denials import called_untrue, involved, not_true, nothing, part, truth
from alteram.extract.duties import answer_for, fault, responsibility, responsible, to_blame
from alteram.extract.silences import SPEAKING, silence
from alteram.extract.stances import Blame, is_open
from alteram.text.parse import Parsed

_MOST_LISTED = 6
_Finder = Callable[[Parsed, int], Blame | None]


def _blame(parsed: Parsed, index: int) -> Blame | None:
    """Read "blame" as a noun, as "to blame" or as a verb."""
    if parsed.tokens[index].tag[:1] == "N":
        return responsibility(parsed, index)
    return to_blame(parsed, index) or blamed(parsed, index)


def _condemned(parsed: Parsed, index: int) -> Blame | None:
    return charged(parsed, index) or called_untrue(parsed, index)


def _part(parsed: Parsed, index: int) -> Blame | None:
    return part(parsed, index) or share(parsed, index)


def _order(parsed: Parsed, index: int) -> Blame | None:
    return order_given(parsed, index) or on_orders(parsed, index) or did_this(parsed, index)


def _answer(parsed: Parsed, index: int) -> Blame | None:
    return silence(parsed, index) or answer_for(parsed, index)


def _by_word(finder: _Finder, listed: str) -> dict[str, _Finder]:
    return dict.fromkeys(listed.split(), finder)


_FINDERS: dict[str, _Finder] = (
    dict.fromkeys(sorted(SPEAKING), silence)
    | _by_word(_answer, "answer")
    | _by_word(responsibility, "responsibility guilt culpability liability")
    | _by_word(responsible, "responsible culpable complicit blameworthy")
    | _by_word(_blame, "blame")
    | _by_word(fault, "fault")
    | _by_word(blamed, "accuse")
    | _by_word(charged, "charge suspect convict indict implicate sentence arraign")
    | _by_word(attributed, "attribute ascribe impute")
    | _by_word(guilty, "guilty")
    | _by_word(innocent, "innocent")
    | _by_word(suspicion, "suspicion")
    | _by_word(behind, "behind")
    | _by_word(work_of, "work doing handiwork deed")
    | _by_word(
        culprit,
        "perpetrator culprit author killer murderer mastermind organizer organiser instigator"
        " attacker assassin architect bomber kidnapper executioner planner",
    )
    | _by_word(pointing, "point lead run")
    | _by_word(hallmark, "hallmark signature fingerprint stamp handwriting imprint")
    | _by_word(blood, "blood")
    | _by_word(conscience, "conscience")
    | _by_word(did_this, "do commit perpetrate")
    | _by_word(claimed, "claim")
    | _by_word(credit, "credit")
    | _by_word(confessed, "confess")
    | _by_word(apologised, "apologise apologize")
    | _by_word(_order, "order")
    | _by_word(pardon, "pardon forgiveness apology")
    | _by_word(upon_oneself, "take")
    | _by_word(erred, "mistake error")
    | _by_word(on_orders, "instruction")
    | _by_word(those_who, "those first man people one")
    | _by_word(nothing, "nothing anything")
    | _by_word(_part, "part role hand involvement share participation complicity")
    | _by_word(involved, "involve participate involved")
    | _by_word(truth, "truth basis foundation substance reality fact")
    | _by_word(not_true, "true case so")
    | _by_word(called_untrue, "describe dismiss brand characterise characterize reject call")
    | _by_word(called_untrue, "label term regard see consider")
    | _by_word(_condemned, "denounce condemn")
)


def _listed(parsed: Parsed, agents: tuple[int, ...]) -> tuple[int, ...]:
    """Return agents with those that are listed beside them: "blamed the army and the police"."""
    found = list(agents)
    for agent in found:
        if len(found) < _MOST_LISTED:
            found += [
                child
                for child in parsed.children[agent]
                if parsed.tokens[child].dep == "conj" and parsed.tokens[child].tag[:1] == "N"
            ]
    return tuple(found)


def find_blame(parsed: Parsed) -> tuple[Blame, ...]:
    """Return the phrases of responsibility in a text, in order; none that is only possible."""
    found: list[Blame] = []
    for token in parsed.tokens:
        finder = _FINDERS.get(token.lemma)
        if finder is None and token.lower in ("behind", "doing", "handiwork"):
            finder = _FINDERS[token.lower]
        blame = None if finder is None else finder(parsed, token.i)
        if blame is None:
            continue
        if blame.position == "declines_comment" or not is_open(parsed, token.i):
            agents = _listed(parsed, blame.agents)
            found.append(blame if agents == blame.agents else replace(blame, agents=agents))
    return tuple(found)
