internal import Glibc

/// Why a result could not be written.
public struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file that was to be written.
    public var path: String
    /// What failed, as a plain phrase: "cannot be written: No space left on device".
    public var message: String
    /// What to do about it.
    public var remedy: String
    /// The operating system's error number; 0 where the refusal is ours.
    public var number: Int32

    /// A refusal of ours.
    public init(path: String, message: String, remedy: String, number: Int32 = 0) {
        self.path = path
        self.message = message
        self.remedy = remedy
        self.number = number
    }

    /// One line for people: path, message, remedy.
    public var description: String { "\(path): \(message). \(remedy)" }

    init(_ path: String, _ what: String, errno number: Int32) {
        self.init(
            path: path, message: "\(what): \(SystemError.text(number))", remedy: SystemError.writingRemedy(number),
            number: number)
    }
}
