"""Rules about policy: its content, approval, versions and review (5.2)."""
