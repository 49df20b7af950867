"""Rules about roles, responsibilities and authorities (5.3)."""
