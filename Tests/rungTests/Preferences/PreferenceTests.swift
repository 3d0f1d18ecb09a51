import Foundation
import Testing

@testable import rung

@Suite("Preferences in config.json")
final class PreferenceTests {
  private let world = TestWorld()
  private var path: String { world.folder.path + "/.config/rung/config.json" }

  deinit { world.remove() }

  private func write(_ text: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test("comes after the flag and RUNG_LANG, and before the locale")
  func precedence() {
    world.environment["RUNG_LANG"] = nil
    world.environment["LC_ALL"] = "en_US.UTF-8"
    world.perform(["config", "set", "lang", "zh"])
    func isChinese(_ words: String...) -> Bool {
      world.perform(["status"] + words)
      return world.output.contains("没有计时")
    }
    #expect(isChinese())
    #expect(!isChinese("--lang", "en"))
    world.environment["RUNG_LANG"] = "en"
    #expect(!isChinese())
    world.environment["RUNG_LANG"] = nil
    world.perform(["config", "unset", "lang"])
    #expect(!isChinese())
    world.environment["LC_ALL"] = "zh_CN.UTF-8"
    #expect(isChinese())
  }

  @Test(
    "colours: the flag, then the environment, then the file, then whether it is a terminal",
    arguments: [
      ([:], nil, nil, true, true), ([:], nil, nil, false, false), ([:], nil, "always", false, true),
      ([:], nil, "never", true, false), (["NO_COLOR": "1"], nil, "always", true, false),
      (["NO_COLOR": ""], nil, nil, true, true), (["NO_COLOR": "1"], "always", nil, false, true),
      (["CLICOLOR": "0"], nil, nil, true, false), (["CLICOLOR": "1"], nil, nil, true, true),
      (["CLICOLOR_FORCE": "1"], nil, nil, false, true),
      (["CLICOLOR_FORCE": "0"], nil, nil, false, false),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], nil, nil, true, false),
      (["TERM": "dumb"], nil, nil, true, false), (["TERM": "dumb"], "always", nil, true, true),
    ] as [([String: String], String?, String?, Bool, Bool)])
  func colors(
    _ environment: [String: String], _ flag: String?, _ file: String?, _ isTerminal: Bool,
    _ expected: Bool
  ) {
    world.environment.merge(environment) { $1 }
    world.terminal.isTerminal = isTerminal
    if let file { world.perform(["config", "set", "color", file]) }
    world.perform(["next"] + (flag.map { ["--color", $0] } ?? []))
    #expect(world.output.contains("\u{1B}[") == expected)
  }

  @Test("chooses what next, plan and level --at-least judge by")
  func policy() {
    world.perform(["config", "set", "policy", "evidenced"])
    world.perform(["next", "--json"])
    #expect(world.output.contains(#""policy": "evidenced""#))
    world.perform(["next", "--json", "--policy", "claimed"])
    #expect(world.output.contains(#""policy": "claimed""#))
  }

  @Test("names the editor, before VISUAL and after RUNG_EDITOR")
  func editor() {
    var asked: [String] = []
    world.run = { words in
      asked.append(words[0])
      return 0
    }
    world.environment["VISUAL"] = "shared"
    world.perform(["note"])
    world.perform(["config", "set", "editor", "settled --wait"])
    world.perform(["note"])
    world.environment["RUNG_EDITOR"] = "own"
    world.perform(["note"])
    #expect(asked == ["shared", "settled", "own"])
  }

  @Test(
    "is refused with file, line and column when it is broken, whatever the command",
    arguments: [
      ("{\n  \"lang\": \"fr\"\n}", "line 2, column 11"), ("{\"lang\" \"en\"}", "line 1, column 9"),
      ("{\n\n \"colour\": \"never\"}", "did you mean “color”"), ("[]", "a JSON object"),
      ("{\"hook-seconds\": 0}", "1-600"), ("{\"hook-seconds\": \"5\"}", "1-600"), ("", "line 1"),
      ("{\"pager\": \" \"}", "pager"), ("{\"lang\": \"en\", \"lang\": \"zh\"}", "lang"),
    ])
  func broken(_ content: String, _ words: String) throws {
    try write(content)
    for command in [["level"], ["log", "asyncio", "5m"], ["config"], ["config", "get", "lang"]] {
      #expect(world.perform(command) == .badFile)
      #expect(world.stderr.contains(path) && world.stderr.contains(words), "\(world.stderr)")
    }
    #expect(world.perform(["config", "path"]) == .done)
    #expect(world.perform(["help"]) == .done)
    #expect(world.perform(["config", "reset"]) == .done)
    #expect(world.perform(["level"]) == .done)
    #expect(try String(contentsOfFile: path + ".old", encoding: .utf8) == content)
  }

  @Test("is repaired key by key, and keeps unknown keys")
  func repaired() throws {
    try write(#"{"colour": "never", "lang": "fr", "pager": "more"}"#)
    #expect(world.perform(["config", "set", "lang", "zh"]) == .done)
    #expect(world.perform(["config", "unset", "colour"]) == .done)
    #expect(try text() == "{\n  \"lang\": \"zh\",\n  \"pager\": \"more\"\n}\n")
    #expect(world.perform(["level"]) == .done)
  }

  @Test("is written whole, for its owner alone, through a link to where it really is")
  func file() throws {
    try write("{}")
    let real = world.folder.path + "/dotfiles.json"
    try FileManager.default.moveItem(atPath: path, toPath: real)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: real)
    world.perform(["config", "set", "color", "never"])
    let attributes = try FileManager.default.attributesOfItem(atPath: real)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try text().contains("never"))
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["config.json"])
  }

  @Test("refuses invalid values and unknown keys, and names the nearest")
  func refusals() {
    #expect(world.perform(["config", "set", "pagr", "less"]) == .usage)
    #expect(world.stderr.contains("did you mean “pager”"))
    #expect(world.perform(["config", "set", "hook-seconds", "601"]) == .usage)
    #expect(world.perform(["config", "set", "lang", "de"]) == .usage)
    #expect(world.perform(["config", "get", "zzzz"]) == .usage)
    #expect(world.perform(["config", "unset", "zzzz"]) == .usage)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("is in XDG_CONFIG_HOME if that is an absolute path")
  func place() {
    world.environment["XDG_CONFIG_HOME"] = world.folder.path + "/xdg"
    world.perform(["config", "path"])
    #expect(world.output == world.folder.path + "/xdg/rung/config.json\n")
    world.environment["XDG_CONFIG_HOME"] = "relative"
    world.perform(["config", "path"])
    #expect(world.output == path + "\n")
  }
}
