/// The command `FixtureGenerator <folder>`: draws every fixture place below the folder.
///
/// The layers go to files, a table of what was drawn goes to standard error.
@main
struct GenerateFixtures {
    /// Draws and writes all places, or says how to call the command.
    static func main() {
        guard CommandLine.arguments.count == 2 else {
            tellPeople("usage: FixtureGenerator <folder>\n")
            leave(with: .badInput)
        }
        let folder = CommandLine.arguments[1]
        for file in fixtureFiles() {
            guard write(file.text, to: "\(folder)/\(file.path)") else {
                tellPeople("cannot write \(folder)/\(file.path)\n")
                leave(with: .cannotWrite)
            }
        }
        for place in fixturePlaces {
            tellPeople(place.summary() + "\n")
        }
    }
}
