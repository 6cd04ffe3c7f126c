"""Words that say nothing of what somebody looks for: articles, conjunctions, prepositions and postpositions, as typed, in lower case.

A document need not have them. Only words that mean little else: "in" and "on", but not "may" or "bu".
"""

SMALL_WORDS = frozenset(
    " ".join(
        (
            "a an the and or of in on at for from to by with about into as is are",  # English
            "va bilan uchun haqida toʻgʻrisida to‘g‘risida to'g'risida toʻg‘risida togrisida hamda",  # Uzbek
            "ва билан учун ҳақида тўғрисида ҳамда",
            "hám menen ushın haqqında ҳәм менен ушын ҳаққында",  # Karakalpak
            "және мен үшін туралы",  # Kazakh
            "ва бо аз дар барои",  # Tajik
            "и в во на с со к о об от до для по из у при за над под",  # Russian
            "і й та в у на з із до для про",  # Ukrainian
            "und oder der die das den dem des ein eine einer im in am an auf von vom zu zum zur für mit aus über bei",  # German
            "le la les l un une des de du d et ou à au aux en dans sur pour par avec",  # French
            "el la los las un una unos unas de del y e o en con por para sobre",  # Spanish
            "il lo la i gli le un uno una di del della dei e o in nel con per su da",  # Italian
            "o a os as um uma de do da dos das e em no na com por para",  # Portuguese
            "ve ile için hakkında üzerine",  # Turkish
            "و في من على عن إلى الى أو او مع",  # Arabic
            "و در از به با برای که را یا",  # Persian
            "של את על עם או",  # Hebrew
        )
    ).split()
)
