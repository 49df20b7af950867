"""Plain values that every room may use. Standard library only, no Django, no clock."""
