"""Acts on roles and appointments."""
