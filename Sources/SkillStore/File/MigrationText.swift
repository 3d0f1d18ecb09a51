import SkillCore
import ThinSQLite

extension MigrationFinding {
  /// The difference as a message.
  var text: Text {
    switch self {
    case .drift(let drift):
      Text(
        "migration \(drift.version) \(drift.name) was applied with a different text",
        zh: "迁移 \(drift.version) \(drift.name) 应用时的内容与现在不同")
    case .forged(let version, let name):
      Text(
        "the down migration recorded for \(version) \(name) is not Rung's",
        zh: "为迁移 \(version) \(name) 记载的回退内容不是 Rung 的")
    case .unrecorded(let version):
      Text("migration \(version) is not recorded", zh: "迁移 \(version) 没有记载")
    case .integrity(let words): Text("damage: \(words)", zh: "损坏：\(words)")
    case .foreignKey(let key): key.text
    case .schema(let name, _, nil): Text("\(name) is missing", zh: "缺少 \(name)")
    case .schema(let name, nil, _): Text("\(name) is not part of the schema", zh: "\(name) 不应存在")
    case .schema(let name, _, _):
      Text("\(name) differs from what the migrations make", zh: "\(name) 与迁移得出的结果不同")
    }
  }
}

extension MigrationError.Unsoundness {
  var text: Text {
    switch self {
    case .empty: Text("the file is empty", zh: "文件是空的")
    case .isTheDatabase: Text("it is the database itself", zh: "这就是数据库本身")
    case .foreign: Text("it is a database of another program", zh: "这是其他程序的数据库")
    case .finding(let finding): finding.text
    case .damaged(let words): Text(same: words)
    }
  }
}

extension ForeignKeyFinding {
  fileprivate var text: Text {
    Text("a row of \(table) refers to a missing \(parent)", zh: "\(table) 中有一行引用了不存在的 \(parent)")
  }
}

extension MigrationError {
  /// The error as a message.
  var text: Text {
    switch self {
    case .drift(let drifts):
      let names = drifts.map { "\($0.version) \($0.name)" }
      return Text(
        "changed since they were applied: \(names.joined(separator: ", "))",
        zh: "应用之后内容变了：\(names.joined(separator: "、"))")
    case .gap(let missing):
      return Text("migration \(missing) is missing", zh: "缺少迁移 \(missing)")
    case .outOfOrder(let version, let after):
      return Text(
        "migration \(version) is listed after \(after)", zh: "迁移 \(version) 排在 \(after) 之后")
    case .unsoundBackup(_, let findings):
      let texts = findings.map(\.text)
      return Text(
        texts.map(\.en).joined(separator: "; "), zh: texts.map(\.zh).joined(separator: "；"))
    default: return Text("\(self)", zh: "迁移失败（\(self)）")
    }
  }
}
