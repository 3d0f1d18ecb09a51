import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct ImportJSON: Verb {
  static var name: String { "json" }
  static var form: Form {
    Form(
      Text(
        "A whole record, from rung export json.", zh: "rung export json 导出的全部记录。"),
      effect: .records,
      more: Text(
        "It is merged into the record here: nothing is lost on either side, and the same file again changes nothing.",
        zh: "与已有的记录合并：两边都不会丢失；同一文件再次导入不会有变化。"),
      words: [
        Word(.file, Text("The file; - for standard input.", zh: "文件；- 表示标准输入。"))
      ],
      options: [
        .flag("--dry-run", help: Text("Only show what would change.", zh: "只显示将有的变化，不写入。"))
      ],
      examples: [
        Text(same: "rung import json record.json --dry-run")
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
    let input = try ImportInput(file, invocation.context)
    let store = try invocation.open(for: .writing, telling: true)
    let progress = Progress(
      say("reading", zh: "读取"), of: input.size, small: 8 << 20, invocation.context)
    defer { progress.end() }
    do {
      // Checked before a pipe is read completely, or anything is written.
      try RecordReader.refuse(head: input.head())
      let pieces = try input.pieces()
      let outcome = try store.merge(
        moves: true, isDry: dryRun, canonical: MergeAnswer.canonical, invocation.command
      ) { take in
        var reader = RecordReader {
          progress.reach(input.done(.start))
          return try pieces()
        }
        reader.mayHave = { SystemZone.mayHave($0, in: $1) }
        try reader.forEach(take)
      }
      return try MergeAnswer(outcome, isDry: dryRun, invocation).answer()
    } catch let fault as FileFault {
      throw Refusal(
        "bad-file", .badFile,
        Text(
          "\(input.shown):\(fault.position): \(fault.message.en)",
          zh: "\(input.shown):\(fault.position)：\(fault.message.zh)"),
        hint: MergeAnswer.nothingChanged)
    } catch {
      throw MergeAnswer.refusal(error, input.shown) ?? error
    }
  }
}
