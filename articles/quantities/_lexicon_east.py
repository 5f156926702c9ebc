"""The words round a number in languages of Eastern Europe, the Middle East and Asia. See `_lexicon.py`."""

from __future__ import annotations

EAST = {
    "pl": {
        "scales": "3:tys|tysiąc|tysiąca|tysiące|tysięcy|tysiącami|tysiącach "
        "6:mln|milion|miliona|milionowi|milionem|miliony|milionów|milionom|milionami|milionach "
        "9:mld|miliard|miliarda|miliardowi|miliardem|miliardy|miliardów|miliardom|miliardami|miliardach "
        "12:bln|bilion|biliona|bilionowi|bilionem|biliony|bilionów|bilionom|bilionami|bilionach",
        "about": "około|ok|blisko|prawie|mniej więcej|niemal|niemalże",
        "least": "co najmniej|ponad|przynajmniej|powyżej|więcej niż|nie mniej niż",
        "most": "co najwyżej|do|mniej niż|poniżej|maksymalnie|najwyżej|nie więcej niż",
        "guess": "szacunkowo",
        "more": "",
        "skip": "te|tych|tylko|dokładnie|łącznie",
        "of": "",
        "ends": "w|we|na|z|ze|do|od|po|przez|dla|bez|za|i|oraz|lub|albo|który*|która|są|jest|był*|zostało|"
        "zginęło|nie|o|"
        "u|według|jak|ale|przed|między",
        "unsure": "więcej|mniej|dodatkow*|kolejn*|raz|razy|pół|sto|setk*|tuzin*|dziesiątk*|nie",
        "to": "do",
        "between": "między/a",
        "numbers": "1.5:półtora|półtorej 2:dwa|dwie 3:trzy 4:cztery 5:pięć 6:sześć 7:siedem 8:osiem "
        "9:dziewięć 10:dziesięć",
        "one": "jeden",
        "months": "styczni*|luty|lutego|marzec|marca|kwiecień|kwietnia|maj|maja|czerwiec|czerwca|lipiec|"
        "lipca|sierpień|"
        "sierpnia|wrzesień|września|październik*|listopad*|grudzień|grudnia",
        "clock": "godz|godzin*",
        "percent": "procent|proc|procenta",
        "points": "punkt procentowy|punktu procentowego|punkty procentowe|punktów procentowych|pkt proc",
        "euro": "euro",
        "dollar": "dolar*",
        "ordinals": "yes",
    },
    "cs": {
        "scales": "3:tis|tisíc|tisíce|tisíců|tisícům|tisících "
        "6:mil|mil.|milion|milionu|milionem|miliony|milionů|milionům|milionech|milión|milióny|miliónů|"
        "miliónu "
        "9:mld|miliarda|miliardy|miliard|miliardu|miliardě|miliardám "
        "12:bilion|bilionu|bilionem|biliony|bilionů|bilionům|bilionech",
        "about": "asi|kolem|okolo|zhruba|přibližně|téměř|skoro",
        "least": "nejméně|více než|přes|alespoň|minimálně",
        "most": "nejvýše|až|méně než|maximálně|pod",
        "guess": "odhadem",
        "more": "dalších",
        "skip": "těch|pouze|jen|přesně|celkem",
        "of": "",
        "ends": "v|ve|na|z|ze|do|od|po|pro|bez|za|a|i|nebo|který*|kteří|jsou|je|byl*|bylo|zemřelo|o|u|podle|"
        "jako|ale|před|"
        "mezi|s|se|k|ke",
        "unsure": "více|méně|další*|krát|půl|sto|stovk*|tuct*|desítk*|ne",
        "to": "až",
        "between": "mezi/a",
        "numbers": "2:dva|dvě 3:tři 4:čtyři 5:pět 6:šest 7:sedm 8:osm 9:devět 10:deset",
        "one": "jeden|jedna",
        "months": "leden|ledna|únor*|březen|března|duben|dubna|květen|května|červen*|června|července|srpen|"
        "srpna|září|"
        "říjen|října|listopad*|prosinec|prosince",
        "clock": "hodin*",
        "percent": "procent|procenta|procento",
        "points": "procentní bod|procentní body|procentních bodů|procentního bodu",
        "euro": "eur|euro|eura",
        "dollar": "dolar*",
        "ordinals": "yes",
    },
    "ru": {
        "scales": "3:тыс|тысяч|тысячи|тысяча|тысячу|тысячам|тысячами|тысячах "
        "6:млн|миллион|миллиона|миллиону|миллионом|миллионы|миллионов|миллионам|миллионами|миллионах "
        "9:млрд|миллиард|миллиарда|миллиарду|миллиардом|миллиарды|миллиардов|миллиардам|миллиардами|"
        "миллиардах "
        "12:трлн|триллион|триллиона|триллиону|триллионом|триллионы|триллионов|триллионам|триллионами|"
        "триллионах",
        "about": "около|примерно|почти|порядка|приблизительно",
        "least": "не менее|более|свыше|минимум|по меньшей мере|как минимум|больше",
        "most": "не более|до|менее|максимум|меньше|не больше",
        "guess": "по оценкам",
        "more": "ещё|еще|дополнительно|дополнительных",
        "skip": "эти|этих|всего|только|ровно",
        "of": "",
        "ends": "в|во|на|с|со|из|от|до|по|через|для|без|за|и|или|а|но|который|которые|которых|были|было|был|"
        "является|при|"
        "о|об|к|у|как|под|над|между|перед|погибли|погибло",
        "unsure": "больше|меньше|дополнительн*|не|раз|раза|пол*|сто|сотн*|дюжин*|десятк*|ещё|еще",
        "to": "до",
        "between": "между/и",
        "numbers": "1.5:полтора|полутора|полторы 500000:полмиллиона 2:два|две|двух 3:три|трёх|трех "
        "4:четыре 5:пять 6:шесть 7:семь 8:восемь 9:девять "
        "10:десять 11:одиннадцать "
        "12:двенадцать 20:двадцать 30:тридцать",
        "one": "один|одна|одного",
        "months": "январ*|феврал*|март|марта|апрел*|май|мая|июнь|июня|июль|июля|август|августа|сентябр*|"
        "октябр*|ноябр*|"
        "декабр*",
        "clock": "час|часа|часов|ч",
        "percent": "процент*",
        "points": "процентный пункт|процентного пункта|процентных пункта|процентных пунктов|п п|п.п",
        "euro": "евро",
        "dollar": "доллар*|долл",
    },
    "uk": {
        "scales": "3:тис|тисяч|тисячі|тисяча|тисячу|тисячам|тисячами|тисячах "
        "6:млн|мільйон|мільйона|мільйону|мільйоном|мільйони|мільйонів|мільйонам|мільйонами|мільйонах "
        "9:млрд|мільярд|мільярда|мільярду|мільярдом|мільярди|мільярдів|мільярдам|мільярдами|мільярдах "
        "12:трлн|трильйон|трильйона|трильйону|трильйоном|трильйони|трильйонів|трильйонам|трильйонами|"
        "трильйонах",
        "about": "близько|приблизно|майже|орієнтовно",
        "least": "не менше|понад|щонайменше|більше|мінімум",
        "most": "не більше|до|менше|максимум|щонайбільше",
        "guess": "за оцінками",
        "more": "ще|додатково|додаткових",
        "skip": "ці|цих|усього|всього|тільки|лише|рівно",
        "of": "",
        "ends": "в|у|на|з|із|зі|від|до|по|через|для|без|за|і|й|та|або|а|але|який|які|яких|були|було|був|при|"
        "про|о|об|к|"
        "як|під|над|між|перед|загинули|загинуло",
        "unsure": "більше|менше|додатков*|не|раз|рази|разів|пів*|сто|сотн*|дюжин*|десятк*|ще",
        "to": "до",
        "between": "між/і|між/та",
        "numbers": "1.5:півтора|півтори 500000:півмільйона 2:два|дві 3:три 4:чотири 5:п'ять 6:шість 7:сім "
        "8:вісім 9:дев'ять 10:десять",
        "one": "один|одна",
        "months": "січ*|лют*|берез*|квіт*|трав*|черв*|лип*|серп*|верес*|жовт*|листопад*|груд*",
        "clock": "годин*|год",
        "percent": "відсотк*|відсоток",
        "points": "відсоткові пункти|відсоткових пункти|відсоткових пунктів|відсоткового пункту|"
        "відсотковий пункт",
        "euro": "євро",
        "dollar": "долар*|дол",
    },
    "tr": {
        "scales": "3:bin 6:milyon|mn 9:milyar|mlr 12:trilyon",
        "about": "yaklaşık|tahminen|aşağı yukarı",
        "least": "en az",
        "most": "en fazla|en çok",
        "guess": "",
        "more": "",
        "skip": "toplam|sadece|yalnızca|tam",
        "of": "",
        "ends": "ve|veya|ile|için|ki|de|da",
        "unsure": "daha|fazla|az|aşkın|yakın|kadar|üzerinde|altında|ilave|ek|değil|kat|kere|yarım|buçuk|"
        "yüz*|düzine|civarında",
        "to": "",
        "between": "",
        "numbers": "2:iki 3:üç 4:dört 5:beş 6:altı 7:yedi 8:sekiz 9:dokuz 10:on",
        "one": "bir",
        "months": "ocak*|şubat*|mart*|nisan*|mayıs*|haziran*|temmuz*|ağustos*|eylül*|ekim*|kasım*|aralık*",
        "clock": "saat*",
        "percent": "",
        "points": "puan*",
        "euro": "euro|avro",
        "dollar": "dolar",
        "ordinals": "yes",
    },
    "id": {
        "scales": "3:ribu|rb 6:juta|jt 9:miliar|milyar 12:triliun",
        "about": "sekitar|kira-kira|hampir|kurang lebih",
        "least": "setidaknya|lebih dari|sedikitnya|minimal|paling sedikit",
        "most": "paling banyak|hingga|kurang dari|maksimal|sampai",
        "guess": "diperkirakan",
        "more": "",
        "skip": "hanya|tepat|sebanyak|total",
        "of": "",
        "ends": "di|ke|dari|yang|dan|atau|untuk|dengan|pada|oleh|telah|adalah|akan|dalam|sejak|tewas",
        "unsure": "lebih|kurang|lagi|tambahan|bukan|tidak|kali|setengah|ratus*|lusin|puluh*|belas",
        "to": "hingga|sampai",
        "between": "antara/dan",
        "numbers": "2:dua 3:tiga 4:empat 5:lima 6:enam 7:tujuh 8:delapan 9:sembilan",
        "one": "satu",
        "months": "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
        "clock": "jam|pukul|wib|wita|wit",
        "percent": "persen",
        "points": "poin*",
        "euro": "euro",
        "dollar": "dolar|dolar as",
    },
    "ar": {
        "scales": "3:ألف|ألفا|ألفاً|آلاف|الف 6:مليون|مليونا|مليوناً|ملايين 9:مليار|مليارا|ملياراً|مليارات|"
        "بليون 12:تريليون",
        "about": "نحو|حوالي|قرابة|زهاء|ما يقارب|ما يقرب من|تقريبا|حوالى",
        "least": "أكثر من|ما لا يقل عن|على الأقل|أزيد من",
        "most": "أقل من|ما لا يزيد عن|على الأكثر|ما يصل إلى|حتى",
        "guess": "",
        "more": "",
        "skip": "فقط|إجمالي",
        "of": "من",
        "ends": "في|من|إلى|على|عن|مع|بعد|قبل|منذ|و|أو|التي|الذي|الذين|كانت|كان|تم|أن|إن|لكن|خلال|بين|ضد|"
        "قتلوا",
        "unsure": "إضافي*|آخر*|ليس|لا|مرة|مرات|نصف|مئة|مائة|مئات|عشرات|مئتي*|أكثر|أقل|المزيد",
        "to": "إلى",
        "between": "",
        "numbers": "3:ثلاثة|ثلاث 4:أربعة|أربع 5:خمسة|خمس 6:ستة|ست 7:سبعة|سبع 8:ثمانية|ثماني 9:تسعة|تسع "
        "10:عشرة|عشر",
        "one": "",
        "months": "يناير|كانون|فبراير|شباط|مارس|آذار|أبريل|إبريل|نيسان|مايو|أيار|يونيو|حزيران|يوليو|تموز|"
        "أغسطس|آب|سبتمبر|"
        "أيلول|أكتوبر|تشرين|نوفمبر|ديسمبر|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال",
        "clock": "ساعة|ساعات|صباحا*|مساء*",
        "percent": "في المئة|بالمئة|في المائة|بالمائة",
        "points": "نقطة مئوية|نقاط مئوية",
        "euro": "يورو",
        "dollar": "دولار|دولارا|دولارات",
    },
    "he": {
        "scales": "3:אלף|אלפים 6:מיליון|מיליוני 9:מיליארד|מיליארדי 12:טריליון",
        "about": "כ|בערך|קרוב ל|בסביבות",
        "least": "לפחות|יותר מ|מעל|למעלה מ",
        "most": "לכל היותר|פחות מ|עד|מתחת ל",
        "guess": "",
        "more": "עוד",
        "skip": "רק|בדיוק|סך הכל",
        "of": "",
        "ends": "של|על|עם|מן|את|או|אשר|היו|היה|לא|אחרי|לפני|בין|נגד|אבל|כי|אל",
        "unsure": "נוספים|נוספות|נוסף|פעמים|חצי|מאה|מאות|עשרות|תריסר|יותר|פחות|לא|אין",
        "to": "עד",
        "between": "",
        "numbers": "3:שלושה|שלוש 4:ארבעה|ארבע 5:חמישה|חמש 6:שישה|שש 7:שבעה|שבע 8:שמונה 9:תשעה|תשע 10:עשרה|"
        "עשר",
        "one": "",
        "months": "ינואר|פברואר|מרץ|מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר|בינואר|"
        "בפברואר|במרץ|"
        "במרס|באפריל|במאי|ביוני|ביולי|באוגוסט|בספטמבר|באוקטובר|בנובמבר|בדצמבר",
        "clock": "שעה|שעות",
        "percent": "אחוז|אחוזים",
        "points": "נקודות אחוז|נקודת אחוז",
        "euro": "אירו|יורו",
        "dollar": "דולר|דולרים",
    },
    "hi": {
        "scales": "2:सौ 3:हजार|हज़ार 5:लाख 6:मिलियन 7:करोड़|करोड़ 9:अरब|बिलियन 11:खरब 12:ट्रिलियन",
        "about": "लगभग|करीब|क़रीब|तकरीबन",
        "least": "कम से कम",
        "most": "अधिकतम|ज्यादा से ज्यादा",
        "guess": "अनुमानित",
        "more": "अतिरिक्त|और",
        "skip": "केवल|सिर्फ|कुल",
        "of": "",
        "ends": "में|से|को|के|की|का|ने|पर|तक|और|या|जो|कि|हैं|है|थे|था|थी",
        "unsure": "अधिक|ज्यादा|ज़्यादा|कम|नहीं|गुना|बार|आधा|डेढ़|ढाई|साढ़े|सवा|पौने|दर्जन*|अतिरिक्त|वीं|वां|वें",
        "to": "से",
        "between": "",
        "numbers": "2:दो 3:तीन 4:चार 5:पांच|पाँच 6:छह|छः 7:सात 8:आठ 9:नौ 10:दस",
        "one": "एक",
        "months": "जनवरी|फरवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|अक्तूबर|नवंबर|"
        "नवम्बर|दिसंबर|"
        "दिसम्बर",
        "clock": "बजे|बजकर",
        "percent": "प्रतिशत|फीसदी|फ़ीसदी|फीसद",
        "points": "प्रतिशत अंक",
        "euro": "यूरो",
        "dollar": "डॉलर",
    },
}
