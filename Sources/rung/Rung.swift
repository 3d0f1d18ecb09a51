import ArgumentParser
import SkillCore

/// The command itself; alone, it is the glance at today.
struct Rung: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rung",
      abstract: say(
        "Your level on a learning path, with the facts that prove it.",
        zh: "学习路线上的当前等级，以及证明它的每一条记录。"),
      discussion: say(
        "More: rung help judging, exit-codes, times, files, roadmaps, settings, hooks.",
        zh: "另见：rung help judging、exit-codes、times、files、roadmaps、settings、hooks。"),
      version: Version.line,
      groupedSubcommands: [
        CommandGroup(
          name: say("Timer", zh: "计时"),
          subcommands: [Start.self, Stop.self, Resume.self, Cancel.self, Status.self]),
        CommandGroup(
          name: say("Record", zh: "记录"),
          subcommands: [
            Log.self, Done.self, Reopen.self, AddEvidence.self, CheckIn.self, Waive.self,
            NotApplicable.self, Rate.self, AddNote.self,
          ]),
        CommandGroup(
          name: say("Look back and correct", zh: "回看与更正"),
          subcommands: [
            Notes.self, History.self, Edit.self, Delete.self, Undo.self, Redo.self,
          ]),
        CommandGroup(
          name: say("Level", zh: "等级"),
          subcommands: [
            Level.self, Next.self, PlanVerb.self, Stages.self, Skills.self, Show.self, Stale.self,
          ]),
        CommandGroup(
          name: say("Time", zh: "时间"),
          subcommands: [Report.self, Heatmap.self, Streak.self, Goal.self, Habits.self]),
        CommandGroup(
          name: say("Files and people", zh: "文件与学习者"),
          subcommands: [
            Export.self, Import.self, Merge.self, LearnerVerb.self, RoadmapVerb.self,
            DatabaseVerb.self, ConfigVerb.self,
          ]),
      ])
  }

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    try Glance(invocation).answer()
  }
}
