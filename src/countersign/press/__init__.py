"""From plain values to files that leave: PDF and Word. Knows the typesetter and the writer, and nobody's rows."""
