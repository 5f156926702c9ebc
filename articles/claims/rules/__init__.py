"""Pure decisions of the claims room: what claims, chains and the parts of a claim's record must look like."""

from articles.claims.rules.attribution import (
    APPROVER_LENGTH,
    MOST_HOPS,
    UNNAMED_RULE,
    anonymity_problems,
    attribution_problems,
    chain_problems,
    merged_loop_problems,
    words_of,
)
from articles.claims.rules.claim import (
    LOWEST_CREDIBILITY,
    MOST_TOPICS,
    STATEMENT_LENGTH,
    claim_problems,
    relation_problems,
)
from articles.claims.rules.figure import figure_problems, normal
from articles.claims.rules.judging import (
    MOST_EVIDENCE,
    SCALE_ENDS,
    evidence_problems,
    response_problems,
    verdict_problems,
)
from articles.claims.rules.sentence import chain_sentence

__all__ = [
    "APPROVER_LENGTH",
    "LOWEST_CREDIBILITY",
    "MOST_EVIDENCE",
    "MOST_HOPS",
    "MOST_TOPICS",
    "SCALE_ENDS",
    "STATEMENT_LENGTH",
    "UNNAMED_RULE",
    "anonymity_problems",
    "attribution_problems",
    "chain_problems",
    "chain_sentence",
    "claim_problems",
    "evidence_problems",
    "figure_problems",
    "merged_loop_problems",
    "normal",
    "relation_problems",
    "response_problems",
    "verdict_problems",
    "words_of",
]
