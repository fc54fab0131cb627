"""The web: dossiers as pages, on a local server and as a folder of files.

It differs from the dossier in that a reader sees it; it adds links, marks and forms, and no word of its own on a party.
"""
