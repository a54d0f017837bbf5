import Glibc
import Synchronization
import Testing

@testable import QuartierGeometry

/// Work that is shared out among threads and handed over in order.
@Suite struct DeliveryTests {
    private struct Mishap: Error {}

    @Test(arguments: [1, 2, 5, 16])
    func piecesComeInOrderWhateverThreadMadeThem(jobs: Int) throws {
        var received: [Int] = []
        try Crew(jobs: jobs).deliver(300, window: 7) { index, _ in
            if index % 11 == 0 { usleep(300) }
            return index
        } to: { piece in
            received.append(piece)
            return true
        }
        #expect(received == Array(0..<300))
    }

    @Test func nobodyIsFurtherAheadThanTheWindow() throws {
        let delivered = Atomic<Int>(0)
        let furthest = Atomic<Int>(0)
        try Crew(jobs: 4).deliver(200, window: 5) { index, _ in
            furthest.max(index - delivered.load(ordering: .sequentiallyConsistent), ordering: .sequentiallyConsistent)
            return index
        } to: { piece in
            if piece % 20 == 0 { usleep(2_000) }
            delivered.store(piece + 1, ordering: .sequentiallyConsistent)
            return true
        }
        // One more than the window at most: a piece is let go before this test has counted it.
        #expect(furthest.load(ordering: .relaxed) <= 6)
    }

    @Test(arguments: [1, 4])
    func theErrorOfAPieceIsThrownInItsTurn(jobs: Int) throws {
        var received: [Int] = []
        #expect(throws: Mishap.self) {
            try Crew(jobs: jobs).deliver(100, window: 8) { index, _ in
                if index >= 40 { throw Mishap() }
                return index
            } to: { piece in
                received.append(piece)
                return true
            }
        }
        #expect(received == Array(0..<40))
    }

    @Test(arguments: [1, 4])
    func whoHasEnoughGetsNoMore(jobs: Int) throws {
        let begun = Atomic<Int>(0)
        var received = 0
        try Crew(jobs: jobs).deliver(10_000, window: 8) { index, _ in
            begun.add(1, ordering: .relaxed)
            return index
        } to: { piece in
            received += 1
            return piece < 20
        }
        #expect(received == 21)
        #expect(begun.load(ordering: .relaxed) < 60)
    }
}
