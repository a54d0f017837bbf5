import Glibc

// libFuzzer brings the entry of the program with `-sanitize=fuzzer`, and calls these two functions by their names.

/// The target of this process.
///
/// Set once, before the first input; libFuzzer runs on one thread, and its calls take no context.
nonisolated(unsafe) private var chosen: Target?

/// Takes the name of the target off the arguments: `Fuzz TARGET [options and folders]`; `Fuzz list` names them all.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    let name = count.pointee > 1 ? arguments.pointee[1].map { String(cString: $0) } ?? "" : ""
    chosen = Target.all.first { $0.name == name }
    guard chosen != nil else {
        for target in Target.all { print(target.name) }
        exit(name == "list" ? 0 : 2)
    }
    arguments.pointee[1] = arguments.pointee[0]
    arguments.pointee += 1
    count.pointee -= 1
    return 0
}

/// Tries an input on the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen?.run(UnsafeRawBufferPointer(start: bytes, count: count))
    return 0
}
