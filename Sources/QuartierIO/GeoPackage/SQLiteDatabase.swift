internal import CSQLite
internal import QuartierModel

/// What SQLite could not do, in its words.
struct SQLiteError: Error, Hashable {
    var code: Int32
    var message: String

    /// The finding for a file.
    func finding(file: String, layer: String? = nil) -> Finding {
        let place = Place(file: file, layer: layer)
        switch code & 0xFF {
        case SQLITE_NOTADB:
            return Finding(
                .error, "not-geopackage", "this is not an SQLite database", at: place, remedy: FileFormats.advice)
        case SQLITE_CORRUPT, SQLITE_FORMAT:
            return Finding(
                .error, "damaged-database", "the database is damaged: \(message)", at: place,
                remedy: "Get a whole copy of the file")
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_BUSY, SQLITE_LOCKED:
            return Finding(
                .error, "database-in-use", "the database cannot be opened for reading: \(message)", at: place,
                remedy: "Close the programs that use it, or copy it to a folder you may write to")
        default:
            return Finding(
                .error, "database-error", "the database cannot be read: \(message)", at: place,
                remedy: "Export the layer again")
        }
    }
}

/// A connection to an SQLite file, read-only and hardened against hostile content.
struct SQLiteDatabase: ~Copyable {
    private let connection: OpaquePointer

    init(path: String) throws(SQLiteError) {
        var handle: OpaquePointer?
        let status = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard status == SQLITE_OK, let handle, quartier_sqlite_harden(handle) == SQLITE_OK else {
            let message = String(cString: sqlite3_errstr(status))
            sqlite3_close_v2(handle)
            throw SQLiteError(code: status, message: message)
        }
        // Damaged pages are then found when they are read; without it they are only found later.
        sqlite3_exec(handle, "PRAGMA cell_size_check = ON", nil, nil, nil)
        connection = handle
    }

    deinit { sqlite3_close_v2(connection) }

    /// A statement; its text is ours, with names from the file quoted.
    func prepare(_ text: String) throws(SQLiteError) -> SQLiteRows {
        var statement: OpaquePointer?
        let status = sqlite3_prepare_v2(connection, text, -1, &statement, nil)
        guard status == SQLITE_OK, let statement else {
            throw SQLiteError(code: status, message: String(cString: sqlite3_errmsg(connection)))
        }
        return SQLiteRows(statement: statement, connection: connection)
    }

    /// A name as SQL has it, between double quotes.
    static func quoted(_ name: String) -> String {
        var text = "\""
        for character in name.unicodeScalars {
            if character == "\"" { text += "\"" }
            text.unicodeScalars.append(character)
        }
        return text + "\""
    }
}

/// The rows of a statement, one at a time.
struct SQLiteRows: ~Copyable {
    private let statement: OpaquePointer
    private let connection: OpaquePointer

    fileprivate init(statement: OpaquePointer, connection: OpaquePointer) {
        self.statement = statement
        self.connection = connection
    }

    deinit { sqlite3_finalize(statement) }

    /// Steps to the next row; false behind the last.
    func next() throws(SQLiteError) -> Bool {
        let status = sqlite3_step(statement)
        switch status {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteError(code: status, message: String(cString: sqlite3_errmsg(connection)))
        }
    }

    /// The kind of a value.
    enum Kind { case null, integer, real, text, blob }

    func kind(_ column: Int32) -> Kind {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .blob
        default: .null
        }
    }

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

    /// The bytes of a text or a blob, valid until the next step.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(
            start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
    }

    /// A text; nil for NULL and for bytes that are not UTF-8.
    func text(_ column: Int32) -> String? {
        guard kind(column) != .null else { return nil }
        guard let start = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
}
