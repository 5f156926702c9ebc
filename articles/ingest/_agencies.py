"""The names of news agencies, as credits write them."""

from __future__ import annotations

import re

_NAMES = """
AA; AAP; Agence France-Presse; Agence France Presse; AFP; afx; AGERPRES; Agenturen; agences; agencies; Anadolu;
Anadolu Agency; ANI; ANP; ANSA; AP; APA; Associated Press; ATS; Belga; Bloomberg; Bloomberg News; BNS; BTA;
Canadian Press; Central News Agency; CNA; CP; CTK; ČTK; dpa; dpa-AFX; EFE; EPA; epd; Europa Press; FENA; Hina;
IANS; Interfax; IRNA; Jiji; Jiji Press; KCNA; Keystone-SDA; KNA; Korean Central News Agency; Kyodo; Kyodo News;
Lusa; MTI; news agencies; Notimex; NTB; PA; PA Media; PAP; Press Association; Press Trust of India; PTI;
Radio Free Europe; Reuters; RFE/RL; RIA; RIA Novosti; Ritzau; SDA; SID; STA; STT; Tanjug; TASS; Telam;
The Associated Press; The Canadian Press; Thomson Reuters; TT; Ukrinform; UNB; UPI; wire services; WAM; Xinhua;
Yonhap; Yonhap News Agency
"""
_AGENCIES = frozenset(name.strip().casefold() for name in _NAMES.replace("\n", " ").split(";"))
_PICTURE_AGENCIES = frozenset({"getty", "getty images", "epa-efe", "zuma press", "imago", "picture alliance"})
# Without the spaces around: the pattern would start again at each space of a run.
_BETWEEN = re.compile(r"[,/;&+]|\b(?:and|und|et)\b")


def is_agency(name: str) -> bool:
    """Say whether a name is that of a wire, or a word for wires at large."""
    return name.strip().casefold() in _AGENCIES


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
