internal import Glibc

/// The operating system's reason for a failed call.
enum SystemError {
    /// The system's words for an error number: "No space left on device".
    static func text(_ number: Int32) -> String {
        guard let words = strerror(number) else { return "error \(number)" }
        return String(cString: words)
    }

    /// What to do about a failed reading.
    static func readingRemedy(_ number: Int32) -> String {
        switch number {
        case ENOENT, ENOTDIR: "Check the path; it is relative to the file that names it"
        case EACCES, EPERM: "Give yourself the right to read the file"
        case ELOOP: "The links lead in a circle; name the file itself"
        case ENAMETOOLONG: "Shorten the path"
        default: "Copy the file to a local disk and try again"
        }
    }

    /// What to do about a failed writing.
    static func writingRemedy(_ number: Int32) -> String {
        switch number {
        case ENOSPC, EDQUOT: "Free some space on the disk or write to another one, then run again"
        case EROFS: "The disk is read-only; choose another folder"
        case EACCES, EPERM: "Give yourself the right to write to the folder, or choose another one"
        case ENOENT, ENOTDIR: "Make the folder first"
        case ENAMETOOLONG: "Shorten the name"
        case EFBIG: "The disk does not hold files of this size; choose another one"
        default: "Check the disk, or choose another folder"
        }
    }
}
