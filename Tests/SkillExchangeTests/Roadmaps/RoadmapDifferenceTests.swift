import SkillCore
import Testing

@testable import SkillExchange

@Suite("What differs between two roadmaps")
struct RoadmapDifferenceTests {
  private let roadmap: Roadmap

  init() throws {
    roadmap = try defaultRoadmap.get()
  }

  private func entries(_ change: (inout Roadmap) -> Void) -> [RoadmapDifference.Entry] {
    var changed = roadmap
    change(&changed)
    return RoadmapDifference(from: roadmap, to: changed).entries
  }

  private func fields(_ change: (inout Roadmap) -> Void) -> [RoadmapDifference.Field] {
    let entries = entries(change)
    guard entries.count == 1, case .changed(let fields)? = entries.first?.change else { return [] }
    return fields
  }

  private func field(_ key: String, _ before: String?, _ after: String?) -> RoadmapDifference.Field
  {
    .init(key: key, before: before.map(Text.init(same:)), after: after.map(Text.init(same:)))
  }

  @Test("The same content, another version or another order of items makes no difference")
  func none() {
    #expect(entries { _ in }.isEmpty)
    #expect(entries { $0.version = 9 }.isEmpty)
    #expect(entries { $0.items.reverse() }.isEmpty)
  }

  @Test("What is new and what is gone is named, in the order of the files")
  func addedAndRemoved() {
    let found = entries {
      let first = $0.items.removeFirst()
      var new = first
      new.slug = slug("brand-new")
      $0.items.append(new)
      $0.stages.append(.init(number: 7, title: Text(same: "7")))
      $0.groups.removeLast()
    }
    #expect(
      found.map(\.subject) == [
        .stage(7), .group(slug("team-practice")), .item(slug("asyncio")), .item(slug("brand-new")),
      ])
    let kinds = found.map { entry in
      switch entry.change {
      case .added: "added"
      case .removed: "removed"
      case .changed: "changed"
      }
    }
    #expect(kinds == ["added", "removed", "removed", "added"])
  }

  @Test("Each changed key is shown with its old and new value")
  func changed() throws {
    #expect(fields { $0.capabilities[0].threshold = 75 } == [field("threshold", "70", "75")])
    #expect(
      fields {
        $0.items[0].prerequisites = [.item(slug("redis")), .group(slug("orm"), atLeast: 2)]
      }
        == [field("prerequisites", nil, "redis, @orm:2")].map {
          .init(key: $0.key, before: nil, after: Text("redis, @orm:2", zh: "redis、@orm:2"))
        })
    #expect(
      fields { $0.items[0].replacedBy = slug("redis") } == [field("replacedBy", nil, "redis")])
    #expect(fields { $0.items[0].deprecated = true } == [field("deprecated", "false", "true")])
    #expect(fields { $0.items[0].stage = nil } == [field("stage", "1", nil)])
    #expect(fields { $0.items[0].mustHave = false } == [field("mustHave", "true", "false")])
    #expect(
      fields { $0.items[0].kind = .habit(.init(period: .week, needsLink: true)) } == [
        field("kind", "skill", "habit"), field("period", nil, "week"),
        field("needsLink", nil, "true"),
      ])
    #expect(fields { $0.groups[0].k = 2 } == [field("k", "1", "2")])
    #expect(fields { $0.items[0].resources = [] }.map(\.key) == ["resources"])
    #expect(fields { $0.remark = nil }.map(\.key) == ["remark"])
  }

  @Test("A change only in bytes or only in one language is shown")
  func hidden() {
    #expect(fields { $0.title.zh += " " }.map(\.key) == ["title"])
    var one = roadmap
    one.title.en = "e\u{301}"
    var other = roadmap
    other.title.en = "\u{E9}"
    #expect(RoadmapDifference(from: one, to: other).entries.map(\.subject) == [.roadmap])
  }

  @Test("Levels that change places are different: the higher one asks for more")
  func order() {
    let found = entries { $0.levels.swapAt(0, 1) }
    #expect(found.map(\.subject) == [.level(slug("junior")), .level(slug("mid"))])
  }

  @Test("A removed item with a similar new one is taken for a rename; a mark in the file decides")
  func renamed() {
    func likely(_ change: (inout Roadmap) -> Void) -> [String] {
      var changed = roadmap
      change(&changed)
      return RoadmapRename.likely(from: roadmap, to: changed).map { "\($0.old) \($0.new)" }
    }
    #expect(
      likely { $0.items[0].slug = slug("async-io-in-python") } == ["asyncio async-io-in-python"])
    #expect(
      likely {
        $0.items[0].slug = slug("asyncios")
        $0.items[0].label = Text(same: "other")
      } == ["asyncio asyncios"])
    #expect(likely { $0.items.removeFirst() } == [])
    #expect(
      likely {
        $0.items[0].slug = slug("asynchronous")
        $0.items[0].label = Text("Async I/O (asyncio, aiohttp sample) in depth", zh: "异步")
      } == ["asyncio asynchronous"])
    #expect(
      likely {
        var new = $0.items[0]
        new.slug = slug("async-io-in-python")
        $0.items[0].replacedBy = new.slug
        $0.items.append(new)
      } == [])
  }
}
