"""The HTTP interface: a thin shell over the Python API, and the templates that pages and notebooks share.

``hankenlp.web.app.create_app`` makes the application that ``hankenlp serve`` runs.
"""
