"""What an agent did: MARC relator codes, the terms that stand for them, and the function codes of UNIMARC.

https://www.loc.gov/marc/relators/ · UNIMARC Bibliographic, appendix C
"""

# code, English term; further lines give terms in other languages and older terms.
_TERMS = """
abr abridger|acp art copyist|act actor|adi art director|adp adapter|aft author of afterword|anl analyst|anm animator|ann annotator|ant bibliographic antecedent
ape appellee|apl appellant|app applicant|aqt author in quotations|arc architect|ard artistic director|arr arranger|art artist|asg assignee|asn associated name
ato autographer|att attributed name|auc auctioneer|aud author of dialog|aui author of introduction|aus screenwriter|aut author|bdd binding designer
bjd bookjacket designer|bkd book designer|bkp book producer|blw blurb writer|bnd binder|bpd bookplate designer|brd broadcaster|brl braille embosser|bsl bookseller
cas caster|ccp conceptor|chr choreographer|cli client|cll calligrapher|clr colorist|clt collotyper|cmm commentator|cmp composer|cmt compositor|cnd conductor
cng cinematographer|cns censor|coe contestant-appellee|col collector|com compiler|con conservator|cor collection registrar|cos contestant|cot contestant-appellant
cou court governed|cov cover designer|cpc copyright claimant|cpe complainant-appellee|cph copyright holder|cpl complainant|cpt complainant-appellant|cre creator
crp correspondent|crr corrector|crt court reporter|csl consultant|csp consultant to a project|cst costume designer|ctb contributor|cte contestee-appellee
ctg cartographer|ctr contractor|cts contestee|ctt contestee-appellant|cur curator|cwt commentator for written text|dbp distribution place|dfd defendant
dfe defendant-appellee|dft defendant-appellant|dgc degree committee member|dgg degree granting institution|dgs degree supervisor|dis dissertant|dln delineator
dnc dancer|dnr donor|dpc depicted|dpt depositor|drm draftsman|drt director|dsr designer|dst distributor|dtc data contributor|dte dedicatee|dtm data manager
dto dedicator|dub dubious author|edc editor of compilation|edm editor of moving image work|edt editor|egr engraver|elg electrician|elt electrotyper|eng engineer
enj enacting jurisdiction|etr etcher|evp event place|exp expert|fac facsimilist|fds film distributor|fld field director|flm film editor|fmd film director
fmk filmmaker|fmo former owner|fmp film producer|fnd funder|fpy first party|frg forger|gis geographic information specialist|grt graphic technician
his host institution|hnr honoree|hst host|ill illustrator|ilu illuminator|ins inscriber|inv inventor|isb issuing body|itr instrumentalist|ive interviewee
ivr interviewer|jud judge|jug jurisdiction governed|lbr laboratory|lbt librettist|ldr laboratory director|led lead|lee libelee-appellee|lel libelee|len lender
let libelee-appellant|lgd lighting designer|lie libelant-appellee|lil libelant|lit libelant-appellant|lsa landscape architect|lse licensee|lso licensor
ltg lithographer|lyr lyricist|mcp music copyist|mdc metadata contact|med medium|mfp manufacture place|mfr manufacturer|mod moderator|mon monitor|mrb marbler
mrk markup editor|msd musical director|mte metal engraver|mtk minute taker|mus musician|nrt narrator|opn opponent|org originator|orm organizer|osp onscreen presenter
oth other|own owner|pan panelist|pat patron|pbd publishing director|pbl publisher|pdr project director|pfr proofreader|pht photographer|plt platemaker
pma permitting agency|pmn production manager|pop printer of plates|ppm papermaker|ppt puppeteer|pra praeses|prc process contact|prd production personnel|pre presenter
prf performer|prg programmer|prm printmaker|prn production company|pro producer|prp production place|prs production designer|prt printer|prv provider
pta patent applicant|pte plaintiff-appellee|ptf plaintiff|pth patent holder|ptt plaintiff-appellant|pup publication place|rbr rubricator|rcd recordist
rce recording engineer|rcp addressee|rdd radio director|red redaktor|ren renderer|res researcher|rev reviewer|rpc radio producer|rps repository|rpt reporter
rpy responsible party|rse respondent-appellee|rsg restager|rsp respondent|rsr restorationist|rst respondent-appellant|rth research team head
rtm research team member|sad scientific advisor|sce scenarist|scl sculptor|scr scribe|sds sound designer|sec secretary|sgd stage director|sgn signer|sht supporting host
sll seller|sng singer|spk speaker|spn sponsor|spy second party|srv surveyor|std set designer|stg setting|stl storyteller|stm stage manager|stn standards body
str stereotyper|tcd technical director|tch teacher|ths thesis advisor|tld television director|tlp television producer|trc transcriber|trl translator|tyd type designer
tyg typographer|uvp university place|vac voice actor|vdg videographer|voc vocalist|wac writer of added commentary|wal writer of added lyrics|wam writer of accompanying material
wat writer of added text|wdc woodcutter|wde wood engraver|wit witness
adp arranger of text|aut joint author|aut writer|aut auteur|aut verfasser|aut verfasserin|aut автор|aut muallif|aut муаллиф|aut auth|aut tekst|aut szerző|aut autor
aui author of introduction, etc|aui writer of introduction|aui préfacier|aui author of preface|aui автор предисловия|aui aui|aus author of screenplay
bnd book binder|cmp compositeur|cmp komponist|cmp komponistin|cmp композитор|cnd dirigent|cnd дирижер|cnd chef d'orchestre|com составитель|com сост|com tuzuvchi
com тузувчи|com comp|com compilateur|ctg картограф|cur kurator|drt режиссер|drt rejissyor|drt regisseur|drt réalisateur|drt regie
dgg degree grantor|edt ed|edt eds|edt editeur scientifique|edt éditeur scientifique|edt herausgeber|edt herausgeberin|edt hrsg|edt hg|edt редактор|edt ред
edt отв. ред|edt muharrir|edt муҳаррир|edt editor in chief|edt joint editor|edt joint ed|edt general editor|edt series editor|egr graveur|egr гравер|ill illus|ill illust|ill illustrateur|ill illustratrice
ill художник|ill илл|ill ил|ill rassom|ill рассом|ill иллюстратор|lbt libr|lyr text writer|nrt reader|nrt чтец|nrt sprecher|org originator|pbl éditeur commercial
pbl éditeur|pbl verlag|pbl издатель|pht photog|pht photographe|pht фотограф|pht fotograf|pht fotosuratchi|prf artiste interprète|prf исполнитель|prt imprimeur|prt imprimeur-libraire|prt drucker
prt типография|rcp recipient|sng chant|spk orator|ths directeur de thèse|ths научный руководитель|trl tr|trl trans|trl transl|trl translater|trl traducteur|trl traductrice|trl übersetzer
trl übersetzerin|trl перевод|trl переводчик|trl пер|trl tarjimon|trl таржимон|trl translator and editor|trl traductor|trl traduttore|trl çeviren
aft postfacier|aft автор послесловия|wpr writer of preface|win writer of introduction|wfw writer of foreword|wfs writer of film story|wts writer of television story
cmm commentateur|cmm комментатор|rev рецензент|isb issuing agency|isb organisme éditeur|his institution hôte|fmo ancien possesseur|fmo бывший владелец|dte dédicataire|adp адаптатор|adp adaptateur
arr arrangeur|arr аранжировщик|pro продюсер|pro producteur|arc архитектор|arc architecte|scl скульптор|scl sculpteur|art художник-иллюстратор|art artiste
"""

ROLES: dict[str, str] = {}  # term in lower case without a final stop → code
for _entry in _TERMS.replace("\n", "|").split("|"):
    if _entry:
        ROLES.setdefault(_entry[4:], _entry[:3])
CODES = frozenset(ROLES.values()) | {"clb", "vol", "mkt", "red", "rap", "djo", "fmp", "gdv", "abk"}

# UNIMARC $4 → MARC.
FUNCTIONS: dict[str, str] = dict(pair.split() for pair in ["005 act", "010 adp", "018 aut", "020 ann", "030 arr", "040 art", "050 asg", "060 asn", "065 auc", "070 aut", "072 aqt", "075 aft", "080 aui", "090 aud", "100 ant", "110 bnd", "120 bdd", "130 bkd", "140 bjd", "150 bpd", "160 bsl", "170 cll", "180 ctg", "190 cns", "195 cnd", "200 chr", "202 cng", "205 ctb", "206 cos", "207 crp", "210 cmm", "212 cwt", "220 com", "230 cmp", "240 cmt", "245 ccp", "250 cnd", "255 csl", "257 con", "260 cph", "270 crr", "273 cur", "274 dnc", "275 dnc", "280 dte", "290 dto", "291 dgg", "295 dgg", "300 drt", "302 art", "303 art", "305 dis", "310 dst", "320 dnr", "330 dub", "340 edt", "350 egr", "360 etr", "365 exp", "370 flm", "380 frg", "385 fnd", "390 fmo", "395 fmo", "400 fnd", "410 grt", "420 hnr", "430 ilu", "440 ill", "450 ins", "455 inv", "460 ive", "470 ivr", "480 lbt", "490 lse", "500 lso", "510 ltg", "520 lyr", "530 mte", "535 mus", "540 mon", "545 mus", "550 nrt", "555 opn", "557 orm", "558 org", "560 org", "570 oth", "580 ppm", "582 pta", "584 pth", "587 pth", "590 prf", "595 res", "600 pht", "605 pre", "610 prt", "620 pop", "630 pro", "632 prd", "633 prd", "635 prg", "637 pdr", "640 pfr", "650 pbl", "651 pbd", "655 ppt", "660 rcp", "665 rce", "670 rcd", "673 rth", "675 rev", "677 rtm", "680 rbr", "690 aus", "695 sad", "700 scr", "705 scl", "710 sec", "720 sgn", "721 sng", "723 spn", "725 stn", "726 sgn", "727 ths", "730 trl", "740 tyd", "750 tyg", "753 pbl", "755 voc", "760 wde", "770 wam", "901 oth"])  # fmt: skip
