"""Risks that leaders must know: the register, one risk with what was decided about it, and lists from elsewhere."""
