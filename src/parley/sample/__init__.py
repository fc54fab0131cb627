"""A bundled sample: reports on an invented negotiation between invented parties, for `parley demo` and the tutorial."""
