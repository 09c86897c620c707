"""How names and numbers of people are shown to those who need not see them whole."""

from typing import Final

HIDDEN: Final = "****"


def masked(name: str) -> str:
    """张明 -> 张*, 张小明 -> 张*明, 欧阳小明 -> 欧*明, one character -> *: never how long the name is."""
    plain = name.strip()
    if len(plain) < 2:
        return "*" * len(plain)
    return plain[0] + "*" + (plain[-1] if len(plain) > 2 else "")


def masked_id(id18: str) -> str:
    """Division code and the last four: 411326********002X; another length is hidden whole."""
    if len(id18) != 18:
        return "*" * len(id18)
    return id18[:6] + "********" + id18[-4:]


def masked_phone(phone: str) -> str:
    """138****5678; of a number that is no mobile the last four; of a very short one nothing."""
    digits = "".join(c for c in phone if c.isdigit())
    if len(digits) == 11 and digits.startswith("1"):
        return digits[:3] + HIDDEN + digits[-4:]
    return HIDDEN + _last_four(digits)


def masked_account(account: str) -> str:
    """The last four: **** 6789; of a very short one nothing."""
    digits = "".join(account.split())
    return f"{HIDDEN} {_last_four(digits)}".rstrip()


def _last_four(text: str) -> str:
    # Showing four of five would show nearly all of it.
    return text[-4:] if len(text) >= 7 else ""
