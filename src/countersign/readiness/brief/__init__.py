"""The one-page brief: what somebody who leads should have read before they are asked (DOMAIN, section 7.5)."""
