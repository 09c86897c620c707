"""Service projects: orders, deliveries, providers, activities."""
