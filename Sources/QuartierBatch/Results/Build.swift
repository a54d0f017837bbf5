internal import Glibc

/// Which build of the program is running.
enum Build {
    /// What tells this build from others of the same version: size and time of the file that is being executed.
    ///
    /// Results are the same bytes for one build only, and whoever works on Quartier makes many of one version.
    static let identity: String = {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "unknown" }
        return "\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)"
    }()
}
