"""The stand-alone verifier of evidence packs: Python 3.9, the standard library, nothing else (decision 23)."""
