"""Read and accept: who has put their name to what is in force, who still owes it, and what people answer instead."""
