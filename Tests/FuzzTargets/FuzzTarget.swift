import Arguments
import Migrations
import SkillCore
import SkillExchange
import SkillStore
import ThinSQLite

/// What strange input is thrown at: for minutes by `Scripts/trials/fuzz`, and by `swift test` with every
/// input that once was too much.
public enum FuzzTarget: String, CaseIterable, Sendable {
  case durations, times, csv, tables, watson, timewarrior, klog, toggl, clocks, ics, wakatime,
    activitywatch, anki,
    sheet, workbook, record, roadmap,
    exercism
  case checklist, map, ladder
  case migration, database, arguments

  /// Takes any bytes at all; they are understood or refused.
  ///
  /// - Throws: `Broken` when neither happened. A trap is worse, and ends the program.
  public func run(_ bytes: [UInt8]) throws(Broken) {
    do {
      try take(bytes)
    } catch let broken as Broken {
      throw broken
    } catch {
      guard FuzzTarget.isRefusal(error) else { throw Broken("another error: \(error)") }
    }
  }

  private func take(_ bytes: [UInt8]) throws {
    switch self {
    case .durations: try Phrases.duration(text(bytes))
    case .times: try Phrases.time(text(bytes))
    case .csv: try Tables.roundTrip(bytes)
    case .tables: try Tables.facts(bytes)
    case .watson:
      try Foreign.read(bytes) { try WatsonFile.readJSON(pieces: Foreign.pieces($0), $1, $2) }
      try Foreign.read(bytes) { try WatsonFile.readCSV(CSVReader($0), $1, $2) }
    case .timewarrior:
      try Foreign.read(bytes) { try TimewarriorFile.readJSON(pieces: Foreign.pieces($0), $1, $2) }
      try Foreign.read(bytes) { try TimewarriorFile.readData(pieces: Foreign.pieces($0), $1, $2) }
    case .klog:
      try Foreign.read(bytes) { try KlogFile.readJSON(pieces: Foreign.pieces($0), $1, $2) }
      try Foreign.read(bytes) { try KlogFile.read(pieces: Foreign.pieces($0), $1, $2) }
    case .clocks:
      try Foreign.read(bytes) { try TimeclockFile.read(pieces: Foreign.pieces($0), $1, $2) }
      try Foreign.read(bytes) { try OrgFile.read(pieces: Foreign.pieces($0), name: "x", $1, $2) }
    case .toggl: try Foreign.toggl(bytes)
    case .sheet: try Foreign.sheet(bytes)
    case .workbook: try Workbooks.read(bytes)
    case .wakatime: try Foreign.wakatime(bytes)
    case .activitywatch: try Foreign.activitywatch(bytes)
    case .anki: try MutatedCollection.shared().run(bytes)
    case .ics: try Foreign.read(bytes) { try CalendarFile.read(pieces: Foreign.pieces($0), $1, $2) }
    case .record: try Documents.record(bytes)
    case .roadmap: try Documents.roadmap(bytes)
    case .exercism: try Documents.exercism(bytes)
    case .checklist: try Documents.imported(MarkdownChecklist.read(bytes, RoadmapImport()))
    case .map: try Documents.imported(RoadmapSh.read(bytes, RoadmapImport()) { _ in bytes })
    case .ladder: try Documents.imported(RoadmapTable.read(bytes, RoadmapImport()))
    case .migration: try Documents.migration(text(bytes))
    case .arguments: try CommandLines.read(text(bytes))
    case .database: try MutatedDatabase.shared().run(bytes)
    }
  }

  /// As the command line does: what is not UTF-8 is refused before anybody reads it.
  private func text(_ bytes: [UInt8]) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw NotText() }
    return text
  }

  private struct NotText: Error {}

  static func isRefusal(_ error: any Error) -> Bool {
    error is NotText || error is Misuse || error is FileFault || error is PhraseError
      || error is BadRecord
      || error is StoreError || error is OtherDatabase.Fault || StorageProblem(error) != nil
  }
}

/// Something that no input may bring about.
public struct Broken: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
