internal import CGEOS

/// A GEOS geometry that this value alone owns, destroyed when the value ends.
struct OwnedGeometry: ~Copyable {
    let pointer: OpaquePointer
    let kernel: GeometryKernel

    init(_ pointer: OpaquePointer, kernel: GeometryKernel) {
        self.pointer = pointer
        self.kernel = kernel
    }

    deinit {
        GEOSGeom_destroy_r(kernel.handle, pointer)
    }
}
