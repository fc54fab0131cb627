"""Called: the names that a report's speakers go by by decision, told beside those read or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Called:
    """What people decided of the names in one report."""

    speakers: Mapping[int, str] = field(default_factory=dict)  # by the attribution's number, where it is another name
    names: Mapping[str, str] = field(default_factory=dict)  # of names that stand in claims or speak, likewise

    def speaker(self, nr: int) -> str | None:
        """Return the name that who says an attribution goes by; None where it is the name read."""
        return self.speakers.get(nr)

    def name(self, name: str) -> str | None:
        """Return the name that somebody named in a claim goes by; None where it is the name read."""
        return self.names.get(name)

    def all_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names as decided, each once, those on which nobody decided as they are."""
        return tuple(dict.fromkeys(self.names.get(name, name) for name in names))
