"""Shared helpers: sources, geometry on a grid, GeoJSON writing."""
import io, json, os, sqlite3, zipfile
import shapefile, shapely
from shapely import wkb
from shapely.geometry import shape, Polygon, MultiPolygon
from shapely.geometry.polygon import orient

BOX = (5.0, 20.0, 110.0, 75.0)
FOCUS = "ARM AZE GEO KAZ KGZ TJK TKM UZB UKR BLR MDA TUR".split()
# Natural Earth's own codes -> ISO 3166-1 alpha-3, or a user-assigned X code
CODE = {"PSX": "PSE", "KOS": "XKX", "ALD": "ALA", "ESB": "XDH", "WSB": "XAK", "BRT": "XBT", "SDS": "SSD", "SAH": "ESH"}


def read_shp_zip(path, inner_suffix):
    """Yield (record, shapely geometry) from the shapefile `inner_suffix` (no extension) in a zip or a folder."""
    if os.path.isdir(path):
        base = os.path.join(path, inner_suffix)
        get = lambda e: open(base + e, "rb") if os.path.exists(base + e) else None
    else:
        z = zipfile.ZipFile(path)
        names = {n.split("/")[-1]: n for n in z.namelist()}
        get = lambda e: io.BytesIO(z.read(names[inner_suffix + e])) if inner_suffix + e in names else None
    kw = {k: f for k, f in (("shp", get(".shp")), ("shx", get(".shx")), ("dbf", get(".dbf"))) if f}
    r = shapefile.Reader(encoding="utf8", encodingErrors="replace", **kw)
    if "dbf" in kw:
        for s in r.iterShapeRecords():
            if s.shape.shapeType:
                yield s.record.as_dict(), shape(s.shape.__geo_interface__)
    else:
        for s in r.iterShapes():
            if s.shapeType:
                yield {}, shape(s.__geo_interface__)


def read_gpkg(path, layer, geom="geom"):
    c = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    cols = [r[1] for r in c.execute(f'pragma table_info("{layer}")')]
    for row in c.execute(f'select * from "{layer}" order by fid'):
        d = dict(zip(cols, row))
        b = bytes(d.pop(geom))
        yield d, wkb.loads(b[8 + [0, 32, 48, 48, 64][(b[3] >> 1) & 7]:])


def polys(g):
    if g is None or g.is_empty:
        return []
    if g.geom_type == "Polygon":
        return [g]
    return [p for x in g.geoms for p in polys(x)] if hasattr(g, "geoms") else []


def rnd(g, nd):
    return shapely.transform(g, lambda a: a.round(nd))


def _coords(c, nd):
    return [[round(float(x), nd) + 0.0, round(float(y), nd) + 0.0] for x, y in c]


def start_at_min(ring):
    """Rotate a closed ring to begin at its smallest vertex, so output does not depend on the route taken."""
    r = ring[:-1]
    i = r.index(min(r))
    return r[i:] + r[:i + 1]


def geom_json(g, nd=4):
    t = g.geom_type
    if t == "Point":
        return {"type": t, "coordinates": _coords([(g.x, g.y)], nd)[0]}
    if t == "LineString":
        return {"type": t, "coordinates": _coords(g.coords, nd)}
    if t == "MultiLineString":
        return {"type": t, "coordinates": [_coords(l.coords, nd) for l in g.geoms]}
    ps = []
    for p in polys(g):
        p = orient(p, 1.0)
        ps.append([start_at_min(_coords(r.coords, nd)) for r in [p.exterior] + sorted(p.interiors, key=lambda r: min(r.coords))])
    ps.sort(key=lambda p: (-abs(Polygon(p[0]).area), p[0][0]))
    return {"type": "Polygon", "coordinates": ps[0]} if len(ps) == 1 else {"type": "MultiPolygon", "coordinates": ps}


def write(path, feats, nd=4):
    """feats: list of (properties, geometry or GeoJSON geometry dict). One feature a line."""
    rows = []
    for p, g in feats:
        f = {"type": "Feature"}
        if "id" in p:
            f["id"] = p["id"]
        f["properties"] = p
        f["geometry"] = g if isinstance(g, dict) else geom_json(g, nd)
        rows.append(json.dumps(f, ensure_ascii=False, separators=(",", ":")))
    with open(path, "w", encoding="utf8", newline="\n") as o:
        o.write('{"type":"FeatureCollection","features":[\n' + ",\n".join(rows) + "\n]}\n")
    print(f"{os.path.basename(path):24} {len(rows):5} features {os.path.getsize(path):9} bytes")


def load(path):
    return [(f["properties"], shape(f["geometry"])) for f in json.load(open(path, encoding="utf8"))["features"]]
