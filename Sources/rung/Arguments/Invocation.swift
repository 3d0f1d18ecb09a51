import SkillCore
import SkillExchange
import SkillStore

/// One command being run: the context, the global options, and what was typed.
struct Invocation {
  let context: Context
  let options: GlobalOptions
  /// The command line as typed, for the undo list.
  let words: String
  /// Collects what hooks are given.
  let aftermath: Aftermath

  var style: Style { Style(enabled: ColorOption.isOn(options.color, context)) }

  /// The action that undo reverts.
  var command: Command { Command(words, at: context.now) }

  /// An instant as local day and clock.
  var moment: (Instant) -> Moment { context.zone.moment }

  /// Parses a time, or the end of what began at `start`; nil is now.
  func time(_ phrase: String?, after start: Moment? = nil) throws -> SaidTime {
    guard let phrase else { return SaidTime(moment: nowMoment, notices: []) }
    let time = try TimePhrase.parse(
      phrase, now: context.now, zone: context.zone, after: start?.instant)
    return SaidTime(time)
  }

  /// Nil if the phrase is not a range.
  func range(_ phrase: String) throws -> TimeRange? {
    try TimeRange.parse(phrase, now: context.now, zone: context.zone)
  }

  /// Parses what follows the skill of `log`: a length, a range, or a length and a time.
  func session(_ phrase: String) throws -> SessionPhrase {
    try SessionPhrase.parse(phrase, now: context.now, zone: context.zone)
  }

  var nowMoment: Moment { context.zone.moment(context.now) }

  func day(_ phrase: String) throws -> LocalDay {
    try LocalDay.parse(phrase, now: context.now, zone: context.zone)
  }

  /// The answer as text or JSON; only the one asked for is built. How the verdict moved comes last.
  func answer(
    remarks: [String] = [], code: ExitStatus = .done, json: @autoclosure () throws -> JSON,
    text: @autoclosure () throws -> String
  ) rethrows -> Answer {
    let moments = aftermath.moments()
    return Answer(
      options.json
        ? try json().with(moments).text(pretty: true) + "\n"
        : context.wrapped(
          try text() + (options.quiet || moments.isEmpty ? "" : moments.text(self))),
      remarks: remarks.map { context.wrapped(addressed($0)) }, code: code, isData: options.json)
  }

  /// Opens the database for one learner.
  /// - Parameters:
  ///   - moment: whether the answer says how the verdict moved.
  ///   - skill: a skill's name: an exact slug is found while the database is opened.
  func desk(
    for purpose: Store.Purpose, telling moment: Bool = false, on skill: String? = nil
  ) throws -> Desk {
    let (store, found) = try opened(for: purpose) { store in
      let desk = Desk(store: store, learner: try learner(in: store), invocation: self)
      if let skill { _ = try desk.ownItem(skill) }
      return desk
    }
    if purpose == .writing { try aftermath.watch(store, found.learner, self, telling: moment) }
    return found
  }

  /// Opens the database for what concerns several learners, or none.
  func open(for purpose: Store.Purpose, telling moment: Bool = false) throws -> Store {
    let store = try opened(for: purpose) { _ in }.store
    if purpose == .writing { try aftermath.watch(store, nil, self, telling: moment) }
    return store
  }

  private func opened<R>(
    for purpose: Store.Purpose, asking: (Store) throws -> R
  ) throws -> (store: Store, answer: R) {
    try context.zoneFault?.refuse()
    if purpose == .writing, !options.quiet, let warning = context.zoneFault?.warning {
      context.warn(visible(warning.said))
    }
    var opening = Store.Opening(
      path: try DatabasePath.prepared(self), tool: Version.tool, login: context.login,
      roadmap: {
        let roadmap = try DefaultRoadmap.load()
        return (roadmap, RoadmapFile.canonical(roadmap))
      }, now: context.now, newID: context.newID)
    if let wish = context.environment["RUNG_SQL_TRACE"], !wish.isEmpty {
      let warn = context.warn
      opening.trace = { warn(visible("sql: \($0)")) }
    }
    return try Store.open(opening, for: purpose, asking: asking)
  }

  private func learner(in store: Store) throws -> Learner {
    if let name = options.learner ?? context.environment["RUNG_LEARNER"], !name.isEmpty {
      return try store.learner(named: name)
    }
    guard let learner = try store.currentLearner() else {
      throw Refusal(
        "no-learner", .unavailable,
        Text("the database has no learner", zh: "数据库里还没有学习者"),
        hint: Text("Add one: rung learner add NAME", zh: "新建一个：rung learner add 名字"))
    }
    return learner
  }
}

/// A parsed time, with remarks on how it was read.
struct SaidTime {
  let moment: Moment
  let notices: [String]
  /// The day, if no clock was given.
  var day: LocalDay?

  init(moment: Moment, notices: [String]) {
    self.moment = moment
    self.notices = notices
  }

  init(_ reading: TimeReading) {
    self.init(moment: reading.moment, notices: [reading.notice].compactMap { $0?.said })
    day = reading.day
  }
}
