"""The names of news agencies, as datelines and credits write them."""

from __future__ import annotations

import re

_NAMES = """
AA; AAP; ABP; ACAN-EFE; ACP; ADN; Agenzia Nova; AKI; AKIpress; Alliance News; AMNA; ANA; ANA-MPA; ANF; APA-OTS;
ATP; AVN; CNW; Colpisa; Dow Jones; Dow Jones Newswires; Estadão Conteúdo; Folhapress; Khaama Press; Lehtikuva;
New Ziana; Newsmaker; Nova; Pajhwok; Pajhwok Afghan News; Servimedia; Sputnik; STT-Lehtikuva; Adnkronos; Agence France-Presse; Agence France Presse; Agência Brasil; Agência Lusa;
Agencia EFE; Agencies; Agenturen; agences; AFP; afx; AGERPRES; AGI; AGP; AIP; Anadolu; Anadolu Agency; Anadolu Ajansı;
ANGOP; ANI; ANP; ANSA; Antara; ANTARA News; AP; APA; APS; Armenpress; askanews; Asianet; Associated Press;
Associated Press of Pakistan; ATS; awp; Azertac; AZERTAC; Azertag; BELGA; BelTA; Bernama; Bloomberg;
Bloomberg News; BNA; BNN; BNO; BNS; BSS; BTA; Business Wire; Canadian Press; Central News Agency; CNA; CNS; CP; CTK;
ČTK; Cuban News Agency; dpa; dpa-AFX; dpa-tmn; dts; DPA; EFE; ENA; epa; epd; EUROPA PRESS; Europapress;
FENA; FNA; Globe Newswire; GNA; GNS; Hina; IANS; IHA; İHA; Inter Press Service; Interfax; Interfax-Ukraine;
INTERFAX.RU; IPS; IRNA; ISNA; Italpress; Itar-Tass; ITAR-TASS; Jamahiriya News Agency; Jiji; Jiji Press;
JTA; Kathpress; Kazinform; KCNA; Keystone-ATS; Keystone-SDA; KNA; Korean Central News Agency; KUNA; Kyodo;
Kyodo News; LANA; LaPresse; LETA; Lusa; MENA; Middle East News Agency; MNA; MTI; NAMPA;
news agencies; NNA; Notimex; Novosti; NPA; NTB; NTB-Reuters; OANA; OMNA; PA; PA Media; PANAPRESS;
PAP; PNA; PR Newswire; Prensa Latina; Press Association; Press Trust of India; PRNewswire; PTI; QNA;
Radio Free Europe; Reuters; REUTERS; RFE/RL; RIA; RIA Novosti; Ritzau; RNS; SAPA; SDA; SID; SLNA; SPA;
SRNA; STA; STT; SUNA; TANJUG; TASNIM; TASR; TASS; Telam; Télam; TNS; Tribune News Service; The Associated Press; The Canadian Press;
Thomson Reuters; Thomson Reuters Foundation; TT; TTXVN; UKRINFORM; UNB; UPI; UzA; VNA; VnExpress; WAFA;
WAM; wire services; Xinhua; Yonhap; Yonhap News Agency; YNA; Zenit; ZENIT.org;
АПА; Белта; БЕЛТА; Интерфакс; Интерфакс-Украина; РИА Новости; РИА; ТАСС; ТАСС-Урал; Укринформ; Укрінформ; УНИАН; УНІАН;
БТА; Танјуг; ΑΠΕ; ΑΠΕ-ΜΠΕ; وكالات; أ ف ب; ا ف ب; أ ش أ; د ب أ; فرانس برس; الأناضول; رويترز;
بترا; سانا; قنا; كونا; واس; وام; وفا; וואם; 연합뉴스; 뉴시스; 共同; 時事; 新华社; 新華社; 中央社; 中新社; 中新网; 뉴스1
"""
# Agencies too, but words and names as well: only the brackets of a dateline tell.
_BRACKETED_NAMES = """
ABI; APP; ATA; DHA; ELTA; FIDES; INA; JANA; KAP; Maan; MAP; Mehr; MIA; NAN; NINA; ONA; PANA; PETRA; RSS; SANA; SPK; TAP;
TNA; UNA; UNI
"""
# They sign copy that they wrote themselves: they publish it, rather than carry it.
_OUTLET_NAMES = """
ABC; ABC News; BBC; BBC News; CBC; CBC News; CBS; CBS News; CGTN; CNBC; CNN; CNN Business; CTV; Deutsche Welle; DW;
Fox News; ITV; NBC; NBC News; News 1st; NHK; NPR; NRK; RÚV; RUV; PBS; RAI; RFA; RFI; RT; RTÉ; RTE; RTL; Sky News;
SVT; VOA; VRT; YLE; ZDF; ARD; BR24; MDR; NDR; RBB; SWR; WDR; ORF; SRF; KSL; France 24; Al Jazeera; Euronews;
Politico; Axios; Le Monde; El País; The Independent; Guardian; Der Spiegel
"""


def _folded(names: str) -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in names.replace("\n", " ").split(";") if name.strip())


_AGENCIES = _folded(_NAMES)
_BRACKETED = _folded(_BRACKETED_NAMES) | _AGENCIES
_OUTLETS = _folded(_OUTLET_NAMES)
_PICTURE_AGENCIES = frozenset({"getty", "getty images", "epa-efe", "zuma press", "imago", "picture alliance"})
# Without the spaces around: the pattern would start again at each space of a run.
_BETWEEN = re.compile(r"[,/;&+]|\b(?:and|und|et|y|och|og|en)\b")
_LONGEST_NAME = 40


def is_agency(name: str) -> bool:
    """Say whether a name is that of a wire, or a word for wires at large."""
    return name.strip().casefold() in _AGENCIES


def service_of(name: str) -> str:
    """Give the agency of which this is a service: "dpa-AFX" of "dpa-AFX Broker"; nothing for other names."""
    agency, _, service = name.strip().partition(" ")
    return agency if service and " " not in service and is_agency(agency) else ""


def is_outlet(name: str) -> bool:
    """Say whether a name is that of a broadcaster or paper known well enough to sign datelines."""
    return name.strip().casefold() in _OUTLETS


def is_picture_source(name: str) -> bool:
    """Say whether a name is that of a wire or of a picture agency."""
    return is_agency(name) or name.strip().casefold() in _PICTURE_AGENCIES


def split_names(text: str) -> list[str]:
    """Split "A, B and C" or "dpa/AFP" into names."""
    return [name.strip() for name in _BETWEEN.split(text) if name.strip()]


def only_agencies(text: str) -> list[str]:
    """Give the names when every one of them is an agency, else nothing."""
    names = split_names(text)
    return names if all(is_agency(name) for name in names) else []


def signed_agencies(text: str) -> list[str]:
    """Give the agencies that a dateline's brackets name, as in "(AFP, Reuters)", "(dpa/lno)" or "(tca/dpa)".

    A word in small letters beside an agency is one of its services, and no name: "dpa/lno" is the dpa of the
    north.
    """
    if len(text) > _LONGEST_NAME:
        return []
    if text.strip().casefold() in _BRACKETED:
        return [text.strip()]
    joined = text.strip().split("-")
    if len(joined) > 1 and all(part.strip().casefold() in _BRACKETED for part in joined):
        return [part.strip() for part in joined]
    names = split_names(text)
    known = [name for name in names if name.casefold() in _BRACKETED]
    others = [name for name in names if name.casefold() not in _BRACKETED]
    return known if all(name.islower() for name in others) else []
