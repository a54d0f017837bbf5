import QuartierIO

/// A result that is written piece by piece, with the account that the manifest gives of it.
struct DigestedFile: ~Copyable {
    private let name: String
    private var file: OutputFile
    private var digest = FileDigest()
    private var size = 0

    /// Begins a file in a folder of results, under its name there.
    init(_ name: String, in folder: ResultFolder) throws(OutputError) {
        self.name = name
        file = try OutputFile(path: folder.path + "/" + name)
    }

    /// Adds bytes at the end.
    mutating func append(_ bytes: [UInt8]) throws(OutputError) {
        digest.update(bytes)
        size += bytes.count
        try file.append(bytes)
    }

    /// Puts the whole file under its name.
    consuming func commit() throws(OutputError) -> Manifest.Output {
        try file.commit()
        return Manifest.Output(file: name, bytes: size, digest: digest.finish())
    }
}
