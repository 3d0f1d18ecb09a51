import Arguments
import SkillCore
import SkillStore

/// The options of a session or a timer: note and tags.
struct RemarkOptions {
  static var form: [Option] {
    [
      .value(
        "--note", "-n", kind: .text,
        help: Text("A remark; - reads standard input.", zh: "备注；- 表示从标准输入读取。")),
      .value(
        "--tag", kind: .tag, help: Text("A tag; may be repeated.", zh: "标签；可多次给出。"),
        repeats: true),
    ]
  }

  let note: String?
  let tag: [String]

  init(_ line: Line) {
    note = line["--note"]
    tag = line.all("--tag")
  }

  func note(_ invocation: Invocation) throws -> String? {
    try TextArgument.note(note, invocation.context)
  }

  func tags() throws -> [String] { try TextArgument.tags(tag) }
}

/// What to do about sessions that a new one overlaps.
struct OverlapOptions {
  static var form: [Option] {
    [
      .flag("--allow-overlap", help: Text("Do not warn about overlaps.", zh: "有重叠也不提示。")),
      .flag("--trim", help: Text("Shorten it to the free time.", zh: "缩短到未被占用的时间。")),
    ]
  }

  let allowOverlap: Bool
  let trim: Bool

  init(_ line: Line) {
    allowOverlap = line.has("--allow-overlap")
    trim = line.has("--trim")
  }

  /// - Throws: `Refusal` 64 when both are given.
  func rule() throws -> OverlapRule {
    if trim && allowOverlap {
      throw Refusal(
        "usage", .usage,
        Text(
          "--trim and --allow-overlap exclude each other", zh: "--trim 与 --allow-overlap 不能同时使用"),
        hint: Text("Give one of them.", zh: "请只给其中一个。"))
    }
    if trim { return .trim }
    return allowOverlap ? .allow : .tell
  }
}
