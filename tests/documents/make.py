"""Documents made of text, for the tests: PDF as groff sets it, raw PDF, and HTML as publishing systems write it."""
import html
import itertools
import re
import subprocess
import zlib


def groff_pdf(text, preamble=""):
    """Each line of the text is a paragraph, each form feed a new page, and tabs make columns of a table."""
    lines = [".fam H", ".ps 10", ".vs 12", ".pl 29.7c", ".po 2.5c", ".ll 16c", ".nh", ".ad l", ".ta 2c 4c 12c 15c", preamble]
    lines += [".de footer", "'bp", "..", ".wh -2c footer"]
    for line in text.split("\n"):
        for part in re.split("(\f)", line):
            if part == "\f":
                lines.append(".bp")
            elif part.strip():
                lines += [re.sub(r"^([.'])", r"\\&\1", part.replace("\\", "\\e")), ".br"]
            else:
                lines.append(".sp")
    done = subprocess.run(["groff", "-Kutf8", "-Tpdf"], input="\n".join(lines).encode(), capture_output=True, check=True)
    return done.stdout


def raw_pdf(objects):
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (size, table, size, len(out))


def stream(data, entries=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def pages_pdf(contents, count=1):
    """`count` pages that share one content stream."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F 4 0 R >> >> >>"
    kids = b" ".join(b"%d 0 R" % (5 + i) for i in range(count))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, contents, font] + [page] * count)


def scanned_pdf(count=1):
    """A picture on each page, and no text."""
    return pages_pdf(stream(b"q 400 0 0 400 50 50 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff\xff\x00 EI Q"), count)


def bomb_pdf(megabytes):
    """A few kilobytes that unpack to so much, in arrays inside arrays."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"[" * 1_000_000) for _ in range(megabytes)) + packer.flush()
    return pages_pdf(stream(zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def blocks(text):
    """The paragraphs of a text: lists of lines."""
    return [block.split("\n") for block in re.split(r"\n\s*\n", text.replace("\f", "\n\n")) if block.strip()]


def modern_html(text):
    """Landmarks, headings, paragraphs, and tables where lines have tabs."""
    body = ""
    for block in blocks(text):
        if len(block) == 1 and len(block[0]) < 60 and "\t" not in block[0]:
            body += f"<h3>\n  {html.escape(block[0])}\n</h3>\n"
            continue
        for row, lines in itertools.groupby(block, lambda line: "\t" in line):
            if row:
                rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
                body += "<table><tbody>" + "".join(f"<tr>\n  {cells}\n</tr>" for cells in rows) + "</tbody></table>\n"
            else:
                body += "<p>" + "<br />\n".join(map(html.escape, lines)) + "</p>\n"
    return (
        '<!DOCTYPE html>\n<html lang="da"><head><meta charset="utf-8"><title>Referat</title><style>p {}</style></head>'
        '<body><a class="skip-link" href="#main">Spring til indhold</a>'
        "<header><nav><ul><li>Politik</li><li>Dagsordener og referater</li></ul></nav></header>"
        f'<main id="main">\n{body}<script>var x = "Beslutning: Afvist";</script></main>'
        "<footer><p>Rådhuset, tlf. 12 34 56 78</p></footer></body></html>\n"
    ).encode()


def table_html(text):
    """An older system: a form around all, tables for layout, <br> for lines, Latin-1 that calls itself UTF-8."""
    cells = ""
    for block in blocks(text):
        lines = "<br>\n".join(html.escape(line, quote=False).replace("  ", "&nbsp; ") for line in block)
        cells += f'<tr><td class="tekst"><font face="Arial">{lines}</font></td></tr>\n<tr><td>&nbsp;</td></tr>\n'
    return (
        '<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=utf-8"></HEAD><BODY><FORM id="aspnetForm">'
        '<TABLE width="100%"><TR><TD><DIV class="main-menu"><A href="/">Forside</A> | <A href="/s">Søg</A></DIV></TD></TR>'
        f"<TR><TD><TABLE>\n{cells}</TABLE></TD></TR></TABLE><INPUT type=submit value=Søg></FORM></BODY></HTML>\n"
    ).encode("windows-1252")


def word_html(text):
    """As a word processor saves it: a part of a page, spans in spans, lines broken anywhere."""
    body = ""
    for block in blocks(text):
        for line in block:
            words = html.escape(line).replace("\t", "<span style='mso-tab-count:1'>\t</span>")
            body += f"<p class=MsoNormal><span lang=DA><b style='mso-bidi-font-weight:normal'>{words}<o:p></o:p></b></span></p>\n"
        body += "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n"
    return f"<div class=WordSection1>\n{body}</div>\n".encode()
