import LocalFiles
import ThinSQLite

/// Anki's collection: a database of another program, read and never written. It stands here because this
/// module alone may open a database; what its rows mean is known to SkillExchange.
public final class AnkiCollection {
  /// Why a file cannot be read.
  public enum Fault: Error, Sendable {
    case notADatabase
    /// A database, and not Anki's.
    case foreign
    /// Anki has it open.
    case inUse
    /// Damaged, in SQLite's words.
    case unsound(String)
  }

  /// A row of `revlog`, with its card's home deck and its note's tags.
  public struct Review: Sendable {
    public let id: Int64
    public let time: Int64
    public let ease: Int64
    public let type: Int64
    public let deck: Int64?
    public let tags: String
  }

  private let db: Database
  private let copies: [String]

  /// - Parameter draft: a path for a private copy: a collection in WAL mode, as Anki leaves it after a crash,
  ///   cannot be read without files beside it.
  /// - Throws: `Fault`, or what the system says of the file.
  public init(path: String, draft: String) throws {
    var made: [String] = []
    do {
      let db = try UntouchedFile.open(path, copy: draft, made: &made)
      guard try AnkiCollection.isAnki(db) else { throw Fault.foreign }
      try AnkiCollection.prepare(db)
      self.db = db
      copies = made
    } catch {
      for file in made { PrivateCopy.remove(file) }
      throw AnkiCollection.fault(error)
    }
  }

  deinit {
    for file in copies { PrivateCopy.remove(file) }
  }

  /// Whether a database is such a collection, by its tables, or by its name where it cannot be read as it
  /// stands.
  public static func isOne(_ path: String) -> Bool {
    if path.hasSuffix(".anki2") || path.hasSuffix(".anki21") { return true }
    guard !PrivateCopy.hasWriteAheadLog(path),
      let db = try? Database(path: path, access: .immutable, busyTimeout: .zero)
    else { return false }
    return (try? isAnki(db)) ?? false
  }

  /// The names of its decks in JSON; empty where `decks` has them.
  public func decksJSON() throws -> String {
    try passing {
      let texts = try db.all("select cast(decks as text) from col limit 1") {
        try $0.optionalText(0)
      }
      return texts.first.flatMap { $0 } ?? ""
    }
  }

  /// The decks of schema 15 and later.
  public func decks() throws -> [(id: Int64, name: String)] {
    try passing {
      guard try AnkiCollection.tables(db).contains("decks") else { return [] }
      return try db.all("select cast(id as integer), cast(name as text) from decks") {
        (id: try $0.optionalInt64(0) ?? 0, name: try $0.optionalText(1) ?? "")
      }
    }
  }

  /// Streams its answers in order of time.
  ///
  /// - Throws: `Fault`; what the body throws.
  public func forEachReview(_ body: (Review) throws -> Void) throws {
    try passing {
      try db.forEach(AnkiCollection.reviews) { row in
        let review = Review(
          id: try row.optionalInt64(0) ?? 0, time: try row.optionalInt64(1) ?? 0,
          ease: try row.optionalInt64(2) ?? 0, type: try row.optionalInt64(3) ?? 0,
          deck: try row.optionalInt64(4), tags: try row.optionalText(5) ?? "")
        do { try body(review) } catch { throw Passing(error: error) }
      }
    }
  }

  /// A card in a filtered deck belongs to the one that it came from.
  private static let reviews = """
    select cast(revlog.id as integer), cast(revlog.time as integer), cast(revlog.ease as integer),
      cast(revlog.type as integer),
      cast(case when cards.odid <> 0 then cards.odid else cards.did end as integer),
      cast(notes.tags as text)
    from revlog left join cards on cards.id = revlog.cid left join notes on notes.id = cards.nid
    order by revlog.id
    """

  /// Carries an error of the reader's own past those of the file.
  private struct Passing: Error {
    let error: any Error
  }

  private func passing<R>(_ work: () throws -> R) throws -> R {
    do { return try work() } catch let passing as Passing {
      throw passing.error
    } catch {
      throw AnkiCollection.fault(error)
    }
  }

  /// Its tables, by name; views and virtual tables could run anything.
  private static func tables(_ db: borrowing Database) throws -> Set<String> {
    Set(
      try db.all(
        "select name from sqlite_schema where type = 'table' and sql like 'create table%'"
      ) { try $0.text(0) })
  }

  private static func isAnki(_ db: borrowing Database) throws -> Bool {
    try tables(db).isSuperset(of: ["col", "notes", "cards", "revlog"])
  }

  /// Anki orders names by a collation of its own; without it, a table that has it could not be read.
  private static func prepare(_ db: borrowing Database) throws {
    try db.createCollation("unicase") { left, right in
      let (left, right) = (left.lowercased(), right.lowercased())
      return left == right ? 0 : left < right ? -1 : 1
    }
  }

  private static func fault(_ error: any Error) -> any Error {
    guard let error = error as? SQLiteError else { return error }
    return switch error.code.primary {
    case .notADatabase: Fault.notADatabase
    case .busy, .locked: Fault.inUse
    case .corrupt, .mismatch, .tooBig, .error, .auth, .constraint: Fault.unsound(error.message)
    default: error
    }
  }
}
