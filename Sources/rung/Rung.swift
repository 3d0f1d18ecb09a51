import ArgumentParser
import SkillCore

/// The command itself; alone, it is the glance at today.
struct Rung: Verb {
  /// Without most of the verbs where `narrowed` says so: see `parse(_:)`.
  static var configuration: CommandConfiguration {
    if let narrowed {
      // A command under another one is not asked for completion scripts, which it would look for first.
      return CommandConfiguration(commandName: "rung", _superCommandName: "", subcommands: narrowed)
    }
    return CommandConfiguration(
      commandName: "rung",
      abstract: say(
        "Your level on a learning path, with the facts that prove it.",
        zh: "学习路线上的当前等级，以及证明它的每一条记录。"),
      discussion: say(
        "More: rung help judging, exit-codes, times, files, roadmaps, settings, hooks.",
        zh: "另见：rung help judging、exit-codes、times、files、roadmaps、settings、hooks。"),
      version: Version.line,
      groupedSubcommands: groups.map { CommandGroup(name: $0.name.said, subcommands: $0.verbs) })
  }

  private static let groups: [(name: Text, verbs: [any Verb.Type])] = [
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
  ]

  static var verbs: some Sequence<any Verb.Type> { groups.lazy.flatMap(\.verbs) }

  @TaskLocal private static var narrowed: [any Verb.Type]?

  /// What a command line asks for; nil when the argument parser has answered by itself.
  static func verb(_ words: [String]) throws -> (any Verb)? {
    if let plain = PlainLine.verb(words) { return plain }
    var parsed = try parse(words)
    if let verb = parsed as? any Verb { return verb }
    // `help VERB` is the argument parser's own: running it throws the help to show.
    try parsed.run()
    return nil
  }

  /// The argument parser's reading of a line. It looks at each of the verbs several times, which
  /// was half of a command's start; so it is first given only the verb that the line seems to name.
  /// Whatever it does not understand then, help too, it is given again with all of them.
  static func parse(_ words: [String]) throws -> any ParsableCommand {
    let verbs = verbs
    let named = words.lazy.compactMap { word in verbs.first { $0._commandName == word } }.first
    guard let named else { return try parseAsRoot(words) }
    let parsed = try? $narrowed.withValue([named]) { try parseAsRoot(words) }
    return try parsed as? any Verb ?? parseAsRoot(words)
  }

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    try Glance(invocation).answer()
  }
}
