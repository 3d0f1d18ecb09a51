import Foundation
import Testing

@testable import rung

extension Naughty {
  /// Answers that are data, and carry text as it is.
  private static let data: Set<String> = [
    "export csv", "export json", "export markdown", "export html", "export sql", "roadmap export",
    "roadmap schema",
  ]

  /// Everything ends well or is refused with a message and a code of sysexits; a defect is 70.
  static func check(_ world: TestWorld, _ words: [String], _ status: rung.ExitStatus) {
    #expect(status != .internal, "\(words): \(world.stderr)")
    let isSilent = world.stderr.isEmpty && world.output.isEmpty
    #expect(status == .done || status == .no || !isSilent, "\(words)")
    #expect(!isRaw(world.stderr), "\(words): \(world.stderr.debugDescription)")
    let verb = words.filter { !$0.hasPrefix("-") }.prefix(2).joined(separator: " ")
    // A template of `status --format` is the caller's own, colours and all.
    if !data.contains(verb), !words.contains(where: { $0.hasPrefix("--format=") }) {
      #expect(!isRaw(world.output), "\(words): \(world.output.debugDescription)")
    }
  }

  /// Whether the whole record holds each text byte for byte, as often as it is given.
  static func expect(_ texts: [String], in world: TestWorld) throws {
    #expect(world.perform(["export", "json"]) == .done)
    var found: [[UInt8]: Int] = [:]
    for text in try strings(world.output) { found[Array(text.utf8), default: 0] += 1 }
    for text in texts {
      let left = found[Array(text.utf8), default: 0]
      #expect(left > 0, "\(text.prefix(40).debugDescription) did not come back")
      found[Array(text.utf8)] = left - 1
    }
    #expect(world.perform(["db", "check"]) == .done, "\(world.output)")
  }

  /// The notes, evidence, tags and names of a record.
  static func strings(_ document: String) throws -> [String] {
    // One record to a line: the roadmap, large and always the same, is left out.
    let lines = document.utf8.split(separator: UInt8(ascii: "\n")).filter {
      $0.starts(with: #"{"id""#.utf8)
    }
    return try lines.flatMap { line in
      let end = line.last == UInt8(ascii: ",") ? line.dropLast() : line
      return try JSONDecoder().decode(Strings.self, from: Data(end)).all
    }
  }

  /// All strings in a value, whatever it is made of. `JSONSerialization` would lose a byte order mark.
  struct Strings: Decodable {
    let all: [String]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        all = [text]
      } else if let list = try? value.decode([Strings].self) {
        all = list.flatMap(\.all)
      } else if let object = try? value.decode([String: Strings].self) {
        all = object.values.flatMap(\.all)
      } else {
        all = []
      }
    }
  }

  /// A text as JSON writes it, with its quotes.
  static func json(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode([text]).dropFirst().dropLast(), as: UTF8.self)
  }

  /// A text as a field of CSV, always in quotes.
  static func csv(_ text: String) -> String {
    "\"" + String(text.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }.map(Character.init))
      + "\""
  }
}
