"""By what terms each scheme is reckoned in each ledger, as a snapshot knows them."""

from casework.payments.reckoner import Reckoner
from projections.engine.snapshot import Snapshot
from projections.schemes.in_force import editions_of


class Reckoners:
    """One for each scheme and ledger."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot, self._made = snapshot, dict[tuple[str, str], Reckoner]()

    def of(self, ledger: str, scheme: str) -> Reckoner:
        if (ledger, scheme) not in self._made:
            self._made[ledger, scheme] = Reckoner(editions_of(self._snapshot, ledger, scheme))  # type: ignore[arg-type]
        return self._made[ledger, scheme]
