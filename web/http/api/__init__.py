"""How paths of the API are made, and what all of its answers share."""
