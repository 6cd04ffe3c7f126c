"""MARC country codes (008/15-17, 044 $a) → ISO 3166-1 alpha-2, lower case. https://www.loc.gov/marc/countries/

Three-letter codes that end in u, k, c or r are states and provinces; they lead to their country.
"""

_CODES = """
aa al abc ca ac au ae dz af af ag ar ai am aj az aku us alu us am ao an ad aq ag aru us as as at au au at aw aw ay aq azu us
ba bh bb bb bcc ca bd bi be be bf bs bg bd bh bz bi io bl br bm bm bn ba bo bo bp sb br mm bs bw bt bt bu bg bv bv bw by bx bn
ca bq cau us cb kh cc cn cd td ce lk cf cg cg cd ch tw ci hr cj ky ck co cl cl cm cm cn ca co cw cou us cq km cr cr cs cz ctu us cu cu cv cv cw ck cx cf cy cy
dcu us deu us dk dk dm bj dq dm dr do ea er ec ec eg gq em tl enk gb er ee es sv et et fa fo fg gf fi fi fj fj fk fk flu us fm fm fp pf fr fr fs tf ft dj
gau us gb ki gd gd ge de gg gg gh gh gi gi gl gl gm gm gn ki go ga gp gp gr gr gs ge gt gt gu gu gv gn gw de gy gy gz ps
hiu us hk hk hm hm ho hn ht ht hu hu iau us ic is idu us ie ie ii in ilu us im im inu us io id iq iq ir ir is il it it iu il iv ci iw il iy iq
ja jp je je ji um jm jm jn sj jo jo ke ke kg kg kn kp ko kr ksu us ku kw kv xk kyu us kz kz
lau us lb lr le lb lh li li lt ln ki lo ls ls la lu lu lv lv ly ly
mau us mbc ca mc mc mdu us meu us mf mu mg mg mh mo miu us mj ms mk om ml ml mm mt mnu us mo me mou us mp mn mq mq mr ma msu us mtu us mu mr mv md mw mw mx mx my my mz mz
na an nbu us ncu us ndu us ne nl nfc ca ng ne nhu us nik gb nju us nkc ca nl nc nm mp nmu us nn vu no no np np nq ni nr ng nsc ca ntc ca nu nr nuc ca nvu us nw mp nx nf nyu us nz nz
ohu us oku us onc ca oru us ot cy pau us pc pn pe pe pf xx pg gw ph ph pic ca pk pk pl pl pn pa po pt pp pg pr pr pt tl pw pw py py qa qa qea au quc ca
rb rs re re rh zw riu us rm ro ru ru rur ru rw rw ry jp sa za sb sj sc bl scu us sd ss sdu us se sc sf st sg sn sh es si sg sj sd sk in sl sl sm sm sn sx snc ca so so sp es sq sz sr sr ss eh st mf
stk gb su sa sv hn sw se sx na sy sy sz ch ta tj tc tc tg tg th th ti tn tk tm tkr tm tl tk tma au tnu us to to tr tt ts ae tt fm tu tr tv tv txu us tz tz
ua eg uc us ug ug ui gb uik gb uk gb un ua unr ua up us ur ru us us utu us uv bf uy uy uz uz uzr uz
vau us vb vg vc va ve ve vi vi vm vn vp xx vra au vs vn vtu us wau us wb de wea au wf wf wiu us wj ps wk um wlk gb ws ws wvu us wyu us
xa cx xb cc xc mv xd kn xe mh xf um xga au xh nu xi kn xj sh xk lc xl pm xm vc xn mk xna au xo sk xoa au xp xx xr cz xra au xs gs xv si xx xx xxc ca xxk gb xxr ru xxu us
ye ye ykc ca ys ye yu yu za zm
ajr az bwr by err ee gsr ge kgr kg kzr kz lir lt lvr lv mvr md tar tj air am unr ua
"""

_pairs = _CODES.split()
_NOT_A_COUNTRY = frozenset(("xx", "yu", "an"))  # unknown, or no longer in ISO 3166-1
COUNTRIES: dict[str, str] = {}
for _code, _iso in zip(_pairs[::2], _pairs[1::2], strict=True):
    if _iso not in _NOT_A_COUNTRY:
        COUNTRIES[_code] = _iso
        COUNTRIES[_code.ljust(3)] = _iso
del _pairs, _code, _iso


def country_of(code: str) -> str:
    """ISO 3166-1 of a MARC country code; "" for unknown, no or several places."""
    found = COUNTRIES.get(code)
    return found if found is not None else COUNTRIES.get(code.strip(" |#^").lower(), "")


# MARC code of an ISO country, for writing; a country that MARC divides has the code of the whole.
MARC_COUNTRIES: dict[str, str] = {iso: code for code, iso in COUNTRIES.items() if len(code) == 2}
MARC_COUNTRIES.update(zip(
    ["us", "gb", "ca", "ru", "de", "cy", "il", "iq", "jp", "gi", "es", "at", "au", "az", "by", "ee", "fm", "ge", "hn", "id", "in", "ki", "kg", "kz", "kn", "lt", "lv", "md", "mp", "ps", "sd", "sv", "tj", "tl", "tm", "ua", "uz", "vn", "ye", "cz"],
    ["xxu", "xxk", "xxc", "ru", "gw", "cy", "is", "iq", "ja", "gi", "sp", "au", "at", "aj", "bw", "er", "fm", "gs", "ho", "io", "ii", "gb", "kg", "kz", "xd", "li", "lv", "mv", "nw", "wj", "sj", "es", "ta", "em", "tk", "un", "uz", "vm", "ye", "xr"],
    strict=True,
))  # fmt: skip
