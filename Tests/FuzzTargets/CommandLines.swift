import Arguments
import SkillCore

/// Command lines, a word to a line of the input, for a table that has each kind of thing.
enum CommandLines {
  private static let root = Command("tool") {
    var form = Form(
      said, options: [.value("--db", kind: .path, help: said), .flag("--json", help: said)])
    form.verbs = [log, history, roadmap, goal]
    return form
  }

  private static let log = Command("log") {
    Form(
      said, words: [Word(.skill, said), Word(.duration, said, .many)],
      options: [
        .value("--note", "-n", kind: .text, help: said),
        .value("--tag", kind: .tag, help: said, repeats: true),
        .value("--at", "--from", kind: .time, help: said), .flag("--trim", help: said),
      ])
  }

  private static let history = Command("history") {
    Form(
      said, words: [Word(.table, said, .optional, choices: ["sessions", "notes"])],
      options: [
        .value("-n", kind: .count, help: said), .value("--output", "-o", kind: .file, help: said),
        .value("--by", kind: .choice, help: said, choices: ["day", "week"]),
      ])
  }

  private static let roadmap = Command("roadmap") {
    var form = Form(said)
    form.verbs = [
      Command("upgrade") {
        Form(said, words: [Word(.file, said)], options: [.flag("--yes", help: said)])
      }
    ]
    return form
  }

  private static let goal = Command("goal") {
    var form = Form(said, words: [Word(.duration, said, .optional)])
    form.verbs = [Command("clear") { Form(said) }]
    return form
  }

  private static var said: Text { Text("A thing.", zh: "一项。") }

  /// - Throws: `Misuse` for what is refused, `Broken` for a line that means something else when it is
  ///   written out in full.
  static func read(_ text: String) throws {
    let words = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let reading = try Reading(words, of: root)
    guard reading.wish == .verb else { return }
    var form = root.form()
    for place in reading.places { form = form.verbs[place].form() }
    let line = reading.line
    var whole = reading.path
    for option in form.options + root.form().options {
      let name = option.names[0]
      if option.kind == nil, line.has(name) { whole.append(name) }
      whole += line.all(name).map { "\(name)=\($0)" }
    }
    // Behind -- nothing is a tag, an option or a verb; and it is there only where there are words.
    if !line.words.isEmpty { whole += ["--"] + line.words }
    let again = try Reading(whole, of: root)
    let names = (form.options + root.form().options).map { $0.names[0] }
    let isSame = names.allSatisfy {
      again.line.has($0) == line.has($0) && again.line.all($0) == line.all($0)
    }
    guard isSame, again.line.words == line.words, again.path == reading.path else {
      throw Broken("\(words) is \(line), but \(whole) is \(again.line)")
    }
  }
}
