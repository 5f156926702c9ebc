"""The tables of claims, appearances and attributions."""

from articles.claims.models.attribution import Attribution, Hop, HopSource
from articles.claims.models.claim import Appearance, Claim

__all__ = ["Appearance", "Attribution", "Claim", "Hop", "HopSource"]
