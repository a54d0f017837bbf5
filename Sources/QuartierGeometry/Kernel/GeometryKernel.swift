internal import CGEOS
internal import Synchronization

/// A worker's own access to GEOS: overlay, validity, buffers, predicates.
///
/// It holds one GEOS context and is used by one worker at a time. It is not `Sendable`, and neither is what it
/// prepares: GEOS 3.11 builds envelopes and indexes while reading, so two threads that share a geometry get wrong
/// areas. Making a kernel costs less than a microsecond: make one per worker, never one for all. What goes in and
/// comes out are shapes of a `ShapePool`, which are values.
///
/// Every operation checks its shapes first (finite, below 1e9, nothing empty, rings closed) and throws a
/// `GeometryError` that names the coordinate. A wrong shape index is a programmer's error and traps.
public final class GeometryKernel {
    /// How many operations of this kernel failed in floating point and were repeated on `gridSize`.
    public internal(set) var gridFallbacks = 0

    /// The grid for overlays that fail in floating point: 0.1 mm in a plane of metres.
    public static let gridSize = 1e-4

    let handle: OpaquePointer
    /// What GEOS last complained about.
    var lastMessage = ""

    /// `GEOS_init_r` writes a global of the library (libgeos issue 1311): one at a time.
    private static let creation = Mutex(())

    /// Makes a kernel for the calling worker.
    public init() {
        let created = Self.creation.withLock { _ in UInt(bitPattern: GEOS_init_r()) }
        guard let handle = OpaquePointer(bitPattern: created) else {
            preconditionFailure("no memory is left for a GEOS context")
        }
        self.handle = handle
        // The handler lives no longer than the context, and that no longer than this object.
        let user = Unmanaged.passUnretained(self).toOpaque()
        _ = GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, user in
                guard let message, let user else { return }
                Unmanaged<GeometryKernel>.fromOpaque(user).takeUnretainedValue().lastMessage = String(cString: message)
            }, user)
    }

    deinit {
        GEOS_finish_r(handle)
    }

    /// The version of the GEOS library in use: "3.11.1-CAPI-1.17.1".
    public static var libraryVersion: String {
        GEOSversion().map { String(cString: $0) } ?? "unknown"
    }
}

// MARK: - Answers of the C interface

extension GeometryKernel {
    /// Takes ownership of a geometry that GEOS returned; null is an error with GEOS's own words.
    func owned(_ pointer: OpaquePointer?, _ operation: String) throws(GeometryError) -> OwnedGeometry {
        guard let pointer else { throw failure(operation) }
        return OwnedGeometry(pointer, kernel: self)
    }

    /// A predicate's answer: 0 is no, 1 is yes, anything else an exception inside GEOS.
    func answer(_ value: CChar, _ operation: String) throws(GeometryError) -> Bool {
        switch value {
        case 0: return false
        case 1: return true
        default: throw failure(operation)
        }
    }

    /// An error with what GEOS said since the last one.
    func failure(_ operation: String) -> GeometryError {
        let message = lastMessage.isEmpty ? "GEOS gave no reason" : lastMessage
        lastMessage = ""
        return GeometryError(.failed, operation, message)
    }
}
