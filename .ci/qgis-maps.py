#!/usr/bin/env python3
"""Opens a results.gpkg in QGIS without a screen, as a planner would, and draws every layer in every style.

usage: qgis-maps.py RESULTS.gpkg FOLDER

Fails if a layer is not valid, if QGIS does not find the default style by itself, if a style cannot be loaded, if
layers of one kind of zone differ in their classes, or if a zone is not drawn in the colour of its class.
"""
import os
import sqlite3
import sys
import xml.dom.minidom

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (  # noqa: E402
    QgsApplication, QgsFeatureRequest, QgsLayerTree, QgsLayout, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend,
    QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayoutPoint, QgsLayoutSize, QgsProject, QgsUnitTypes, QgsVectorLayer)
from qgis.PyQt.QtGui import QColor, QFont, QImage  # noqa: E402
from qgis.PyQt.QtXml import QDomDocument  # noqa: E402


def classes(layer):
    """The rules of a layer as people see them."""
    root = layer.renderer().rootRule().children()[0]
    return [(rule.filterExpression(), rule.label(), rule.symbol().color().name()) for rule in root.children()]


def draw(layer, title, path):
    """A map with legend and scale; returns the colours that are in it."""
    project = QgsProject.instance()
    project.setCrs(layer.crs())
    project.addMapLayer(layer, False)
    layout = QgsLayout(project)
    layout.initializeDefaults()
    mm = QgsUnitTypes.LayoutMillimeters

    def place(item, x, y, width, height):
        item.attemptMove(QgsLayoutPoint(x, y, mm))
        item.attemptResize(QgsLayoutSize(width, height, mm))
        layout.addLayoutItem(item)

    map = QgsLayoutItemMap(layout)
    # Without a size of its own the extent comes to nothing.
    map.setRect(20, 20, 20, 20)
    place(map, 8, 20, 205, 182)
    map.setLayers([layer])
    extent = layer.extent()
    extent.scale(1.06)
    map.zoomToExtent(extent)
    label = QgsLayoutItemLabel(layout)
    label.setText(title)
    label.setFont(QFont("DejaVu Sans", 15))
    place(label, 8, 8, 280, 10)
    legend = QgsLayoutItemLegend(layout)
    legend.setAutoUpdateModel(False)
    tree = QgsLayerTree()
    tree.addLayer(layer)
    legend.model().setRootGroup(tree)
    place(legend, 216, 20, 75, 90)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(map)
    bar.applyDefaultSize(QgsUnitTypes.DistanceMeters)
    place(bar, 218, 190, 70, 12)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 110
    if QgsLayoutExporter(layout).exportToImage(path, settings) != QgsLayoutExporter.Success:
        return set()
    image = QImage(path)
    found = {image.pixel(x, y) for x in range(40, image.width() * 7 // 10, 2) for y in range(100, image.height(), 2)}
    project.removeMapLayer(layer.id())
    return found


def main(package, folder):
    faults = []
    application = QgsApplication([], False)
    application.initQgis()
    os.makedirs(folder, exist_ok=True)
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        layers = [row[0] for row in database.execute(
            "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid")]
        styles = list(database.execute(
            "SELECT f_table_name, styleName, styleQML, useAsDefault FROM layer_styles ORDER BY id"))
    seen, maps = {}, 0
    for name in layers:
        layer = QgsVectorLayer(f"{package}|layername={name}", name, "ogr")
        if not layer.isValid():
            faults.append(f"{name}: QGIS cannot open it")
            continue
        # Nothing is loaded here: the style must have come with the layer.
        if layer.renderer().type() != "RuleRenderer" or not layer.labelsEnabled():
            faults.append(f"{name}: QGIS does not open it in its default style")
            continue
        opened = classes(layer)
        number, ids, names = layer.listStylesInDatabase()[0:3]
        offered = dict(zip(names[:number], ids[:number]))
        own = [style for style in styles if style[0] == name]
        if set(offered) != {style[1] for style in own}:
            faults.append(f"{name}: QGIS offers the styles {sorted(offered)}")
            continue
        for _, title, qml, is_default in own:
            fresh = QgsVectorLayer(f"{package}|layername={name}", name, "ogr")
            # As the dialogue does when somebody picks a style: loadNamedStyle would take the default again.
            document = QDomDocument()
            document.setContent(fresh.getStyleFromDatabase(offered[title])[0])
            is_loaded, message = fresh.importNamedStyle(document)
            if not is_loaded:
                faults.append(f"{name}, {title}: {message}")
                continue
            found = classes(fresh)
            rules = xml.dom.minidom.parseString(qml).getElementsByTagName("rule")
            meant = [rule.getAttribute("filter") for rule in rules if rule.getAttribute("filter")]
            if [rule[0] for rule in found] != meant:
                faults.append(f"{name}, {title}: QGIS shows other rules than the style has")
            if is_default and found != opened:
                faults.append(f"{name}: the default style is another one than the one marked")
            if seen.setdefault((name.split("_")[0], title), found) != found:
                faults.append(f"{name}, {title}: other classes than in the other scenarios")
            if fresh.attributeAlias(fresh.fields().indexOf("fsi")) not in ("Floor space index", ""):
                faults.append(f"{name}: wrong alias")
            counts = [
                sum(1 for _ in fresh.getFeatures(QgsFeatureRequest().setFilterExpression(rule))) for rule, _, _ in found]
            # The project takes the layer with it when the map is drawn.
            colours = draw(fresh, f"{name}: {title}", os.path.join(folder, f"{name}.{title}.png"))
            for (_, label, colour), count in zip(found, counts):
                if count and QColor(colour).rgb() not in colours:
                    faults.append(f"{name}, {title}: {count} zones of '{label}' are not drawn in their colour")
            maps += 1
    for fault in faults:
        print(fault)
    print(f"QGIS: {len(layers)} layers, {maps} maps in {folder}, {len(faults)} faults")
    sys.stdout.flush()
    # QGIS is not always able to clear up after itself without a screen; what we wanted to know is said.
    os._exit(1 if faults or not maps else 0)


if __name__ == "__main__":
    main(*sys.argv[1:3])
