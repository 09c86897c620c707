"""The divisions of the country, down to the village: codes, names, who lies within whom."""
