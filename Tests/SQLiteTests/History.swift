@testable import ThinSQLite

/// A small program's history of migrations, for tests of the runner.
enum History {
  static let applicationID: Int32 = 0x52_75_6e_67

  static func text(up: String, down: String) -> String {
    "-- migrate:up\n\(up)\n\n-- migrate:down\n\(down)\n"
  }

  static func migration(
    _ version: Int, _ name: String, up: String, down: String
  ) throws -> Migration {
    try Migration(version: version, name: name, text: text(up: up, down: down))
  }

  /// People, their notes, and an index.
  static func three() throws -> [Migration] {
    [
      try migration(
        1, "people",
        up: "create table person (id integer primary key, name text not null unique) strict;",
        down: "drop table person;"),
      try migration(
        2, "notes",
        up: """
          -- what they wrote
          create table note (
            id integer primary key,
            person integer not null references person (id),
            text text not null default 'a;b -- no comment'
          ) strict;
          insert into person (name) values ('Ada');
          """,
        down: "drop table note; delete from person where name = 'Ada';"),
      try migration(
        3, "index", up: "create index note_person on note (person);",
        down: "drop index note_person;"),
    ]
  }

  static func migrator(
    _ migrations: [Migration], tool: String = "test 1"
  ) -> Migrator {
    Migrator(migrations: migrations, applicationID: applicationID, tool: tool)
  }

  /// A migrator that knows the first `count` of the three.
  static func migrator(_ count: Int) throws -> Migrator {
    migrator(Array(try three().prefix(count)))
  }
}
