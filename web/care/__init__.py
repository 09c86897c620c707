"""Family doctors and the green channel: what can be asked, the pages."""
