import Foundation
import SkillCore
import TestSupport

@testable import rung

/// A world for commands in a test: a folder of its own, a clock that stands still, ids that repeat.
final class TestWorld {
  let folder: URL
  var environment: [String: String]
  var terminal = Context.Terminal(isTerminal: false, width: 80)
  private var now = Instant(seconds: 1_768_485_600)  // 2026-01-15T22:00:00+08:00
  private var zone = Zone(name: "Asia/Shanghai") { _ in 28_800 }
  /// Answers questions on the terminal.
  var ask: ((String) -> String?)?
  /// What runs programs on the terminal.
  var run: (([String]) throws -> Int32)?
  /// What shows long texts on the terminal.
  var page: ((_ text: [UInt8], _ program: [String]) -> Bool)?
  /// What the program under test carries instead of its own roadmap.
  var shipped: Roadmap?
  private var generator: SplitMix64
  /// What the last command wrote.
  private(set) var stdout: [UInt8] = []
  private(set) var stderr = ""

  /// Another seed is another device.
  init(seed: UInt64 = 7) {
    generator = SplitMix64(seed: seed)
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("rung-\(UUID())")
    environment = [
      "HOME": folder.path, "USER": "ada", "RUNG_LANG": "en",
    ]
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// `2026-01-15T21:00:00 +08:00 Asia/Shanghai`
  func setClock(_ text: String) {
    let parts = text.split(separator: " ").map(String.init)
    let sign = parts[1].hasPrefix("-") ? -1 : 1
    let clock = parts[1].dropFirst().split(separator: ":").compactMap { Int($0) }
    let offset = sign * (clock[0] * 3600 + clock[1] * 60)
    let formatter = ISO8601DateFormatter()
    let date = formatter.date(from: parts[0] + "Z") ?? Date(timeIntervalSince1970: 0)
    now = Instant(seconds: Int64(date.timeIntervalSince1970) - Int64(offset))
    zone = Zone(name: parts[2]) { _ in offset }
  }

  func advance(minutes: Int64) {
    now = Instant(seconds: now.seconds + minutes * 60)
  }

  func context(input: String = "") -> Context { context(bytes: Array(input.utf8)) }

  func context(bytes: [UInt8]) -> Context {
    var rest = bytes
    var context = Context(
      environment: Variables { [environment] in environment[$0] }, now: now, zone: zone,
      terminal: terminal, ask: ask, page: page, run: run,
      readInput: { _ in
        defer { rest = [] }
        return rest
      },
      newID: { [self] in FactID.random(using: &generator) },
      write: { [self] in stdout += $0 }, warn: { [self] in stderr += $0 + "\n" })
    if let shipped { context.shippedRoadmap = { $0 == shipped.slug ? shipped : nil } }
    return context
  }

  @discardableResult
  func perform(_ words: [String], input: String = "") -> ExitStatus {
    (stdout, stderr) = ([], "")
    return rung.perform(words, in: context(input: input))
  }

  /// As `perform`, with standard input that need not be text.
  func perform(_ words: [String], bytes: [UInt8]) -> ExitStatus {
    (stdout, stderr) = ([], "")
    return rung.perform(words, in: context(bytes: bytes))
  }

  var output: String { String(decoding: stdout, as: UTF8.self) }

  /// What a transcript shows of a command: stdout, stderr behind `! `, an exit code that is not 0.
  func run(_ words: [String], input: String) -> [String] {
    let words = words.map { $0.replacingOccurrences(of: "$HOME", with: folder.path) }
    let status = perform(words, input: input)
    var lines = lines(of: output)
    lines += self.lines(of: stderr).map { $0.isEmpty ? "!" : "! " + $0 }
    if status != .done { lines.append("= \(status.rawValue)") }
    return lines.map { $0.replacingOccurrences(of: folder.path, with: "$HOME") }
  }

  private func lines(of text: String) -> [String] {
    // By scalars: to Swift, CR LF is one character.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    while lines.last == "" { lines.removeLast() }
    // A carriage return would vanish in an editor.
    return lines.map { $0.replacingOccurrences(of: "\r", with: "␍") }
  }
}
