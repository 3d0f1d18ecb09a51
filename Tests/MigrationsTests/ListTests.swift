import Foundation
import TestSupport
import Testing
import ThinSQLite

@testable import Migrations

@Suite("The list of migrations")
struct ListTests {
  @Test("names every SQL file of the folder once, numbered from 1 without a gap")
  func equalsTheFolder() throws {
    let listed = try SchemaHistory.migrations().map {
      String(format: "%04d_%@.sql", $0.version, $0.name)
    }
    #expect(try listed == MigrationFiles.names())
    #expect(try SchemaHistory.migrations().map(\.version) == Array(1...listed.count))
    #expect(SchemaHistory.newestVersion == listed.count)
  }

  @Test("is embedded by Package.swift, in the same order")
  func equalsThePackage() throws {
    let package = try Repository.text("Package.swift")
    let embedded = package.matches(of: /\.embedInCode\("(\d{4}_[^"]+)"\)/).map { String($0.1) }
    #expect(try embedded == MigrationFiles.names())
  }

  @Test("carries the text of the file of that name")
  func hasTheText() throws {
    for (migration, file) in zip(try SchemaHistory.migrations(), try MigrationFiles.names()) {
      let text = try Repository.text("Migrations/\(file)")
      #expect(
        try migration == Migration(version: migration.version, name: migration.name, text: text))
    }
  }

  @Test("has the checksums that sha256sum gave the files")
  func hasTheChecksums() throws {
    let lines = try zip(SchemaHistory.migrations(), MigrationFiles.names())
      .map { "\($0.checksum)  \($1)" }
    let noted = try Repository.text("Migrations/checksums").split(separator: "\n").map(String.init)
    #expect(lines == noted)
  }

  @Test("has the same checksum whatever the line ends are")
  func ignoresLineEnds() throws {
    for (migration, file) in zip(try SchemaHistory.migrations(), try MigrationFiles.names()) {
      let text = try Repository.text("Migrations/\(file)")
      for end in ["\r\n", "\r"] {
        let other = text.replacingOccurrences(of: "\n", with: end)
        let same = try Migration(version: migration.version, name: migration.name, text: other)
        #expect(same.checksum == migration.checksum)
        #expect(same.up == migration.up && same.down == migration.down)
      }
      let edited = try Migration(version: 1, name: "edited", text: text + "-- one more word")
      #expect(edited.checksum != migration.checksum)
    }
  }
}
