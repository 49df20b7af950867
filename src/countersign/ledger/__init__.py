"""The transparency log of each organisation: what is proved, how it is written, how it is checked."""
