"""Makes the small OpenStreetMap files, timetables, Shapefiles and FlatGeobufs of Fixtures/hostile, and the binary
seeds of Fuzzing; run it in its own folder.

Only the standard library is used. The files are committed, so the tests need no Python.
"""
import io
import os
import struct
import zipfile
import zlib

SEEDS = "../../Fuzzing/seeds"


def write(path, *parts):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(b"".join(parts))


# OpenStreetMap PBF ----------------------------------------------------------------------------------------------------

def varint(number):
    number &= (1 << 64) - 1
    result = b""
    while number > 127:
        result += bytes([number & 127 | 128])
        number >>= 7
    return result + bytes([number])


def field(number, content):
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def zigzag(number):
    return (number << 1) ^ (number >> 63)


def differences(numbers):
    return b"".join(varint(zigzag(b - a)) for a, b in zip([0] + numbers, numbers))


def block(kind, content, raw_size=None, deflated=False, blob=None):
    if blob is None:
        size = len(content) if raw_size is None else raw_size
        is_plain = raw_size is None and not deflated
        blob = field(1, content) if is_plain else field(2, size) + field(3, zlib.compress(content, 9))
    head = field(1, kind) + field(3, len(blob))
    return struct.pack(">I", len(head)) + head + blob


def data(group, texts=(b"", b"building", b"yes", b"leisure", b"park", b"type", b"multipolygon", b"outer")):
    return field(1, b"".join(field(1, text) for text in texts)) + field(2, group)


HEADER = field(4, b"OsmSchema-V0.6") + field(4, b"DenseNodes")
OPENING = block(b"OSMHeader", HEADER)
PLACES = [(16.0, 48.0), (16.001, 48.0), (16.001, 48.001), (16.0, 48.001)]


def dense(ids):
    return field(2, field(1, differences(ids)) + field(8, differences([int(y * 1e7) for _, y in PLACES]))
                 + field(9, differences([int(x * 1e7) for x, _ in PLACES])) + field(10, bytes(len(ids))))


NODES = data(dense([1, 2, 3, 4]))


def way(key, value, ids=(1, 2, 3, 4, 1)):
    return data(field(3, field(1, 7) + field(2, varint(key)) + field(3, varint(value)) + field(8, differences(list(ids)))))


def relation(member=7):
    return data(field(4, field(1, 9) + field(2, bytes([5, 3])) + field(3, bytes([6, 4])) + field(8, bytes([7]))
                      + field(9, differences([member])) + field(10, bytes([1]))))


def osm_files():
    park = way(3, 4)
    whole = OPENING + block(b"OSMData", NODES) + block(b"OSMData", park) + block(b"OSMData", relation())
    write(f"{SEEDS}/osm/plain.osm.pbf", whole)
    write(f"{SEEDS}/osm/house.osm.pbf", OPENING, block(b"OSMData", NODES), block(b"OSMData", way(1, 2)))
    write(f"{SEEDS}/osm/deflated.osm.pbf", OPENING, block(b"OSMData", NODES, deflated=True))
    write("cut.osm.pbf", whole[:-9])
    write("raw-size-lies.osm.pbf", OPENING, block(b"OSMData", NODES, raw_size=len(NODES) + 1))
    write("deflate-bomb.osm.pbf", OPENING, block(b"OSMData", bytes(30_000_000), deflated=True))
    write("blob-too-large.osm.pbf", OPENING, block(b"OSMData", b"", blob=field(2, 1 << 31) + field(3, b"x")))
    write("header-too-large.osm.pbf", OPENING, struct.pack(">I", 0x7FFFFFFF), b"x" * 64)
    write("text-out-of-range.osm.pbf", OPENING, block(b"OSMData", NODES), block(b"OSMData", way(3, 4_000_000_000)))
    write("missing-nodes.osm.pbf", OPENING, block(b"OSMData", way(3, 4)))
    write("relation-of-itself.osm.pbf", OPENING, block(b"OSMData", relation(member=9)))


# Shapefile ------------------------------------------------------------------------------------------------------------

def shapefile(name, points=2, stated=None, rows=None, offset=None, prj=None):
    """Points with a text; `stated` is the length of the .shp by its header, `rows` the .dbf's count."""
    records = b"".join(struct.pack(">ii", i + 1, 10) + struct.pack("<idd", 1, 16.0 + i, 48.0) for i in range(points))

    def head(length):
        return struct.pack(">iiiiiii", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack("<ii8d", 1000, 1, 16, 48, 17, 48, 0,
                                                                                      0, 0, 0)
    shp = head(stated or 100 + len(records)) + records
    shx = head(100 + points * 8) + b"".join(
        struct.pack(">ii", (offset or 100) // 2 + i * 14, 10) for i in range(points))
    dbf = struct.pack("<BBBBIHH20x", 3, 126, 1, 1, points if rows is None else rows, 65, 9)
    dbf += struct.pack("<11sc4xBB14x", b"NAME", b"C", 8, 0) + b"\r"
    dbf += b"".join(b" " + f"Platz {i}".ljust(8).encode() for i in range(points)) + b"\x1a"
    parts = {"shp": shp, "shx": shx, "dbf": dbf}
    if prj is not None:
        parts["prj"] = prj
    if name:
        for suffix, content in parts.items():
            write(f"{name}.{suffix}", content)
    return parts


WGS84 = (b'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
         b'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]')


def shapefiles():
    sound = shapefile(None)
    write(f"{SEEDS}/mapinfo/table", b"|PART|".join([sound["dbf"], struct.pack("<II", 0, 500), bytes(512)]))
    write(f"{SEEDS}/mapinfo/interchange", b'Version 300\n|PART|"A",1\n"B ""b""",2\n')
    write(f"{SEEDS}/shapefile/points", b"|PART|".join([sound["shp"], sound["shx"], sound["dbf"], b"UTF-8"]))
    shapefile("header-lies", stated=4_000, prj=WGS84)
    shapefile("records-lie", rows=0xFFFFFFFF, prj=WGS84)
    shapefile("companions-disagree", rows=1, prj=WGS84)
    shapefile("record-outside", offset=2_000_000_000, prj=WGS84)
    shapefile("prj-nonsense", prj=b"/etc/passwd")
    shapefile("prj-too-deep", prj=b"PROJCS[" * 4_000)
    shapefile("prj-reads-file", prj=b"+init=/etc/passwd:1 +proj=longlat")


# FlatGeobuf -----------------------------------------------------------------------------------------------------------

MAGIC = b"fgb\x03fgb\x00"


def table(*fields):
    """A FlatBuffers table, its fields by number as bytes that are stored in it, largest first; vtable before it."""
    layout, position = {}, 4
    for number, content in sorted(((n, c) for n, c in fields), key=lambda f: -len(f[1])):
        position += -position % len(content)
        layout[number] = (position, content)
        position += len(content)
    count = max(layout) + 1
    body = bytearray(position - 4)
    for offset, content in layout.values():
        body[offset - 4:offset - 4 + len(content)] = content
    slots = struct.pack("<HH", 4 + 2 * count, position)
    slots += b"".join(struct.pack("<H", layout[n][0] if n in layout else 0) for n in range(count))
    # The table must lie so that its largest field is aligned to eight bytes.
    padding = -(8 + len(slots)) % 8
    start = 4 + padding + len(slots)
    start += -start % 4
    return struct.pack("<I", start) + bytes(start - 4 - len(slots)) + slots + struct.pack("<i", len(slots)) + bytes(body)


def sized(content):
    content += bytes(-len(content) % 8)
    return struct.pack("<I", len(content)) + content


def flatgeobuf_header(features):
    content = table((2, b"\x01"), (8, struct.pack("<Q", features)), (9, struct.pack("<H", 0)))
    return MAGIC + sized(content)


def flatgeobuf_feature(x, y):
    # Feature {geometry: Geometry {xy: [x, y]}}: a root, then each table behind its vtable; offsets count from where
    # they stand.
    geometry = struct.pack("<HHHH", 8, 8, 0, 4) + struct.pack("<iI", 8, 4) + struct.pack("<Idd", 2, x, y)
    feature = struct.pack("<IHHHH", 12, 0, 6, 8, 4) + struct.pack("<iI", 6, 12)
    return sized(feature + geometry)


def flatgeobufs():
    write(f"{SEEDS}/flatgeobuf/points", flatgeobuf_header(2), flatgeobuf_feature(16, 48), flatgeobuf_feature(17, 48))
    write("header-size-lies.fgb", MAGIC, struct.pack("<I", 0xFFFFFFF0), b"x" * 64)
    write("count-lies.fgb", flatgeobuf_header(1_000_000_000), flatgeobuf_feature(16, 48))
    write("feature-size-lies.fgb", flatgeobuf_header(1), struct.pack("<I", 0x7FFFFFF0), b"x" * 64)
    write("feature-cut.fgb", flatgeobuf_header(2), flatgeobuf_feature(16, 48), flatgeobuf_feature(17, 48)[:-9])


# Timetables -----------------------------------------------------------------------------------------------------------

TOWN = {
    "agency.txt": "agency_id,agency_name,agency_url,agency_timezone\n1,Linien,http://example.org,Europe/Vienna\n",
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
                 "A,Am Anger,48.20,16.30,0,\nB,Bahnhof,48.21,16.31,0,S\nC,Chor,48.22,16.32,,\nS,Bahnhof,48.21,16.31,1,\n",
    "routes.txt": "route_id,route_short_name,route_long_name,route_type\nR1,25,,0\nR2,,Nachtlinie,3\n",
    "calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                    "week,1,1,1,1,1,0,0,20260101,20261231\n",
    "calendar_dates.txt": "service_id,date,exception_type\nweek,20260525,2\nnight,20260522,1\n",
    "trips.txt": "route_id,service_id,trip_id,direction_id\nR1,week,T1,0\nR1,week,T2,1\nR2,night,T3,\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                      "T1,8:00:00,8:00:00,A,1\nT1,8:05:00,8:05:00,B,2\nT1,8:10:00,8:10:00,C,3\n"
                      "T2,9:00:00,9:00:00,C,1\nT2,9:08:00,9:09:00,A,2\nT3,25:30:00,25:30:00,A,1\nT3,25:40:00,25:40:00,C,2\n",
}


def archive(*entries):
    with io.BytesIO() as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
            for name, text in entries:
                # No times: the same bytes whenever it is made.
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(info, text)
        return target.getvalue()


def town(**changes):
    tables = TOWN | {f"{name}.txt": text for name, text in changes.items()}
    return [(name, text) for name, text in tables.items() if text is not None]


def changed(name, old, new):
    text = TOWN[f"{name}.txt"]
    assert old in text
    return town(**{name: text.replace(old, new)})


def timetables():
    write("../formats/town.gtfs.zip", archive(*town()))
    write("path-in-archive.gtfs.zip", archive(*town(), ("../../stops.txt", "x")))
    write("bomb.gtfs.zip", archive(*town(), ("shapes.txt", "0" * 20_000_000)))
    write("no-trips.gtfs.zip", archive(*town(trips=None)))
    write("invalid-date.gtfs.zip", archive(*changed("calendar", "20261231", "20260231")))
    write("entry-in-entry.gtfs.zip", archive(("feed.zip", archive(*town()))))
    write("cut.gtfs.zip", archive(*town())[:-30])
    whole = archive(*town())
    head, start = whole.index(b"PK\1\2"), bytearray(whole)
    start[6] |= 1
    start[head + 8] |= 1
    write("encrypted.gtfs.zip", bytes(start))
    write("strangers.gtfs.zip", archive(*changed("stop_times", ",A,", ",Z,")))
    write("backwards.gtfs.zip", archive(*changed("stop_times", "9:08:00,9:09:00", "8:08:00,8:09:00")))
    write("unclosed-quote.gtfs.zip", archive(*changed("stops", "Chor", '"Chor')))


# Archives and others in disguise --------------------------------------------------------------------------------------

def disguises():
    write("zip-in-disguise.geojson", b"PK\x03\x04\x14\0\0\0\0\0", bytes(40))
    write("gzip-in-disguise.csv", zlib.compress(b"x,y\n1,2\n", wbits=31))
    write("pdf-in-disguise.gml", b"%PDF-1.7\n")
    write("tiff-in-disguise.gpkg", b"II*\0", bytes(60))
    vrt = (b'<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>'
           b"</OGRVRTDataSource>\n")
    for suffix in ["geojsonl", "csv", "gpkg", "osm.pbf", "shp", "gml", "fgb", "dxf", "kml", "tab", "mif"]:
        write(f"vrt-in-disguise.{suffix}", vrt)


def wkb_seeds():
    def geometry(code, *parts, order="<"):
        return struct.pack(order + "BI", order == "<", code) + b"".join(parts)

    def run(*positions, order="<"):
        return struct.pack(order + "I", len(positions)) + b"".join(struct.pack(order + f"{len(p)}d", *p) for p in positions)
    head = b"GP\0\x01" + struct.pack("<i", 4326)
    square = [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]
    hole = [(1, 1), (1, 1.5), (1.5, 1.5), (1, 1)]
    count = struct.pack
    polygon = geometry(3, count("<I", 2), run(*square), run(*hole))
    write(f"{SEEDS}/wkb/point", head, geometry(1, count("<dd", 16, 48)))
    write(f"{SEEDS}/wkb/empty-point", head, geometry(1, count("<dd", float("nan"), float("nan"))))
    write(f"{SEEDS}/wkb/line", b"GP\0\x00" + count(">i", 0), geometry(2, run((0, 0), (1, 1), order=">"), order=">"))
    write(f"{SEEDS}/wkb/polygon", b"GP\0\x03" + count("<i4d", 4326, 0, 2, 0, 2), polygon)
    write(f"{SEEDS}/wkb/multi", head, geometry(6, count("<I", 2), polygon, polygon))
    write(f"{SEEDS}/wkb/height", head, geometry(1002, run((0, 0, 5), (1, 1, 5))))
    write(f"{SEEDS}/wkb/measure", head, geometry(0xC0000002, run((0, 0, 5, 1), (1, 1, 5, 2))))
    write(f"{SEEDS}/wkb/collection", head, geometry(7, count("<I", 2), polygon, geometry(6, count("<I", 1), polygon)))


osm_files()
timetables()
shapefiles()
flatgeobufs()
disguises()
wkb_seeds()
