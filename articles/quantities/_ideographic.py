"""Reading a figure in Chinese, Japanese or Korean, where no spaces part the words: "約1万2000人"."""

from __future__ import annotations

import re
from decimal import Decimal

from articles.quantities import _reasons as why
from articles.quantities._amounts import Unreadable
from articles.quantities._fold import GROUP, RIDDLE
from articles.quantities._limits import fitting
from articles.quantities.types import Modality, Quantity

LANGUAGES = frozenset({"zh", "ja", "ko"})
_SMALL = {"十": 10, "拾": 10, "십": 10, "百": 100, "백": 100, "千": 1000, "천": 1000}
_LARGE = {
    **dict.fromkeys("万萬만", 10**4),
    **dict.fromkeys("亿億억", 10**8),
    **dict.fromkeys("兆조", 10**12),
}
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
    "ゼロ": 0,
}
_BEFORE = {
    Modality.ABOUT: "約|约|大約|大约|近|将近|およそ|おおよそ|ほぼ|약|대략|거의",
    Modality.AT_LEAST: "至少|超過|超过|逾|少なくとも|最低|최소|적어도",
    Modality.AT_MOST: "不到|最多|不足|最大|多くとも|최대|많아야",
}
_BEHIND = {
    Modality.ABOUT: "余り|余|餘|多|여|前後|左右|가량|정도|程度|ほど|弱|強",
    Modality.AT_LEAST: "以上|超|이상|넘는",
    Modality.AT_MOST: "以下|以内|未満|未满|이하|미만",
}
_WORDS = {
    word: modality
    for table in (_BEFORE, _BEHIND)
    for modality, words in table.items()
    for word in words.split("|")
}
_EITHER = {place: "|".join(table.values()) for place, table in (("before", _BEFORE), ("behind", _BEHIND))}
_SIGNS = "零〇一二三四五六七八九两兩十拾百千십백천"
_AMOUNT = (
    rf"(?:\d[\d,.{GROUP}]{{0,40}}|[{_SIGNS}])"
    rf"(?:[\d,.{GROUP}]|[{_SIGNS}万萬亿億兆만억조]|\s(?=\d+[천백십만억])){{0,40}}"
)
_FIGURE = re.compile(
    rf"(?P<before>{_EITHER['before']})?\s?(?P<money>[$€£₩₽])?(?P<first>{_AMOUNT})"
    rf"(?:\s?[-–~〜至到]\s?(?P<second>{_AMOUNT}))?(?P<behind>{_EITHER['behind']})?\s?"
    rf"(?P<unit>%포인트|%p|퍼센트포인트|个百分点|個百分點|%|퍼센트|パーセント|美元|달러|ドル|欧元|歐元|유로|ユーロ|円|日元|人民币|원|km|kg)?"
    r"(?P<counted>[^\d]{0,60})"
)
_UNITS = {
    **dict.fromkeys(("%포인트", "%p", "퍼센트포인트", "个百分点", "個百分點"), "percentage points"),
    "%": "%",
    "퍼센트": "%",
    "パーセント": "%",
    "美元": "USD",
    "달러": "USD",
    "ドル": "USD",
    "欧元": "EUR",
    "歐元": "EUR",
    "유로": "EUR",
    "ユーロ": "EUR",
    "円": "JPY",
    "日元": "JPY",
    "人民币": "CNY",
    "원": "KRW",
    "km": "km",
    "kg": "kg",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₽": "RUB",
}
_DATED = re.compile(
    r"[年月日號号時时點点分秒년월일시분초歳岁세](?![間间])|回|次|第|번|호|世紀|世纪|세기|倍|배|割|分の|分之|票差|成(?![員员人年])|折|対|对|쌍|할"
)
_UNSURE = re.compile(r"追加|추가|더|増|增|減|减|증가|감소|以外|ない|没有|不|않|아니|のうち|中の|중")
_CLASSIFIERS = re.compile(r"[名个個位명]\s?(?:の\s?)?")
_PART = re.compile(rf"\d[\d,.{GROUP}]*|[^\d\s]")
_PLAIN = re.compile(rf"\d+(?:\.\d+)?|\d{{1,3}}(?:[,{GROUP}]\d{{3}})+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def read_ideographic(text: str, original: str) -> Quantity:
    """Read folded text; raises `Unreadable`. `original` has the thing counted in its own characters."""
    lead = len(text) - len(text.lstrip(" \"'「『“"))
    found = _FIGURE.fullmatch(text.rstrip(" \"'」』”。.、,"), lead)
    if found is None or RIDDLE in text:
        raise Unreadable(why.LANGUAGE if RIDDLE in text else why.WORDS_BEFORE.format(why.shown(text)))
    counted, shown = found["counted"], why.shown(found[0])
    unit = _UNITS.get(found["unit"] or "") or _UNITS.get(found["money"] or "", "")
    if _DATED.match(counted) or (_YEAR.fullmatch(found["first"]) and not unit and not counted.strip()):
        raise Unreadable(why.PERHAPS_DAY.format(shown))
    if _UNSURE.search(counted):
        raise Unreadable(why.WORDS_BEHIND.format(why.shown(counted)))
    lower, upper = _ends(found["first"], found["second"], shown)
    said = {_WORDS[word] for word in (found["before"], found["behind"]) if word}
    tail = next(
        (word for word in _WORDS if counted.rstrip().endswith(word) and word in _EITHER["behind"].split("|")),
        "",
    )
    if tail and len(tail) > 1:
        said.add(_WORDS[tail])
        counted = counted.rstrip().removesuffix(tail)
    bounds = said & {Modality.AT_LEAST, Modality.AT_MOST}
    if len(bounds) > 1 or (bounds and upper is not None):
        raise Unreadable(why.CONTRADICTION)
    order = (Modality.AT_LEAST, Modality.AT_MOST, Modality.ABOUT)
    modality = next((one for one in order if one in said), Modality.EXACT)
    start = found.start("counted")
    words = original[start : start + len(counted)].strip()
    named = _CLASSIFIERS.match(words)
    words = words[named.end() :] if named and named.end() < len(words) else words
    is_least, is_most = modality is Modality.AT_LEAST, modality is Modality.AT_MOST
    return Quantity(
        value=None if upper is not None or bounds else lower,
        lower=lower if is_least or upper is not None else None,
        upper=upper if upper is not None else lower if is_most else None,
        unit=unit,
        counted=words.strip(),
        modality=modality.value,
    )


def _ends(first: str, second: str | None, shown: str) -> tuple[Decimal, Decimal | None]:
    """Read one number, or the two of a range; a scale behind the second is the first's too."""
    lower = _value(first)
    if second is None:
        return fitting(lower), None
    upper = _value(second)
    last = second[-1]
    if last in _LARGE and not set(first) & {*_LARGE}:
        lower *= _LARGE[last]
    if lower >= upper:
        raise Unreadable(why.BACKWARDS.format(shown))
    return fitting(lower), fitting(upper)


def _value(written: str) -> Decimal:
    """Read digits with the signs of powers among them: 1万2000, 3천5백만, 三千."""
    total = section = Decimal(0)
    number: Decimal | None = None
    last_small, last_large = 10**4, 10**16
    for part in _parts(written):
        if isinstance(part, Decimal):
            if number is not None:
                raise Unreadable(why.UNREADABLE.format(why.shown(written)))
            number = part
        elif part in _SMALL:
            if _SMALL[part] >= last_small:
                raise Unreadable(why.UNREADABLE.format(why.shown(written)))
            last_small = _SMALL[part]
            section += (Decimal(1) if number is None else number) * last_small
            number = None
        else:
            if _LARGE[part] >= last_large or (number is None and not section):
                raise Unreadable(why.UNREADABLE.format(why.shown(written)))
            last_large, last_small = _LARGE[part], 10**4
            total += (section + (number or 0)) * last_large
            section, number = Decimal(0), None
    return total + section + (number or 0)


def _parts(written: str) -> list[Decimal | str]:
    """Take a number apart into values and signs of powers."""
    parts: list[Decimal | str] = []
    for found in _PART.finditer(written):
        piece = found[0]
        if piece[0].isdigit():
            if not _PLAIN.fullmatch(piece):
                raise Unreadable(why.UNREADABLE.format(why.shown(written)))
            parts.append(Decimal(re.sub(rf"[,{GROUP}]", "", piece)))
        elif piece in "零〇":
            # A place that is left out: 一万零三百.
            continue
        else:
            parts.append(Decimal(_DIGITS[piece]) if piece in _DIGITS else piece)
    return parts
