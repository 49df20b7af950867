"""Management reviews (ISO/IEC 27001, 9.3): planned, prepared from facts, attended, minuted, decided and signed."""
