import Foundation
import SkillCore
import SkillExchange
import SkillStore
import ThinSQLite

/// A collection of Anki's, damaged by what the input says: three bytes each of where and with what. The
/// rest of the input, after an empty step, is read as rows.
final class MutatedCollection {
  private let path: String
  private let sound: [UInt8]
  private nonisolated(unsafe) static var only: MutatedCollection?

  static func shared() throws -> MutatedCollection {
    if let only { return only }
    let made = try MutatedCollection()
    only = made
    return made
  }

  private init() throws {
    let memory = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm/" : "/tmp/"
    let folder = memory + "rung-fuzz-\(ProcessInfo.processInfo.processIdentifier)-anki"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/collection.anki2"
    let db = try Database(path: path, access: .create)
    try db.createCollation("unicase") { $0 == $1 ? 0 : $0 < $1 ? -1 : 1 }
    try db.execute(
      """
      pragma page_size = 512;
      create table col (id integer primary key, ver integer, decks text not null);
      create table notes (id integer primary key, tags text);
      create table cards (id integer primary key, nid integer, did integer, odid integer);
      create table decks (id integer primary key not null, name text not null collate unicase);
      create unique index idx_decks_name on decks (name);
      create table revlog (
        id integer primary key, cid integer, ease integer, time integer, type integer);
      insert into col values (1, 18, '{"5":{"name":"a::b"}}');
      insert into decks values (5, 'a' || char(31) || 'b'), (6, 'c');
      insert into notes values (1, ' hard x ');
      insert into cards values (11, 1, 5, 0), (12, 1, 9, 5), (13, 99, 6, 0);
      insert into revlog values (1768485600000, 11, 3, 900, 1), (1768485700000, 12, 3, 9000, 1),
        (1768485800000, 13, 1, 700, 0), (1768489000000, 77, 2, 60000, 1);
      """)
    sound = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  func run(_ input: [UInt8]) throws {
    var bytes = sound
    var rest = input[...]
    while rest.count >= 3 {
      let place = (Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())) % bytes.count
      let value = rest.removeFirst()
      if value == 0 { break }
      bytes[place] ^= value
    }
    try? Foreign.read(Array(rest)) { try MutatedCollection.rows($0, $1, $2) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    _ = AnkiCollection.isOne(path)
    do {
      let collection = try AnkiCollection(path: path, draft: path + ".draft")
      let rows = AnkiCollectionRows(
        decksJSON: try collection.decksJSON(), decks: try collection.decks()
      ) { take in
        try collection.forEachReview {
          try take(
            AnkiReview(
              id: $0.id, time: $0.time, ease: $0.ease, type: $0.type, deck: $0.deck, tags: $0.tags))
        }
      }
      try Foreign.read([]) { try AnkiReviews.read(rows, $1, naming: Foreign.naming, $2) }
    } catch is AnkiCollection.Fault {
      // Refused.
    }
  }

  /// Rows of ten bytes: eight of the time, and one each of the rest.
  private static func rows(
    _ bytes: [UInt8], _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    let text = String(decoding: bytes.prefix(60), as: UTF8.self)
    let rows = AnkiCollectionRows(decksJSON: text, decks: []) { take in
      var rest = bytes[...]
      while rest.count >= 10 {
        let id = rest.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        let (time, kind) = (Int64(rest.removeFirst()), Int64(rest.removeFirst()))
        try take(
          AnkiReview(
            id: Int64(bitPattern: id), time: kind > 250 ? .min + time : time << (kind % 56),
            ease: kind % 5, type: kind % 6, deck: kind % 3, tags: text))
      }
    }
    try AnkiReviews.read(rows, reading, naming: Foreign.naming, take)
  }
}
