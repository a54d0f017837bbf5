/// What the file tells of a building's height: mostly storeys, sometimes only metres, rarely nothing.
struct StoreyRecord: Sendable {
    /// The storeys, if told.
    let storeys: Int?
    /// The height in centimetres, if told.
    let height: Int?

    /// Of how many buildings in a thousand a file tells what; of the others it tells storeys only.
    struct Shares: Sendable {
        /// Neither storeys nor height.
        let nothing: Int
        /// The height only.
        let heightOnly: Int
        /// Both.
        let both: Int
    }

    /// The record of a building with so many storeys, each so many centimetres high.
    init(storeys: Int, of height: Int, _ shares: Shares, _ dice: inout Dice) {
        let measured = height * storeys + dice.roll(-9...9) * 10
        let throwOfAThousand = dice.roll(1...1_000)
        let (few, some) = (shares.nothing, shares.nothing + shares.heightOnly)
        switch throwOfAThousand {
        case ...few: (self.storeys, self.height) = (nil, nil)
        case ...some: (self.storeys, self.height) = (nil, measured)
        case ...(some + shares.both): (self.storeys, self.height) = (storeys, measured)
        default: (self.storeys, self.height) = (storeys, nil)
        }
    }
}
