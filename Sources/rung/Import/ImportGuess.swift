import SkillCore
import SkillExchange

extension ImportInput {
  /// - Throws: `Refusal` 65 if the file looks like something else, with what to type.
  func refuse(unless format: ForeignFormat) throws {
    let head = FileHead(try head())
    // Of a spreadsheet, the reader finds out itself how its bytes are text.
    if format.readsAnyText {
      switch FileGuess(head) {
      case .utf16?, .binary?, nil: return
      // Harvest's table, a workbook: what others would send here.
      case .other(let looks)? where looks.isTable || !looks.isSure: return
      default: break
      }
    }
    guard let guess = FileGuess(head) else {
      if format.shape == .table { try refuseSeparator(head) }
      let mayBe =
        switch format.shape {
        case .json: head.canBeJSON
        case .table: head.canBeTable
        case .text: true
        case .recognised, .database: false
        }
      if !mayBe { throw isNot(format.name) }
      return
    }
    if case .foreign(let own, let looks) = guess, own.name == format.name, looks.instead == nil {
      return
    }
    // Its tables say what it is, not its first bytes. A list in Markdown may be a page of Logseq's.
    if case .database = guess, format.shape == .database { return }
    if case .other(let looks) = guess, !looks.isSure, format.shape == .text { return }
    throw mismatch(guess)
  }

  /// Whether the file is one of Rung's own tables, perhaps saved again by a spreadsheet program.
  func isOwnTable() throws -> Bool {
    if case .table? = FileGuess(FileHead(try head())) { return true }
    return CSVFactFile.recognises(try foreign())
  }

  /// - Throws: `Refusal` 65 if the file looks like another tool's.
  func refuseUnlessTable() throws {
    let head = FileHead(try head())
    switch FileGuess(head) {
    case .table?, .utf16?: return
    case nil: if !head.canBeTable { throw isNot("csv") }
    case let guess?: throw mismatch(guess)
    }
  }

  func foreign() throws -> ForeignFile {
    ForeignFile(
      path: path, head: FileHead(try head()), pieces: { [self] in try pieces() },
      size: { [self] in try wholeSize() },
      bytes: { [self] in try bytes(from: $0, count: $1) })
  }

  private func isNot(_ tool: String) -> Refusal {
    Refusal(
      "wrong-format", .badFile,
      Text("\(shown) is not a file of \(tool)", zh: "\(shown) 不是 \(tool) 的文件"),
      hint: Text(
        "See which files are read: rung help import \(tool)",
        zh: "查看可读取的文件：rung help import \(tool)"))
  }

  private func refuseSeparator(_ head: FileHead) throws {
    guard let separator = head.strangeSeparator else { return }
    throw Refusal(
      "wrong-separator", .badFile,
      Text(
        "\(shown):1:1: the cells are separated by \(separator.en), not by commas",
        zh: "\(shown):1:1：各格以\(separator.zh)分隔，而不是逗号"),
      hint: Text(
        "Save it with commas, or import it as any spreadsheet: rung import table \(shown)",
        zh: "请另存为逗号分隔的 CSV，或按普通表格导入：rung import table \(shown)"))
  }

  private func mismatch(_ guess: FileGuess) -> Refusal {
    if case .database = guess, AnkiFile.isOne(path) {
      return Refusal(
        "wrong-format", .badFile,
        Text("\(shown) looks like Anki's collection", zh: "\(shown) 看起来是 Anki 的集合文件"),
        hint: Text("Type: rung import anki \(shown)", zh: "请输入：rung import anki \(shown)"))
    }
    let (looks, remedy) = guess.words(shown)
    return Refusal(
      "wrong-format", .badFile, Text("\(shown) \(looks.en)", zh: "\(shown) \(looks.zh)"),
      hint: remedy)
  }

  /// Adds the file's name to a fault.
  func locating<R>(_ work: () throws -> R) throws -> R {
    do { return try work() } catch let fault as FileFault {
      throw Refusal(
        "bad-file", .badFile,
        Text(
          "\(shown):\(fault.position): \(fault.message.en)",
          zh: "\(shown):\(fault.position)：\(fault.message.zh)"),
        hint: Text(
          "Nothing was imported. Correct the file and try again.", zh: "没有导入任何内容。请更正文件后再试。"))
    } catch is DateOrder.Unknown {
      throw Refusal(
        "date-order", .badFile,
        Text(
          "\(shown): every date could be read day first or month first",
          zh: "\(shown)：所有日期都既可按日/月、也可按月/日理解"),
        hint: Text(
          "Choose one, as your account shows them: --date-order dmy, or --date-order mdy",
          zh: "请按账户中的显示方式指明：--date-order dmy 或 --date-order mdy"))
    }
  }
}

extension FileGuess {
  private func looks(_ what: String) -> Text {
    Text("looks like \(what)", zh: "看起来是 \(what)")
  }

  /// What it looks like, and what to do.
  fileprivate func words(_ file: String) -> (Text, Text) {
    func command(_ line: String) -> Text {
      Text("Type: \(line)", zh: "请输入：\(line)")
    }
    let name = file == "<stdin>" ? "-" : file
    switch self {
    case .foreign(let format, let looks):
      guard looks.instead != nil else {
        return (looks.text, command("rung import \(format.name) \(name)"))
      }
      return FileGuess.other(looks).words(file)
    case .other(let looks):
      guard let instead = looks.instead else { return (looks.text, Text(same: "")) }
      func named(_ text: String) -> String {
        file == "<stdin>"
          ? text
          : text.split(separator: "FILE", omittingEmptySubsequences: false).joined(separator: file)
      }
      return (looks.text, Text(named(instead.en), zh: named(instead.zh)))
    case .rungJSON:
      return (looks("rung export json"), command("rung import json \(name)"))
    case .table:
      return (looks("rung export csv"), command("rung import csv \(name)"))
    case .ownDatabase:
      return (
        Text("is a database of Rung", zh: "是 Rung 的数据库"),
        Text("Merge it: rung merge \(file)", zh: "请合并：rung merge \(file)")
      )
    case .database:
      return (
        Text("is another program's database (SQLite)", zh: "是其他程序的数据库（SQLite）"),
        Text(
          "Export a table from that program, then: rung import table FILE",
          zh: "请从该程序导出表格，再输入：rung import table 文件")
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
        Text("is not text", zh: "不是文本文件"),
        Text("Is it the right file?", zh: "请确认文件是否正确。")
      )
    case .empty:
      return (
        Text("is empty", zh: "是空的"), Text("Is it the right file?", zh: "请确认文件是否正确。")
      )
    }
  }
}
