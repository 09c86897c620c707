"""Contacts and needs: what can be asked, the pages, the worklist."""
