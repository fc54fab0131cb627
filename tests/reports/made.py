"""Files made for tests: pages, a PDF, an archive, all about invented places."""

from gzip import compress

PAGE = """<!doctype html><html lang="en"><head><title>Ferry talks resume | The Harbour Post</title>
<meta property="og:title" content="Ferry talks resume"><meta property="og:site_name" content="The Harbour Post">
<meta name="author" content="Ada Lind"><meta property="article:published_time" content="2031-03-12T23:30:00-05:00">
<meta property="article:modified_time" content="2031-03-20T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry talks resume</h1>
<p>The union said on Wednesday that talks with the port of Velm had begun again after nine days of silence.</p>
<h2>A second offer</h2>
<p>“We will not sign <b>half</b> an agreement,” its chair, Mara Oll, told reporters in Velm.<br>She gave no date.</p>
<ul><li>The port offers nine berths.</li><li>The union asks for eleven.</li></ul></article>
<footer>© The Harbour Post</footer></body></html>"""


def pdf_of(pages: list[list[str]], *, locked: bool = False) -> bytes:
    """Return a small PDF file with these lines on its pages; a locked one asks for a password."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    first = 4
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 72 720 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {first + 2 * number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    lock = ""
    if locked:
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>")
        lock = f"/Encrypt {len(objects)} 0 R /ID [<{'43' * 16}> <{'43' * 16}>]"
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {lock} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode()


def warc_of(pages: list[tuple[str, str, str, bytes]], *, packed: bool = True) -> bytes:
    """Return a web archive of (address, status, type, content)."""
    records = []
    for address, status, kind, content in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-03-12T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(records):012}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(compress(record, mtime=0) if packed else record)
    return b"".join(records)
