"""Acts of the ledger itself."""
