"""Room in a form for what is not there yet: the places that are used, and one more for whoever asks, so that the page stays light."""

from collections.abc import Sequence

from web.http.form import Form


def says_any(form: Form, name: str, what: Sequence[str]) -> bool:
    """Whether anything is said in the place whose fields begin with the name."""
    return any(form.text(f"{name}_{each}") for each in what)


def places(form: Form, names: Sequence[str], what: Sequence[str], step: str) -> list[str]:
    """Those used; and one that is free where none is, or where the button of this step asks for it."""
    used = [name for name in names if says_any(form, name, what)]
    free = [name for name in names if name not in used]
    return used + (free[:1] if not used or form.text("step") == step else [])
