import SkillCore
import SkillExchange
import SkillStore

/// Collects what a command recorded, for the hooks that run after it. Without hooks nothing is
/// collected, at the cost of one `access`.
final class Aftermath {
  /// Nil without a home, and in a command that a hook runs: hooks do not nest.
  private let folder: String?
  private var pending: [(hook: Hook, members: [(String, JSON)])] = []
  private var watched: LevelWatch?
  private var isRecorded: (() -> Bool)?
  private var tellsMoment = false
  /// Why the moves could not be computed; the answer lacks them then.
  private(set) var fault: (any Error)?
  /// Whether the command has changed the record, whatever fails afterwards.
  var hasRecorded: Bool { isRecorded?() ?? false }

  init(_ environment: Variables) {
    let isInHook = environment["RUNG_HOOK"]?.isEmpty == false
    folder = isInHook ? nil : PreferenceFile(environment).map { $0.folder + "/hooks" }
  }

  private func hook(_ event: Hook.Event) -> Hook? {
    guard let folder else { return nil }
    let hook = Hook(event: event, folder: folder)
    return access(hook.path, F_OK) == 0 ? hook : nil
  }

  func tell(
    _ event: Hook.Event, of learner: Learner, _ members: @autoclosure () -> [(String, JSON)]
  ) {
    guard let hook = hook(event) else { return }
    pending.append((hook, [("learner", .string(learner.name))] + members()))
  }

  /// Reads the levels before the command changes anything.
  ///
  /// - Parameters:
  ///   - learner: nil for all learners.
  ///   - moment: whether the answer says what moved. If neither it nor a hook needs the levels, nothing is read.
  func watch(
    _ store: Store, _ learner: Learner?, _ invocation: Invocation, telling moment: Bool = false
  ) throws {
    isRecorded = isRecorded ?? store.commitWatch()
    if moment { tellsMoment = true }
    guard watched == nil, moment || hook(.level) != nil else { return }
    watched = try LevelWatch(store, learner, invocation)
  }

  /// Releases the store, also after a failure.
  func end() { watched = nil }

  /// How the verdict moved; empty if it did not, or if the verb does not report it.
  func moments() -> [Moved] {
    guard tellsMoment, hasRecorded, let watched else { return [] }
    tellsMoment = false
    do {
      return try watched.comparisons().compactMap(Moved.init)
    } catch {
      fault = error
      return []
    }
  }

  /// Runs the hooks in sequence. They change neither the record nor the exit code.
  func run(_ invocation: Invocation) {
    if let hook = hook(.level), let watched {
      pending += ((try? watched.changes()) ?? []).map { (hook, $0) }
    }
    // No lock is held and no file is open while they run: they may call rung.
    watched = nil
    for (hook, members) in pending { run(hook, members, invocation) }
  }

  private func run(_ hook: Hook, _ members: [(String, JSON)], _ invocation: Invocation) {
    let context = invocation.context
    if let refusal = hook.refusal() {
      return context.warn(
        say(
          "rung: the hook \(hook.event.rawValue) was not run: \(visible(refusal.en))",
          zh: "rung：没有运行钩子 \(hook.event.rawValue)：\(visible(refusal.zh))"))
    }
    let json = JSON.object(
      [
        ("event", .string(hook.event.rawValue)),
        ("at", .string(invocation.nowMoment.iso8601)), ("command", .string(invocation.words)),
      ] + members)
    var variables = [("RUNG_HOOK", hook.event.rawValue)]
    if let path = try? DatabasePath.resolved(invocation) { variables.append(("RUNG_DB", path)) }
    let seconds = context.preferences.hookSeconds
    let ending = World.run(
      hook, input: json.bytes() + [UInt8(ascii: "\n")], variables, seconds: seconds)
    hook.complaint(ending, seconds: seconds).map(context.warn)
  }
}
