"""Service projects: what can be asked, the pages, the API."""
