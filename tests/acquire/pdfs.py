"""A PDF written by hand: words at places, so that tests decide where lines and paragraphs are."""

Words = tuple[int, int, int, str]
"""x and y in points from the lower left corner, size of type, and the words."""


def pdf(pages: list[list[Words]], info: dict[str, str] | None = None) -> bytes:
    """An uncompressed PDF 1.4 in Helvetica; `info` are the entries of its document information."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    parent = 2 + 2 * len(pages)
    for page in pages:
        content = b"".join(b"BT /F1 %d Tf %d %d Td (%s) Tj ET\n" % (s, x, y, _escaped(t)) for x, y, s, t in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 1 0 R >> >> >>" % (parent, len(objects))
        )
    kids = b" ".join(b"%d 0 R" % (3 + 2 * at) for at in range(len(pages)))
    objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    entries = b" ".join(b"/%s (%s)" % (key.encode(), _escaped(value)) for key, value in (info or {}).items())
    objects.append(b"<< %s >>" % entries)
    return _file(objects)


def column(lines: list[str], *, top: int = 760, step: int = 14, left: int = 72, size: int = 11) -> list[Words]:
    """Lines of one column, the first at height `top`."""
    return [(left, top - step * at, size, line) for at, line in enumerate(lines)]


def _file(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    root, info, size = len(objects) - 1, len(objects), len(objects) + 1
    trailer = b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>" % (size, root, info)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s%s\nstartxref\n%d\n%%%%EOF\n" % (size, table, trailer, start)
    return bytes(out)


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
