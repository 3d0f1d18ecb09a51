import Foundation
import TestSupport
import Testing

@testable import SkillExchange

private let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

/// Another program's reader agrees with our writer. Needs python3; skipped where there is none.
@Suite struct CSVPythonTests {
  @Test("Python's csv module reads the same cells", .enabled(if: python != nil))
  func sameCells() throws {
    var random = SplitMix64(seed: 31)
    // NUL is left out: Python before 3.11 refuses it in CSV.
    let table = (0..<300).map { _ in
      ["id"] + (0..<3).map { _ in hostileText(using: &random).filter { $0 != "\u{0}" } }
    }
    let script = """
      import csv, io, json, sys
      text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")
      print(json.dumps(list(csv.reader(text, strict=True))))
      """
    let answer = try run(script, input: Array(try csvText(table).utf8))
    guard case .array(let rows) = try PositionedJSON.read(answer).value else {
      Issue.record("Python did not answer with rows")
      return
    }
    #expect(rows.compactMap(\.plain) == table.map { JSON($0) })
  }

  private func run(_ script: String, input: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("rung-\(UUID().uuidString).csv")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = ["-c", script]
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Array(answer)
  }
}
