"""What a pack is made of, and making it: the same inputs give the same bytes."""
