"""Numbers as a line in a drawing: from left to right, the largest at the top."""

from collections.abc import Sequence
from typing import Final

WIDTH: Final = 600
HEIGHT: Final = 160


def curve(numbers: Sequence[int], most: int, places: int) -> str:
    """The points as SVG has them. `most`: what reaches the top; `places`: how many there will be in all, two at least."""
    step = WIDTH / (places - 1)
    return " ".join(f"{n * step:.0f},{HEIGHT - number * HEIGHT / most:.0f}" for n, number in enumerate(numbers))
