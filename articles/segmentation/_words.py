"""Words with a dot that ends no sentence, words that begin one, and verbs of saying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Written with a capital; a name or a number follows, whatever word it is.
_TITLES = _set("""
    adm adms amb asst atty brig capt cdr chas cmdr col cols cpl cpt det dr drs fr gen gens geo gov govs hon insp jas lt
    lts maj messrs mlle mme mr mrs ms mt mx ofc pfc pres prof profs pte pvt rep reps rev rt sen sens sgt sgts spc spec
    sra srta supt thos treas wm
    """)
# Written small as well.
_NEVER_LAST = _set("approx cf e.g eg i.e ie incl viz vs")
# Written with a capital; these end a sentence only when one seems to begin behind them.
_SOMETIMES_LAST = _set("""
    al ala alt apr ariz ark assn aug ave blvd bros calif co colo conn corp dec del dept dist ee enz esq etc feb fla ft ga
    ill inc ind intl itd itp jan jr jul jun kan ky la ltd mar mass md mich minn miss mo mont neb nev nov oct okla ore osv pa pl rd
    sep sept sr st ste tenn tex univ usw uu va vt wash wis wyo
    """)
_SMALL_TOO = _set("al enz etc itd itp osv usw")
#: Abbreviations only before a number, written with a capital.
BEFORE_NUMBER = _set(
    """
    abs apr art arts aug bd ch dec feb fig figs fri ft jan jul jun mar mon no nos nov nr oct op p par para pp sat sec secs
    sep sept sun thu thur thurs tue tues ver vol wed
    """
)
#: The same, written small.
SMALL_BEFORE_NUMBER = _set("ca ch fig figs ft hr hrs lb no nos nr oz p pp vol")
DAYS = _set("mon tue tues wed thu thur thurs fri sat sun")
MONTHS = _set("jan feb mar apr may jun jul aug sep sept oct nov dec")
#: What may follow "a.m." in the same sentence.
AFTER_HOUR = _set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest eet msk kst jst
    ist hkt eastern central mountain pacific greenwich
    """) | (MONTHS - {"mar", "dec"})
_STARTERS = _set("""
    a about according after again all also although among an and another any anyone are as at because before both but by
    can can’t critics did do does during each earlier even every everybody everyone few for from had has have he her here
    his how however i if in instead is it its last later many maybe meanwhile more most much my neither never no nobody
    none nor not nothing now of on once one only or other others our people perhaps police reporters shares she
    since so some still such than that the their then there these they this those though through to today two under until
    was we were what when where whether which while who why will with yes yesterday yet you your
    """)
# Behind these a sentence can't end: a line that ends with one goes on.
_OPENERS = _set("""
    a an and at because but by during for from if into its of on or than that the their to under until when where which
    while who whose with without about after against among between said in as was were is are has have had will would
    """)
_OPENERS_OF = {
    "de": "am an auf aus bei beim dass das dem den der des die ein eine einem einen einer für im in ist mit nach oder ohne "
    "seit sich sind über um und unter vom von vor war waren wenn wie wird zu zum zur zwischen",
    "fr": "à au aux avec ce ces cette contre dans de des du en entre est et la le les leur ou par pour que qui sa sans se "
    "ses son sont sous sur un une",
    "es": "a al ante con contra de del desde el en entre es está ha la las los o para por que se sin sobre son su sus un "
    "una y",
    "it": "a al alla con da dal della dei del delle di e è gli ha i il in la le lo ma nel nella o per che sono su un una",
    "pt": "a ao as com contra da das de do dos e em entre é foi na nas no nos o os ou para pela pelo por que se sem sua um "
    "uma",
    "nl": "aan bij de dat die door een en het in is met naar of om op over te tot tussen uit van voor was werd zijn",
    "ru": "без в во для до за и из или к на не о об от по под при с что",
}
_LANGUAGES = {
    "de": (
        ("abs allg bd bspw bzw ca d.h dipl evtl fa ggf hr inkl ing jh max med mio mrd nr rd sog st str tel "
"vgl z.b zzgl hbf dr.med dipl.-ing ff hl gem lt mind ges österr röm u.a.m ehem"),
        ("aber am auch bei damit danach das der die dort ein eine er es für ich ihr im in man mit nach sie "
"und vor wer wie wir"),
    ),
    "es": (
        ("cía ene abr ago sept oct nov dic tel aprox art arts av avda col cap dña dr dra dras drs excmo gral ing lic mons mtro no núm núms p.ej pág págs "
"prof profa sr sres sra sras srta ud uds"),
        "al así con cuando de el ella en es la las los no para pero por que según si su un una y ya",
    ),
    "fr": (
        "janv févr avr juil sept oct déc prés dép env tél al art av bd boul chap cie dr éd env fig hab m.m me mgr mlle mme mm n.b p.ex pp pr st ste",
        ("au aux ce ces cette d’après dans depuis elle en et il ils je la le les leur mais nous on or pour "
"selon son un une"),
    ),
    "it": (
        "d.lgs d.l pag pagg sec cap n feb apr mag giu lug ago sett ott nov dic tel ca arch art avv dott dott.ssa gen ing on prof prof.ssa sig sig.na sig.ra sigg",
        "ma il lo la le gli i un una in con per non nel secondo si e è",
    ),
    "nl": (
        "art blz dr jo o.a m.b.t jan feb mrt apr aug sept okt nov dec tel bijv bv ca dhr drs ing ir jl mevr mld mln mr nl prof resp",
        "de dat dit een en er het hij ik in maar met na op van volgens we wij zij ze",
    ),
    "pl": (
        "m.in bryg płk ppłk mjr kpt por ppor sierż godz tel ok ang dr gen hab im in inż mgr min mld mln nr np prof r red tys tzn ul zob",
        "a ale co czy i jak na nie o od po to w z za że",
    ),
    "pt": (
        "exma jan fev abr ago set out nov dez tel aprox art arts av dr dra eng exmo p.ex núm pág prof profa sr sra srs sras",
        "a ao as com da de do e ela ele em eles mas na no o os para por que segundo se um uma",
    ),
    "ru": ("ген полк кап лейт тел пл пер бул пос акад г-жа г-н гг гр д др им кв корп млн млрд обл о-в просп проф р-н руб св см ст стр т.е т.к т.н тов тыс ул", ("а в но и из как мы на не но о он она они по с это "
"я")),
    "uk": (
        "буд кв обл ген полк тел акад вул гр д-р др ім кв млн млрд обл п проф р-н св см ст стор т.зв т.е тис",
        "а але в у з із і й та на не за до він вона вони це що я ми",
    ),
    "cs": (
        "č čl doc dr gen ing kap mgr mil mld mudr např např nám odst p prof resp rndr str sv tj tzv ul",
        "a ale co i jak jsem na ne o od on ona oni podle po pro s se ten to ve v z za že",
    ),
    "sk": ("č čl doc dr gen ing mgr mil mld napr nám odst p prof resp str sv tj tzv ul", "a ale na ne o po v vo z za že"),
    "da": ("stk bl.a ca d.v.s dr f.eks fhv hhv hr jf kap kl mia mio nr pct pga s.k sml tlf vedr", "de den det der en et han hun i jeg men og på som vi"),
    "nb": ("bl.a ca dr d.v.s f.eks fhv hr jf kap kl mill mrd nr pga s.k tlf vedr", "de den det der en et han hun i jeg men og på som vi"),
    "no": ("bl.a ca dr d.v.s f.eks fhv hr jf kap kl mill mrd nr pga s.k tlf vedr", "de den det der en et han hun i jeg men og på som vi"),
    "hu": ("dr dipl id ifj kb ker kft özv pl prof st stb szt tel u ún v.ö zrt", "a az de egy és ez hogy ha nem"),
    "fi": ("esim fil kpl ks ma mm mrd milj n noin nro os prof puh ts ym yms", "ja hän he me ei se mutta kun"),
    "el": ("αρ κ κκ κα π.χ σελ στρ δρ αγ βλ", "ο η το οι τα και δεν στο στη με για αυτό"),
    "ro": ("art bd bl dl dna dr ec etc ing jud lt nr nt pag prof sf str", "a în la nu o pe se un și dar"),
    "ar": ("د م أ ص ج ق.م أ.د د.م ه هـ", ""),
    "he": ("ד גב פרופ עו״ד", ""),
    "hi": ("डॉ श्री प्रो पं सं रु श्रीमती कि.मी", ""),
    "sv": ("jan febr apr aug sept okt nov dec tel kap ung bl.a ca dvs e.d enl f.d jfr kl m.m nr s.k t.ex tr", ("att de den det efter en ett från för han hon i men när och på som "
"vi")),
    "tr": ("örn bkz yy cad sok mah alb dr doç gen m.ö m.s no prof sn vb vs yrd", "ama ancak bir biz bu daha o onlar ve"),
}  # fmt: skip
# What an abbreviation behind a number, or at the end of a list, looks like that may end a sentence after all.
ENDERS = {
    "de": re.compile(r"(?:\d\s?(?:Mio|Mrd|Tsd|Std|Min|Sek|km|h)|\b(?:u\.\s?a|usw|etc|ff))\Z"),
    "es": re.compile(r"\d\s?(?:h|hs|km|kg|min)\Z"),
    "fr": re.compile(r"\d\s?(?:h|min|km|kg)\Z"),
    "ru": re.compile(
        r"(?:\d\s?(?:г|гг|в|вв|тыс|млн|млрд|руб|коп|км|кг|ч|мин)|(?:тыс|млн|млрд)\.?\s(?:руб|долл|чел)"
        r"|и\s(?:др|пр|т\.\s?[дп])|н\.\s?э)\Z"
    ),
    "uk": re.compile(r"(?:\d\s?(?:р|рр|ст|тис|млн|млрд|грн|км)|та\sін|і\sт\.\s?д)\Z"),
}
#: In these languages a number with a dot is "the third".
ORDINAL_LANGUAGES = _set("cs da de et fi hr hu is lv nb nn no pl sk sl sr")
SAYING = (
    "added|admitted|announced|answered|argued|asked|asks|began|called|claimed|continued|cried|declared|demanded|exclaimed|"
    "insisted|joked|noted|posted|promised|quipped|recalled|replied|retorted|said|says|screamed|shouted|snapped|"
    "thought|told|tweeted|urged|warned|whispered|wondered|wrote|yelled"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language, and the English ones."""

    own_abbreviations: frozenset[str]
    starters: frozenset[str]
    openers: frozenset[str]
    has_ordinals: bool
    has_streets: bool
    enders: re.Pattern[str] | None

    def is_never_last(self, word: str, folded: str) -> bool:
        """Tell whether the sentence goes on behind this abbreviation, whatever follows."""
        if folded in _NEVER_LAST or folded in self.own_abbreviations:
            return True
        if self.has_streets and folded.endswith(("str", "strasse")) and len(folded) > len("str"):
            return True
        return folded in _TITLES and word[0].isupper()

    def is_sometimes_last(self, word: str, folded: str) -> bool:
        """Tell whether this is an abbreviation that may end a sentence."""
        return folded in _SOMETIMES_LAST and (word[0].isupper() or folded in _SMALL_TOO)


def words_of(language: str) -> Words:
    """Return the words for a BCP 47 tag; those of an unknown language are English."""
    return _words_of(language.lower().partition("-")[0])


@lru_cache(maxsize=64)
def _words_of(tag: str) -> Words:
    own, starters = _LANGUAGES.get(tag, ("", ""))
    return Words(
        _set(own),
        _STARTERS | _set(starters),
        _OPENERS | _set(_OPENERS_OF.get(tag, "")),
        has_ordinals=tag in ORDINAL_LANGUAGES,
        has_streets=tag == "de",
        enders=ENDERS.get(tag),
    )
