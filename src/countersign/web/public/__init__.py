"""What everybody can read, without an account: the policy, as far as top management made it public."""
