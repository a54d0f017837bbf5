internal import CPROJ
internal import Glibc

/// A PROJ context that the environment cannot change; used by one worker at a time.
///
/// The network is off and the data directory is the system's, whatever PROJ_DATA, PROJ_LIB or PROJ_NETWORK say:
/// a run must not depend on what a desktop program left in the shell.
final class ProjectionContext {
    let handle: OpaquePointer
    /// What PROJ last complained about: the reason of a failure is told to the log only.
    private(set) var lastMessage = ""

    /// Where PROJ's register and grids lie.
    static let dataDirectory = "/usr/share/proj"

    init() {
        guard let handle = proj_context_create() else {
            preconditionFailure("no memory is left for a PROJ context")
        }
        self.handle = handle
        _ = proj_context_set_enable_network(handle, 0)
        if access(Self.dataDirectory + "/proj.db", R_OK) == 0 {
            Self.dataDirectory.withCString { path in
                var paths: [UnsafePointer<CChar>?] = [path]
                proj_context_set_search_paths(handle, 1, &paths)
            }
        }
        _ = proj_log_level(handle, PJ_LOG_ERROR)
        // The callback takes the place of standard error and lives no longer than the context, and so this object.
        proj_log_func(handle, Unmanaged.passUnretained(self).toOpaque()) { user, _, message in
            guard let user, let message else { return }
            Unmanaged<ProjectionContext>.fromOpaque(user).takeUnretainedValue().lastMessage = String(cString: message)
        }
    }

    deinit {
        proj_context_destroy(handle)
    }

    /// Takes ownership of an object that PROJ returned.
    func owned(_ pointer: OpaquePointer?) -> ProjectionObject? {
        pointer.map { ProjectionObject($0, context: self) }
    }

    /// An error with what PROJ said since the last one.
    func failure(_ code: ProjectionError.Code, _ message: String, remedy: String) -> ProjectionError {
        let words = lastMessage.isEmpty ? "" : " (PROJ: \(lastMessage))"
        lastMessage = ""
        return ProjectionError(code, message + words, remedy: remedy)
    }
}

/// A PROJ object with its context: destroyed before the context can be.
final class ProjectionObject {
    let pointer: OpaquePointer
    let context: ProjectionContext

    init(_ pointer: OpaquePointer, context: ProjectionContext) {
        self.pointer = pointer
        self.context = context
    }

    deinit {
        proj_destroy(pointer)
    }

    /// The object's name in the register or its definition.
    var name: String { proj_get_name(pointer).map { String(cString: $0) } ?? "" }

    /// Where the object is meant to be used, in degrees; nil if not stated.
    var areaOfUse: BoundingBox? {
        var box = BoundingBox(minX: -1000, minY: -1000, maxX: -1000, maxY: -1000)
        let handle = context.handle
        let isKnown = proj_get_area_of_use(handle, pointer, &box.minX, &box.minY, &box.maxX, &box.maxY, nil)
        guard isKnown == 1, box.minX > -1000 else { return nil }
        if box.minX > box.maxX {
            // The area lies on both sides of the antimeridian: a box can only say "all longitudes".
            box.minX = -180
            box.maxX = 180
        }
        return box
    }
}
