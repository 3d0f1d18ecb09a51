import Foundation
import TestSupport
import Testing
import ThinSQLite

/// A home of its own for real processes of the built `rung`.
final class ProcessSandbox {
  let folder: URL
  let home: String
  /// The default database of commands.
  let database: String
  /// The program, where every user may run it.
  let rung: String
  private var count = 0

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("rung-\(UUID())")
    home = folder.path + "/home"
    database = home + "/.local/share/rung/rung.db"
    rung = folder.path + "/bin/rung"
    for path in [home, folder.path + "/bin", folder.path + "/streams"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let built = try Self.built()
    do {
      try FileManager.default.linkItem(atPath: built, toPath: rung)
    } catch {  // another disk
      try FileManager.default.copyItem(atPath: built, toPath: rung)
    }
  }

  deinit {
    // What a test made read-only is made its owner's again first.
    _ = try? run("chmod -R u+rwx \"$HOME\"")
    try? FileManager.default.removeItem(at: folder)
  }

  /// `swift test` builds the program beside the tests.
  private static func built() throws -> String {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let places = [tests, Repository.file(".build/debug")]
    let programs = places.map { $0.appendingPathComponent("rung").path }
    return try #require(
      programs.first { FileManager.default.isExecutableFile(atPath: $0) }, "rung is not built")
  }

  /// Starts `/bin/sh` on a script, in which `rung` is the program.
  ///
  /// - Parameter output: where stdout goes; nil for a file that the outcome is read from.
  func start(
    _ script: String, environment more: [String: String] = [:], output: FileHandle? = nil
  ) throws -> ProcessRun {
    count += 1
    let streams = folder.path + "/streams/\(count)"
    for end in [".out", ".err"] {
      try Data().write(to: URL(fileURLWithPath: streams + end))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: home)
    var environment = [
      "HOME": home, "USER": "ada", "RUNG_LANG": "en", "TZ": "Asia/Shanghai",
      "PATH": folder.path + "/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    ]
    environment.merge(more) { $1 }
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput =
      try output ?? FileHandle(forWritingTo: URL(fileURLWithPath: streams + ".out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: streams + ".err"))
    try process.run()
    return ProcessRun(process: process, streams: streams)
  }

  /// Runs a script to its end.
  func run(_ script: String, environment: [String: String] = [:]) throws -> ProcessOutcome {
    try start(script, environment: environment).wait()
  }

  /// Runs it as a user whom permissions bind; root is not.
  func runUnprivileged(_ script: String) throws -> ProcessOutcome {
    guard getuid() == 0 else { return try run(script) }
    let user = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    return try run("chown -R 65534:65534 . && exec \(user) sh -c '\(script)'")
  }

  /// The default database, read by this process.
  func opened() throws -> Database {
    try Database(path: database, access: .readOnly)
  }

  func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Permission bits, such as 0o600.
  func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}

/// A process that was started.
struct ProcessRun {
  let process: Process
  fileprivate let streams: String

  func wait() throws -> ProcessOutcome {
    process.waitUntilExit()
    func text(_ end: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: streams + end)), as: UTF8.self)
    }
    return ProcessOutcome(
      status: process.terminationStatus,
      wasKilled: process.terminationReason == .uncaughtSignal, out: try text(".out"),
      err: try text(".err"))
  }
}

struct ProcessOutcome {
  let status: Int32
  /// It ended by a signal; then `status` is the signal's number.
  let wasKilled: Bool
  let out: String
  let err: String
}
