import Migrations
import SkillCore
import ThinSQLite

extension Store {
  func migrator(_ tool: String) throws -> Migrator {
    Migrator(
      migrations: try SchemaHistory.migrations(), applicationID: SchemaHistory.applicationID,
      tool: tool)
  }

  func migrate(_ opening: Opening) throws {
    if let lack = Library.lack() { throw MissingFeature(feature: lack) }
    _ = try migrator(opening.tool).migrate(db)
  }
}
