"""The example to look around in: beginning it, entering it as one of its people, leaving."""
