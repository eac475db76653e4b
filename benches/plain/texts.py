"""More texts to learn from: pages and Markdown documents with known answers, as the text dumps that one would get of them.

A page gives two: `c1-…`, its article alone (the known body, whose headings are the page's own), and `c3-…`, all that it
shows. A Markdown document gives the first kind, by the program's own parser. See benches/plain/README.md.
"""
import collections, gzip, json, re, unicodedata
from html.parser import HTMLParser
from pathlib import Path

import numpy as np

BREAKS = set("address article aside blockquote body br button canvas caption center dd details dialog div dl dt fieldset figcaption "
             "figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe img input label legend li main menu nav ol optgroup "
             "option p pre section select summary table tbody td textarea tfoot th thead title tr ul video".split())
UNSEEN = set("script style noscript template svg math object audio canvas iframe textarea select".split())
EMPTY = set("area base br col embed hr img input link meta param source track wbr".split())
# A label or button stands in its line; only blocks break it.
BREAKS -= {"button", "label", "input", "canvas", "iframe"}


class Lines(HTMLParser):
    """The lines that a page shows: for each its text, the level of the heading it is (or 0), and whether all of it is bold."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.parts, self.level, self.unseen, self.bold, self.light, self.strong = [], [], 0, 0, 0, 0, 0
        self.pre = 0

    def flush(self):
        text = "".join(self.parts)
        text = re.sub(r"[ \t]+", " ", text).strip() if self.pre else " ".join(text.split())
        if text:
            self.lines.append((text, self.level, self.strong > 0 and self.light == 0))
        self.parts, self.light, self.strong = [], 0, 0

    def handle_starttag(self, tag, attributes):
        if self.unseen or tag in UNSEEN:
            self.unseen += tag not in EMPTY
            return
        if tag in BREAKS:
            self.flush()
        if tag == "img":
            alt = " ".join((dict(attributes).get("alt") or "").split())
            if alt:
                self.handle_data(" %s " % alt)
        elif re.fullmatch("h[1-6]", tag):
            self.level = int(tag[1])
        elif tag in ("b", "strong"):
            self.bold += 1
        elif tag == "pre":
            self.pre += 1

    def handle_endtag(self, tag):
        if self.unseen:
            self.unseen -= tag not in EMPTY
            return
        if tag in BREAKS:
            self.flush()
        if re.fullmatch("h[1-6]", tag):
            self.level = 0
        elif tag in ("b", "strong"):
            self.bold = max(0, self.bold - 1)
        elif tag == "pre":
            self.pre = max(0, self.pre - 1)

    def handle_data(self, text):
        if self.unseen:
            return
        if text.strip():
            if self.bold:
                self.strong += 1
            else:
                self.light += 1
        self.parts.append(text)


def lines_of(html):
    parser = Lines()
    parser.feed(html)
    parser.close()
    parser.flush()
    return parser.lines


# ---------------------------------------------------------------- words and pairs
WORD = re.compile(r"\w+")


def norm(s):
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", s or "").casefold().replace("\u00ad", "").replace("\u200b", "")))


def lcs(a, b, weight):
    """Pairs of the common subsequence of a and b with the greatest weight; weight[i] counts for a[i]."""
    at = collections.defaultdict(list)
    for j, x in enumerate(b):
        at[x].append(j)
    w = np.zeros((len(a) + 1, len(b) + 1))
    for i in range(len(a) - 1, -1, -1):
        row = w[i + 1].copy()
        for j in at.get(a[i], ()):
            row[j] = max(row[j], w[i + 1][j + 1] + weight[i])
        w[i] = np.maximum.accumulate(row[::-1])[::-1]
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if w[i][j] == w[i + 1][j]:
            i += 1
        elif w[i][j] == w[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j)); i += 1; j += 1
    return pairs


# ---------------------------------------------------------------- cases
def headings_of(body, shown):
    """The lines of a body that are headings in its page, and those that are bold there."""
    names = [norm(line) for line in body]
    marked = [(norm(text), level) for text, level, _ in shown if level]
    pairs = lcs(names, [name for name, _ in marked], [1.0] * len(names))
    headings = [[marked[j][1], body[i]] for i, j in pairs if names[i]]
    bold = {norm(text) for text, level, bold in shown if bold and not level}
    taken = {i for i, _ in pairs}
    return headings, [line for i, line in enumerate(body) if i not in taken and names[i] in bold]


def page(case, folder):
    """The two texts of a page: its article alone, and all that it shows."""
    path = (folder / case["input"]).resolve()
    html = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf8", "replace")
    shown = lines_of(html)
    body = [" ".join(line.split()) for line in re.split(r"\n+", case["body"]) if line.strip()]
    if case.get("headings") is None:
        headings, optional = headings_of(body, shown)
    else:
        headings, optional = case["headings"], case.get("optional", [])
    about = dict(title=case.get("title"), headings=headings, optional=optional)
    title = [case["title"]] if case.get("title") and (not body or norm(body[0]) != norm(case["title"])) else []
    yield "c1", dict(about), title + body
    yield "c3", dict(about, body=case["body"]), [text for text, _, _ in shown]


def pages(folders, but):
    """All pages in `folders` with a known body, save those named in `but`."""
    cases = {}
    for folder in map(Path, folders):
        for f in sorted(folder.glob("*.json")):
            case = json.loads(f.read_text("utf8"))
            if not isinstance(case, dict) or case.get("format") != "html":
                continue
            name = re.sub(r"-s$", "", case["id"])
            if name not in but:
                known = cases.setdefault(name, {"folder": folder})
                # What one suite knows of a page and another does not.
                known.update({k: v for k, v in case.items() if v is not None or k not in known})
    for name, case in cases.items():
        if case.get("body"):
            for form, about, lines in page(case, case["folder"]):
                yield "%s-%s" % (form, name), about, lines


def documents(folders, but):
    """The Markdown documents in `folders` and below, each text once, save those named in `but`."""
    seen = set()
    for folder in map(Path, folders):
        for f in sorted(folder.rglob("*.md")):
            if f.stem in but:
                continue
            data = f.read_bytes()
            try:
                data.decode("utf8")
            except UnicodeDecodeError:
                continue
            # Small ones have no sections, and the largest are reference works.
            if data[:3000] not in seen and 1500 <= len(data) <= 100_000:
                seen.add(data[:3000])
                yield f


def document(f, said):
    """The text of a Markdown document by what the program reads in it."""
    lines, headings = [], []
    title = said["title"]
    for level, text in said["lines"]:
        # Code keeps its lines, save blank ones.
        text = "\n".join(line for line in text.split("\n") if line.strip()).strip("\n")
        if not text:
            continue
        if level and not title and not lines:
            title = text
            continue
        if level and norm(text):
            headings.append([level, text])
        lines.append(text)
    return dict(title=title, headings=headings), ([title] if title else []) + lines
