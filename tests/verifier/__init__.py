"""The offline verifier: packs made from real ledger bytes, and everything that can be wrong with one."""
