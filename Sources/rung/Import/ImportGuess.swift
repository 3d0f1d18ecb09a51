import SkillCore
import SkillExchange

extension ImportInput {
  func guess() throws -> FileGuess? { FileGuess(try head()) }

  /// - Throws: `Refusal` 65 when the file looks like something else, with what to type.
  func refuse(unless tool: ImportTool) throws {
    guard let guess = try guess() else {
      let canBeJSON = FileGuess.canBeJSON(try head())
      if tool == .toggl { try refuseSeparator() }
      let canBeTable = FileGuess.canBeTable(try head())
      switch tool {
      case .timeclock: throw isNot(tool.rawValue)
      case .org: break
      case .toggl: if !canBeTable { throw isNot(tool.rawValue) }
      default: if !canBeJSON { throw isNot(tool.rawValue) }
      }
      return
    }
    if !tool.guesses.contains(guess) { throw mismatch(guess) }
  }

  /// - Throws: `Refusal` 65 when the file looks like another tool's.
  func refuseUnlessTable() throws {
    if let guess = try guess() {
      if guess != .table { throw mismatch(guess) }
      return
    }
    try refuseSeparator()
    if try !FileGuess.canBeTable(head()) { throw isNot("csv") }
  }

  private func isNot(_ tool: String) -> Refusal {
    Refusal(
      "wrong-format", .badFile,
      Text("\(shown) is not what \(tool) writes", zh: "\(shown) 不是 \(tool) 的文件"),
      hint: Text(
        "See which files are read: rung help import \(tool)",
        zh: "查看可读取的文件：rung help import \(tool)"))
  }

  private func refuseSeparator() throws {
    guard let separator = FileGuess.strangeSeparator(try head()) else { return }
    throw Refusal(
      "wrong-separator", .badFile,
      Text(
        "\(shown):1:1: the cells are separated by \(separator.en), not by commas",
        zh: "\(shown):1:1：各格以\(separator.zh)分隔，而不是逗号"),
      hint: Text(
        "Save the table with commas (CSV, comma separated) and try again.",
        zh: "请将表另存为逗号分隔的 CSV 后再试。"))
  }

  private func mismatch(_ guess: FileGuess) -> Refusal {
    let (looks, remedy) = guess.words(shown)
    return Refusal(
      "wrong-format", .badFile, Text("\(shown) \(looks.en)", zh: "\(shown) \(looks.zh)"),
      hint: remedy)
  }

  /// Tells of a fault in the file with its name.
  func locating<R>(_ work: () throws -> R) throws -> R {
    do { return try work() } catch let fault as FileFault {
      throw Refusal(
        "bad-file", .badFile,
        Text(
          "\(shown):\(fault.position): \(fault.message.en)",
          zh: "\(shown):\(fault.position)：\(fault.message.zh)"),
        hint: Text(
          "Nothing was imported. Correct the file and try again.", zh: "没有导入任何内容。请更正文件后再试。"))
    }
  }
}

extension FileGuess {
  /// What it looks like, and what to do with it.
  fileprivate func words(_ file: String) -> (Text, Text) {
    func command(_ line: String) -> Text {
      Text("Type: \(line)", zh: "请输入：\(line)")
    }
    func tool(_ name: String, _ what: String) -> (Text, Text) {
      (
        Text("looks like \(what)", zh: "看起来是 \(what)"),
        command("rung import \(name) \(file == "<stdin>" ? "-" : file)")
      )
    }
    switch self {
    case .watson: return tool("watson", "Watson JSON")
    case .watsonCSV: return tool("watson", "watson log --csv")
    case .watsonReport:
      return (
        Text("holds totals, no sessions (watson report)", zh: "只有合计，没有逐次记录（watson report）"),
        command("rung import watson ~/.config/watson/frames")
      )
    case .timewarrior: return tool("timewarrior", "timew export")
    case .timewarriorData: return tool("timewarrior", "Timewarrior data")
    case .klog: return tool("klog", "klog json")
    case .klogText:
      return (
        Text("looks like a file of klog's own", zh: "看起来是 klog 自己的文件"),
        command("klog json \(file == "<stdin>" ? "FILE" : file) | rung import klog -")
      )
    case .toggl: return tool("toggl", "Toggl / Clockify CSV")
    case .timeclock: return tool("timeclock", "hledger timeclock")
    case .org: return tool("org", "Org")
    case .rungJSON: return tool("json", "rung export json")
    case .table: return tool("csv", "rung export csv")
    case .database:
      return (
        Text("is a SQLite database", zh: "是 SQLite 数据库"),
        Text(
          "Another device's Rung database is merged: rung merge \(file)",
          zh: "另一台设备上的 Rung 数据库请合并：rung merge \(file)")
      )
    case .utf16:
      return (
        Text("is UTF-16", zh: "是 UTF-16 编码"),
        Text(
          "Save it as UTF-8: iconv -f UTF-16 -t UTF-8 FILE",
          zh: "请存为 UTF-8：iconv -f UTF-16 -t UTF-8 文件")
      )
    case .binary:
      return (
        Text("is no text", zh: "不是文本文件"),
        Text("Is it the right file?", zh: "请确认文件是否正确。")
      )
    case .empty:
      return (
        Text("is empty", zh: "是空的"), Text("Is it the right file?", zh: "请确认文件是否正确。")
      )
    }
  }
}
