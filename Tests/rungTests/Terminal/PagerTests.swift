import Testing

@testable import rung

@Suite("A long answer on a terminal goes to a pager")
final class PagerTests {
  private let world = TestWorld()
  private var paged: [[String]] = []

  deinit { world.remove() }

  init() {
    world.terminal = Context.Terminal(isTerminal: true, width: 80, height: 24)
    world.page = { [unowned self] _, words in
      paged.append(words)
      return true
    }
  }

  private func pager(_ words: String...) -> [String]? {
    paged = []
    #expect([ExitStatus.done, .no].contains(world.perform(words)))
    #expect(paged.isEmpty == !world.output.isEmpty, "it is shown once")
    return paged.first
  }

  @Test("less by default; RUNG_PAGER, then config.json, then PAGER name another, by its words")
  func chosen() {
    #expect(pager("skills") == ["less", "-FRX"])
    world.environment["PAGER"] = "most -s"
    #expect(pager("skills") == ["most", "-s"])
    world.perform(["config", "set", "pager", "more"])
    #expect(pager("skills") == ["more"])
    world.environment["RUNG_PAGER"] = "own; rm -rf"
    #expect(pager("skills") == ["own;", "rm", "-rf"])
  }

  @Test("not for what fits, not in a pipe, not when it is off")
  func notPaged() {
    #expect(pager("status") == nil)
    #expect(pager("skills", "--no-pager") == nil)
    #expect(pager("--no-pager", "help") == nil)
    for (name, value) in [("RUNG_PAGER", ""), ("PAGER", "cat"), ("PAGER", ""), ("TERM", "dumb")] {
      world.environment[name] = value
      #expect(pager("skills") == nil, "\(name)=\(value)")
      world.environment[name] = nil
    }
    world.perform(["config", "set", "pager", "off"])
    #expect(pager("skills") == nil)
  }

  @Test("help and JSON as well, and what wraps over the screen's end")
  func others() {
    #expect(pager("help") == ["less", "-FRX"])
    #expect(pager("skills", "--json") == ["less", "-FRX"])
    #expect(Pager.lines(of: "a\nb\n", width: 80) == 2)
    #expect(Pager.lines(of: String(repeating: "中", count: 41) + "\n", width: 80) == 2)
    #expect(
      Pager.lines(of: "\u{1B}[31m" + String(repeating: "x", count: 80) + "\u{1B}[0m\n", width: 80)
        == 1)
  }

  @Test("one that cannot be started leaves the answer as it is")
  func missing() {
    world.page = { _, _ in false }
    #expect(world.perform(["skills"]) == .done)
    #expect(world.output.contains("asyncio"))
  }
}
