"""Files that somebody uploads to do harm, or that a bad disk has spoilt: made again from their names alone."""
