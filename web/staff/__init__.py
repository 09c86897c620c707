"""Staff, posts, assignments: what can be asked, the pages, the API."""
