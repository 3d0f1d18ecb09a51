import SkillCore
import SkillExchange
import SkillStore

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

  private var ownItems: [(name: String, item: Roadmap.Item)] = []

  /// The item with exactly that slug, without its prerequisites and resources; the others are not
  /// read.
  func ownItem(_ name: String) throws -> Roadmap.Item? {
    if let known = ownItems.first(where: { $0.name == name }) { return known.item }
    guard invocation.options.roadmap == nil, let slug = Slug(name.lowercased()),
      let item = try store.item(slug, of: reference(of: learner)), item.counts
    else { return nil }
    ownItems.append((name, item))
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
