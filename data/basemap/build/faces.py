"""Step 1. Natural Earth 10 m countries + lines of the disputed areas -> one coverage of faces, fully noded on a 1e-5 grid.
Each face: {"c": country or "", "a": areas joined by "|", "u": first-order unit or "", "w": "caspian-sea" for the gap, "d": detail class}."""
import json, math, sys
from collections import defaultdict
import shapely
from shapely.geometry import box, shape, Point, LineString, Polygon
from shapely.ops import polygonize
from shapely import unary_union
from common import *
from areas_def import *
from units import Units

src, out = sys.argv[1], sys.argv[2]
N = 5
countries = {}
for rec, g in read_shp_zip(f"{src}/ne_10m_admin_0_countries_deu.zip", "ne_10m_admin_0_countries_deu"):
    g = shapely.make_valid(g) if not g.is_valid else g
    g = g.intersection(box(*BOX))
    ps = polys(g)
    if ps:
        a3 = rec["ADM0_A3"]
        countries[CODE.get(a3, a3)] = (rec, [rnd(p, N) for p in ps])
print(len(countries), "countries in the box")
def cut(c, hole):
    countries[c] = (countries[c][0], [q for p in countries[c][1] for q in polys(p.difference(hole))])
for c, around, pt, (dx, dy) in SHIFT:
    old = [p for p in countries[c][1] if p.contains(Point(pt))][0]
    new = rnd(shapely.transform(old, lambda a: a + [dx, dy]), N)
    countries[around] = (countries[around][0], [Polygon(p.exterior, [r for r in p.interiors if not Polygon(r).contains(Point(pt))]) for p in countries[around][1]])
    cut(around, new)
    countries[c] = (countries[c][0], [new if p is old else p for p in countries[c][1]])
G = 10 ** -N
def parts(c):
    return unary_union(countries[c][1], grid_size=G)
def disc(x, y, km):
    return [(x + km / 111.2 / math.cos(math.radians(y)) * math.cos(math.pi * i / 6), y + km / 111.2 * math.sin(math.pi * i / 6)) for i in range(12)]
for to, frm, ring in GIVE + [(to, frm, disc(x, y, km)) for to, frm, _, x, y, km in MEND]:
    piece = shapely.intersection(Polygon(ring), parts(frm), grid_size=G)
    if piece.area < 1e-6:  # given already with the town beside it
        continue
    for c, g in ((to, shapely.union(parts(to), piece, grid_size=G)), (frm, shapely.difference(parts(frm), piece, grid_size=G))):
        countries[c] = (countries[c][0], [p for p in polys(g) if p.area > 1e-6])
octagons = []
for c, around, name, x, y, km2 in EXCLAVES:
    r = (km2 / 3.3137) ** 0.5 / 111.2  # half the width, in degrees of latitude
    new = rnd(Polygon([(x + r / math.cos(math.radians(y)) * i, y + r * j) for i, j in [(1, -.4142), (1, .4142), (.4142, 1), (-.4142, 1), (-1, .4142), (-1, -.4142), (-.4142, -1), (.4142, -1)]]), N)
    assert any(p.contains(new) for p in countries[around][1]), name
    cut(around, new)
    countries[c] = (countries[c][0], countries[c][1] + [new])
    octagons.append(new)

adm1 = json.load(open(f"{src}/admin1.json", encoding="utf8"))["features"]
def admin1(test):
    return unary_union([shapely.make_valid(rnd(shape(f["geometry"]), N)) for f in adm1 if test(f["properties"])])
lines = defaultdict(list)
for rec, g in read_gpkg(f"{src}/world_map.gpkg", "disputed_borders"):
    lines[rec["fid"]] = rnd(g, N)

def edges(g):
    for p in polys(g):
        for r in [p.exterior, *p.interiors]:
            c = [(round(x, N), round(y, N)) for x, y in r.coords]
            for a, b in zip(c, c[1:]):
                if a != b:
                    yield (a, b) if a < b else (b, a)
segs = set()
for rec, ps in countries.values():
    for p in ps:
        segs.update(edges(p))

work = [p.boundary for rec, ps in countries.values() for p in ps]
pick = {}                       # area id -> predicate on a point in a face
host = {"crimea": ["UKR"], "northern-cyprus": ["CYP", "XDH"], "abkhazia": ["GEO"], "south-ossetia": ["GEO"], "transnistria": ["MDA"],
        "karabakh-oblast-1988": ["AZE"], "armenian-held-1994-2020": ["AZE"], "donbas-2015-line": ["UKR"]}
for aid, test in ADMIN1_AREAS.items():
    g = admin1(test)
    work += [LineString(e) for e in sorted(set(edges(g)) - segs)]
    pick[aid] = shapely.prepared.prep(g)
# An area's own polygon: the cells of (host country's boundary + its lines) that hold a seed, less and plus the hand polygons.
shape_of = {}
for aid, (fids, hand, seeds) in SEED_AREAS.items():
    hostg = unary_union([p for h in host[aid] for p in countries[h][1]])
    own = unary_union([p.boundary for p in polys(hostg)] + [lines[i] for i in fids] + [LineString(l) for l in hand], grid_size=10 ** -N)
    g = unary_union([c for c in polygonize(own) if any(c.contains(Point(s)) for s in seeds)])
    for h in SUBTRACT.get(aid, []):
        g = shapely.difference(g, Polygon(h).intersection(hostg), grid_size=10 ** -N)
    for h in ADD.get(aid, []):
        g = shapely.union(g, shapely.intersection(Polygon(h), hostg, grid_size=10 ** -N), grid_size=10 ** -N)
    shape_of[aid] = g
    work += [p.boundary for p in polys(g)]
whole = {c: unary_union(ps, grid_size=G) for c, (rec, ps) in countries.items()}
units = Units(adm1, whole, {**shape_of, "crimea": admin1(ADMIN1_AREAS["crimea"]).intersection(whole["UKR"])})
work += units.lines
net = unary_union(work, grid_size=10 ** -N)
faces = list(polygonize(net))
print(len(faces), "faces")

tree_p, tree_c = [], []
for c, (rec, ps) in countries.items():
    for p in ps:
        tree_p.append(p); tree_c.append(c)
tree = shapely.STRtree(tree_p)
recs = []
for f in faces:
    pt = f.representative_point()
    hit = sorted({tree_c[i] for i in tree.query(pt, "intersects")})
    recs.append([f, hit[0] if hit else "", set(), ""])
    if len(hit) > 1:
        print("overlap", hit, f.area)
# Gaps: the Caspian is kept as a face of its own; slivers between neighbours go to the neighbour with the longest common edge.
ftree = shapely.STRtree([r[0] for r in recs])
for r in recs:
    if r[1]:
        continue
    if r[0].contains(Point(51.0, 41.5)):
        r[3] = "caspian-sea"; continue
    if r[0].contains(Point(35.729, 33.034)):          # the German point of view leaves the Golan out; recognised as Syria's
        print("Golan Heights -> SYR"); r[1] = "SYR"; continue
    if r[0].area < 0.003 and 4 * 3.14159 * r[0].area / r[0].length ** 2 < 0.02 or r[0].area < 1e-6:
        best = max(((recs[i][0].intersection(r[0]).length, recs[i][1]) for i in ftree.query(r[0], "intersects") if recs[i][1]), default=None)
        if best:
            print("sliver ->", best[1], r[0].area); r[1] = best[1]
    else:
        print("gap left as water", [round(v, 3) for v in r[0].representative_point().coords[0]], r[0].area)
# Areas
for aid, p in pick.items():
    for r in recs:
        if r[1] in host[aid] and p.contains(r[0].representative_point()):
            r[2].add(aid)
for aid, g in shape_of.items():
    pg = shapely.prepared.prep(g)
    for r in recs:
        if r[1] in host[aid] and pg.contains(r[0].representative_point()):
            r[2].add(aid)

NEAR = "RUS IRN AFG CHN ROU POL BGR IRQ SYR CYP XDH XAK PAK MNG HUN SVK LTU LVA EST FIN".split()
out_f = []
label = {c: rec for c, (rec, ps) in countries.items()}
big = {c: max(p.area for p in ps) for c, (rec, ps) in countries.items()}
shared = defaultdict(int)
for f, c, a, w in recs:
    for e in edges(f):
        shared[e] += bool(c)
dropped = 0
for f, c, a, w in recs:
    if not c and not w:
        continue
    cls = 0 if c in FOCUS or w else 1 if c in NEAR else 2
    km2 = f.area * 12300 * 0.7
    lonely = not any(shared[e] > 1 for e in edges(f))
    if lonely and c and f.area < big[c] and km2 < (1.0, 12.0, 40.0)[cls] and not a:
        dropped += 1; continue
    if c == "RUS" and f.representative_point().y > 62 and f.representative_point().x > 45:
        cls = 2
    if any(p.contains(f.representative_point()) for p in octagons):
        cls = -1  # kept as drawn
    out_f.append((c, sorted(a), w, cls, f))
out_f.sort(key=lambda t: (t[0], t[2], t[1], t[4].bounds))
print(len(out_f), "faces kept;", dropped, "islets dropped")
with open(out, "w") as o:
    o.write('{"type":"FeatureCollection","features":[\n' + ",\n".join(json.dumps({"type": "Feature", "properties": {"c": c, "a": "|".join(a), "w": w, "u": units.of(c, f, a), "d": d}, "geometry": shapely.geometry.mapping(f)}) for c, a, w, d, f in out_f) + "\n]}\n")
keep = ["NAME_EN", "LABEL_X", "LABEL_Y", "ADM0_A3", "ISO_A3"]
json.dump({c: {k: rec[k] for k in keep} for c, rec in sorted(label.items())}, open(out.replace(".geojson", ".meta.json"), "w"), ensure_ascii=False)
