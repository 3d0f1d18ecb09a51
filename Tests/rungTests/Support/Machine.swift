import Foundation
import Testing

/// The built program itself, with `TZ` of its own: a zone belongs to a whole process.
struct Machine {
  let folder: URL
  var environment: [String: String]
  /// Debian's `faketime` gives a process this clock; nil is the machine's own.
  var clock: String?

  static let faketime = URL(fileURLWithPath: "/usr/bin/faketime")

  init(_ zone: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("rung-zone-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = ["HOME": folder.path, "USER": "ada", "RUNG_LANG": "en", "TZ": zone]
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// It is built beside the tests.
  private static let program = [
    URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent(),
    Bundle.main.bundleURL,
    URL(fileURLWithPath: FileManager.default.currentDirectoryPath + "/.build/debug"),
  ].map { $0.appendingPathComponent("rung") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }

  struct Result {
    let output: String
    let remarks: String
    let status: Int32
  }

  @discardableResult
  func rung(_ words: String...) throws -> Result { try rung(words) }

  @discardableResult
  func rung(_ words: [String]) throws -> Result {
    let process = Process()
    let program: URL = try #require(Machine.program, "the program is not built")
    process.executableURL = clock == nil ? program : Machine.faketime
    process.arguments = (clock.map { ["-f", $0, program.path] } ?? []) + words
    process.environment = environment
    let (output, remarks) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = remarks
    try process.run()
    // Neither says more than a pipe holds.
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let notes = remarks.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      output: String(decoding: bytes, as: UTF8.self),
      remarks: String(decoding: notes, as: UTF8.self), status: process.terminationStatus)
  }

  /// Start, end, seconds, zone and local day of the session that started last.
  func last() throws -> String {
    let json = try rung("history", "-n", "1", "--json").output
    let all = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    let fact = try #require(all?.first)
    return ["start", "end", "durationSeconds", "zone", "localDate"]
      .map { "\(fact[$0] ?? "nothing")" }.joined(separator: " ")
  }
}
