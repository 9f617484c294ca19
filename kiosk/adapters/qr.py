"""QR codes as rows of dark and light, for whoever draws them."""

from __future__ import annotations


def matrix(text: str, sturdy: bool = False) -> list[list[bool]]:
    """The modules of a QR code for `text`, without a quiet zone (the drawer leaves 4 modules); True is dark.

    Level M stands 15 % damage or glare; `sturdy` takes Q (25 %), for short texts where the code stays coarse.
    Raises ValueError when the text is too long for any QR code.
    """
    # Imported here: who never shows a code does not pay for it.
    from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_Q if sturdy else ERROR_CORRECT_M, border=0)
    code.add_data(text.encode(), optimize=0)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise ValueError("too long for a QR code") from error
    return [[bool(cell) for cell in row] for row in code.get_matrix()]
