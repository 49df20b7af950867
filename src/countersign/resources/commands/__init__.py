"""Acts on requests for resources, and on the yearly budget."""
