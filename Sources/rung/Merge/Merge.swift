import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Merge: Verb {
  static var name: String { "merge" }
  static var form: Form {
    Form(
      Text("Merge another device's database into this one.", zh: "合并另一台设备的数据库。"), effect: .records,
      more: Text(
        "Nothing is lost on either side; of two corrections of one fact the later one counts, and a running timer stays "
          + "where it runs. The other file is only read. Merging it again changes nothing, and undo takes a merge back as one step.",
        zh: "两边都不会丢失；同一条记录在两边都更正过时，以较晚的为准；正在进行的计时留在原设备。另一个文件只会被读取。再次合并不会有变化；undo 一步撤销整个合并。"),
      words: [
        Word(
          .file,
          Text(
            "The other database: a copy made with rung db backup.",
            zh: "另一个数据库：由 rung db backup 制作的副本。"
          ))
      ],
      options: [
        .flag("--dry-run", help: Text("Only show what would change.", zh: "只显示将有的变化，不写入。"))
      ],
      examples: [
        Text(same: "rung merge laptop.db --dry-run"),
        Text(same: "rung merge laptop.db"),
      ])
  }

  let file: String
  let dryRun: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    file = line.word(0) ?? ""
    dryRun = line.has("--dry-run")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let path = try DatabasePath.prepared(invocation)
    try Merge.check(file, path)
    let store = try invocation.open(for: .writing, telling: true)
    let draft = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).merge"
    do {
      let other = try OtherDatabase(path: file, draft: draft, tool: Version.tool)
      let outcome = try store.merge(
        moves: false, isDry: dryRun, canonical: MergeAnswer.canonical, invocation.command
      ) { try other.forEachRecord($0) }
      return try MergeAnswer(outcome, isDry: dryRun, invocation).answer()
    } catch let fault as OtherDatabase.Fault {
      throw Merge.refusal(fault, file)
    } catch {
      throw MergeAnswer.refusal(error, file) ?? error
    }
  }

  private static func check(_ file: String, _ own: String) throws {
    // Does not open the file: closing a descriptor on our own database would drop SQLite's locks.
    var status = stat()
    guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let reason = errno == 0 || SamePath.exists(file) ? EISDIR : errno
      throw InputFile.cannotOpen(file, SamePath.exists(file) ? reason : ENOENT)
    }
    try DatabasePath.refuseOddCompanions(of: file)
    guard access(file, R_OK) == 0 else { throw InputFile.cannotOpen(file, EACCES) }
    guard !SamePath.isSame(file, own) else {
      throw Refusal(
        "same-file", .usage, Text("that is the database itself", zh: "这就是数据库本身"),
        hint: Text(
          "Name the copy from the other device; rung db backup FILE makes it there.",
          zh: "请指定来自另一台设备的副本；在那台设备上用 rung db backup 文件 制作。"))
    }
  }

  private static func refusal(_ fault: OtherDatabase.Fault, _ file: String) -> Refusal {
    let again = Text(
      "Nothing was changed. Make a fresh copy on the other device: rung db backup FILE",
      zh: "没有任何改动。请在另一台设备上重新制作副本：rung db backup 文件")
    switch fault {
    case .notADatabase:
      return Refusal(
        "not-a-database", .badFile,
        Text("\(file) is not a database", zh: "\(file) 不是数据库"), hint: again)
    case .foreign:
      return Refusal(
        "foreign-database", .badFile,
        Text("\(file) is not a database of Rung", zh: "\(file) 不是 Rung 的数据库"), hint: again)
    case .encoding(let name):
      return Refusal(
        "text-encoding", .badFile,
        Text(
          "the text encoding of \(file) is \(name); Rung's databases are UTF-8",
          zh: "\(file) 以 \(name) 保存文字；Rung 的数据库使用 UTF-8"), hint: again)
    case .unsound(let words):
      return Refusal(
        "damaged-database", .badFile,
        Text(
          "\(file) is damaged or was modified: \(words.en)", zh: "\(file) 已损坏或被改动：\(words.zh)"),
        hint: again)
    case .newer(let version, let ours, let tool):
      let writer = tool ?? "a newer Rung"
      return Refusal(
        "newer-database", .unavailable,
        Text(
          "\(file) is newer (schema \(version)) than this Rung (schema \(ours)); \(writer) wrote it",
          zh: "\(file)（结构版本 \(version)）比当前 Rung（结构版本 \(ours)）新；由 \(tool ?? "更新的 Rung") 写入"),
        hint: Text(
          "Nothing was changed. Install that version or a later one here.",
          zh: "没有任何改动。请在这里安装该版本或更新的版本。"))
    }
  }
}
