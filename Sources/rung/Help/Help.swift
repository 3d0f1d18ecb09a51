import Arguments
import SkillCore
import SkillExchange

/// `rung help`, `rung help roadmap add`, `rung help times`, and `--help` behind any verb.
struct Help: Verb {
  static var name: String { "help" }
  static var form: Form {
    let topics = HelpTopic.allCases.map(\.rawValue)
    return Form(
      Text("Explain a verb or a topic.", zh: "解释命令或主题。"),
      more: Text(
        "Topics: \(topics.joined(separator: ", ")). With --json, all verbs and their options, for other programs.",
        zh: "主题：\(topics.joined(separator: "、"))。加 --json 则输出各命令的完整参数表，供其他程序使用。"),
      words: [
        Word(
          .verb, Text("A verb with its subcommand, or a topic.", zh: "命令及其子命令，或主题。"), .many)
      ],
      options: [
        .flag(
          "--schema",
          help: Text("Print the JSON Schema of help --json.", zh: "输出 help --json 的 JSON Schema。"))
      ],
      examples: [
        Text(same: "rung help log"), Text(same: "rung help roadmap add"),
        Text(same: "rung help times"), Text(same: "rung help --json"),
      ])
  }

  private let path: [String]
  private let schema: Bool
  let options: GlobalOptions

  init(_ line: Line) {
    self.init(of: line.words, line)
  }

  /// - Parameter path: the verb to explain.
  init(of path: [String], _ line: Line) {
    self.path = path
    schema = line.has("--schema")
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    if schema { return Answer(HelpSchema.text, isData: true) }
    let width = min(80, invocation.context.terminal.width)
    if path.count == 1, let topic = HelpTopic(named: path[0]), Rung.find(path) == nil {
      return invocation.answer(
        json: .object([
          ("topic", .string(topic.rawValue)), ("text", HelpJSON.text(topic.text)),
        ]), text: topic.text.said + "\n")
    }
    guard let verb = Rung.find(path) else { throw unknown }
    let writer = HelpWriter(width: width)
    return invocation.answer(
      json: path.isEmpty ? HelpJSON.whole : HelpJSON.verb(verb, path),
      text: path.isEmpty ? writer.overview() : writer.text(of: verb, path))
  }

  private var unknown: Refusal {
    let count = (0..<path.count).last { Rung.find(path.prefix($0)) != nil } ?? 0
    let (known, word) = (Array(path.prefix(count)), path[count])
    let below = Rung.find(known)?.verbs.map { $0.name } ?? []
    let names = known.isEmpty ? below + HelpTopic.allCases.map(\.rawValue) : below
    let before = (["rung help"] + known).joined(separator: " ")
    let near = word.count > 2 ? nearestNames(word, among: names) : []
    return Refusal(
      "unknown-verb", .usage,
      Text("no help on '\(word.prefix(40))'", zh: "没有关于“\(word.prefix(40))”的说明"),
      details: near.map { say("Did you mean: \(before) \($0)", zh: "是不是：\(before) \($0)") },
      hint: Text("See all: \(before)", zh: "全部说明：\(before)"))
  }
}

/// `rung --version`
struct ShowVersion: Verb {
  static var name: String { "version" }
  static var form: Form { Form(Text("Show the version.", zh: "查看版本。")) }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    invocation.answer(
      json: .object([("version", .string(Version.number)), ("commit", JSON(Version.commit))]),
      text: Version.line + "\n")
  }
}
