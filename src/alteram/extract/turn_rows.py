"""The rows of verbs that tell an act with their particle, object or end; data of the language.

A row reads: verbs | what follows | what undergoes it | act | shape. What follows is one of some
strings of words shortly after the verb, "-" for none; what undergoes it is a kind of thing.
Shapes: `doer` (subject did it to the object), `borne` (the subject underwent it), `aimed` (the
object of "on", "at", "into" or "to" underwent it), `barred` and `unseen` (`doer`, and only under
a "not"), `suffered` (`doer`, and only in the passive), `kept` (`doer`, nobody being held to be
something), `joined` (`doer`, to those after "with", who are armed too).
"""

from alteram.extract import kinds
from alteram.extract.counted import COMBATANTS
from alteram.extract.lexicon import words

ROWS = """
shoot bring|down|aircraft|destruction|doer
gun mow cut shoot bring|down|people|killing|doer
shoot|dead/to death|-|killing|doer
fall|-|fighters|killing|borne
shoot wound injure stab hit|-|fatally|killing|doer
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
drive push force chase throw turn hound burn bomb kick|out/off/across/into exile/from their/from his/from her/from the village/from the town/from the area/from the region/from the country/from the valley/from the land/from home|people|displacement|doer
leave make render|homeless|-|displacement|doer
send push drive force march bus truck herd|over the border/across the border/back over the border/back across the border|people|displacement|doer
clear|-|camps|displacement|doer
transfer move relocate send march herd load remove|forcibly/by force/against their will/at gunpoint|people|displacement|doer
empty|of its inhabitants/of its population/of its residents/of its people|-|displacement|doer
take hold|hostage/hostages/for ransom|-|hostage_taking|doer
see|since/again|people|disappearance|unseen
round lock|up|people|detention|doer
take drag|from his home/from her home/from their homes/from his house/from their beds/from their houses|people|detention|doer
take lead haul drag march|into custody/captive/prisoner/prisoners/away|people|detention|doer
hold keep|in custody/in detention/captive/prisoner/prisoners/in jail/in prison/incommunicado/without charge/without trial/behind bars/in a cell/in cells/under arrest|-|detention|doer
place put|under arrest/under house arrest/in custody/behind bars/in jail/in prison/in detention|-|detention|doer
take|to the police station/to prison/to jail/to a detention/to the barracks/to barracks/to an unknown/to police headquarters/to the prison|people|detention|doer
hold|-|aid|denial_of_access|doer
hold|-|people|detention|kept
throw|into prison/into jail/in prison/in jail|people|detention|doer
capture seize|-|people|detention|doer
seize snatch grab|at gunpoint|people|hostage_taking|doer
snatch|from/off|people|hostage_taking|doer
hijack seize commandeer|-|vehicles|hostage_taking|doer
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
saw smash|through|-|destruction|doer
cut|-|lines|destruction|doer
plough plow dig|under/up|graves|destruction|doer
smash level flatten gut ruin ravage trash sack wreck|-|buildings|destruction|doer
sink scuttle|-|ships|destruction|doer
down|-|aircraft|destruction|doer
cut|off|lifelines|blockade|doer
cut|-|roads|blockade|doer
seal block close shut|off/-|roads|blockade|doer
seal cordon|off|-|blockade|doer
lay|siege to|-|blockade|aimed
put place|under siege/under blockade|-|blockade|doer
be come remain|under siege/under blockade/under a blockade|-|blockade|borne
trap strand|-|people|blockade|doer
capture seize retake recapture overrun overran conquer|-|land|occupation|doer
take seize gain win wrest assume establish|control of/full control of|-|occupation|doer
take|over|land|occupation|doer
fall|to/into the hands of|land|occupation|borne
deny refuse|access/entry/admission/passage/permission|-|denial_of_access|doer
bar block prevent stop keep ban prohibit forbid hinder|from entering/from reaching/from visiting/from accessing/from crossing/from passing/from getting/from inspecting/from delivering/from leaving/from returning/from coming/from getting through/access/entry/reaching/entering|-|denial_of_access|doer
hold|up|aid|denial_of_access|doer
park|across the bridge/across the road/across the highway/across the track/across the entrance/across the runway|-|blockade|doer
stop halt turn|checkpoint/checkpoints/roadblock/roadblocks|-|denial_of_access|doer
stop halt hold|at a checkpoint/at the checkpoint/at a roadblock/at the border/at the bridge/at the gate|people|denial_of_access|doer
stop halt|by/-|aid|denial_of_access|doer
keep|shut/closed|roads|denial_of_access|doer
set put|up|barriers|blockade|doer
erect build man|-|barriers|blockade|doer
roll drag pile push|onto the road/across the road/on the road/across the track/onto the track|-|blockade|doer
block bar obstruct hinder impede|-|aid|denial_of_access|doer
turn send|back/away|aid|denial_of_access|doer
turn|back/away|people|denial_of_access|doer
shut lock|out of|people|denial_of_access|doer
allow let permit|in/into/to enter/to visit/to reach/access/entry/to cross/to pass/through/to leave/to return/to inspect/enter/visit/to see/to deliver|-|denial_of_access|barred
have get gain obtain|access|-|denial_of_access|barred
bring|to justice/to trial/before a court/before a tribunal/before the court/charges/to court|-|prosecution|doer
put send|on trial|-|prosecution|doer
stand face await|trial/charges/justice/prosecution|-|prosecution|borne
go be|on trial|-|prosecution|borne
go remain be|unpunished/scot-free/uninvestigated/unprosecuted|-|prosecution|borne
hold call|to account|-|prosecution|doer
charge|with|people|prosecution|doer
charge|-|people|prosecution|suffered
try|-|people|prosecution|suffered
take|and kept them/and kept him/and kept her/and held them/and held him/and held her|-|detention|doer
take|-|persons|hostage_taking|doer
sentence acquit arraign extradite court-martial|-|people|prosecution|doer
find|guilty/not guilty|-|prosecution|doer
escape evade|justice/prosecution/punishment|-|prosecution|borne
storm|-|buildings|other|doer
go|off|explodes|other|borne
explode detonate|-|explodes|other|borne
set|off a bomb/off bombs/off explosives/off dynamite/off a charge/off an explosion|-|other|doer
clash skirmish|with|-|other|joined
violate|-|truces|other|doer
detonate|-|-|other|doer
plant place throw hurl toss lob|-|explosives|other|aimed
fire use|-|gas|other|aimed
use|against|weapons|other|aimed
disperse|with tear/with rubber/with water/with batons/with live/with gunfire/using|-|other|doer
ram|-|ships|other|doer
return exchange trade|fire|-|other|aimed
spray rake|with bullets/with gunfire/with automatic/with machine-gun/with fire/bullets/gunfire|-|other|doer
fall|victim to/victim|-|other|borne
gas molest brutalize brutalise poison|-|people|other|doer
poison|-|wells|other|doer
steal rob|-|goods|other|doer
strike hit smash|butt/butts/bar/bars/rod/rods/baton/batons/truncheon/stick/sticks/club/clubs/hammer/fist/fists/whip/pole/plank/belt/chain/cable/shovel|people|injuring|doer
stab knife flog whip cane lash club bludgeon beat kick spear batter|-|people|injuring|doer
hurt hospitalize hospitalise blind disfigure scald|-|people|injuring|doer
evacuate relocate oust|-|people|displacement|doer
apprehend confine|-|people|detention|doer
hang liquidate neutralize neutralise eliminate suffocate|-|people|killing|doer
"""  # noqa: E501 - one row to a line

_EXPLOSIVES = words("bomb grenade explosive dynamite petrol-bomb firebomb cocktail charge ied")
_GAS = words("gas sarin round ammunition weapon teargas chlorine cannon pellet")
THINGS: dict[str, frozenset[str]] = {
    "vehicles": kinds.AIRCRAFT | kinds.SHIPS | words("bus car truck train lorry taxi"),
    "buildings": kinds.BUILDINGS,
    "aircraft": kinds.AIRCRAFT,
    "ships": kinds.SHIPS,
    "lifelines": kinds.ROADS | kinds.SUPPLIES | kinds.LAND | words("resident people inhabitant"),
    "roads": kinds.ROADS,
    "aid": kinds.AID | kinds.ROADS,
    "weapons": kinds.WEAPONS,
    "explosives": _EXPLOSIVES,
    "explodes": kinds.WEAPONS
    | kinds.AIRCRAFT
    | kinds.SHIPS
    | words("vehicle car truck bus van lorry device package parcel tanker depot pipeline house"),
    "truces": words(
        "ceasefire cease-fire truce airspace border right armistice sovereignty territory"
    ),
    "gas": _GAS,
    "fighters": COMBATANTS | words("man troop fighter comrade martyr defender officer guard"),
    "persons": words(
        "man woman child boy girl worker miner villager student teacher engineer"
        " nurse doctor soldier sailor fisherman farmer civilian driver priest monk nun"
        " novice pilgrim shepherd herder elder"
    ),
    "camps": words(
        "camp settlement squat slum square village encampment neighbourhood shantytown"
        " neighborhood quarter"
    ),
    "barriers": words("barricade roadblock blockade checkpoint cordon"),
    "lines": words("net fence cable wire pipe pipeline"),
    "graves": words("grave cemetery tomb graveyard"),
    "wells": words("well river lagoon spring reservoir water lake"),
    "goods": words(
        "cattle livestock sheep goat vehicle car lorry truck food fuel equipment boat"
        " canoe motor property weapon horse grain crop money jewellery belongings goods"
    ),
}
