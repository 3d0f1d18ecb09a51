import ThinSQLite

/// A collection of Anki's of our own making, after FORMATS2: three evenings of two decks.
enum AnkiSample {
  static func write(to path: String) throws {
    let db = try Database(path: path, access: .create)
    try db.createCollation("unicase") { $0 == $1 ? 0 : $0 < $1 ? -1 : 1 }
    try db.execute(
      """
      create table col (id integer primary key, ver integer, decks text not null);
      create table notes (id integer primary key, tags text);
      create table cards (id integer primary key, nid integer, did integer, odid integer);
      create table decks (id integer primary key not null, name text not null collate unicase);
      create unique index idx_decks_name on decks (name);
      create table revlog (
        id integer primary key, cid integer, ease integer, time integer, type integer);
      insert into col values (1, 18, '');
      insert into decks values (5, 'Study' || char(31) || 'asyncio'), (6, 'Python');
      insert into notes values (1, ' hard '), (2, '');
      insert into cards values (11, 1, 5, 0), (12, 2, 6, 0), (13, 2, 1, 5);
      insert into revlog values (1768312810000, 11, 3, 10000, 1), (1768313400000, 13, 1, 30000, 3),
        (1768316400000, 12, 3, 60000, 1), (1768316700000, 12, 3, 60000, 1),
        (1768316800000, 12, 0, 0, 4), (1768326800000, 77, 2, 9000, 1);
      """)
  }
}
