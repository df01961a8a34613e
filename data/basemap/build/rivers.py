"""rivers.geojson. `prep`: Natural Earth river centrelines with mended names and ranks; `finish`: after mapshaper, 4 decimals, plus the Dnipro in Ukraine; barriers.geojson."""
import sys
from collections import defaultdict
import shapely
from shapely import unary_union
from shapely.geometry import box
from shapely.ops import linemerge
from common import *
import dnipro
WIN = box(15, 33, 95, 60)
# name in the package (non-ASCII letters are lost there) -> (name, rank 1-6)
T = {"Danube": ("Danube", 1), "Donau (Danube)": ("Danube", 1), "Borcea": ("Borcea", 6), "Bratul Chillia": ("Danube (Chilia arm)", 3), "Bratul Sfintu Gheorghe": ("Danube (St George arm)", 5), "Bratul Sulina": ("Danube (Sulina arm)", 4),
     "Ertis": ("Irtysh", 1), "Ertix (Irtysh)": ("Irtysh", 1), "Irtysh": ("Irtysh", 1), "Al Furat": ("Euphrates", 2), "Euphrates": ("Euphrates", 2), "Firat": ("Euphrates", 2), "Indus": ("Indus", 2), "Volga": ("Volga", 1),
     "Dicle": ("Tigris", 2), "Tigris": ("Tigris", 2), "Dnepre": ("Dnipro", 1), "Dnipro (Dnieper)": ("Dnipro", 1), "Malyy Yenisey": ("Little Yenisei", 5), "Bol?shoy Yenisey": ("Great Yenisei", 5), "Ob": ("Ob", 1), "Oder": ("Oder", 3),
     "Sukhona": ("Sukhona", 5), "Ural": ("Ural", 1), "Verkhniy Yenisey": ("Yenisei", 2), "Yenisey": ("Yenisei", 2), "Angara": ("Angara", 3), "Amu  Darya": ("Amu Darya", 1), "Syr  Darya": ("Syr Darya", 1), "Daugava (Zapadnaya Dvina)": ("Daugava (Western Dvina)", 3),
     "Elbe": ("Elbe", 4), "Naryn": ("Naryn", 3), "Neva": ("Neva", 3), "Pamir": ("Pamir", 4), "Panj": ("Panj", 2), "Tobol": ("Tobol", 3), "Vistula": ("Vistula", 3), "Biya": ("Biya", 5), "Chenab": ("Chenab", 5), "Chulyshman": ("Chulyshman", 6),
     "Dniester": ("Dniester", 2), "Don": ("Don", 1), "Helmand": ("Helmand", 4), "Jordan": ("Jordan", 4), "Kama": ("Kama", 2), "Konqi": ("Konqi", 6), "Mur": ("Mura / Drava", 5), "Tarim": ("Tarim", 3), "Tisa": ("Tisza", 3), "Tom?": ("Tom", 5),
     "Yarkant": ("Yarkand", 4), "Atrek (Atrak)": ("Atrek", 4), "Chulym": ("Chulym", 6), "Desna": ("Desna", 4), "Donets": ("Siverskyi Donets", 3), "Drau": ("Drava", 5), "Esil": ("Ishim", 3), "Ishim": ("Ishim", 3), "Evros (Maritsa)": ("Maritsa", 4),
     "Ile": ("Ili", 2), "K?nes": ("Ili (Künes)", 4), "Jhelum": ("Jhelum", 5), "Katun": ("Katun", 5), "Khopr": ("Khopyor", 5), "Kiz?lirmak": ("Kızılırmak", 4), "Kuban": ("Kuban", 3), "Morava": ("Morava", 5), "Narva": ("Narva", 5),
     "Neman (Nemunas)": ("Neman", 3), "Neris (Vilija)": ("Neris (Vilija)", 5), "Oka": ("Oka", 3), "Pripyat": ("Pripyat", 3), "Prut": ("Prut", 3), "Sava": ("Sava", 4), "Velikaya": ("Velikaya", 6), "Aksu": ("Aksu", 6), "Toxkan": ("Toxkan (Kokshaal)", 6),
     "Aras": ("Aras", 2), "Kr": ("Kura", 2), "Bug": ("Western Bug", 4), "Byk Menderes": ("Büyük Menderes", 6), "Chusovaya": ("Chusovaya", 6), "Drina": ("Drina", 6), "Harirud": ("Harirud / Tejen", 3), "Karkheh": ("Karkheh", 6),
     "Mukhavyets": ("Mukhavets", 6), "Mures": ("Mureș", 5), "Olt": ("Olt", 5), "Pivd. Buh": ("Southern Buh", 3), "Sakarya": ("Sakarya", 6), "Sura": ("Sura", 6), "Talkeh": ("Talkheh", 6), "Warta": ("Warta", 6), "Yurungkax": ("Yurungkash", 6),
     "Zarafshon": ("Zeravshan", 3), "Belaya": ("Belaya", 5), "Vyatka": ("Vyatka", 5), "Seym": ("Seim", 5), "Murat": ("Murat", 4), "Kelkit": ("Kelkit", 5), "Ceyhan": ("Ceyhan", 6), "Qezel Owzan": ("Qezel Owzan", 5), "Sefid": ("Sefid-Rud", 5), "Qarqan": ("Qarqan", 6), "Tura": ("Tura", 6)}
if sys.argv[1] == "prep":
    src, out = sys.argv[2:4]
    acc, left = defaultdict(list), set()
    for r, g in read_shp_zip(src, "ne_10m_rivers_lake_centerlines"):
        n = (r["name"] or "").strip()
        g = g.intersection(WIN)
        if g.is_empty:
            continue
        hit = T.get(n)
        if n == "" and int(r["scalerank"]) == 6:
            hit = ("Tisza", 3)
        if not hit:
            left.add(n); continue
        if n == "Morava" and g.bounds[0] < 18: hit = ("Morava (Czechia)", 6)
        acc[hit] += [l for l in getattr(g, "geoms", [g]) if l.geom_type == "LineString"]
    print("left out:", sorted(left)); print("not found:", sorted({v[0] for v in T.values()} - {k[0] for k in acc}))
    fs = []
    for (n, k), ls in sorted(acc.items(), key=lambda t: (t[0][1], t[0][0])):
        g = unary_union([rnd(l, 5) for l in ls])
        g = linemerge(g) if g.geom_type == 'MultiLineString' else g
        if n == "Dnipro":  # down to the border only; `finish` goes on from there
            g = max(g.geoms, key=lambda l: l.bounds[3])
            c = list(g.coords) if g.coords[0][1] > g.coords[-1][1] else list(g.coords)[::-1]
            g = shapely.geometry.LineString(c[:next(i for i, q in enumerate(c) if q[1] < 51.2345)])
        ls = sorted(getattr(g, "geoms", [g]), key=lambda l: l.coords[0])
        fs.append(({"name": n, "rank": k}, shapely.geometry.MultiLineString(ls) if len(ls) > 1 else ls[0]))
    write(out, fs, 5)
else:
    simple, out = sys.argv[2:4]
    fs = []
    for p, g in load(simple):
        ls = []
        for l in getattr(g, "geoms", [g]):
            c = [(round(x, 4), round(y, 4)) for x, y in l.coords]
            c = [c[0]] + [b for a, b in zip(c, c[1:]) if a != b]
            if len(c) > 1:
                ls.append(c)
        if p["name"] == "Dnipro":
            assert len(ls) == 1 and ls[0][0][1] > ls[0][-1][1]
            ls[0] += dnipro.LINE[dnipro.RIVER]
        ls.sort()
        fs.append((p, shapely.geometry.MultiLineString(ls) if len(ls) > 1 else shapely.geometry.LineString(ls[0])))
    write(out + "/rivers.geojson", fs)
    write(out + "/barriers.geojson", [({"id": "dnipro", "name": "Dnipro"}, shapely.geometry.LineString(dnipro.LINE))])
