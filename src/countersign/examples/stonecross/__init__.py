"""Stonecross: 180 people who manage other firms' IT, certified for two years, and led by the one who should not."""
