"""Trainings: who has done which, what lapses, recording them, and taking over lists of other systems."""
