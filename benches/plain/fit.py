#!/usr/bin/env python3
"""Fits the models of src/format/plain to a folder of texts with known headings and bodies.

  fit.py DATA… [--part DATA…] [--pages FOLDER…] [--documents FOLDER…] [--folds 5] [--check] [--write]

Each DATA holds NAME.json beside each text, which may be packed (.txt.gz): {"input", "headings": [[level, text]], "optional"?: [text], "body"?, "title"?}.
A text with a body is all that a page showed; one without is all of the article. Of the folders after --part a third, by
source, is held out: never learnt from, and scored apart. Needs numpy and lightgbm, and runs
the crate's own test `rows_for_fitting`, so that the rows are the program's. See benches/plain/README.md.
"""
import argparse, collections, gzip, hashlib, json, os, re, shutil, struct, subprocess, sys, tempfile
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import lightgbm
import texts
from texts import WORD, lcs, norm

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "assets/plain.trees"
ANSWERS = ROOT / "benches/plain/answers.json"
MODELS = ["article", "heading", "outline", "title", "deeper", "higher"]
# So many rows of each model are kept with its answers, for a test of the table.
KEPT_ROWS = 16
# Small trees, slowly learnt: few texts, many rows that resemble one another.
SETTINGS = {
    "article": dict(rounds=220, learning_rate=0.05, num_leaves=12, min_data_in_leaf=40, lambda_l2=5.0),
    "heading": dict(rounds=300, learning_rate=0.05, num_leaves=24, min_data_in_leaf=25, lambda_l2=5.0, extra_trees=True, feature_fraction_bynode=0.25),
    # Beside the answers for all other candidates more may be told apart.
    "outline": dict(rounds=400, learning_rate=0.05, num_leaves=32, min_data_in_leaf=25, lambda_l2=5.0, extra_trees=True, feature_fraction_bynode=0.25),
    "deeper": dict(rounds=200, learning_rate=0.05, num_leaves=12, min_data_in_leaf=40, lambda_l2=5.0, extra_trees=True, feature_fraction_bynode=0.25),
    "higher": dict(rounds=200, learning_rate=0.05, num_leaves=12, min_data_in_leaf=40, lambda_l2=5.0, extra_trees=True, feature_fraction_bynode=0.25),
    "title": dict(rounds=80, learning_rate=0.06, num_leaves=6, min_data_in_leaf=15, lambda_l2=5.0),
}
# How much a text that was made counts beside one that is scored (1 where nothing stands here), from trials on unseen texts.
MORE = {
    "article": {"page": 0.5, "document": 0.0},
    "heading": {"page": 0.5, "document": 0.1},
    "outline": {"page": 0.5, "document": 0.1},
    "title": {"page": 0.5, "document": 0.0},
    "deeper": {"page": 0.5, "document": 0.1},
    "higher": {"page": 0.5, "document": 0.1},
}


# ---------------------------------------------------------------- truth
def truth(case, chunks):
    """For each chunk: is it of the article, is it a heading (None: neither right nor wrong), is it the title, its level."""
    n = len(chunks)
    names = [norm(c) for c in chunks]
    head, optional = [0.0] * n, {norm(o) for o in case.get("optional", [])}
    if case.get("body") is None:
        article = [1.0] * n
    else:
        lines = [norm(x) for x in re.split(r"\n+", case["body"])]
        pairs = lcs(names, lines, [1 + min(len(x), 400) for x in names])
        article = [0.0] * n
        for i, _ in pairs:
            article[i] = 1.0
        # A chunk that the truth cuts in another way: by its four-word pieces.
        def pieces(s):
            w = s.split()
            return {tuple(w[k:k + 4]) for k in range(max(1, len(w) - 3))} if w else set()
        known = set().union(*[pieces(x) for x in lines])
        for i, name in enumerate(names):
            own = pieces(name)
            if not article[i] and len(name) >= 60 and own:
                article[i] = float(len(own & known) / len(own) > 0.6)
    # Among equal texts the one in the article is the heading.
    keys = [x if a else None for x, a in zip(names, article)]
    found = lcs(keys, [norm(h) for _, h in case["headings"]], [1.0] * n)
    if len(found) < len(case["headings"]):
        more = lcs(names, [norm(h) for _, h in case["headings"]], [1.0 + 0.5 * a for a in article])
        if len(more) > len(found):
            found = more
    level = [0] * n
    for i, j in found:
        head[i], level[i] = 1.0, case["headings"][j][0]
    head = [None if not h and x in optional else h for h, x in zip(head, names)]
    titles = {norm(case.get("title"))} | {norm(x) for x in case.get("title_alt", [])}
    title = [float(bool(x) and x in titles) for x in names]
    return article, head, title, level


# ---------------------------------------------------------------- scores, as the benchmark counts them
def heading_score(case, got):
    t = [norm(h) for _, h in case["headings"]]
    p = [norm(x) for _, x in got]
    opt = {norm(o) for o in case.get("optional", [])}
    pairs = lcs(p, t, [1.0] * len(p))
    k, hit = len(pairs), {i for i, _ in pairs}
    n = sum(1 for j, x in enumerate(p) if j in hit or x not in opt)
    if not t:
        return None
    prec, rec = (k / n if n else 0.0), k / len(t)
    f = 2 * prec * rec / (prec + rec) if prec + rec else 0.0
    good = [np.sign(case["headings"][b2][0] - case["headings"][b1][0]) == np.sign(got[a2][0] - got[a1][0])
            for (a1, b1), (a2, b2) in zip(pairs, pairs[1:])]
    return prec, rec, f, (float(np.mean(good)) if good else None)


def shingles(text):
    w = WORD.findall(text or "")
    return collections.Counter(tuple(w[i:i + 4]) for i in range(max(1, len(w) - 3))) if w else collections.Counter()


def body_score(case, out):
    blocks = out["blocks"]
    if blocks and norm(blocks[0]) in {norm(out["title"]), norm(case.get("title"))} - {""}:
        blocks = blocks[1:]
    t, p = shingles(case["body"]), shingles("\n".join(blocks))
    tp = sum((t & p).values())
    return (tp / max(1, sum(p.values())), tp / max(1, sum(t.values())))


def scores(cases, outs):
    table = collections.defaultdict(list)
    for case, out in zip(cases, outs):
        if "more" in case:
            continue
        h = heading_score(case, out["sections"])
        b = body_score(case, out) if case.get("body") is not None else None
        t = None if not case.get("title") else float(norm(out["title"]) in {norm(case["title"])} | {norm(x) for x in case.get("title_alt", [])})
        for key in (case["set"], case["set"][:2]):
            table[key].append((h, b, t))
    lines = {}
    for key, rows in sorted(table.items()):
        h = [r[0] for r in rows if r[0]]
        line = dict(n=len(rows), P=np.mean([x[0] for x in h]), R=np.mean([x[1] for x in h]), F1=np.mean([x[2] for x in h]),
                    lev=np.mean([x[3] for x in h if x[3] is not None]))
        b = [r[1] for r in rows if r[1]]
        if b:
            p, r = np.mean([x[0] for x in b]), np.mean([x[1] for x in b])
            line.update(bodyP=p, bodyR=r, bodyF1=2 * p * r / (p + r))
        t = [r[2] for r in rows if r[2] is not None]
        if t:
            line["title"] = np.mean(t)
        lines[key] = line
    return lines


def show(name, lines):
    print(name)
    for key, line in lines.items():
        print("  %-16s" % key, "  ".join("%s %.3f" % (k, v) if k != "n" else "n %d" % v for k, v in line.items()))


# ---------------------------------------------------------------- the program's rows
def build(folder):
    """Builds the crate's tests; a copy in `folder`, so that they may be built anew while this runs."""
    quick = dict(os.environ, CARGO_PROFILE_RELEASE_LTO="off", CARGO_PROFILE_RELEASE_CODEGEN_UNITS="16", CARGO_INCREMENTAL="1",
                 CARGO_PROFILE_RELEASE_OPT_LEVEL="1")
    built = subprocess.run(["cargo", "test", "--release", "--lib", "--no-run", "--message-format=json"], cwd=ROOT, env=quick,
                           check=True, stdout=subprocess.PIPE)
    messages = [json.loads(line) for line in built.stdout.splitlines() if line.startswith(b"{")]
    made = [m["executable"] for m in messages if m.get("executable")][-1]
    return shutil.copy(made, Path(folder) / "rows")


def call(binary, test, folder):
    subprocess.run([binary, "-q", "--exact", "format::plain::fit::" + test], cwd=ROOT, check=True,
                   env=dict(os.environ, LONGREAD_FIT=str(folder)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


class Program:
    def __init__(self, cases, folder):
        self.cases, self.folder = cases, Path(folder)
        (self.folder / "texts.json").write_text(json.dumps([str(c["_path"]) for c in cases]))
        self.answers, self.truths = {}, []
        self.binary = build(self.folder)

    def run(self):
        for m in MODELS:
            f = self.folder / (m + ".answers")
            if m in self.answers:
                self.answers[m].astype("<f4").tofile(f)
            elif f.exists():
                f.unlink()
        call(self.binary, "rows_for_fitting", self.folder)
        self.outs = [json.loads(l) for l in open(self.folder / "out.jsonl", encoding="utf8")]
        self.names = json.loads((self.folder / "names.json").read_text())

    def learn_truth(self):
        if not self.truths:
            self.truths = [truth(c, o["chunks"]) for c, o in zip(self.cases, self.outs)]
        for out, known in zip(self.outs, self.truths):
            out["truth"] = known

    def rows(self, model):
        x = np.fromfile(self.folder / (model + ".rows"), "<f4")
        return x.reshape(-1, len(self.names[model]))

    def owner(self, model):
        return np.concatenate([np.full(o["counts"][model], i) for i, o in enumerate(self.outs)])


def labels(model, cases, outs):
    """y and weight for each row of a model."""
    y, w = [], []
    for case, out in zip(cases, outs):
        article, head, title, level = out["truth"]
        if model == "article":
            rows = range(len(out["chunks"]))
            # What a reader loses or is shown counts by length; short chunks decide headings.
            weight = [0.5 + min(len(c), 500) / 100 for c in out["chunks"]]
            # An article alone is a good example of what to keep, but there are many of them.
            scale = (1.0 if case.get("body") is not None else 0.5) * MORE[model].get(case.get("more"), 1.0)
            total = sum(weight)
            y += [article[i] for i in rows]
            w += [scale * weight[i] * 200 / total for i in rows]
        elif model in ("heading", "outline"):
            rows = out[model + "_candidates"]
            y += [head[i] or 0.0 for i in rows]
            n = max(4, len(case["headings"]))
            scale = (1.0 if case.get("body") is None else 0.75) * MORE[model].get(case.get("more"), 1.0)
            # The texts that are scored all have headings: others teach the models to doubt too much.
            scale *= bool(case["headings"]) or "more" not in case
            # The score is a mean over texts: each counts alike, whatever the number of its headings.
            w += [0.0 if head[i] is None else scale * 10 / n ** 0.7 for i in rows]
        elif model in ("deeper", "higher"):
            steps = steps_between(out)
            steps = steps if len(steps) == out["counts"][model] else [None] * out["counts"][model]
            known = [bool(s and level[s[0]] and level[s[1]]) for s in steps]
            sign = 1 if model == "deeper" else -1
            y += [float(k and sign * (level[s[1]] - level[s[0]]) > 0) for s, k in zip(steps, known)]
            scale = MORE[model].get(case.get("more"), 1.0)
            w += [scale * k * 10 / max(4, sum(known)) ** 0.7 for k in known]
        else:
            rows = out["title_candidates"]
            y += [title[i] for i in rows]
            known = bool(case.get("title")) and any(title[i] for i in rows)
            scale = (1.0 if case.get("body") is not None else 0.2) * MORE[model].get(case.get("more"), 1.0)
            w += [scale * 20 / (10 + len(rows)) if known else 0.0 for i in rows]
    return np.array(y), np.array(w)


def steps_between(out):
    """The chunks of each two headings of an outline that follow one another."""
    at, places = 0, []
    names = out.setdefault("names", [norm(c) for c in out["chunks"]])
    for _, title in out["sections"]:
        try:
            at = names.index(norm(title), at)
        except ValueError:
            return []
        places.append(at)
        at += 1
    return list(zip(places, places[1:]))


def fit(model, x, y, w):
    settings = dict(SETTINGS[model])
    rounds = settings.pop("rounds")
    common = dict(objective="binary", feature_fraction_bynode=0.12, bagging_fraction=0.7, bagging_freq=1, max_bin=127,
                  num_threads=1, seed=1, verbose=-1, deterministic=True)
    settings = common | settings
    return lightgbm.train(settings, lightgbm.Dataset(x, y, weight=w / w.mean()), rounds)


def cross(model, x, y, w, fold, folds, learnt):
    """Answers for all rows from models that did not see their fold; only rows that are `learnt` from are fitted to."""
    odds = np.zeros(len(y))
    for k in range(folds):
        test = fold == k
        if test.any():
            some = ~test & learnt
            odds[test] = fit(model, x[some], y[some], w[some]).predict(x[test], raw_score=True)
    return odds


def learn(program, fold, folds, keep, say=True, whole=False):
    """Fits all models; answers come from folds that did not see the text, or from all that is learnt for the cases that are
    not of those to `keep`, which are learnt from."""
    fitted, tables = {}, {}
    for model in MODELS:
        program.run()
        program.learn_truth()
        x, owner = program.rows(model), program.owner(model)
        y, w = labels(model, program.cases, program.outs)
        known = keep[owner]
        # Wrapped texts are the unwrapped ones over again, once their lines are rejoined.
        learnt = known & ~np.array([c["set"].startswith("c2") for c in program.cases])[owner] & (w > 0)
        odds = np.zeros(len(y))
        odds[known] = cross(model, x[known], y[known], w[known], fold[owner][known], folds, learnt[known])
        if whole or not known.all():
            fitted[model] = fit(model, x[learnt], y[learnt], w[learnt])
        if whole:
            tables[model] = table(model, fitted[model], x, program.names[model])
        if not known.all():
            odds[~known] = fitted[model].predict(x[~known], raw_score=True)
        program.answers[model] = odds
        if say:
            p = 1 / (1 + np.exp(-odds))
            loss = -((w * known) * (y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))).sum() / (w * known).sum()
            print("%-14s rows %6d  columns %3d  loss of unseen %.4f" % (model, len(y), x.shape[1], loss), flush=True)
    program.run()
    return tables


# ---------------------------------------------------------------- the table
def table(name, model, x, names):
    """The bytes of a model as src/format/plain/trees.rs reads them, and some rows with its answers."""
    trees = [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    forks, leaves, roots = [], [], []
    def walk(node):
        """The place of a node: what follows a fork stands behind it, leaves behind all forks."""
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return ("leaf", len(leaves) - 1)
        assert node["decision_type"] == "<="
        at = len(forks)
        forks.append(None)
        forks[at] = (node["split_feature"], threshold(node["threshold"]), walk(node["left_child"]), walk(node["right_child"]))
        return ("fork", at)
    roots = [walk(tree) for tree in trees]
    if len(forks) + len(leaves) > 65536:
        sys.exit("%s: %d forks and leaves, and places have 16 bits" % (name, len(forks) + len(leaves)))
    place = lambda to: to[1] + len(forks) * (to[0] == "leaf")
    roots = np.array([place(root) for root in roots], "<u2")
    asked, most = np.array([f[0] for f in forks], "u1"), np.array([f[1] for f in forks], "<f4")
    following, leaves = np.array([(place(f[2]), place(f[3])) for f in forks], "<u2").reshape(-1, 2), np.array(leaves, "<f4")
    check(name, model, x, roots, asked, most, following, leaves)
    text = lambda s: bytes([len(s.encode())]) + s.encode()
    written = text(name) + struct.pack("<H", len(names)) + b"".join(map(text, names)) + struct.pack("<HHH", len(roots), len(forks), len(leaves))
    written += b"".join(part.tobytes() for part in (roots, asked, most, following, leaves))
    some = x[np.random.default_rng(1).choice(len(x), KEPT_ROWS, replace=False)]
    kept = {"numbers": names, "rows": [[float(str(v)) for v in row] for row in some],
            "answers": [round(float(v), 5) for v in model.predict(some, raw_score=True)]}
    return written, kept


def threshold(value):
    """The greatest number that a row can hold and is no more than `value`: rounded, a row could go the other way, and zero,
    the commonest number, would where the threshold is just below zero."""
    near = np.float32(value)
    return near if float(near) <= value else np.nextafter(near, np.float32(-np.inf))


def check(name, model, x, roots, asked, most, following, leaves):
    """Stops unless the table as it is written answers as its model does."""
    for at in range(0, len(x), 20000):
        rows = x[at:at + 20000]
        everyone, sums = np.arange(len(rows)), np.zeros(len(rows))
        for root in roots:
            place = np.full(len(rows), root, int)
            while (fork := place < len(asked)).any():
                now = place[fork]
                place[fork] = following[now, (rows[everyone[fork], asked[now]] > most[now]).astype(int)]
            sums += leaves[place - len(asked)]
        apart = np.abs(sums - model.predict(rows, raw_score=True)).max()
        if apart > 0.001:
            sys.exit("%s: the table is %.4f from its model; not written" % (name, apart))


# ---------------------------------------------------------------- main
def load(data, folder):
    """The cases of the folders `data`, learnt from wholly and in part; what is packed is unpacked into `folder`."""
    cases = []
    unpacked = Path(folder) / "unpacked"
    unpacked.mkdir(exist_ok=True)
    for part, f in sorted((part, f) for part, folders in enumerate(data) for d in folders for f in Path(d).glob("*.json")):
        case = json.loads(f.read_text("utf8"))
        path = (f.parent / case.get("input", "")).resolve()
        if path.name.endswith(".txt.gz"):
            plain = unpacked / path.name[:-3]
            plain.write_bytes(gzip.decompress(path.read_bytes()))
            path = plain
        elif path.suffix != ".txt":
            sys.exit("%s: its input is no text" % f)
        case["_path"], case["_part"] = path, part == 1
        cases.append(case)
    return cases


def more(cases, pages, documents, folder):
    """Texts made of further pages and Markdown documents, in `folder`. They are learnt from, never scored."""
    folder = Path(folder)
    (folder / "texts").mkdir(exist_ok=True)
    known = {source(c) for c in cases}
    made = []
    def add(name, kind, about, lines):
        path = folder / "texts" / (name + ".txt")
        path.write_text("\n\n".join(lines) + "\n", "utf8")
        made.append(dict(about, _part=False, id=name, set="%s-%s" % (name[:2], kind), more=kind, _path=path))
    for name, about, lines in texts.pages(pages, known):
        add(name, "page", about, lines)
    files = list(texts.documents(documents, known))
    if files:
        (folder / "documents.json").write_text(json.dumps(list(map(str, files))))
        call(build(folder), "documents_for_fitting", folder)
        for n, (f, line) in enumerate(zip(files, open(folder / "documents.jsonl", encoding="utf8"))):
            about, lines = texts.document(f, json.loads(line))
            if len(about["headings"]) >= 3:
                add("c1-document-%04d" % n, "document", about, lines)
    return made


def source(case):
    return re.sub(r"^c[123]-", "", case["id"])


def site(case):
    """The repository, site or publisher that a text is from, or the text itself."""
    known = re.match(r"(md-(?:18f|digitalgov|opensource-guide|blog-rust-lang|rfcs|[a-z]+-[a-z]+)|d2-[a-z0-9]+|fu-[a-z]+-[a-z]+|pg-\d+)", source(case))
    return known.group(1) if known else source(case)


def groups_by_source(cases):
    """The places of the texts of one source: the three forms of a page, pages with the same title, posts of one site."""
    parent = {}
    def find(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            x = parent[x]
        return x
    for case in cases:
        own = source(case)
        keys = ["id " + own, "title " + norm(case.get("title") or own)]
        if case["headings"]:
            keys.append("headings " + " ".join(norm(h) for _, h in case["headings"]))
        keys.append("site " + site(case))
        for key in keys[1:]:
            parent[find(key)] = find(keys[0])
    groups = collections.defaultdict(list)
    for i, case in enumerate(cases):
        groups[find("id " + source(case))].append(i)
    return list(groups.values())


def held_out(cases):
    """A third of the sources of which only a part is learnt from."""
    held = np.zeros(len(cases), bool)
    for group in groups_by_source(cases):
        name = min(site(cases[i]) for i in group)
        held[group] = all(cases[i]["_part"] for i in group) and int(hashlib.sha1(name.encode()).hexdigest(), 16) % 3 == 0
    return held


def folds_by_source(cases, folds):
    """Texts of one source share a fold."""
    groups = groups_by_source(cases)
    fold, size = np.zeros(len(cases), int), [0] * folds
    def scored(group):
        return sum("more" not in cases[i] for i in group)
    order = sorted(groups, key=lambda g: (-scored(g), -len(g), cases[g[0]]["id"][::-1]))
    for group in order:
        k = int(np.argmin(size))
        size[k] += scored(group) or 0.1 * len(group)
        fold[group] = k
    return fold


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", nargs="+"); ap.add_argument("--part", nargs="*", default=[], help="folders of which a third is held out")
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--check", action="store_true", help="hold each fold out from all models, the first pass included")
    ap.add_argument("--write", action="store_true", help="write the table, and some answers for its test")
    ap.add_argument("--held", action="store_true", help="show the figures of what is held out, too: once, at the end")
    ap.add_argument("--pages", nargs="*", default=[], help="folders of further pages with known bodies")
    ap.add_argument("--documents", nargs="*", default=[], help="folders of Markdown documents")
    ap.add_argument("--keep", help="folder for the rows and answers (else a temporary one)")
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(a.keep or tmp)
        folder.mkdir(exist_ok=True)
        cases = load([a.data, a.part], folder)
        cases += more(cases, a.pages, a.documents, folder)
        fold = folds_by_source(cases, a.folds)
        held = held_out(cases)
        if a.check:
            outs = [None] * len(cases)
            for k in range(a.folds):
                program = Program(cases, folder)
                learn(program, fold, a.folds, keep=(fold != k) & ~held, say=False)
                for i in np.flatnonzero(fold == k):
                    outs[i] = program.outs[i]
            show("each fold held out whole", scores(cases, outs))
            return
        program = Program(cases, folder)
        tables = learn(program, fold, a.folds, keep=~held, whole=a.write)
        for name, some in [("first folders", [not c["_part"] for c in cases]), ("learnt part", [c["_part"] for c in cases] & ~held)]:
            some = np.flatnonzero(some)
            if len(some):
                show(name + ", each text by models that did not see it", scores([cases[i] for i in some], [program.outs[i] for i in some]))
        if a.held and held.any():
            some = np.flatnonzero(held)
            show("held out", scores([cases[i] for i in some], [program.outs[i] for i in some]))
        (folder / "cases.json").write_text(json.dumps([dict(id=c["id"], fold=int(f), held=bool(h)) for c, f, h in zip(cases, fold, held)]))
        if a.write:
            TABLE.write_bytes(b"longread trees 1\n" + b"".join(tables[m][0] for m in MODELS))
            ANSWERS.write_text(json.dumps({m: tables[m][1] for m in MODELS}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
