"""Acts of readiness: findings are computed, only their turns are kept."""
