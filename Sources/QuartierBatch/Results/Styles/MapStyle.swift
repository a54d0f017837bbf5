import QuartierModel
import QuartierScenario

/// How QGIS draws the zones of a kind by an indicator, in QGIS's own language (QML).
///
/// Rules rather than a graduated renderer: only they can say what a zone without a value looks like.
struct MapStyle {
    let theme: MapTheme
    let breaks: ClassBreaks
    let kind: ZoneKind
    /// The columns with their titles, which QGIS shows in place of their names.
    let titles: [(column: String, title: String)]

    /// The style as QGIS reads it.
    var qml: String {
        var writer = XMLWriter()
        let classes = breaks.classes(of: theme.indicator.id)
        writer.element(
            "qgis", ["version": "3.22.0", "styleCategories": "Symbology|Labeling|Fields", "labelsEnabled": "1"]
        ) { writer in
            writer.element("renderer-v2", ["type": "RuleRenderer", "symbollevels": "0", "enableorderby": "0"]) {
                writeRules(classes, to: &$0)
                writeSymbols(classes.count, to: &$0)
            }
            writeLabels(to: &writer)
            writer.element("aliases") { writer in
                for (column, title) in titles { writer.element("alias", ["field": column, "name": title]) }
            }
            writer.element("layerGeometryType") { $0.number(2) }
        }
        return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>" + writer.text
    }

    /// The heading of the legend: the indicator with its unit.
    private var heading: String {
        let definition = theme.indicator
        return definition.unit == "1" ? definition.title : "\(definition.title) (\(definition.unit))"
    }
}

// MARK: - Colours

extension MapStyle {
    private func writeRules(_ classes: [ClassBreaks.Class], to writer: inout XMLWriter) {
        writer.element("rules", ["key": "all"]) { writer in
            writer.element("rule", ["key": "map", "label": heading]) { writer in
                for (number, found) in classes.enumerated() {
                    writer.element(
                        "rule",
                        [
                            "key": "class-\(number + 1)", "symbol": "\(number)", "filter": found.condition,
                            "label": found.label,
                        ])
                }
                writer.element(
                    "rule",
                    [
                        "key": "no-value", "symbol": "\(classes.count)",
                        "filter": "\"\(theme.indicator.id)\" IS NULL", "label": "no value",
                    ])
            }
        }
    }

    private func writeSymbols(_ count: Int, to writer: inout XMLWriter) {
        writer.element("symbols") { writer in
            for (number, colour) in theme.colours(count).enumerated() {
                writer.symbol("\(number)", "fill") { $0.fill(colour, outline: outline) }
            }
            writer.symbol("\(count)", "fill") {
                $0.fill(MapTheme.Colour(0xF4F4F4), outline: outline)
                $0.hatch(MapTheme.Colour(0xA0A0A0))
            }
        }
    }

    /// Plots are small and many: their borders must not hide them.
    private var outline: String { kind == .plots ? "0.1" : "0.3" }
}

// MARK: - Labels

extension MapStyle {
    private func writeLabels(to writer: inout XMLWriter) {
        let isPlots = kind == .plots
        writer.element("labeling", ["type": "simple"]) { writer in
            writer.element("settings", ["calloutType": "simple"]) { writer in
                writer.element(
                    "text-style",
                    [
                        "fieldName": isPlots ? value : "coalesce(\"name\", \"id\") || '\\n' || \(value)",
                        "isExpression": "1", "fontSize": isPlots ? "7" : "8", "fontSizeUnit": "Point",
                        "fontWeight": "50", "fontKerning": "1", "textColor": "40,40,40,255", "textOpacity": "1",
                        "multilineHeight": "1",
                    ]
                ) { writer in
                    writer.element(
                        "text-buffer",
                        [
                            "bufferDraw": "1", "bufferSize": isPlots ? "0.7" : "0.9", "bufferSizeUnits": "MM",
                            "bufferColor": "255,255,255,255", "bufferOpacity": "0.9", "bufferJoinStyle": "128",
                        ])
                }
                // Centred lines, horizontal, inside the zone.
                writer.element("text-format", ["multilineAlign": "1", "decimals": "3"])
                writer.element(
                    "placement",
                    [
                        "placement": "4", "priority": "5", "quadOffset": "4", "centroidInside": "1",
                        "polygonPlacementFlags": "2", "fitInPolygonOnly": isPlots ? "1" : "0",
                    ])
                // Values of plots are for those who come near.
                writer.element(
                    "rendering",
                    [
                        "drawLabels": "1", "obstacle": "1", "obstacleFactor": "1", "maxNumLabels": "2000",
                        "fontMaxPixelSize": "10000", "scaleVisibility": isPlots ? "1" : "0",
                        "scaleMin": isPlots ? "10000" : "0", "scaleMax": "0",
                    ])
            }
        }
    }

    /// The value as a label has it: rounded, in the language of the reader, a dash where there is none.
    private var value: String {
        let column = "\"\(theme.indicator.id)\""
        if theme.isShare { return "coalesce(format_number(100 * \(column), 0) || ' %', '–')" }
        let decimals = (breaks.limits.last?.value ?? 0) < 20 ? 2 : 0
        return "coalesce(format_number(\(column), \(decimals)), '–')"
    }
}

// MARK: - Parts of symbols

extension XMLWriter {
    /// A symbol with its layers, the lowest first.
    fileprivate mutating func symbol(_ name: String, _ type: String, _ layers: (inout XMLWriter) -> Void) {
        element("symbol", ["name": name, "type": type, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"], layers)
    }

    private mutating func layer(
        _ type: String, _ options: KeyValuePairs<String, String>, _ rest: (inout XMLWriter) -> Void = { _ in }
    ) {
        element("layer", ["class": type, "enabled": "1", "locked": "0", "pass": "0"]) { writer in
            writer.element("Option", ["type": "Map"]) { writer in
                for (name, value) in options {
                    writer.element("Option", ["type": "QString", "name": name, "value": value])
                }
            }
            rest(&writer)
        }
    }

    /// A plain colour with a border.
    fileprivate mutating func fill(_ colour: MapTheme.Colour, outline: String) {
        layer(
            "SimpleFill",
            [
                "color": colour.qgis, "style": "solid", "outline_color": "90,90,90,255", "outline_style": "solid",
                "outline_width": outline, "outline_width_unit": "MM", "joinstyle": "round",
            ])
    }

    /// Thin lines from corner to corner.
    fileprivate mutating func hatch(_ colour: MapTheme.Colour) {
        layer(
            "LinePatternFill",
            [
                "angle": "45", "distance": "1.6", "distance_unit": "MM", "color": colour.qgis, "line_width": "0.2",
                "line_width_unit": "MM", "offset": "0", "offset_unit": "MM",
            ]
        ) { writer in
            writer.symbol("@hatch@1", "line") {
                $0.layer(
                    "SimpleLine",
                    ["line_color": colour.qgis, "line_style": "solid", "line_width": "0.2", "line_width_unit": "MM"])
            }
        }
    }
}

extension MapTheme.Colour {
    /// The colour as QGIS writes it, without transparency.
    fileprivate var qgis: String { "\(red),\(green),\(blue),255" }
}
