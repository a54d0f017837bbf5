import Quartier

/// Loads a study, or says everything that is wrong with it and ends with "bad input".
func loadStudy(path: String, jobs: Int) throws -> Study {
    do {
        return try Study(path: path, jobs: jobs)
    } catch let error as StudyError {
        Terminal.tell(error.findings)
        Terminal.tell("\(path): \(Terminal.summary(of: error.findings)). Nothing was written.")
        throw Outcome.badInput
    }
}
