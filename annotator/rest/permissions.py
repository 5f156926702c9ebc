"""Who may call: the domain's permission table, asked before a body is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from annotator.accounts.types import Principal
from articles.foundation.operations import require
from articles.foundation.types import Permission

if TYPE_CHECKING:
    # DRF's views read this class from the settings while they are being imported.
    from rest_framework.views import APIView


class MayCall(BasePermission):
    """Reading needs `Permission.READ`, or what the view names in `reads`; anything else what it names in
    `writes`.

    Operations ask again: this only spares a caller who may not write the reading of a large body.
    """

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether somebody is known to be calling. Raises `Forbidden` when they may not do this."""
        if not isinstance(request.auth, Principal):
            return False
        asked = "reads" if request.method in SAFE_METHODS else "writes"
        needed: Permission = getattr(view, asked, Permission.READ)
        require(request.auth, needed)
        return True
