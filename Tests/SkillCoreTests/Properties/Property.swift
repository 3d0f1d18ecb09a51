import SkillCore
import Testing

/// Something that is true of every history.
struct Property: CustomTestStringConvertible, Sendable {
  let name: String
  let holds: @Sendable (Trial) -> Bool

  init(_ name: String, _ holds: @escaping @Sendable (Trial) -> Bool) {
    self.name = name
    self.holds = holds
  }

  var testDescription: String { name }

  /// Drops facts one by one while the property stays broken, until each that is left is needed.
  func smallest(_ trial: Trial) -> Trial {
    var trial = trial
    var before = trial.facts.count + 1
    while trial.facts.count < before {
      before = trial.facts.count
      for index in trial.facts.indices.reversed() {
        var facts = trial.facts
        facts.remove(at: index)
        let fewer = trial.with(facts)
        if !holds(fewer) { trial = fewer }
      }
    }
    return trial
  }
}

extension Trial {
  /// For a person who looks for the reason.
  var told: String {
    let facts = facts.map { "  \($0.at.iso8601) \($0.skill?.description ?? "-") \($0.kind)" }
    let items = roadmap.items.map { item in
      "  \(item.slug) in \(item.capability) @\(item.group?.description ?? "-") weight \(item.weight)"
        + " must \(item.mustHave) target \(item.target) after \(item.prerequisites)"
    }
    let capabilities = roadmap.capabilities.map { "  \($0.id) of \($0.level): \($0.threshold)" }
    return
      (["seed \(seed), facts:"] + facts + ["items:"] + items + ["capabilities:"]
      + capabilities).joined(separator: "\n")
  }
}

@Suite("Properties, over thousands of small generated worlds")
struct PropertyTests {
  @Test(arguments: Property.ofFacts + Property.ofLevels + Property.ofRoadmaps + Property.ofAdvice)
  func holds(_ property: Property) {
    guard let broken = Trial.all.first(where: { !property.holds($0) }) else { return }
    Issue.record("\(property.name) is broken by \(property.smallest(broken).told)")
  }

  @Test("At least a tenth of the worlds reach each level, and all roadmaps are valid")
  func theWorldsReachEveryLevel() {
    for policy in Policy.allCases {
      var counts: [String: Int] = ["none": 0, "low": 0, "middle": 0, "high": 0]
      for trial in Trial.all {
        counts[trial.verdict(policy).level?.id.description ?? "none", default: 0] += 1
      }
      print("\(policy): \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
      #expect(counts.values.allSatisfy { $0 >= Trial.all.count / 10 }, "\(counts)")
    }
    #expect(Trial.all.allSatisfy { $0.roadmap.faults() == [] })
  }

  @Test func theSmallestHistoryKeepsOnlyWhatBreaksTheProperty() {
    let property = Property("nothing is completed after a rating") { trial in
      let rated = trial.facts.firstIndex { if case .rating = $0.kind { true } else { false } }
      return !trial.facts[(rated ?? trial.facts.endIndex)...].contains { $0.kind == .completion }
    }
    let broken = Trial.all.first { !property.holds($0) }
    let smallest = broken.map(property.smallest)
    #expect(smallest?.facts.count == 2)
    #expect(smallest?.facts.last?.kind == .completion)
  }
}
