import SkillCore
import Testing

@Suite("Faults of a roadmap")
struct RoadmapFaultTests {
  /// The default roadmap with one thing changed.
  private func faults(_ change: (inout Roadmap) -> Void) -> [RoadmapFault] {
    var roadmap = PythonBackend.roadmap
    change(&roadmap)
    return roadmap.faults()
  }

  private func faults(of slug: Slug, _ change: (inout Roadmap.Item) -> Void) -> [RoadmapFault] {
    faults { roadmap in
      let index = roadmap.items.firstIndex { $0.slug == slug }!
      change(&roadmap.items[index])
    }
  }

  @Test func theDefaultRoadmapHasNone() {
    #expect(PythonBackend.roadmap.faults() == [])
  }

  @Test func numbersOutsideTheirBounds() {
    for stars in [0, 6, -1, Int.max] {
      #expect(faults(of: "redis") { $0.stars = stars } == [.stars(stars, of: .item("redis"))])
    }
    for weight in [0, -1, Int.max] {
      #expect(
        faults(of: "redis") { $0.weight = weight }.contains(.weight(weight, of: .item("redis"))))
    }
    #expect(faults(of: "redis") { $0.weight = 1_000_000 } == [])
    #expect(faults(of: "redis") { $0.target = 0 } == [.target(0, item: "redis")])
    #expect(faults(of: "redis") { $0.target = 1 } == [])
    #expect(faults { $0.groups[0].stars = 6 } == [.stars(6, of: .group("web-framework"))])
    for threshold in [0, 101, Int.min] {
      #expect(
        faults { $0.capabilities[0].threshold = threshold }
          == [.threshold(threshold, capability: "crud")])
    }
    #expect(faults { $0.capabilities[0].threshold = 100 } == [])
    #expect(faults { $0.version = 0 } == [.version(0)])
    #expect(faults { $0.version = 1_000_001 } == [.version(1_000_001)])
    #expect(faults(of: "redis") { $0.target = .max } == [.target(.max, item: "redis")])
    for number in [0, 1_000_001] {
      let stage = Roadmap.Stage(number: number, title: Text(same: "s"))
      #expect(faults { $0.stages.append(stage) } == [.stageNumber(number)])
    }
  }

  @Test func namesThatAreNotDefined() {
    #expect(
      faults(of: "redis") { $0.prerequisites = [.item("nothing")] }
        == [.unknownPrerequisite(.item("nothing"), item: "redis")])
    #expect(
      faults(of: "redis") { $0.prerequisites = [.group("nothing", atLeast: nil)] }
        == [.unknownPrerequisite(.group("nothing"), item: "redis")])
    #expect(
      faults(of: "redis") { $0.capability = "nothing" }
        == [.unknownCapability("nothing", of: .item("redis"))])
    #expect(faults(of: "redis") { $0.stage = 7 } == [.unknownStage(7, item: "redis")])
    #expect(
      faults(of: "redis") { $0.group = "nothing" } == [.unknownGroup("nothing", item: "redis")])
    #expect(
      faults(of: "redis") { $0.replacedBy = "nothing" }
        == [.unknownReplacement("nothing", item: "redis")])
    #expect(
      faults { $0.capabilities[6].level = "nothing" }
        .contains(.unknownLevel("nothing", capability: "team-coordination")))
    #expect(
      faults { $0.groups[4].capability = "nothing" }
        .contains(.unknownCapability("nothing", of: .group("model-serving"))))
  }

  @Test func idsThatAreThereTwice() {
    #expect(faults { $0.items.append($0.items[0]) } == [.duplicate(.item("asyncio"))])
    #expect(faults { $0.groups.append($0.groups[0]) } == [.duplicate(.group("web-framework"))])
    #expect(faults { $0.levels.append($0.levels[0]) } == [.duplicate(.level("junior"))])
    #expect(faults { $0.stages.append($0.stages[0]) } == [.duplicate(.stage(1))])
    #expect(
      faults { $0.capabilities.append($0.capabilities[0]) } == [.duplicate(.capability("crud"))])
    #expect(
      faults(of: "redis") { $0.slug = "orm" }.contains(.duplicate(.group("orm"))))
  }

  @Test func emptyParts() {
    let level = Roadmap.Level(id: "expert", label: Text(same: "expert"))
    #expect(faults { $0.levels.append(level) } == [.levelWithoutCapabilities("expert")])
    let capability = Roadmap.Capability(id: "taste", level: "senior", label: Text(same: "taste"))
    #expect(faults { $0.capabilities.append(capability) } == [.emptyCapability("taste")])
    #expect(faults { $0.levels = [] }.contains(.withoutLevels))
    var deprecated = PythonBackend.roadmap
    for index in deprecated.items.indices
    where deprecated.items[index].capability == "team-coordination" {
      deprecated.items[index].deprecated = true
    }
    #expect(deprecated.faults() == [.emptyCapability("team-coordination")])
  }

  @Test func groupsThatCannotBeSatisfied() {
    let four = faults { $0.groups[0].k = 4 }
    #expect(four.contains(.groupSize(4, members: 3, group: "web-framework")))
    #expect(
      four.contains {
        if case .unreachableThreshold(70, _, "basic-api") = $0 { true } else { false }
      }
    )
    #expect(faults { $0.groups[0].k = 3 } == [])
    #expect(faults { $0.groups[0].k = 0 } == [.groupSize(0, members: 3, group: "web-framework")])
    #expect(
      faults(of: "rabbitmq") { $0.capability = "performance" }
        == [.groupAcrossCapabilities("message-broker", item: "rabbitmq")])
    #expect(
      faults(of: "celery") { $0.prerequisites = [.group("orm", atLeast: 3)] }
        == [.prerequisiteSize(3, members: 2, group: "orm", item: "celery")])
    #expect(
      faults(of: "celery") { $0.prerequisites = [.group("orm", atLeast: 0)] }
        == [.prerequisiteSize(0, members: 2, group: "orm", item: "celery")])
  }

  @Test func moreThanAPlanCanLookAt() {
    var roadmap = PythonBackend.roadmap
    roadmap.levels += (roadmap.levels.count...100).map {
      Roadmap.Level(id: Slug("extra-\($0)") ?? "x", label: Text(same: "x"))
    }
    #expect(roadmap.faults().first == .tooManyLevels(101))
    roadmap.levels.removeLast()
    #expect(!roadmap.faults().contains(.tooManyLevels(100)))
  }

  @Test func aMemberOfManyMovesNothing() {
    func many(_ k: Int) -> Roadmap {
      smallRoadmap(
        (0..<k).map { item(Slug("m\($0)") ?? "x", group: "any") }, groups: [group("any", k: k)])
    }
    #expect(many(100).faults() == [])
    #expect(many(101).faults() == [.groupSize(101, members: 101, group: "any")])
    #expect(
      many(101).faults().first?.message.en
        == "@any needs 101 of its 101 members; k must be 1 to 100.")
  }

  @Test func aThresholdThatNobodyCanReachIsNamedWithTheBestScore() {
    let roadmap = smallRoadmap([item("x", group: "any")], groups: [group("any", k: 2)])
    #expect(
      roadmap.faults() == [
        .groupSize(2, members: 1, group: "any"),
        .unreachableThreshold(70, best: 50, capability: "craft"),
      ])
  }

  @Test func whatRefersToItself() {
    #expect(
      faults(of: "redis") { $0.prerequisites = [.item("redis")] } == [.selfReference("redis")])
    #expect(faults(of: "redis") { $0.replacedBy = "redis" }.contains(.selfReference("redis")))
    #expect(
      faults(of: "kafka") { $0.prerequisites = [.group("message-broker", atLeast: nil)] }
        == [.selfReference("kafka")])
  }

  @Test func aCycleIsPrintedAsItsPath() {
    let cycle = faults(of: "decorators") { $0.prerequisites = [.item("metaclasses")] }
    #expect(
      cycle == [.cycle([.item("decorators"), .item("metaclasses"), .item("descriptors")])])
    #expect(
      cycle.first?.message.en.contains("decorators -> metaclasses -> descriptors -> decorators")
        == true)
    #expect(cycle.first?.subject == .item("decorators"))
  }

  @Test func aCycleThroughAGroupIsOneOverWhicheverMember() {
    func roadmap(blocked: Slug) -> Roadmap {
      smallRoadmap(
        ["x", "y"].map { (slug: Slug) in
          item(slug, after: slug == blocked ? [.item("a")] : [], group: "any")
        } + [item("a", after: [.group("any", atLeast: nil)])], groups: [group("any", k: 1)])
    }
    #expect(roadmap(blocked: "none").faults() == [])
    #expect(
      roadmap(blocked: "x").faults() == [.cycle([.item("x"), .item("a"), .group("any")])])
    // That another member would do does not help a plan which takes this one.
    #expect(
      roadmap(blocked: "y").faults() == [.cycle([.item("y"), .item("a"), .group("any")])])
  }

  @Test func twoCyclesAreTwoFaultsAndWhatWaitsForThemIsNone() {
    let roadmap = smallRoadmap([
      item("a", after: [.item("b")]), item("b", after: [.item("a")]),
      item("c", after: [.item("d")]), item("d", after: [.item("c")]),
      item("e", after: [.item("a"), .item("d")]),
    ])
    #expect(
      roadmap.faults() == [
        .cycle([.item("a"), .item("b")]), .cycle([.item("c"), .item("d")]),
      ])
  }

  @Test func aCycleOfTenThousandSkillsIsFoundWithoutOverflow() {
    let count = 10_000
    let roadmap = smallRoadmap(
      (0..<count).map {
        item(
          Slug(stringLiteral: "s\($0)"),
          after: [.item(Slug(stringLiteral: "s\(($0 + 1) % count)"))])
      })
    guard case .cycle(let path) = roadmap.faults().first else {
      Issue.record("no cycle found")
      return
    }
    #expect(path.count == count)
  }

  @Test func noItemAsksForMoreThanAHundredThings() {
    let hundred = (1...100).map { Roadmap.Prerequisite.group("web-framework", atLeast: $0) }
    #expect(
      !faults(of: "redis") { $0.prerequisites = hundred }
        .contains(.prerequisiteCount(100, item: "redis")))
    #expect(
      faults(of: "redis") { $0.prerequisites = hundred + [.item("nothing")] }
        .contains(.prerequisiteCount(101, item: "redis")))
  }

  @Test func everyFaultSaysWhatToDoInBothLanguages() {
    let all: [RoadmapFault] = [
      .version(0), .withoutLevels, .levelWithoutCapabilities("it"), .emptyCapability("it"),
      .duplicate(.item("it")), .unknownLevel("x", capability: "it"),
      .unknownCapability("x", of: .item("it")), .unknownStage(9, item: "it"),
      .unknownGroup("x", item: "it"), .unknownPrerequisite(.item("x"), item: "it"),
      .unknownReplacement("x", item: "it"), .selfReference("it"), .cycle([.item("it")]),
      .replacementCycle(["it"]), .threshold(0, capability: "it"),
      .unreachableThreshold(70, best: 1, capability: "it"), .stars(0, of: .item("it")),
      .weight(0, of: .item("it")), .target(0, item: "it"), .groupSize(2, members: 1, group: "it"),
      .prerequisiteSize(2, members: 1, group: "x", item: "it"),
      .groupAcrossCapabilities("x", item: "it"), .prerequisiteCount(101, item: "it"),
      .target(.max, item: "it"),
    ]
    for fault in all where fault.subject != .roadmap {
      #expect(fault.message.en.contains("it"), "\(fault)")
      #expect(fault.message.zh.contains("it"), "\(fault)")
      #expect(fault.message.en.contains(";"), "\(fault) has no advice")
      #expect(fault.message.zh.contains("；"), "\(fault) has no advice")
    }
  }
}
