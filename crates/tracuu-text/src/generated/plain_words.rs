//! Words that look typed in Telex or VNI and are likelier to stand for themselves.
//!
//! Written by `cargo xtask codegen` from `data/text/plain_words.tsv`. Do not edit.

/// Small letters and digits, sorted.
pub(crate) static PLAIN_WORDS: &[&str] = &[
    "air", "ais", "arm", "arms", "arts", "as", "asp", "ats", "aus", "aux", "away", "axis", "bar", "bari", "barn",
    "bars", "beef", "beefs", "beer", "beers", "best", "bets", "bias", "bits", "boom", "boong", "boost", "boots",
    "born", "boron", "box", "boxes", "bus", "bust", "busy", "buts", "buys", "car", "cars", "carts", "cast", "chair",
    "chairs", "chaos", "charts", "chips", "choir", "chose", "chosen", "co2", "coast", "coats", "cops", "core", "cores",
    "corn", "cost", "cups", "cuts", "dawn", "days", "deeds", "deer", "defend", "defer", "dense", "did", "didn", "docs",
    "does", "doesn", "door", "doors", "dose", "dots", "down", "dust", "este", "esters", "ex", "gama", "gaps", "gas",
    "gays", "gifs", "gis", "goes", "goong", "guns", "guts", "hairs", "hangar", "hangs", "harm", "has", "hasn", "hens",
    "her", "here", "herpes", "hex", "hips", "his", "hits", "honor", "honors", "horn", "horns", "horse", "hose", "host",
    "how", "hows", "if", "imf", "ins", "ir", "is", "its", "ix", "keen", "keens", "keeps", "kits", "las", "last",
    "lawn", "lax", "lee", "lens", "les", "lets", "lifts", "lips", "lisa", "list", "loans", "loops", "lose", "lost",
    "lots", "low", "luis", "lungs", "lux", "major", "maps", "mars", "mast", "max", "maya", "meets", "mere", "mist",
    "mix", "mof", "mono", "moong", "mops", "more", "mores", "most", "must", "mw", "nas", "nest", "nets", "no2", "noon",
    "nor", "norm", "norms", "nose", "now", "nuts", "nw", "of", "ops", "or", "os", "own", "owns", "ox", "oxi", "pair",
    "pairs", "paris", "parts", "past", "pats", "pays", "peer", "peers", "pens", "per", "pest", "peters", "pets",
    "pieces", "pins", "poor", "pops", "ports", "pos", "pose", "post", "pots", "puts", "quasi", "quest", "queue",
    "queues", "quits", "rar", "rats", "reef", "refer", "refers", "refuse", "reset", "rest", "rex", "rips", "roof",
    "room", "rooms", "roots", "rose", "row", "rows", "runs", "rust", "sar", "sars", "says", "see", "seem", "seems",
    "seen", "sees", "sense", "sets", "sex", "sir", "sits", "six", "so2", "sofa", "sofas", "soon", "sorts", "sos",
    "sums", "sw", "taf", "tar", "tax", "taxi", "taxis", "term", "terms", "test", "tex", "texts", "theme", "themes",
    "there", "these", "this", "those", "tips", "toes", "tons", "too", "toong", "tops", "torn", "town", "towns",
    "trans", "traps", "trays", "tree", "trees", "trips", "trust", "turn", "turns", "tw", "ups", "us", "usa", "vans",
    "vary", "vast", "verse", "vest", "vets", "virus", "visa", "vows", "w", "war", "wars", "was", "wax", "won", "worm",
    "worms", "worst", "wrong", "xerox", "xix", "xoong",
];

/// What each of them would be read as, in the same order.
#[cfg(test)]
pub(crate) static PLAIN_READINGS: &[&str] = &[
    "ải", "ái", "ảm", "ám", "át", "á", "áp", "át", "áu", "ãu", "ây", "ái", "bả", "bải", "bản", "bá", "bề", "bế", "bể",
    "bế", "bét", "bét", "bía", "bít", "bôm", "bông", "bốt", "bốt", "bỏn", "bổn", "bõ", "bóe", "bú", "bút", "búy",
    "bút", "búy", "cả", "cá", "cát", "cát", "chải", "chái", "cháo", "chát", "chíp", "chỏi", "chóe", "choén", "cò",
    "coát", "coát", "cóp", "cỏe", "cóe", "cỏn", "cót", "cúp", "cút", "dăn", "dáy", "đế", "dể", "đền", "dể", "dến",
    "đi", "đin", "dóc", "dóe", "doén", "dổ", "dố", "dóe", "dót", "dơn", "dút", "ết", "ết", "ẽ", "gâm", "gáp", "gá",
    "gáy", "gí", "gí", "góe", "gông", "gún", "gút", "hái", "hẩng", "háng", "hảm", "há", "hán", "hén", "hẻ", "hể",
    "hếp", "hẽ", "híp", "hí", "hít", "hổn", "hốn", "hỏn", "hón", "hóe", "hóe", "hót", "hơ", "hớ", "ì", "ìm", "ín", "ỉ",
    "í", "ít", "ĩ", "kên", "kến", "kếp", "kít", "lá", "lát", "lăn", "lã", "lê", "lén", "lé", "lét", "lít", "líp",
    "lía", "lít", "loán", "lốp", "lóe", "lót", "lót", "lơ", "lúi", "lúng", "lũ", "mảo", "máp", "má", "mát", "mã",
    "mây", "mết", "mể", "mít", "mĩ", "mò", "môn", "mông", "móp", "mỏe", "móe", "mót", "mút", "mư", "ná", "nét", "nét",
    "nò", "nôn", "nỏ", "nỏm", "nóm", "nóe", "nơ", "nút", "nư", "ò", "óp", "ỏ", "ó", "ơn", "ớn", "õ", "õi", "pải",
    "pái", "pái", "pát", "pát", "pát", "páy", "pể", "pế", "pén", "pẻ", "pét", "pết", "pét", "piếc", "pín", "pổ", "póp",
    "pót", "pó", "póe", "pót", "pót", "pút", "quái", "quét", "quêu", "quếu", "quít", "rả", "rát", "rề", "rể", "rế",
    "rếu", "rết", "rét", "rẽ", "ríp", "rồ", "rôm", "rốm", "rốt", "róe", "rơ", "rớ", "rún", "rút", "sả", "sá", "sáy",
    "sê", "sêm", "sếm", "sên", "sế", "sến", "sét", "sẽ", "sỉ", "sít", "sĩ", "sò", "sòa", "sóa", "sôn", "sót", "só",
    "súm", "sư", "tà", "tả", "tã", "tãi", "tái", "tẻm", "tém", "tét", "tẽ", "tét", "thêm", "thếm", "thể", "thế", "thí",
    "thóe", "típ", "tóe", "tón", "tô", "tông", "tóp", "tỏn", "tơn", "tớn", "trán", "tráp", "tráy", "trê", "trế",
    "tríp", "trút", "tủn", "tún", "tư", "úp", "ú", "úa", "ván", "vảy", "vát", "vế", "vét", "vét", "víu", "vía", "vớ",
    "ư", "ửa", "ứa", "ứa", "ữa", "ươn", "ưởm", "ướm", "ướt", "ưởng", "xẽo", "xĩ", "xông",
];
