"""Words of English that stand beside names of places, and words that make a name another's."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


KIND_OF_WORD = {
    **dict.fromkeys(
        ("village", "town", "city", "settlement", "hamlet", "township", "suburb", "port",
         "villages", "towns", "cities", "capital", "locality", "localities", "commune", "island",
         "islet", "atoll", "garrison", "neighborhood", "neighbourhood"), "place"),
    **dict.fromkeys(
        ("district", "county", "rayon", "raion", "municipality", "parish", "districts",
         "subdistrict", "canton", "prefecture", "department"), "district"),
    **dict.fromkeys(
        ("province", "region", "oblast", "governorate", "state", "provinces", "regions",
         "territory", "peninsula", "valley", "enclave"), "region"),
}  # fmt: skip
LINKS = _words(
    "al el de del di du la le les of the and i y da do dos das an ad ash es en sur an- el-"
)
PREPOSITIONS = _words(
    "in at near from to outside around toward towards into throughout across inside through "
    "between via of for against beyond"
)
BEFORE_SITES = PREPOSITIONS | _words("the on off over along past under below above beneath")
LOCATIVE = _words("in at near outside around into throughout inside across toward towards")
DIRECTIONS = _words(
    "north south east west central upper lower northern southern eastern western "
    "downtown greater inner outer rural former modern occupied"
)
NOT_NAMES = _words(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep "
    "sept oct nov dec mr mrs ms dr gen col sgt lt capt rev sen rep gov the a an i we he she it "
    "they this that god president minister ministry police army church street avenue road "
    "union party congress parliament court university hospital school council "
    "north south east west northern southern eastern western central department commerce "
    "transportation education justice health labor labour development housing board inc man "
    "miss mary metro agriculture energy defense defence finance interior security peace human "
    "rights foreign affairs state city county town village district region province "
    "war battle treaty capital hand both and or highway house light fish convention act law un "
    "us-led media mission reading mobile canton harbour harbor islands island coast easter "
    "christmas thanksgiving ramadan arabic english "
    "french russian latin islam christianity judaism football baseball twitter facebook "
    "jesus christ allah"
)
TITLES = _words(
    "mr mrs ms dr president minister general colonel captain major sir king queen prince "
    "princess sheikh senator judge pope bishop imam officer sgt lt gen col"
)
PERSON_VERBS = _words("said says told added asked replied noted who he she")
BODY_WORDS = _words(
    "ministry government parliament army police embassy president minister foreign mfa fm "
    "defense defence authorities forces military prosecutor city district region province "
    "county state oblast airport village town international university central"
)
NOBLE = _words("de van von bin ibn ben del di da der")
PAPERS = _words(
    "post times herald news tribune daily journal gazette star press telegraph university "
    "street avenue road jr sr ii iii convention conventions protocol accord accords war"
)


MONTHS = _words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
NEAR = _words("near outside")
WAYS = _words("road roads highway route path corridor motorway railway border frontier line")
OF_PLACES = _words(
    "residents inhabitants villagers siege shelling bombardment outskirts market port brickworks "
    "population bazaar harbour harbor airstrip airport suburbs suburb streets barracks garrison "
    "school schools hospital camp camps mosque quarry reef bridge landing ferry harbour stadium "
    "jail airfield coast shore shores banks hills gates ruins rooftops roofs mayor headman "
    "townspeople fields mine mines station square checkpoint warehouse post monastery prison"
)
PEOPLE_OF = _words(
    "population people residents inhabitants citizens children women villagers town defence "
    "defense siege shelling bombing capture occupation surrender liberation fall seizure market "
    "outskirts cemetery centre center north south east west elders deaths attack raid tragedy "
    "massacre"
)
OFFICE_KINDS = _words("state county department capital municipality parish")
EVENTS = _words(
    "massacre massacres pogrom pogroms genocide tragedy events siege battle killings murders "
    "bombing bombings shelling disaster catastrophe crime crimes deportation deportations "
    "atrocity atrocities slaughter"
)
HAPPENINGS = EVENTS | _words(
    "deaths death blast explosion attack shooting collapse fire raid clash clashes killing riot"
)
FEATURES = _words(
    "bridge river lake bay gulf strait reef pass mountains mountain hills forest canal creek "
    "highway ferry dam plain desert crossing quarry road checkpoint"
)
SITES = FEATURES | _words(
    "market bazaar hospital school cemetery airport road square prison church mosque "
    "station stadium hall camp checkpoint mine barracks landing post jail airfield garrison "
    "refinery pit mill jetty harbour harbor pier junction crossroads"
)
AT_SITES = _words("at near past outside")
ATTACKS = _words("raid attack assault strike ambush march")
FORE_SITES = _words("camp fort mount lake cape")
NUMBERED = _words(
    "post checkpoint highway route mill mile kilometre kilometer camp block gate sector zone "
    "shaft pit mine hill point quarry"
)
BY_NUMBER = _words("post checkpoint highway route mill")
MOVES = _words(
    "flee leave reach enter approach shell bombard besiege bomb storm overrun retake liberate"
)
BODIES = _words(
    "committee council administration court prosecutor prosecutors police authority authorities "
    "assembly party militia brigade battalion group press commission board association agency "
    "mission society company foundation"
)


def kind_called(word: str) -> str:
    """Return what kind of place a common noun says: place, district, region, or ""."""
    return KIND_OF_WORD.get(word.lower(), "")
