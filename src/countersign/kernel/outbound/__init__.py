"""Asking other machines: which addresses may be asked, and what came of it. Run it in a confined child."""
