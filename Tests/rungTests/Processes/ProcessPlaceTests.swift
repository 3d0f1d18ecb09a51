import Foundation
import Testing

@Suite("Wherever it runs")
struct ProcessPlaceTests {
  @Test("without a home it asks for the file")
  func noHome() throws {
    let sandbox = try ProcessSandbox()
    for script in ["env -u HOME rung level", "HOME= rung level", "env -i \"$(command -v rung)\""] {
      let outcome = try sandbox.run(script)
      #expect(outcome.status == 69, "\(script): \(outcome.err)")
      #expect(outcome.err.contains("--db"))
    }
    let xdg = try sandbox.run("env -u HOME XDG_DATA_HOME=$PWD/data rung level && ls data/rung")
    #expect(xdg.status == 0)
    #expect(xdg.out.contains("rung.db"))
  }

  @Test("a place whose name is not UTF-8 is refused, not repaired to another")
  func notUTF8() throws {
    let sandbox = try ProcessSandbox()
    for name in ["RUNG_DB", "XDG_DATA_HOME", "HOME"] {
      let outcome = try sandbox.run(
        "unset RUNG_DB XDG_DATA_HOME; export \(name)=\"$PWD/$(printf 'b\\377')\"; rung log asyncio 5m"
      )
      #expect(outcome.status == 64, "\(name): \(outcome.err)")
      #expect(outcome.err.contains("\(name) is not UTF-8"), "\(outcome.err)")
    }
    #expect(try sandbox.run("ls | grep -c '^b'").out == "0\n")
  }

  @Test("in another folder, with an empty environment, it needs nothing beside it")
  func moved() throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.run(
      """
      mkdir -p far/away && mv "$(command -v rung)" far/away/renamed && cd / &&
      env -i "$OLDPWD/far/away/renamed" --db "$OLDPWD/a.db" log asyncio 5m &&
      env -i "$OLDPWD/far/away/renamed" --db "$OLDPWD/a.db" show asyncio --json
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out.contains("\"asyncio\""))
  }

  @Test("a path that looks like something else is a path")
  func oddPaths() throws {
    let sandbox = try ProcessSandbox()
    for path in ["file:a.db?mode=memory", ":memory:", "a b'c.db", "-x.db", "学.db"] {
      let outcome = try sandbox.run("rung --db=\"\(path)\" log asyncio 5m")
      #expect(outcome.status == 0, "\(path): \(outcome.err)")
      #expect(FileManager.default.fileExists(atPath: sandbox.home + "/" + path), "\(path)")
    }
  }
}
