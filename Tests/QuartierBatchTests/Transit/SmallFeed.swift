import Foundation
import QuartierIO

/// A timetable quick to write down: two stops, and a bus between them on some days of a period.
struct SmallFeed {
    /// The weekdays with service, from Monday, as the calendar writes them.
    var weekdays = "1,1,1,1,1,0,0"
    /// The first and the last day.
    var period = "20260101,20261231"
    /// A day with twice the service.
    var busyDay: String?
    /// How far east the stops are; 16 is where the squares of drafts are.
    var longitude = 16.0
    /// How far north they are, and the name of the first.
    var north = 48.0005, name = "Anger"
    /// A table to leave out.
    var missing: String?

    /// The tables by their names.
    var tables: [(name: String, text: String)] {
        let exceptions = busyDay.map { "extra,\($0),1\n" } ?? ""
        let texts = [
            ("agency.txt", "agency_name,agency_url,agency_timezone\nLinien,http://example.org,Europe/Vienna\n"),
            (
                "stops.txt",
                "stop_id,stop_name,stop_lat,stop_lon\nA,\(name),\(north),\(longitude)\n"
                    + "B,Bahn,\(north),\(longitude + 0.01)\n"
            ),
            ("routes.txt", "route_id,route_short_name,route_type\nR,1,3\n"),
            (
                "calendar.txt",
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                    + "week,\(weekdays),\(period)\n"
            ),
            ("calendar_dates.txt", "service_id,date,exception_type\n" + exceptions),
            ("trips.txt", "route_id,service_id,trip_id\nR,week,T1\nR,extra,T2\n"),
            (
                "stop_times.txt",
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT1,08:00:00,08:00:00,A,1\n"
                    + "T1,08:05:00,08:05:00,B,2\nT2,09:00:00,09:00:00,A,1\nT2,09:05:00,09:05:00,B,2\n"
            ),
            ("shapes.txt", "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n"),
        ]
        return texts.filter { $0.0 != missing && (busyDay != nil || $0.0 != "calendar_dates.txt") }.map {
            // Without the busy day nothing runs on its service, and no trip may name it.
            busyDay == nil && ["trips.txt", "stop_times.txt"].contains($0.0) ? ($0.0, Self.withoutExtra($0.1)) : $0
        }
    }

    private static func withoutExtra(_ text: String) -> String {
        text.split(separator: "\n").filter { !$0.contains("T2") }.map { $0 + "\n" }.joined()
    }

    /// Writes the tables into a folder that is made.
    func write(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for table in tables {
            try table.text.write(toFile: folder + "/" + table.name, atomically: true, encoding: .utf8)
        }
    }

    /// Writes the tables as an archive.
    func writeArchive(to path: String) throws {
        try Self.write(tables.map { ($0.name, Array($0.text.utf8)) }, to: path)
    }

    /// Packs the files of a folder.
    static func pack(_ folder: String, to path: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        try write(names.map { ($0, Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))) }, to: path)
    }

    /// Writes an archive of some files.
    static func write(_ files: [(name: String, bytes: [UInt8])], to path: String) throws {
        var archive = try ZipWriter(path: path)
        for file in files { try archive.add(file.name, file.bytes) }
        _ = try archive.finish()
    }
}
