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
        let done = threads.isEmpty ? shift.work() : threads.flatMap { $0.join() }
        return try done.sorted { $0.index < $1.index }.map { try $0.result.get() }
    }
}

/// The pieces of work that threads take one after another.
private final class Shift<T: Sendable>: Sendable {
    typealias Piece = (index: Int, result: Result<T, any Error>)

    private let count: Int
    private let body: @Sendable (Int, GeometryKernel) throws -> T
    private let next = Atomic<Int>(0)

    init(count: Int, body: @Sendable @escaping (Int, GeometryKernel) throws -> T) {
        self.count = count
        self.body = body
    }

    /// Works until nothing is left; the pieces this thread did.
    func work() -> [Piece] {
        let kernel = GeometryKernel()
        var done: [Piece] = []
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { return done }
            done.append((index, Result { try body(index, kernel) }))
        }
    }
}

/// A thread with a stated stack size; `join` waits for it and takes over what it made.
///
/// What a thread makes passes through the system's own hand-over at its end: there is nothing to lock.
struct WorkerThread<Made: Sendable> {
    private var handle = pthread_t()

    /// A running thread; nil if the system refuses one.
    init?(_ body: @Sendable @escaping () -> Made) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Crew.stackSize)
        let order = Unmanaged<AnyObject>.passRetained(Order(body))
        let status = pthread_create(
            &handle, &attributes,
            { raw in
                guard let raw, let order = Unmanaged<AnyObject>.fromOpaque(raw).takeRetainedValue() as? any Runnable
                else { return nil }
                return Unmanaged<AnyObject>.passRetained(order.run()).toOpaque()
            }, order.toOpaque())
        guard status == 0 else {
            order.release()
            return nil
        }
    }

    /// Called once for each thread.
    func join() -> Made {
        var raw: UnsafeMutableRawPointer?
        let status = pthread_join(handle, &raw)
        guard status == 0, let raw,
            let product = Unmanaged<AnyObject>.fromOpaque(raw).takeRetainedValue() as? Product<Made>
        else { preconditionFailure("a thread that was started ends with what it made (pthread_join: \(status))") }
        return product.made
    }
}

/// What a thread can be told to do without a type parameter, as a C function needs it.
private protocol Runnable: AnyObject {
    func run() -> AnyObject
}

private final class Order<Made: Sendable>: Runnable, Sendable {
    private let body: @Sendable () -> Made
    init(_ body: @Sendable @escaping () -> Made) { self.body = body }
    func run() -> AnyObject { Product(body()) }
}

private final class Product<Made: Sendable>: Sendable {
    let made: Made
    init(_ made: Made) { self.made = made }
}
