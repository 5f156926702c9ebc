"""What each language calls parts and pairs: "zwei Drittel" is no two of anything, and "deux paires" are four.

Behind a number nothing is read then. A star stands for any ending.
"""

from __future__ import annotations

PARTS = {
    "de": "drittel*|viertel*|fünftel*|sechstel*|siebtel*|achtel*|neuntel*|zehntel*|hundertstel*|tausendstel*|"
    "hälfte*|paar*|schock",
    "fr": "tiers|quart|quarts|cinquième*|sixième*|septième*|huitième*|neuvième*|dixième*|centième*|millième*|"
    "moitié*|paire*|couple*",
    "es": "tercio*|tercera*|cuarto*|cuarta*|quinto*|quinta*|sexto*|sexta*|octavo*|octava*|décimo*|décima*|"
    "centésim*|milésim*|mitad*|par|pares|pareja*",
    "it": "terzo|terzi|quarto|quarti|quinto|quinti|sesto|sesti|ottavo|ottavi|decimo|decimi|centesim*|"
    "millesim*|metà|paio|paia|coppi*",
    "pt": "terço*|quarto*|quinto*|quinta*|sexto*|oitavo*|décimo*|centésim*|milésim*|metade*|par|pares|casais",
    "nl": "derde*|kwart*|vierde*|vijfde*|zesde*|achtste*|tiende*|honderdste*|helft*|paar*|koppel*",
    "sv": "tredjedel*|fjärdedel*|kvart*|femtedel*|sjättedel*|åttondel*|tiondel*|hundradel*|hälft*|par",
    "da": "tredjedel*|fjerdedel*|kvart*|femtedel*|sjettedel*|ottendedel*|tiendedel*|hundrededel*|"
    "halvdel*|par",
    "no": "tredjedel*|tredel*|fjerdedel*|firedel*|kvart*|femtedel*|femdel*|seksdel*|tiendedel*|tidel*|"
    "hundredel*|halvdel*|halvpart*|par",
    "pl": "trzeci*|czwart*|piąt*|szóst*|ósm*|dziesiąt*|setn*|połow*|para|pary|par",
    "cs": "třetin*|čtvrtin*|pětin*|šestin*|osmin*|desetin*|setin*|polovin*|pár*",
    "ru": "трет*|четверт*|пят*|шест*|седьм*|восьм*|десят*|сот*|половин*|пара|пары|пар",
    "uk": "трет*|чверт*|п'ят*|шост*|восьм*|десят*|сот*|половин*|пара|пари|пар",
    "tr": "çift*|yüzde*|çeyrek*|yarı*",
    "id": "pertiga*|perempat*|perlima*|persepuluh*|pasang*|separuh*",
    "ar": "أثلاث|ثلث*|أرباع|ربع*|أخماس|خمس*|أعشار|عشر*|زوج*|أزواج",
    "he": "שליש*|רבע*|חמישית|חמישיות|עשירית|עשיריות|זוג*",
    "hi": "तिहाई|चौथाई|पांचवां|दसवां|जोड़*",
}
