"""The years: going on to a next school, the page of a school year, then beside now."""
