"""Staff, their posts, and whom they look after."""
