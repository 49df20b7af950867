"""A few sentences for whoever signs, to begin with and to replace by their own. Refused word for word."""

from __future__ import annotations

STARTER = (
    "We look after the information our customers and colleagues give us: we keep it private, correct and available. "
    "Each year we set measurable information security objectives that support our plans, and we check them together. "
    "We comply with the law, our contracts and the other requirements that apply to us. We act on risks, and we "
    "continually improve how we do it. This applies to everyone here, me included."
)
