"""Policies: from the working copy to the version that top management has signed and that is in force."""
