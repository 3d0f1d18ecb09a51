import Foundation
import Testing
import ThinSQLite

@testable import SkillStore

/// Collections of our own making, after FORMATS2.
private struct Sample {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("anki-\(UUID().uuidString)").path
  var path: String { folder + "/collection.anki2" }
  var draft: String { folder + "/rung.db.draft" }

  /// - Parameter isModern: decks in a table of their own, whose names have a collation that only Anki knows.
  init(isModern: Bool, _ more: String = "") throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let db = try Database(path: path, access: .create)
    try db.createCollation("unicase") { $0 == $1 ? 0 : $0 < $1 ? -1 : 1 }
    try db.execute(
      """
      create table col (id integer primary key, ver integer, decks text not null);
      create table notes (id integer primary key, guid text, tags text, flds text);
      create table cards (id integer primary key, nid integer, did integer, odid integer);
      create table revlog (
        id integer primary key, cid integer, usn integer, ease integer, ivl integer,
        lastIvl integer, factor integer, time integer, type integer);
      insert into notes values (1, 'a', ' hard x ', 'f');
      insert into cards values (11, 1, 5, 0), (12, 1, 9, 5), (13, 99, 6, 0);
      insert into revlog values (1000, 11, 0, 3, 0, 0, 0, 900, 1), (3000, 13, 0, 1, 0, 0, 0, 700, 0),
        (2000, 12, 0, 3, 0, 0, 0, 800, 3), (4000, 77, 0, 2, 0, 0, 0, 600, 1);
      """)
    if isModern {
      try db.execute(
        """
        create table decks (
          id integer primary key not null, name text not null collate unicase, common blob);
        create unique index idx_decks_name on decks (name);
        """)
      try db.run("insert into decks values (5, ?, null)", "Study\u{1F}asyncio")
      try db.run("insert into col values (1, 18, '')")
    } else {
      try db.run("insert into col values (1, 11, ?)", #"{"5":{"id":5,"name":"Study::asyncio"}}"#)
    }
    try db.execute(more)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// What stands beside the collection.
  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}

@Suite("Anki's collection")
struct AnkiCollectionTests {
  private func reviews(_ sample: Sample) throws -> [AnkiCollection.Review] {
    var reviews: [AnkiCollection.Review] = []
    let collection = try AnkiCollection(path: sample.path, draft: sample.draft)
    try collection.forEachReview { reviews.append($0) }
    return reviews
  }

  @Test("both schemas: answers in order, home decks of filtered cards, deleted cards")
  func both() throws {
    for isModern in [false, true] {
      let sample = try Sample(isModern: isModern)
      defer { sample.remove() }
      let before = FileManager.default.contents(atPath: sample.path)
      let all = try reviews(sample)
      #expect(all.map(\.id) == [1000, 2000, 3000, 4000])
      #expect(all.map(\.deck) == [5, 5, 6, nil])
      #expect(all.map(\.tags) == [" hard x ", " hard x ", "", ""])
      #expect(all.map(\.time) == [900, 800, 700, 600])
      let collection = try AnkiCollection(path: sample.path, draft: sample.draft)
      #expect(try collection.decks().map(\.name) == (isModern ? ["Study\u{1F}asyncio"] : []))
      #expect(try collection.decksJSON().isEmpty == isModern)
      #expect(AnkiCollection.isOne(sample.path))
      #expect(FileManager.default.contents(atPath: sample.path) == before)
      #expect(!sample.files.contains { $0.hasSuffix("draft") })
    }
  }

  @Test("a collection with a write-ahead log is read from a private copy, with what the log has")
  func wal() throws {
    let sample = try Sample(isModern: true)
    defer { sample.remove() }
    try Database(path: sample.path, access: .readWrite).execute("pragma journal_mode = wal")
    // A crash leaves the log: it is copied away while the connection has it open.
    let db = try Database(path: sample.path, access: .readWrite)
    try db.execute("insert into revlog values (5000, 11, 0, 3, 0, 0, 0, 500, 1)")
    for end in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: sample.path + end, toPath: sample.folder + "/crashed.anki2" + end)
    }
    let path = sample.folder + "/crashed.anki2"
    do {
      let collection = try AnkiCollection(path: path, draft: sample.draft)
      var ids: [Int64] = []
      try collection.forEachReview { ids.append($0.id) }
      #expect(ids == [1000, 2000, 3000, 4000, 5000])
    }
    #expect(
      sample.files.filter { $0.hasPrefix("crashed") } == ["crashed.anki2", "crashed.anki2-wal"])
    #expect(!sample.files.contains { $0.contains("draft") })
  }

  @Test("what is no collection is refused; views and odd values do no harm")
  func hostile() throws {
    let sample = try Sample(isModern: false)
    defer { sample.remove() }
    func fault(_ path: String) -> AnkiCollection.Fault? {
      do {
        _ = try AnkiCollection(path: path, draft: sample.draft)
        return nil
      } catch { return error as? AnkiCollection.Fault }
    }
    let text = sample.folder + "/text"
    try Data("not a database, but long enough to have a head".utf8).write(
      to: URL(fileURLWithPath: text))
    guard case .notADatabase? = fault(text) else {
      Issue.record("text was read")
      return
    }
    #expect(!AnkiCollection.isOne(text))
    let other = sample.folder + "/other.db"
    try Database(path: other, access: .create).execute(
      """
      create table col (x); create table notes (x); create table cards (x);
      create view revlog as with recursive n (i) as (select 1 union all select i + 1 from n)
        select i from n;
      """)
    guard case .foreign? = fault(other) else {
      Issue.record("a view was read")
      return
    }
    #expect(!AnkiCollection.isOne(other))
    let odd = try Sample(
      isModern: false,
      """
      update cards set did = 'text', odid = null; update notes set tags = 7;
      update revlog set time = 9e99, ease = null, type = 'x' where id = 1000; update col set decks = 5
      """)
    defer { odd.remove() }
    let all = try reviews(odd)
    #expect(all.map(\.deck) == [0, 0, 0, nil] && all[0].time == .max && all[0].ease == 0)
  }
}
