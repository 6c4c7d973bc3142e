"""A component that does what no document should; a module of its own, as each process of a server imports it."""

import os
import time

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("trap")
def trap(doc: Doc) -> Doc:
    """Texts that take long, kill their process, or break a component."""
    if "NUKKUU" in doc.text:
        time.sleep(60)
    if "KUOLEE" in doc.text:
        os._exit(1)
    if "KAATUU" in doc.text:
        raise RuntimeError("salainen polku /etc/avain")
    return doc
