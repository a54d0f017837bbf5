internal import CZlib

/// Bytes as an archive holds them: deflated where that makes them fewer, and their checksum.
struct Deflation {
    /// The bytes to be written.
    let bytes: [UInt8]
    /// Whether they are deflated; stored as they are otherwise.
    let isDeflated: Bool
    /// The CRC-32 of the original bytes.
    let checksum: UInt32

    /// What zlib takes in one step.
    private static let step = 1 << 24
    /// What it gives in one step.
    private static let room = 1 << 16

    /// Deflates bytes.
    init(_ original: UnsafeRawBufferPointer) {
        checksum = Self.checksum(of: original)
        let deflated = Self.deflated(original)
        isDeflated = deflated.count < original.count
        bytes = isDeflated ? deflated : Array(original)
    }

    private static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt32 {
        var sum = crc32(0, nil, 0)
        for start in stride(from: 0, to: bytes.count, by: step) {
            let part = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + step, bytes.count)])
            sum = crc32(sum, part.bindMemory(to: UInt8.self).baseAddress, UInt32(part.count))
        }
        return UInt32(truncatingIfNeeded: sum)
    }

    private static func deflated(_ original: UnsafeRawBufferPointer) -> [UInt8] {
        var stream = z_stream()
        // Fails only if the memory is gone or zlib is another one than it was built for: nothing data can cause.
        precondition(quartier_deflate_init(&stream, Z_DEFAULT_COMPRESSION) == Z_OK, "zlib cannot deflate")
        defer { deflateEnd(&stream) }
        var deflated: [UInt8] = []
        var room = [UInt8](repeating: 0, count: Self.room)
        var start = 0
        repeat {
            let part = original[start..<min(start + step, original.count)]
            start += part.count
            // zlib reads what next_in names and does not write it, though its type says so.
            stream.next_in = UnsafeMutableRawPointer(mutating: UnsafeRawBufferPointer(rebasing: part).baseAddress)?
                .assumingMemoryBound(to: UInt8.self)
            stream.avail_in = UInt32(part.count)
            let flush = start < original.count ? Z_NO_FLUSH : Z_FINISH
            repeat {
                let count = room.withUnsafeMutableBufferPointer { room in
                    stream.next_out = room.baseAddress
                    stream.avail_out = UInt32(room.count)
                    let result = deflate(&stream, flush)
                    precondition(result != Z_STREAM_ERROR, "zlib lost its state")
                    return room.count - Int(stream.avail_out)
                }
                deflated.append(contentsOf: room[..<count])
            } while stream.avail_out == 0
        } while start < original.count
        return deflated
    }
}
