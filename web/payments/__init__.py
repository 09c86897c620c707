"""Payment lists at the edge: computing them, bank files, the clerk's and the approver's pages."""
