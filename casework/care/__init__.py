"""What offices keep to about doctors and hospitals: service packages, terms, warnings. Data with its sources."""
