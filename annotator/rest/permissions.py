"""Who may call. The domain's table of permissions is asked before a body is read."""

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
    """Reading needs `Permission.READ`, or the view's `reads`. Anything else needs the view's `writes`.

    The operations check again. This check saves us reading a large body from a caller who may not write.
    """

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Return whether the caller is known. Raises `Forbidden` if they may not do this."""
        if not isinstance(request.auth, Principal):
            return False
        asked = "reads" if request.method in SAFE_METHODS else "writes"
        needed: Permission = getattr(view, asked, Permission.READ)
        require(request.auth, needed)
        return True
