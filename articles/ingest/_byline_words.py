"""What bylines say besides names: roles, outlets, degrees, places, pictures."""

from __future__ import annotations

import re

ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|columnists?|staff|bureau|chief|journalists?|analysts?|producers?|contributors?"
    r"|freelancer?|critic|desk|head|anchor|fellow|professor|special\s{1,3}to|in\s{1,3}chief|\w{0,20}korrespondent(?:in|en)?|\w{0,20}redakteur(?:in|e)?"
    r"|redaktion|reporterin|chefredakteur(?:in)?|journaliste?s?|correspondante?|envoyée?|rédact(?:eur|rice)|chroniqueu(?:r|se)|corresponsal|enviad[oa]|redactora?"
    r"|periodista|inviat[oa]|corrispondente|giornalista|correspondente|jornalista|redatora?|verslaggever|redacteur|redaktør|redaktör"
    r"|toimittaja|kirjeenvaihtaja|journalisti|dziennikarka?|корреспондент|журналист|muhabiri?)(?![^\W\d_])",
    re.IGNORECASE,
)
ROLE_BEHIND = re.compile(
    r"(?P<name>(?!(?:Staff|Chief|Senior|Special|Political|Foreign)\s)[^\s,]{1,30}(?:\s[^\s,]{1,30}){1,3}?)\s(?P<role>(?:(?:Staff|Chief|Senior|Special|Political|Foreign|Business|Economics|Sports?|"
    r"Science|Health|Crime|Legal|Defen[cs]e|Diplomatic|Environment|Education|Technology|Europe|Deputy|Associate|Contributing)\s){1,3}"
    r"(?:Writer|Reporter|Correspondent|Editor|Columnist))",
    re.IGNORECASE,
)
DEGREE = re.compile(r"(?:Ph\.?D|M\.?D|MBE|OBE|CBE|MP|MEP|QC|KC|Esq|RN|MBA|M\.?A)\.?")
SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)")
AT_PLACE = re.compile(r"^(?:in|from|à|desde|aus|da)\s{1,3}(?=[A-ZÀ-Þ])")
HELPED = re.compile(
    r"(?:with\s{1,3})?(?:additional\s{1,3})?(?:reporting|contributions?|research|mitarbeit)(?:\s{1,3}(?:by|from|von)|:)\s{1,3}"
    r"(?P<name>\S.*)",
    re.IGNORECASE,
)
OUTLET = re.compile(
    r"\b(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Press|Agency|Zeitung|Network|Radio|TV|Magazine|Guardian|Telegraph|Chronicle"
    r"|Observer|Mail|Mirror|Standard|Independent|Courier|Dispatch|Examiner|Globe|Sun|Star|Record|Register|Review|Service|Media|Online"
    r"|Broadcasting|Television|Tageblatt|Nachrichten|Anzeiger|Rundschau|Kurier|Presse|Presseagentur|Blatt|Daily|Weekly|Wire|Today|Bulletin|Inquirer"
    r"|Monde|Figaro|Libération|País|Mundo|Corriere|Repubblica|Politico|Bloomberg|Spiegel|Welt|Volkskrant|Aftenposten|Dagbladet|Diario|Jornal)\b"
)
OF_OUTLET = re.compile(
    r"\b(?:for|at|of|to|für|pour|para|per|voor|with)\s{1,3}(?:the\s{1,3})?(?P<name>[A-ZÀ-Þ].{1,60})$"
)
IN_PLACE = re.compile(r"\b(?:in|en|a|à|i|aus)\s{1,3}(?P<name>[A-ZÀ-Þ].{1,40})$")
PLACE_ENDS = re.compile(r"\s(?:City|Town|Beach|Island|Springs|Falls|Harbour|Harbor|D\.?C\.?)$")
PLACE_BEGINS = re.compile(
    r"(?:New|San|Santa|Los|Las|Saint|St\.?|El|La|Le|Den|Buenos|Rio|Hong|Tel|Abu|Kuala|Cape|Mexico|Sri|Sierra|Costa|Saudi|South|North"
    r"|East|West|United|Port|São|Santo|Addis|Phnom|Ho|Washington|The|Bad|Frankfurt|Salt|Fort|Baton|Little|Des)\s"
)
PICTURES = re.compile(
    r"(?:[/|;,–—\-]|\band\b|\bund\b|\bet\b|\by\b|\be\b)?\s{0,3}\b(?:photos?|photographs?|photography|pictures?|images?|video|visuals|graphics|illustrations?|fotos?"
    r"|bilder|bild|photographies|fotografías?|foto:?s|foto|bilde|illustration)(?:\s?:|\s{1,3}(?:by|von|par|por|di|av|af|door|de))\s{0,3}"
    r"(?P<name>[^/|;,()]{2,60})",
    re.IGNORECASE,
)
TEXT_MARK = re.compile(r"\s{0,3}\((?:text|texte|texto|words|story|testo|tekst)\)", re.IGNORECASE)
PICTURE_MARK = re.compile(
    r"(?:,|\band\b|\bund\b|\bet\b|\by\b|&|/)\s{0,3}(?P<name>[^,/()&]{2,50})\s?\((?:photos?|fotos?|pictures?|bilder|bild|video)\)",
    re.IGNORECASE,
)
