"""Separation of duties: one file for each rule, with every way round it that there is."""
