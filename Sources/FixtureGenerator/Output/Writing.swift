import Glibc

/// How the command ends when it can't do its work.
enum ExitCode: Int32 {
    /// The file system refused.
    case cannotWrite = 1
    /// The command was called wrongly.
    case badInput = 2
}

/// Ends the command.
func leave(with code: ExitCode) -> Never { exit(code.rawValue) }

/// Writes a line for people to standard error.
func tellPeople(_ text: String) { _ = put(text, into: STDERR_FILENO) }

/// Writes a whole file, making the folders above it; false if that can't be done.
func write(_ text: String, to path: String) -> Bool {
    makeFolders(above: path)
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { return false }
    let complete = put(text, into: file)
    return close(file) == 0 && complete
}

/// Makes the folders of a path; those that exist stay as they are.
private func makeFolders(above path: String) {
    for index in path.indices.dropFirst() where path[index] == "/" {
        _ = mkdir(String(path[..<index]), 0o755)
    }
}

/// Writes all bytes of a text; false if the system takes no more.
private func put(_ text: String, into file: Int32) -> Bool {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
        let count = left.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard count > 0 else { return false }
        left = left.dropFirst(count)
    }
    return true
}
