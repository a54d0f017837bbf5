internal import Glibc

extension Crew {
    /// Does one piece of work for every index on all threads of the crew, and hands over what came of it in the order
    /// of the indices while the others are still at work.
    ///
    /// A thread takes the next index as soon as it is free, but no thread is ever more than `window` indices ahead of
    /// the hand-over: what waits for a slow piece takes a bounded amount of memory. `receive` is called by the thread
    /// that calls this; where it says false, or throws, no further piece is begun. The error of a piece is thrown when
    /// its turn comes.
    public func deliver<T: Sendable>(
        _ count: Int, window: Int, _ work: @Sendable @escaping (Int, GeometryKernel) throws -> T,
        to receive: (T) throws -> Bool
    ) throws {
        guard jobs > 1, count > 1 else { return try deliverOneByOne(count, work, to: receive) }
        let belt = Belt<T>(count: count, window: max(1, window))
        let threads = (0..<min(jobs, count)).compactMap { _ in WorkerThread { belt.fill(work) } }
        // Where the system gives no thread at all, the work is done all the same.
        guard !threads.isEmpty else { return try deliverOneByOne(count, work, to: receive) }
        defer {
            belt.stop()
            for thread in threads { thread.join() }
        }
        while let piece = belt.next() {
            guard try receive(piece.get()) else { return }
        }
    }

    private func deliverOneByOne<T>(
        _ count: Int, _ work: (Int, GeometryKernel) throws -> T, to receive: (T) throws -> Bool
    ) throws {
        for index in 0..<count {
            guard try receive(work(index, kernel)) else { return }
        }
    }
}

/// Where threads lay down what they made, and one thread takes it in order.
///
/// Not checked by the compiler: whatever changes is only touched with the mutex held.
private final class Belt<T: Sendable>: @unchecked Sendable {
    private let count: Int
    private let window: Int
    private var begun = 0
    private var delivered = 0
    private var isStopped = false
    private var waiting: [Int: Result<T, any Error>] = [:]
    // Behind pointers, because both must stay at one address.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init(count: Int, window: Int) {
        self.count = count
        self.window = window
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(change, nil)
    }

    deinit {
        pthread_cond_destroy(change)
        pthread_mutex_destroy(mutex)
        change.deallocate()
        mutex.deallocate()
    }

    /// Works until nothing is left or nobody wants more.
    func fill(_ work: (Int, GeometryKernel) throws -> T) {
        let kernel = GeometryKernel()
        while let index = take() {
            let piece = Result { try work(index, kernel) }
            locked {
                waiting[index] = piece
                pthread_cond_broadcast(change)
            }
        }
    }

    /// The next piece in order, as soon as it is there; nil behind the last.
    func next() -> Result<T, any Error>? {
        locked {
            while delivered < count {
                if let piece = waiting.removeValue(forKey: delivered) {
                    delivered += 1
                    pthread_cond_broadcast(change)
                    return piece
                }
                pthread_cond_wait(change, mutex)
            }
            return nil
        }
    }

    /// Lets no further piece begin.
    func stop() {
        locked {
            isStopped = true
            pthread_cond_broadcast(change)
        }
    }

    private func take() -> Int? {
        locked {
            while !isStopped, begun < count, begun >= delivered + window { pthread_cond_wait(change, mutex) }
            guard !isStopped, begun < count else { return nil }
            defer { begun += 1 }
            return begun
        }
    }

    private func locked<R>(_ body: () -> R) -> R {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
