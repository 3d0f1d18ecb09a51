import Arguments
import SkillCore
import SkillExchange

/// The error for an unknown verb, with the command that was probably meant, ready to type.
enum UnknownVerb {
  static func refusal(_ unknown: Misuse.UnknownVerb) -> Refusal {
    refusal(unknown.word, unknown.path, unknown.rest, names: unknown.names)
  }

  private static func refusal(
    _ word: String, _ path: [String], _ rest: [String], names: [String]
  ) -> Refusal {
    // For a path, the file's name: the hint shows the whole path.
    let last = word.split(separator: "/").last ?? word[...]
    let verb = (path + [String(last.prefix(40))]).joined(separator: " ")
    let help = (["rung help"] + path).joined(separator: " ")
    let lines = commands(word, path, rest, names).map {
      say("Did you mean: \($0)", zh: "是不是：\($0)")
    }
    return Refusal(
      "unknown-verb", .usage, Text("unknown verb '\(verb)'", zh: "没有“\(verb)”这个命令"),
      details: lines,
      hint: path == ["import"] && lines.isEmpty
        ? Import.formats : Text("See all verbs: \(help)", zh: "全部命令：\(help)"))
  }

  /// Up to three complete command lines.
  private static func commands(
    _ word: String, _ path: [String], _ rest: [String], _ names: [String]
  ) -> [String] {
    let meant = OtherWords.verb(word, path, rest).map { [$0] }
    let prefix = path.map { $0 + " " }.joined()
    // For two letters edit distance says nothing, but they may be a prefix.
    let near =
      switch word.count {
      case 0...1: [String]()
      case 2: Array(names.filter { $0.hasPrefix(word) }.prefix(3))
      default: nearestNames(word, among: names)
      }
    let verbs = meant ?? near.map { prefix + $0 }
    return verbs.map { verb in
      let line = (["rung", verb] + rest.map(typed)).joined(separator: " ")
      return line.count > 160 ? "rung \(verb) ..." : line
    }
  }
}

/// Names that other tools use for the verbs. They are answered with a hint, never run: an ambiguous
/// word must not write anything.
private enum OtherWords {
  static func verb(_ word: String, _ path: [String], _ rest: [String]) -> String? {
    let (quoted, word) = (typed(word), word.lowercased())
    let hasMore = rest.contains { !$0.hasPrefix("-") }
    switch path.first {
    case nil:
      if ["finish", "finished", "结束"].contains(word), !hasMore { return "stop" }
      if let verb = named(word, top) { return verb }
      // `rung asyncio 90m`.
      guard let next = rest.first, (try? StudyTime(parsing: next)) != nil else { return nil }
      return "log \(quoted)"
    case "import" where path.count == 1:
      if let verb = named(word, tools) { return "import \(verb)" }
      let paths = ["markdown", "md", "exercism", "roadmap-sh", "roadmap"]
      if paths.contains(word) {
        let format = word == "md" || word == "roadmap" ? "markdown" : word
        return "roadmap import \(format)"
      }
      return kind(of: word).map { "\($0) \(quoted)" }
    case "roadmap" where path.count == 1 && word.hasSuffix(".json"):
      return "roadmap add \(quoted)"
    case let group?: return named(word, under[group] ?? []).map { "\(group) \($0)" }
    }
  }

  /// What reads a file, by the ending of its name.
  private static func kind(of file: String) -> String? {
    let own = [
      ".json": "import json", ".csv": "import table", ".tsv": "import table",
      ".xlsx": "import table", ".db": "merge", ".md": "roadmap import markdown",
    ]
    if let kind = own.first(where: { file.hasSuffix($0.key) }) { return kind.value }
    return ForeignFormat.all.first { $0.endings.contains(where: file.hasSuffix) }
      .map { "import \($0.name)" }
  }

  private static func named(_ word: String, _ table: [(verb: String, words: String)]) -> String? {
    table.first { $0.words.split(separator: " ").contains(word[...]) }?.verb
  }

  private static let top: [(verb: String, words: String)] = [
    ("log", "add track record session study insert 记录 记 补记 学习 添加"),
    ("start", "begin on 开始 计时"), ("stop", "end off pause 停止 停"),
    ("done", "finish finished complete completed 完成 学完"), ("resume", "continue 继续"),
    ("skills", "list ls tree 列表 技能"), ("show", "info view 查看 显示"),
    ("delete", "remove rm del erase drop 删除"),
    ("edit", "fix correct change modify update amend 更正 修改 编辑"),
    ("undo", "revert rollback 撤销"), ("level --explain", "why explain 为什么"),
    ("level", "verdict score rank grade 等级 级别"), ("next", "todo suggest recommend 下一步 推荐"),
    ("history", "timeline recent 历史"), ("report", "stats statistics summary 报告 统计"),
    ("db backup", "backup 备份"), ("db restore", "restore 恢复"), ("db check", "check fsck"),
    ("merge", "sync 同步 合并"), ("export csv --bom -o sessions.csv", "excel xlsx csv 表格"),
    ("export", "dump 导出"), ("import", "load 导入"), ("learner", "user users people profile 用户"),
    ("config", "settings preferences 设置"), ("evidence", "proof prove link 证据"),
    ("note", "comment memo 笔记"), ("notes", "search find grep 搜索"), ("checkin", "habit 打卡"),
    ("heatmap", "calendar 日历"), ("roadmap", "path roadmaps 路线图"), ("--version", "version 版本"),
  ]

  private static let tools: [(verb: String, words: String)] = [
    (
      "table",
      "excel xlsx xls ods sheet sheets spreadsheet tsv harvest kimai solidtime timetrap rescuetime super-productivity 表格"
    ),
    ("toggl", "clockify toggl-track"), ("timewarrior", "timew"), ("timeclock", "hledger ledger"),
    ("org", "logseq emacs org-mode"), ("ics", "calendar ical icalendar google outlook 日历"),
    ("activitywatch", "aw"), ("wakatime", "wakapi"),
  ]

  private static let under: [String: [(verb: String, words: String)]] = [
    "export": [
      ("csv --bom -o sessions.csv", "excel xlsx xls spreadsheet 表格"), ("markdown", "md cv 简历"),
      ("html", "web page pdf 网页"), ("sql --dialect postgresql", "postgres postgresql"),
      ("json", "all backup 全部 备份"),
    ],
    "roadmap": [
      ("new", "create init begin write 新建"), ("list", "ls all 列表"), ("show", "view info 查看"),
      ("use", "follow switch select 选用"), ("validate", "check lint 检查"),
      ("upgrade", "update 升级"),
    ],
    "learner": [
      ("add", "new create 新建 添加"), ("use", "switch select 切换"), ("delete", "remove rm 删除"),
      ("list", "ls 列表"),
    ],
    "db": [
      ("backup", "copy save dump 备份"), ("path", "where file 位置"), ("restore", "load 恢复"),
    ],
    "config": [("list", "show ls 列表"), ("set", "add change 设置")],
  ]
}
