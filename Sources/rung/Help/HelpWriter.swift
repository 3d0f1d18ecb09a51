import Arguments
import SkillCore

/// Formats a form as help text of at most 80 columns.
struct HelpWriter {
  /// In terminal cells.
  let width: Int

  /// `rung help`
  func overview() -> String {
    let form = Rung.form
    var text = section(nil, wrapped(form.abstract.said))
    text += section(say("Usage", zh: "用法"), ["  " + say("rung [VERB] ...", zh: "rung [命令] ...")])
    text += section(nil, wrapped(form.more?.said ?? ""))
    for (name, verbs) in Rung.groups {
      text += section(name.said, rows(verbs.map { ($0.name, $0.form.abstract.said) }))
    }
    text += section(everywhere, rows(form.options.map(row)))
    let topics = HelpTopic.allCases.map(\.rawValue).joined(separator: ", ")
    text += section(
      say("More", zh: "更多"),
      rows([
        (
          say("rung help VERB", zh: "rung help 命令"),
          say("One verb, with examples.", zh: "查看某个命令，附示例。")
        ),
        (say("rung help TOPIC", zh: "rung help 主题"), topics),
      ]))
    return text
  }

  /// `rung help log`
  func text(of verb: VerbNode, _ path: [String]) -> String {
    let form = verb.whole
    let name = (["rung"] + path).joined(separator: " ")
    var text = section(nil, wrapped(form.abstract.said))
    text += section(
      say("Usage", zh: "用法"), form.usageLines(name).flatMap { wrapped("  " + $0.said, hanging: 4) })
    if let more = form.more { text += section(nil, wrapped(more.said)) }
    text += section(
      say("Verbs", zh: "子命令"), rows(verb.verbs.map { ($0.name, $0.form.abstract.said) }))
    text += section(say("Words", zh: "参数"), rows(form.words.map(row)))
    text += section(say("Options", zh: "选项"), rows(form.options.map(row)))
    text += section(everywhere, rows(GlobalOptions.form.map(row)))
    text += section(
      say("Examples", zh: "示例"), form.examples.map { "  " + $0.said })
    return text
  }

  private var everywhere: String {
    say("Options of every verb, before it or after it", zh: "所有命令通用的选项，写在命令前后均可")
  }

  private func row(_ word: Word) -> (String, String) {
    let dots = word.need.isRepeating ? "..." : ""
    return (word.name.said + dots, word.help.said + listed(word.kind, word.choices))
  }

  private func row(_ option: Option) -> (String, String) {
    (option.spelling.said, option.help.said + listed(option.kind, option.choices))
  }

  /// The allowed values, if the value's name does not show them.
  private func listed(_ kind: Kind?, _ choices: [String]) -> String {
    guard !choices.isEmpty, kind != .choice else { return "" }
    return say(
      " One of: \(choices.joined(separator: ", ")).", zh: "可用：\(choices.joined(separator: "、"))。")
  }

  /// Empty if there are no lines.
  private func section(_ title: String?, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    return ((title.map { [$0] } ?? []) + lines).map { $0 + "\n" }.joined() + "\n"
  }

  private func wrapped(_ text: String, hanging: Int = 0) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { String($0).wrapped(toCells: width, hanging: hanging) }
  }

  /// Two columns; an entry too long for the first has a line of its own.
  private func rows(_ rows: [(String, String)]) -> [String] {
    let first = min(26, rows.map(\.0.cellWidth).max() ?? 0)
    let column = first + 4
    return rows.flatMap { left, right -> [String] in
      let lines = right.wrapped(toCells: max(20, width - column))
      let indent = String.blanks(column)
      guard left.cellWidth <= first else {
        return ["  " + left] + lines.map { indent + $0 }
      }
      let gap = String.blanks(first - left.cellWidth + 2)
      return ["  " + left + gap + (lines.first ?? "")] + lines.dropFirst().map { indent + $0 }
    }
  }
}
