"""Pure decisions of the claims room: what claims, chains and the parts of a claim's record must look like."""

from articles.claims.rules.attribution import (
    MOST_HOPS,
    UNNAMED_RULE,
    anonymity_problems,
    attribution_problems,
    chain_problems,
    keeps_approval,
    merged_loop_problems,
    words_of,
)
from articles.claims.rules.claim import relation_problems
from articles.claims.rules.figure import base_problems, figure_problems, figure_words, kept_problems
from articles.claims.rules.judging import (
    MOST_EVIDENCE,
    SCALE_ENDS,
    evidence_problems,
    response_problems,
    verdict_problems,
)
from articles.claims.rules.sentence import chain_sentence

__all__ = [
    "MOST_EVIDENCE",
    "MOST_HOPS",
    "SCALE_ENDS",
    "UNNAMED_RULE",
    "anonymity_problems",
    "attribution_problems",
    "base_problems",
    "chain_problems",
    "chain_sentence",
    "evidence_problems",
    "figure_problems",
    "figure_words",
    "keeps_approval",
    "kept_problems",
    "merged_loop_problems",
    "relation_problems",
    "response_problems",
    "verdict_problems",
    "words_of",
]
