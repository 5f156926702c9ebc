"""The words round a number in languages of Western Europe. See `_lexicon.py` for what each entry is.

A star stands for any ending. Words that could be meant two ways stand in `unsure`, so that nothing is read.
"""

from __future__ import annotations

WEST = {
    "de": {
        "scales": "3:tausend|tsd 6:million|millionen|mio|mill 9:milliarde|milliarden|mrd 12:billion|"
        "billionen|bio 15:billiarde|"
        "billiarden",
        "about": "rund|etwa|ungefähr|circa|ca|zirka|knapp|annähernd|fast|nahezu|um die|gegen|gut",
        "least": "mindestens|mehr als|über|wenigstens|nicht weniger als|zumindest",
        "most": "höchstens|bis zu|weniger als|unter|maximal|nicht mehr als|allenfalls",
        "guess": "geschätzt*|schätzungsweise|vermutlich|mutmaßlich*",
        "more": "weitere*|zusätzlich*",
        "skip": "die|der|den|das|insgesamt|nur|genau|von|an",
        "of": "von",
        "ends": "in|im|am|an|auf|aus|bei|mit|nach|seit|vor|für|durch|ohne|um|gegen|und|oder|sowie|die|der|"
        "das|den|dem|"
        "sind|ist|war|waren|wurden|wurde|werden|haben|hatten|hat|sollen|kamen|starben|zu|zum|zur|wie|als|"
        "dass",
        "unsure": "mehr|weniger|davon|nicht|kein*|mal|fach|prozentig*|halb|hundert|dutzend*|jährig*|plätze*",
        "to": "bis",
        "between": "zwischen/und",
        "numbers": "1.5:anderthalb|eineinhalb 2.5:zweieinhalb 3.5:dreieinhalb 2:zwei|zwo 3:drei 4:vier "
        "5:fünf 6:sechs 7:sieben 8:acht 9:neun 10:zehn 11:elf 12:zwölf "
        "20:zwanzig "
        "30:dreißig|dreissig 40:vierzig 50:fünfzig",
        "one": "ein|eine|einer|einem|einen",
        "months": "jan|januar*|jänner*|feb|februar*|märz*|april*|mai|juni*|juli*|august*|sept*|okt*|nov*|"
        "dez*",
        "clock": "uhr",
        "percent": "prozent",
        "points": "prozentpunkt*",
        "euro": "euro",
        "dollar": "dollar|us-dollar",
        "ordinals": "yes",
    },
    "fr": {
        "scales": "3:mille|k€|k$ 6:million|millions|m€|m$ 9:milliard|milliards|mds|md|mds€|md€|mds$|md$ "
        "12:billion|billions",
        "about": "environ|près de|presque|quelque|quelques|autour de|à peu près|approximativement|"
        "plus ou moins|une estimation de",
        "least": "au moins|plus de|plus d'|au minimum|pas moins de|minimum",
        "most": "au plus|jusqu'à|moins de|moins d'|au maximum|pas plus de|maximum",
        "guess": "estimés à",
        "more": "",
        "skip": "les|des|ces|leurs|ses|seulement|exactement|de|au total|quelque",
        "of": "de|d'|d’|des",
        "ends": "à|au|aux|en|dans|par|pour|sur|sous|avec|sans|depuis|et|ou|qui|que|dont|ont|sont|est|était|"
        "étaient|"
        "a|avait|avaient|le|la|les|ce|ces|après|avant|chez|contre|entre|selon|comme|mais",
        "unsure": "plus|moins|supplémentaire*|additionnel*|ne|pas|aucun*|fois|demi*|cent|cents|dizaine*|"
        "centaine*|"
        "douzaine*|autres|dont",
        "to": "à",
        "between": "entre/et",
        "numbers": "2:deux 3:trois 4:quatre 5:cinq 6:six 7:sept 8:huit 9:neuf 10:dix 11:onze 12:douze "
        "15:quinze 20:vingt "
        "30:trente 40:quarante 50:cinquante",
        "one": "un|une",
        "months": "janvier|janv|février|fév*|mars|avril|mai|juin|juillet|juil|août|aout|septembre|sept|"
        "octobre|oct|"
        "novembre|nov|décembre|déc",
        "clock": "heure|heures|h",
        "percent": "pour cent|pourcent|p. 100",
        "points": "points de pourcentage|point de pourcentage",
        "euro": "euro|euros",
        "dollar": "dollar|dollars",
    },
    "es": {
        "scales": "3:mil 6:millón|millones 12:billón|billones",
        "about": "unos|unas|alrededor de|cerca de|aproximadamente|casi|en torno a|cosa de|más o menos|aprox",
        "least": "al menos|más de|por lo menos|como mínimo|no menos de|mínimo",
        "most": "como máximo|hasta|menos de|a lo sumo|no más de|máximo",
        "guess": "se estima que|estimados",
        "more": "otros|otras",
        "skip": "un|los|las|el|la|estos|estas|sus|solo|sólo|exactamente|total de|un total de",
        "of": "de",
        "ends": "en|a|al|por|para|con|sin|desde|y|o|u|que|fueron|fue|son|es|han|ha|había|habían|está|están|"
        "se|el|la|los|"
        "las|tras|según|ante|bajo|contra|entre|sobre|hacia|como|pero|murieron",
        "unsure": "más|menos|adicional*|no|ningún*|veces|vez|medio|media|cien|ciento|cientos|docena*|"
        "decena*|centenar*|"
        "otros|otras",
        "to": "a|y",
        "between": "entre/y",
        "numbers": "2:dos 3:tres 4:cuatro 5:cinco 6:seis 7:siete 8:ocho 9:nueve 10:diez 11:once 12:doce "
        "15:quince "
        "20:veinte 30:treinta 40:cuarenta 50:cincuenta",
        "one": "un|una|uno",
        "months": "enero|ene|febrero|feb|marzo|abril|abr|mayo|junio|jun|julio|jul|agosto|ago|septiembre|"
        "setiembre|sept|"
        "octubre|oct|noviembre|nov|diciembre|dic",
        "clock": "hora|horas|h|hrs",
        "percent": "por ciento",
        "points": "puntos porcentuales|punto porcentual",
        "euro": "euro|euros",
        "dollar": "dólar|dólares",
    },
    "it": {
        "scales": "3:mila 6:milione|milioni|mln 9:miliardo|miliardi|mld 12:bilione|bilioni",
        "about": "circa|quasi|all'incirca|intorno a|attorno a|approssimativamente|pressappoco|più o meno",
        "least": "almeno|più di|oltre|non meno di|oltre i|oltre le",
        "most": "al massimo|fino a|meno di|non più di|al più",
        "guess": "stimati",
        "more": "altri|altre",
        "skip": "un|il|i|gli|le|il|la|lo|questi|queste|solo|esattamente|totale di|un totale di",
        "of": "di|d'",
        "ends": "in|a|al|alla|ai|nel|nella|nei|nelle|per|con|senza|da|dal|dalla|e|o|che|sono|è|era|erano|"
        "hanno|ha|aveva|"
        "stati|state|stato|il|la|i|gli|le|lo|su|sul|sulla|tra|fra|secondo|come|ma|contro",
        "unsure": "più|meno|ulterior*|non|nessun*|volte|volta|mezzo|mezza|cento|centinai*|decin*|dozzin*|"
        "altri|altre",
        "to": "a",
        "between": "tra/e|fra/e",
        "numbers": "2:due 3:tre 4:quattro 5:cinque 6:sei 7:sette 8:otto 9:nove 10:dieci 11:undici 12:dodici "
        "20:venti "
        "30:trenta 40:quaranta 50:cinquanta 1000:mille",
        "one": "un|uno|una",
        "months": "gennaio|gen|febbraio|feb|marzo|mar|aprile|apr|maggio|mag|giugno|giu|luglio|lug|agosto|"
        "ago|settembre|"
        "set|ottobre|ott|novembre|nov|dicembre|dic",
        "clock": "ora|ore|h",
        "percent": "per cento|percento",
        "points": "punti percentuali|punto percentuale",
        "euro": "euro",
        "dollar": "dollaro|dollari",
    },
    "pt": {
        "scales": "3:mil 6:milhão|milhões|mi 9:bilhão|bilhões|bi 12:trilhão|trilhões|tri",
        "about": "cerca de|aproximadamente|quase|perto de|em torno de|por volta de|uns|umas|mais ou menos",
        "least": "pelo menos|mais de|ao menos|no mínimo|não menos de|acima de",
        "most": "no máximo|até|menos de|não mais de|abaixo de",
        "guess": "estimados",
        "more": "outros|outras",
        "skip": "os|as|o|a|estes|estas|seus|suas|só|apenas|exatamente|total de|um total de",
        "of": "de|do|da|dos|das",
        "ends": "em|no|na|nos|nas|por|para|com|sem|desde|e|ou|que|foram|foi|são|é|têm|tem|havia|está|estão|"
        "se|o|a|os|as|"
        "após|segundo|contra|entre|sobre|como|mas|ao|à|morreram",
        "unsure": "mais|menos|adiciona*|não|nenhum*|vezes|vez|meio|meia|cem|cento|centena*|dezena*|dúzia*|"
        "bilião|biliões|"
        "outros|outras",
        "to": "a|e",
        "between": "entre/e",
        "numbers": "2:dois|duas 3:três 4:quatro 5:cinco 6:seis 7:sete 8:oito 9:nove 10:dez 11:onze 12:doze "
        "15:quinze "
        "20:vinte 30:trinta 40:quarenta 50:cinquenta",
        "one": "um|uma",
        "months": "janeiro|jan|fevereiro|fev|março|mar|abril|abr|maio|mai|junho|jun|julho|jul|agosto|ago|"
        "setembro|set|"
        "outubro|out|novembro|nov|dezembro|dez",
        "clock": "hora|horas|h|hrs",
        "percent": "por cento",
        "points": "pontos percentuais|ponto percentual",
        "euro": "euro|euros",
        "dollar": "dólar|dólares",
    },
    "nl": {
        "scales": "3:duizend 6:miljoen|mln 9:miljard|mrd|mld 12:biljoen",
        "about": "ongeveer|circa|ca|rond|rond de|bijna|zo'n|om en nabij|grofweg|naar schatting|een kleine",
        "least": "minstens|meer dan|ten minste|tenminste|zeker|minimaal|ruim|niet minder dan",
        "most": "hoogstens|maximaal|tot|minder dan|hooguit|ten hoogste|niet meer dan|onder de",
        "guess": "geschat*",
        "more": "extra|andere|nog eens",
        "skip": "de|het|deze|die|totaal|in totaal|slechts|precies",
        "of": "van",
        "ends": "in|op|aan|bij|met|naar|sinds|voor|door|zonder|om|tegen|en|of|de|het|een|zijn|is|was|waren|"
        "werden|wordt|"
        "worden|hebben|heeft|had|hadden|die|dat|uit|over|tussen|als|maar|volgens|te|ten|kwamen|van",
        "unsure": "meer|minder|niet|geen|keer|maal|half|halve|honderd*|dozijn*|tiental*|extra|jarig*",
        "to": "tot",
        "between": "tussen/en|tussen de/en de",
        "numbers": "1.5:anderhalf|anderhalve 2:twee 3:drie 4:vier 5:vijf 6:zes 7:zeven 8:acht 9:negen "
        "10:tien 11:elf 12:twaalf "
        "20:twintig "
        "30:dertig 40:veertig 50:vijftig",
        "one": "een|één",
        "months": "januari|jan|februari|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|"
        "september|sept|oktober|"
        "okt|november|nov|december|dec",
        "clock": "uur|uren",
        "percent": "procent",
        "points": "procentpunt*",
        "euro": "euro",
        "dollar": "dollar",
    },
    "sv": {
        "scales": "3:tusen 6:miljon|miljoner|mn|mkr 9:miljard|miljarder|mdr|mdkr 12:biljon|biljoner",
        "about": "omkring|cirka|ca|ungefär|runt|nästan|drygt|knappt|kring|uppskattningsvis",
        "least": "minst|mer än|över|åtminstone|fler än",
        "most": "högst|upp till|mindre än|under|maximalt|som mest|färre än|max",
        "guess": "uppskattade",
        "more": "ytterligare",
        "skip": "de|den|det|totalt|sammanlagt|endast|bara|exakt|precis",
        "of": "av",
        "ends": "i|på|av|till|från|med|efter|sedan|för|genom|utan|om|mot|och|eller|som|är|var|har|hade|blev|"
        "att|de|den|"
        "det|under|mellan|enligt|men|vid|ur|hos|dog",
        "unsure": "mer|fler|färre|mindre|inte|inga|ingen|gånger|halv|halva|hundra*|dussin*|tiotal*|extra|"
        "åring*",
        "to": "till",
        "between": "mellan/och",
        "numbers": "2:två 3:tre 4:fyra 5:fem 6:sex 7:sju 8:åtta 9:nio 10:tio 11:elva 12:tolv 20:tjugo "
        "30:trettio",
        "one": "en|ett",
        "months": "januari|jan|februari|feb|mars|april|maj|juni|juli|augusti|aug|september|sept|oktober|okt|"
        "november|nov|"
        "december|dec",
        "clock": "",
        "percent": "procent",
        "points": "procentenhet*|procentpoäng",
        "euro": "euro",
        "dollar": "dollar",
        "ordinals": "",
    },
    "da": {
        "scales": "3:tusind|tusinde 6:million|millioner|mio 9:milliard|milliarder|mia|mia. 12:billion|"
        "billioner",
        "about": "omkring|cirka|ca|omtrent|rundt regnet|næsten|godt|knap|knapt|anslået",
        "least": "mindst|mere end|over|flere end|i hvert fald",
        "most": "højst|op til|mindre end|under|maksimalt|færre end|max",
        "guess": "",
        "more": "yderligere",
        "skip": "de|den|det|i alt|samlet|kun|præcis",
        "of": "af",
        "ends": "i|på|af|til|fra|med|efter|siden|for|gennem|uden|om|mod|og|eller|som|der|er|var|har|havde|"
        "blev|at|de|den|"
        "det|under|mellem|ifølge|men|ved",
        "unsure": "mere|flere|færre|mindre|ikke|ingen|gange|halv|halve|hundrede*|dusin*|snes*|ekstra|årig*",
        "to": "til",
        "between": "mellem/og",
        "numbers": "1.5:halvanden|halvandet 2:to 3:tre 4:fire 5:fem 6:seks 7:syv 8:otte 9:ni 10:ti "
        "11:elleve 12:tolv 20:tyve "
        "30:tredive",
        "one": "en|et|én|ét",
        "months": "januar|jan|februar|feb|marts|april|maj|juni|juli|august|aug|september|sept|oktober|okt|"
        "november|nov|"
        "december|dec",
        "clock": "",
        "percent": "procent",
        "points": "procentpoint*",
        "euro": "euro",
        "dollar": "dollar",
        "ordinals": "yes",
    },
    "no": {
        "scales": "3:tusen 6:million|millioner|mill|mill. 9:milliard|milliarder|mrd 12:billion|billioner",
        "about": "omkring|cirka|ca|omtrent|rundt|nesten|drøyt|knapt|anslagsvis|om lag",
        "least": "minst|mer enn|over|flere enn|i hvert fall",
        "most": "høyst|opptil|opp til|mindre enn|under|maksimalt|færre enn|maks",
        "guess": "",
        "more": "ytterligere",
        "skip": "de|den|det|totalt|til sammen|bare|kun|nøyaktig",
        "of": "av",
        "ends": "i|på|av|til|fra|med|etter|siden|for|gjennom|uten|om|mot|og|eller|som|er|var|har|hadde|ble|"
        "at|de|den|det|"
        "under|mellom|ifølge|men|ved",
        "unsure": "mer|flere|færre|mindre|ikke|ingen|ganger|halv|halve|hundre*|dusin*|titall*|ekstra|åring*",
        "to": "til",
        "between": "mellom/og",
        "numbers": "1.5:halvannen|halvannet 2:to 3:tre 4:fire 5:fem 6:seks 7:sju|syv 8:åtte 9:ni 10:ti "
        "11:elleve 12:tolv 20:tjue "
        "30:tretti",
        "one": "en|én|ett|et",
        "months": "januar|jan|februar|feb|mars|april|mai|juni|juli|august|aug|september|sept|oktober|okt|"
        "november|nov|"
        "desember|des",
        "clock": "",
        "percent": "prosent",
        "points": "prosentpoeng",
        "euro": "euro",
        "dollar": "dollar",
        "ordinals": "yes",
    },
}
