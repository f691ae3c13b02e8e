"""What kind of thing a word names: people, places, roads, buildings, weapons, times, nothing real.

Data of the language alone; a name of no known kind fits people and places alike.
"""

from alteram.extract.counted import DWELLINGS, GROUPS, PERSONS
from alteram.extract.lexicon import ACT_NOUNS, ACTOR_NOUNS, PLACE_HEADS, words
from alteram.text.parse import Parsed, Token

_PRONOUNS = words("he she they him her them we us i me you who whom himself themselves")
_MORE_PEOPLE = words(
    "villager family folk townspeople population people expert observer inspector aid-worker"
    " staff crew leader driver couple crowd gathering cadet recruit intellectual academic writer"
    " dissident exile patient captain colonel general lieutenant sergeant bishop cleric imam monk"
    " mission team delegation inhabitant resident brother sister cousin nephew uncle son daughter"
    " husband wife girl boy toddler baby man woman relative member convoy public homeowner tenant"
    " blogger editor poet singer artist actor scholar trader vendor"
)
PEOPLE = PERSONS | GROUPS | ACTOR_NOUNS | _MORE_PEOPLE
ARMED = words(
    "police army force militia gendarme rebel trafficker gang group militant extremist policeman"
    " battalion unit paramilitary navy patrol gunmen gunman marine"
)
LAND = words(
    "city town village region district area province territory outskirts capital suburb"
    " neighborhood neighbourhood settlement land airport airfield port harbor harbour country"
    " island hamlet valley hill height hilltop ridge pass enclave garrison base outpost post"
    " position stronghold checkpoint bridgehead plateau peninsula quarter border strip village"
    " headquarters fort fortress citadel trench castle barracks municipality county locality"
    " junction dam crossing camp bridge"
    " position palace station parliament coast south north east west centre center part"
)
ROADS = words(
    "road highway corridor border crossing route street bridge port railway line checkpoint"
    " motorway lane access entrance exit airspace strait frontier pass gate tunnel airport"
)
SUPPLIES = words("supply water electricity power gas food aid medicine fuel heating telephone")
AID = words(
    "convoy truck lorry aid delivery shipment supply food medicine ambulance relief ship flotilla"
    " mission vehicle evacuation worker monitor observer inspector journalist delegation"
)
BUILDINGS = (
    (DWELLINGS - words("territory territories land lands area areas region"))
    | words(
        "school hospital clinic church mosque monastery temple shop store office factory farm"
        " bridge vehicle car bus truck train plane helicopter ship boat warehouse bank hotel"
        " embassy barn property station market hut tent crop field forest orchard library archive"
        " cemetery"
        " shrine chapel synagogue monument museum pylon pipeline tower mill barracks base post"
        " structure place statue headquarters bakery consulate parliament palace depot dam plant"
        " roof wall cottage lorry tractor"
    )
    | LAND
)
AIRCRAFT = words("plane aircraft helicopter jet drone airliner warplane bomber airplane")
SHIPS = words(
    "ship boat ferry vessel tanker warship freighter trawler submarine cruiser barge schooner yacht"
    " dhow canoe lifeboat destroyer frigate corvette minesweeper dinghy steamer launch cutter"
)
LAUNCHERS = AIRCRAFT | words("artillery tank gunship howitzer mortar battery warship gunboat")
HEAVY = words(
    "shell projectile rocket missile artillery mortar airstrike strike barrage torpedo warplane"
    " jet battery howitzer munition shelling salvo round cannon bombardment gunship tank drone"
    " ordnance"
)
SMALL = words(
    "bomb grenade bullet gunfire shot explosive dynamite device gas firebomb petrol molotov"
    " shrapnel cocktail fire ammunition flamethrower teargas round submunition ied"
)
FIRE_KINDS = words("artillery mortar rocket shell machine-gun gun sniper tank cannon missile")
WEAPONS = (
    HEAVY
    | SMALL
    | FIRE_KINDS
    | words(
        "knife machete axe rifle pistol gun revolver kalashnikov hammer club stick baton sword"
        " bayonet dagger weapon firearm submachine-gun landmine mine booby-trap trap chemical"
        " poison napalm phosphorus sarin mustard stone rock brick rod truncheon whip acid torch"
        " bulldozer excavator petrol gasoline kerosene crossfire gunshot blast explosion airstrike"
        " bombing bombardment shelling arson bombs ak-47 m-16 tnt carbine shotgun blade spear"
        " flare boulder buckshot arrow hose cable wire rope noose warhead airplane aircraft"
        " helicopter bomber"
    )
)
# Events that are themselves what others were killed by: "died in an air strike".
BLOWS = words(
    "airstrike strike explosion blast bombing shelling bombardment gunfire crossfire shooting"
    " barrage salvo stabbing gunbattle shootout airraid hail burst volley"
)
_DOERS = ("ist", "ian", "man", "woman", "worker", "keeper", "maker", "holder", "leader", "rescuer")
_SOME = words(
    "none nobody anyone anybody everyone everybody others all both several many those some each"
    " third"
)
UNREAL_THINGS = words(
    "fitness record policy plan proposal character credibility integrity reputation judgment"
    " judgement candidacy law bill idea freedom democracy right value tradition agenda"
    " budget motion amendment deal agreement hope dream career chance momentum project program"
    " programme initiative measure legislation treaty talk negotiation reform economy budget"
    " story rumor rumour myth prospect time appetite enthusiasm joy mood confidence trust relation"
    " relationship industry growth incentive"
    " bacteria virus germ cell weed pest insect argument theory case spirit creativity"
    " unity morale illusion privacy imagination attention headline title crown trophy vote "
    " contract copyright constitution rule code candidate criticism comment remark speech claim"
    " tax "
)
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december day night morning evening afternoon"
    " eve occasion anniversary"
)


def is_time_word(token: Token) -> bool:
    """Tell whether a word names a day, a month or a time of day, not somebody."""
    return token.lower in TIMES or token.lemma in TIMES


def word_of(token: Token) -> str:
    """Return a noun's dictionary form; a word with a capital keeps its ending as a lemma."""
    return token.lower.removesuffix("s") if token.tag == "NNPS" else token.lemma


def is_weapon(token: Token) -> bool:
    """Tell whether a word names what is fired or thrown, not whom it befalls."""
    return word_of(token) in HEAVY or word_of(token) in SMALL or word_of(token) in FIRE_KINDS


def is_gunfire(parsed: Parsed, token: Token) -> bool:
    """Tell whether "fire" is that of guns: "artillery fire"."""
    before = parsed.tokens[token.i - 1].lemma if token.i else ""
    return token.lemma == "fire" and before in FIRE_KINDS


def is_armament(token: Token) -> bool:
    """Tell whether a word names a weapon that somebody else uses; planes and guns act."""
    word = word_of(token)
    return word in WEAPONS and word not in LAUNCHERS and word != "sniper"


def is_act_noun(token: Token) -> bool:
    """Tell whether a noun tells an act: "attack", "blast", "strike"."""
    return token.lemma in ACT_NOUNS or token.lemma in BLOWS


def is_people(token: Token) -> bool:
    """Tell whether a word may name persons: by its kind, as a name, a pronoun or a count."""
    if token.tag in ("NNP", "NNPS", "CD", "PRP"):
        return token.lower != "it"
    known = token.lemma in PEOPLE or token.lower in PEOPLE or token.lemma.endswith(_DOERS)
    return known or token.lower in _PRONOUNS or token.lower in _SOME


def is_land(token: Token) -> bool:
    """Tell whether a word may name land that is held: by its kind, or as a name."""
    return token.tag in ("NNP", "NNPS") or token.lemma in LAND


def is_setting(token: Token) -> bool:
    """Tell whether a word names a place or a building."""
    return token.tag == "NNP" or token.lemma in PLACE_HEADS or token.lemma in BUILDINGS
