"""One's own password: proved before what only its owner may do, and checked before it is changed."""

from typing import Any

from psycopg import Connection

from web.access import Access, cookies, passwords, users
from web.access.caller import Caller, NotSignedIn
from web.access.signing_in import TooManyAttempts, WrongPassword, prove
from web.access.users import User
from web.accounts.sign_in_page import too_many
from web.http.form import Form
from web.http.problems import AnyRequest
from web.language.i18n import N_


def check_passwords(request: AnyRequest, form: Form, caller: Caller, access: Access) -> User | None:
    """The user, or none and what is wrong; a weak new password is refused before the old one costs an attempt."""
    old, new = form.values.get("old_password", ""), form.values.get("new_password", "")
    if not old:
        form.refuse("old_password", N_("Enter your present password"))
    if weakness := passwords.weakness(new, (caller.name, caller.shown_name), caller.division):
        form.refuse("new_password", weakness)
    elif new == old:
        form.refuse("new_password", N_("Choose a password other than the present one"))
    if new != form.values.get("new_password_again", ""):
        form.refuse("new_password_again", N_("The two new passwords are not alike"))
    return None if form.errors else prove_password(request, form, "old_password", caller, access)


def prove_password(request: AnyRequest, form: Form, field: str, caller: Caller, access: Access) -> User | None:
    """The user; none, and the field refused, unless it holds the caller's password."""
    try:
        return prove(access, caller.name, form.values.get(field, ""), cookies.where(request, access.secure_cookies))
    except WrongPassword:
        form.refuse(field, N_("This is not your present password"))
    except TooManyAttempts as refusal:
        form.refuse(field, too_many(refusal.seconds))
    return None


def demand_unchanged(connection: Connection[Any], user: User) -> None:
    """Raises NotSignedIn where an administrator was quicker than the form."""
    if not users.is_unchanged(connection, user):
        raise NotSignedIn
