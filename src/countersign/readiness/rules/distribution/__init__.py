"""Rules about distribution and acknowledgement of the policy (5.2 f, A.5.1)."""
