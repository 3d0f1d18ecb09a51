import SkillCore
import SkillExchange
import TestSupport
import Testing

@Suite("P22: what export writes is accepted, and with one fault in it is refused by name")
struct RoadmapMutationTests {
  private static func shipped() throws -> [Roadmap] {
    try [DefaultRoadmap.load()]
      + RoadmapExample.allCases.map { try RoadmapFile.decode($0.bytes).roadmap }
  }

  @Test("every roadmap that ships comes back equal and without a fault")
  func accepted() throws {
    for roadmap in try RoadmapMutationTests.shipped() {
      let decoded = try RoadmapFile.decode(Array(RoadmapFile.encode(roadmap).utf8))
      #expect(decoded.roadmap == roadmap && decoded.faults().isEmpty)
    }
  }

  @Test("each single fault, put anywhere, is named at its place")
  func mutated() throws {
    var tried = 0
    // The others are of the same form; two are enough to break in every place.
    for roadmap in try RoadmapMutationTests.shipped().prefix(2) {
      for (name, change) in mutations(of: roadmap) {
        var broken = roadmap
        change(&broken)
        let faults = try RoadmapFile.decode(Array(RoadmapFile.encode(broken).utf8)).faults()
        #expect(
          faults.contains { $0.message.en.contains(name) }, "\(name): \(faults.map(\.message.en))")
        #expect(faults.contains { $0.message.zh.contains(name) && $0.position.line > 1 }, "\(name)")
        tried += 1
      }
    }
    #expect(tried > rounds(80, long: 250), "\(tried)")
  }

  private typealias Mutation = (name: String, change: (inout Roadmap) -> Void)

  private func mutations(of roadmap: Roadmap) -> [Mutation] {
    var all: [Mutation] = []
    for (index, item) in roadmap.items.enumerated() where index.isMultiple(of: rounds(8, long: 2)) {
      let slug = "\(item.slug)"
      all += [
        (slug, { $0.items[index].stars = 6 }), (slug, { $0.items[index].target = 0 }),
        (slug, { $0.items[index].prerequisites.append(.item(item.slug)) }),
        ("no-such", { $0.items[index].prerequisites.append(.item(.init("no-such") ?? item.slug)) }),
        ("no-such", { $0.items[index].capability = .init("no-such") ?? item.slug }),
        (slug, { $0.items.append(item) }),
        ("no-such", { $0.items[index].group = .init("no-such") }),
      ]
      if case .item(let first)? = item.prerequisites.first,
        let other = roadmap.items.firstIndex(where: { $0.slug == first })
      {
        all.append((slug, { $0.items[other].prerequisites.append(.item(item.slug)) }))
      }
    }
    for (index, capability) in roadmap.capabilities.enumerated() {
      let id = "\(capability.id)"
      for threshold in [0, 101] {
        all.append((id, { $0.capabilities[index].threshold = threshold }))
      }
      all.append((id, { $0.items.removeAll { $0.capability == capability.id } }))
    }
    for (index, group) in roadmap.groups.enumerated() {
      all.append(("\(group.id)", { $0.groups[index].k = 99 }))
    }
    all += roadmap.levels.map { level in
      ("\(level.id)", { $0.capabilities.removeAll { $0.level == level.id } })
    }
    return all
  }
}
