"""Acts that a verb tells together with its particle, object or end: "rounded up", "cut off".

A row reads: verbs | what follows | what undergoes it | act | shape. What follows is one of some
strings of words shortly after the verb, "-" for none; what undergoes it is a kind of thing.
Shapes: `doer` (subject did it to the object), `borne` (the subject underwent it), `aimed` (the
object of "on", "at", "into" or "to" underwent it), `barred` (`doer`, and only under a "not").
"""

from collections.abc import Set
from typing import Final, Literal, NamedTuple

from alteram.extract import kinds
from alteram.extract.lexicon import words
from alteram.extract.roles import find_roles
from alteram.extract.ties import is_full_name, subject_of
from alteram.model import Act
from alteram.text.parse import Parsed, Token

Shape = Literal["doer", "borne", "aimed", "barred"]
REACH: Final = 12

_ROWS = """
gun mow cut shoot bring|down|people|killing|doer
shoot|dead/to death|-|killing|doer
beat hack stab stone starve burn torture trample crush club whip kick knife flog lash put batter bludgeon strangle choke work|to death|-|killing|doer
bleed freeze|to death|-|killing|borne
burn roast bury|alive|-|killing|doer
slit cut|throat/throats|-|killing|doer
meet|death/deaths/their end/his end|-|killing|borne
lose|life/lives|-|killing|borne
take claim cost|life of/lives of/lives/life|-|killing|doer
wipe|out|people|killing|doer
suffer sustain receive|wounds/wound/injuries/injury/burns|-|injuring|borne
shoot hit strike|in the leg/in the legs/in the arm/in the chest/in the back/in the head/in the stomach/in the shoulder/in the face/in the knee/in the neck|people|injuring|doer
lose|leg/legs/arm/arms/hand/hands/foot/feet/limb/limbs/eye/eyes/eyesight/sight|-|injuring|borne
drive push force chase throw turn hound burn bomb kick|out/out of/from/off/into exile|people|displacement|doer
leave make render|homeless|-|displacement|doer
transfer move relocate send march herd load remove|forcibly/by force/against their will/at gunpoint|people|displacement|doer
take seek find|refuge|-|displacement|borne
empty|of its inhabitants/of its population/of its residents/of its people|-|displacement|doer
round lock|up|people|detention|doer
take lead haul drag march|into custody/captive/prisoner/prisoners/away|people|detention|doer
hold keep|in custody/in detention/captive/prisoner/prisoners/in jail/in prison/incommunicado/without charge/without trial/behind bars/in a cell/in cells/under arrest|-|detention|doer
place put|under arrest/under house arrest/in custody/behind bars/in jail/in prison/in detention|-|detention|doer
throw|into prison/into jail/in prison/in jail|people|detention|doer
capture seize|-|people|detention|doer
take hold|hostage/hostages|-|hostage_taking|doer
seize snatch grab|at gunpoint|people|hostage_taking|doer
snatch|from/off|people|hostage_taking|doer
hijack|-|vehicles|hostage_taking|doer
pound pummel hammer batter bombard|-|land|shelling|doer
come be remain|under artillery fire/under mortar fire/under heavy fire/under rocket fire/under shelling/under heavy shelling/under bombardment/under shellfire|-|shelling|borne
come be|under fire/under attack/under gunfire/under sniper fire|-|other|borne
burn|down/to the ground|-|destruction|doer
blow|himself up/herself up/themselves up/himself/herself/themselves|-|other|doer
blow|up|-|destruction|doer
put|to the torch|-|destruction|doer
set|fire to|-|destruction|aimed
set|on fire/ablaze/alight/aflame|-|destruction|doer
pour|petrol/gasoline/fuel/kerosene|-|destruction|aimed
reduce turn bomb|to rubble/to ashes/to ruins/into rubble/into ruins/to a ruin|-|destruction|doer
lay|waste to/waste|-|destruction|doer
tear pull knock|down|buildings|destruction|doer
go|up in flames|-|destruction|borne
lie stand be|in ruins/in rubble/in flames/in ashes|buildings|destruction|borne
wipe|off the map/out|buildings|destruction|doer
smash level flatten gut ruin ravage trash sack wreck|-|buildings|destruction|doer
shoot bring|down|aircraft|destruction|doer
sink scuttle|-|ships|destruction|doer
cut|off|lifelines|blockade|doer
seal block close shut|off/-|roads|blockade|doer
seal cordon|off|-|blockade|doer
lay|siege to|-|blockade|aimed
put place|under siege/under blockade|-|blockade|doer
be come remain|under siege/under blockade/under a blockade|-|blockade|borne
trap strand|-|people|blockade|doer
capture seize retake recapture overrun conquer|-|land|occupation|doer
take seize gain win wrest assume establish|control of/full control of|-|occupation|doer
take|over|land|occupation|doer
fall|to/into the hands of|land|occupation|borne
deny refuse|access/entry/admission/passage/permission|-|denial_of_access|doer
bar block prevent stop keep ban prohibit forbid hinder|from entering/from reaching/from visiting/from accessing/from crossing/from passing/from getting/from inspecting/from delivering/from leaving/from returning/access/entry/reaching/entering|-|denial_of_access|doer
hold|up|aid|denial_of_access|doer
block bar obstruct hinder impede|-|aid|denial_of_access|doer
turn send|back/away|aid|denial_of_access|doer
keep shut lock|out of|people|denial_of_access|doer
allow let permit|in/into/to enter/to visit/to reach/access/entry/to cross/to pass/through/to leave/to return/to inspect/enter/visit/to see/to deliver|-|denial_of_access|barred
have get gain obtain|access|-|denial_of_access|barred
bring|to justice/to trial/before a court/before a tribunal/before the court/charges/to court|-|prosecution|doer
put send|on trial|-|prosecution|doer
stand face await|trial/charges/justice/prosecution|-|prosecution|borne
go be|on trial|-|prosecution|borne
go remain be|unpunished/scot-free/uninvestigated/unprosecuted|-|prosecution|borne
hold call|to account|-|prosecution|doer
charge|with|people|prosecution|doer
try|-|people|prosecution|doer
sentence acquit arraign extradite court-martial|-|people|prosecution|doer
find|guilty/not guilty|-|prosecution|doer
escape evade|justice/prosecution/punishment|-|prosecution|borne
storm|-|buildings|other|doer
go|off|weapons|other|borne
explode detonate|-|weapons|other|borne
detonate|-|-|other|doer
plant place throw hurl toss lob|-|explosives|other|aimed
fire use|-|gas|other|aimed
return exchange trade|fire|-|other|aimed
spray rake|with bullets/with gunfire/with automatic/with machine-gun/with fire/bullets/gunfire|-|other|doer
fall|victim to/victim|-|other|borne
stab knife flog whip cane lash gas molest brutalize brutalise|-|people|other|doer
hurt hospitalize hospitalise blind disfigure scald|-|people|injuring|doer
evacuate relocate oust|-|people|displacement|doer
apprehend confine|-|people|detention|doer
hang butcher liquidate neutralize neutralise eliminate suffocate|-|people|killing|doer
"""  # noqa: E501 - one row to a line

_EXPLOSIVES = words("bomb grenade explosive dynamite petrol-bomb firebomb cocktail charge ied")
_GAS = words("gas sarin round ammunition weapon teargas chlorine cannon pellet")
_THINGS: dict[str, frozenset[str]] = {
    "vehicles": kinds.AIRCRAFT | kinds.SHIPS | words("bus car truck train lorry taxi"),
    "buildings": kinds.BUILDINGS,
    "aircraft": kinds.AIRCRAFT,
    "ships": kinds.SHIPS,
    "lifelines": kinds.ROADS | kinds.SUPPLIES | kinds.LAND | words("resident people inhabitant"),
    "roads": kinds.ROADS,
    "aid": kinds.AID | kinds.ROADS,
    "weapons": kinds.WEAPONS,
    "explosives": _EXPLOSIVES,
    "gas": _GAS,
}


class Turn(NamedTuple):
    """One row for one verb: `follows` are the words that must come, () for none."""

    follows: tuple[tuple[str, ...], ...]
    things: str
    act: Act
    shape: Shape


class Found(NamedTuple):
    """The act that a verb tells with its company, and how its roles are worded."""

    act: Act
    shape: Shape


def _table() -> dict[str, tuple[Turn, ...]]:
    table: dict[str, list[Turn]] = {}
    for row in _ROWS.strip().splitlines():
        verbs, follows, things, act, shape = row.split("|")
        parts = tuple(tuple(part.split()) if part != "-" else () for part in follows.split("/"))
        for verb in verbs.split():
            turn = Turn(parts, things, act, shape)  # type: ignore[arg-type]
            table.setdefault(verb, []).append(turn)
    return {verb: tuple(turns) for verb, turns in table.items()}


_TURNS = _table()


def _patient(parsed: Parsed, verb: Token, shape: Shape) -> Token | None:
    """Return the word that undergoes what a verb tells: its object, a passive's subject."""
    if shape == "borne":
        subject, _ = subject_of(parsed, verb.i)
        return None if subject is None else parsed.tokens[subject]
    affected = find_roles(parsed, verb.i, nominal=False).affected
    return None if affected is None else parsed.tokens[affected]


def _fits(parsed: Parsed, patient: Token | None, things: str, places: Set[int]) -> bool:
    if patient is None:
        return False
    if things in ("people", "land") and patient.tag[:3] == "NNP":
        return (patient.i in places or not is_full_name(parsed, patient)) is (things == "land")
    if things == "people":
        return kinds.is_people(patient)
    if things == "land":
        return kinds.is_land(patient)
    return patient.lemma in _THINGS[things]


def _follows(window: tuple[str, ...], follows: tuple[tuple[str, ...], ...]) -> bool:
    for wanted in follows:
        if not wanted:
            return True
        if wanted[0] not in window:
            continue
        size = len(wanted)
        if any(window[at : at + size] == wanted for at in range(len(window) - size + 1)):
            return True
    return False


def _is_barred(parsed: Parsed, verb: Token) -> bool:
    """Tell whether leave is not given: "were not allowed", "have no access"."""
    below = [parsed.tokens[child] for child in parsed.children[verb.i]]
    below += [parsed.tokens[deep] for one in below for deep in parsed.children[one.i]][:20]
    return any(token.lower in ("not", "n't", "never", "no", "nobody", "none") for token in below)


def turn_of(parsed: Parsed, verb: Token, places: Set[int]) -> Found | None:
    """Return the act that a verb tells with what follows it; `places` are words of places."""
    turns = _TURNS.get(verb.lemma)
    if turns is None:
        return None
    last = min(parsed.sentences[verb.sentence].last, verb.i + 1 + REACH)
    window = tuple(token.lower for token in parsed.tokens[verb.i + 1 : last])
    for turn in turns:
        if not _follows(window, turn.follows):
            continue
        if turn.shape == "barred" and not _is_barred(parsed, verb):
            continue
        patient = None if turn.things == "-" else _patient(parsed, verb, turn.shape)
        if turn.things == "-" or _fits(parsed, patient, turn.things, places):
            return Found(turn.act, turn.shape)
    return None
