"""What is paid to whom: schemes as dated data with their documents, and the rules that read them."""
