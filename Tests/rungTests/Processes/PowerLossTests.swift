import Faults
import Foundation
import TestSupport
import Testing
import ThinSQLite

@testable import rung

/// Before every change that commands make to the disk, the power goes, some times over: what was
/// not synchronised is lost, kept, in another order or torn. Each of the disks that this leaves is
/// opened and read.
@Suite("When the power goes")
struct PowerLossTests {
  /// Asked at each moment at which the power may go.
  private final class Outage {
    let folder: URL
    /// How often the power goes at a moment, and at which of them: every one, every third ...
    let imagesPerMoment: Int
    let stride: Int
    private var moment = 0
    /// At how many of the moments it went, and how many disks that left.
    var struck = 0
    var images = 0
    var seed: UInt64 = 0
    /// What it says of one disk; nil for nothing wrong.
    let fault: (_ folder: String) -> String?
    var faults: [String] = []

    init(_ folder: URL, _ imagesPerMoment: Int, stride: Int, fault: @escaping (String) -> String?) {
      self.folder = folder
      self.imagesPerMoment = imagesPerMoment
      self.stride = stride
      self.fault = fault
    }

    func strike() {
      moment += 1
      guard moment % stride == 0 else { return }
      struck += 1
      for _ in 0..<imagesPerMoment {
        images += 1
        seed &+= 1
        let place = folder.appendingPathComponent("disk-\(seed)").path
        try? FileManager.default.createDirectory(
          atPath: place, withIntermediateDirectories: true)
        if faults_disk_image(place, seed) != 0 {
          faults.append("the disk could not be written")
        } else if let words = fault(place) {
          faults.append("disk \(seed): \(words)")
        }
        try? FileManager.default.removeItem(atPath: place)
      }
    }

    /// - Returns: how many moments there were.
    func watch(_ body: () throws -> Void) rethrows -> Int {
      faults_disk_arm(
        { context in
          guard let context else { return }
          Unmanaged<Outage>.fromOpaque(context).takeUnretainedValue().strike()
        }, Unmanaged.passUnretained(self).toOpaque())
      var moments = 0
      do {
        defer { moments = Int(faults_disk_disarm()) }
        try body()
      }
      return moments
    }
  }

  private func folder() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("rung-power-\(UUID())")
  }

  @Test("every command is wholly there or not at all, and what was acknowledged stays")
  func commands() throws {
    #expect(faults_installed() == 0)
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let model = try Sample(in: folder.appendingPathComponent("model"))
    let real = try Sample(in: folder.appendingPathComponent("real"))
    defer {
      model.world.remove()
      real.world.remove()
    }
    let deeds: [[String]] = [
      ["log", "celery", "20m", "--at", "2026-01-10T09:00"], ["edit", "@1", "--duration", "30m"],
      ["undo"], ["start", "grpc"], ["cancel"], ["done", "postgresql"],
      ["import", "watson", try model.frames()], ["merge", try model.otherDevice()], ["undo"],
      ["roadmap", "add", "--example", "data-engineering"],
      ["note", String(repeating: "long ", count: 20_000)], ["delete", "@2"],
    ]
    var states = [try model.contents()]
    for deed in deeds {
      #expect(model.world.perform(deed) == .done, "\(deed.prefix(2)) \(model.world.stderr)")
      states.append(try model.contents())
    }
    #expect(Set(states).count == states.count)
    var done = 0
    let outage = Outage(folder, isLongTorture ? 20 : 1, stride: isLongTorture ? 1 : 11) { disk in
      let path = disk + "/sample.db"
      do {
        let found = try Database(path: path, access: .readOnly).everything()
        if found != states[done], found != states[done + 1] {
          return "\(deeds[done].prefix(2)) is half there, or an earlier command is gone"
        }
      } catch { return "\(deeds[done].prefix(2)): \(error)" }
      let other = TestWorld()
      defer { other.remove() }
      other.environment["RUNG_DB"] = path
      return other.perform(["db", "check"]) == .done ? nil : other.output + other.stderr
    }
    let moments = outage.watch {
      for deed in deeds {
        #expect(real.world.perform(deed) == .done, "\(deed.prefix(2)) \(real.world.stderr)")
        done = min(done + 1, deeds.count - 1)
      }
    }
    #expect(try real.contents() == states.last)
    #expect(outage.faults == [])
    #expect(moments > 100)
    tell(
      "power: \(deeds.count) commands, \(outage.struck) of \(moments) moments, "
        + "\(outage.images) disks")
  }

  @Test("the very first command leaves no database, or one that the next command goes on with")
  func firstCommand() throws {
    let folder = folder()
    let world = TestWorld()
    defer {
      world.remove()
      try? FileManager.default.removeItem(at: folder)
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    world.environment["RUNG_DB"] = folder.appendingPathComponent("new.db").path
    let outage = Outage(folder, isLongTorture ? 4 : 1, stride: isLongTorture ? 1 : 37) { disk in
      let other = TestWorld()
      defer { other.remove() }
      other.environment["RUNG_DB"] = disk + "/new.db"
      guard other.perform(["log", "redis", "5m"]) == .done else { return other.stderr }
      guard other.perform(["db", "check"]) == .done else { return other.output + other.stderr }
      _ = other.perform(["history", "--json"])
      // The learner made one of the two sessions, or both.
      return other.output.contains("redis") ? nil : other.output
    }
    let moments = outage.watch {
      #expect(world.perform(["log", "asyncio", "20m"]) == .done, "\(world.stderr)")
    }
    #expect(outage.faults == [])
    tell(
      "power: the first command, \(outage.struck) of \(moments) moments, "
        + "\(outage.images) disks")
  }

  /// How many disks showed a loss.
  private func losses(synchronous: String, rounds: Int) throws -> (losses: Int, disks: Int) {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("ledger.db").path
    do {
      let db = try Database(path: path, access: .create)
      try db.execute("create table entry (n integer primary key, text text) strict")
    }
    var acknowledged = 0
    let outage = Outage(folder, 5, stride: 1) { disk in
      do {
        let db = try Database(path: disk + "/ledger.db", access: .readOnly)
        let entries = try db.all("select n from entry order by n") { try $0.int(0) }
        let isWhole = entries == Array(1...max(1, entries.count)) || entries.isEmpty
        let isNear = entries.count == acknowledged || entries.count == acknowledged + 1
        let findings = try db.integrityFindings()
        return isWhole && isNear && findings.isEmpty ? nil : "\(entries.count) \(findings)"
      } catch { return "\(error)" }
    }
    let db = try Database(path: path, access: .readWrite)
    _ = try outage.watch {
      // Reopened, on the disk that may fail.
      let db = try Database(path: path, access: .readWrite)
      try db.execute("pragma synchronous = \(synchronous)")
      for number in 1...rounds {
        try db.run(
          "insert into entry values (?, ?)", number,
          String(repeating: "x", count: 3000))
        acknowledged = number
      }
    }
    try db.close()
    return (outage.faults.count, outage.images)
  }

  @Test("losses are found where nothing is synchronised, and only there")
  func canFail() throws {
    let rounds = isLongTorture ? 12 : 6
    let (none, disks) = try losses(synchronous: "full", rounds: rounds)
    #expect(none == 0)
    let (some, all) = try losses(synchronous: "off", rounds: rounds)
    #expect(some > 0)
    tell("power: lost with synchronous full \(none) of \(disks) disks, with off \(some) of \(all)")
  }
}
