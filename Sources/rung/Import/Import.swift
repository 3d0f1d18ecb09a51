import Arguments
import SkillCore
import SkillExchange

struct Import: Verb {
  static var name: String { "import" }
  static var nodes: [VerbNode] {
    [VerbNode(ImportCSV.self), VerbNode(ImportSheet.self)] + ForeignFormat.all.map(ImportTool.node)
      + [VerbNode(ImportJSON.self), VerbNode(ListImportMaps.self)]
  }
  static var form: Form {
    Form(
      Text("Import from a file of another tool, or of Rung.", zh: "从别处导入记录。"),
      more: Text(
        "Atomic, and one action that undo reverts. Known records are skipped.",
        zh: "整个文件要么全部导入，要么不导入；一次导入是一个可撤销的步骤。已有的记录会跳过。"),
      examples: [
        Text(same: "rung import csv sessions.csv --dry-run"),
        Text(same: "rung import watson ~/.config/watson/frames"),
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    throw Refusal(
      "usage", .usage, Text("no format given", zh: "请说明导入格式"),
      hint: Import.formats)
  }

  static var formats: Text {
    let names = (["csv", "json"] + ForeignFormat.all.map(\.name) + ["table"]).joined(separator: "|")
    return Text("rung import \(names) FILE", zh: "rung import \(names) 文件")
  }
}

/// The options of every import of sessions.
struct ImportOptions {
  static var form: [Option] {
    [
      .value(
        "--map", kind: .mapping,
        help: Text(
          "The skill of a project or tag; remembered. NAME may have * and ?; NAME= forgets it.",
          zh: "项目或标签对应的技能；会记住。名称中可用 * 和 ?；“名称=”表示忘记。"), repeats: true),
      .value(
        "--map-file", kind: .file,
        help: Text("A file of maps, one NAME=SKILL per line.", zh: "对应关系文件，每行一个“名称=技能”。"),
        repeats: true),
      .flag(
        "--update",
        help: Text(
          "Take changes made in the other tool since the last import.",
          zh: "采用原工具中在上次导入后所做的更改。")),
      .flag(
        "--skip-unmatched", help: Text("Skip entries that match no skill.", zh: "略过没有对应技能的记录。")),
      .flag(
        "--skip-refused", help: Text("Skip entries that cannot be recorded.", zh: "略过无法记录的内容。")),
      .flag(
        "--as-new",
        help: Text(
          "Record entries without an id again, even if equal ones exist.",
          zh: "没有编号的记录即使已存在也再记一次。")),
      .flag("--dry-run", help: Text("Only show what would change.", zh: "只显示将有的变化，不写入。")),
    ]
  }
  static var word: Word {
    Word(.file, Text("The files; - for standard input.", zh: "文件；- 表示标准输入。"), .some)
  }

  let file: [String]
  private let map: [String]
  private let mapFiles: [String]
  let update: Bool
  let skipUnmatched: Bool
  let skipRefused: Bool
  /// What has no id is recorded although it is here.
  let asNew: Bool
  let dryRun: Bool

  init(_ line: Line) {
    file = line.words
    map = line.all("--map")
    mapFiles = line.all("--map-file")
    update = line.has("--update")
    skipUnmatched = line.has("--skip-unmatched")
    skipRefused = line.has("--skip-refused")
    asNew = line.has("--as-new")
    dryRun = line.has("--dry-run")
  }

  /// The given maps; the last of a name wins, the command line over files.
  func maps(_ context: Context) throws -> [ImportNames.Given] {
    try mapFiles.flatMap { try MapFile.read($0, context) }
      + map.map { ImportNames.Given(text: $0, place: nil) }
  }
}
