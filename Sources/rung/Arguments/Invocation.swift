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

/// One learner's open record: the store, the learner, and the roadmap to judge by.
final class Desk {
  let store: Store
  let learner: Learner
  private let invocation: Invocation

  init(store: Store, learner: Learner, invocation: Invocation) {
    self.store = store
    self.learner = learner
    self.invocation = invocation
  }

  private var readRoadmap: Roadmap?

  var asker: ((String) -> String?)? { invocation.context.ask }

  /// Read lazily: many commands do not need it.
  func roadmap() throws -> Roadmap {
    if let readRoadmap { return readRoadmap }
    let roadmap = try roadmap(of: learner)
    readRoadmap = roadmap
    return roadmap
  }

  /// The same without the texts of its items, which a verdict in numbers does not show.
  func roadmapInNumbers() throws -> Roadmap {
    guard readRoadmap == nil, invocation.options.roadmap == nil else { return try roadmap() }
    return try store.roadmap(reference(of: learner), .numbers).shown
  }

  func roadmap(of learner: Learner) throws -> Roadmap {
    if let name = invocation.options.roadmap { return try storedOrShipped(name).shown }
    return try store.roadmap(reference(of: learner)).shown
  }

  /// `--roadmap` wins, else the version that the learner follows.
  func reference(of learner: Learner) throws -> RoadmapReference {
    if let slug = invocation.options.roadmap {
      return try store.roadmapReference(slug: slug, for: learner)
    }
    guard let reference = try store.roadmapReference(of: learner) else {
      throw StoreError.unknownRoadmap(
        "", known: try store.roadmaps().map { "\($0.reference.slug)" })
    }
    return reference
  }

  private var ownItems: [String: Roadmap.Item] = [:]

  /// The item with exactly that slug; the others are not read.
  func ownItem(_ name: String) throws -> Roadmap.Item? {
    if let known = ownItems[name] { return known }
    guard invocation.options.roadmap == nil, let slug = Slug(name.lowercased()),
      let item = try store.item(slug, of: reference(of: learner)), item.counts
    else { return nil }
    ownItems[name] = item
    return item
  }

  /// The item that a name means; of several, the one picked on the terminal. Warns if the item was
  /// renamed.
  func item(_ name: String) throws -> Roadmap.Item {
    if readRoadmap == nil, let item = try ownItem(name) { return item.shown }
    let roadmap = try roadmap()
    let item = try SkillName.resolve(name, in: roadmap, choose: picker(name, in: roadmap))
    let typed = Slug(name.lowercased())
    if let typed, typed != item.slug, roadmap.replacements()[typed] == item.slug,
      !invocation.options.quiet
    {
      invocation.context.warn(
        say("\(typed) is \(item.slug) now", zh: "\(typed) 现在是 \(item.slug)"))
    }
    return item
  }

  /// The same for recording: a skill that only another stored roadmap has is accepted, with a
  /// warning.
  func recordedItem(_ name: String) throws -> Roadmap.Item {
    do {
      return try item(name)
    } catch let refusal as Refusal
      where ["unknown-skill", "ambiguous-skill"].contains(refusal.name)
    {
      guard let (item, reference) = try itemElsewhere(name) else { throw refusal }
      if !invocation.options.quiet {
        invocation.context.warn(
          say(
            "\(item.slug) is a skill of \(reference.slug), not of the roadmap you follow",
            zh: "\(item.slug) 是路线图 \(reference.slug) 的技能，不在你正在使用的路线图里"))
      }
      return item
    }
  }

  /// By exact slug or label only: there is no guessing in a roadmap that is not followed.
  private func itemElsewhere(_ name: String) throws -> (Roadmap.Item, RoadmapReference)? {
    let followed = try reference(of: learner)
    let wanted = FoldedText(name: name)
    var seen: Set<Slug> = [followed.slug]
    for stored in try store.roadmaps() where seen.insert(stored.reference.slug).inserted {
      let items = try store.roadmap(stored.reference).items.filter(\.counts)
      let hits = items.filter { item in
        [item.slug.description, item.label.en, item.label.zh]
          .contains { FoldedText(name: $0) == wanted }
      }
      if hits.count == 1, let hit = hits.first { return (hit, stored.reference) }
    }
    return nil
  }

  /// The skills whose facts a name selects: an item with all that it replaces, or a skill that only
  /// the record still has.
  func recorded(_ name: String) throws -> [Slug] {
    do {
      let slug = try item(name).slug
      return [slug] + (try roadmap().replacements()).filter { $0.value == slug }.keys.sorted()
    } catch let refusal as Refusal {
      var query = FactQuery()
      query.skill = Slug(FoldedText(name: name).text)
      query.limit = 1
      guard let slug = query.skill, try !store.facts(of: learner, query).isEmpty else {
        throw refusal
      }
      return [slug]
    }
  }

  /// The facts of several skills, newest first.
  func facts(of skills: [Slug], _ query: FactQuery) throws -> [Fact] {
    try store.facts(of: learner, on: skills, query)
  }
}
