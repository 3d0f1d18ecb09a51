import Arguments
import SkillCore

/// The root command; without a verb it shows today at a glance.
struct Rung: Verb {
  static var name: String { "rung" }
  static var form: Form {
    Form(
      Text(
        "Your level on a learning path, with the facts that prove it.",
        zh: "学习路线上的当前等级，以及证明它的每一条记录。"),
      more: Text(
        "rung alone shows today at a glance: the timer, the time of today and of this week, your level and the next step.",
        zh: "单独输入 rung 显示今日概览：计时、今天与本周的时间、当前等级与下一步。"),
      options: GlobalOptions.form,
      examples: [
        Text(same: "rung"), Text(same: "rung log asyncio 90m"), Text(same: "rung level"),
      ])
  }

  static let groups: [(name: Text, verbs: [any Verb.Type])] = [
    (
      Text("Timer", zh: "计时"),
      [Start.self, Stop.self, Resume.self, Cancel.self, Status.self]
    ),
    (
      Text("Record", zh: "记录"),
      [
        Log.self, Done.self, Reopen.self, AddEvidence.self, CheckIn.self, Waive.self,
        NotApplicable.self, Rate.self, AddNote.self,
      ]
    ),
    (
      Text("Look back and correct", zh: "回看与更正"),
      [Notes.self, History.self, Edit.self, Delete.self, Undo.self, Redo.self]
    ),
    (
      Text("Level", zh: "等级"),
      [
        Level.self, Next.self, PlanVerb.self, Stages.self, Skills.self, Show.self, Stale.self,
      ]
    ),
    (
      Text("Time", zh: "时间"),
      [Report.self, Heatmap.self, Streak.self, Goal.self, Habits.self]
    ),
    (
      Text("Files and people", zh: "文件与学习者"),
      [
        Export.self, Import.self, Merge.self, LearnerVerb.self, RoadmapVerb.self,
        DatabaseVerb.self, ConfigVerb.self,
      ]
    ),
    (
      Text("Rung itself", zh: "关于 Rung"), [Help.self, PrintCompletion.self]
    ),
  ]

  static var verbs: [any Verb.Type] { groups.flatMap(\.verbs) }

  static var command: Command { VerbNode(Rung.self).command }

  /// Parses a command line.
  ///
  /// - Throws: `Misuse` or `Refusal`.
  static func verb(_ words: [String]) throws -> any Request {
    let reading = try Reading(words, of: command)
    switch reading.wish {
    case .help: return Help(of: reading.path, reading.line)
    case .version: return ShowVersion(reading.line)
    case .verb:
      return try reading.places.reduce(VerbNode(Rung.self)) { $0.verbs[$1] }.request(reading.line)
    }
  }

  /// The verb at a path, with its parents.
  static func find(_ path: some Sequence<String>) -> VerbNode? {
    var node = VerbNode(Rung.self)
    for name in path {
      guard let next = node.verbs.first(where: { $0.name == name }) else { return nil }
      node = next
    }
    return node
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try Glance(invocation).answer()
  }
}
