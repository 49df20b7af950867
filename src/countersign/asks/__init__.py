"""Asks: one act asked of one leader by a day, and the answer or the silence; the commitment of a quarter."""
