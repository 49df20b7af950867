"""The honest position: the gaps that leadership knows of, with a dated plan for each."""
