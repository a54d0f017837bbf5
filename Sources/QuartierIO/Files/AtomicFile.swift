/// Writes a whole file in one go, so that it is there whole or not at all.
public enum AtomicFile {
    /// Writes bytes to a file, replacing a regular file of that name.
    ///
    /// Temporary file in the same folder, checked writes, synchronisation, renaming, synchronisation of the
    /// folder; nothing is left behind on failure. The file has mode 0644.
    public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        var file = try OutputFile(path: path)
        try file.append(bytes)
        try file.commit()
    }
}
