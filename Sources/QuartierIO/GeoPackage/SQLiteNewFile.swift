internal import CSQLite
internal import Glibc
internal import QuartierModel

/// A connection that fills a new SQLite file from its first byte to its last.
///
/// No journal and no waiting for the disk: whoever opens the file takes care that nobody sees it before it is whole.
/// The same statements with the same values give the same bytes.
struct SQLiteNewFile: ~Copyable {
    private let connection: OpaquePointer
    /// The file that errors name.
    private let shown: String

    /// Opens an empty file; `shown` is what errors call it.
    init(path: String, shown: String) throws(OutputError) {
        var handle: OpaquePointer?
        let status = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
        guard status == SQLITE_OK, let handle else {
            let error = Self.error(shown, handle, status)
            sqlite3_close_v2(handle)
            throw error
        }
        connection = handle
        self.shown = shown
    }

    deinit { sqlite3_close_v2(connection) }

    /// Runs statements that give no rows.
    func execute(_ text: String) throws(OutputError) {
        let status = sqlite3_exec(connection, text, nil, nil, nil)
        guard status == SQLITE_OK else { throw Self.error(shown, connection, status) }
    }

    /// Runs one statement with values for its question marks.
    func execute(_ text: String, _ values: [SQLiteValue]) throws(OutputError) {
        try prepare(text).run(values)
    }

    /// A statement to be run many times.
    func prepare(_ text: String) throws(OutputError) -> SQLiteStatement {
        var statement: OpaquePointer?
        let status = sqlite3_prepare_v2(connection, text, -1, &statement, nil)
        guard status == SQLITE_OK, let statement else { throw Self.error(shown, connection, status) }
        return SQLiteStatement(statement: statement, connection: connection, shown: shown)
    }

    fileprivate static func error(_ shown: String, _ connection: OpaquePointer?, _ status: Int32) -> OutputError {
        let system = connection.map { sqlite3_system_errno($0) } ?? 0
        if status & 0xFF == SQLITE_FULL { return OutputError(shown, "cannot be written", errno: ENOSPC) }
        if system != 0 { return OutputError(shown, "cannot be written", errno: system) }
        let words = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(status))
        return OutputError(
            path: shown, message: "cannot be written: \(words)", remedy: "Check the disk, or choose another folder")
    }
}

/// A value for an SQLite file.
enum SQLiteValue {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// A statement that is run with one row of values after the other.
struct SQLiteStatement: ~Copyable {
    private let statement: OpaquePointer
    private let connection: OpaquePointer
    private let shown: String

    fileprivate init(statement: OpaquePointer, connection: OpaquePointer, shown: String) {
        self.statement = statement
        self.connection = connection
        self.shown = shown
    }

    deinit { sqlite3_finalize(statement) }

    /// Runs the statement with values for its question marks.
    func run(_ values: [SQLiteValue]) throws(OutputError) {
        for (index, value) in values.enumerated() {
            let status = bind(value, Int32(index + 1))
            guard status == SQLITE_OK else { throw SQLiteNewFile.error(shown, connection, status) }
        }
        let status = sqlite3_step(statement)
        guard status == SQLITE_DONE else { throw SQLiteNewFile.error(shown, connection, status) }
        sqlite3_reset(statement)
    }

    private func bind(_ value: SQLiteValue, _ position: Int32) -> Int32 {
        // SQLite takes a copy before the call returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, position)
        case .integer(let value): return sqlite3_bind_int64(statement, position, Int64(value))
        case .real(let value): return sqlite3_bind_double(statement, position, value)
        case .text(var text):
            return text.withUTF8 { bytes in
                // An empty text may have no address, and no address would be NULL.
                guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, position, "", 0, nil) }
                return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text(statement, position, $0, Int32(clamping: bytes.count), copied)
                }
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(statement, position, $0.baseAddress, UInt64($0.count), copied)
            }
        }
    }
}
