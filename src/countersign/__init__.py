"""Countersign: the system of record for leadership in an information security management system."""
