"""The mailbox of trial mode."""
