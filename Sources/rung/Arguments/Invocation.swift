import SkillCore
import SkillExchange
import SkillStore

/// One command line being carried out: the world, the options every verb has, and the words typed.
struct Invocation {
  let context: Context
  let options: GlobalOptions
  /// What was typed, for the undo list.
  let words: String
  /// What hooks will be told.
  let aftermath: Aftermath

  var style: Style { Style(enabled: ColorOption.isOn(options.color, context)) }

  /// What undo takes back.
  var command: Command { Command(words, at: context.now) }

  /// A local day's and a clock's view of an instant.
  var moment: (Instant) -> Moment { context.zone.moment }

  /// What a phrase says of a time, or of the end of what began at `start`; nil is now.
  func time(_ phrase: String?, after start: Moment? = nil) throws -> SaidTime {
    guard let phrase else { return SaidTime(moment: nowMoment, notices: []) }
    let time = try TimePhrase.parse(
      phrase, now: context.now, zone: context.zone, after: start?.instant)
    return SaidTime(time)
  }

  /// Nil when the phrase is no range at all.
  func range(_ phrase: String) throws -> TimeRange? {
    try TimeRange.parse(phrase, now: context.now, zone: context.zone)
  }

  /// What stands after the skill of `log`: a length, a range, or a length and a time.
  func session(_ phrase: String) throws -> SessionPhrase {
    try SessionPhrase.parse(phrase, now: context.now, zone: context.zone)
  }

  var nowMoment: Moment { context.zone.moment(context.now) }

  func day(_ phrase: String) throws -> LocalDay {
    try LocalDay.parse(phrase, now: context.now, zone: context.zone)
  }

  /// Either form of an answer; only the one that was asked for is made. What a fact moved comes last.
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

  /// Opens the database for a learner's record.
  /// - Parameter moment: whether the answer says how the verdict moved.
  func desk(for purpose: Store.Purpose, telling moment: Bool = false) throws -> Desk {
    let store = try opened(for: purpose)
    let learner = try learner(in: store)
    if purpose == .writing { try aftermath.watch(store, learner, self, telling: moment) }
    return Desk(store: store, learner: learner, invocation: self)
  }

  /// Opens the database for what is about several learners, or none.
  func open(for purpose: Store.Purpose, telling moment: Bool = false) throws -> Store {
    let store = try opened(for: purpose)
    if purpose == .writing { try aftermath.watch(store, nil, self, telling: moment) }
    return store
  }

  private func opened(for purpose: Store.Purpose) throws -> Store {
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
    return try Store.open(opening, for: purpose)
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

/// A time as it was said, with what should be told about the reading.
struct SaidTime {
  let moment: Moment
  let notices: [String]
  /// The day, where no clock was said.
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

/// A learner's record, open: the store, the learner, and the roadmap to judge by.
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

  /// Read when it is first asked for: many commands never need it.
  func roadmap() throws -> Roadmap {
    if let readRoadmap { return readRoadmap }
    let roadmap = try roadmap(of: learner)
    readRoadmap = roadmap
    return roadmap
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

  /// The item that a name means, of several the one that is picked on a terminal. Tells when it goes by
  /// another name now.
  func item(_ name: String) throws -> Roadmap.Item {
    // Whoever types a skill's own name needs none of the others.
    if readRoadmap == nil, invocation.options.roadmap == nil, let slug = Slug(name.lowercased()),
      let item = try store.item(slug, of: reference(of: learner)), item.counts
    {
      return item.shown
    }
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

  /// The same for what is recorded: a skill that only another stored roadmap has is recorded as well,
  /// and that is told.
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

  /// By its exact slug or label only: in a roadmap that is not followed nothing is guessed.
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

  /// The skills whose facts a name asks for: an item with all that it replaces, or one that the
  /// roadmap does not have any more, or does not count, but the record does.
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
    let facts = try skills.flatMap { skill in
      var one = query
      one.skill = skill
      return try store.facts(of: learner, one)
    }
    guard skills.count > 1 else { return facts }
    let sorted = facts.sorted { ($1.at.instant, $1.id) < ($0.at.instant, $0.id) }
    return query.limit.map { Array(sorted.prefix($0)) } ?? sorted
  }
}
