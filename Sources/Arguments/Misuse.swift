import SkillCore

/// Why a command line was not understood: what is wrong, and what to type.
public enum Misuse: Error {
  /// A word in the place of a verb that names none.
  case unknownVerb(UnknownVerb)
  case refused(Text, details: [Text] = [], hint: Text)

  public struct UnknownVerb: Sendable {
    public let word: String
    /// The verbs before the word.
    public let path: [String]
    /// The words after it.
    public let rest: [String]
    /// The verbs that are known there.
    public let names: [String]
  }
}

/// The errors of a line that does not fit a form.
struct Complaints {
  /// `rung roadmap add`
  let path: String
  let form: Form
  let root: Command

  /// `Usage: rung help roadmap add`
  private var help: Text {
    let verb = path.split(separator: " ").dropFirst().joined(separator: " ")
    let command = verb.isEmpty ? "rung help" : "rung help \(verb)"
    return Text("Usage: \(command)", zh: "用法：\(command)")
  }

  private var usage: Text {
    let lines = form.usageLines(path)
    return Text(
      lines.map(\.en).joined(separator: " | "), zh: lines.map(\.zh).joined(separator: " | "))
  }

  func unknownOption(_ spelled: String) -> Misuse {
    let name = known(String(spelled.prefix { $0 != "=" }.prefix(40)))
    var details: [Text] = []
    let own = (form.options + root.form().options).flatMap(\.names)
    let meant = String(name.drop { "-—–".contains($0) })
    // Any single letter is one edit away from `-h`.
    let near =
      own.first { $0 == "--\(meant)" } ?? (name.count > 2 ? nearestWord(to: name, in: own) : nil)
    if let near {
      details.append(Text("Did you mean: \(near)", zh: "是不是：\(near)"))
    }
    let others = root.paths(having: name)
    if !others.isEmpty {
      let list = others.prefix(3).map { "rung \($0)" }
      details.append(
        Text(
          "It belongs to: \(list.joined(separator: ", "))",
          zh: "它属于：\(list.joined(separator: "、"))"))
    }
    let takesText = form.words.contains { [.text, .proof, .subject].contains($0.kind) }
    let isText = takesText && details.isEmpty
    if details.isEmpty, !isText, !form.options.isEmpty {
      let list = form.options.map { option in
        option.names.first { $0.hasPrefix("--") } ?? option.names.joined()
      }.joined(separator: " ")
      details.append(Text("It takes: \(list)", zh: "可用的选项：\(list)"))
    }
    let hint =
      isText
      ? Text(
        "Put text that begins with a dash after --: \(path) -- '\(name)'",
        zh: "以减号开头的文字请放在 -- 之后：\(path) -- '\(name)'")
      : help
    return .refused(
      Text("unknown option '\(name)'", zh: "没有“\(name)”这个选项"), details: details, hint: hint)
  }

  /// `-n` of `-n5`, where a verb has it.
  private func known(_ name: String) -> String {
    let short = String(name.prefix(2))
    let isShort = name.hasPrefix("-") && !name.hasPrefix("--") && root.paths(having: name).isEmpty
    return isShort && !root.paths(having: short).isEmpty
      && name.dropFirst(2).first?.isNumber == true
      ? short : name
  }

  func negative(_ word: String) -> Misuse {
    let shown = word.prefix(40)
    return .refused(
      Text("'\(shown)': a negative number is not allowed here", zh: "“\(shown)”小于零：这里不能为负"),
      hint: Text(
        "Remove the minus; put text that begins with one after --: rung note -- '-5 degrees'",
        zh: "请去掉负号；以减号开头的文字请放在 -- 之后：rung note -- '-5 度'"))
  }

  func missingValue(_ name: String, _ option: Option) -> Misuse {
    let value = option.valueName ?? Kind.text.name
    return .refused(
      Text("\(name) needs a value", zh: "\(name) 后面缺少值"),
      hint: Text("For example: \(name) \(value.en)", zh: "写法：\(name) \(value.zh)"))
  }

  func flagWithValue(_ name: String) -> Misuse {
    .refused(
      Text("\(name) takes no value", zh: "\(name) 不带值"),
      hint: Text("Use it alone: \(name)", zh: "请单独使用：\(name)"))
  }

  func repeated(_ name: String) -> Misuse {
    .refused(
      Text("\(name) is given twice", zh: "\(name) 给出了两次"),
      hint: Text("Give it once.", zh: "请只给一次。"))
  }

  func wrongChoice(_ value: String, _ name: Text, _ choices: [String]) -> Misuse {
    let shown = value.prefix(40)
    let near = nearestWord(to: value, in: choices).map {
      [Text("Did you mean: \($0)", zh: "是不是：\($0)")]
    }
    return .refused(
      Text("invalid value '\(shown)' for \(name.en)", zh: "“\(shown)”不适用于\(name.zh.spaced)"),
      details: (near ?? []) + intoFile(value),
      hint: Text(
        "One of: \(choices.joined(separator: ", "))", zh: "可用的值：\(choices.joined(separator: "、"))"))
  }

  func notANumber(_ value: String, _ name: String) -> Misuse {
    let shown = value.prefix(40)
    return .refused(
      Text("\(name) takes a number, not '\(shown)'", zh: "\(name) 需要一个整数，不能是“\(shown)”"),
      hint: help)
  }

  func missingWord(_ word: Word) -> Misuse {
    .refused(
      Text("\(word.name.en) is missing", zh: "缺少\(word.name.zh.spaced)"),
      hint: Text("Usage: \(usage.en)", zh: "用法：\(usage.zh)"))
  }

  /// - Parameter text: an option whose text perhaps lacks its quotes.
  func surplusWord(_ word: String, after text: (name: String, value: String)?) -> Misuse {
    let shown = word.prefix(40)
    let hint =
      text.map {
        Text(
          "Put text of several words in quotes: \($0.name) '\($0.value.prefix(40)) \(shown) ...'",
          zh: "几个词的文字请加引号：\($0.name) '\($0.value.prefix(40)) \(shown) ...'")
      } ?? Text("Usage: \(usage.en)", zh: "用法：\(usage.zh)")
    return .refused(
      Text("unexpected argument '\(shown)'", zh: "多了一个词：“\(shown)”"),
      details: intoFile(word), hint: hint)
  }

  /// A file name that lacks its `-o`.
  private func intoFile(_ word: String) -> [Text] {
    // A verb that reads a file was probably meant to read this one.
    let reads = form.words.contains { [.file, .path, .roadmapOrFile].contains($0.kind) }
    guard form.option("-o") != nil, word.contains("."), !reads else { return [] }
    let command = "\(path) -o \(word.prefix(40))"
    return [Text("To write a file: \(command)", zh: "写入文件：\(command)")]
  }
}

extension Form {
  /// `rung done SKILL [LINK]`, unless the form has usage lines of its own.
  public func usageLines(_ path: String) -> [Text] {
    guard usage.isEmpty else { return usage }
    func line(_ name: (Text) -> String, _ verb: String) -> String {
      let own = words.map { word -> String in
        let shown = name(word.name)
        let dots = word.need.isRepeating ? "..." : ""
        return word.need.isRequired ? shown + dots : "[\(shown)]\(dots)"
      }
      return ([path] + (verbs.isEmpty ? [] : [words.isEmpty ? verb : "[\(verb)]"]) + own)
        .joined(separator: " ")
    }
    return [Text(line(\.en, Kind.verb.name.en), zh: line(\.zh, Kind.verb.name.zh))]
  }
}

extension Command {
  /// The paths of the verbs that have an option.
  fileprivate func paths(having name: String) -> [String] {
    form().verbs.flatMap { verb -> [String] in
      let here = verb.form().option(name) == nil ? [] : [verb.name]
      return here + verb.paths(having: name).map { "\(verb.name) \($0)" }
    }
  }

  /// Whether an option of the verb or a subcommand takes a value; nil if none has it.
  func takesValue(_ name: String) -> Bool? {
    let form = form()
    if let option = form.option(name) { return option.kind != nil }
    return form.verbs.lazy.compactMap { $0.takesValue(name) }.first
  }
}

extension String {
  /// With a space before Latin letters, as in Chinese typography.
  fileprivate var spaced: String { first?.isASCII == true ? " " + self : self }
}
