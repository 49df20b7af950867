"""Meridian Harbour Logistics Group plc: nine ports and 2,400 people, through one year of an ISMS that works."""
