import SkillCore
import SkillExchange
import ThinSQLite

enum Documents {
  /// What is read and could be kept is written, and read again as the same.
  static func record(_ bytes: [UInt8]) throws {
    let records = try read(bytes).sorted { part($0) < part($1) }
    let text = try written(records)
    let again = try read(text)
    guard try written(again) == text else { throw Broken("written again it is another record") }
  }

  /// In which order the parts are written.
  private static func part(_ record: PermanentRecord) -> Int {
    switch record {
    case .learner: 0
    case .roadmap: 1
    case .action: 2
    case .setting: 3
    case .fact: 4
    case .void: 5
    }
  }

  private static func written(_ records: [PermanentRecord]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = RecordWriter { bytes += $0 }
    for record in records { try writer.append(record) }
    try writer.finish()
    return bytes
  }

  private static func read(_ bytes: [UInt8]) throws -> [PermanentRecord] {
    var rest = bytes[...]
    // In pieces, as a file comes.
    var reader = RecordReader {
      defer { rest = rest.dropFirst(61) }
      return Array(rest.prefix(61))
    }
    var records: [PermanentRecord] = []
    func take(_ record: PermanentRecord) throws {
      try record.check()
      records.append(record)
    }
    try reader.forEach(take)
    return records
  }

  static func roadmap(_ bytes: [UInt8]) throws {
    let decoded = try RoadmapFile.decode(bytes)
    _ = decoded.warnings()
    guard decoded.faults().isEmpty else { return }
    let text = RoadmapFile.canonical(decoded.roadmap)
    let again = try RoadmapFile.decode(Array(text.utf8)).roadmap
    guard again == decoded.roadmap, RoadmapFile.canonical(again) == text else {
      throw Broken("written and read it is another roadmap: \(text)")
    }
    guard try RoadmapFile.decode(Array(RoadmapFile.encode(again).utf8)).roadmap == again else {
      throw Broken("exported and read it is another roadmap: \(text)")
    }
    _ = RoadmapDifference(from: decoded.roadmap, to: again)
    _ = Assessment(again, Record(facts: []), policy: .claimed)
  }

  static func exercism(_ bytes: [UInt8]) throws {
    let track = try ExercismTrack(bytes)
    let first = try imported(track.imported(RoadmapImport()))
    // The next version of the same track follows from it.
    try imported(track.imported(RoadmapImport(version: 2, previous: first), practice: true))
  }

  /// What an importer makes is a roadmap that can be written and read again.
  @discardableResult
  static func imported(_ imported: ImportedRoadmap) throws -> Roadmap {
    let roadmap = imported.roadmap
    guard imported.decoded.faults().isEmpty else { return roadmap }
    let again = try RoadmapFile.decode(Array(RoadmapFile.encode(roadmap).utf8))
    guard again.roadmap == roadmap, again.faults().isEmpty else {
      throw Broken("written and read it is another roadmap: \(RoadmapFile.canonical(roadmap))")
    }
    let slugs = Set(roadmap.items.map(\.slug))
    guard imported.ticked.allSatisfy(slugs.contains) else { throw Broken("a ticked item is lost") }
    return roadmap
  }

  static func migration(_ text: String) throws {
    let migration = try Migration(version: 1, name: "fuzz", text: text)
    guard migration.checksum.utf8.count == 64 else { throw Broken("a short checksum") }
    let db = try Database.inMemory()
    let migrator = Migrator(migrations: [migration], applicationID: 1, tool: "fuzz")
    // Strange SQL may be long at work: that is the author's own doing, and no harm to others.
    db.limit(.length, 1 << 20)
    try migrator.migrate(db)
    guard try db.first("pragma user_version", row: { try $0.int(0) }) == 1 else {
      throw Broken("migrated, and yet not")
    }
    try migrator.migrate(db, to: 0)
  }
}
