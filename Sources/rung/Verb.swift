import ArgumentParser
import SkillCore

/// One verb, one small file, one type: it returns its answer and prints nothing itself.
protocol Verb: ParsableCommand {
  var options: GlobalOptions { get }
  func answer(_ invocation: Invocation) throws -> Answer
}
