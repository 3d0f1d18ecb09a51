import SkillCore
import SkillStore

extension DatabaseFile {
  /// A warning about a file in WAL mode; Rung itself never sets it.
  func journalRemarks() throws -> [String] {
    guard let library = try riskyLibrary() else { return [] }
    return [
      say(
        "This file is in WAL mode, in which SQLite \(library) can corrupt it (fixed in 3.51.3). Leave that mode: sqlite3 \(typed(path)) 'pragma journal_mode = delete'",
        zh:
          "该文件处于 WAL 模式，而 SQLite \(library) 在此模式下可能损坏数据库（3.51.3 已修复）。请退出该模式：sqlite3 \(typed(path)) 'pragma journal_mode = delete'"
      )
    ]
  }
}
