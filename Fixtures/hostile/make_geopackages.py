"""Makes the small GeoPackages of Fixtures/hostile and Fixtures/formats; run it in its own folder.

Only the standard library is used. Each file is a sound GeoPackage with one thing wrong (hostile) or nothing
(formats/plots.gpkg). The files are committed, so the tests need no Python.
"""
import os
import sqlite3
import struct

SQUARE = [(16.0, 48.0), (16.001, 48.0), (16.001, 48.001), (16.0, 48.001), (16.0, 48.0)]


def ring(points, order="<"):
    return struct.pack(order + "I", len(points)) + b"".join(struct.pack(order + "%dd" % len(p), *p) for p in points)


def polygon(*rings, order="<", code=3):
    head = struct.pack(order + "BI", 1 if order == "<" else 0, code)
    return head + struct.pack(order + "I", len(rings)) + b"".join(ring(r, order) for r in rings)


def blob(wkb, srs=4326, flags=1):
    return b"GP\0" + bytes([flags]) + struct.pack("<i" if flags & 1 else ">i", srs) + wkb


def package(path, rows, view=False, srs=(4326, "EPSG", 4326, "undefined"), key="INTEGER", register=True):
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size = 512")
    db.execute("PRAGMA application_id = 1196444487")
    db.executescript("""
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
            organization_coordsys_id INTEGER, definition TEXT);
        CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,
            srs_id INTEGER, z INTEGER, m INTEGER);
    """)
    db.execute("INSERT INTO gpkg_spatial_ref_sys VALUES ('s', ?, ?, ?, ?)", srs)
    table = "plots_base" if view else "plots"
    db.execute(f"CREATE TABLE {table} (fid {key} PRIMARY KEY, geom BLOB, name TEXT, storeys INTEGER, far REAL, "
               "listed BOOLEAN)")
    db.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?)", rows)
    if view:
        db.execute("CREATE VIEW plots AS SELECT * FROM plots_base")
    if register:
        db.execute("INSERT INTO gpkg_contents VALUES ('plots', 'features', 'plots', ?)", (srs[0],))
        db.execute("INSERT INTO gpkg_geometry_columns VALUES ('plots', 'geom', 'GEOMETRY', ?, 0, 0)", (srs[0],))
    db.commit()
    db.close()


def row(geometry, fid=1, name="A", storeys=3, far=1.5, listed=1):
    return (fid, geometry, name, storeys, far, listed)


HOLE = [(16.0002, 48.0002), (16.0002, 48.0004), (16.0004, 48.0004), (16.0002, 48.0002)]
MULTI = struct.pack("<BII", 1, 6, 2) + polygon(SQUARE) + polygon([(x + 1, y) for x, y in SQUARE])
HIGH = [(x, y, 170.0) for x, y in SQUARE]

package("../formats/plots.gpkg", [
    row(blob(polygon(SQUARE, HOLE)), 1, "Ästhetik", 3, 1.5, 1),
    row(blob(polygon(SQUARE, order=">"), flags=0), 4, "B", None, None, 0),
    row(blob(MULTI), 9, None, 7, -0.25, None),
    row(blob(polygon(HIGH, code=1003)), 12, "Z", 1, 2.0, 0),
    row(blob(polygon(HIGH, code=0x80000003)), 13, "EWKB", 1, 2.0, 0),
    row(None, 20, "no geometry", 0, 0.0, 0),
])
package("wkb-too-few-positions.gpkg", [row(blob(polygon(SQUARE[:2])), 7)])
package("wkb-unclosed.gpkg", [row(blob(polygon(SQUARE[:4])))])
package("wkb-count-lies.gpkg", [row(blob(struct.pack("<BIII", 1, 3, 1, 4000000000)))])
# A circular string of two positions, which is no arc.
package("wkb-curve.gpkg", [row(blob(struct.pack("<BIIBII", 1, 10, 1, 1, 8, 2) + struct.pack("<4d", 16, 48, 17, 48)))])
package("wkb-infinite.gpkg", [row(blob(polygon([(float("inf"), 1.0)] + SQUARE[1:])))])
package("wkb-wrong-magic.gpkg", [row(b"XP" + blob(polygon(SQUARE))[2:])])
package("view.gpkg", [row(blob(polygon(SQUARE)))], view=True)
package("undefined-srs.gpkg", [row(blob(polygon(SQUARE), srs=0))], srs=(0, "NONE", 0, "undefined"))
package("text-key.gpkg", [row(blob(polygon(SQUARE)), "a")], key="TEXT")
package("no-layer.gpkg", [], register=False)


def change(path, statements, rows=(row(blob(polygon(SQUARE))),)):
    """A sound GeoPackage on which statements are run that its makers would not."""
    package(path, rows)
    db = sqlite3.connect(path)
    db.executescript("PRAGMA writable_schema = ON;" + statements)
    db.commit()
    db.close()


# Triggers and whatever else runs must not run; what is no plain table is no layer.
change("trigger.gpkg", "CREATE TRIGGER t AFTER UPDATE ON plots BEGIN DELETE FROM plots; END;"
       "CREATE VIEW v AS SELECT load_extension('/tmp/evil') FROM plots;"
       "UPDATE plots SET geom = x'475000' WHERE 0;")
change("endless-contents.gpkg", "DROP TABLE gpkg_contents; CREATE VIEW gpkg_contents AS WITH RECURSIVE c(table_name) AS "
       "(SELECT 'plots' UNION ALL SELECT table_name FROM c) SELECT table_name, 'features' AS data_type FROM c;")
change("generated-geometry.gpkg", "DROP TABLE plots; CREATE TABLE plots (fid INTEGER PRIMARY KEY, "
       "geom BLOB AS (zeroblob(100000000)) VIRTUAL, name TEXT); INSERT INTO plots(name) VALUES ('A');")
change("generated-attribute.gpkg", "ALTER TABLE plots ADD COLUMN big TEXT AS (hex(zeroblob(100000000))) VIRTUAL;")
change("virtual-table.gpkg", "DROP TABLE plots; CREATE VIRTUAL TABLE plots USING rtree(fid, x0, x1);")
change("quote-in-name.gpkg", "UPDATE gpkg_contents SET table_name = 'a\"; DROP TABLE plots; --';"
       "UPDATE gpkg_geometry_columns SET table_name = 'a\"; DROP TABLE plots; --';")
change("schema-of-itself.gpkg", "UPDATE sqlite_master SET rootpage = 1 WHERE name = 'plots';")
change("text-geometry.gpkg", "UPDATE plots SET geom = 'POINT (1 2)';")
change("index-lies.gpkg", "CREATE INDEX i ON plots(name); UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'i';")
package("wkb-too-deep.gpkg", [row(blob(struct.pack("<BII", 1, 7, 1) * 200 + polygon(SQUARE)))])
with open("../formats/plots.gpkg", "rb") as whole, open("cut.gpkg", "wb") as part:
    part.write(whole.read()[:-600])
