"""Files with everything in them that tells on the people who made them."""

import io
import zipfile

import pikepdf
from pikepdf import Array, Dictionary, Name

SECRET = "Zofia Secretova"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def pdf(words="letter"):
    """A page and nothing else; other words make another file."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(100, 100))
    document.pages[0].Contents = document.make_stream(f"% {words}\n".encode())
    return _saved(document)


def telling_pdf():
    """With properties, XMP, scripts, an attachment, comments, and an earlier version."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(100, 100))
    document.docinfo["/Author"] = SECRET
    with document.open_metadata() as xmp:
        xmp["dc:creator"] = [SECRET]
    script = Dictionary(S=Name.JavaScript, JS=f"app.alert('{SECRET}')")
    document.Root.OpenAction = script
    document.Root.AA = Dictionary(WC=script)
    document.attachments["notes.txt"] = SECRET.encode()
    page = document.pages[0].obj
    page.PieceInfo = Dictionary(Word=Dictionary(LastModified=SECRET, Private=SECRET))
    page.AA = Dictionary(O=script)
    link = Dictionary(
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        NM=SECRET,
        A=Dictionary(S=Name.URI, URI="https://a.example/"),
    )
    runs = Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script)
    comment = Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), T=SECRET, Contents=SECRET)
    page.Annots = Array([document.make_indirect(one) for one in (link, runs, comment)])
    data = _saved(document)
    # An earlier version of the document: its bytes stay before the new ones.
    later = b"\n9 0 obj\n<< /Author (" + SECRET.encode() + b") >>\nendobj\n"
    return data.replace(b"%%EOF", later + b"%%EOF")


def _saved(document):
    out = io.BytesIO()
    document.save(out, deterministic_id=True, compress_streams=False)
    return out.getvalue()


def package(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def relations(*rows):
    body = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/{kind}" Target="{target}"{more}/>'
        for n, (kind, target, more) in enumerate(rows)
    )
    ns = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{ns}">{body}</Relationships>'


EXTERNAL = ' TargetMode="External"'


def docx_parts():
    text = (
        f'<w:document {W}><w:body><w:p w:rsidR="00AB12CD"><w:commentRangeStart w:id="0"/>'
        f'<w:r><w:t>Kept </w:t></w:r><w:ins w:author="{SECRET}" w:date="2020-01-01T00:00:00Z">'
        f"<w:r><w:t>added</w:t></w:r></w:ins>"
        f'<w:del w:author="{SECRET}"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r>"
        f'<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p></w:body>'
        f"</w:document>"
    )
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/docProps/core.xml" ContentType="a/b"/>'
            f'<Override PartName="/word/document.xml" ContentType="c/d"/></Types>'
        ),
        "_rels/.rels": relations(
            ("officeDocument", "word/document.xml", ""),
            ("core-properties", "docProps/core.xml", ""),
            ("thumbnail", "docProps/thumbnail.jpeg", ""),
        ),
        "docProps/core.xml": f"<a><creator>{SECRET}</creator></a>",
        "docProps/thumbnail.jpeg": SECRET,
        "customXml/item1.xml": f"<a>{SECRET}</a>",
        "word/document.xml": text,
        "word/comments.xml": f'<w:comments {W}><w:comment w:author="{SECRET}"/></w:comments>',
        "word/people.xml": f"<a>{SECRET}</a>",
        "word/settings.xml": (
            f'<w:settings {W}><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>'
            f"<w:docVars><w:docVar w:name='x' w:val='{SECRET}'/></w:docVars></w:settings>"
        ),
        "word/_rels/document.xml.rels": relations(
            ("comments", "comments.xml", ""),
            ("hyperlink", "https://a.example/", EXTERNAL),
            ("hyperlink", f"file:///home/{SECRET}/a.txt", EXTERNAL),
        ),
        "word/_rels/settings.xml.rels": relations(
            ("attachedTemplate", f"file:///C:/{SECRET}/a.dotm", EXTERNAL)
        ),
    }


def odt_parts():
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "manifest")
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content{spaces}><office:body><office:text><text:tracked-changes>"
            f"<dc:creator>{SECRET}</dc:creator></text:tracked-changes><text:p>Kept "
            f"<office:annotation><dc:creator>{SECRET}</dc:creator></office:annotation>words"
            f"<text:change-start/></text:p></office:text></office:body></office:document-content>"
        ),
        "meta.xml": f"<a>{SECRET}</a>",
        "settings.xml": f"<a>{SECRET}</a>",
        "Thumbnails/thumbnail.png": SECRET,
        "META-INF/manifest.xml": (
            f'<manifest:manifest{spaces}><manifest:file-entry manifest:full-path="meta.xml"/>'
            f'<manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>'
        ),
    }


def pptx_parts():
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    p = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    types = docx_parts()["[Content_Types].xml"].replace("/word/document", "/ppt/presentation")
    authors = f'<p:cmAuthor name="{SECRET}"/>'
    comment = f"<p:cm><p:text>{SECRET}</p:text></p:cm>"
    words = "<a:p><a:r><a:t>Kept words</a:t></a:r></a:p>"
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(
            ("officeDocument", "ppt/presentation.xml", ""),
            ("core-properties", "docProps/core.xml", ""),
        ),
        "docProps/core.xml": f"<a><creator>{SECRET}</creator></a>",
        "docProps/app.xml": f"<a><Manager>{SECRET}</Manager></a>",
        "ppt/presentation.xml": f"<p:presentation {p}/>",
        "ppt/commentAuthors.xml": f"<p:cmAuthorLst {p}>{authors}</p:cmAuthorLst>",
        "ppt/comments/comment1.xml": f"<p:cmLst {p}>{comment}</p:cmLst>",
        "ppt/slides/slide1.xml": f"<p:sld {p} {a}>{words}</p:sld>",
        "ppt/slides/_rels/slide1.xml.rels": relations(("comments", "../comments/comment1.xml", "")),
    }


def open_document_parts(kind):
    """A table ("spreadsheet") or slides ("presentation") of LibreOffice."""
    parts = odt_parts()
    return {
        **parts,
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": parts["content.xml"].replace("office:text>", f"office:{kind}>"),
    }
