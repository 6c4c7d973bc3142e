"""Training the weights that travel with the package, on annotated documents."""
