"""What the history says about accounts."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from articles.editing.history.log_actions import WithReason

_ACTIONS = {
    "account.signed_in": ("Sign in", "Signed in"),
    "account.signed_out": ("Sign out", "Signed out"),
    "account.sign_in_failed": ("Fail to sign in", "A wrong password, or too many attempts"),
    "account.unlocked": ("End a lock-out", "May try to sign in again at once"),
    "account.second_factor_failed": ("Give a wrong code", "A wrong code of the second factor"),
    "account.signed_out_everywhere": ("Sign out everywhere", "Signed out on every device"),
    "account.rights_changed": ("Change rights", "Rights changed"),
    "account.second_factor_added": ("Set up a second factor", "Second factor set up"),
    "account.second_factor_removed": ("Remove a second factor", "Second factor removed"),
    "account.recovery_codes_made": ("Make recovery codes", "New recovery codes made"),
    "account.recovery_code_used": ("Use a recovery code", "A recovery code was used"),
    "account.invited": ("Invite", "Invited"),
    "account.invitation_revoked": ("Take an invitation back", "The invitation was taken back"),
    "account.invitation_accepted": ("Accept an invitation", "The account was made by invitation"),
    "account.deactivated": ("Deactivate an account", "Account deactivated"),
    "account.reactivated": ("Activate an account", "Account activated again"),
}


@hooks.register("register_log_actions")
def register_account_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in _ACTIONS.items():
        formatter = type("Account", (WithReason,), {"label": label, "message": message})
        actions.register_action(action)(formatter)
