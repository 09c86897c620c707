"""How a request is read and answered: actions, forms, parameters, problems."""
