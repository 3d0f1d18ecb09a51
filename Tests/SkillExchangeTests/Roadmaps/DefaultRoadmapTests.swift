import SkillCore
import Testing

@testable import SkillExchange

@Suite struct DefaultRoadmapTests {
  private let roadmap: Roadmap

  init() throws {
    roadmap = try defaultRoadmap.get()
  }

  @Test("Every row of the assessment's table is an item, field by field, in its order")
  func table() throws {
    let rows = assessmentTable.split(separator: "\n").dropFirst(2).map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map(
        trimmed)
    }
    #expect(rows.count == 69)
    #expect(roadmap.items.map(\.slug.description) == rows.map { $0[0] })
    for (item, row) in zip(roadmap.items, rows) {
      try #require(row.count == 10)
      #expect(item.label.zh == row[1])
      #expect(item.label.en == row[2])
      #expect(item.stage.map(String.init) ?? "-" == row[3])
      #expect(String(item.stars) == row[4])
      if !item.isHabit { #expect("\(item.target / 60)" == row[5] && item.target % 60 == 0) }
      #expect(item.capability.description == row[6])
      let prerequisites = row[7].split(separator: ",").map { trimmed($0) }
      #expect(item.prerequisites.map(\.text) == prerequisites)
      #expect(item.group.map { "@\($0)" } ?? "" == row[8])
      #expect(name(of: item.kind) == row[9])
    }
  }

  @Test(
    "The validator finds no fault, and warns only of Docker, which stage 4 needs before stage 5")
  func validator() throws {
    #expect(roadmap.faults() == [])
    let later = roadmap.warnings().map(\.subject)
    #expect(later == [.item(try #require(Slug("kubernetes")))])
  }

  @Test("Weight and must-have follow from the stars everywhere, targets are the table's own")
  func defaults() {
    for item in roadmap.items {
      #expect(item.weight == item.stars, "\(item.slug)")
      #expect(item.mustHave == (item.stars == 5 && item.group == nil), "\(item.slug)")
      #expect(!item.deprecated && item.replacedBy == nil)
    }
  }

  @Test("Stages and capabilities hold as many items as the table says")
  func counts() {
    func count(_ key: (Roadmap.Item) -> String) -> [String: Int] {
      Dictionary(grouping: roadmap.items, by: key).mapValues(\.count)
    }
    #expect(
      count { $0.stage.map(String.init) ?? "-" } == [
        "1": 11, "2": 9, "3": 11, "4": 11, "5": 8, "6": 7, "-": 12,
      ])
    #expect(
      count { $0.capability.description } == [
        "crud": 6, "basic-api": 14, "high-concurrency": 13, "performance": 10, "architecture": 12,
        "tech-selection": 9, "team-coordination": 5,
      ])
  }

  @Test("Levels, capabilities, stages and groups are those of the assessment page")
  func frame() {
    #expect(roadmap.slug.description == "python-backend" && roadmap.version == 2)
    #expect(roadmap.levels.map(\.id.description) == ["junior", "mid", "senior"])
    #expect(roadmap.levels.map(\.label.zh) == ["初级", "中级", "高级"])
    #expect(
      roadmap.levels.map { $0.salary?.en } == [
        "8-15K, China, 2025-05", "15-30K, China, 2025-05", "30K+, China, 2025-05",
      ])
    #expect(
      roadmap.capabilities.map { "\($0.level) \($0.id) \($0.label.zh) \($0.threshold)" } == [
        "junior crud CRUD 70", "junior basic-api 基础API开发 70",
        "mid high-concurrency 高并发设计 70", "mid performance 性能优化 70",
        "senior architecture 架构设计 70", "senior tech-selection 技术选型 70",
        "senior team-coordination 团队协调 70",
      ])
    #expect(roadmap.stages.map(\.number) == Array(1...6))
    #expect(
      roadmap.stages.map(\.title.zh) == [
        "Python 核心进阶", "Web 框架与 HTTP 协议", "数据库与 ORM", "系统设计与架构", "DevOps 与部署",
        "前沿技术拓展",
      ])
    #expect(
      roadmap.groups.map { "\($0.id) \($0.k) \($0.stars) \($0.capability) \($0.mustHave)" } == [
        "web-framework 1 5 basic-api true", "orm 1 5 crud true",
        "message-broker 1 4 high-concurrency false", "native-accel 1 2 performance false",
        "model-serving 1 2 tech-selection false", "team-practice 1 5 team-coordination true",
      ])
  }

  @Test("The habits count as the rule says")
  func habits() throws {
    let habits = roadmap.items.filter(\.isHabit)
    #expect(
      habits.map(\.slug.description) == [
        "habit-oss-pr", "habit-pep-watch", "habit-code-review",
      ])
    #expect(habits.map(\.target) == [12, 6, 12])
    #expect(
      habits.map(\.kind) == [
        .habit(.init(period: .week, needsLink: true)),
        .habit(.init(period: .month, needsLink: false)),
        .habit(.init(period: .week, needsLink: false)),
      ])
  }

  @Test("The roadmap says that its stars are inferred, in both languages")
  func remark() throws {
    let remark = try #require(roadmap.remark)
    #expect(remark.en.contains("inferred") && remark.zh.contains("推断"))
  }

  @Test("What the article does not name says so, in both languages")
  func ofOurOwn() {
    let own = roadmap.items.filter { $0.remark?.zh.contains("文中未列，Rung 补充") == true }
    #expect(
      own.map(\.slug.description) == ["habit-code-review", "mentoring", "decision-record"])
    #expect(own.allSatisfy { $0.remark?.en.contains("Not in the article; added by Rung") == true })
  }

  @Test("Every must-have and every group member has a resource; every link is https")
  func resources() {
    for item in roadmap.items where item.mustHave || item.group != nil {
      #expect(item.resources.contains { $0.url != nil }, "\(item.slug)")
    }
    for url in roadmap.items.flatMap(\.resources).compactMap(\.url) {
      #expect(url.hasPrefix("https://") && Evidence.isLink(url) && !url.contains(" "), "\(url)")
    }
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private func name(of kind: Roadmap.Item.Kind) -> String {
    switch kind {
    case .skill: "skill"
    case .decision: "decision"
    case .resource: "resource"
    case .project: "project"
    case .habit: "habit"
    }
  }
}
