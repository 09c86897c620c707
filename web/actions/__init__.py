"""What the office does: each action checks rights, makes the command and answers where it was recorded.

Pages and the API call the same functions, with the bodies of web/actions/bodies.py.
"""
