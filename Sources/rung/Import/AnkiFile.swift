import SkillCore
import SkillExchange
import SkillStore

/// Anki's collection: SkillStore reads its rows, SkillExchange knows what they mean.
enum AnkiFile {
  /// - Parameter own: our own database, beside which a private copy is made where one is needed.
  /// - Throws: `Refusal` for what is no collection, or is open elsewhere.
  static func rows(of path: String, beside own: String) throws -> AnkiCollectionRows {
    guard path != "-" else {
      throw Refusal(
        "no-database", .usage,
        Text("a database cannot come from standard input", zh: "数据库不能从标准输入读取"),
        hint: Text("Name the file: rung import anki FILE", zh: "请指明文件：rung import anki 文件"))
    }
    do {
      let collection = try AnkiCollection(path: path, draft: draft(beside: own))
      return AnkiCollectionRows(
        decksJSON: try collection.decksJSON(), decks: try collection.decks()
      ) { take in
        do {
          try collection.forEachReview { row in
            try take(
              AnkiReview(
                id: row.id, time: row.time, ease: row.ease, type: row.type, deck: row.deck,
                tags: row.tags))
          }
        } catch let fault as AnkiCollection.Fault {
          throw refusal(fault, path)
        }
      }
    } catch let fault as AnkiCollection.Fault {
      throw refusal(fault, path)
    }
  }

  /// Whether a database is such a collection, for who gave it to another importer.
  static func isOne(_ path: String) -> Bool {
    path != "-" && AnkiCollection.isOne(path)
  }

  private static func draft(beside path: String) -> String {
    "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).anki"
  }

  private static func refusal(_ fault: AnkiCollection.Fault, _ path: String) -> Refusal {
    let file = InputFile.shown(path)
    let own = Text(
      "Give Anki's own file: rung import anki ~/.local/share/Anki2/'User 1'/collection.anki2",
      zh: "请使用 Anki 自己的文件：rung import anki ~/.local/share/Anki2/'User 1'/collection.anki2")
    return switch fault {
    case .notADatabase:
      Refusal(
        "not-a-database", .badFile, Text("\(file) is not a database", zh: "\(file) 不是数据库"),
        hint: own)
    case .foreign:
      Refusal(
        "wrong-format", .badFile,
        Text("\(file) is not a collection of Anki's", zh: "\(file) 不是 Anki 的集合文件"), hint: own)
    case .inUse:
      Refusal(
        "busy", .busy,
        Text("\(file) is in use; is Anki open?", zh: "\(file) 正在使用；Anki 是否开着？"),
        hint: Text("Close Anki and try again.", zh: "请关闭 Anki 后再试。"))
    case .unsound(let words):
      Refusal(
        "damaged-database", .badFile,
        Text("\(file) is damaged: \(words)", zh: "\(file) 已损坏：\(words)"),
        hint: Text(
          "In Anki: Tools, Check Database. Then try again.", zh: "请在 Anki 中选择“工具 - 检查数据库”，然后再试。"))
    }
  }
}
