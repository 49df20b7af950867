"""Acts on policies. Each locks the policy first, then its version."""
