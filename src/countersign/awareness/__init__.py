"""Awareness: who has done which training, and who knows their role (ISO/IEC 27001, 7.2 and 7.3)."""
