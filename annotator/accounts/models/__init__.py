"""The tables of users, their keymaps, API keys and sign-in links."""

from annotator.accounts.models.api_key import ApiKey
from annotator.accounts.models.keymap import Keymap
from annotator.accounts.models.sign_in_failure import SignInFailure
from annotator.accounts.models.sign_in_link import SignInLink
from annotator.accounts.models.user import User

__all__ = ["ApiKey", "Keymap", "SignInFailure", "SignInLink", "User"]
