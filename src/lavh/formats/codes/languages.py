"""Language codes of MARC and ISO 639-2 (both forms) → BCP 47 primary subtags.

https://www.loc.gov/marc/languages/ · https://www.loc.gov/standards/iso639-2/
"""

# MARC code, then BCP 47 subtag, where they differ; ISO 639-2/T forms and withdrawn MARC codes stand beside the current ones.
_TWO_LETTERS = """
aar aa abk ab afr af aka ak alb sq amh am ara ar arg an arm hy asm as ava av ave ae aym ay aze az bak ba bam bm baq eu bel be ben bn bih bh bis bi
bod bo bos bs bre br bul bg bur my cat ca ces cs cha ch che ce chi zh chu cu chv cv cor kw cos co cre cr cym cy cze cs dan da deu de div dv dut nl
dzo dz ell el eng en epo eo est et eus eu ewe ee fao fo fas fa fij fj fin fi fra fr fre fr fry fy ful ff geo ka ger de gla gd gle ga glg gl glv gv
gre el grn gn guj gu hat ht hau ha heb he her hz hin hi hmo ho hrv hr hun hu hye hy ibo ig ice is ido io iii ii iku iu ile ie ina ia ind id ipk ik
isl is ita it jav jv jpn ja kal kl kan kn kas ks kat ka kau kr kaz kk khm km kik ki kin rw kir ky kom kv kon kg kor ko kua kj kur ku lao lo lat la
lav lv lim li lin ln lit lt ltz lb lub lu lug lg mac mk mah mh mal ml mao mi mar mr may ms mkd mk mlg mg mlt mt mon mn mri mi msa ms mya my nau na
nav nv nbl nr nde nd ndo ng nep ne nld nl nno nn nob nb nor no nya ny oci oc oji oj ori or orm om oss os pan pa per fa pli pi pol pl por pt pus ps
que qu roh rm ron ro rum ro run rn rus ru sag sg san sa sin si slk sk slo sk slv sl sme se smo sm sna sn snd sd som so sot st spa es sqi sq srd sc
srp sr ssw ss sun su swa sw swe sv tah ty tam ta tat tt tel te tgk tg tgl tl tha th tib bo tir ti ton to tsn tn tso ts tuk tk tur tr twi tw uig ug
ukr uk urd ur uzb uz ven ve vie vi vol vo wel cy wln wa wol wo xho xh yid yi yor yo zha za zho zh zul zu
cam km esp eo eth gez far fo fri fy gae gd gag gl gal om gua gn int ia iri ga lan oc max gv mla mg mol ro sao sm scc sr scr hr sho sn snh si
sso st swz ss tag tl taj tg tar tt tsw tn tru tt uzn uz pes fa cmn zh arb ar kas ks
"""

# Codes that BCP 47 takes over as they are.
_THREE_LETTERS = """
ace ach ada ady afa afh ain akk ale alg alt ang anp apa arc arn arp art arw ast ath aus awa bad bai bal ban bas bat bej bem ber bho bik bin bla bnt bra
btk bua bug byn cad cai car cau ceb cel chb chg chk chm chn cho chp chr chy cmc cnr cop cpe cpf cpp crh crp csb cus dak dar day del den dgr din doi dra
dsb dua dum dyu efi egy eka elx enm ewo fan fat fil fiu fon frm fro frr frs fur gaa gay gba gem gez gil gmh goh gon gor got grb grc gsw gwi hai haw
hil him hit hmn hsb hup iba ijo ilo inc ine inh ira iro jbo jpr jrb kaa kab kac kam kar kaw kbd kha khi kho kmb kok kos kpe krc krl kro kru kum kut lad
lah lam lez lol loz lua lui lun luo lus mad mag mai mak man map mas mdf mdr men mga mic min mis mkh mnc mni mno moh mos mul mun mus mwl mwr myn myv nah nai nap
nds new nia nic niu nog non nqo nso nub nwc nym nyn nyo nzi osa ota oto paa pag pal pam pap pau peo phi phn pon pra pro raj rap rar roa rom rup sad
sah sai sal sam sas sat scn sco sel sem sga sgn shn sid sio sit sla sma smi smj smn sms snk sog son srn srr ssa suk sus sux syc syr tai tem ter tet
tig tiv tkl tlh tli tmh tog tpi tsi tum tup tut tvl tyv udm uga umb vai vot wak wal war was wen xal yao yap ypk yue zap zbl zen zgh znd zun zza
"""

_pairs = _TWO_LETTERS.split()
LANGUAGES: dict[str, str] = {code: code for code in _THREE_LETTERS.split()}
LANGUAGES.update(zip(_pairs[::2], _pairs[1::2], strict=True))
LANGUAGES.update((two, two) for two in _pairs[1::2])
del _pairs

# What cataloguers write where there is no language to name; not an error and not a language.
NO_LANGUAGE = frozenset(("", "zxx", "und", "|||", "   ", "n/a", "xxx", "^^^", "###", "---"))


def language_of(code: str) -> str:
    """The BCP 47 subtag of a MARC, ISO 639-1 or ISO 639-2 code in any case; "" where it names no language or is unknown."""
    found = LANGUAGES.get(code)
    return found if found is not None else LANGUAGES.get(code.strip().lower(), "")


# MARC code of a BCP 47 subtag, for writing: the bibliographic form of ISO 639-2.
_WITHDRAWN = frozenset(
    [
        "cam",
        "esp",
        "eth",
        "far",
        "fri",
        "gae",
        "gag",
        "gal",
        "gua",
        "int",
        "iri",
        "lan",
        "max",
        "mla",
        "mol",
        "sao",
        "scc",
        "scr",
        "sho",
        "snh",
        "sso",
        "swz",
        "tag",
        "taj",
        "tar",
        "tsw",
        "tru",
        "uzn",
        "pes",
        "cmn",
        "arb",
    ]
)
_TERMINOLOGICAL = frozenset(
    [
        "bod",
        "ces",
        "cym",
        "deu",
        "ell",
        "eus",
        "fas",
        "fra",
        "hye",
        "isl",
        "kat",
        "mkd",
        "mri",
        "msa",
        "mya",
        "nld",
        "ron",
        "slk",
        "sqi",
        "zho",
    ]
)
MARC_LANGUAGES: dict[str, str] = {
    tag: code
    for code, tag in LANGUAGES.items()
    if len(code) == 3 and code not in _WITHDRAWN and code not in _TERMINOLOGICAL
}
