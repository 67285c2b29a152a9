"""What the history says about accounts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from articles.editing.history.log_actions import WithReason

_ACTIONS = {
    "account.signed_in": (_("Sign in"), _("Signed in")),
    "account.signed_out": (_("Sign out"), _("Signed out")),
    "account.sign_in_failed": (_("Fail to sign in"), _("Wrong password, or too many attempts")),
    "account.unlocked": (_("Unlock an account"), _("Unlocked: may sign in again at once")),
    "account.second_factor_failed": (_("Enter a wrong code"), _("Wrong second-factor code")),
    "account.signed_out_everywhere": (_("Sign out everywhere"), _("Signed out on every device")),
    "account.rights_changed": (_("Change rights"), _("Rights changed")),
    "account.second_factor_added": (_("Set up a second factor"), _("Second factor set up")),
    "account.second_factor_removed": (_("Remove a second factor"), _("Second factor removed")),
    "account.passkey_added": (_("Add a passkey"), _("Passkey added")),
    "account.passkey_removed": (_("Remove a passkey"), _("Passkey removed")),
    "account.recovery_codes_made": (_("Create recovery codes"), _("New recovery codes created")),
    "account.recovery_code_used": (_("Use a recovery code"), _("Recovery code used")),
    "account.invited": (_("Invite"), _("Invited")),
    "account.invitation_revoked": (_("Withdraw an invitation"), _("Invitation withdrawn")),
    "account.invitation_accepted": (_("Accept an invitation"), _("Account created by invitation")),
    "account.deactivated": (_("Deactivate an account"), _("Account deactivated")),
    "account.reactivated": (_("Reactivate an account"), _("Account reactivated")),
}


@hooks.register("register_log_actions")
def register_account_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in _ACTIONS.items():
        formatter = type("Account", (WithReason,), {"label": label, "message": message})
        actions.register_action(action)(formatter)
