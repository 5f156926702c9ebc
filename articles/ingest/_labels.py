"""Words before a colon at the beginning of a paragraph that are no place: labels, and the names of speakers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

_LABELS = """
advisory; alert; analysis; analyse; análisis; analisi; análise; announcement; answer; antwort; audio;
background; backstory; blog; breaking; breaking news; chart; column; comment; commentary; commentaire;
comentario; correction; corrected; cartoon; clarification; debate; decryptage; décryptage; dossier;
developing; direct; editorial; editor's note; editor’s note; eil; eilmeldung; en direct; en vivo; entretien;
entrevista; essay; exclusive; exclusif; exclusiva; exklusiv; explainer; explained; eyewitness; fact check;
factbox; faktencheck; feature; file; focus; gallery; graphic; grafik; help; hintergrund; highlights;
infografik; in pictures; insight; instant view; interview; intervista; interviu; intervju; investigation;
just in; key points; kommentar; kommentti; komentarz; komentář; letter; listen; live; live blog; live
updates; liveblog; liveticker; look; map; news; newsletter; note; notes; obituary; opinion; opinión;
opinião; opinione; point de vue; photos; picture; pictures; podcast; poll; portrait; porträt; preview;
profile; q&a; question; question and answer; quiz; quotes; reaction; reaktion; read; read also; read more;
recap; related; reportage; reporter's notebook; report; review; rezension; roundup; schwerpunkt; see also;
sidebar; snapshot; special report; sport; spotlight; subscribe; summary; survey; table; testimony; text; the
latest; ticker; timeline; top stories; tips; transcript; tribune; trending; ultima hora; última hora;
ultimora; update; updated; urgent; us; verbatim; video; vidéo; vídeo; view; viewpoint; warning; watch;
weather; what we know; writethru; wrap; мнение; анализ; видео; комментарий; интервью; срочно; эксклюзив;
опрос; refile; must read; uk
"""
_LABEL_NAMES = frozenset(name.strip() for name in _LABELS.replace("\n", " ").split(";"))
_FUNCTIONS = """
mr mrs ms miss mx dr sir dame lord lady prof professor president minister chancellor premier secretary
ambassador speaker spokesman spokeswoman spokesperson senator rep representative congressman congresswoman
governor mayor judge chairman chairwoman chairperson chair chairperson moderator host interviewer anchor
presenter reporter journalist press question answer voice narrator operator witness attorney counsel court
clerk general admiral colonel major captain commissioner delegate director member members participant
interpreter translator audience unidentified unknown male female man woman men women caller staff official
officer king queen prince princess pope archbishop bishop rabbi imam herr frau fräulein bundeskanzler
bundeskanzlerin ministerpräsident sprecher sprecherin frage antwort moderatorin zwischenfrage m mme monsieur
madame ministre président présidente question réponse señor señora presidente ministro pregunta respuesta
periodista signor signora domanda risposta presidentin
"""
_FUNCTION_WORDS = frozenset(_FUNCTIONS.split())

_QUESTION = re.compile(r"(?P<label>[QA](?:UESTION|NSWER)?)(?:[.:)]\s{1,9}|\s{1,9})(?=[\"“‘'(\[]?[^\W\d_])")
_COLON = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,69}):\s{1,9}(?=\S)")
# "Q" alone needs the width of a tab after it, which single spacing has taken away: the letter that follows is a capital.
_AFTER_Q = re.compile(r"Q\s{1,9}[\"“‘'(\[]?[A-ZÀ-ÞА-Я]")
_LABEL_WORD = re.compile(r"[^\W\d_][\w.'’\-]*|\d{1,2}|\([^()]{1,30}\)|&")
_ASIDE = re.compile(r"\([^()]{0,60}\)")
_NAME_ALONE = re.compile(r"[^\W\d_a-z][\w.'’\-]{0,30}(?: [^\W\d_][\w.'’\-]{0,30}){0,4}:?")
# The share of turns in which more is said than who speaks.
_MOST = 0.6
_ASKED, _REACH = frozenset("QA"), 80
_MOST_WORDS, _FEWEST_TURNS, _LONGEST_LABEL, _LONGEST_NAME = 8, 3, 60, 50


def is_label(words: str) -> bool:
    """Say whether words before a colon are a label such as "ANALYSIS", or a person's function, and so no
    place.
    """
    folded = words.casefold().strip()
    parts = [part.strip(".,()") for part in folded.split()]
    article = parts[:1] == ["the"] and folded != "the hague"
    return folded in _LABEL_NAMES or article or any(part in _FUNCTION_WORDS for part in parts)


def _may_be_labelled(text: str) -> bool:
    """Say whether to look closer: most lines have no colon near their beginning."""
    return text[:1] in _ASKED or ":" in text[:_REACH]


def speaker_of(text: str) -> str:
    """Give the words that name a speaker at the beginning of a paragraph, or nothing: "THE MINISTER", "Q"."""
    if not _may_be_labelled(text):
        return ""
    asked = _QUESTION.match(text)
    if (
        asked is not None
        and (asked["label"] != "A" or text[1:2] in ".:)")
        and (text[1:2] != " " or _AFTER_Q.match(text))
    ):
        return asked["label"]
    match = _COLON.match(text)
    if match is None:
        return ""
    label = match["label"].strip()
    # An aside is no part of the name, as in "MR. BERG (through interpreter)".
    words = _ASIDE.sub("", label).split()
    named = (
        0 < len(words) <= _MOST_WORDS
        and all(_LABEL_WORD.fullmatch(word.rstrip(",")) for word in words)
        and all(word[0].isupper() or word[0] == "&" or word[0].isdigit() for word in words)
    )
    return label if named and label.casefold() not in _LABEL_NAMES else ""


def begins_labelled(text: str) -> bool:
    """Say whether a paragraph begins with a label in capitals, or with a speaker."""
    if not _may_be_labelled(text):
        return False
    match = _COLON.match(text)
    label = match["label"].strip() if match is not None else ""
    known = label.isupper() and is_label(label)
    return known or bool(_QUESTION.match(text) and speaker_of(text))


def begins_turn(line: str) -> bool:
    """Say whether a line as it was typed begins with a speaker in capitals, or with the "Q" of a question."""
    if not _may_be_labelled(line):
        return False
    asked = _QUESTION.match(line)
    if asked is not None:
        return line[len(asked["label"])] in ".:)" or line[len(asked["label"]) :].startswith(("  ", "\t"))
    match = _COLON.match(line)
    label = match["label"] if match is not None else ""
    capitals = _ASIDE.sub("", label).isupper()
    return capitals and len(label) <= _LONGEST_LABEL and label.casefold() not in _LABEL_NAMES


def _names_alone(texts: Sequence[str]) -> set[str]:
    """Give the lines that are a name and no more, if two of them come back, as no two subheads do, with what
    is said below most of them: the words of a table come back, too.
    """
    lines = Counter(text for text in texts if len(text) <= _LONGEST_NAME and _NAME_ALONE.fullmatch(text))
    back = {text for text, count in lines.items() if count > 1}
    turns = [(one, said) for one, said in pairwise([*texts, ""]) if one in back]
    spoken = sum(said not in back and len(said) > len(one) for one, said in turns)
    return back if len(back) > 1 and _MOST * len(turns) <= spoken else set()


def _comings_back(named: Sequence[str]) -> Mapping[str, int]:
    """Count how often each name comes back. Of names in capitals the last word alone may: "TOVE BERG, BYLINE",
    then "BERG".
    """
    counts = Counter(named)
    capitals = {name: _bearer(name) for name in counts if name.isupper()}
    bearers = Counter(capitals[name] for name in named if name in capitals)
    return {name: max(count, bearers[capitals.get(name, "")]) for name, count in counts.items()}


def _bearer(name: str) -> str:
    """Give the last word of a name, without an aside or a function."""
    return (_ASIDE.sub("", name).split(",")[0].split() or [""])[-1]


def speakers(texts: Sequence[str]) -> list[str]:
    """Give the speaker of each paragraph of a transcript, empty where none is named; all empty if it is none.

    It is one if three paragraphs name a speaker by a function or by a name that comes back. A name may stand
    on a line of its own, above what its bearer says.
    """
    alone = _names_alone(texts)
    named = [text if text in alone else speaker_of(text) for text in texts]
    counts = _comings_back(named)
    turns = [
        name if name and (counts[name] > 1 or is_label(name) or name in {"Q", "A"}) else "" for name in named
    ]
    capitals = [name for name in named if name.isupper() and name not in {"Q", "A"}]
    # One who comes back makes speakers of the others that are named so.
    found = sum(map(bool, turns))
    found = max(found, len(capitals)) if found > 1 else found
    if found < _FEWEST_TURNS:
        return [
            name if name and (name in {"Q", "A"} or (name.isupper() and is_label(name))) else ""
            for name in named
        ]
    return [name if name and (_ASIDE.sub("", name).isupper() or counts[name] > 1) else "" for name in named]
