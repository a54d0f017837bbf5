import Testing

/// What the command says about itself.
@Suite struct HelpTests {
    @Test(arguments: ["run", "check", "pack", "init", "inspect", "indicators", "compare", "explain", "solve", "schema"])
    func everyVerbExplainsItselfWithAnExample(verb: String) throws {
        let help = try Executable.run(verb, "--help")
        #expect(help.code == 0)
        #expect(help.errors.isEmpty)
        #expect(help.output.contains("Example: quartier \(verb)"))
    }

    @Test func theCommandItselfNamesItsVerbsAndExitCodes() throws {
        let help = try Executable.run("--help")
        #expect(help.code == 0)
        for word in [
            "run", "check", "pack", "init", "inspect", "indicators", "compare", "explain", "solve", "schema",
            "Exit codes", "Example",
        ] {
            #expect(help.output.contains(word))
        }
    }

    @Test func theVersionNamesTheLibrariesThatNumbersDependOn() throws {
        let version = try Executable.run("--version")
        #expect(version.code == 0)
        #expect(version.output.hasPrefix("quartier 0."))
        for library in ["GEOS 3.", "PROJ ", "SQLite 3."] { #expect(version.output.contains(library)) }
    }

    @Test(arguments: [
        ["bogus"], ["run"], ["check"], ["init"], ["inspect"], ["run", "a.yaml", "--jobs", "0"],
        ["run", "a.yaml", "--jobs", "many"], ["run", "a.yaml", "--format", "xlsx"], ["run", "a.yaml", "--colour"],
        ["run", "a.yaml", "--quiet", "--json-log"], ["indicators", "fsi", "--format", "xml"],
    ])
    func wrongWordsAreBadInputAndGoToStandardError(words: [String]) throws {
        let refusal = try Executable.start(words).wait()
        #expect(refusal.code == 2)
        #expect(refusal.output.isEmpty)
        #expect(refusal.errors.contains("Error: "))
    }
}
