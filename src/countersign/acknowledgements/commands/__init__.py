"""Acts of acknowledgements, one verb a file."""
