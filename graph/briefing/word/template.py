"""A template of an office's own: its text is taken out, its styles, page, header and footer stay."""

import io
import zipfile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from graph.errors import ConcordError

LARGEST = 100_000_000
"""Bytes of a template when it is unpacked."""


def empty(template: bytes) -> Document:
    """The template as an empty document.

    Raises
    ------
    ConcordError
        If it is no Word document, or one that is very large.
    """
    refused = (
        "The template is no Word document that can be read; save it in Word as .docx, not .dotx or .doc."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as file:
            if sum(info.file_size for info in file.infolist()) > LARGEST:
                raise ConcordError("The template holds more than 100 MB; take large pictures out of it.")
        document: Document = docx.Document(io.BytesIO(template))
    except (zipfile.BadZipFile, PackageNotFoundError, ValueError, KeyError):
        raise ConcordError(refused) from None
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return document
