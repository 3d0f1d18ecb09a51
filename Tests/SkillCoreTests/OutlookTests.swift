import Testing

@testable import SkillCore

@Suite("The outlook that advice stands on")
struct OutlookTests {
  @Test("Led on step by step it says what the verdict would say")
  func steps() {
    let roadmap = PythonBackend.roadmap
    for var history in History.all.prefix(16) {
      if history.seed % 2 == 0 { history.mark("message-broker") }
      var outlook = Outlook(history.assess(), towards: "senior")
      var diary = Diary(firstID: 1_000_000)
      for _ in 0..<8 {
        let skills = outlook.index.items.indices.filter { !outlook.index.items[$0].isHabit }
        guard let step = skills.randomElement(using: &history.random) else { continue }
        let promised = outlook.perMille + outlook.gain(of: step)
        outlook.complete(step)
        diary.complete(outlook.index.items[step].slug, evidence: true)
        let verdict = Assessment(
          roadmap, Record(facts: history.facts + diary.facts), policy: .claimed)
        #expect(outlook.perMille == promised, "seed \(history.seed)")
        #expect(outlook.perMille == verdict.perMille(to: "senior"), "seed \(history.seed)")
        for (slug, unmet) in verdict.unmetPrerequisites() {
          #expect(outlook.index.position[slug].map(outlook.unmet) == unmet)
        }
      }
    }
  }
}
