"""First-order units: the lines between them, carried to the country's border, and which unit a face belongs to. Used by faces.py."""
import math
import shapely
from collections import defaultdict
from shapely.geometry import LineString, Point, shape
from shapely.ops import linemerge, polygonize
from shapely import unary_union
from admin1_def import CITIES, OF_AREA, TOWNS, UNITS
from common import *
N = 5
G = 10 ** -N
REACH = 0.12      # how far an end of a line is carried on to meet a border, degrees
COARSE = {"KAZ": 0.05, "UKR": 0.026, "BLR": 0.04, "TKM": 0.04, "UZB": 0.02, "KGZ": 0.02, "TJK": 0.02}  # degrees, 0.015 elsewhere: the lines between units are simplified beforehand, for they need less detail than borders


class Units:
    def __init__(self, features, country_shape, area_shape):
        """features: admin-1 of the package; country_shape: country -> geometry; area_shape: area -> geometry (areas that bound units)"""
        key = {k: u[0] for u in UNITS for k in u[4].split()}
        self.country = {u[0]: u[1] for u in UNITS}
        raw = defaultdict(list)
        for f in features:
            p = f["properties"]
            u = key.get(p["adm1_code"]) or key.get(p["iso_3166_2"])
            if u:
                raw[u].append(shapely.make_valid(rnd(shape(f["geometry"]), N)))
        self.area = {a: g for a, g in area_shape.items() if a in OF_AREA}
        self.own = {u: a for a, us in OF_AREA.items() for u in us}
        self.cells, self.lines = {}, []
        for c in sorted(set(self.country.values())):
            us = sorted(u for u in raw if self.country[u] == c)
            g = {u: unary_union(raw[u], grid_size=G) for u in us}
            for u, _, x, y, km in TOWNS:
                if u in us:
                    disc = Point(x * math.cos(math.radians(y)), y).buffer(km / 111.2, quad_segs=3)
                    disc = rnd(shapely.transform(disc, lambda a: a / [math.cos(math.radians(y)), 1]), N)
                    g = {v: shapely.union(h, disc, grid_size=G) if v == u else shapely.difference(h, disc, grid_size=G) for v, h in g.items()}
            # what the package gives to an area's unit outside that area goes to the neighbour with the longest common edge
            for u in us:
                if u in self.own:
                    for piece in polys(shapely.difference(g[u], self.area[self.own[u]], grid_size=G)):
                        best = max((g[v].intersection(piece.boundary).length, v) for v in us if v not in self.own)
                        if best[0] > 0:
                            g[best[1]] = shapely.union(g[best[1]], piece, grid_size=G)
                    g[u] = shapely.intersection(g[u], self.area[self.own[u]], grid_size=G)
            cells = self.cells[c] = [(u, p) for u in us for p in polys(g[u])]
            # edges between two units; the network is noded, so that equal lines are equal edges
            net = list(polygonize(unary_union([p.boundary for _, p in cells], grid_size=G)))
            tree = shapely.STRtree([p for _, p in cells])
            side = defaultdict(list)
            for f in net:
                pt = f.representative_point()
                hit = [cells[i][0] for i in tree.query(pt, "intersects")]
                if not hit:  # a gap between units belongs to none; no edges of it are lines
                    continue
                r = [q for ring in [f.exterior, *f.interiors] for q in zip(ring.coords, ring.coords[1:])]
                for a, b in r:
                    side[(a, b) if a < b else (b, a)].append(hit[0])
            areas = [a for a in self.area if any(self.country[u] == c for u in OF_AREA[a])]
            keep = []
            for e, s in sorted(side.items()):
                if len(s) == 2 and s[0] != s[1] and self.own.get(s[0]) == self.own.get(s[1]):
                    keep.append((LineString(e), self.own.get(s[0]), bool(CITIES & set(s))))
            out = []
            city = {l.coords[:][0] + l.coords[:][1] for l, own, k in keep if k}
            for a in [None] + areas:
                ls = [l for l, own, k in keep if own == a]
                if not ls:
                    continue
                m = unary_union(ls, grid_size=G)
                m = linemerge(m) if m.geom_type == "MultiLineString" else m
                ls = [shapely.simplify(l, 0.005 if min(l.coords[:2]) + max(l.coords[:2]) in city else COARSE.get(c, 0.015)) for l in getattr(m, "geoms", [m])]
                m = shapely.geometry.MultiLineString(ls)
                m = m.intersection(self.area[a]) if a else m.difference(unary_union([self.area[x] for x in areas])) if areas else m
                out += [l for l in getattr(m, "geoms", [m]) if l.length > 0]
            if not out:
                continue
            land = country_shape[c]
            m = unary_union(out, grid_size=G).intersection(land)
            m = linemerge(m) if m.geom_type == "MultiLineString" else m
            out = [l for l in getattr(m, "geoms", [m]) if l.geom_type == "LineString" and l.length > 0]
            ends = defaultdict(int)
            for l in out:
                ends[l.coords[0]] += 1; ends[l.coords[-1]] += 1
            rim = unary_union([p.boundary for p in polys(land)] + [p.boundary for a in areas for p in polys(self.area[a])])
            carried = []
            for q, n in sorted(ends.items()):
                if n > 1:
                    continue
                p = Point(q)
                t = shapely.ops.nearest_points(p, rim)[1]
                d = p.distance(t)
                if 0 < d < REACH:  # a hair farther, so that the ends surely cross
                    carried.append(LineString([q, (t.x + (t.x - p.x) / d * 2e-4, t.y + (t.y - p.y) / d * 2e-4)]))
                elif d:
                    print("loose end of a unit's line in", c, q, round(d, 3))
            self.lines += out + carried
        self.tree = {c: shapely.STRtree([p for _, p in cells]) for c, cells in self.cells.items()}

    def of(self, c, face, areas):
        """The unit of a face of country c in these areas."""
        if c not in self.cells:
            return ""
        a = next((a for a in sorted(areas) if a in OF_AREA), None)
        allowed = OF_AREA[a] if a else {u for u, k in self.country.items() if k == c and u not in self.own}
        if len(allowed) == 1:
            return next(iter(allowed))
        cells = self.cells[c]
        share = defaultdict(float)
        for i in self.tree[c].query(face, "intersects"):
            if cells[i][0] in allowed:
                share[cells[i][0]] += cells[i][1].intersection(face).area
        if share and max(share.values()) > 0:
            return max(sorted(share), key=share.get)
        return min((p.distance(face), u) for u, p in cells if u in allowed)[1]
