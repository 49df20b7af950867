"""Resources: money, people and time that were asked for, and what leaders decided (5.1 c, 7.1)."""
