internal import CDigest
public import QuartierModel

/// SHA-256 of files and bytes, as 64 lower-case hexadecimal digits.
public struct FileDigest: ~Copyable {
    private let context: OpaquePointer

    /// A digest of nothing yet.
    public init() {
        // Both fail only if libcrypto is broken or the memory is gone: nothing a user's data can cause.
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("libcrypto does not offer SHA-256")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes in further bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        let done = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        precondition(done == 1, "libcrypto could not continue a SHA-256")
    }

    /// Takes in further bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Ends the digest and returns its text.
    public consuming func finish() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = EVP_DigestFinal_ex(context, &digest, nil)
        precondition(done == 1, "libcrypto could not end a SHA-256")
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension FileDigest {
    /// The digest of a file's content.
    ///
    /// Throws a finding if the file cannot be read.
    public static func sha256(ofFile path: String, displayName: String? = nil) throws(Finding) -> String {
        let file = try MappedFile(path: path, displayName: displayName)
        return sha256(of: file.bytes)
    }

    /// The digest of bytes in memory.
    public static func sha256(of bytes: UnsafeRawBufferPointer) -> String {
        var digest = FileDigest()
        digest.update(bytes)
        return digest.finish()
    }

    /// The digest of bytes in memory.
    public static func sha256(of bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { sha256(of: $0) }
    }
}
