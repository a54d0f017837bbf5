internal import Glibc
internal import Synchronization

/// Who does the work: a kernel, and threads with kernels of their own where work can be shared out.
///
/// A crew belongs to one thread. Results come back in the order of their indices, whatever thread made them, so
/// nothing downstream can depend on how many threads there were.
public struct Crew {
    /// The kernel of the thread that holds the crew.
    public let kernel: GeometryKernel
    /// How many threads `map` uses.
    public let jobs: Int

    /// GEOS calls itself on nested and on long geometries; the threads of a crew have this much stack.
    static let stackSize = 16 << 20

    /// A crew of so many threads.
    public init(jobs: Int = 1, kernel: GeometryKernel = GeometryKernel()) {
        self.jobs = max(1, jobs)
        self.kernel = kernel
    }

    /// Does one piece of work for every index, on all threads of the crew.
    ///
    /// If pieces fail, the error of the smallest index is thrown.
    public func map<T: Sendable>(
        _ count: Int, _ body: @Sendable @escaping (Int, GeometryKernel) throws -> T
    ) throws -> [T] {
        guard jobs > 1, count > 1 else { return try (0..<count).map { try body($0, kernel) } }
        let shift = Shift(count: count, body: body)
        let threads = (0..<min(jobs, count)).compactMap { _ in WorkerThread { shift.work() } }
        // Where the system gives no thread at all, the work is done all the same.
        if threads.isEmpty { shift.work() }
        for thread in threads { thread.join() }
        return try shift.results()
    }
}

/// The pieces of work that threads take one after another.
private final class Shift<T: Sendable>: Sendable {
    private let count: Int
    private let body: @Sendable (Int, GeometryKernel) throws -> T
    private let next = Atomic<Int>(0)
    private let done = Mutex<[(index: Int, result: Result<T, any Error>)]>([])

    init(count: Int, body: @Sendable @escaping (Int, GeometryKernel) throws -> T) {
        self.count = count
        self.body = body
        done.withLock { $0.reserveCapacity(count) }
    }

    func work() {
        let kernel = GeometryKernel()
        var own: [(index: Int, result: Result<T, any Error>)] = []
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { break }
            own.append((index, Result { try body(index, kernel) }))
        }
        let finished = own
        done.withLock { $0.append(contentsOf: finished) }
    }

    func results() throws -> [T] {
        let ordered = done.withLock { $0.sorted { $0.index < $1.index } }
        return try ordered.map { try $0.result.get() }
    }
}

/// A thread with a stated stack size; `join` waits for it.
private struct WorkerThread {
    private var handle = pthread_t()

    /// A running thread; nil if the system refuses one.
    init?(_ body: @Sendable @escaping () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Crew.stackSize)
        let box = Unmanaged.passRetained(Box(body))
        let status = pthread_create(
            &handle, &attributes,
            { raw in
                if let raw { Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body() }
                return nil
            }, box.toOpaque())
        guard status == 0 else {
            box.release()
            return nil
        }
    }

    func join() { pthread_join(handle, nil) }

    private final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @Sendable @escaping () -> Void) { self.body = body }
    }
}
