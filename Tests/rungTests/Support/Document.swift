import Foundation
import TestSupport

@testable import rung

/// A page for users whose examples are replayed in process, in order, on a database of its own.
///
///     # 2026-01-15 22:00        in a block of code: the clock from here on, in Shanghai
///     $ rung log asyncio 90m    a command, quoted as in a shell
///     Logged asyncio ...        what the terminal shows: the answer, then the hints
///
/// Pages whose name ends in `-zh` speak Chinese. `RUNG_RECORD=1 swift test` writes what the commands
/// print now into the pages.
struct Document {
  let url: URL

  static var all: [Document] {
    let catalogue = Repository.root.appendingPathComponent("Sources/rung/Rung.docc")
    let files =
      (try? FileManager.default.contentsOfDirectory(
        at: catalogue, includingPropertiesForKeys: nil)) ?? []
    return [Document(url: Repository.root.appendingPathComponent("README.md"))]
      + files.filter { $0.pathExtension == "md" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.map(Document.init)
  }

  var name: String { url.lastPathComponent }
  var language: String { url.deletingPathExtension().path.hasSuffix("-zh") ? "zh" : "en" }

  func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

  /// The page as it would be if its examples were recorded now, and how many there are.
  func replayed() throws -> (text: String, count: Int) {
    let world = TestWorld()
    defer { world.remove() }
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    world.environment["RUNG_LANG"] = language
    var (lines, count) = ([String](), 0)
    var (isCode, isAnswer) = (false, false)
    for line in try text().components(separatedBy: "\n") {
      if line.hasPrefix("```") { (isCode, isAnswer) = (!isCode, false) }
      guard isCode, !line.hasPrefix("```") else {
        lines.append(line)
        continue
      }
      if line.hasPrefix("$ ") {
        if isAnswer { lines.append("") }
        lines.append(line)
        lines += answer(to: String(line.dropFirst(2)), in: world)
        (isAnswer, count) = (true, count + 1)
      } else if line.hasPrefix("# 20") {
        if isAnswer { lines.append("") }
        lines.append(line)
        isAnswer = false
        let parts = line.split(separator: " ")
        world.setClock("\(parts[1])T\(parts[2]):00 +08:00 Asia/Shanghai")
      } else if !isAnswer {
        lines.append(line)
      }
    }
    return (lines.joined(separator: "\n"), count)
  }

  private func answer(to command: String, in world: TestWorld) -> [String] {
    var words = words(command)
    guard words.first == "rung" else { return ["(this cannot be replayed)"] }
    words.removeFirst()
    words = words.map { $0.hasPrefix("~/") ? world.folder.path + $0.dropFirst() : $0 }
    return world.run(words, input: "").filter { !$0.hasPrefix("= ") }.map {
      let shown = $0.hasPrefix("! ") ? String($0.dropFirst(2)) : $0
      return shown.replacingOccurrences(of: "$HOME", with: "/home/ada")
    }
  }
}
