"""The contact policy: adopting an edition, the page."""
