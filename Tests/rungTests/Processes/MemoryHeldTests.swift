import Faults
import Foundation
import Testing
import ThinSQLite

@testable import rung

@Suite("What SQLite is lent")
struct MemoryHeldTests {
  @Test("is all given back when commands end, by its own count of the whole process")
  func commands() async throws {
    // A process of its own: here, other tests have databases open.
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("rung-held-\(UUID())")
      defer { try? FileManager.default.removeItem(at: folder) }
      let open = try Database.inMemory()
      #expect(faults_memory_used() > 0, "the count counts")
      try open.close()
      let sample = try Sample(in: folder)
      defer { sample.world.remove() }
      let deeds: [[String]] = [
        ["level", "--explain"], ["edit", "@1", "--duration", "30m"], ["undo"], ["redo"],
        ["import", "watson", try sample.frames()], ["merge", try sample.otherDevice()],
        ["export", "json"], ["export", "csv", "--all", "-o", folder.path + "/all"], ["report"],
        ["db", "backup", folder.path + "/copy.db"], ["db", "migrate", "--to", "3"],
        ["history"], ["db", "restore", folder.path + "/copy.db"], ["db", "check"],
        ["notes", "事件"], ["plan"],
      ]
      for deed in deeds {
        #expect(sample.world.perform(deed) == .done, "\(deed) \(sample.world.stderr)")
        #expect(faults_memory_used() == 0, "\(deed)")
      }
      // Refusals give back, too.
      for refused in [["log", "nothing", "5m"], ["import", "json", folder.path + "/frames"]] {
        #expect(sample.world.perform(refused) != .done)
        #expect(faults_memory_used() == 0, "\(refused)")
      }
    }
    tell("memory: 18 commands, nothing held after any of them")
  }
}
